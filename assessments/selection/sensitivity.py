"""How firm a choice is: for each criterion the smallest change of its weight that another option would win by."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assessments.selection.ranking import SAME, Choice, Scores

FIRM_POINTS = 0.10
"""A turning point at least so far away (share of all weight) is called far; a convention of ours."""


@dataclass(frozen=True, slots=True)
class Turning:
    """A criterion's share of all weight today, the share at which a rival draws level, and that rival.

    `turns_at` and `rival` are None where no weight of this criterion changes the winner.
    """

    criterion: str
    share: float
    turns_at: float | None = None
    rival: str | None = None

    @property
    def change(self) -> float | None:
        """Return by how much the share would have to change, signed."""
        return None if self.turns_at is None else self.turns_at - self.share

    @property
    def is_near(self) -> bool:
        """Return whether less than 10 points of all weight change the winner."""
        return self.change is not None and abs(self.change) < FIRM_POINTS


def turnings(choice: Choice, scores: Scores) -> tuple[Turning, ...]:
    """Return every criterion with its turning point, the nearest first; empty without one winner and a rival.

    One criterion's share p moves to q while the others keep their proportions, so each of them is multiplied by
    (1 − q) / (1 − p). The winner leads a rival by D = Σ pⱼ·dⱼ, where dⱼ is the difference of their scores. The rest
    leads by R = (D − p·d) / (1 − p), so the lead becomes q·d + (1 − q)·R, which is 0 at q = R / (R − d): exact,
    because the lead is linear in q. Of all rivals the nearest q in 0..1 counts; beyond it the rival wins.
    Method: Triantaphyllou & Sánchez 1997, A sensitivity analysis approach for deterministic MCDM methods.
    """
    if len(choice.winners) != 1 or len(choice.ranked) < 2:
        return ()
    rivals = [each.option for each in choice.ranked[1:]]
    leads = {rival: _differences(choice, scores, rival) for rival in rivals}
    found = [_turning(key, choice.shares, leads) for key in choice.shares]
    return tuple(sorted(found, key=_distance))


def _turning(key: str, shares: Mapping[str, float], leads: Mapping[str, Mapping[str, float]]) -> Turning:
    share = shares[key]
    points = [(at, rival) for rival, lead in leads.items() if (at := _level_at(key, shares, lead)) is not None]
    if not points:
        return Turning(key, share)
    at, rival = min(points, key=lambda point: abs(point[0] - share))
    return Turning(key, share, at, rival)


def _level_at(key: str, shares: Mapping[str, float], lead: Mapping[str, float]) -> float | None:
    """Return the share of one criterion at which the lead is 0; None where no share from 0 to 1 turns it."""
    share, own = shares[key], lead[key]
    others = 1 - share
    if others < SAME:
        return None
    rest = (sum(shares[each] * lead[each] for each in shares) - share * own) / others
    if abs(rest - own) < SAME:
        return None
    at = rest / (rest - own)
    turns_over = min(rest, own) < -SAME
    return at if turns_over and 0 <= at <= 1 else None


def _differences(choice: Choice, scores: Scores, rival: str) -> dict[str, float]:
    winner = choice.winners[0]
    return {key: scores[winner][key] - scores[rival][key] for key in choice.shares}


def _distance(turning: Turning) -> tuple[bool, float]:
    return turning.change is None, abs(turning.change or 0)


def nearest(found: Sequence[Turning]) -> Turning | None:
    """Return the criterion whose weight changes the winner soonest; None when none does."""
    return next((each for each in found if each.turns_at is not None), None)
