"""The facts of a report, frozen: what was known of a programme on a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assessments.maturity.gaps import Gap
from assessments.maturity.profile import Profile
from assessments.store import Assessment
from evaluation.metrics import Use
from phases.gates.gate import Condition
from phases.summary.change import Change
from phases.summary.view import View
from words.text import Sentence, Text


@dataclass(frozen=True, slots=True)
class Maturity:
    """The assessment that stands, its profile and its gaps in order of priority."""

    assessment: Assessment
    profile: Profile
    gaps: Sequence[Gap]


@dataclass(frozen=True, slots=True)
class SponsorFacts:
    """All that a sponsor is told about a programme on a day."""

    view: View
    baseline: tuple[Text, date] | None
    conditions: Sequence[Condition]
    """Those that are not met yet, by date."""
    maturity: Maturity | None
    use: Use | Sentence | None
    """The measures of use, or why they cannot be read; None while no event log was added."""
    changes: Sequence[Change]
    """What changed in the last 14 days, newest first."""

    @property
    def today(self) -> date:
        """Return the status date."""
        return self.view.today
