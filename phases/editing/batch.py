"""A batch of edits on a plan: what the plan becomes, what changed, what is wrong; the same for preview and save."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Protocol

from phases.dates.frame import Frame
from phases.editing.edits import Name, TaskEdit, edit_problems, settle
from phases.editing.fields import Fields, changed, facts
from phases.editing.pace import Pace, pace_of
from phases.editing.predecessors import read
from phases.outline import outline_numbers
from phases.plan import Link, Plan, Task, link_id
from words.text import Sentence, sentence

PREDECESSORS = "predecessors"
"""The field of an edit that says what a task waits for: a text in the usual notation, or links."""


@dataclass(frozen=True, eq=False)
class Batch:
    """A plan after a batch of edits, and what the edits did; with problems the plan is as it was."""

    plan: Plan
    changes: Mapping[str, Fields]
    """Changed fields by task id; empty for a task of which only the links changed."""
    added: tuple[Link, ...]
    removed: tuple[Link, ...]
    before: Mapping[str, Mapping[str, Any]]
    """What the journal keeps of each changed task, by task id."""
    after: Mapping[str, Mapping[str, Any]]
    problems: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class _Edited:
    """One task after its edit: changed fields, what it waits for where that changed, what is wrong."""

    fields: Fields
    links: list[Link] | None
    problems: list[Sentence]


class Standing(Protocol):
    """A plan that finds its rows and links by id: `phases.planned.Planned`."""

    @property
    def plan(self) -> Plan: ...

    @property
    def frame(self) -> Frame: ...

    @property
    def places(self) -> Mapping[str, int]: ...

    @property
    def waiting(self) -> Mapping[str, Sequence[Link]]: ...

    def task(self, task_id: str) -> Task | None: ...


def apply_edits(
    standing: Standing, edits: Sequence[TaskEdit], names: Mapping[str, Name], today: date | None
) -> Batch:
    """Return the plan with all edits; without a day they are taken as they stand, as when a batch is taken back.

    Edits of tasks that the plan does not have are left out.
    """
    numbers = _Numbers(standing)
    known = [(task, edit) for edit in edits if (task := standing.task(edit.task_id))]
    found = {
        task.id: _edited((task, standing.waiting.get(task.id, ())), edit, numbers, (names, today))
        for task, edit in known
    }
    problems = [
        sentence("{task}: it stands more than once in this batch.", task=names[task_id])
        for task_id, times in Counter(task.id for task, _ in known).items()
        if times > 1
    ]
    problems += [problem for each in found.values() for problem in each.problems]
    if problems:
        return Batch(standing.plan, {}, (), (), {}, {}, tuple(problems))
    return _batch(
        standing, {task_id: each for task_id, each in found.items() if each.fields or each.links is not None}
    )


def listed(links: Iterable[Link]) -> list[list[Any]]:
    """Return links of a task as the journal keeps them."""
    return [[link.before_id, link.kind, link.lag, link.lag_kind] for link in links]


def from_list(kept: Iterable[Sequence[Any]], task_id: str) -> list[Link]:
    """Return the links of a task that the journal keeps."""
    return [Link(each[0], task_id, each[1], each[2], each[3]) for each in kept]


class _Numbers:
    """Numbers of the outline, counted once, when the first text of predecessors is read, and the programme's day."""

    def __init__(self, standing: Standing) -> None:
        self._plan, self._frame = standing.plan, standing.frame
        self._ids: dict[str, str] = {}

    def ids(self) -> dict[str, str]:
        """Return task ids by number."""
        self._ids = self._ids or {number: each for each, number in outline_numbers(self._plan.tasks).items()}
        return self._ids

    def pace(self) -> Pace:
        """Return how long the programme's day and week are."""
        return pace_of(self._frame)


def _edited(
    standing: tuple[Task, Sequence[Link]],
    edit: TaskEdit,
    numbers: _Numbers,
    known: tuple[Mapping[str, Name], date | None],
) -> _Edited:
    (task, waiting), (names, today) = standing, known
    fields = dict(edit.changes)
    wanted = fields.pop(PREDECESSORS, None)
    links, wrong = _links(wanted, task.id, numbers)
    problems = [sentence("{task}: {problem}", task=names[task.id], problem=each) for each in wrong]
    if today is None:
        settled: Fields = changed(task, fields)
    else:
        settled = settle(task, replace(edit, changes=fields), today)
        problems += edit_problems(task, settled, today, names[task.id]) if settled else []
    return _Edited(settled, None if wanted is None or set(links) == set(waiting) else links, problems)


def _links(wanted: Any, task_id: str, numbers: _Numbers) -> tuple[list[Link], list[Sentence]]:
    if isinstance(wanted, str):
        return read(wanted, task_id, numbers.ids(), numbers.pace())
    return [link for link in wanted or () if isinstance(link, Link)], []


def _batch(standing: Standing, found: Mapping[str, _Edited]) -> Batch:
    plan = standing.plan
    relinked = {task_id: each.links for task_id, each in found.items() if each.links is not None}
    links = _relinked(plan.links, relinked)
    was, now = (set(plan.links), set(links)) if relinked else (set(), set())
    before = {task_id: plan.tasks[standing.places[task_id]] for task_id in found}
    after = {task_id: replace(before[task_id], **each.fields) for task_id, each in found.items()}
    tasks = list(plan.tasks)
    for task_id, task in after.items():
        tasks[standing.places[task_id]] = replace(task, version=task.version + 1)
    return Batch(
        plan=Plan(tuple(tasks), links),
        changes={task_id: each.fields for task_id, each in found.items()},
        added=tuple(link for link in links if link not in was) if relinked else (),
        removed=tuple(link for link in plan.links if link not in now) if relinked else (),
        before={
            task_id: _told(before[task_id], each, standing.waiting.get(task_id, ()))
            for task_id, each in found.items()
        },
        after={task_id: _told(after[task_id], each, relinked.get(task_id, ())) for task_id, each in found.items()},
        problems=(),
    )


def _relinked(links: tuple[Link, ...], relinked: Mapping[str, Sequence[Link]]) -> tuple[Link, ...]:
    """Return the links with those of some tasks in place of what they waited for, in the order of their rows."""
    if not relinked:
        return links
    kept = [link for link in links if link.after_id not in relinked]
    return tuple(sorted((*kept, *(link for each in relinked.values() for link in each)), key=link_id))


def _told(task: Task, edited: _Edited, links: Sequence[Link]) -> dict[str, Any]:
    """Return what the journal keeps of a task: the fields that changed, and its links where they did."""
    return facts(task, edited.fields) | ({} if edited.links is None else {PREDECESSORS: listed(links)})
