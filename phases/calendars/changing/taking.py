"""Days off and make-up days from elsewhere: what they change in a calendar, and the calendar with them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from phases.capacity.workweek import Exceptional, Spans, WorkCalendar
from phases.network.shifts import OFFICE, Shifts
from words.text import Sentence, counted, sentence


@dataclass(frozen=True, slots=True)
class ListedDay:
    """A day that a list calls off, or worked although it would be off."""

    day: date
    is_worked: bool
    name: str = ""


@dataclass(frozen=True, slots=True)
class Taking:
    """What a list of days changes in a calendar, day by day, and the days of its years that it does not name."""

    off: tuple[ListedDay, ...]
    """Worked until now."""
    worked: tuple[ListedDay, ...]
    """Off until now."""
    same: tuple[ListedDay, ...]
    unlisted: tuple[date, ...]
    """Days off of the calendar, by exception, within the list's first and last day, that the list does not name."""

    @property
    def changes(self) -> int:
        """Return how many days change."""
        return len(self.off) + len(self.worked)


def taking(shifts: Shifts, listed: Sequence[ListedDay]) -> Taking:
    """Return what a list changes: days that become off, days that become worked, days that are so already."""
    exceptions, kept = dict(shifts.exceptions), {each.day: each for each in listed}
    hours = {day: exceptions.get(day.toordinal(), shifts.week[day.weekday()]) for day in kept}
    days = [kept[day] for day in sorted(kept)]
    first, last = (days[0].day.toordinal(), days[-1].day.toordinal()) if days else (1, 0)
    off = (date.fromordinal(at) for at, spans in exceptions.items() if first <= at <= last and not spans)
    return Taking(
        off=tuple(each for each in days if not each.is_worked and hours[each.day]),
        worked=tuple(each for each in days if each.is_worked and not hours[each.day]),
        same=tuple(each for each in days if each.is_worked == bool(hours[each.day])),
        unlisted=tuple(sorted(day for day in off if day not in kept and shifts.week[day.weekday()])),
    )


def with_days(calendar: WorkCalendar, found: Taking, shifts: Shifts) -> WorkCalendar:
    """Return the calendar with the days that change as exceptions; make-up days have the hours of its usual day."""
    usual = next((each for each in shifts.week if each), OFFICE)
    new = [(each.day, (), each.name) for each in found.off] + [(each.day, usual, each.name) for each in found.worked]
    kept = _without(calendar.exceptions, {day for day, _, _ in new})
    return replace(calendar, exceptions=tuple(sorted([*kept, *_ranges(new)], key=lambda each: each.first)))


def taking_finding(found: Taking) -> Sentence:
    """Return the sentence before dates are taken over: how many days change, and how many are so already."""
    if not found.changes:
        return counted(
            "The one day of the list is so already; there is nothing to take over",
            "All {count} days of the list are so already; there is nothing to take over",
            len(found.same),
        )
    parts = [
        words
        for words, days in (
            (counted("one day becomes off", "{count} days become off", len(found.off)), found.off),
            (counted("one day becomes worked", "{count} days become worked", len(found.worked)), found.worked),
            (counted("one is so already", "{count} are so already", len(found.same)), found.same),
        )
        if days
    ]
    return sentence("Of the list: {parts}", parts=parts)


def _ranges(days: Iterable[tuple[date, Spans, str]]) -> list[Exceptional]:
    """Return days as exceptions, those that follow each other alike as one."""
    found: list[Exceptional] = []
    for day, spans, name in sorted(days):
        last = found[-1] if found else None
        if last and last.last + timedelta(days=1) == day and (last.spans, last.name) == (spans, name):
            found[-1] = replace(last, last=day)
        else:
            found.append(Exceptional(day, day, spans, name))
    return found


def _without(exceptions: Iterable[Exceptional], days: set[date]) -> list[Exceptional]:
    """Return exceptions with some days cut out."""
    found: list[Exceptional] = []
    for each in exceptions:
        if not any(each.first <= day <= each.last for day in days):
            found.append(each)
            continue
        span = ((each.first + timedelta(days=at)) for at in range((each.last - each.first).days + 1))
        found += _ranges((day, each.spans, each.name) for day in span if day not in days)
    return found
