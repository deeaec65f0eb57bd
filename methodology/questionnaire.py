"""What a questionnaire says: the frozen models that one engine asks, scores and exchanges."""

from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from methodology.content import Content, Id

Rule = Literal[
    "maturity",
    "points",
    "weighted",
    "readiness",
    "barrier",
    "expectation",
    "causes",
    "nps",
    "csat",
    "sus",
    "umux-lite",
]
"""How answers become figures; each rule is a module of `assessments/scoring`."""

Subject = Literal["programme", "unit", "group", "person", "option"]
"""What one set of answers is about. The group of a respondent is a department or a kind of stakeholders."""

AnswerKind = Literal["choice", "choices", "number", "text", "date"]

Name = Annotated[str, Field(pattern=r"^[A-Za-z0-9]+([._-][A-Za-z0-9]+)*$", max_length=80)]
"""Ids of foreign libraries may have capitals, dots and underscores."""

NOT_APPLICABLE, UNKNOWN = "NA", "?"
"""The two answers that every question takes beside those of its scale."""


def _said(text: dict[str, str]) -> dict[str, str]:
    if not text or not any(words.strip() for words in text.values()):
        raise ValueError("wanted words in at least one language, got nothing")
    return text


AnyWords = Annotated[dict[str, str], AfterValidator(_said)]
"""Words in any languages; a shipped pack is asked for all of its own by the second look."""


class Choice(Content):
    """One answer of a scale; without a value it is kept but not scored."""

    id: Name
    title: AnyWords
    value: float | None = None


class Scale(Content):
    """A set of answers: choices from lowest to highest, or a number between low and high, a text, a date."""

    id: Name
    kind: AnswerKind = "choice"
    choice: tuple[Choice, ...] = ()
    low: float | None = None
    high: float | None = None
    unit: AnyWords | None = None

    @cached_property
    def choices(self) -> dict[str, Choice]:
        """The choices by id."""
        return {each.id: each for each in self.choice}

    @cached_property
    def values(self) -> tuple[float, ...]:
        """The values of its choices, in the order of the choices."""
        return tuple(each.value for each in self.choice if each.value is not None)

    @cached_property
    def bounds(self) -> tuple[float, float] | None:
        """The lowest and highest value that an answer can have; None where answers have none."""
        if self.kind in ("choice", "choices") and self.values:
            return min(self.values), max(self.values)
        return None if self.low is None or self.high is None else (self.low, self.high)

    @model_validator(mode="after")
    def _fits_its_kind(self) -> Self:
        if self.kind in ("choice", "choices") and not self.choice:
            raise ValueError(f"wanted choices, because its kind is {self.kind}")
        if len(self.choices) < len(self.choice):
            raise ValueError("wanted choices with different ids")
        if self.low is not None and self.high is not None and self.low >= self.high:
            raise ValueError(f"wanted low below high, got {self.low:g} and {self.high:g}")
        return self


class Facet(Content):
    """One of several answers that each question takes, such as intention and reality."""

    id: Name
    title: AnyWords
    scale: Name


class RiskSeed(Content):
    """The risk that a hit proposes, and what lessens it."""

    title: AnyWords
    mitigation: AnyWords


class Ask(Content):
    """One question. Without a scale of its own it takes that of the questionnaire, or its facets."""

    id: Name
    text: AnyWords
    hint: AnyWords | None = None
    evidence: AnyWords | None = None
    """What counts as evidence."""
    scale: Name | None = None
    unit: AnyWords | None = None
    """What its number counts, where the questions of one scale count different things."""
    weight: Annotated[float, Field(gt=0)] = 1.0
    is_reversed: bool = False
    """A high answer is a bad one."""
    is_must: bool = False
    takes_na: bool = True
    """Whether "not applicable" may be answered, with a reason."""
    asked_when: str = ""
    """Asked only when another question has this answer: `section.question=choice`."""
    risk: RiskSeed | None = None


class Section(Content):
    """Questions that belong together; sections of foreign libraries form a tree by `parent`."""

    id: Name
    title: AnyWords
    text: AnyWords | None = None
    parent: Name | None = None
    weight: Annotated[float, Field(ge=0)] = 1.0
    level: tuple[AnyWords, ...] = ()
    """What each level looks like, from the lowest."""
    ask: tuple[Ask, ...] = ()


class Questionnaire(Content):
    """A whole instrument: sections of questions, the scales of their answers, and the rule that scores them."""

    id: Id
    title: AnyWords
    purpose: AnyWords
    welcome: AnyWords | None = None
    """What those who are asked read before they begin; the purpose where it is left out."""
    languages: tuple[str, ...] = ()
    """In which languages all of it is said; the pack's when it names none."""
    rule: Rule
    subject: Subject = "programme"
    scale: Name | None = None
    """The scale of questions that name none."""
    target: float | None = None
    """The value from which a section needs no work, in units of its scale."""
    is_anonymous: bool = False
    """Whether it is usually answered without names."""
    smallest_group: Annotated[int, Field(ge=1, le=50)] = 5
    """An anonymous group is shown from this many answers on."""
    rounds: tuple[AnyWords, ...] = ()
    """When it is asked again."""
    facet: tuple[Facet, ...] = ()
    scales: tuple[Scale, ...] = ()
    section: tuple[Section, ...]
    source: str = ""
    """Where it was taken from, with copyright and licence."""

    @cached_property
    def scale_of(self) -> dict[str, Scale]:
        """The scales by id."""
        return {each.id: each for each in self.scales}

    @cached_property
    def asks(self) -> dict[tuple[str, str], Ask]:
        """The questions by section and id, in order."""
        return {(section.id, each.id): each for section in self.section for each in section.ask}

    @cached_property
    def sections(self) -> dict[str, Section]:
        """The sections by id."""
        return {each.id: each for each in self.section}

    def facets(self, ask: Ask) -> tuple[Facet, ...]:
        """Return what the question is answered with: its own scale, else the facets, else the common scale."""
        if ask.scale or not self.facet:
            return (Facet(id=ANSWER, title=self.title, scale=ask.scale or self.scale or ""),)
        return self.facet

    def takes_evidence(self, ask: Ask) -> bool:
        """Return whether an answer is to be shown by evidence: all of maturity, elsewhere what names its evidence."""
        return self.rule == "maturity" or ask.evidence is not None

    @cached_property
    def shown_by_evidence(self) -> dict[tuple[str, str], Ask]:
        """The questions whose answers are to be shown by evidence, by section and id."""
        return {key: ask for key, ask in self.asks.items() if self.takes_evidence(ask)}


ANSWER = "answer"
"""The facet of a question that takes one answer."""
EXPECTED, DUE, IMPORTANCE = "value", "date", "importance"
"""The facets of an expectation: how much, by when, and how much it matters."""
