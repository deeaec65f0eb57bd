"""Points: every section as a value on its scale and as a share of the best possible, per subject and facet."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from assessments.responses import Response
from assessments.scoring.answers import (
    TOO_FEW,
    Coverage,
    Item,
    Setting,
    Sheet,
    has_people,
    provisional,
    sheets,
    weighted,
)
from methodology.questionnaire import ANSWER, EXPECTED, Questionnaire
from words.format import percent, tenth
from words.text import Sentence, counted, sentence

WHOLE = ""
"""Stands for the questionnaire as a whole, among its sections."""
SAME = 1e-9


@dataclass(frozen=True, slots=True)
class Score:
    """What one section amounts to in one facet; value and share are None while nothing counts."""

    section: str
    facet: str
    share: float | None
    """Σ weight × share / Σ weight over what is rated and applies, 0 to 1."""
    value: float | None
    """The share in units of the facet's scale; None where the questions have no scale in common."""
    n: int
    """The most people who rated one of its questions."""
    coverage: Coverage


@dataclass(frozen=True)
class SubjectPoints:
    """The scores of one subject: each section in each facet, and the whole."""

    subject: str
    scores: tuple[Score, ...]
    people: int
    is_shown: bool

    @cached_property
    def score(self) -> Mapping[tuple[str, str], Score]:
        """Scores by section and facet; the whole has section ""."""
        return {(each.section, each.facet): each for each in self.scores}

    @property
    def facets(self) -> tuple[str, ...]:
        """Return the facets that are scored; the last one says how things are."""
        return tuple(dict.fromkeys(each.facet for each in self.scores))

    @property
    def whole(self) -> Score | None:
        """Return the whole in the last facet; None where nothing is scored."""
        return self.score[WHOLE, self.facets[-1]] if self.facets else None

    @property
    def share(self) -> float | None:
        """Return the share of the best possible over all."""
        return self.whole.share if self.whole else None

    @property
    def coverage(self) -> Coverage:
        """Return how much is answered over all facets."""
        return sum((self.score[WHOLE, facet].coverage for facet in self.facets), Coverage())

    def sections(self, facet: str) -> tuple[Score, ...]:
        """Return the sections that have a share in a facet, in order."""
        return tuple(s for s in self.scores if s.facet == facet and s.section and s.share is not None)


@dataclass(frozen=True)
class Points:
    """The scores of all subjects, and what they say."""

    subjects: tuple[SubjectPoints, ...]
    finding: Sentence

    @property
    def coverage(self) -> Coverage:
        """Return how much is answered about all subjects."""
        return sum((each.coverage for each in self.subjects), Coverage())


def score_points(questionnaire: Questionnaire, responses: Iterable[Response], setting: Setting) -> Points:
    """Return the points of every subject: Σ weight × share / Σ weight; what has no points leaves its weight.

    Named people count by the lower median of a question, anonymous ones by the mean.
    """
    told = sheets(questionnaire, responses, setting)
    found = tuple(points_of(each) for each in told)
    coverage = sum((each.coverage for each in found), Coverage())
    if any(each.people for each in found) and not any(each.facets for each in found):
        return Points(found, sentence("The answers have no values, so there is no score"))
    return Points(found, provisional(_finding(questionnaire, found, setting), coverage, has_people(told)))


def points_of(sheet: Sheet) -> SubjectPoints:
    """Return the scores of one subject; what is expected of unlike benefits has no mean and is left out."""
    unlike = EXPECTED if sheet.questionnaire.rule == "expectation" else None
    facets = dict.fromkeys(each.facet for each in sheet.items if each.facet != unlike)
    scores = tuple(score for facet in facets for score in _tree(sheet, facet))
    return SubjectPoints(sheet.subject, scores, sheet.people, sheet.is_shown)


def _tree(sheet: Sheet, facet: str) -> tuple[Score, ...]:
    """Return the whole and every section; a section counts its own questions and the sections below it."""
    items: dict[str, list[Item]] = defaultdict(list)
    for each in sheet.items:
        if each.facet == facet:
            items[each.key[0]].append(each)
    sections, below = sheet.questionnaire.section, defaultdict[str, list[tuple[float, Score]]](list)
    bounds, found = _bounds(sheet.questionnaire, facet), list[Score]()
    for section in reversed(sections):
        score = _score((section.id, facet), items[section.id], below[section.id], bounds)
        below[section.parent or WHOLE].insert(0, (section.weight, score))
        found.append(score)
    return (_score((WHOLE, facet), (), below[WHOLE], bounds), *reversed(found))


def _score(
    place: tuple[str, str],
    items: Sequence[Item],
    below: Sequence[tuple[float, Score]],
    bounds: tuple[float, float] | None,
) -> Score:
    pairs = [(each.weight, each.share) for each in items] + [(weight, each.share) for weight, each in below]
    share = weighted(pairs)
    value = None if share is None or bounds is None else bounds[0] + share * (bounds[1] - bounds[0])
    parts: list[Item | Score] = [*items, *(each for _, each in below)]
    n = max((each.n for each in parts), default=0)
    return Score(*place, share, value, n, sum((each.coverage for each in parts), Coverage()))


def _bounds(questionnaire: Questionnaire, facet: str) -> tuple[float, float] | None:
    named = next((each.scale for each in questionnaire.facet if each.id == facet), questionnaire.scale)
    scale = questionnaire.scale_of.get(named or "") if facet != ANSWER or not questionnaire.facet else None
    return scale.bounds if scale else None


def _finding(questionnaire: Questionnaire, found: Sequence[SubjectPoints], setting: Setting) -> Sentence:
    rated = [each for each in found if each.share is not None]
    if not rated:
        return TOO_FEW
    gaps = [gap for each in rated for gap in _gaps(each)]
    worst = max(gaps, key=lambda each: each.lag, default=None)
    if worst is not None and worst.lag > SAME:
        subject, said = worst.subject, _lagging(questionnaire, worst)
    else:
        lowest = min(rated, key=lambda each: each.share or 0.0)
        subject, said = lowest.subject, _lowest(questionnaire, lowest)
    if len(rated) == 1 and not subject:
        return said
    return sentence("{subject}: {finding}", subject=setting.name(subject), finding=said)


@dataclass(frozen=True, slots=True)
class _Gap:
    """How far the last facet of a section stays behind the first, such as performance behind importance."""

    subject: str
    lag: float
    wanted: Score
    score: Score


def _gaps(found: SubjectPoints) -> list[_Gap]:
    first, last = found.facets[0], found.facets[-1]
    pairs = [(found.score[each.section, first], each) for each in found.sections(last)] if first != last else []
    return [
        _Gap(found.subject, wanted.share - score.share, wanted, score)
        for wanted, score in pairs
        if wanted.share is not None and score.share is not None
    ]


def _lagging(questionnaire: Questionnaire, gap: _Gap) -> Sentence:
    titles = {each.id: each.title for each in questionnaire.facet}
    return sentence(
        "“{section}” lags most: “{wanted}” {high}, “{is_so}” {low}",
        section=questionnaire.sections[gap.score.section].title,
        wanted=titles.get(gap.wanted.facet, questionnaire.title),
        high=_shown(gap.wanted),
        is_so=titles.get(gap.score.facet, questionnaire.title),
        low=_shown(gap.score),
    )


def _lowest(questionnaire: Questionnaire, found: SubjectPoints) -> Sentence:
    scores = found.sections(found.facets[-1])
    lowest = min(scores, key=lambda each: each.share or 0.0)
    title, target = questionnaire.sections[lowest.section].title, questionnaire.target
    below = [each for each in scores if target is not None and each.value is not None and each.value < target - SAME]
    if target is None or lowest.value is None:
        return sentence("“{section}” is lowest with {value}", section=title, value=_shown(lowest))
    if not below:
        return sentence("All sections have reached their target of {target}", target=tenth(target))
    return counted(
        "{count} of {all} sections is below {target}; “{section}” is lowest with {value}",
        "{count} of {all} sections are below {target}; “{section}” is lowest with {value}",
        len(below),
        all=len(scores),
        target=tenth(target),
        section=title,
        value=_shown(lowest),
    )


def _shown(score: Score) -> str:
    return percent(score.share) if score.value is None else tenth(score.value)
