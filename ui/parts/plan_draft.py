"""The unsaved edits of one reader: on a frozen snapshot, kept across filters, pages and other people's saves."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from access.journal import Record
from access.store import load_journal
from errors import Refusal
from phases.actions import UNDO_DEPTH, edit_tasks, redo_edits, undo_edits
from phases.batch import PREDECESSORS
from phases.network.cycle import CycleOfTasks
from phases.structure.actions import undo_arrangement
from phases.structure.shape import last_arrangement
from phases.undoing import last_batch
from ui.parts.plan_bounds import constraint_of
from ui.parts.plan_view import Edits, PlanView, edited, edited_timeline, edits_of, spoken, value_of
from ui.session import acting, database, entered, forget, keep, kept, language, t, tn
from words.text import Sentence

FORM = "plan"
FIELDS = {
    "task": "title",
    "owner": "owner",
    "days": "days",
    "not_before": "not_before",
    "deadline": "deadline_on",
    "bound": "constraint_kind",
    "bound_on": "constraint_on",
    "done": "percent",
    "after": PREDECESSORS,
}
"""Columns of the grid that can be edited, and the field of a task behind each."""
DAYS = ("not_before", "deadline_on", "constraint_on")


@dataclass(frozen=True, eq=False)
class Conflict:
    """A value that somebody else saved while this reader edited it."""

    task_id: str
    field: str
    theirs: Any
    yours: Any
    record: Record | None


@dataclass(frozen=True, eq=False)
class Draft:
    """What the reader sees and changed: the snapshot, the edits, what is wrong, who was faster."""

    view: PlanView
    edits: Edits
    problems: tuple[Sentence, ...]
    conflicts: tuple[Conflict, ...]

    @property
    def count(self) -> int:
        """Return how many values are changed."""
        return sum(map(len, self.edits.values()))

    @property
    def has_dates(self) -> bool:
        """Return whether there are edits from which new dates follow."""
        return bool(self.edits) and not self.problems

    @property
    def is_savable(self) -> bool:
        """Return whether there is something to save and nothing against it."""
        return self.has_dates and not self.conflicts


@dataclass(frozen=True, eq=False)
class Grid:
    """The grid as it was drawn last: its widget, its rows in order, and the edits that its data already hold."""

    key: str
    programme: str
    ids: tuple[str, ...]
    base: Edits


def open_draft(current: PlanView) -> Draft:
    """Return the reader's draft; without edits, or without a conflict, it moves on to the current revision."""
    view = kept(_name("snapshot", current), lambda: current)
    edits = _pending(view)
    keep(_name("edits", view), edits)
    conflicts = tuple(_conflicts(view, current, edits)) if edits and view.moment != current.moment else ()
    if view.moment != current.moment and not conflicts:
        _rebase(current, _still_there(current, edits))
        view = current
    return Draft(view, edits, tuple(_problems(view, edits) or _out_of_reach(view, edits)), conflicts)


def save() -> None:
    """Save all edits in one batch: for a button's callback."""
    view: PlanView | None = kept("plan view", lambda: None)
    if view is None:
        return
    edits = _pending(view)
    done = tn("{count} change saved", "{count} changes saved", sum(map(len, edits.values())))
    with acting(FORM, done) as signature:
        with database() as db:
            edit_tasks(db, signature, view.programme.id, edits_of(view, edits))
        discard()


def undo() -> None:
    """Take back what was saved last, a batch of edits or a change of rows: for a button's callback."""
    view: PlanView | None = kept("plan view", lambda: None)
    if view is None:
        return
    with acting("plan_undo", t("The last changes were taken back")) as signature, database() as db:
        records = load_journal(db, view.programme.id, UNDO_DEPTH)
        edits, rows = last_batch(records), last_arrangement(records)
        if rows and (edits is None or edits.seq < rows.seq):
            undo_arrangement(db, signature, view.programme.id)
        else:
            undo_edits(db, signature, view.programme.id)


def redo() -> None:
    """Save again what was taken back: for a button's callback."""
    view: PlanView | None = kept("plan view", lambda: None)
    if view is None:
        return
    with acting("plan_undo", t("Saved again what was taken back")) as signature, database() as db:
        redo_edits(db, signature, view.programme.id)


def discard() -> None:
    """Drop all unsaved edits and read the plan afresh."""
    if view := kept("plan view", lambda: None):
        forget(_name("snapshot", view))
        forget(_name("edits", view))
    forget("plan grid")


def decide(current: PlanView, dropped: tuple[tuple[str, str], ...]) -> None:
    """Go on with the current revision and without the values that the reader gives up."""
    view: PlanView = kept(_name("snapshot", current), lambda: current)
    edits = {
        task_id: {field: value for field, value in changes.items() if (task_id, field) not in dropped}
        for task_id, changes in _pending(view).items()
    }
    _rebase(current, {task_id: changes for task_id, changes in edits.items() if changes})


def grid_for(draft: Draft, ids: tuple[str, ...]) -> Grid:
    """Return the grid for these rows: the one of the last run while its rows stay, else a new one."""
    keep("plan view", draft.view)
    last: Grid | None = kept("plan grid", lambda: None)
    if last and last.ids == ids and entered(last.key, None) is not None:
        return last
    number = kept("plan round", lambda: 0) + 1
    keep("plan round", number)
    grid = Grid(f"plan_grid_{number}", _name("", draft.view), ids, draft.edits)
    keep("plan grid", grid)
    return grid


def _name(what: str, view: PlanView) -> str:
    moment = view.moment
    return f"plan {what}:{moment.path}:{moment.programme_id}:{moment.created_at}"


def _rebase(current: PlanView, edits: Edits) -> None:
    keep(_name("snapshot", current), current)
    keep(_name("edits", current), edits)
    forget("plan grid")


def _still_there(current: PlanView, edits: Edits) -> Edits:
    return {task_id: changes for task_id, changes in edits.items() if task_id in current.rows}


def _pending(view: PlanView) -> dict[str, dict[str, Any]]:
    """Return the unsaved edits: what stands in the grid now, or as it was seen last when there is no grid."""
    grid: Grid | None = kept("plan grid", lambda: None)
    state: Mapping[str, Any] | None = entered(grid.key, None) if grid else None
    seen: Edits = kept(_name("edits", view), dict)
    if not grid or state is None or grid.programme != _name("", view):
        return {task_id: dict(changes) for task_id, changes in seen.items()}
    edits = {task_id: dict(changes) for task_id, changes in grid.base.items()}
    for at, cells in state["edited_rows"].items():
        task_id = grid.ids[int(at)]
        edits.setdefault(task_id, {}).update(_fields(view, task_id, cells))
    cleaned = {task_id: _changed(view, task_id, changes) for task_id, changes in edits.items()}
    return {task_id: changes for task_id, changes in cleaned.items() if changes}


def _fields(view: PlanView, task_id: str, cells: Mapping[str, Any]) -> dict[str, Any]:
    """Return the cells of a row as fields of its task; an emptied number is no change."""
    found: dict[str, Any] = {}
    for column, value in cells.items():
        field = FIELDS[column]
        if field in ("days", "percent"):
            if value is not None:
                found[field] = int(value) if field == "percent" or value == int(value) else float(value)
        elif field == PREDECESSORS:
            found[field] = str(value or "").strip()
        elif field == "constraint_kind":
            found[field] = constraint_of(value)
        elif field in DAYS:
            found[field] = date.fromisoformat(str(value)[:10]) if value else None
        elif field == "owner" or value or view.rows[task_id].task.source:
            found[field] = str(value or "").lstrip(" \N{NO-BREAK SPACE}◆").strip()
    return found


def _changed(view: PlanView, task_id: str, changes: Mapping[str, Any]) -> dict[str, Any]:
    words = spoken(view, language())
    shown = {"title": words.titles[task_id], "owner": words.owners[task_id]}
    return {
        field: value
        for field, value in changes.items()
        if value not in (standing := value_of(view, task_id, field), shown.get(field, standing))
    }


def _problems(view: PlanView, edits: Edits) -> list[Sentence]:
    return list(edited(view, edits).problems)


def _out_of_reach(view: PlanView, edits: Edits) -> list[Sentence]:
    """Return why no dates follow from the edits: they leave the calendar."""
    try:
        edited_timeline(view, edits)
    except CycleOfTasks as circle:
        names = [view.names.get(f"{view.programme.id}:{key}", str(key)) for key in circle.names]
        return [CycleOfTasks(names).sentence]
    except Refusal as refusal:
        return [refusal.sentence]
    return []


def _conflicts(view: PlanView, current: PlanView, edits: Edits) -> list[Conflict]:
    """Return the edited values that somebody else changed to something else since the snapshot."""
    found: list[Conflict] = []
    for task_id, changes in edits.items():
        for field, value in changes.items() if task_id in current.rows else ():
            theirs = value_of(current, task_id, field)
            if theirs not in (value_of(view, task_id, field), value):
                found.append(Conflict(task_id, field, theirs, value, None))
    records = _records(current) if found else []
    return [
        Conflict(each.task_id, each.field, each.theirs, each.yours, _who(records, each.task_id)) for each in found
    ]


def _records(view: PlanView) -> list[Record]:
    with database() as db:
        return load_journal(db, view.programme.id, UNDO_DEPTH)


def _who(records: list[Record], task_id: str) -> Record | None:
    saves = (each for each in records if each.entry.verb in ("edit_tasks", "undo_edits"))
    return next((each for each in saves if task_id in {**each.entry.before, **each.entry.after}), None)
