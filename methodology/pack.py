"""What a pack says: the frozen models of the method's content."""

from functools import cached_property
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from words.text import LANGUAGES


def _complete(text: dict[str, str]) -> dict[str, str]:
    unknown = [language for language in text if language not in LANGUAGES]
    empty = [language for language, words in text.items() if not words.strip()]
    if unknown or empty or not text:
        raise ValueError(f"wanted words in {', '.join(LANGUAGES)}, got {text or 'nothing'}")
    return text


Words = Annotated[dict[str, str], AfterValidator(_complete)]
Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
"""Readable, stable, never reused: lower-case words joined by hyphens."""

Weight = Literal["must", "should"]
Proof = Literal["evidence", "maturity", "tasks"]
"""What shows that a criterion holds: evidence given by people, a maturity level, or all tasks of the stage done."""

GateKind = Literal["plan-exit", "build-exit", "deploy-exit", "pilot-go-live", "rollout-release"]
QuestionId = Literal["a", "b", "c", "d"]


class Content(BaseModel):
    """A piece of a pack: unknown fields are problems, nothing changes after reading."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


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


class Question(Content):
    """Question a proves level 2, b level 3, c level 4, d level 5."""

    id: QuestionId
    text: Words


class Dimension(Content):
    """A dimension of maturity; `step` is the step that closes its gaps, or `foundation`."""

    id: Annotated[str, Field(pattern=r"^[A-Z][0-9]$")]
    step: Id
    weight: Annotated[int, Field(ge=0, le=100)]
    title: Words
    level: tuple[Words, Words, Words, Words, Words]
    question: tuple[Question, Question, Question, Question]


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
