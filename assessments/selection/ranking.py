"""A weighted choice: criteria with weights, options with scores, their order and ties."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite

from errors import Refusal
from words.text import Sentence, joined, sentence

LOWEST_SCORE, HIGHEST_SCORE = 0.0, 5.0
SAME = 1e-9
"""Weighted scores that differ by less are a tie."""

Scores = Mapping[str, Mapping[str, float]]
"""Scores from 0 to 5: by option, then by criterion; a score that is not there is open."""


class InvalidChoice(Refusal):
    """Weights or scores have mistakes; every one is listed."""

    def __init__(self, problems: Sequence[Sentence]) -> None:
        self.problems = tuple(problems)
        super().__init__(sentence("Nothing was saved: {problems}", problems=joined(problems)))


@dataclass(frozen=True, slots=True)
class Ranked:
    """One option in the order of the choice: its rank counted from 1 (shared in a tie) and weighted score, 0..5."""

    option: str
    rank: int
    score: float


@dataclass(frozen=True)
class Choice:
    """The options from best to worst, the shares that counted, and the criteria left out for want of a score."""

    ranked: tuple[Ranked, ...]
    shares: Mapping[str, float]
    """Weight of each criterion that counts, as a share of all that count; they sum to 1."""
    open: tuple[str, ...] = ()

    @property
    def winners(self) -> tuple[str, ...]:
        """Return who leads; several in a tie, none while nothing can be compared."""
        return tuple(each.option for each in self.ranked if each.rank == 1)

    @property
    def lead(self) -> float | None:
        """Return by how many points of 5 the winner leads; 0 in a tie, None without a second option."""
        return self.ranked[0].score - self.ranked[1].score if len(self.ranked) > 1 else None


def weigh(weights: Mapping[str, float], scores: Scores) -> Choice:
    """Return the options by weighted mean score, Σ w·s / Σ w (simple additive weighting: Fishburn 1967).

    A criterion counts only where every option has a score for it, so that all are compared by the same things;
    the others are named as open. Weights are relative: all of them times k give the same order and scores.
    Refuses weights that are negative or all 0, and scores outside 0..5.
    """
    refuse_invalid(weights, scores)
    counting = {key: weights[key] for key in weights if scores and all(key in given for given in scores.values())}
    whole = sum(counting.values())
    left_out = tuple(key for key in weights if key not in counting)
    if not whole:
        return Choice((), {}, left_out)
    shares = {key: weight / whole for key, weight in counting.items()}
    totals = {option: weighted(shares, given) for option, given in scores.items()}
    return Choice(_ranked(totals), shares, left_out)


def weighted(shares: Mapping[str, float], given: Mapping[str, float]) -> float:
    """Return the weighted score of one option, 0..5, for shares that sum to 1."""
    return sum(share * given[key] for key, share in shares.items())


def _ranked(totals: Mapping[str, float]) -> tuple[Ranked, ...]:
    """Return the options from best to worst; within a tie they keep their order."""
    found: list[Ranked] = []
    for at, (option, score) in enumerate(sorted(totals.items(), key=lambda each: -round(each[1], 9)), 1):
        tied = found and abs(found[-1].score - score) < SAME
        found.append(Ranked(option, found[-1].rank if tied else at, score))
    return tuple(found)


def refuse_invalid(weights: Mapping[str, float], scores: Scores) -> None:
    """Refuse weights and scores that cannot be, with all mistakes at once."""
    problems: list[Sentence] = []
    if any(not isfinite(weight) or weight < 0 for weight in weights.values()):
        problems.append(sentence("A weight is 0 or more."))
    elif weights and not any(weights.values()):
        problems.append(sentence("At least one criterion needs a weight above 0."))
    values = [score for given in scores.values() for score in given.values()]
    if any(not LOWEST_SCORE <= score <= HIGHEST_SCORE for score in values):
        problems.append(sentence("A score lies between 0 and 5."))
    if problems:
        raise InvalidChoice(problems)
