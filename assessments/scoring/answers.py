"""Answers as numbers: what one is worth, what several people make of a question, and how much was answered."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial
from statistics import median_low

from assessments.maturity.rating import ENOUGH_COVERAGE
from assessments.respondents.groups import shown_groups
from assessments.respondents.tellable import tellable
from assessments.responses import Place, Respondent, Response
from methodology.questionnaire import NOT_APPLICABLE, UNKNOWN, Ask, Questionnaire, Scale
from words.format import percent
from words.text import Sentence, Text, sentence

Key = tuple[str, str]
"""A question: section and id."""
BETWEEN = ","
"""Stands between the ids of several choices."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of the questions that apply somebody could rate."""

    answered: int = 0
    applicable: int = 0

    @property
    def share(self) -> float | None:
        """Return answered / applicable; None when nothing applies."""
        return self.answered / self.applicable if self.applicable else None

    @property
    def is_provisional(self) -> bool:
        """Return whether too little is answered to rely on the result."""
        return self.share is None or self.share < ENOUGH_COVERAGE

    def __add__(self, other: "Coverage") -> "Coverage":
        """Return both together."""
        return Coverage(self.answered + other.answered, self.applicable + other.applicable)


@dataclass(frozen=True, slots=True)
class Waiver:
    """Who put a must aside, when, and why."""

    by: str
    on: date
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Planned:
    """What the plan promises of a benefit: how much, by when."""

    value: float | None = None
    due: date | None = None


@dataclass(frozen=True)
class Setting:
    """What scoring needs beside the answers; what is left out follows the questionnaire."""

    people: Mapping[str, Respondent] = field(default_factory=dict)
    names: Mapping[str, Text] = field(default_factory=dict)
    """What subjects are called, in the order in which they are shown."""
    is_anonymous: bool | None = None
    smallest_group: int | None = None
    agreed: Mapping[Place, Mapping[str, str]] = field(default_factory=dict)
    """The values people agreed on, by facet; they count in place of the answers."""
    proven: frozenset[Place] = frozenset()
    """For which questions about which subject evidence is kept that has not expired; no subject means all."""
    waivers: Mapping[Place, Waiver] = field(default_factory=dict)
    plan: Mapping[Key, Planned] = field(default_factory=dict)

    def name(self, subject: str) -> Text:
        """Return what a subject is called."""
        return self.names.get(subject, subject)

    def is_proven(self, subject: str, key: Key) -> bool:
        """Return whether evidence is kept for a question about a subject and has not expired."""
        return (subject, *key) in self.proven or ("", *key) in self.proven


@dataclass(frozen=True, slots=True)
class Item:
    """What all who answered make of one question in one facet; value and share are None while nothing counts."""

    key: Key
    facet: str
    weight: float
    value: float | None
    """In units of its scale; a reversed question is turned."""
    share: float | None
    """Of the best possible, 0 to 1."""
    n: int
    """How many rated it; what people agreed on changes nothing about that."""
    is_out: bool
    """Nobody rated it and somebody said that it does not apply, or people agreed that it does not."""
    is_agreed: bool = False
    """Whether people agreed on the answer; it counts in place of what each said."""
    is_hidden: bool = False
    """Whether its group is too small to be shown; it is not known then how much is answered."""

    @property
    def coverage(self) -> Coverage:
        """Return how much of it is answered."""
        if self.is_hidden:
            return Coverage()
        return Coverage(int(self.n > 0 or self.value is not None), int(not self.is_out))


@dataclass(frozen=True)
class Sheet:
    """All answers about one subject that may be shown; none of a group that is too small."""

    questionnaire: Questionnaire
    setting: Setting
    subject: str
    answers: Mapping[Key, Sequence[Response]]
    people: int
    """How many people answered, whether it may be shown or not."""
    is_shown: bool = True

    @cached_property
    def asks(self) -> Mapping[Key, Ask]:
        """The questions that were asked: those without a condition, and those whose condition holds."""
        return {key: ask for key, ask in self.questionnaire.asks.items() if self._is_asked(key, ask)}

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """What people make of every question that is scored, in the order of the questionnaire."""
        scaled = (
            (key, facet.id, self.questionnaire.scale_of[facet.scale])
            for key, ask in self.asks.items()
            for facet in self.questionnaire.facets(ask)
        )
        return tuple(self._item(*each) for each in scaled if each[2].bounds)

    def said(self, key: Key, facet: str) -> tuple[str, ...]:
        """Return what was answered, one text a person."""
        return tuple(value for each in self.answers.get(key, ()) if (value := each.given.get(facet)))

    def agreed(self, key: Key, facet: str) -> str | None:
        """Return what people agreed on; None while what each said counts."""
        return self.setting.agreed.get((self.subject, *key), {}).get(facet) or None

    def counted(self, key: Key, facet: str) -> tuple[str, ...]:
        """Return the answers that count: what people agreed on, else what each said."""
        agreed = self.agreed(key, facet)
        return self.said(key, facet) if agreed is None else (agreed,)

    def _is_asked(self, key: Key, ask: Ask) -> bool:
        if not ask.asked_when or key in self.answers:
            return True
        place, _, choice = ask.asked_when.partition("=")
        section, _, question = place.partition(".")
        others = (each for each in self.answers.get((section, question), ()))
        return any(choice in value.split(BETWEEN) for each in others for value in each.given.values())

    def _item(self, key: Key, facet: str, scale: Scale) -> Item:
        ask, counted = self.questionnaire.asks[key], self.counted(key, facet)
        rated = _rated(scale, ask, counted)
        is_agreed = self.agreed(key, facet) is not None
        value = None
        if rated and self.is_shown and (is_agreed or len(rated) >= fewest(self.questionnaire, self.setting)):
            value = average(rated) if is_unnamed(self.questionnaire, self.setting) else median_low(rated)
        n = len(_rated(scale, ask, self.said(key, facet))) if is_agreed else len(rated)
        is_out = not rated and NOT_APPLICABLE in counted
        return Item(key, facet, ask.weight, value, share_of(scale, value), n, is_out, is_agreed, not self.is_shown)


def _rated(scale: Scale, ask: Ask, given: Iterable[str]) -> list[float]:
    return sorted(found for each in given if (found := worth(scale, ask, each)) is not None)


def is_unnamed(questionnaire: Questionnaire, setting: Setting) -> bool:
    """Return whether people answered without names: as set, else as is usual for the questionnaire."""
    return questionnaire.is_anonymous if setting.is_anonymous is None else setting.is_anonymous


def fewest(questionnaire: Questionnaire, setting: Setting) -> int:
    """Return from how many answers on a group is shown: 1 where people answered by name."""
    return (setting.smallest_group or questionnaire.smallest_group) if is_unnamed(questionnaire, setting) else 1


def sheets(questionnaire: Questionnaire, responses: Iterable[Response], setting: Setting) -> tuple[Sheet, ...]:
    """Return the answers by subject: the named ones first, the rest by key; small anonymous groups are not shown.

    Of an anonymous group that is shown, a question stays out that too few of it rated.
    """
    listed, smallest = tuple(responses), fewest(questionnaire, setting)
    people: dict[str, set[str]] = {subject: set() for subject in setting.names}
    about = partial(subject_of, questionnaire, people=setting.people)
    for each in listed:
        people.setdefault(about(each), set()).add(each.respondent)
    order = [*setting.names, *sorted(set(people) - set(setting.names))]
    counts = {subject: len(found) for subject, found in people.items() if found}
    shown = shown_groups(counts, smallest)
    answers: dict[str, dict[Key, list[Response]]] = {subject: {} for subject in order}
    for each in tellable(listed, smallest, about):
        if (subject := about(each)) in shown:
            answers[subject].setdefault((each.section, each.question), []).append(each)
    return tuple(
        Sheet(questionnaire, setting, each, answers[each], len(people[each]), each in shown or not people[each])
        for each in order
    )


def whole_sheet(questionnaire: Questionnaire, responses: Iterable[Response], setting: Setting) -> Sheet:
    """Return the answers about all subjects together; of anonymous ones those that enough people gave."""
    listed, answers = tuple(responses), dict[Key, list[Response]]()
    smallest = fewest(questionnaire, setting)
    for each in tellable(listed, smallest):
        answers.setdefault((each.section, each.question), []).append(each)
    people = len({each.respondent for each in listed})
    return Sheet(questionnaire, setting, "", answers, people, is_shown=people >= smallest)


def subject_of(questionnaire: Questionnaire, response: Response, people: Mapping[str, Respondent]) -> str:
    """Return what an answer is about: its subject, else the respondent's group or unit."""
    person = people.get(response.respondent)
    if response.subject or person is None:
        return response.subject
    return {"group": person.team, "unit": person.unit}.get(questionnaire.subject, "")


def valued(scale: Scale, given: str) -> float | None:
    """Return the value of one answer as it stands on its scale; None where it has none.

    Of several choices the highest counts.
    """
    if scale.bounds is None or given in ("", UNKNOWN, NOT_APPLICABLE):
        return None
    if scale.kind not in ("choice", "choices"):
        return float(given)
    chosen = (scale.choices.get(each) for each in given.split(BETWEEN))
    return max((each.value for each in chosen if each and each.value is not None), default=None)


def worth(scale: Scale, ask: Ask, given: str) -> float | None:
    """Return the value of one answer, turned on its scale where the question is reversed."""
    value = valued(scale, given)
    return sum(scale.bounds) - value if value is not None and ask.is_reversed and scale.bounds else value


def share_of(scale: Scale, value: float | None) -> float | None:
    """Return where a value stands between the lowest, 0, and the highest of its scale, 1."""
    if value is None or scale.bounds is None:
        return None
    low, high = scale.bounds
    return (value - low) / (high - low) if high > low else 1.0


def average(values: Sequence[float]) -> float:
    """Return the mean, the same in whatever order the values stand."""
    return math.fsum(values) / len(values)


def weighted(pairs: Iterable[tuple[float, float | None]]) -> float | None:
    """Return Σwv / Σw of (weight, value); what has no value leaves its weight to the rest."""
    known = [(weight, value) for weight, value in pairs if value is not None and weight > 0]
    total = math.fsum(weight for weight, _ in known)
    return math.fsum(weight * value for weight, value in known) / total if known else None


def provisional(finding: Sentence, coverage: Coverage, is_hidden: bool = False) -> Sentence:
    """Return the finding, with its coverage in front where too little is answered; `is_hidden`: by too few people."""
    if not coverage.answered:
        return TOO_FEW if is_hidden else sentence("Nothing is answered yet")
    if not coverage.is_provisional:
        return finding
    share = percent(coverage.share)
    return sentence("Provisional, {share} of the questions are answered. {finding}", share=share, finding=finding)


TOO_FEW = sentence("Too few people answered to show a result")


def has_people(found: Iterable[Sheet]) -> bool:
    """Return whether anybody answered, whether it may be shown or not."""
    return any(each.people for each in found)
