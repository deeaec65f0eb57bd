"""What a pack says: the frozen models of the method's content."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Literal, cast

from pydantic import Field

from methodology.choice_content import ChoiceContent
from methodology.content import Content, Id, Words
from methodology.dimension import Dimension, maturity_questionnaire
from methodology.questionnaire import Questionnaire

LinkKind = Literal["FS", "SS", "FF", "SF"]
LINK = re.compile(r"(?P<task>[a-z0-9]+(?:-[a-z0-9]+)*)(?: (?P<kind>FS|SS|FF|SF)(?P<lag>[+-]\d{1,3})?)?")


@dataclass(frozen=True)
class Link:
    """What a task waits for: a task of the same step, how, and after how many working days."""

    task: str
    kind: LinkKind = "FS"
    lag: int = 0


def parse_link(text: str) -> Link:
    """Return the link that `id`, `id SS` or `id FS+5` writes; refuse another form with ValueError."""
    if not (found := LINK.fullmatch(text)):
        raise ValueError(f'wanted "task", "task SS" or "task FS+5", got "{text}"')
    kind = cast(LinkKind, found["kind"] or "FS")
    return Link(found["task"], kind, int(found["lag"] or 0))


Shares = tuple[Annotated[float, Field(gt=0, le=1)], Annotated[float, Field(ge=1, le=10)]]
"""How short and how long work may get, as shares of its planned days: `[0.8, 2.0]`."""

Weight = Literal["must", "should"]
Proof = Literal["evidence", "maturity", "tasks"]
"""What shows that a criterion holds: evidence from people, a maturity level, or all tasks of a stage done."""

GateKind = Literal["plan-exit", "build-exit", "deploy-exit", "pilot-go-live", "rollout-release"]


class Step(Content):
    """One of the increments in which the rollout proceeds."""

    id: Id
    title: Words
    goal: Words
    effect: Words
    """The one visible effect that the step promises."""


class Phase(Content):
    """What every step runs through: plan, build, deploy."""

    id: Id
    title: Words


class Activity(Content):
    """One of the six kinds of work in the phases."""

    id: Id
    phase: Id
    title: Words
    purpose: Words
    range: Shares | None = None
    """For tasks of the activity that say nothing of their own."""


class Role(Content):
    """Who does a kind of work."""

    id: Id
    title: Words


class Deliverable(Content):
    """A document or result with acceptance."""

    id: Id
    activity: Id
    title: Words
    acceptance: Words


class TaskTemplate(Content):
    """A task of one step; `after` names tasks of the same step: `id`, `id SS`, `id FS+5` (working days)."""

    id: Id
    activity: Id
    title: Words
    role: Id
    days: Annotated[int, Field(ge=1, le=400)]
    after: tuple[str, ...] = ()
    deliverable: Id | None = None
    range: Shares | None = None

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """What the task waits for, read from `after`."""
        return tuple(parse_link(each) for each in self.after)


class StepPlan(Content):
    """The tasks of one step, in order."""

    step: Id
    task: tuple[TaskTemplate, ...]


class UnitActivity(Content):
    """One of the six deployment activities of a unit; they follow one another in pack order."""

    id: Id
    title: Words
    purpose: Words
    role: Id
    days: Annotated[int, Field(ge=1, le=400)]
    range: Shares | None = None
    needs_build: bool = False
    """It cannot start before the build exit of the step that the units receive first."""
    opens_next_wave: bool = False
    """When it is finished in every unit of a wave, the next wave may start."""


class Criterion(Content):
    """One thing a gate asks; `proof` says what shows it."""

    id: Id
    weight: Weight
    title: Words
    proof: Proof = "evidence"
    hint: Words | None = None
    """What counts as evidence."""
    dimension: str | None = None
    level: Annotated[int, Field(ge=1, le=5)] | None = None
    steps: tuple[Id, ...] = ()
    """The steps whose gate asks it; empty means every step."""


class Gate(Content):
    """A milestone with criteria and a decision; phase exits stand in every step, the others once."""

    id: GateKind
    title: Words
    role: Id
    """Who decides."""
    criterion: tuple[Criterion, ...]


class Head(Content):
    """Which pack this is."""

    id: Id
    version: Annotated[str, Field(pattern=r"^\d+\.\d+(\.\d+)?$")]
    languages: tuple[Literal["en", "zh"], ...]
    title: Words
    sources: tuple[str, ...] = ()


class Pack(Content):
    """The whole method of one pack."""

    head: Head
    steps: tuple[Step, ...]
    phases: tuple[Phase, ...]
    activities: tuple[Activity, ...]
    roles: tuple[Role, ...]
    deliverables: tuple[Deliverable, ...]
    plans: tuple[StepPlan, ...]
    unit_activities: tuple[UnitActivity, ...]
    gates: tuple[Gate, ...]
    dimensions: tuple[Dimension, ...]
    questionnaires: tuple[Questionnaire, ...] = ()
    choice: ChoiceContent = ChoiceContent()
    """Beside the one of maturity."""

    @cached_property
    def questionnaire(self) -> dict[str, Questionnaire]:
        """Questionnaires by id, the one of maturity first."""
        return {each.id: each for each in (maturity_questionnaire(self.dimensions), *self.questionnaires)}

    @cached_property
    def step(self) -> dict[str, Step]:
        """Steps by id."""
        return {each.id: each for each in self.steps}

    @cached_property
    def phase(self) -> dict[str, Phase]:
        """Phases by id."""
        return {each.id: each for each in self.phases}

    @cached_property
    def activity(self) -> dict[str, Activity]:
        """Activities by id."""
        return {each.id: each for each in self.activities}

    @cached_property
    def role(self) -> dict[str, Role]:
        """Roles by id."""
        return {each.id: each for each in self.roles}

    @cached_property
    def gate(self) -> dict[str, Gate]:
        """Gates by id."""
        return {each.id: each for each in self.gates}

    @cached_property
    def dimension(self) -> dict[str, Dimension]:
        """Dimensions of maturity by id."""
        return {each.id: each for each in self.dimensions}

    @cached_property
    def unit_activity(self) -> dict[str, UnitActivity]:
        """Deployment activities of a unit by id."""
        return {each.id: each for each in self.unit_activities}

    @cached_property
    def plan(self) -> dict[str, StepPlan]:
        """The tasks of each step, by step id."""
        return {each.step: each for each in self.plans}

    @cached_property
    def titles(self) -> dict[str, dict[str, str]]:
        """What a task's source is called: `step:collect`, `task:collect/clean-data`, `phase:plan`, …"""
        found = {f"step:{each.id}": each.title for each in self.steps}
        found |= {f"phase:{each.id}": each.title for each in self.phases}
        found |= {f"unit-activity:{each.id}": each.title for each in self.unit_activities}
        for plan in self.plans:
            found |= {f"task:{plan.step}/{each.id}": each.title for each in plan.task}
        return found

    @cached_property
    def ranges(self) -> dict[str, Shares | None]:
        """The ranges of tasks by source: `task:collect/clean-data`, `unit-activity:training`."""
        found = {f"unit-activity:{each.id}": each.range for each in self.unit_activities}
        for plan in self.plans:
            found |= {f"task:{plan.step}/{each.id}": each.range for each in plan.task}
        return found

    def range_of(self, source: str, activity: str) -> Shares | None:
        """Return the range of a task by its source, else by its activity; None where the pack says nothing."""
        kind = self.activity.get(activity)
        return self.ranges.get(source) or (kind.range if kind else None)
