"""Failure causes: signs that are seen, and the risks that they propose."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from assessments.responses import Response
from assessments.scoring.answers import (
    TOO_FEW,
    Coverage,
    Item,
    Key,
    Setting,
    Sheet,
    has_people,
    provisional,
    share_of,
    sheets,
    worth,
)
from methodology.questionnaire import Ask, Questionnaire, Scale
from words.format import percent
from words.text import Sentence, Text, counted, sentence

HIT = 0.5
"""From the middle of the scale on a sign counts as seen."""
ORIGIN = "cause:"
"""How the origin of a risk that was made from a cause begins."""
SAME = 1e-9


@dataclass(frozen=True, slots=True)
class Cause:
    """One sign: how clearly it is seen, and by how many."""

    key: Key
    ask: Ask
    subject: str
    share: float | None
    """Where the answer stands between "no", 0, and "yes", 1; None while nobody said."""
    n: int
    """The people who gave an answer that counts."""
    seen_by: int | None
    """How many of them stand at the middle of the scale or above; None where the group is too small."""
    value: float | None = None
    """In units of its scale."""
    aim: float | None = None
    """The highest value of the scale at which it is seen no more."""

    @property
    def is_hit(self) -> bool:
        """Return whether the sign counts as seen."""
        return self.share is not None and self.share >= HIT - SAME

    @property
    def risk(self) -> "ProposedRisk | None":
        """Return the risk that a hit proposes."""
        if not self.is_hit or self.ask.risk is None:
            return None
        origin = f"{ORIGIN}{'.'.join(self.key)}"
        return ProposedRisk(self.ask.risk.title, self.ask.risk.mitigation, origin, self.subject, self.value, self.aim)


@dataclass(frozen=True, slots=True)
class ProposedRisk:
    """A risk for the register, until somebody takes or refuses it."""

    title: Text
    mitigation: Text
    origin: str
    """The cause it came from: `cause:section.question`."""
    subject: str = ""
    value: float | None = None
    """How clearly the cause is seen, and at which value no more, in units of its scale."""
    aim: float | None = None


@dataclass(frozen=True)
class Diagnosis:
    """All causes in order of the questionnaire, and what they say."""

    causes: tuple[Cause, ...]
    coverage: Coverage
    finding: Sentence

    @property
    def hits(self) -> tuple[Cause, ...]:
        """Return the causes that are seen, the clearest first; a heavier question wins a tie."""
        found = [each for each in self.causes if each.is_hit]
        return tuple(sorted(found, key=lambda each: (-(each.share or 0.0), -each.ask.weight)))

    @property
    def risks(self) -> tuple[ProposedRisk, ...]:
        """Return the proposed risks, in the order of the hits."""
        found: dict[str, ProposedRisk] = {}
        for each in self.hits:
            if each.risk:
                found.setdefault(each.risk.origin, each.risk)
        return tuple(found.values())


def score_causes(questionnaire: Questionnaire, responses: Iterable[Response], setting: Setting) -> Diagnosis:
    """Return which causes of failure are seen; from the middle of the scale on a sign is a hit."""
    found = sheets(questionnaire, responses, setting)
    causes = tuple(_cause(sheet, item) for sheet in found for item in sheet.items)
    coverage = sum((item.coverage for sheet in found for item in sheet.items), Coverage())
    seen = Diagnosis(causes, coverage, sentence("Nothing is answered yet"))
    return replace(seen, finding=provisional(_finding(seen), coverage, has_people(found)))


def _cause(sheet: Sheet, item: Item) -> Cause:
    ask = sheet.questionnaire.asks[item.key]
    scale_id = next(each.scale for each in sheet.questionnaire.facets(ask) if each.id == item.facet)
    scale = sheet.questionnaire.scale_of[scale_id]
    shares = [share_of(scale, worth(scale, ask, given)) for given in sheet.said(item.key, item.facet)]
    seen = sum(share is not None and share >= HIT - SAME for share in shares)
    seen_by = None if item.share is None else seen
    return Cause(item.key, ask, sheet.subject, item.share, item.n, seen_by, item.value, _unseen(scale))


def _unseen(scale: Scale) -> float | None:
    """Return the highest value of a scale at which a sign is not seen; its lowest where it has no steps."""
    below = [each for each in scale.values if (share_of(scale, each) or 0.0) < HIT - SAME]
    return max(below, default=scale.bounds[0] if scale.bounds else None)


def _finding(found: Diagnosis) -> Sentence:
    rated = [each for each in found.causes if each.share is not None]
    if not rated:
        return TOO_FEW
    if not found.hits:
        return sentence("No cause of failure is seen")
    first = found.hits[0]
    return counted(
        "{count} of {all} causes of failure is seen: “{cause}” ({share})",
        "{count} of {all} causes of failure are seen, most clearly “{cause}” ({share})",
        len(found.hits),
        all=len(rated),
        cause=first.ask.risk.title if first.ask.risk else first.ask.text,
        share=percent(first.share),
    )
