"""What the dates of a programme depend on beside its tasks: its calendars, its day, its ends, its status date."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache, reduce

from errors import Refusal
from phases.capacity.people import Assignment, Person
from phases.capacity.workweek import NoSuchCalendar, WorkCalendar, exceptions_of, lineage, week_of
from phases.dates.calendar import Calendar, calendar_for, calendar_of_shifts, shifts_for
from phases.dates.frame import Terms
from phases.network.shifts import NoWorkingTime, Shifts, either
from phases.plan import Task
from phases.programme import Programme, Unit
from words.text import Text, sentence

NOWHERE = ((),) * 7
BESIDE = " | "
"""Between the keys of calendars of which one suffices; no key holds it."""


class NeverWorked(Refusal):
    """Nobody ever works on a calendar that tasks are worked on."""

    def __init__(self, name: Text) -> None:
        super().__init__(
            sentence("The calendar “{name}” has no working time. Give at least one day its hours.", name=name)
        )


def calendars_of(programme: Programme, own: Sequence[WorkCalendar], used: Iterable[str] = ()) -> dict[str, Calendar]:
    """Return the calendars in use by key; the empty key is the one that the programme is worked on."""
    known, year, first = {each.key: each for each in own}, programme.start_on.year, programme.calendar_key
    rows = dict.fromkeys(used)
    wanted = dict.fromkeys(
        [key for row in rows for key in row.split(BESIDE) if key or key == row] + ([first] if first else [])
    )
    if missing := [key for key in wanted if key not in known]:
        raise NoSuchCalendar(missing[0])
    found = {key: _named(known[key], known, year) for key in wanted}
    found[""] = found[first] if first else calendar_for(programme.country, year)
    found |= _together(programme, known, [row for row in rows if BESIDE in row], found)
    return found


def _together(
    programme: Programme, known: Mapping[str, WorkCalendar], rows: Sequence[str], alone: Mapping[str, Calendar]
) -> dict[str, Calendar]:
    """Return the calendars of rows on which one of several suffices; one that says it all serves for them."""
    if not rows:
        return {}
    year, first = programme.start_on.year, programme.calendar_key
    shifts = {key: shifts_of(known[key], known, year) for key in alone if key}
    shifts[""] = shifts[first] if first else shifts_for(programme.country, year)
    made = {row: _either(tuple(shifts[key] for key in row.split(BESIDE))) for row in rows}
    places = {hours: key for key, hours in shifts.items()}
    return {row: alone[places[hours]] if hours in places else _joint(hours) for row, hours in made.items()}


@lru_cache(maxsize=256)
def _either(shifts: tuple[Shifts, ...]) -> Shifts:
    return reduce(either, shifts)


@lru_cache(maxsize=64)
def _joint(shifts: Shifts) -> Calendar:
    return calendar_of_shifts("", shifts)


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
    persons = [each if each.calendar_key in own else replace(each, calendar_key="") for each in roster.persons]
    keys = calendar_keys(tasks, roster.units, persons, roster.assignments) if roster.calendars else {}
    calendars = calendars_of(programme, roster.calendars, keys.values())
    named = {id(calendar): key for key, calendar in reversed(calendars.items())}
    keys = {task_id: named[id(calendars[key])] for task_id, key in keys.items()}
    used = set(keys.values())
    terms = Terms(
        day_minutes=programme.day_minutes,
        start_time=programme.start_time,
        finish_on=programme.finish_on,
        finish_time=programme.finish_time,
        status_on=programme.status_on,
        calendars={key: each for key, each in calendars.items() if key and (key in used or BESIDE not in key)},
        keys={task_id: key for task_id, key in keys.items() if key not in ("", programme.calendar_key)},
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
    """Return which calendar a row is worked on, by task id: its own, those of who works on it, or its unit's.

    A row with several persons of different calendars is worked on while one of them works, as Microsoft Project
    counts its days: their keys stand together, with `BESIDE` between them.
    """
    own = {each.key: each.calendar_key for each in persons if each.kind == "work"}
    worked: dict[str, set[str]] = {}
    for each in assignments:
        if each.person_key in own:
            worked.setdefault(each.task_id, set()).add(own[each.person_key])
    at = {unit.key: unit.calendar_key for unit in units if unit.calendar_key}
    found = {task.id: task.calendar_key or at.get(task.unit_key, "") for task in tasks}
    found |= {
        task.id: BESIDE.join(sorted({key or found[task.id] for key in worked[task.id]}))
        for task in tasks
        if task.id in worked and not task.calendar_key
    }
    return {task_id: key for task_id, key in found.items() if key}


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
