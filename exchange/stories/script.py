"""A programme's story as a file: what was asked for, what slipped, what gates decided, what people answered."""

import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from phases.dates.calendar import calendar_for
from phases.programme import NewProgramme, NewUnit

Words = str | dict[str, str]
FOLDER = Path(__file__).resolve().parents[2] / "data" / "demo"


class Part(BaseModel):
    """A piece of a story: unknown fields are mistakes."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Facts(Part):
    """The programme as it was asked for; dates are weeks from its start."""

    name: Words
    client: Words
    scope: Words
    product: Words
    sponsor: Words
    manager: Words
    country: str
    steps: tuple[str, ...]
    promised_after_weeks: int
    units: tuple[NewUnit, ...]


class GateStory(Part):
    """What happened at a gate: criteria without evidence, and the decision; none while it is due."""

    key: str
    verdict: str = "go"
    reason: Words = {"en": "All must criteria are shown.", "zh": "必备标准均已有证据。"}
    days_late: int = 0
    baseline: str = ""
    without: tuple[str, ...] = ()
    condition_days: int = 28
    conditions_kept: bool = False
    condition: Words = {"en": "Close this gap before the next gate", "zh": "在下一关口前弥补此差距"}


class GapStory(Part):
    """A gap that became a task: `C2.b` in a phase of a step."""

    question: str
    title: Words
    step: str
    phase: str
    days: int
    owner: Words


class ActionStory(Part):
    """What was done about a question beside the plan: a tailoring proposal, a risk or a training session."""

    question: str
    kind: Literal["tailoring", "risk", "training"]
    title: Words
    owner: Words
    is_done: bool = False


class AssessmentStory(Part):
    """An assessment: per dimension four answers of intention and four of reality, as `FLPN FPNN`.

    Who answers first stands for management, all others for users.
    """

    title: Words
    weeks_ago: int
    target_gate: str
    respondents: tuple[str, ...]
    answers: dict[str, str]
    disputed: tuple[str, ...] = ()
    planned: tuple[GapStory, ...] = ()
    actions: tuple[ActionStory, ...] = ()


class UsageStory(Part):
    """Generated use: per site the weeks since it is live, the people with access, and how keen they are (0..1)."""

    seed: int
    sites: dict[str, tuple[int, int, float]]


class PersonStory(Part):
    """Somebody with a role: part of full time, rate per hour, part of a day per task, how much longer it takes."""

    name: Words
    role: str
    units: float = 1.0
    rate: float | None = None
    share: float = 0.5
    longer: float = 1.0


class ScenarioStory(Part):
    """A what-if that was kept: other days for some tasks; it is still open, or was dropped."""

    name: Words
    by: Words
    days_ago: int
    days: dict[str, float]
    is_dropped: bool = False


class Story(Part):
    """One programme from its start to today."""

    started_weeks_ago: int
    programme: Facts
    owners: dict[str, Words]
    slips: dict[str, int] = Field(default_factory=dict)
    person: tuple[PersonStory, ...] = ()
    gate: tuple[GateStory, ...] = ()
    assessment: tuple[AssessmentStory, ...] = ()
    scenario: tuple[ScenarioStory, ...] = ()
    usage: UsageStory | None = None
    choosing: str = ""
    """The file with scope, choice and customer value."""
    asking: str = ""
    """The file with surveys and checks."""


def stories(folder: Path = FOLDER) -> list[Story]:
    """Return the demo programmes, the worked case first."""
    return [Story(**tomllib.loads(file.read_text(encoding="utf-8"))) for file in sorted(folder.glob("*.toml"))]


def opening(story: Story, today: date) -> NewProgramme:
    """Return the programme as it was asked for, so that today lies where the story says."""
    facts = story.programme
    begin = today - timedelta(weeks=story.started_weeks_ago, days=today.weekday())
    start = calendar_for(facts.country, begin.year).next_working(begin)
    given = facts.model_dump(exclude={"promised_after_weeks", "units"})
    promised = start + timedelta(weeks=facts.promised_after_weeks)
    return NewProgramme(**given, units=facts.units, start_on=start, promised_on=promised)
