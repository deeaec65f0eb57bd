"""The dates a plan hangs on: forwards from a start or backwards from a go-live date, and the promised end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from errors import Refusal
from phases.dates.calendar import Calendar
from phases.programme import EARLIEST_START, LATEST_START, Programme
from words.text import Sentence, joined, sentence

FIELDS = ("start_on", "finish_on", "promised_on")


@dataclass(frozen=True, slots=True)
class Span:
    """The dates that people set for a whole programme."""

    start_on: date
    """Before it no task begins."""
    finish_on: date | None = None
    """Go-live: every task is planned as late as this date allows; without one, as early as the start allows."""
    promised_on: date | None = None
    """What was promised; the forecast says the chance to keep it."""


class InvalidSpan(Refusal):
    """These dates cannot be; every problem is listed and none was saved."""

    def __init__(self, problems: Sequence[Sentence]) -> None:
        self.problems = tuple(problems)
        super().__init__(sentence("Nothing was saved: {problems}", problems=joined(problems)))


class SpanChangedSince(Refusal):
    """Somebody set other dates since."""

    def __init__(self) -> None:
        super().__init__(sentence("The programme's dates were changed since. Set them by hand instead."))


def span_of(programme: Programme) -> Span:
    """Return the dates that the programme stands at."""
    return Span(programme.start_on, programme.finish_on, programme.promised_on)


def changed(programme: Programme, span: Span) -> dict[str, Any]:
    """Return the fields that differ; a date that is set anew counts from its first, or up to its last, minute."""
    found = {key: value for key in FIELDS if (value := getattr(span, key)) != getattr(programme, key)}
    times = {"start_on": "start_time", "finish_on": "finish_time"}
    return found | {time: None for day, time in times.items() if day in found}


def moves_dates(changes: Mapping[str, Any]) -> bool:
    """Return whether changes move the plan; a promise does not."""
    return bool({"start_on", "finish_on"} & set(changes))


def span_problems(span: Span, changes: Mapping[str, Any], calendar: Calendar) -> list[Sentence]:
    """Return what is wrong with the dates that change."""
    found: list[Sentence] = []
    dated = [value for key in FIELDS if (value := changes.get(key))]
    if far := [day for day in dated if not EARLIEST_START <= day <= LATEST_START]:
        return [
            sentence(
                "Dates lie between {first} and {last}, not on {day}.",
                first=EARLIEST_START.isoformat(),
                last=LATEST_START.isoformat(),
                day=far[0].isoformat(),
            )
        ]
    if (day := changes.get("start_on")) and not calendar.is_working(day):
        following = calendar.next_working(day)
        found.append(
            sentence("The start {day} is not a working day. The next one is {next_day}.", day=day, next_day=following)
        )
    if (day := changes.get("finish_on")) and not calendar.is_working(day):
        following = calendar.next_working(day)
        found.append(
            sentence(
                "The go-live {day} is not a working day. The next one is {next_day}.", day=day, next_day=following
            )
        )
    if span.finish_on and span.finish_on < span.start_on:
        found.append(sentence("The go-live must not lie before the start."))
    if span.promised_on and span.promised_on <= span.start_on:
        found.append(sentence("The promised date must lie after the start."))
    return found
