"""A batch of cells as the browser sends it, held beside what stands now: edits, problems, conflicts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from access.journal import Record
from access.store import load_journal
from data.columns import WORDS
from errors import Refusal
from phases.actions import UNDO_DEPTH
from phases.dates.calendar import TaskOutsideCalendar
from phases.editing.batch import apply_edits
from phases.editing.edits import TaskEdit
from phases.editing.gone import deleted_task, gone_words
from phases.editing.pace import pace_of
from phases.network.cycle import CycleOfTasks
from phases.titles import full_title, titles_of
from ui.parts.plan.grid.cells import meant, plain
from ui.parts.plan.grid.columns import FIELDS
from ui.parts.plan.grid.timed import SECOND, fields_of, value_of
from ui.parts.plan.view import Edits, PlanView, edited_timeline, edits_of, spoken
from ui.session import database, language, said, t, time_zone
from words.format import UNKNOWN, moment
from words.text import Sentence, sentence

MOST_CELLS = 20_000
Cells = Mapping[str, Mapping[str, tuple[str, str]]]
"""Per key of a row and field: the text now, and the text that stood there when it was edited."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a cell, a row or the whole batch cannot be saved."""

    key: str
    field: str
    reason: Sentence


@dataclass(frozen=True, slots=True)
class Conflict:
    """A cell that somebody else changed since it was edited here."""

    key: str
    field: str
    theirs: str
    yours: str


@dataclass(frozen=True, eq=False)
class Received:
    """A batch beside the plan as it stands now."""

    view: PlanView
    edits: Edits
    problems: tuple[Problem, ...]
    conflicts: tuple[Conflict, ...]
    same: tuple[tuple[str, str], ...] = ()
    """Row and field of the cells that say in other words what stands there; they change nothing."""

    @property
    def count(self) -> int:
        """Return how many cells the reader changed, as the button that saves them counts."""
        cells = sum(field not in SECOND for fields in self.edits.values() for field in fields)
        return cells + len(self.same)

    @property
    def task_edits(self) -> list[TaskEdit]:
        """Return the edits of the versions in view."""
        return edits_of(self.view, self.edits)


def cells_of(sent: object) -> Cells:
    """Return the cells that a browser sent; what has not their form is left out."""
    found: dict[str, dict[str, tuple[str, str]]] = {}
    for key, fields in sent.items() if isinstance(sent, Mapping) else ():
        for field, texts in fields.items() if isinstance(fields, Mapping) else ():
            is_pair = isinstance(texts, Sequence) and len(texts) == 2 and all(isinstance(x, str) for x in texts)
            if field in FIELDS and is_pair and sum(map(len, found.values())) < MOST_CELLS:
                found.setdefault(str(key), {})[field] = (texts[0], texts[1])
    return found


def received(view: PlanView, cells: Cells) -> Received:
    """Return what a batch means for the plan as it stands; values that change nothing are left out."""
    edits: dict[str, dict[str, Any]] = {}
    problems: list[Problem] = []
    conflicts: list[Conflict] = []
    same: list[tuple[str, str]] = []
    pace = pace_of(view.frame)
    for key, field, text, base in _flat(cells):
        row = view.timeline.by_key.get(key)
        if row is None:
            if all(each.key != key for each in problems):
                problems.append(Problem(key, field, _gone_words(view, key)))
            continue
        value, wrong = meant(field, text, pace, view.view.today)
        standing = standing_text(view, row.task.id, field)
        if wrong:
            problems.append(Problem(key, field, wrong))
        elif value == value_of(view, row.task.id, field) or plain(field, value) == standing:
            same.append((key, field))
        elif base != standing:
            conflicts.append(Conflict(key, field, standing, text))
        else:
            edits.setdefault(row.task.id, {}).update(fields_of(row.task, field, value))
    return Received(view, edits, tuple(problems), tuple(conflicts), tuple(same))


def _gone_words(view: PlanView, key: str) -> Sentence:
    """Return which row was deleted meanwhile, by its name where the journal still knows it."""
    with database() as db:
        task = deleted_task(load_journal(db, view.programme.id, UNDO_DEPTH), f"{view.programme.id}:{key}")
    if task is None:
        return sentence("This row is gone: somebody deleted it.")
    units = view.view.units
    return gone_words(full_title(task, titles_of([task], view.view.pack, units), units))


def standing_text(view: PlanView, task_id: str, field: str) -> str:
    """Return what stands in a cell as text: titles and owners as the reader sees them."""
    shown = spoken(view, language())
    if field in ("title", "owner"):
        return (shown.titles if field == "title" else shown.owners)[task_id]
    if field == "days" and view.rows[task_id].task.kind != "task":
        return ""
    if field == "percent":
        return str(view.rows[task_id].percent)
    return plain(field, value_of(view, task_id, field))


def _flat(cells: Cells) -> Iterator[tuple[str, str, str, str]]:
    for key, fields in cells.items():
        for field, (text, base) in fields.items():
            yield key, field, text, base


def refused_cells(batch: Received) -> list[Problem]:
    """Return what the rules have against a batch, at the cells where it can be said; and why no dates follow."""
    view, edits = batch.view, batch.edits
    told = apply_edits(view.view.planned, batch.task_edits, view.names, view.view.today).problems
    if not told:
        return _out_of_reach(view, edits)
    found = [problem for task_id, changes in edits.items() for problem in _refused_row(view, task_id, changes)]
    return found or [Problem("", "", each) for each in told]


def _refused_row(view: PlanView, task_id: str, changes: Mapping[str, Any]) -> list[Problem]:
    """Return what is wrong with a row: with single cells of it where they are wrong by themselves."""
    key, whole = view.rows[task_id].task.key, _problems(view, task_id, changes)
    if not whole:
        return []
    single = [
        Problem(key, field, each)
        for field, value in changes.items()
        for each in _problems(view, task_id, {field: value})
        if each in whole
    ]
    told = [problem.reason for problem in single]
    first = next(iter(changes))
    return [*single, *(Problem(key, first, each) for each in whole if each not in told)]


def _problems(view: PlanView, task_id: str, changes: Mapping[str, Any]) -> list[Sentence]:
    edits = edits_of(view, {task_id: changes})
    return list(apply_edits(view.view.planned, edits, view.names, view.view.today).problems)


def _out_of_reach(view: PlanView, edits: Edits) -> list[Problem]:
    """Return why no dates follow from the edits: they wait in a circle, or leave the calendar."""
    try:
        edited_timeline(view, edits)
    except CycleOfTasks as circle:
        names = [view.names.get(f"{view.programme.id}:{key}", str(key)) for key in circle.names]
        return [Problem("", "", CycleOfTasks(names).sentence)]
    except TaskOutsideCalendar as outside:
        return [Problem("", "", outside.named(view.names).sentence)]
    except Refusal as refusal:
        return [Problem("", "", refusal.sentence)]
    return []


def problem_told(view: PlanView, problem: Problem) -> dict[str, str]:
    """Return a problem as the grid shows it: the row, the column and the reason."""
    row = view.timeline.by_key.get(problem.key)
    if row is None:
        return {"key": "", "field": "", "where": "", "reason": said(problem.reason)}
    where = f"{_named(view, row.task.id)}, {column_word(problem.field)}:"
    return {"key": problem.key, "field": problem.field, "where": where, "reason": said(problem.reason)}


def conflicts_told(view: PlanView, conflicts: Sequence[Conflict]) -> list[dict[str, str]]:
    """Return conflicts as the grid shows them, with who saved the other value and when."""
    with database() as db:
        records = load_journal(db, view.programme.id, UNDO_DEPTH)
    return [_conflict_told(view, each, records) for each in conflicts]


def _conflict_told(view: PlanView, conflict: Conflict, records: Sequence[Record]) -> dict[str, str]:
    task_id = view.timeline.by_key[conflict.key].task.id
    saves = (each for each in records if each.entry.verb in ("edit_tasks", "link_tasks", "undo_edits", "redo_edits"))
    record = next((each for each in saves if task_id in {**each.entry.before, **each.entry.after}), None)
    return {
        "key": conflict.key,
        "field": conflict.field,
        "base": conflict.theirs,
        "task": _named(view, task_id),
        "what": column_word(conflict.field),
        "theirs": conflict.theirs or UNKNOWN,
        "yours": conflict.yours or UNKNOWN,
        "who": f"{record.actor}, {moment(record.at, language(), time_zone())}" if record else UNKNOWN,
    }


def _named(view: PlanView, task_id: str) -> str:
    return f"{view.numbers[task_id]} {spoken(view, language()).titles[task_id]}"


def column_word(field: str) -> str:
    """Return what people call a field."""
    return t("Constraint") if field == "constraint_kind" else said(WORDS[field])
