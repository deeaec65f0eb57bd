"""Live a programme's story day by day: work begins and ends, gates are decided, all through the actions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from access.journal import Signature
from data.database import Database
from exchange.stories.answering import hold_assessment
from exchange.stories.script import GateStory, ScenarioStory, Story
from exchange.stories.staffing import name_people, tell_hours
from methodology.pack import Pack
from phases import store
from phases.actions import edit_tasks, set_baseline
from phases.dates.calendar import Calendar
from phases.dates.frame import Frame
from phases.dates.timeline import Dated, Timeline, compute_timeline
from phases.editing.edits import TaskEdit
from phases.gates.actions import add_evidence, close_condition, decide_gate, review
from phases.gates.criteria import NewEvidence
from phases.gates.gate import NewCondition, Proposal
from phases.gates.store import load_conditions
from phases.plan import Plan, Task
from phases.planned import calendar_of
from phases.programme import Programme, plain
from phases.scenarios.actions import drop_scenario, keep_scenario
from words.text import Text

REPORTING_DAY = 4
"""Progress is reported on Fridays."""


@dataclass
class Life:
    """A programme while its story is told."""

    db: Database
    programme: Programme
    story: Story
    pack: Pack
    plan: Plan
    pending: dict[str, dict[str, Any]] = field(default_factory=dict)
    ready_since: dict[str, date] = field(default_factory=dict)

    @property
    def calendar(self) -> Calendar:
        """Return the programme's working days."""
        return calendar_of(self.programme)

    @property
    def tasks(self) -> dict[str, Task]:
        """Return the rows by id."""
        return {task.id: task for task in self.plan.tasks}

    def change(self, task: Task, **changes: Any) -> None:
        """Change a task in memory; it is saved with the next report."""
        self.pending.setdefault(task.id, {}).update(changes)
        tasks = (replace(each, **changes) if each.id == task.id else each for each in self.plan.tasks)
        self.plan = Plan(tuple(tasks), self.plan.links)

    def sign(self, day: date, hour: int, who: Text | None = None) -> Signature:
        """Return the signature of the manager, or of somebody else, at an hour of a day."""
        return Signature(plain(who or self.programme.manager), datetime.combine(day, time(hour), UTC))


def live(db: Database, programme: Programme, telling: tuple[Story, Pack], today: date) -> None:
    """Tell the story up to yesterday."""
    story, pack = telling
    life = Life(db, programme, story, pack, store.load_plan(db, programme.id))
    _name_owners(life)
    waiting = sorted(story.assessment, key=lambda each: -each.weeks_ago)
    for day in _working_days(life.calendar, programme.start_on, today):
        while waiting and day >= today - timedelta(weeks=waiting[0].weeks_ago):
            report(life, day)
            hold_assessment(db, life.sign(day, 17), programme.id, waiting.pop(0))
            life.plan = store.load_plan(db, programme.id)
        _work(life, day)
        _pass_milestones(life, day)
        if day.weekday() == REPORTING_DAY:
            report(life, day)
            _keep_conditions(life, day)
    report(life, today - timedelta(days=1))
    tell_hours(db, life.sign(today - timedelta(days=1), 16), programme.id, story.person, life.plan)
    for gate in story.gate:
        if gate.verdict == "due":
            _show_evidence(life, gate, today - timedelta(days=2))
    for told in story.scenario:
        _keep_scenario(life, told, today - timedelta(days=told.days_ago))


def report(life: Life, day: date) -> None:
    """Save what changed since the last report, with the progress of what is under way."""
    for task in life.plan.tasks:
        if task.kind == "task" and task.started_on and not task.finished_on:
            done = life.calendar.between(task.started_on, day) + 1
            life.change(task, percent=max(1, min(95, 100 * done // task.days)))
    versions = {task.id: task.version for task in store.load_plan(life.db, life.programme.id).tasks}
    edits = [TaskEdit(task_id, versions[task_id], changes) for task_id, changes in life.pending.items()]
    if edits:
        edit_tasks(life.db, life.sign(day, 16), life.programme.id, edits)
    life.pending.clear()
    life.plan = store.load_plan(life.db, life.programme.id)


def _name_owners(life: Life) -> None:
    for task in life.plan.tasks:
        if task.kind != "summary" and task.role in life.story.owners:
            life.change(task, owner=life.story.owners[task.role])
    report(life, life.programme.start_on)
    signature = life.sign(life.programme.start_on, 17)
    name_people(life.db, signature, life.programme.id, life.story.person, life.plan)


def _working_days(calendar: Calendar, first: date, before: date) -> Iterator[date]:
    return (calendar.day(at) for at in range(calendar.index(first), calendar.index(before)))


def _timeline(life: Life, day: date) -> Timeline:
    return compute_timeline(life.plan, Frame(life.calendar, life.programme.start_on, day, {}))


def _work(life: Life, day: date) -> None:
    """Begin what can begin today, and end what has had its days."""
    for row in _timeline(life, day).rows:
        task = row.task
        if task.kind != "task" or task.finished_on:
            continue
        if not task.started_on and row.start <= day:
            life.change(task, started_on=day, days=task.days + life.story.slips.get(task.key, 0))
        task = life.tasks[task.id]
        if task.started_on and life.calendar.between(task.started_on, day) + 1 >= task.days:
            life.change(task, finished_on=day, percent=100)


def _pass_milestones(life: Life, day: date) -> None:
    """Pass the milestones whose work is done today; decide the gates among them."""
    before = _waits_for(life.plan)
    for row in _timeline(life, day).milestones():
        ready = all(life.tasks[each].finished_on for each in before.get(row.task.id, ()))
        if row.task.finished_on or not ready or row.finish > day:
            continue
        if row.task.source.startswith("gate:"):
            _decide(life, row, day)
        else:
            life.change(life.tasks[row.task.id], finished_on=day, percent=100)


def _waits_for(plan: Plan) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for link in plan.links:
        found.setdefault(link.after_id, []).append(link.before_id)
    return found


def _decide(life: Life, row: Dated, day: date) -> None:
    """Decide a gate as the story says, with conditions for what is open; a gate that is due stays so."""
    told = next((gate for gate in life.story.gate if gate.key == row.task.key), GateStory(key=row.task.key))
    waited = life.calendar.between(life.ready_since.setdefault(told.key, day), day)
    if told.verdict == "due" or waited < told.days_late:
        return
    report(life, day)
    _show_evidence(life, told, day)
    states = review(life.db, life.programme, told.key, day)[1]
    conditions = tuple(
        NewCondition(
            state.criterion.id, told.condition, life.programme.manager, day + timedelta(days=told.condition_days)
        )
        for state in states
        if state.is_open_must
    )
    proposal = Proposal("conditional" if conditions else "go", told.reason, conditions)
    who = row.task.owner or life.programme.sponsor
    decide_gate(life.db, life.sign(day, 17, who), (life.programme.id, told.key), proposal)
    if told.baseline:
        set_baseline(life.db, life.sign(day, 18), life.programme.id, told.baseline)
    life.plan = store.load_plan(life.db, life.programme.id)


def _show_evidence(life: Life, told: GateStory, day: date) -> None:
    """Give evidence for every criterion that asks for it, but for those that the story leaves open."""
    states = review(life.db, life.programme, told.key, day)[1]
    for state in states:
        criterion = state.criterion
        if criterion.proof == "evidence" and criterion.id not in told.without and not state.evidence:
            note = criterion.hint or criterion.title
            place = (life.programme.id, told.key)
            add_evidence(life.db, life.sign(day, 11), place, NewEvidence(criterion.id, note))


def _keep_conditions(life: Life, day: date) -> None:
    """Close the conditions that people kept, in the week in which they are due."""
    kept = {gate.key for gate in life.story.gate if gate.conditions_kept}
    for condition in load_conditions(life.db, life.programme.id):
        if condition.gate in kept and not condition.done_on and condition.due_on <= day:
            close_condition(life.db, life.sign(day, 15), life.programme.id, condition)


def _keep_scenario(life: Life, told: ScenarioStory, day: date) -> None:
    """Keep other days for unfinished tasks as a scenario, if there are any; drop it where the story does."""
    life.plan = store.load_plan(life.db, life.programme.id)
    open_ = [task for task in life.plan.tasks if task.key in told.days and not task.finished_on]
    edits = [TaskEdit(task.id, task.version, {"days": told.days[task.key]}) for task in open_]
    if not edits:
        return
    signature = life.sign(day, 15, told.by)
    kept = keep_scenario(life.db, signature, life.programme.id, (told.name, edits))
    if told.is_dropped:
        drop_scenario(life.db, life.sign(day, 16, told.by), life.programme.id, kept.id)
