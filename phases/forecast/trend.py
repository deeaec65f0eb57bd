"""How the forecast of each milestone moved as time passed: the milestone trend analysis."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from phases.dates.calendar import Calendar
from phases.dates.timeline import Dated
from phases.plan import Task
from phases.summary.overview import dated
from words.text import Sentence, Text, counted, sentence

Seen = tuple[date, date]
"""On which day a milestone was forecast to which date."""
Titles = Mapping[str, Text | Sentence]


@dataclass(frozen=True, slots=True)
class Trend:
    """A milestone with its forecasts, oldest first, and by how many working days the last differs from the first."""

    task: Task
    seen: Sequence[Seen]
    days: int


def trends_of(
    forecasts: Mapping[str, Sequence[Seen]], milestones: Sequence[Dated], calendar: Calendar, today: date
) -> list[Trend]:
    """Return the trend of each milestone up to today, or up to the day it was reached; the order is that given."""
    return [_trend(row, forecasts.get(row.task.id, ()), calendar, today) for row in milestones]


def _trend(row: Dated, kept: Sequence[Seen], calendar: Calendar, today: date) -> Trend:
    reached = row.task.finished_on
    last = min(reached, today) if reached else today
    seen = [each for each in kept if each[0] < last]
    seen.append((last, row.finish))
    return Trend(row.task, seen, calendar.between(seen[0][1], seen[-1][1]))


def most_moved(trends: Sequence[Trend], most: int) -> list[Trend]:
    """Return the milestones that moved, those that moved most first."""
    moved = [each for each in trends if each.days]
    return sorted(moved, key=lambda each: (-abs(each.days), -each.days, each.seen[-1][1]))[:most]


def trend_finding(trends: Sequence[Trend], titles: Titles) -> Sentence:
    """Return how many milestones moved since they were first forecast, and which one the most."""
    moved = most_moved(trends, len(trends))
    if not trends:
        return sentence("There is no milestone to follow")
    today = max(each.seen[-1][0] for each in trends)
    since = dated(min(each.seen[0][0] for each in trends), today)
    if not moved:
        return sentence("No forecast of a milestone has moved since {day}", day=since)
    worst = moved[0]
    later, earlier = sum(each.days > 0 for each in moved), sum(each.days < 0 for each in moved)
    parts = [
        (counted("one milestone drifted later", "{count} milestones drifted later", later), later),
        (counted("one came earlier", "{count} came earlier", earlier), earlier),
    ]
    return sentence(
        "Since {day}: {parts}; most of all “{task}”, {days}",
        day=since,
        parts=[words for words, number in parts if number],
        task=titles[worst.task.id],
        days=_shifted(worst.days),
    )


def _shifted(days: int) -> Sentence:
    if days > 0:
        return counted("one working day later", "{count} working days later", days)
    return counted("one working day earlier", "{count} working days earlier", -days)
