"""How a pack and a list of units become a plan."""

import itertools
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from methodology.pack import LinkKind, Pack, StepPlan, TaskTemplate
from phases.plan import Link, Plan, Task, TaskKind
from phases.programme import Unit

PILOT_RUN_DAYS = 10
"""Working days that the pilot runs before its template may be released."""


@dataclass
class Draft:
    """A plan while it is being made."""

    programme_id: str
    tasks: list[Task] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)

    def add(self, key: str, kind: TaskKind, parent: str | None, **facts: str | int) -> str:
        """Append a row and return its id."""
        task_id = f"{self.programme_id}:{key}"
        given = {"step": "", "phase": "", "activity": "", "unit_key": "", "role": "", "days": 0, **facts}
        row = Task(task_id, key, len(self.tasks), parent, kind, title="", owner="", **given)  # type: ignore[arg-type]
        self.tasks.append(row)
        return task_id

    def link(self, before: str | None, after: str, kind: LinkKind = "FS", lag: int = 0) -> None:
        """Let one row wait for another; nothing to wait for is no link."""
        if before:
            self.links.append(Link(before, after, kind, lag))


def generate_plan(programme_id: str, steps: Sequence[str], units: Sequence[Unit], pack: Pack) -> Plan:
    """Return the plan of a new programme: every step × phase × activity, and every unit's deployment."""
    draft = Draft(programme_id)
    exits: dict[str, str] = {}
    previous: str | None = None
    for step in (each.id for each in pack.steps if each.id in steps):
        exits |= _step_rows(draft, pack, pack.plan[step], previous)
        previous = exits[f"{step}.build-exit"]
    base = base_step(steps, pack)
    lives = _unit_rows(draft, pack, units, (exits[f"{base}.plan-exit"], exits[f"{base}.build-exit"]))
    for live in lives:
        draft.link(live, exits[f"{base}.deploy-exit"])
    return Plan(tuple(draft.tasks), tuple(draft.links))


def base_step(steps: Sequence[str], pack: Pack) -> str:
    """Return the step whose build the units receive first: the second included one, or the only one."""
    included = [each.id for each in pack.steps if each.id in steps]
    return included[min(1, len(included) - 1)]


def _step_rows(draft: Draft, pack: Pack, plan: StepPlan, previous: str | None) -> dict[str, str]:
    """Append one step with its phases, tasks and exits; return the exits by key."""
    step = plan.step
    top = draft.add(step, "summary", None, step=step, source=f"step:{step}")
    ids = {each.id: f"{draft.programme_id}:{step}.{each.id}" for each in plan.task}
    exits: dict[str, str] = {}
    gate = previous
    for phase in (each.id for each in pack.phases):
        tasks = [each for each in plan.task if pack.activity[each.activity].phase == phase]
        stage = _Stage(tasks, ids, gate, pack.gate[f"{phase}-exit"].role)
        gate = _phase_rows(draft, top, (step, phase), stage)
        exits[f"{step}.{phase}-exit"] = gate
    effect = draft.add(
        f"{step}.effect", "milestone", top, step=step, phase="deploy", source=f"effect:{step}", role="sponsor"
    )
    draft.link(gate, effect)
    return exits


@dataclass(frozen=True)
class _Stage:
    """One phase of a step: its tasks, all ids of the step, the gate before it, the role that decides its exit."""

    tasks: Sequence[TaskTemplate]
    ids: dict[str, str]
    gate: str | None
    decider: str


def _phase_rows(draft: Draft, top: str, place: tuple[str, str], stage: _Stage) -> str:
    """Append one phase of a step and its exit; return the exit's id."""
    step, phase = place
    parent = draft.add(f"{step}.{phase}", "summary", top, step=step, phase=phase, source=f"phase:{phase}")
    inside = {each.id for each in stage.tasks}
    waited_for: set[str] = set()
    for each in stage.tasks:
        row = draft.add(
            f"{step}.{each.id}",
            "task",
            parent,
            step=step,
            phase=phase,
            activity=each.activity,
            source=f"task:{step}/{each.id}",
            role=each.role,
            days=each.days,
        )
        for link in each.links:
            draft.link(stage.ids[link.task], row, link.kind, link.lag)
            waited_for.add(link.task)
        if not any(link.task in inside for link in each.links):
            draft.link(stage.gate, row)
    gate_id = f"{phase}-exit"
    gate = draft.add(
        f"{step}.{gate_id}",
        "milestone",
        parent,
        step=step,
        phase=phase,
        source=f"gate:{gate_id}",
        role=stage.decider,
    )
    for each in stage.tasks:
        if each.id not in waited_for or not _waits_inside(each.id, stage.tasks):
            draft.link(stage.ids[each.id], gate)
    if not stage.tasks:
        draft.link(stage.gate, gate)
    return gate


def _waits_inside(task_id: str, tasks: Sequence[TaskTemplate]) -> bool:
    """Return whether a task of the same phase waits for the finish of this one."""
    return any(link.task == task_id and link.kind == "FS" for each in tasks for link in each.links)


def _unit_rows(draft: Draft, pack: Pack, units: Sequence[Unit], exits: tuple[str, str]) -> list[str]:
    """Append every unit's deployment, pilots first; return the go-lives of the pilots."""
    top = draft.add("units", "summary", None, source="units")
    plan_exit, build_exit = exits
    waves: dict[int, list[Unit]] = defaultdict(list)
    for unit in units:
        waves[unit.wave].append(unit)
    opens, lives = [plan_exit], []
    for wave in sorted(waves):
        rows = [_deployment_rows(draft, pack, unit, top) for unit in waves[wave]]
        for before, row in itertools.product(opens, rows):
            draft.link(before, row[pack.unit_activities[0].id])
        for row, each in itertools.product(rows, pack.unit_activities):
            if each.needs_build:
                draft.link(build_exit, row[each.id])
        if wave == 0:
            lives = [row["live"] for row in rows]
            opens = [_release_row(draft, pack, top, lives)]
        else:
            opens = [row[each.id] for row in rows for each in pack.unit_activities if each.opens_next_wave] or opens
    return lives


def _deployment_rows(draft: Draft, pack: Pack, unit: Unit, top: str) -> dict[str, str]:
    """Append one unit's activities, one after the other, and its go-live; return their ids by activity."""
    key = f"unit.{unit.key}"
    parent = draft.add(key, "summary", top, unit_key=unit.key, source="unit")
    rows: dict[str, str] = {}
    before: str | None = None
    for each in pack.unit_activities:
        if unit.is_pilot and each is pack.unit_activities[-1]:
            before = _pilot_gate_row(draft, pack, (parent, unit), before)
        row = draft.add(
            f"{key}.{each.id}",
            "task",
            parent,
            unit_key=unit.key,
            activity=each.id,
            source=f"unit-activity:{each.id}",
            role=each.role,
            days=each.days,
        )
        draft.link(before, row)
        rows[each.id] = before = row
    rows["live"] = draft.add(f"{key}.live", "milestone", parent, unit_key=unit.key, source="live", role="unit-lead")
    draft.link(before, rows["live"])
    return rows


def _pilot_gate_row(draft: Draft, pack: Pack, place: tuple[str, Unit], before: str | None) -> str:
    parent, unit = place
    gate = draft.add(
        f"unit.{unit.key}.pilot-go-live",
        "milestone",
        parent,
        unit_key=unit.key,
        source="gate:pilot-go-live",
        role=pack.gate["pilot-go-live"].role,
    )
    draft.link(before, gate)
    return gate


def _release_row(draft: Draft, pack: Pack, top: str, lives: Sequence[str]) -> str:
    role = pack.gate["rollout-release"].role
    release = draft.add("rollout-release", "milestone", top, source="gate:rollout-release", role=role)
    for live in lives:
        draft.link(live, release, "FS", PILOT_RUN_DAYS)
    return release
