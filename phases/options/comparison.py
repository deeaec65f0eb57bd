"""All products side by side: fit, scores, cost, who leads and which weight would change it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from assessments.selection.cost import Cost, Prices, cost_scores, total_cost
from assessments.selection.ranking import Choice, weigh
from assessments.selection.sensitivity import Turning, turnings
from methodology.choice_content import ChoiceContent
from phases.options.criterion import Criterion, Score, Terms
from phases.options.fit import FitSummary, fit_summary
from phases.options.option import Fit, Option
from phases.scope.requirement import Requirement


@dataclass(frozen=True)
class Candidates:
    """Everything that was said about the products of a programme."""

    requirements: tuple[Requirement, ...] = ()
    options: tuple[Option, ...] = ()
    fits: tuple[Fit, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    scores: tuple[Score, ...] = ()
    terms: Terms = field(default_factory=Terms)

    def fits_of(self, option: str) -> dict[str, Fit]:
        """Return the fits of one product by requirement."""
        return {each.requirement: each for each in self.fits if each.option == option}

    def scores_of(self, option: str) -> dict[str, Score]:
        """Return the scores people gave one product, by criterion."""
        return {each.criterion: each for each in self.scores if each.option == option}


@dataclass(frozen=True)
class Candidate:
    """One product: fit, cost, score of 0 to 5 by criterion; rank and weighted score once it can be compared."""

    option: Option
    fit: FitSummary
    cost: Cost | None
    """None while nobody said what it costs."""
    scores: Mapping[str, float]
    rank: int | None
    score: float | None


@dataclass(frozen=True)
class Comparison:
    """The products from best to worst, and how firm that is."""

    candidates: tuple[Candidate, ...]
    criteria: tuple[Criterion, ...]
    terms: Terms
    choice: Choice
    turnings: tuple[Turning, ...]

    @property
    def criterion(self) -> dict[str, Criterion]:
        """Return the criteria by key."""
        return {each.key: each for each in self.criteria}

    @property
    def by_key(self) -> dict[str, Candidate]:
        """Return the candidates by the key of their product."""
        return {each.option.key: each for each in self.candidates}

    @property
    def winner(self) -> Candidate | None:
        """Return the one product that leads; None in a tie and while nothing can be compared."""
        return self.by_key[self.choice.winners[0]] if len(self.choice.winners) == 1 else None


def compare(given: Candidates, content: ChoiceContent) -> Comparison:
    """Return the products from best to worst by all that was said about them."""
    fits = {each.key: _fit(given, each, content) for each in given.options}
    costs = {each.key: _cost(each, fits[each.key], given.terms) for each in given.options}
    scores = _scores(given, fits, costs)
    choice = weigh({each.key: each.weight for each in given.criteria}, scores)
    ranked = {each.option: each for each in choice.ranked}
    order = [each.option for each in choice.ranked] or [each.key for each in given.options]
    options = {each.key: each for each in given.options}
    candidates = tuple(
        Candidate(
            option=options[key],
            fit=fits[key],
            cost=costs[key],
            scores=scores[key],
            rank=ranked[key].rank if key in ranked else None,
            score=ranked[key].score if key in ranked else None,
        )
        for key in order
    )
    return Comparison(candidates, given.criteria, given.terms, choice, turnings(choice, scores))


def _fit(given: Candidates, option: Option, content: ChoiceContent) -> FitSummary:
    return fit_summary(given.requirements, given.fits_of(option.key), content.customisation)


def _cost(option: Option, fit: FitSummary, terms: Terms) -> Cost | None:
    if not option.is_priced:
        return None
    prices = Prices(
        option.licence_once,
        option.licence_yearly,
        option.services_once,
        fit.all_days * option.day_rate,
        option.upkeep,
        option.running_yearly,
    )
    return total_cost(prices, terms.years, terms.discount)


def _scores(
    given: Candidates, fits: Mapping[str, FitSummary], costs: Mapping[str, Cost | None]
) -> dict[str, dict[str, float]]:
    """Return every score there is: those of people, that of the fit, and that of the cost once all have a price."""
    known = {key: cost.value for key, cost in costs.items() if cost}
    priced = cost_scores(known) if len(known) == len(costs) else {}
    found: dict[str, dict[str, float]] = {}
    for option in given.options:
        people = given.scores_of(option.key)
        computed = {"fit": fits[option.key].score, "cost": priced.get(option.key)}
        asked = ((each.key, _score_of(each, people, computed)) for each in given.criteria)
        found[option.key] = {key: score for key, score in asked if score is not None}
    return found


def _score_of(
    criterion: Criterion, people: Mapping[str, Score], computed: Mapping[str, float | None]
) -> float | None:
    if criterion.source in computed:
        return computed[criterion.source]
    return people[criterion.key].score if criterion.key in people else None


def cheapest(candidates: Sequence[Candidate]) -> Candidate | None:
    """Return the product that costs least at today's value; None while none has a price."""
    priced = [(each.cost.value, at, each) for at, each in enumerate(candidates) if each.cost]
    return min(priced)[2] if priced else None
