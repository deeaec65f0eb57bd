"""What becomes of calendars, people, their work and costs when an import comes: what people edited here stays."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace

from phases.capacity.people import Assignment, Person
from phases.capacity.workweek import WorkCalendar
from phases.effort.value.costs import TaskCost
from phases.intake.difference.merging import Brought, Merged, T, is_imported, key_of, merged, staying


@dataclass(frozen=True)
class Arrival:
    """Imported rows as they will stand, each kind by itself; of rows made here only those that the file names too."""

    calendars: Merged[WorkCalendar]
    persons: Merged[Person]
    assignments: Merged[Assignment]
    costs: Merged[TaskCost]

    @property
    def is_empty(self) -> bool:
        """Return whether nothing of it is to be done."""
        kinds = (self.calendars, self.persons, self.assignments, self.costs)
        return all(each.is_empty for each in kinds)


NOBODY = Arrival(Merged(()), Merged(()), Merged(()), Merged(()))


def arrival(base: Brought | None, here: Brought, there: Brought, followed: Iterable[str]) -> Arrival:
    """Return what becomes of all imported rows; `followed` are the calendars that others than people follow.

    A person stays as long as some work of hers stays, and a calendar as long as anybody follows it; work of a person
    who was removed here does not come back.
    """
    was = base or Brought()
    known = base is not None
    persons = merged(was.persons if known else None, _concerned(here.persons, there.persons), there.persons)
    given = [each for each in _concerned(here.assignments, there.assignments) if there.is_of(each)]
    work = merged(tuple(filter(there.is_of, was.assignments)) if known else None, given, there.assignments)
    untold = [each for each in here.assignments if is_imported(each) and not there.is_of(each)]
    work = replace(work, rows=(*work.rows, *untold))
    persons = staying(persons, (each.person_key for each in work.rows))
    there_are = {each.key for each in persons.rows}
    work = replace(
        work,
        rows=tuple(each for each in work.rows if each.person_key in there_are),
        came=tuple(each for each in work.came if each.person_key in there_are),
    )
    calendars = merged(was.calendars if known else None, _concerned(here.calendars, there.calendars), there.calendars)
    keys = {*followed, *(each.calendar_key for each in persons.rows), *(each.base for each in here.calendars)}
    calendars = _back(
        staying(calendars, _with_bases(keys, (*here.calendars, *there.calendars))), keys, there.calendars
    )
    costs = merged(tuple(filter(there.is_of, was.costs)), tuple(filter(there.is_of, here.costs)), there.costs)
    return Arrival(calendars, persons, work, costs)


def _concerned(here: Sequence[T], there: Sequence[T]) -> tuple[T, ...]:
    """Return the rows that an import brought once or brings now; what only people made here is left alone."""
    coming = {key_of(each) for each in there}
    return tuple(each for each in here if is_imported(each) or key_of(each) in coming)


def _with_bases(keys: set[str], calendars: Iterable[WorkCalendar]) -> set[Hashable]:
    """Return the keys with those of the calendars that theirs are built on."""
    bases, found = {each.key: each.base for each in calendars}, set[Hashable]()
    for key in keys:
        while key and key not in found:
            found.add(key)
            key = bases.get(key, "")
    return found


def _back(found: Merged[WorkCalendar], keys: set[str], there: Sequence[WorkCalendar]) -> Merged[WorkCalendar]:
    """Return the calendars with those that were deleted here and that somebody follows again."""
    wanted, standing = _with_bases(keys, there), {key_of(each) for each in found.rows}
    back = tuple(each for each in there if each.key in wanted and each.key not in standing)
    return replace(found, rows=(*found.rows, *back), came=(*found.came, *back)) if back else found
