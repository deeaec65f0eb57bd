"""A what-if: edits of the plan that are kept and not applied, and what they would lead to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from errors import Refusal
from phases.editing.batch import PREDECESSORS, apply_edits, from_list
from phases.editing.edits import LONGEST_BASELINE, Name, TaskEdit
from phases.editing.fields import from_journal
from phases.editing.undoing import UndoWouldOverwrite, edits_between
from phases.effort.value.budget import Purse
from phases.effort.value.budgeting import Budgets, budgets_of
from phases.planned import Planned
from words.text import LANGUAGES, Sentence, Text, counted, pick, sentence

Ending = Literal["", "adopted", "dropped"]


class InvalidScenario(Refusal):
    """A scenario cannot be kept so."""


class ScenarioClosed(Refusal):
    """It was adopted or dropped before."""

    def __init__(self, name: Text) -> None:
        super().__init__(sentence("“{name}” was adopted or dropped already.", name=name))


@dataclass(frozen=True, slots=True)
class Scenario:
    """Edits under a name, as the journal would keep them: fields before and after, by task id."""

    id: str
    name: Text
    before: Mapping[str, Mapping[str, Any]]
    after: Mapping[str, Mapping[str, Any]]
    made_by: str
    made_at: str
    ending: Ending = ""
    version: int = 1


@dataclass(frozen=True, slots=True)
class Moved:
    """A milestone that a scenario would move, with its date today and in the scenario; days are working days."""

    task_id: str
    now: date
    then: date
    days: int


@dataclass(frozen=True, eq=False)
class Outcome:
    """What a scenario would lead to, beside the plan of today."""

    scenario: Scenario
    finish: date
    days: int
    """By how many working days the end moves; below zero is earlier."""
    moved: tuple[Moved, ...]
    work_days: float
    """By how many days of work the durations change in all."""
    stale: tuple[Name, ...]
    """Tasks that somebody changed since: it cannot be adopted as it is."""
    refusal: Sentence | None = None
    """Why no dates follow from it any more."""
    budgets: tuple[Budgets, Budgets] | None = None
    """Of the plan of today and of the scenario; nothing where nobody asked, or no dates follow."""

    @property
    def more(self) -> float | None:
        """Return by how much the budget of all work rises; None where one of them is counted otherwise."""
        if self.budgets is None or self.budgets[0].measure != self.budgets[1].measure:
            return None
        return self.budgets[1].total - self.budgets[0].total

    @property
    def can_be_adopted(self) -> bool:
        """Return whether the plan can become what the scenario says."""
        return not self.scenario.ending and not self.stale and self.refusal is None


def scenario_name(name: Text, known: Sequence[Scenario]) -> Text:
    """Return the name without blanks around it; refuse an empty, a long or a taken one."""
    bare = name.strip() if isinstance(name, str) else name
    if not all(0 < len(pick(bare, each)) <= LONGEST_BASELINE for each in LANGUAGES):
        raise InvalidScenario(sentence("A scenario's name has 1 to {most} characters.", most=LONGEST_BASELINE))
    if any(pick(each.name, lang) == pick(bare, lang) for each in known if not each.ending for lang in LANGUAGES):
        raise InvalidScenario(sentence("There is a scenario “{name}” already. Choose another name.", name=bare))
    return bare


def outcome(scenario: Scenario, planned: Planned, names: Mapping[str, Name], purse: Purse | None = None) -> Outcome:
    """Return what the plan would be with the scenario's edits; edits of tasks that are gone are left out.

    With a purse, what all work costs today and in the scenario too.
    """
    edits = _edits(scenario, planned)
    stale = _stale(scenario, planned, names)
    batch = apply_edits(planned, edits, names, None)
    now = planned.timeline
    try:
        then = planned.changed(batch.plan, list(batch.changes)).timeline
    except Refusal as refusal:
        return Outcome(scenario, now.finish, 0, (), 0, stale, refusal.sentence)
    calendar = planned.frame.calendar
    after = {row.task.id: row.finish for row in then.milestones()}
    moved = [
        Moved(row.task.id, row.finish, after[row.task.id], calendar.between(row.finish, after[row.task.id]))
        for row in now.milestones()
        if after.get(row.task.id, row.finish) != row.finish
    ]
    days = sum(task.days for task in batch.plan.tasks) - sum(task.days for task in planned.plan.tasks)
    budgets = (budgets_of(now, planned.frame, purse), budgets_of(then, planned.frame, purse)) if purse else None
    shift = calendar.between(now.finish, then.finish)
    return Outcome(scenario, then.finish, shift, tuple(moved), days, stale, budgets=budgets)


def outcomes_answer(found: Sequence[Outcome]) -> Sentence:
    """Return the sentence that answers: which scenario brings the end forward most?"""
    standing = [each for each in found if each.refusal is None]
    if not standing:
        return sentence("No scenario is open: keep unsaved changes of the plan as one")
    best = min(standing, key=lambda each: (each.finish, -len(each.moved)))
    if best.days < 0:
        return counted(
            "“{name}” brings the end forward most: by {count} working day, to {day}",
            "“{name}” brings the end forward most: by {count} working days, to {day}",
            -best.days,
            name=best.scenario.name,
            day=best.finish,
        )
    if best.days == 0:
        return sentence("No open scenario brings the end forward; “{name}” holds it", name=best.scenario.name)
    return sentence("Every open scenario makes the end later")


def adoption(found: Outcome) -> Sentence:
    """Return what the plan becomes with a scenario: how many tasks change, which milestones move, its end."""
    changed = counted("One task changes", "{count} tasks change", len(found.scenario.after))
    if not found.moved:
        return sentence("{changed}; no milestone moves.", changed=changed)
    moved = counted("one milestone moves", "{count} milestones move", len(found.moved))
    if not found.days:
        return sentence("{changed}, {moved}; the plan ends on {day} as now.", **_named(changed, moved, found))
    if found.days < 0:
        return counted(
            "{changed}, {moved}; the plan ends {count} working day earlier, on {day}.",
            "{changed}, {moved}; the plan ends {count} working days earlier, on {day}.",
            -found.days,
            **_named(changed, moved, found),
        )
    return counted(
        "{changed}, {moved}; the plan ends {count} working day later, on {day}.",
        "{changed}, {moved}; the plan ends {count} working days later, on {day}.",
        found.days,
        **_named(changed, moved, found),
    )


def _named(changed: Sentence, moved: Sentence, found: Outcome) -> dict[str, Any]:
    return {"changed": changed, "moved": moved, "day": found.finish}


def adopting(scenario: Scenario, planned: Planned, names: Mapping[str, Name]) -> list[TaskEdit]:
    """Return the edits that make the scenario the plan; refuse by name when one of its tasks was changed since."""
    if scenario.ending:
        raise ScenarioClosed(scenario.name)
    return edits_between((scenario.before, scenario.after), planned, names)


def _edits(scenario: Scenario, planned: Planned) -> list[TaskEdit]:
    found: list[TaskEdit] = []
    for task_id, kept in scenario.after.items():
        if task := planned.task(task_id):
            fields = from_journal({key: value for key, value in kept.items() if key != PREDECESSORS})
            if PREDECESSORS in kept:
                fields[PREDECESSORS] = from_list(kept[PREDECESSORS], task_id)
            found.append(TaskEdit(task_id, task.version, fields))
    return found


def _stale(scenario: Scenario, planned: Planned, names: Mapping[str, Name]) -> tuple[Name, ...]:
    try:
        edits_between((scenario.before, scenario.after), planned, names)
    except UndoWouldOverwrite as overwritten:
        return tuple(overwritten.titles)
    return ()
