"""How rows of a plan are arranged: which rows may be moved or deleted, and what the outline is afterwards."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from errors import Refusal
from phases.editing.edits import Name
from phases.plan import Link, Plan, Task
from words.text import Sentence, joined, sentence

Names = Mapping[str, Name]
OWN = ("", "gap")
"""Where rows come from that people added themselves; all others come from the method."""
FRAME = ("step", "phase", "gate", "units", "unit", "unit-activity", "live", "effect")
"""Rows of the method on which gates, rollout and status of the steps stand."""


class CannotArrange(Refusal):
    """The rows cannot be arranged like this; nothing was changed."""

    def __init__(self, problems: Sequence[Sentence]) -> None:
        self.problems = tuple(problems)
        super().__init__(joined(problems))


@dataclass(frozen=True, slots=True)
class Arranged:
    """All rows in their new order with new parents, and the links that are left."""

    tasks: tuple[Task, ...]
    links: tuple[Link, ...]


def family(tasks: Sequence[Task], row_id: str) -> list[Task]:
    """Return a row and all that it holds, in order."""
    held = {row_id}
    found: list[Task] = []
    for task in tasks:
        if task.id in held or task.parent_id in held:
            held.add(task.id)
            found.append(task)
    return found


def moved(plan: Plan, row_id: str, step: int, names: Names) -> Arranged:
    """Return the plan with a row before its elder sister (-1) or behind its younger one (+1)."""
    row = _row(plan, row_id)
    _refuse_frame([row], names)
    sisters = [task for task in plan.tasks if task.parent_id == row.parent_id]
    at = sisters.index(row) + step
    if not 0 <= at < len(sisters):
        words = "“{task}” is the first row there." if step < 0 else "“{task}” is the last row there."
        raise CannotArrange([sentence(words, task=names[row.id])])
    upper, lower = (sisters[at], row) if step < 0 else (row, sisters[at])
    above, below = family(plan.tasks, upper.id), family(plan.tasks, lower.id)
    taken = {task.id for task in (*above, *below)}
    return _around(plan, taken, [*below, *above])


def indented(plan: Plan, row_id: str, names: Names) -> Arranged:
    """Return the plan with a row inside the row above it, which becomes a summary where it was none."""
    row = _row(plan, row_id)
    _refuse_frame([row], names)
    sisters = [task for task in plan.tasks if task.parent_id == row.parent_id]
    at = sisters.index(row)
    if not at:
        raise CannotArrange([sentence("“{task}” has no row above it that could hold it.", task=names[row.id])])
    holder = sisters[at - 1]
    if holder.kind != "summary":
        _refuse_holder(plan, holder, names)
    _refuse_tied(plan, holder, row, names)
    become = {holder.id: replace(holder, kind="summary", days=0), row.id: replace(row, parent_id=holder.id)}
    return Arranged(tuple(become.get(task.id, task) for task in plan.tasks), plan.links)


def outdented(plan: Plan, row_id: str, names: Names) -> Arranged:
    """Return the plan with a row behind what held it; a summary that holds nothing any more is a task of a day."""
    row = _row(plan, row_id)
    _refuse_frame([row], names)
    holder = next((task for task in plan.tasks if task.id == row.parent_id), None)
    if holder is None:
        raise CannotArrange([sentence("“{task}” stands at the outermost level.", task=names[row.id])])
    _refuse_frame([holder], names)
    going = family(plan.tasks, row.id)
    taken = {task.id for task in family(plan.tasks, holder.id)}
    staying = [task for task in family(plan.tasks, holder.id) if task not in going]
    if len(staying) == 1:
        staying = [replace(holder, kind="task", days=1)]
    return _around(plan, taken, [*staying, replace(row, parent_id=holder.parent_id), *going[1:]])


def together(row_ids: Collection[str], rule: "ArrangeRow", is_last_first: bool = False) -> "Arrange":
    """Return how several rows are arranged by the same rule; those inside another one of them go with it."""

    def arrange(plan: Plan, names: Names) -> Arranged:
        outermost = _outermost(plan, row_ids)
        arranged = Arranged(plan.tasks, plan.links)
        for row_id in reversed(outermost) if is_last_first else outermost:
            arranged = rule(Plan(arranged.tasks, arranged.links), row_id, names)
        return arranged

    return arrange


def _outermost(plan: Plan, row_ids: Collection[str]) -> list[str]:
    """Return the rows that stand inside none of the others, in order."""
    held = set(row_ids)
    inside: set[str] = set()
    for task in plan.tasks:
        if task.parent_id in held or task.parent_id in inside:
            inside.add(task.id)
    return [task.id for task in plan.tasks if task.id in held and task.id not in inside]


def without(plan: Plan, row_ids: Collection[str], names: Names) -> Arranged:
    """Return the plan without rows and what they hold; refuse every row that may not go, with its reason."""
    gone = {task.id: task for row_id in row_ids for task in family(plan.tasks, row_id)}
    if problems := [problem for task in gone.values() for problem in _reasons_to_stay(task, names)]:
        raise CannotArrange(problems)
    left = tuple(task for task in plan.tasks if task.id not in gone)
    holding = {task.parent_id for task in left}
    emptied = {task.parent_id for task in gone.values()} - holding
    tasks = tuple(replace(task, kind="task", days=1) if task.id in emptied else task for task in left)
    if problems := [problem for task in tasks if task.id in emptied for problem in _reasons_to_hold(task, names)]:
        raise CannotArrange(problems)
    links = tuple(link for link in plan.links if not {link.before_id, link.after_id} & gone.keys())
    return Arranged(tasks, links)


def seat_below(plan: Plan, row_id: str) -> tuple[str | None, int]:
    """Return parent and place in order of a new row below another one: inside a summary, else behind the row."""
    at, row = next((at, task) for at, task in enumerate(plan.tasks) if task.id == row_id)
    return (row.id if row.kind == "summary" else row.parent_id), at + 1


def is_movable(task: Task) -> bool:
    """Return whether people may arrange the row: the method's frame keeps its place."""
    return _origin(task) not in FRAME


def _origin(task: Task) -> str:
    return task.source.split(":")[0]


def _row(plan: Plan, row_id: str) -> Task:
    return next(task for task in plan.tasks if task.id == row_id)


def _around(plan: Plan, taken: Collection[str], instead: Iterable[Task]) -> Arranged:
    """Return the plan with rows in place of those that are taken, which stand together."""
    first = next(at for at, task in enumerate(plan.tasks) if task.id in taken)
    rest = [task for task in plan.tasks if task.id not in taken]
    return Arranged((*rest[:first], *instead, *rest[first:]), plan.links)


def _refuse_frame(rows: Iterable[Task], names: Names) -> None:
    if fixed := [row for row in rows if not is_movable(row)]:
        words = "“{task}” belongs to the method and keeps its place; gates, rollout and status stand on it."
        raise CannotArrange([sentence(words, task=names[row.id]) for row in fixed])


def _refuse_holder(plan: Plan, holder: Task, names: Names) -> None:
    """Refuse a row that cannot become a summary: the method's, one that waits or is waited for, one with progress."""
    reasons: list[tuple[bool, str]] = [
        (_origin(holder) not in OWN, "“{task}” comes from the method and cannot hold other rows."),
        (holder.kind == "milestone", "“{task}” is a milestone and cannot hold other rows."),
        (_has_progress(holder), "“{task}” has progress and cannot become a summary."),
        (
            any(holder.id in (link.before_id, link.after_id) and link.kind != "FS" for link in plan.links),
            "“{task}” has a link that is not finish-to-start and cannot become a summary; change it first.",
        ),
    ]
    if problems := [sentence(words, task=names[holder.id]) for is_so, words in reasons if is_so]:
        raise CannotArrange(problems)


def _refuse_tied(plan: Plan, holder: Task, row: Task, names: Names) -> None:
    """Refuse to put a row inside one with which it, or what it holds, is linked: they would wait for each other."""
    inside = {task.id for task in family(plan.tasks, row.id)}
    pairs = [(link.before_id, link.after_id) for link in plan.links]
    tied = [each for one, two in pairs for each in (one, two) if each in inside and holder.id in (one, two)]
    if tied:
        words = "“{task}” and “{holder}” are linked; clear that link first, then one can hold the other."
        raise CannotArrange([sentence(words, task=names[tied[0]], holder=names[holder.id])])


def _reasons_to_stay(task: Task, names: Names) -> list[Sentence]:
    if task.kind != "summary" and _has_progress(task):
        return [sentence("“{task}” has progress; set it inactive instead of deleting it.", task=names[task.id])]
    if not is_movable(task):
        return [sentence("“{task}” belongs to the method and cannot be deleted.", task=names[task.id])]
    return []


def _reasons_to_hold(task: Task, names: Names) -> list[Sentence]:
    if is_movable(task):
        return []
    return [sentence("“{task}” belongs to the method and must hold at least one row.", task=names[task.id])]


def _has_progress(task: Task) -> bool:
    return bool(task.percent or task.started_on or task.finished_on)


Arrange = Callable[[Plan, Names], Arranged]
ArrangeRow = Callable[[Plan, str, Names], Arranged]
