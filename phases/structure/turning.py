"""A change of rows turned: led back to what stood before it, or forward to what it left; never over later changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from access.journal import Facts, Record
from data.database import Database, Row
from errors import Refusal
from phases import store
from phases.editing.batch import from_list
from phases.plan import Link, Plan
from phases.programme import Programme
from phases.structure import store as rows
from phases.structure.shape import seat_of, shape
from words.text import sentence


class ArrangedSince(Refusal):
    """The rows were arranged anew after what is to be undone."""

    def __init__(self) -> None:
        super().__init__(
            sentence("Rows were added, moved or changed since. Arrange them by hand instead; nothing was undone.")
        )


@dataclass(frozen=True, slots=True)
class Side:
    """What only stands before a change of rows, or only after it."""

    rows: Sequence[Row]
    beside: Mapping[str, Sequence[Row]]
    seats: Mapping[str, Mapping[str, Any]]
    links: Sequence[Link]
    shape: str

    @property
    def ids(self) -> list[str]:
        """Return the rows that only stand on this side."""
        return [row["id"] for row in self.rows]


def kept(links: Sequence[Link]) -> list[list[Any]]:
    """Return links as the journal keeps them with a change of rows."""
    return [[link.before_id, link.kind, link.lag, link.lag_kind, link.after_id] for link in links]


def lead_back(db: Database, programme: Programme, found: Record) -> None:
    """Take a change of rows back; refuse when the rows do not stand any more as it left them."""
    leaving = _side(found.entry.after)
    if new := _list(found.entry.after.get("new_rows")):
        leaving = _added(db, leaving, new)
    _leave(db, programme, leaving)
    _close(db, programme, leaving if new else None)
    _enter(db, programme, _side(found.entry.before))


def lead_on(db: Database, programme: Programme, found: Record) -> None:
    """Do a change of rows again; refuse when the rows do not stand any more as they were before it.

    A row that comes again has a version that it never had, so that no edit from before lands on it.
    """
    wanted = _side(found.entry.after)
    if not found.entry.before.get("shape"):
        raise ArrangedSince
    _leave(db, programme, _side(found.entry.before))
    for row in wanted.rows:
        store.make_room(db, programme.id, row["position"])
    _enter(db, programme, _renewed(wanted, programme.revision + 1))


def _side(facts: Facts) -> Side:
    return Side(
        _list(facts.get("rows")),
        _mapping(facts.get("beside")),
        _mapping(facts.get("seats")),
        [link for each in _list(facts.get("links")) for link in from_list([each[:4]], each[4])],
        str(facts.get("shape", "")),
    )


def _added(db: Database, side: Side, row_ids: Sequence[str]) -> Side:
    """Return the side with the rows that were added; older entries only name them: then as they stand, unedited."""
    standing = side.rows or rows.load_rows(db, row_ids)
    if not side.rows and (len(standing) < len(row_ids) or any(row["version"] > 1 for row in standing)):
        raise ArrangedSince
    return Side(standing, side.beside, side.seats, side.links, side.shape)


def _leave(db: Database, programme: Programme, side: Side) -> None:
    """Take away what only stands on this side; refuse when it stands otherwise."""
    plan = store.load_plan(db, programme.id)
    if side.shape and side.shape != shape(plan):
        raise ArrangedSince
    if not _is_seated(plan, side):
        raise ArrangedSince
    if not side.rows:
        return
    beside = rows.load_beside(db, side.ids)
    held = set(side.ids)
    links = [link for link in plan.links if {link.before_id, link.after_id} & held]
    stands = _alike(rows.load_rows(db, side.ids), side.rows) and sorted(kept(links)) == sorted(kept(side.links))
    if not stands or beside.keys() != side.beside.keys():
        raise ArrangedSince
    if not all(_alike(beside[table], side.beside[table]) for table in beside):
        raise ArrangedSince
    store.delete_links(db, links)
    rows.remove(db, side.ids, beside)


def _enter(db: Database, programme: Programme, side: Side) -> None:
    """Put back what only stands on this side; refuse when the plan is not what it was then."""
    rows.restore(db, side.rows, side.beside)
    for task_id, place in side.seats.items():
        rows.seat(db, task_id, dict(place))
    store.insert_links(db, programme.id, side.links)
    if side.shape and side.shape != shape(store.load_plan(db, programme.id)):
        raise ArrangedSince


def _close(db: Database, programme: Programme, side: Side | None) -> None:
    """Move the rows below those that were added up again."""
    for row in side.rows if side else ():
        store.make_room(db, programme.id, row["position"] + 1, -1)


def _is_seated(plan: Plan, side: Side) -> bool:
    return all(
        seat_of(task, task.position) == side.seats[task.id] for task in plan.tasks if task.id in side.seats
    ) and side.seats.keys() <= {task.id for task in plan.tasks}


def _alike(standing: Sequence[Row], told: Sequence[Row]) -> bool:
    """Return whether rows say the same, at whatever version."""
    plain = [[{**row, "version": 0} for row in side] for side in (standing, told)]
    return plain[0] == plain[1]


def _renewed(side: Side, version: int) -> Side:
    again = [{**row, "version": version} for row in side.rows]
    return Side(again, side.beside, side.seats, side.links, side.shape)


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _mapping(value: object) -> dict[str, Any]:
    return dict(value) if isinstance(value, Mapping) else {}
