"""What the dates of a programme depend on beside its tasks: its calendars, its day, its ends, its status date."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from errors import Refusal
from phases.calendar import Calendar, calendar_for, calendar_of_shifts, shifts_for
from phases.capacity.people import Assignment, Person
from phases.capacity.workweek import NoSuchCalendar, WorkCalendar, exceptions_of, lineage, week_of
from phases.frame import Terms
from phases.network.shifts import NoWorkingTime, Shifts
from phases.plan import Task
from phases.programme import Programme, Unit
from words.text import Text, sentence

NOWHERE = ((),) * 7


class NeverWorked(Refusal):
    """Nobody ever works on a calendar that tasks are worked on."""

    def __init__(self, name: Text) -> None:
        super().__init__(
            sentence("The calendar “{name}” has no working time. Give at least one day its hours.", name=name)
        )


def calendars_of(programme: Programme, own: Sequence[WorkCalendar], used: Iterable[str] = ()) -> dict[str, Calendar]:
    """Return the calendars in use by key; the empty key is the one that the programme is worked on."""
    known = {each.key: each for each in own}
    wanted = dict.fromkeys([*used, *([programme.calendar_key] if programme.calendar_key else [])])
    if missing := [key for key in wanted if key not in known]:
        raise NoSuchCalendar(missing[0])
    year = programme.start_on.year
    found = {key: _named(known[key], known, year) for key in wanted}
    found[""] = found[programme.calendar_key] if programme.calendar_key else calendar_for(programme.country, year)
    return found


@dataclass(frozen=True, slots=True)
class Roster:
    """What tells the hours of every row: calendars of the programme's own, units, persons, who works on what."""

    calendars: Sequence[WorkCalendar] = ()
    units: Sequence[Unit] = ()
    persons: Sequence[Person] = ()
    assignments: Sequence[Assignment] = ()


def terms_of(programme: Programme, tasks: Sequence[Task], roster: Roster) -> tuple[Calendar, Terms]:
    """Return the calendar that the programme is worked on, and how it counts beside that."""
    own = telling(roster.calendars, programme.calendar_key)
    persons = [each for each in roster.persons if each.calendar_key in own]
    keys = calendar_keys(tasks, roster.units, persons, roster.assignments) if roster.calendars else {}
    calendars = calendars_of(programme, roster.calendars, keys.values())
    terms = Terms(
        day_minutes=programme.day_minutes,
        start_time=programme.start_time,
        finish_on=programme.finish_on,
        finish_time=programme.finish_time,
        status_on=programme.status_on,
        calendars={key: calendar for key, calendar in calendars.items() if key},
        keys={task_id: key for task_id, key in keys.items() if key != programme.calendar_key},
    )
    return calendars[""], terms


def shifts_of(calendar: WorkCalendar, known: Mapping[str, WorkCalendar], first_year: int) -> Shifts:
    """Return the week and the exceptional days of a calendar with those it is built on."""
    return _shifts(_unnamed(calendar, known), first_year)


def _unnamed(calendar: WorkCalendar, known: Mapping[str, WorkCalendar]) -> tuple[WorkCalendar, ...]:
    return tuple(replace(each, name="", version=1) for each in lineage(calendar, known)[0])


def _named(calendar: WorkCalendar, known: Mapping[str, WorkCalendar], first_year: int) -> Calendar:
    line = _unnamed(calendar, known)
    try:
        return _calendar(line, first_year)
    except NoWorkingTime as never:
        raise NeverWorked(calendar.name) from never


def telling(calendars: Sequence[WorkCalendar], first: str) -> set[str]:
    """Return the keys of the calendars that say something else than the programme's first one."""
    return {
        each.key
        for each in calendars
        if each.key != first and (each.base != first or each.exceptions or any(day is not None for day in each.week))
    }


def calendar_keys(
    tasks: Sequence[Task], units: Sequence[Unit], persons: Sequence[Person], assignments: Sequence[Assignment]
) -> dict[str, str]:
    """Return which calendar a row is worked on, by task id: its own, that of who works on it, or its unit's.

    A row with several persons is worked on the calendar of the first one who has one of her own.
    """
    own = {each.key: each.calendar_key for each in persons if each.kind == "work" and each.calendar_key}
    worked: dict[str, str] = {}
    for each in assignments:
        if each.person_key in own:
            worked.setdefault(each.task_id, own[each.person_key])
    at = {unit.key: unit.calendar_key for unit in units if unit.calendar_key}
    keys = ((task.id, task.calendar_key or worked.get(task.id) or at.get(task.unit_key, "")) for task in tasks)
    return {task_id: key for task_id, key in keys if key}


@lru_cache(maxsize=64)
def _calendar(line: tuple[WorkCalendar, ...], first_year: int) -> Calendar:
    """Return a calendar of its own with the hours that it and those it is built on say; the nearest wins."""
    return calendar_of_shifts(line[0].key, _shifts(line, first_year))


def _shifts(line: tuple[WorkCalendar, ...], first_year: int) -> Shifts:
    country = line[-1].base.partition(":")[2] or "none"
    root = shifts_for(country, first_year)
    stands_alone = not line[-1].base
    week = week_of(list(line), NOWHERE if stands_alone else root.week)
    bounds = date.fromordinal(root.first), date.fromordinal(root.last)
    exceptions = exceptions_of(list(line), bounds)
    days = exceptions if stands_alone else dict(root.exceptions) | exceptions
    return Shifts(week, root.first, root.last, tuple(sorted(days.items())))  # type: ignore[arg-type]
