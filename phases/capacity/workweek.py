"""A calendar of hours: its week, the days that differ from it, and the calendar it is built on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from errors import Refusal
from words.text import Text, sentence

Span = tuple[int, int]
"""Working time within a day: from and to, in minutes since midnight; to is at most 1440."""
Spans = tuple[Span, ...]
Week = tuple[Spans | None, ...]
"""Monday to Sunday; `()` is a day off, `None` takes over what the base says."""
COUNTRY = "country:"
"""Before a country's code, as the base of a calendar."""


class CalendarInCircle(Refusal):
    """Calendars are built on each other in a circle."""

    def __init__(self, name: Text) -> None:
        super().__init__(sentence("The calendar “{name}” is built on itself. Choose another base.", name=name))


class NoSuchCalendar(Refusal):
    """A calendar is named that the programme does not have."""

    def __init__(self, key: str) -> None:
        super().__init__(sentence("There is no calendar “{key}” in this programme.", key=key))


@dataclass(frozen=True, slots=True)
class Exceptional:
    """Days on which a calendar differs from its week, both ends included; no spans is time off."""

    first: date
    last: date
    spans: Spans
    name: str = ""


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """A calendar of a programme's own; the base is another one's key, a country, or nothing."""

    key: str
    name: Text
    base: str
    week: Week
    exceptions: tuple[Exceptional, ...] = ()
    version: int = 1


def lineage(calendar: WorkCalendar, known: Mapping[str, WorkCalendar]) -> tuple[list[WorkCalendar], str]:
    """Return the calendar with those it is built on, the nearest first, and the country at the root, if any."""
    found: list[WorkCalendar] = [calendar]
    while (base := found[-1].base) and not base.startswith(COUNTRY):
        if base not in known:
            raise NoSuchCalendar(base)
        if known[base] in found:
            raise CalendarInCircle(calendar.name)
        found.append(known[base])
    return found, found[-1].base.removeprefix(COUNTRY)


def week_of(line: list[WorkCalendar], root: Week) -> Week:
    """Return the spans of every weekday: those of the nearest calendar that says something, else the root's."""
    return tuple(next((each.week[day] for each in line if each.week[day] is not None), root[day]) for day in range(7))


def exceptions_of(line: list[WorkCalendar], within: tuple[date, date]) -> dict[int, Spans]:
    """Return the spans of every exceptional day by ordinal; the nearest calendar wins, days outside are left out."""
    first, last = within
    found: dict[int, Spans] = {}
    for calendar in reversed(line):
        for each in calendar.exceptions:
            days = range(max(each.first, first).toordinal(), min(each.last, last).toordinal() + 1)
            found |= dict.fromkeys(days, each.spans)
    return found
