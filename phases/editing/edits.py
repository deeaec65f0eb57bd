"""Edits of tasks: what may be changed, what follows from a change, and how a batch is taken back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from errors import Refusal
from phases.editing.fields import TEXTS, Fields, changed, expanded, misfits, unknown_fields
from phases.network.network import Constraint
from phases.plan import Link, Plan, Task
from words.text import LANGUAGES, Sentence, Text, joined, pick, sentence

SHORTEST_DAYS = 1 / 1440
LONGEST_DAYS = 2000
LONGEST_TITLE = 200
LONGEST_OWNER = 80
LONGEST_BASELINE = 60
UNDATED = (Constraint.AS_SOON_AS_POSSIBLE, Constraint.AS_LATE_AS_POSSIBLE)

Name = Text | Sentence


@dataclass(frozen=True, slots=True)
class TaskEdit:
    """New values for fields of a task, made while it stood at this version."""

    task_id: str
    version: int
    changes: Fields


@dataclass(frozen=True, slots=True)
class NewTask:
    """A task that somebody adds to the plan, below a row."""

    title: Text
    days: int
    step: str
    phase: str = "plan"
    owner: Text = ""
    source: str = ""
    after_id: str | None = None


class InvalidEdit(Refusal):
    """Some edits cannot be; every one is listed and none was saved."""

    def __init__(self, problems: Sequence[Sentence]) -> None:
        self.problems = tuple(problems)
        super().__init__(sentence("Nothing was saved: {problems}", problems=joined(problems)))


class NoSuchStage(Refusal):
    """The plan has no such phase of a step."""

    def __init__(self, step: str, phase: str) -> None:
        super().__init__(
            sentence("This plan has no phase “{phase}” in step “{step}”. Choose another.", phase=phase, step=step)
        )


class LinkedAlready(Refusal):
    """The two tasks have this link."""

    def __init__(self, before: Name, after: Name) -> None:
        super().__init__(sentence("“{after}” waits for “{before}” already.", before=before, after=after))


class InvalidBaseline(Refusal):
    """A baseline cannot be kept under this name."""


def baseline_name(name: str) -> str:
    """Return the name without blanks around it; refuse an empty or a long one."""
    if not (plain := name.strip()):
        raise InvalidBaseline(sentence("A baseline needs a name, so that people can tell it from others."))
    if len(plain) > LONGEST_BASELINE:
        raise InvalidBaseline(sentence("A baseline's name has at most {most} characters.", most=LONGEST_BASELINE))
    return plain


def settle(task: Task, edit: TaskEdit, today: date) -> Fields:
    """Return the changes with what follows from them; started and finished keep step with the percentage."""
    changes = changed(task, expanded(edit.changes))
    if unknown_fields(changes) or misfits(changes):
        return changes
    changes |= _bound(task, changes)
    after = replace(task, **changes)
    if "percent" in changes and after.percent == 100 and not after.finished_on:
        changes["finished_on"] = today
    if "percent" in changes and after.percent < 100 and after.finished_on:
        changes["finished_on"] = None
    if "finished_on" in edit.changes and after.finished_on:
        changes["percent"] = 100
    if "percent" in changes and "remaining" not in edit.changes:
        changes["remaining"] = None
    if "placed_on" in changes and "manual" not in edit.changes:
        changes["manual"] = changes["placed_on"] is not None
    after = replace(task, **changes)
    begun = after.percent > 0 or after.finished_on or changes.get("remaining") is not None
    if begun and not after.started_on:
        changes["started_on"] = min(today, after.finished_on or today)
    if after.percent == 0 and "percent" in changes and "started_on" not in edit.changes:
        changes["started_on"] = None
    if "started_on" in changes and changes["started_on"] is None:
        changes["remaining"] = None
    return changed(task, changes)


def _bound(task: Task, changes: Fields) -> Fields:
    """Return what follows from a changed constraint: a date needs a kind, and some kinds have no date."""
    after = replace(task, **changes)
    if "constraint_kind" in changes and after.constraint_kind in UNDATED:
        return {"constraint_on": None, "constraint_time": None}
    if "constraint_on" in changes and "constraint_kind" not in changes:
        if after.constraint_on is None:
            return {"constraint_kind": Constraint.AS_SOON_AS_POSSIBLE}
        if after.constraint_kind in UNDATED:
            return {"constraint_kind": Constraint.START_NO_EARLIER}
    return {}


def edit_problems(task: Task, changes: Fields, today: date, name: Name) -> list[Sentence]:
    """Return what is wrong with the settled changes of the task that people know by this name."""
    if foreign := unknown_fields(changes):
        return [sentence("{task}: {fields} cannot be edited.", task=name, fields=foreign)]
    if odd := misfits(changes):
        return [
            sentence(
                "{task}: {values} cannot be a value of {fields}.",
                task=name,
                values=[str(changes[each])[:40] for each in odd],
                fields=odd,
            )
        ]
    after = replace(task, **changes)
    found: list[Sentence] = []
    if task.kind == "summary" and set(changes) - set(TEXTS):
        found.append(sentence("{task}: a summary has no dates of its own; edit what it holds.", task=name))
    if wrong := _days_problem(after, name):
        found.append(wrong)
    if task.source.startswith("gate:") and {"percent", "started_on", "finished_on"} & set(changes):
        found.append(
            sentence("{task}: a gate is passed by its decision. Decide it under Milestones & gates.", task=name)
        )
    if {"constraint_kind", "constraint_on"} & set(changes) and _lacks_date(after):
        found.append(sentence("{task}: its constraint needs a date.", task=name))
    if not 0 <= after.percent <= 100:
        found.append(sentence("{task}: done is 0 to 100 %.", task=name))
    if changes.get("remaining") is not None and (wrong := _remaining_problem(after, name)):
        found.append(wrong)
    return [*found, *_date_problems(after, name, today), *_title_problems(after, name)]


def _days_problem(after: Task, name: Name) -> Sentence | None:
    """Return why a row cannot last so long; a task does not become a milestone by its days."""
    if after.kind == "milestone" and after.days:
        return sentence("{task}: a milestone has no duration.", task=name)
    if after.kind == "task" and after.days == 0:
        return sentence(
            "{task}: a task lasts more than 0 days. For a milestone add a row of 0 days and delete this one.",
            task=name,
        )
    if after.kind == "task" and not SHORTEST_DAYS <= after.days <= LONGEST_DAYS:
        return sentence("{task}: a duration is more than 0 and at most {most} days.", task=name, most=LONGEST_DAYS)
    return None


def _remaining_problem(after: Task, name: Name) -> Sentence | None:
    """Return why so many days cannot be left of a task; none left is a task that is done."""
    if after.kind == "milestone":
        return sentence("{task}: a milestone has no duration.", task=name)
    if after.finished_on or after.remaining == 0:
        return sentence("{task}: nothing is left of what is done; write 100 % done, or the days left.", task=name)
    if not SHORTEST_DAYS <= (after.remaining or 0) <= LONGEST_DAYS:
        return sentence("{task}: a duration is more than 0 and at most {most} days.", task=name, most=LONGEST_DAYS)
    return None


def _lacks_date(task: Task) -> bool:
    return task.constraint_on is None and task.constraint_kind not in UNDATED


def _date_problems(after: Task, name: Name, today: date) -> list[Sentence]:
    found: list[Sentence] = []
    actual = [day for day in (after.started_on, after.finished_on) if day]
    if any(day > today for day in actual):
        found.append(sentence("{task}: an actual date cannot lie in the future.", task=name))
    if len(actual) == 2 and actual[1] < actual[0]:
        found.append(sentence("{task}: it cannot finish before it starts.", task=name))
    return found


def _title_problems(after: Task, name: Name) -> list[Sentence]:
    title = pick(after.title, LANGUAGES[0])
    is_named_by_pack = bool(after.source) and not after.source.startswith("gap:")
    if not title.strip() and (after.title or not is_named_by_pack):
        return [sentence("{task}: it needs a name.", task=name)]
    found: list[Sentence] = []
    if len(title) > LONGEST_TITLE:
        found.append(sentence("{task}: a title has at most {most} characters.", task=name, most=LONGEST_TITLE))
    if len(pick(after.owner, LANGUAGES[0])) > LONGEST_OWNER:
        found.append(sentence("{task}: an owner has at most {most} characters.", task=name, most=LONGEST_OWNER))
    return found


def place_task(programme_id: str, plan: Plan, new: NewTask) -> tuple[Task, list[Link]]:
    """Return the new task before its phase's exit, with its links."""
    by_key = {task.key: task for task in plan.tasks}
    parent, gate = by_key.get(f"{new.step}.{new.phase}"), by_key.get(f"{new.step}.{new.phase}-exit")
    if parent is None or gate is None:
        raise NoSuchStage(new.step, new.phase)
    number = 1 + max(
        (int(found) for task in plan.tasks if (found := task.key.removeprefix("t-")).isdigit()), default=0
    )
    task = Task(
        id=f"{programme_id}:t-{number}",
        key=f"t-{number}",
        position=gate.position,
        parent_id=parent.id,
        kind="task",
        step=new.step,
        phase=new.phase,
        activity="",
        unit_key="",
        source=new.source,
        title=new.title,
        role="",
        owner=new.owner,
        days=new.days,
    )
    before = new.after_id or _exit_before(plan, parent)
    return task, [Link(task.id, gate.id), *([Link(before, task.id)] if before else [])]


def _exit_before(plan: Plan, phase: Task) -> str | None:
    """Return the gate that opens a phase: the nearest one above it in its step."""
    gates = [each for each in plan.tasks if each.step == phase.step and each.source.startswith("gate:")]
    return next((gate.id for gate in reversed(gates) if gate.position < phase.position), None)
