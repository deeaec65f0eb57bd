"""What the grid in the browser asks of the server, and what it is answered; each ask is heard once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from access.journal import Signature
from access.store import load_journal
from data.database import Database
from phases.actions import UNDO_DEPTH, edit_tasks, redo_edits, undo_edits
from phases.dates.timeline import Dated
from phases.editing.history import EDITS, IMPORTS, RENEWALS, ROWS, SPANS, history
from phases.outline import near_critical
from phases.saved_views.actions import drop_view, keep_view
from phases.span.actions import redo_span, undo_span
from phases.structure.actions import indent_rows, move_rows, outdent_rows, redo_arrangement, undo_arrangement
from phases.summary.plan_findings import moved_rows, preview
from phases.takeback.actions import redo_import, redo_renewal, undo_import, undo_renewal
from ui.parts.plan.grid.batch import (
    Problem,
    Received,
    cells_of,
    conflicts_told,
    problem_told,
    received,
    refused_cells,
)
from ui.parts.plan.grid.gantt_marks import day_number
from ui.parts.plan.view import PlanView, edited_timeline, plan_view, rows_of
from ui.session import acting, database, keep, kept, programme_in_view, refused, said, t, tn
from words.text import Sentence

Ask = Mapping[str, Any]
Answer = dict[str, Any]
FORM = "plan"
DIALOG = "plan dialog asked"
LONGEST_PASTE = 100_000
ARRANGE: Mapping[str, tuple[str, Callable[..., Any], tuple[int, ...]]] = {
    "up": ("Row moved", move_rows, (-1,)),
    "down": ("Row moved", move_rows, (1,)),
    "out": ("Row moved out", outdent_rows, ()),
    "in": ("Row moved in", indent_rows, ()),
}
TURNS: Mapping[tuple[bool, tuple[str, ...]], Callable[[Database, Signature, str], object]] = {
    (True, EDITS): undo_edits,
    (True, ROWS): undo_arrangement,
    (True, RENEWALS): undo_renewal,
    (True, IMPORTS): undo_import,
    (True, SPANS): undo_span,
    (False, EDITS): redo_edits,
    (False, ROWS): redo_arrangement,
    (False, RENEWALS): redo_renewal,
    (False, IMPORTS): redo_import,
    (False, SPANS): redo_span,
}
"""What takes back (or does again) edits, a change of rows, a renewal, an update from a file, or other dates."""


@dataclass(frozen=True, eq=False)
class Heard:
    """The last ask of a plan's grid, and its answer."""

    programme_id: str
    ask_id: str
    answer: Answer | None


@dataclass(frozen=True, eq=False)
class Asked:
    """A dialog that the grid asks for, with the rows that it is about."""

    name: str
    row_keys: tuple[str, ...]
    batch: Received | None = None
    pasted: str = ""
    """Lines that were pasted below the last row."""


def last_heard(programme_id: str) -> Heard | None:
    """Return what the grid of this programme was answered last in this session."""
    heard: Heard | None = kept("plan heard", lambda: None)
    return heard if heard and heard.programme_id == programme_id else None


def dialog_asked() -> Asked | None:
    """Return the dialog that was just asked for, once."""
    asked: Asked | None = kept(DIALOG, lambda: None)
    keep(DIALOG, None)
    return asked


def kept_elsewhere(programme_id: str) -> None:
    """Let the browser drop the edits that it sent last: they are kept as a scenario now."""
    if last := last_heard(programme_id):
        keep("plan heard", Heard(programme_id, last.ask_id, {"kind": "saved", "id": uuid4().hex}))


def hear(ask: Ask) -> None:
    """Do what the grid asks, and keep the answer for it; an ask that was heard before is answered alike."""
    programme = programme_in_view()
    ask_id = str(ask.get("id", ""))[:64]
    if programme is None or not ask_id:
        return
    last = last_heard(programme.id)
    if last and last.ask_id == ask_id:
        return
    answer = _answer(plan_view(programme), ask, ask_id)
    standing = last.answer if last else None
    keep("plan heard", Heard(programme.id, ask_id, standing if answer is None else {**answer, "id": ask_id}))


def _answer(view: PlanView, ask: Ask, ask_id: str) -> Answer | None:
    kind = ask.get("kind")
    if kind == "save":
        return _save(view, received(view, cells_of(ask.get("batch"))), ask_id)
    if kind == "preview":
        return _preview(view, received(view, cells_of(ask.get("batch"))))
    if kind in ("undo", "redo"):
        turn(view, kind == "undo", ask_id)
        return _done("done")
    if kind in ARRANGE:
        return _arrange(view, str(kind), ask, ask_id)
    if kind in ("keep_view", "drop_view"):
        return _view(view, ask, ask_id)
    return _other(view, ask)


def _other(view: PlanView, ask: Ask) -> Answer | None:
    """Take note of a dialog that is to be shown."""
    kind, keys = ask.get("kind"), ask.get("rows")
    if kind in ("add", "delete", "several"):
        rows = [str(key) for key in keys] if isinstance(keys, list) else []
        pasted = str(ask.get("pasted") or "")[:LONGEST_PASTE]
        keep(DIALOG, Asked(str(kind), tuple(key for key in rows if key in view.timeline.by_key), pasted=pasted))
    if kind == "scenario":
        batch = received(view, cells_of(ask.get("batch")))
        if found := _in_the_way(view, batch):
            return found
        if problems := refused_cells(batch):
            return _refusal(view, problems)
        keep(DIALOG, Asked("scenario", (), batch))
    return None


def _save(view: PlanView, batch: Received, ask_id: str) -> Answer:
    """Save a batch whole, or say of every cell why not."""
    if found := _in_the_way(view, batch):
        return found
    done = tn("{count} change saved", "{count} changes saved", batch.count)
    with acting(FORM, done, ask_id) as signature, database() as db:
        edit_tasks(db, signature, view.programme.id, batch.task_edits)
    if (answer := _done("saved"))["kind"] == "refused" and (problems := refused_cells(batch)):
        return _refusal(view, problems)
    return answer


def _in_the_way(view: PlanView, batch: Received) -> Answer | None:
    """Return what keeps a batch from being applied: cells without sense, then cells that others changed."""
    if batch.problems:
        return _refusal(view, batch.problems)
    if batch.conflicts:
        return {"kind": "conflict", "conflicts": conflicts_told(view, batch.conflicts)}
    return None


def _refusal(view: PlanView, problems: Sequence[Problem]) -> Answer:
    return {"kind": "refused", "problems": [problem_told(view, each) for each in problems]}


def _done(kind: str) -> Answer:
    """Return that it is done, or what an action said against it; other actions than a save touch no edits."""
    words = refused(FORM)
    about = {} if kind == "saved" else {"about": "action"}
    return {"kind": "refused", "problems": [_whole(words)], **about} if words else {"kind": kind}


def _whole(words: Sentence) -> dict[str, str]:
    return {"key": "", "field": "", "where": "", "reason": said(words)}


def _preview(view: PlanView, batch: Received) -> Answer:
    """Say what edits would move, and where every row would stand."""
    if found := _in_the_way(view, batch):
        return found
    if problems := refused_cells(batch):
        return _refusal(view, problems)
    after = edited_timeline(view, batch.edits)
    moved = [_moved(new) for _, new in moved_rows(view.timeline, after)]
    return {
        "kind": "preview",
        "words": said(preview(view.timeline, after, batch.count, view.names)),
        "moved": moved + [_moved(row) for row in after.rows if _is_moved_summary(view, row)],
    }


def _moved(row: Dated) -> Answer:
    found = {"k": row.task.key, "a": day_number(row.start), "z": day_number(row.finish), "c": int(row.critical)}
    found["nc"] = int(near_critical(row))
    return found | {"r": row.drift or 0} | ({} if row.task.finished_on else {"f": row.total_float})


def _is_moved_summary(view: PlanView, row: Dated) -> bool:
    old = view.rows.get(row.task.id)
    return row.task.kind == "summary" and old is not None and (old.start, old.finish) != (row.start, row.finish)


def turn(view: PlanView, is_back: bool, ask_id: str) -> None:
    """Take back what was saved last (edits, rows, a renewal, an import, dates), or do again what was taken back."""
    done = t("The last changes were taken back") if is_back else t("Saved again what was taken back")
    with acting(FORM, done, ask_id) as signature, database() as db:
        found = history(load_journal(db, view.programme.id, UNDO_DEPTH))
        turned = found.last if is_back else found.next
        verb = turned.entry.verb if turned else ""
        kind = next((verbs for verbs in (ROWS, RENEWALS, IMPORTS, SPANS) if verb in verbs), EDITS)
        TURNS[is_back, kind](db, signature, view.programme.id)


def _arrange(view: PlanView, how: str, ask: Ask, ask_id: str) -> Answer | None:
    rows = rows_of(view, [str(key) for key in (ask.get("rows") or [ask.get("key")])])
    if not rows:
        return None
    done, action, more = ARRANGE[how]
    with acting(FORM, t(done), ask_id) as signature, database() as db:
        action(db, signature, view.programme.id, [row.id for row in rows], *more)
    return _done("done")


def _view(view: PlanView, ask: Ask, ask_id: str) -> Answer:
    is_kept, parts = ask.get("kind") == "keep_view", ask.get("parts")
    with acting(FORM, t("View kept") if is_kept else t("View deleted"), ask_id) as signature, database() as db:
        if is_kept:
            wanted = (str(ask.get("name", "")), parts if isinstance(parts, Mapping) else {})
            keep_view(db, signature, view.programme.id, wanted)
        else:
            drop_view(db, signature, view.programme.id, str(ask.get("view", "")))
    return _done("done")
