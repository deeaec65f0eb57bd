"""Three-way merge of what an import brought, what people made of it here, and what the next import brings."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, Generic, TypeVar

from phases.capacity.people import Assignment, Person
from phases.capacity.workweek import WorkCalendar
from phases.effort.value.costs import TaskCost

Imported = WorkCalendar | Person | Assignment | TaskCost
T = TypeVar("T", bound=Imported)
PREFIXES = ("c-", "p-")


@dataclass(frozen=True)
class Brought:
    """What an import says of calendars, people, their work and what tasks took."""

    calendars: tuple[WorkCalendar, ...] = ()
    persons: tuple[Person, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    costs: tuple[TaskCost, ...] = ()
    rows: frozenset[str] | None = None
    """The rows of the plan that it speaks of: work and cost of others stay as they are; None where it is of all."""

    def is_of(self, row: Assignment | TaskCost) -> bool:
        """Return whether it speaks of the row that work or cost belongs to."""
        return self.rows is None or row.task_id in self.rows


@dataclass(frozen=True)
class Merged(Generic[T]):
    """Rows as they will stand, those of the import first, and what became of each."""

    rows: tuple[T, ...]
    came: tuple[T, ...] = ()
    changed: tuple[T, ...] = ()
    gone: tuple[T, ...] = ()
    kept: tuple[T, ...] = ()
    """Edited here since the last import: what people said stays."""

    @property
    def is_empty(self) -> bool:
        """Return whether the rows that stand stay as they are."""
        return not (self.came or self.changed or self.gone)


def staying_beside(here: Sequence[T], found: Merged[T]) -> tuple[T, ...]:
    """Return all rows of a kind as they will stand: those of the import, and those here that it does not speak of."""
    told = {key_of(each) for each in (*found.rows, *found.gone)}
    return (*found.rows, *(each for each in here if key_of(each) not in told))


def key_of(row: Imported) -> Hashable:
    """Return what tells a row from others of its kind."""
    if isinstance(row, Assignment):
        return row.task_id, row.person_key
    return row.task_id if isinstance(row, TaskCost) else row.key


def is_imported(row: Imported) -> bool:
    """Return whether a row has a key as imports give them; what tasks took has no such key."""
    key = row.person_key if isinstance(row, Assignment) else row.task_id if isinstance(row, TaskCost) else row.key
    return isinstance(row, TaskCost) or key.startswith(PREFIXES)


def merged(base: Sequence[T] | None, here: Sequence[T], there: Sequence[T]) -> Merged[T]:
    """Return the rows after an import: what people changed here stays, field by field, all else is as it brings it.

    `base` is what the last import brought; without it a row at its first version counts as unedited. A row that
    people removed here stays away; one that the import leaves out goes, unless people edited it or made it here.
    """
    standing, coming = _by_key(here), _by_key(there)
    was = _by_key(base) if base is not None else {key: each for key, each in standing.items() if each.version == 1}
    found: dict[str, list[T]] = {name: [] for name in ("rows", "came", "changed", "gone", "kept")}
    for key in dict.fromkeys([*coming, *standing]):
        _place(found, standing.get(key), (was.get(key), coming.get(key)), base is not None)
    return Merged(**{name: tuple(rows) for name, rows in found.items()})


def staying(found: Merged[T], needed: Iterable[Hashable]) -> Merged[T]:
    """Return the merge with rows that would go but are still needed by others."""
    wanted = set(needed)
    back = tuple(each for each in found.gone if key_of(each) in wanted)
    gone = tuple(each for each in found.gone if key_of(each) not in wanted)
    return replace(found, rows=(*found.rows, *back), gone=gone, kept=(*found.kept, *back)) if back else found


def _place(found: dict[str, list[T]], here: T | None, other: tuple[T | None, T | None], is_known: bool) -> None:
    """Put a row where it belongs: as it stood when it was brought, as it stands, as it comes."""
    was, there = other
    if here is None:
        if there is not None and not (was is not None and is_known):
            found["rows"].append(there)
            found["came"].append(there)
        return
    if there is None:
        if was is not None and _same(was, here):
            found["gone"].append(here)
        else:
            found["rows"].append(here)
            found["kept"].extend([here] if was is not None else [])
        return
    row, is_edited = _one(here, was, there)
    found["rows"].append(row)
    found["changed"].extend([row] if row is not here else [])
    found["kept"].extend([here] if is_edited else [])


def _one(here: T, was: T | None, there: T) -> tuple[T, bool]:
    """Return a row that stands in both, and whether something that people changed in it stays against the import."""
    if was is None:
        return here, not _same(here, there)
    edited = [name for name in _names(here) if getattr(here, name) != getattr(was, name)]
    taken = {
        name: getattr(there, name)
        for name in _names(here)
        if name not in edited and getattr(here, name) != getattr(there, name)
    }
    is_kept = any(getattr(here, name) != getattr(there, name) for name in edited)
    changes: dict[str, Any] = taken | {"version": here.version + 1} if taken else {}
    return (replace(here, **changes) if changes else here), is_kept


def _same(one: T, two: T) -> bool:
    return all(getattr(one, name) == getattr(two, name) for name in _names(one))


def _names(row: Imported) -> list[str]:
    return [each.name for each in fields(row) if each.name != "version"]


def _by_key(rows: Iterable[T]) -> Mapping[Hashable, T]:
    return {key_of(each): each for each in rows}
