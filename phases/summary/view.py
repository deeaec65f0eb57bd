"""All that is known of a programme on a day, and which of its gates are passed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from methodology.pack import Pack
from phases.dates.frame import Frame
from phases.dates.timeline import Timeline
from phases.gates.criteria import CriterionState
from phases.gates.gate import Decision, latest_decision
from phases.plan import Plan
from phases.planned import Planned
from phases.programme import Programme, Unit
from words.text import Sentence, Text


@dataclass(frozen=True, eq=False)
class View:
    """All that is known of a programme on a day, loaded once and only read."""

    programme: Programme
    pack: Pack
    units: Sequence[Unit]
    planned: Planned
    timeline: Timeline
    titles: Mapping[str, Text | Sentence]
    states: Mapping[str, Sequence[CriterionState]]
    decisions: Sequence[Decision]
    forecasts: Mapping[str, Sequence[tuple[date, date]]]
    today: date
    promises: Sequence[tuple[date, date]] = ()
    """When the newest baselines were set and when the plan ended then, the newest first; two at most."""

    @property
    def plan(self) -> Plan:
        """Return tasks and links."""
        return self.planned.plan

    @property
    def frame(self) -> Frame:
        """Return what the dates depend on beside the plan."""
        return self.planned.frame

    def is_passed(self, gate: str) -> bool:
        """Return whether a gate was decided go, with or without conditions."""
        decision = latest_decision(self.decisions, gate)
        return decision is not None and decision.verdict != "no-go"
