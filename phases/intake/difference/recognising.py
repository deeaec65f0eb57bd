"""Which calendars and people of a file are those that stand here: by id where one came from a file, else by name."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import count
from typing import Any, TypeVar

from phases.capacity.people import Assignment, Person
from phases.capacity.workweek import COUNTRY, WorkCalendar
from phases.dates.calendar import NO_HOLIDAYS, countries, shifts_for
from phases.effort.value.costs import TaskCost
from phases.intake.difference.merging import Brought, is_imported, key_of
from phases.intake.incoming import Incoming
from phases.programme import Programme
from words.text import Text

MINUTE, CENT, SHARE = 1 / 60, 0.01, 1e-6
"""What a file can tell apart: hours to the minute, money to the cent, a share to the millionth."""
Named = TypeVar("Named", Person, WorkCalendar)


@dataclass(frozen=True, slots=True)
class Known:
    """What stands here: calendars, people and their work, and what the last import brought."""

    here: Brought
    base: Brought | None
    """None where an import of an older version of the product kept nothing."""


def recognised(incoming: Incoming, programme: Programme, known: Known) -> Incoming:
    """Return the incoming plan with the keys of calendars and people that stand here.

    What a file cannot say of them (a person's role, a name in a second language, seconds and fractions of a cent) is
    taken from here, so that a file that we wrote differs in nothing.
    """
    if incoming.only_names:
        return _named_here(incoming, known.here)
    base = known.base or Brought()
    brought = {each.key for each in (*base.calendars, *known.here.calendars)}
    own = [each for each in incoming.calendars if each.key not in brought]
    country = {each.key: found for each in own if (found := _country_of(each, programme))}
    own = [each for each in incoming.calendars if each.key not in country]
    calendars = _matches(own, known.here.calendars, base.calendars)
    persons = _matches(incoming.persons, known.here.persons, base.persons)
    return _renamed(incoming, known.here, _Keys(calendars | dict.fromkeys(country, ""), country, persons))


def _named_here(incoming: Incoming, here: Brought) -> Incoming:
    """Return a plan that only names people, with all that stands here of them, of calendars and of costs.

    The ids of its people count for nothing: who has no namesake here is new.
    """
    named = {name: each for each in reversed(here.persons) for name in _names(each.name)}
    taken = {each.key for each in here.persons}
    fresh = (key for number in count(1) if (key := f"p-{number}") not in taken)
    persons = {
        each.key: named.get(_names(each.name)[0]) or replace(each, key=next(fresh)) for each in incoming.persons
    }
    work = {(each.task_id, each.person_key): each for each in here.assignments}
    new = tuple(each for each in persons.values() if each.key not in taken)
    return replace(
        incoming,
        calendars=here.calendars,
        costs=here.costs,
        persons=(*here.persons, *new),
        assignments=tuple(
            _shared(replace(each, person_key=persons[each.person_key].key), work) for each in incoming.assignments
        ),
    )


def _shared(found: Assignment, here: Mapping[tuple[str, str], Assignment]) -> Assignment:
    """Return work with all that stands here of it but its share."""
    standing = here.get((found.task_id, found.person_key))
    if standing is None:
        return found
    return standing if _is_close(found.units, standing.units, SHARE) else replace(standing, units=found.units)


def remembered(incoming: Incoming, base: Brought | None) -> Brought:
    """Return what is kept of an import for the next one: of a plan that only names people what was known before."""
    said = brought(incoming)
    if base is None:
        return said
    untold = tuple(each for each in base.assignments if not said.is_of(each))
    if not incoming.only_names:
        costs = (each for each in base.costs if not said.is_of(each))
        return replace(said, assignments=(*said.assignments, *untold), costs=(*said.costs, *costs))
    persons, work = {each.key: each for each in said.persons}, {key_of(each): each for each in base.assignments}
    return Brought(
        base.calendars,
        tuple({**persons, **{each.key: each for each in base.persons}}.values()),
        (
            *(
                replace(was, units=each.units) if (was := work.get(key_of(each))) else each
                for each in said.assignments
            ),
            *untold,
        ),
        base.costs,
    )


def brought(incoming: Incoming) -> Brought:
    """Return what an import says of calendars, people, work and costs, and of which rows it speaks."""
    rows = frozenset(task.id for task in incoming.plan.tasks)
    return Brought(incoming.calendars, incoming.persons, incoming.assignments, incoming.costs, rows)


def _matches(incoming: Iterable[Named], here: Iterable[Named], was_here: Iterable[Named]) -> dict[str, str]:
    """Return the key here of every row that comes: that of its id where it is called alike, else our own of its name.

    Otherwise the one of its id under another name, or of its name under another id; rows of one name in their order.
    """
    standing = {each.key: each for each in (*was_here, *here)}
    by_name = defaultdict[str, list[str]](list)
    for each in standing.values():
        for name in dict.fromkeys(_names(each.name)):
            by_name[name].append(each.key)
    taken: set[str] = set()
    found: dict[str, str] = {}
    for row in incoming:
        free = [key for key in by_name[_names(row.name)[0]] if key not in taken]
        alike = [row.key] if row.key in free else [key for key in free if not is_imported(standing[key])]
        found[row.key] = next(iter(alike or ([] if row.key in standing else free)), row.key)
        taken.add(found[row.key])
    return found


def _names(name: Text) -> list[str]:
    return [each.strip().casefold() for each in ([name] if isinstance(name, str) else name.values())]


def _country_of(calendar: WorkCalendar, programme: Programme) -> str:
    """Return the country whose holidays a calendar holds day by day, as our own exports write them; else nothing."""
    if calendar.base or calendar.name not in (*countries(), NO_HOLIDAYS):
        return ""
    shifts = shifts_for(str(calendar.name), programme.start_on.year)
    days = [(date.fromordinal(day), spans) for day, spans in shifts.exceptions]
    told = [(each.first, each.spans) for each in calendar.exceptions if each.first == each.last]
    is_same = calendar.week == shifts.week and sorted(told) == sorted(days) and len(told) == len(calendar.exceptions)
    return f"{COUNTRY}{calendar.name}" if is_same else ""


@dataclass(frozen=True, slots=True)
class _Keys:
    """Keys here by the keys of the file; a country's calendar is nobody's own, and others may be built on it."""

    calendars: Mapping[str, str]
    countries: Mapping[str, str]
    persons: Mapping[str, str]

    def base(self, key: str) -> str:
        return self.countries.get(key) or self.calendars.get(key, key)


def _renamed(incoming: Incoming, here: Brought, keys: _Keys) -> Incoming:
    calendars, persons = {each.key: each for each in here.calendars}, {each.key: each for each in here.persons}
    costs = {each.task_id: each for each in here.costs}
    work = {(each.task_id, each.person_key): each for each in here.assignments}
    tasks = tuple(
        replace(each, calendar_key=keys.calendars.get(each.calendar_key, each.calendar_key))
        for each in incoming.plan.tasks
    )
    return replace(
        incoming,
        plan=replace(incoming.plan, tasks=tasks),
        calendar_key=keys.calendars.get(incoming.calendar_key, incoming.calendar_key),
        calendars=tuple(
            _calendar(each, keys, calendars) for each in incoming.calendars if each.key not in keys.countries
        ),
        persons=tuple(_person(each, keys, persons) for each in incoming.persons),
        costs=tuple(_cost(each, costs) for each in incoming.costs),
        assignments=tuple(_assignment(each, keys, work) for each in incoming.assignments),
    )


def _calendar(calendar: WorkCalendar, keys: _Keys, here: Mapping[str, WorkCalendar]) -> WorkCalendar:
    found = replace(calendar, key=keys.calendars[calendar.key], base=keys.base(calendar.base))
    return _named_as(found, here.get(found.key))


def _person(person: Person, keys: _Keys, here: Mapping[str, Person]) -> Person:
    calendar = keys.calendars.get(person.calendar_key, person.calendar_key)
    found = replace(person, key=keys.persons[person.key], calendar_key=calendar)
    standing = here.get(found.key)
    if standing is None:
        return found
    rate = standing.rate if _is_close(found.rate, standing.rate, CENT) else found.rate
    return _named_as(replace(found, role=standing.role, rate=rate), standing)


def _named_as(row: Named, standing: Named | None) -> Named:
    """Return a row with its name in all languages, where it comes with one of them."""
    is_same = standing is not None and _names(row.name)[0] in _names(standing.name)
    return replace(row, name=standing.name) if standing is not None and is_same else row


def _cost(cost: TaskCost, here: Mapping[str, TaskCost]) -> TaskCost:
    standing = here.get(cost.task_id)
    if standing is None:
        return cost
    same = _alike(cost, standing, (("fixed_cost", CENT), ("actual_cost", CENT)))
    return replace(cost, actual_hours=standing.actual_hours, **same)


def _alike(row: Assignment | TaskCost, standing: object, fields: Iterable[tuple[str, float]]) -> dict[str, Any]:
    """Return the values that stand here where the file's are the same as far as it can tell."""
    return {
        name: getattr(standing, name)
        for name, least in fields
        if _is_close(getattr(row, name), getattr(standing, name), least)
    }


def _assignment(each: Assignment, keys: _Keys, here: Mapping[tuple[str, str], Assignment]) -> Assignment:
    found = replace(each, person_key=keys.persons[each.person_key])
    standing = here.get((found.task_id, found.person_key))
    if standing is None:
        return found
    fields = (("work", MINUTE), ("actual_work", MINUTE), ("cost", CENT))
    return replace(found, **_alike(found, standing, fields))


def _is_close(one: float | None, two: float | None, least: float) -> bool:
    return one is not None and two is not None and abs(one - two) < least
