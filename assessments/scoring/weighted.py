"""A weighted choice: subjects in the order of their share of the best possible, ties said, musts first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from assessments.responses import Response
from assessments.scoring.answers import TOO_FEW, Coverage, Key, Setting, Sheet, has_people, provisional, sheets
from assessments.scoring.points import SubjectPoints, points_of
from methodology.questionnaire import Questionnaire
from words.format import percent
from words.text import Sentence, sentence

MOST_NAMED = 3
"""Of more in a tie only the number is said."""
TOP = 5.0
"""The best score of a criterion where choices are weighed against cost, 0 to 5."""


@dataclass(frozen=True)
class Candidate:
    """One subject in the order of the choice; the rank is None while nothing of it is rated."""

    points: SubjectPoints
    missed: tuple[Key, ...]
    """Musts that were answered with the lowest value of their scale."""
    rank: int | None
    """Counted from 1; shared in a tie."""
    scores: Mapping[str, float]
    """The share of each section that has one, from 0 to 5."""

    @property
    def subject(self) -> str:
        """Return which subject it is."""
        return self.points.subject

    @property
    def share(self) -> float | None:
        """Return its weighted share of the best possible, 0 to 1."""
        return self.points.share


@dataclass(frozen=True)
class Ranking:
    """The subjects from best to worst, and what that says."""

    candidates: tuple[Candidate, ...]
    finding: Sentence

    @cached_property
    def leaders(self) -> tuple[Candidate, ...]:
        """The best; several in a tie, none while nothing is rated or every subject misses a must."""
        return tuple(each for each in self.candidates if each.rank == 1 and not each.missed)

    @property
    def coverage(self) -> Coverage:
        """Return how much is answered about all subjects."""
        return sum((each.points.coverage for each in self.candidates), Coverage())


def score_weighted(questionnaire: Questionnaire, responses: Iterable[Response], setting: Setting) -> Ranking:
    """Return the subjects by weighted share: section weight × share, Σ over what is rated / Σ of its weights.

    A subject that misses a must stands behind all that miss none. Shares that read the same in whole percent tie.
    """
    told = sheets(questionnaire, responses, setting)
    found = [(each, points_of(each), _missed(each)) for each in told]
    found.sort(key=lambda each: _order(each[1], each[2]))
    places = [_order(points, missed)[:3] for _, points, missed in found]
    ranked = tuple(
        Candidate(points, missed, None if points.share is None else places.index(place) + 1, _scores(points))
        for (_, points, missed), place in zip(found, places, strict=True)
    )
    coverage = sum((each.points.coverage for each in ranked), Coverage())
    ranking = Ranking(ranked, sentence("Nothing is answered yet"))
    return replace(ranking, finding=provisional(_finding(ranking, setting), coverage, has_people(told)))


def _order(points: SubjectPoints, missed: tuple[Key, ...]) -> tuple[bool, bool, int, str]:
    share = points.share
    return share is None, bool(missed), -_whole(share or 0.0), points.subject


def _whole(share: float) -> int:
    """Return the percent that are read."""
    return round(share * 100)


def _missed(sheet: Sheet) -> tuple[Key, ...]:
    return tuple(each.key for each in sheet.items if sheet.questionnaire.asks[each.key].is_must and each.share == 0)


def _scores(points: SubjectPoints) -> dict[str, float]:
    last = points.facets[-1] if points.facets else ""
    return {each.section: TOP * each.share for each in points.sections(last) if each.share is not None}


def _finding(ranking: Ranking, setting: Setting) -> Sentence:
    rated = [each for each in ranking.candidates if each.rank is not None]
    if not rated:
        return TOO_FEW
    leaders = ranking.leaders
    if not leaders:
        names = tuple(setting.name(each.subject) for each in rated)
        return sentence("None can be chosen: each misses a must ({names})", names=names)
    share = percent(leaders[0].share)
    if len(leaders) > MOST_NAMED:
        return sentence("{count} share first place with {share}", count=len(leaders), share=share)
    if len(leaders) > 1:
        names = tuple(setting.name(each.subject) for each in leaders)
        return sentence("{names} share first place with {share}", names=names, share=share)
    first = setting.name(leaders[0].subject)
    rest = [each for each in rated if each is not leaders[0]]
    if not rest:
        return sentence("{first} has {share}; nothing stands beside it yet", first=first, share=share)
    return _ahead(leaders[0], rest[0], setting)


def _ahead(first: Candidate, second: Candidate, setting: Setting) -> Sentence:
    named = {"first": setting.name(first.subject), "second": setting.name(second.subject)}
    share = percent(first.share)
    if second.missed:
        return sentence("{first} leads with {share}; {second} misses a must", share=share, **named)
    points = _whole(first.share or 0.0) - _whole(second.share or 0.0)
    return sentence(
        "{first} leads with {share}, {points} points ahead of {second}", share=share, points=points, **named
    )
