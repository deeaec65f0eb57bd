"""A plan as another tool wrote it: what every reader returns and every writer takes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from errors import Refusal
from phases.network.network import Constraint, LagKind, LinkType
from words.text import Sentence, joined, sentence

TaskKind = Literal["summary", "task", "milestone"]
PersonKind = Literal["work", "material", "cost"]
Span = tuple[int, int]
"""Working time within a day: from and to, in minutes since midnight; to is at most 1440."""
Spans = tuple[Span, ...]
Week = tuple[Spans | None, Spans | None, Spans | None, Spans | None, Spans | None, Spans | None, Spans | None]
"""Monday to Sunday; `()` is a day off, `None` takes over what the base calendar says."""
SAID = 20
"""So many problems are said one by one; more are counted."""


class UntrustedPlan(Refusal):
    """The file cannot be trusted; nothing of it was taken over. `problems` says every one of them."""

    def __init__(self, problems: Sequence[Sentence]) -> None:
        self.problems = tuple(problems)
        said = list(self.problems[:SAID])
        if len(self.problems) > SAID:
            said.append(sentence("And {count} more problems like these.", count=len(self.problems) - SAID))
        super().__init__(joined(said))


@dataclass(frozen=True)
class Ignored:
    """Something in the file that has no place here: what it is, and where it stands (path or column)."""

    what: Sentence
    where: str


@dataclass(frozen=True)
class ForeignException:
    """Days on which a calendar differs from its week, both ends included; no spans is time off."""

    first: date
    last: date
    spans: Spans
    name: str = ""


@dataclass(frozen=True)
class ForeignCalendar:
    """A calendar: its week, its exceptions (recurring ones written out), and the calendar it is built on."""

    uid: str
    name: str
    base: str | None
    week: Week
    exceptions: tuple[ForeignException, ...] = ()


@dataclass(frozen=True)
class ForeignBaseline:
    """What was promised of a task: dates, duration in minutes, cost."""

    start: datetime | None
    finish: datetime | None
    minutes: int | None
    cost: float | None


@dataclass(frozen=True)
class ForeignTask:
    """One row of the plan, in file order. Durations are working minutes, elapsed ones minutes on the clock."""

    uid: str
    outline: int
    """Depth, 1 at the top; a row belongs to the nearest row above that is less deep."""
    name: str
    kind: TaskKind
    minutes: int
    """A milestone may have a duration; a summary's is ignored when the plan is scheduled."""
    elapsed: bool = False
    constraint: Constraint = Constraint.AS_SOON_AS_POSSIBLE
    constraint_at: datetime | None = None
    deadline: datetime | None = None
    calendar: str | None = None
    only_task_calendar: bool = False
    """Whether the calendars of its persons do not count."""
    percent: int = 0
    started_at: datetime | None = None
    finished_at: datetime | None = None
    remaining: int | None = None
    """Minutes still to work, where the file says so of a task that has begun."""
    manual: bool = False
    placed_at: datetime | None = None
    """Start of a task that was placed by hand."""
    active: bool = True
    priority: int = 500
    notes: str = ""
    wbs: str = ""
    cost: float | None = None
    fixed_cost: float | None = None
    """What it costs beside its people."""
    actual_cost: float | None = None
    """What it took until now, people included; None where nobody said."""
    fields: Mapping[str, str] = field(default_factory=dict)
    """Custom fields: name to text."""
    baselines: Mapping[int, ForeignBaseline] = field(default_factory=dict)
    """Baselines by number, 0 to 10."""
    stored_start: datetime | None = None
    stored_finish: datetime | None = None
    stored_slack: int | None = None
    """Total float in working minutes as the other tool computed it."""
    stored_critical: bool | None = None


@dataclass(frozen=True)
class ForeignLink:
    """A link between two tasks. The lag is whole minutes, or percent of the earlier task's duration with decimals."""

    before: str
    after: str
    kind: LinkType = LinkType.FS
    lag: float = 0
    lag_kind: LagKind = LagKind.WORKING


@dataclass(frozen=True)
class ForeignPerson:
    """A person, or material or cost, that tasks are assigned to; the rate is per hour (material: per unit)."""

    uid: str
    name: str
    kind: PersonKind = "work"
    calendar: str | None = None
    rate: float | None = None
    max_units: float = 1.0
    """1.0 is one person full time."""


@dataclass(frozen=True)
class ForeignAssignment:
    """Who works on what: units (1.0 is full time), work in minutes of one person, cost."""

    task: str
    person: str
    units: float = 1.0
    work: int | None = None
    actual_work: int | None = None
    cost: float | None = None


@dataclass(frozen=True)
class ForeignPlan:
    """A whole plan. Links, persons and assignments name tasks and calendars by uid; all of them exist in the plan."""

    name: str
    start: datetime | None
    finish: datetime | None
    from_finish: bool
    """Planned backwards from the finish."""
    status_on: datetime | None
    day_minutes: int
    week_minutes: int
    currency: str
    calendars: tuple[ForeignCalendar, ...]
    default_calendar: str
    """Uid of the calendar of tasks that name none; empty where the file has no calendar."""
    tasks: tuple[ForeignTask, ...]
    links: tuple[ForeignLink, ...] = ()
    persons: tuple[ForeignPerson, ...] = ()
    assignments: tuple[ForeignAssignment, ...] = ()
    ignored: tuple[Ignored, ...] = ()
    only_names: bool = False
    """Whether of people only their names are said, and of their work only their share."""
