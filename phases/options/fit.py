"""How far a product meets what is asked for, and what it takes where it does not: fit and gap."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from methodology.choice_content import Customisation
from phases.options.option import Fit, FitKind
from phases.scope.requirement import Priority, Requirement

CREDIT: Mapping[FitKind, float] = {"standard": 1.0, "configuration": 1.0, "customisation": 0.5, "missing": 0.0}
"""What a fit counts: all where nothing has to be programmed, half where it has. A convention of ours."""
URGENCY: Mapping[Priority, int] = {"must": 3, "should": 2, "could": 1}
"""How much more a must counts than a could. A convention of ours."""
BEST_SCORE = 5.0


@dataclass(frozen=True)
class FitSummary:
    """How one product meets the requirements that count; exceptions are left out."""

    whole: int
    counts: Mapping[FitKind, int]
    unjudged: tuple[Requirement, ...]
    missing: tuple[Requirement, ...]
    """Requirements that the product cannot meet at all, the most urgent first."""
    score: float | None
    """0 to 5; None until every requirement that counts was judged."""
    days: Mapping[int, float]
    """Working days of configuration and customisation by level 1 to 4."""

    @property
    def judged(self) -> int:
        """Return how many requirements were judged."""
        return sum(self.counts.values())

    @property
    def fitted(self) -> int:
        """Return how many requirements fit without programming."""
        return self.counts.get("standard", 0) + self.counts.get("configuration", 0)

    @property
    def share(self) -> float | None:
        """Return the share of judged requirements that fit without programming; None while none was judged."""
        return self.fitted / self.judged if self.judged else None

    @property
    def all_days(self) -> float:
        """Return the working days of configuration and customisation of all levels."""
        return sum(self.days.values())

    @property
    def missing_musts(self) -> tuple[Requirement, ...]:
        """Return the must requirements that the product cannot meet."""
        return tuple(each for each in self.missing if each.priority == "must")


def fit_summary(
    requirements: Sequence[Requirement], fits: Mapping[str, Fit], levels: Mapping[int, Customisation]
) -> FitSummary:
    """Return fit and effort of one product; `fits` are its own, by requirement.

    Score = 5 × Σ u·c / Σ u over the requirements that count, u = 3, 2, 1 for must, should, could, c = 1 where nothing
    is programmed, ½ where it is, 0 where it is missing. Days are those estimated, else the pack's for the level.
    """
    counting = sorted((each for each in requirements if each.counts), key=lambda each: -URGENCY[each.priority])
    judged = [(each, fits[each.key]) for each in counting if each.key in fits]
    days = dict.fromkeys((1, 2, 3, 4), 0.0)
    for requirement, fit in judged:
        days[requirement.level] += effort_days(requirement, fit, levels)
    whole = sum(URGENCY[each.priority] for each, _ in judged)
    credit = sum(URGENCY[each.priority] * CREDIT[fit.fit] for each, fit in judged)
    return FitSummary(
        whole=len(counting),
        counts=Counter(fit.fit for _, fit in judged),
        unjudged=tuple(each for each in counting if each.key not in fits),
        missing=tuple(each for each, fit in judged if fit.fit == "missing"),
        score=BEST_SCORE * credit / whole if whole and len(judged) == len(counting) else None,
        days=days,
    )


def effort_days(requirement: Requirement, fit: Fit, levels: Mapping[int, Customisation]) -> float:
    """Return the working days that a requirement takes with a product: those estimated, else those of its level."""
    if fit.days is not None:
        return fit.days
    level = levels.get(requirement.level)
    if level is None or fit.fit in ("standard", "missing"):
        return 0.0
    return level.configuration_days if fit.fit == "configuration" else level.customisation_days
