"""Scope, choice and customer value of a demo story: read from its file, kept through the actions."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from pydantic import Field

from access.journal import Signature
from assessments.selection.actions import save_event, save_segment
from assessments.selection.segment import Event, Segment
from data.database import Database
from exchange.stories.script import FOLDER, Part, Words
from phases.options.actions import FitBatch, ScoreBatch, save_fits, save_option, save_scores
from phases.options.criterion import Score
from phases.options.option import Delivery, Fit, FitKind, Option
from phases.scope.actions import save_impact, save_objective, save_requirement
from phases.scope.impact import Impact, ImpactKind
from phases.scope.objective import Direction, Objective
from phases.scope.requirement import Exceptional, Priority, Requirement


class ObjectiveStory(Part):
    """An objective with its success criterion; its date is weeks from the programme's start."""

    id: str
    title: Words
    department: Words = ""
    measure: Words
    measured_in: str
    direction: Direction
    baseline: float | None = None
    target: float | None = None
    due_weeks: int
    owner: str
    actual: float | None = None
    benefit: str = ""
    """Which benefit of the expectation survey it promises, as `section.question`."""


class RequirementStory(Part):
    """A requirement and the ids of the objectives it serves."""

    id: str
    title: Words
    department: Words
    area: str
    priority: Priority
    level: int
    exception: Exceptional = ""
    serves: tuple[str, ...] = ()


class ImpactStory(Part):
    """An entry of the impact catalogue and the ids of the requirements behind it."""

    kind: ImpactKind
    title: Words
    effect: Words
    area: str = ""
    owner: str
    asked: tuple[str, ...] = ()


class ProductStory(Part):
    """A product with prices, fits and days by requirement, scores by criterion."""

    name: Words
    vendor: Words
    delivery: Delivery
    licence_once: float = 0
    licence_yearly: float = 0
    services_once: float = 0
    day_rate: float = 0
    upkeep: float = 0
    running_yearly: float = 0
    fits: dict[str, FitKind] = Field(default_factory=dict)
    days: dict[str, float] = Field(default_factory=dict)
    scores: dict[str, float] = Field(default_factory=dict)


class EventStory(Part):
    """A life event with its probabilities in each period."""

    title: Words
    revenue: float = 0
    cost: float = 0
    today: tuple[float, ...]
    potential: tuple[float, ...]


class SegmentStory(Part):
    """A customer segment with its life events."""

    name: Words
    customers: int
    event: tuple[EventStory, ...] = ()


class ChoosingStory(Part):
    """All that a programme wants, what it could buy, and what its customers are worth."""

    objective: tuple[ObjectiveStory, ...] = ()
    requirement: tuple[RequirementStory, ...] = ()
    impact: tuple[ImpactStory, ...] = ()
    product: tuple[ProductStory, ...] = ()
    segment: tuple[SegmentStory, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """Where and when a story is told: whose programme, from which day, who signs, up to which day."""

    db: Database
    programme_id: str
    start_on: date
    today: date
    signature: Signature


def choosing_story(name: str) -> ChoosingStory:
    """Return the story in the demo's file of this name."""
    return ChoosingStory(**tomllib.loads((FOLDER / "choosing" / f"{name}.toml").read_text(encoding="utf-8")))


def tell_choosing(at: Setting, story: ChoosingStory) -> None:
    """Keep objectives, requirements, impacts, products and customer segments as the story says."""
    objectives = {each.id: _objective(at, each) for each in story.objective}
    requirements = {each.id: _requirement(at, each, objectives) for each in story.requirement}
    for impact in story.impact:
        asked = tuple(requirements[each] for each in impact.asked)
        kept = Impact(impact.kind, impact.title, impact.effect, impact.area, impact.owner, asked)
        save_impact(at.db, at.signature, at.programme_id, kept)
    for product in story.product:
        _product(at, product, requirements)
    for segment in story.segment:
        _segment(at, segment)


def _objective(at: Setting, told: ObjectiveStory) -> str:
    facts = told.model_dump(exclude={"id", "due_weeks"})
    measured = at.today - timedelta(days=10) if told.actual is not None else None
    objective = Objective(**facts, due_on=at.start_on + timedelta(weeks=told.due_weeks), actual_on=measured)
    return save_objective(at.db, at.signature, at.programme_id, objective)


def _requirement(at: Setting, told: RequirementStory, objectives: Mapping[str, str]) -> str:
    serves = tuple(objectives[each] for each in told.serves)
    requirement = Requirement(**told.model_dump(exclude={"id", "serves"}), objectives=serves)
    return save_requirement(at.db, at.signature, at.programme_id, requirement)


def _product(at: Setting, told: ProductStory, requirements: Mapping[str, str]) -> None:
    option = Option(**told.model_dump(exclude={"fits", "days", "scores"}))
    key = save_option(at.db, at.signature, at.programme_id, option)
    fits = tuple(Fit(key, requirements[each], kind, told.days.get(each)) for each, kind in told.fits.items())
    save_fits(at.db, at.signature, at.programme_id, FitBatch(fits))
    scores = tuple(Score(key, criterion, score) for criterion, score in told.scores.items())
    save_scores(at.db, at.signature, at.programme_id, ScoreBatch(scores))


def _segment(at: Setting, told: SegmentStory) -> None:
    key = save_segment(at.db, at.signature, at.programme_id, Segment(told.name, told.customers))
    for event in told.event:
        save_event(at.db, at.signature, at.programme_id, Event(key, **event.model_dump()))
