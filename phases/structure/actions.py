"""What people do to the rows of a plan; each is one transaction with its entry in the journal, and can be undone."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from access.actions import acting, record
from access.journal import Entry, Facts, Signature
from access.store import load_journal
from data.database import Database, Gone
from phases import store
from phases.actions import UNDO_DEPTH, find_programme
from phases.dates.snapshots import Names, snapshot
from phases.editing.edits import InvalidEdit, edit_problems
from phases.editing.undoing import NothingToRedo, NothingToUndo
from phases.plan import Link, Plan, Task
from phases.programme import Programme
from phases.structure import store as rows
from phases.structure.outline import (
    Arrange,
    Arranged,
    indented,
    moved,
    outdented,
    seat_below,
    together,
    without,
)
from phases.structure.shape import last_arrangement, last_undone_arrangement, seat_of, shape
from phases.structure.turning import kept, lead_back, lead_on
from words.text import Sentence, Text, pick, sentence

MOST_ROWS = 500
"""So many rows are added at once."""


@dataclass(frozen=True, slots=True)
class NewRow:
    """A task or milestone that somebody adds below a row; below none in an empty plan."""

    below_id: str | None
    title: Text
    days: float
    """Working days; 0 is a milestone."""
    owner: Text = ""
    waits: bool = False
    """Whether it waits for the row above."""


def add_row(db: Database, signature: Signature, programme_id: str, new: NewRow) -> str:
    """Add a task or milestone below a row and return its id; a phase's exit waits for what its phase holds."""
    return add_rows(db, signature, programme_id, [new])[0]


def add_rows(db: Database, signature: Signature, programme_id: str, news: Sequence[NewRow]) -> list[str]:
    """Add rows below the row that the first one names, each below the one before it, and return their ids.

    Refuses all that cannot be, and more than `MOST_ROWS`; then none is added.
    """
    if not 0 < len(news) <= MOST_ROWS:
        raise InvalidEdit([sentence("Between 1 and {most} rows are added at once.", most=MOST_ROWS)])
    with acting(db, signature):
        programme, plan = find_programme(db, programme_id), store.load_plan(db, programme_id)
        tasks, links = _placed(programme, plan, news)
        if problems := [each for task in tasks for each in _row_problems(task, signature.at.date())]:
            raise InvalidEdit(problems)
        store.make_room(db, programme_id, tasks[0].position, len(tasks))
        store.insert_plan(db, programme_id, Plan(tuple(tasks), tuple(links)))
        ids = [task.id for task in tasks]
        after = {"new_rows": ids, "title": news[0].title, "links": kept(links)}
        told = {"shape": shape(plan)}, {**after, "rows": rows.load_rows(db, ids)}
        _record(db, signature, programme_id, ("add_row", tasks[0].key, *told))
    return ids


def _row_problems(task: Task, today: date) -> list[Sentence]:
    words = task.title if pick(task.title, "en").strip() else sentence("New task")
    return edit_problems(task, {}, today, words)


def delete_rows(db: Database, signature: Signature, programme_id: str, row_ids: Sequence[str]) -> int:
    """Delete rows with what they hold; refuse with its reason every row that has to stay. Return how many went."""
    return _arrange(db, signature, programme_id, ("delete_rows", row_ids, lambda p, n: without(p, row_ids, n)))


def move_rows(db: Database, signature: Signature, programme_id: str, row_ids: Sequence[str], step: int) -> int:
    """Move rows with what they hold before the row above (-1) or behind the row below (+1) at their level."""
    rule = together(row_ids, lambda plan, row_id, names: moved(plan, row_id, step, names), is_last_first=step > 0)
    return _arrange(db, signature, programme_id, ("move_row", row_ids, rule))


def indent_rows(db: Database, signature: Signature, programme_id: str, row_ids: Sequence[str]) -> int:
    """Put rows inside the row above them, which becomes a summary where it was none."""
    return _arrange(db, signature, programme_id, ("indent_row", row_ids, together(row_ids, indented)))


def outdent_rows(db: Database, signature: Signature, programme_id: str, row_ids: Sequence[str]) -> int:
    """Take rows out of the row that holds them."""
    return _arrange(
        db, signature, programme_id, ("outdent_row", row_ids, together(row_ids, outdented, is_last_first=True))
    )


def undo_arrangement(db: Database, signature: Signature, programme_id: str) -> None:
    """Take the newest change of rows back; refuse when there is none or when the rows were changed since."""
    with acting(db, signature):
        found = last_arrangement(load_journal(db, programme_id, UNDO_DEPTH))
        if found is None:
            raise NothingToUndo
        lead_back(db, find_programme(db, programme_id), found)
        _record(db, signature, programme_id, ("undo_rows", found.entry.subject, {}, {"undoes": found.seq}))


def redo_arrangement(db: Database, signature: Signature, programme_id: str) -> None:
    """Do the change of rows again that was taken back last; refuse when there is none or rows were changed since."""
    with acting(db, signature):
        found = last_undone_arrangement(load_journal(db, programme_id, UNDO_DEPTH))
        if found is None:
            raise NothingToRedo
        lead_on(db, find_programme(db, programme_id), found)
        _record(db, signature, programme_id, ("redo_rows", found.entry.subject, {}, {"redoes": found.seq}))


def _arrange(
    db: Database, signature: Signature, programme_id: str, change: tuple[str, Sequence[str], Arrange]
) -> int:
    verb, row_ids, rule = change
    with acting(db, signature):
        programme, plan = find_programme(db, programme_id), store.load_plan(db, programme_id)
        if set(row_ids) - {task.id for task in plan.tasks}:
            raise Gone
        arranged = rule(plan, Names(db, programme, plan.tasks))
        before, after = _save(db, plan, arranged)
        subject = row_ids[0].removeprefix(f"{programme_id}:") if len(row_ids) == 1 else f"{len(row_ids)}"
        _record(db, signature, programme_id, (verb, subject, before, after))
    return len(plan.tasks) - len(arranged.tasks)


def _save(db: Database, plan: Plan, arranged: Arranged) -> tuple[dict[str, Any], dict[str, Any]]:
    """Save what changed of the arrangement; return what the journal keeps of it before and after."""
    was = {task.id: seat_of(task, task.position) for task in plan.tasks}
    positions = sorted(task.position for task in arranged.tasks)
    now = {task.id: seat_of(task, at) for task, at in zip(arranged.tasks, positions, strict=True)}
    changed = {task_id: place for task_id, place in now.items() if place != was[task_id]}
    gone = [task.id for task in plan.tasks if task.id not in now]
    dropped = [link for link in plan.links if link not in set(arranged.links)]
    deleted, beside = rows.load_rows(db, gone), rows.load_beside(db, gone)
    store.delete_links(db, dropped)
    rows.remove(db, gone, beside)
    for task_id, place in changed.items():
        rows.seat(db, task_id, place)
    before = {"seats": {task_id: was[task_id] for task_id in changed}, "links": kept(dropped), "shape": shape(plan)}
    return before | {"rows": deleted, "beside": beside}, {"seats": changed}


def _placed(programme: Programme, plan: Plan, news: Sequence[NewRow]) -> tuple[list[Task], list[Link]]:
    """Return new rows at their places below the row that the first one names, with their links."""
    standing, below_id = {task.id: task for task in plan.tasks}, news[0].below_id
    if below_id is not None and below_id not in standing:
        raise Gone
    above = standing.get(below_id or "")
    parent_id, at = seat_below(plan, above.id) if above else (None, len(plan.tasks))
    following = (
        plan.tasks[at].position if at < len(plan.tasks) else 1 + max((t.position for t in plan.tasks), default=0)
    )
    tasks: list[Task] = []
    links: list[Link] = []
    for count, new in enumerate(news):
        key = f"r-{programme.revision + 1}" + (f"-{count + 1}" if count else "")
        blank = _blank((programme.id, key), (parent_id, following + count), above)
        task = replace(
            blank, kind="task" if new.days else "milestone", title=new.title, owner=new.owner, days=new.days
        )
        links += _tied(plan, task, tasks[-1] if tasks else above, new.waits)
        tasks.append(task)
    return tasks, links


def _blank(names: tuple[str, str], place: tuple[str | None, int], above: Task | None) -> Task:
    """Return a row without a name at a place, of the same step, phase and unit as the row above it."""
    (programme_id, key), (parent_id, position) = names, place
    return Task(
        id=f"{programme_id}:{key}",
        key=key,
        position=position,
        parent_id=parent_id,
        kind="task",
        step=above.step if above else "",
        phase=above.phase if above else "",
        activity="",
        unit_key=above.unit_key if above else "",
        source="",
        title="",
        role="",
        owner="",
        days=0,
    )


def _tied(plan: Plan, task: Task, above: Task | None, waits: bool) -> list[Link]:
    """Return the links of a new row: from the row above where asked, and to the exit of its phase."""
    links = [Link(above.id, task.id)] if above and waits and above.kind != "summary" else []
    exits = [each for each in plan.tasks if each.parent_id == task.parent_id and each.source.startswith("gate:")]
    return links + [Link(task.id, gate.id) for gate in exits if task.parent_id and above is not gate]


def _record(db: Database, signature: Signature, programme_id: str, change: tuple[str, str, Facts, Facts]) -> None:
    """Write what was done into the journal, with the shape it left, and see that dates still follow."""
    verb, subject, before, after = change
    found = shape(store.load_plan(db, programme_id))
    record(db, signature, Entry(programme_id, verb, subject, before, {**after, "shape": found}))
    snapshot(db, signature, find_programme(db, programme_id))
