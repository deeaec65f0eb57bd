"""Dates of a foreign plan that no calendar here reaches: named before anything is taken over."""

from collections.abc import Iterator
from datetime import date, datetime

from exchange.plan.foreign import ForeignPlan, ForeignTask, UntrustedPlan
from phases.dates.calendar import FIRST_YEAR, LATEST_FIRST_YEAR, YEARS_IN_ALL
from words.text import Sentence, sentence


def refuse_unreachable(foreign: ForeignPlan, start: date) -> None:
    """Refuse a plan with dates before the first or after the last year that its calendars have."""
    first, last = min(FIRST_YEAR, start.year - 1), max(start.year, LATEST_FIRST_YEAR) + YEARS_IN_ALL - 1
    if not FIRST_YEAR <= start.year <= LATEST_FIRST_YEAR + YEARS_IN_ALL:
        return  # the start itself is refused, or moves the calendars
    problems = [
        sentence(
            "Task {number} “{name}”: {field} is {day}; plans reach from {first} to {last}.",
            number=task.uid,
            name=task.name[:80],
            field=field,
            day=moment.date().isoformat(),
            first=str(first),
            last=str(last),
        )
        for task in foreign.tasks
        for field, moment in _dates(task)
        if moment and not first <= moment.year <= last
    ]
    if foreign.status_on and not first <= foreign.status_on.year <= last:
        day = foreign.status_on.date().isoformat()
        problems.append(
            sentence(
                "The status date is {day}; plans reach from {first} to {last}.",
                day=day,
                first=str(first),
                last=str(last),
            )
        )
    if problems:
        raise UntrustedPlan(problems)


def _dates(task: ForeignTask) -> Iterator[tuple[Sentence, datetime | None]]:
    """Yield the dates that a calendar must hold, each with what it is called."""
    yield sentence("the date of its constraint"), task.constraint_at
    yield sentence("its actual start"), task.started_at
    yield sentence("its actual finish"), task.finished_at
    yield sentence("the date by hand"), task.placed_at
    for number, kept in task.baselines.items():
        called = sentence("a date of baseline {number}", number=str(number))
        yield called, kept.start
        yield called, kept.finish
