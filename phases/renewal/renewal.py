"""A running plan brought to what the method says now: three ways, row by row and field by field; no work is lost."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from methodology.pack import Pack
from phases.plan import Link, Plan, Task
from phases.renewal.links import Joined, Sides, ends_edited, joined
from phases.renewal.seating import seated

FOLLOWED = ("days", "role", "activity", "phase", "parent_id")
"""Fields of a row that the method gives and that follow it while nobody changes them here."""
TITLE, LINKS = "title", "links"
UNCOMPARED = ("position", "version")
Choice = tuple[str, str]
"""A row and a field of it where the method's value is to be taken over the one that people gave."""


@dataclass(frozen=True)
class Conflict:
    """A field that people changed here and the method changes otherwise: the value here stays unless it is chosen."""

    task: Task
    field: str
    base: Any
    ours: Any
    theirs: Any

    @property
    def choice(self) -> Choice:
        """Return what is chosen to take the method's value."""
        return self.task.id, self.field


@dataclass(frozen=True)
class RowChange:
    """A row that follows the method: fields before and after."""

    task: Task
    before: Mapping[str, Any]
    after: Mapping[str, Any]


@dataclass(frozen=True)
class Known:
    """What else decides: the packs before and after, rows on which something hangs, what people chose."""

    base: Pack
    there: Pack
    attached: Collection[str] = ()
    accepted: Collection[Choice] = ()


@dataclass(frozen=True)
class Renewal:
    """What a renewal does to a plan, and the plan after it."""

    plan: Plan
    added: tuple[Task, ...] = ()
    removed: tuple[Task, ...] = ()
    changed: tuple[RowChange, ...] = ()
    """Rows whose fields are written."""
    renamed: tuple[RowChange, ...] = ()
    """Rows that are called as the method calls them now."""
    staying: tuple[Task, ...] = ()
    """Rows that the method does not have any more and that stay, because of what people did with them."""
    absent: tuple[Task, ...] = ()
    """Rows of the method that people took out here; they stay out."""
    conflicts: tuple[Conflict, ...] = ()
    added_links: tuple[Link, ...] = ()
    removed_links: tuple[Link, ...] = ()
    seats: Mapping[str, tuple[int, str | None]] = field(default_factory=dict)
    """Place and parent of the rows that stand elsewhere than before."""

    @property
    def is_empty(self) -> bool:
        """Return whether no row and no link changes."""
        rows = self.added or self.removed or self.changed or self.renamed
        return not (rows or self.added_links or self.removed_links or self.seats)


def renewal(sides: Sides, known: Known) -> Renewal:
    """Return what becomes of the plan: what people changed stays, all else follows the method, no work is removed."""
    base, here, there = (_by_id(plan) for plan in (sides.base, sides.here, sides.there))
    removed = _removed(sides, _touched(sides, known.attached))
    left = [task for task in sides.here.tasks if task.id not in removed]
    added = _added(sides, {task.id for task in left})
    merged = {task.id: _merged(task, (base.get(task.id), there.get(task.id)), known) for task in left}
    after = [merged[task.id][0] for task in left]
    moved = {task.id for task in after if task.parent_id != here[task.id].parent_id}
    placed = {*moved, *(task.id for task in added)}
    tasks = seated(after, _incoming(sides.there, added), placed) if placed else tuple(after)
    links = _links(sides, {task.id for task in tasks}, known)
    conflicts = [conflict for task in left for conflict in merged[task.id][1]]
    return Renewal(
        plan=Plan(tasks, links.links),
        added=tuple(task for task in tasks if task.id not in here),
        removed=tuple(task for task in sides.here.tasks if task.id in removed),
        changed=tuple(change for task in after for change in _change(here[task.id], task)),
        renamed=tuple(change for task in after for change in _renamed(task, (base, there), known)),
        staying=tuple(task for task in after if task.source and task.id not in there and _is_method(task)),
        absent=tuple(task for task in sides.there.tasks if task.id in base and task.id not in here),
        conflicts=(*conflicts, *_link_conflicts(links, here)),
        added_links=tuple(link for link in links.links if link not in set(sides.here.links)),
        removed_links=tuple(link for link in sides.here.links if link not in set(links.links)),
        seats={task.id: seat for task in tasks if task.id in here and (seat := _seat(task)) != _seat(here[task.id])},
    )


def is_done(task: Task) -> bool:
    """Return whether a row is finished: nothing of it changes any more."""
    return task.finished_on is not None or task.percent == 100


def words_of(task: Task, pack: Pack) -> Mapping[str, str] | None:
    """Return what the pack calls a row; None where it has no words of its own or the pack does not know it."""
    kind, _, name = task.source.partition(":")
    if kind == "gate" and name in pack.gate:
        return pack.gate[name].title
    return pack.titles.get(task.source)


def _by_id(plan: Plan) -> dict[str, Task]:
    return {task.id: task for task in plan.tasks}


def _is_method(task: Task) -> bool:
    return task.source.partition(":")[0] not in ("", "gap")


def _touched(sides: Sides, attached: Collection[str]) -> set[str]:
    """Return the rows that people changed, or on which something hangs."""
    here = _by_id(sides.here)
    names = [name for name in Task.__slots__ if name not in UNCOMPARED]
    edited = {
        task.id
        for task in sides.base.tasks
        if task.id in here and any(getattr(task, name) != getattr(here[task.id], name) for name in names)
    }
    return edited | set(attached) | ends_edited(sides)


def _removed(sides: Sides, touched: Collection[str]) -> set[str]:
    """Return the rows that go: the method dropped them, nobody touched them, and they hold nothing that stays."""
    base, there = _by_id(sides.base), _by_id(sides.there)
    found: set[str] = set()
    holding: set[str | None] = set()
    for task in reversed(_deepest_last(sides.here)):
        is_dropped = task.id in base and task.id not in there
        if is_dropped and task.id not in touched and task.id not in holding:
            found.add(task.id)
        else:
            holding.add(task.parent_id)
    return found


def _deepest_last(plan: Plan) -> list[Task]:
    """Return the rows in an order in which each stands behind the row that holds it."""
    tasks, depth = _by_id(plan), dict[str, int]()

    def level(task: Task) -> int:
        if task.id not in depth:
            depth[task.id] = 1 + level(tasks[task.parent_id]) if task.parent_id in tasks else 0
        return depth[task.id]

    return sorted(plan.tasks, key=level)


def _added(sides: Sides, left: Collection[str]) -> list[Task]:
    """Return the rows that come in; work within what is done already comes in set inactive."""
    base, here, found = _by_id(sides.base), _by_id(sides.here), dict[str, Task]()
    closed = {task.key for task in sides.here.tasks if is_done(task)}
    for task in sides.there.tasks:
        is_new = task.id not in here and task.id not in base
        if is_new and (task.parent_id is None or task.parent_id in left or task.parent_id in found):
            is_late = task.kind == "task" and _closing(task) in closed
            found[task.id] = replace(task, active=False) if is_late else task
    return list(found.values())


def _closing(task: Task) -> str:
    """Return the key of the milestone with which the work around a row is done."""
    return f"unit.{task.unit_key}.live" if task.unit_key else f"{task.step}.{task.phase}-exit"


def _incoming(there: Plan, added: Collection[Task]) -> list[Task]:
    coming = {task.id: task for task in added}
    return [coming.get(task.id, task) for task in there.tasks]


def _merged(here: Task, other: tuple[Task | None, Task | None], known: Known) -> tuple[Task, list[Conflict]]:
    """Return a row as it will stand, and where people and method differ."""
    was, there = other
    if there is None:
        return _named(here, known), []
    changes: dict[str, Any] = {}
    conflicts = []
    for name in FOLLOWED if not is_done(here) else ():
        base, ours, theirs = getattr(was, name, None), getattr(here, name), getattr(there, name)
        if theirs in (base, ours):
            continue
        if was is not None and ours == base:
            changes[name] = theirs
            continue
        conflicts.append(Conflict(here, name, base, ours, theirs))
        changes |= {name: theirs} if conflicts[-1].choice in known.accepted else {}
    base_words, words = words_of(was, known.base) if was else None, words_of(there, known.there)
    if here.title and words and words != base_words:
        if here.title == words:
            changes[TITLE] = ""
        else:
            conflicts.append(Conflict(here, TITLE, base_words, here.title, words))
            changes |= {TITLE: ""} if conflicts[-1].choice in known.accepted else {}
    return (replace(here, **changes) if changes else here), conflicts


def _named(here: Task, known: Known) -> Task:
    """Return a row that the method does not have any more under the words that it had there."""
    words = words_of(here, known.base)
    is_lost = not here.title and words and words_of(here, known.there) is None
    return replace(here, title=words) if is_lost and words else here


def _change(before: Task, after: Task) -> list[RowChange]:
    names = [name for name in (*FOLLOWED, TITLE) if getattr(before, name) != getattr(after, name)]
    was, now = ({name: getattr(each, name) for name in names} for each in (before, after))
    return [RowChange(before, was, now)] if names else []


def _renamed(task: Task, sides: tuple[Mapping[str, Task], Mapping[str, Task]], known: Known) -> list[RowChange]:
    if task.title or any(task.id not in side for side in sides):
        return []
    before, after = words_of(sides[0][task.id], known.base), words_of(sides[1][task.id], known.there)
    return [RowChange(task, {TITLE: before}, {TITLE: after})] if before != after else []


def _links(sides: Sides, rows: Collection[str], known: Known) -> Joined:
    done = {task.id for task in sides.here.tasks if is_done(task)}
    return joined(sides, rows, done, {task_id for task_id, name in known.accepted if name == LINKS})


def _link_conflicts(found: Joined, here: Mapping[str, Task]) -> list[Conflict]:
    return [Conflict(here[each.pair[1]], LINKS, each.base, each.ours, each.theirs) for each in found.conflicts]


def _seat(task: Task) -> tuple[int, str | None]:
    return task.position, task.parent_id
