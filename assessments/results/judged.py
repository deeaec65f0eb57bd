"""An assessment of any questionnaire but maturity as counted: the result of its rule, and what people agree on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from assessments.agreement.agreed import Agreed
from assessments.agreement.opinion import Opinion, find_opinions
from assessments.responses import Place, Respondent, Response
from assessments.scoring.answers import Key, Planned, Setting, Waiver
from assessments.scoring.scored import Scored, score
from assessments.store import Assessment
from methodology.questionnaire import NOT_APPLICABLE, Questionnaire
from words.text import Text


@dataclass(frozen=True)
class Rows:
    """All rows of an assessment, and what subjects are called, in the order in which they are shown."""

    people: Sequence[Respondent]
    responses: Sequence[Response]
    names: Mapping[str, Text] = field(default_factory=dict)
    agreed: Mapping[Place, Agreed] = field(default_factory=dict)
    proven: frozenset[Place] = frozenset()
    """For which questions about which subject evidence is kept that holds."""
    plan: Mapping[Key, Planned] = field(default_factory=dict)
    """What the programme promises of the benefits that are asked about."""


@dataclass(frozen=True)
class Judged:
    """What the rows amount to: the same for page, report, file and terminal."""

    assessment: Assessment
    questionnaire: Questionnaire
    rows: Rows

    @cached_property
    def setting(self) -> Setting:
        """Return what scoring needs beside the answers; agreed values count in place of them."""
        held, rows = self.assessment, self.rows
        agreed = {place: each.given for place, each in rows.agreed.items()}
        people = {each.id: each for each in rows.people}
        waivers = _waivers(rows.agreed)
        return Setting(
            people, rows.names, held.is_anonymous, held.smallest_group, agreed, rows.proven, waivers, rows.plan
        )

    @cached_property
    def result(self) -> Scored:
        """Return the result of the questionnaire's rule."""
        return score(self.questionnaire, self.rows.responses, self.setting)

    @cached_property
    def opinions(self) -> tuple[Opinion, ...]:
        """Return what people make of every question that may be shown."""
        return find_opinions(self.questionnaire, self.rows.responses, self.setting, self.rows.agreed)

    @property
    def count(self) -> int:
        """Return how many people answered."""
        return len({each.respondent for each in self.rows.responses})

    def beside(self, plan: Mapping[Key, Planned]) -> "Judged":
        """Return it beside what the programme promises."""
        return replace(self, rows=replace(self.rows, plan=plan))


def _waivers(agreed: Mapping[Place, Agreed]) -> Mapping[Place, Waiver]:
    """Return who put which question aside, when and why: people agreed that it does not apply."""
    return {
        place: Waiver(each.decided_by, each.decided_at.date(), each.reason)
        for place, each in agreed.items()
        if NOT_APPLICABLE in each.given.values()
    }
