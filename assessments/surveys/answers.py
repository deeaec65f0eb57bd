"""Answers as people and exports write them: 9, "10 - Strongly agree", 非常同意, N/A, a blank."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from assessments.surveys.figure import Scale
from assessments.surveys.wordings import Strength, is_nothing, plain, strength_of

NUMBER = r"[-+]?\d{1,6}(?:[.,]\d{1,6})?"
BARE = re.compile(rf"({NUMBER})(?: ?(?:/|out of|of|von|分 ?/) ?(\d{{1,6}}))?(?: ?(?:points?|pts?|stars?|分|星|级))?")
NUMBER_FIRST = re.compile(rf"[(\[]?({NUMBER})(?: ?(?:points?|分|星))?( ?[)\]:=.,;、|_-]+ ?| ?\(| )([^\W\d].*)")
NUMBER_LAST = re.compile(rf"(\D*?) ?(?:[(\[]|[:=|_-]) ?({NUMBER})[)\]]?")
PERCENT = re.compile(rf"({NUMBER}) ?%")
OPTION = re.compile(r"^[(\[]?[a-j][.、):\]] ?(?=\D)")
"""The letter of an option before its words."""
LABEL_LIMIT, HUNDRED = 60, 100
FIVE, SEVEN = 5, 7
END = 3
"""The strength of the outermost wording."""


class Kind(Enum):
    """What a cell turned out to be."""

    ANSWER = "answer"
    NOTHING = "no answer"
    OUTSIDE = "outside the scale"
    UNREAD = "not understood"


@dataclass(frozen=True)
class Reading:
    """What a cell says: its kind, the number where it is an answer, and the wording where it is one of ours."""

    kind: Kind
    score: float = 0.0
    words: str = ""

    @property
    def is_left_out(self) -> bool:
        """Return whether the cell holds something that is no answer to this question."""
        return self.kind in (Kind.OUTSIDE, Kind.UNREAD)


UNREAD = Reading(Kind.UNREAD)


@dataclass(frozen=True)
class Clash:
    """Two wordings that would stand for one step: they belong to a scale with more steps."""

    first: str
    second: str


def read_answer(text: str, scale: Scale) -> Reading:
    """Return what a cell says on the scale; words have a place on scales of five and of seven."""
    words = plain(text)
    if is_nothing(words):
        return Reading(Kind.NOTHING)
    if set(words) <= {"★", "☆"}:
        return _placed(float(words.count("★")), scale)
    if found := PERCENT.fullmatch(words):
        return _placed(_number(found[1]), scale) if (scale.low, scale.high) == (0, HUNDRED) else UNREAD
    if found := BARE.fullmatch(words):
        number, base = found.groups()
        return UNREAD if base and int(base) != scale.high else _placed(_number(number), scale)
    if strength_of(words) is None and strength_of(option := OPTION.sub("", words, count=1)) is not None:
        words = option
    strength = strength_of(words)
    return _labelled(words, scale) if strength is None else _worded(words, strength, scale)


def read_all(texts: Iterable[str], scale: Scale) -> Mapping[str, Reading]:
    """Return the reading of every distinct text."""
    return {text: read_answer(text, scale) for text in texts}


def clash_in(readings: Iterable[Reading]) -> Clash | None:
    """Return two different wordings of one language for one step, which a scale of so many steps cannot have."""
    seen: dict[tuple[float, bool], str] = {}
    for reading in readings:
        if reading.kind is Kind.ANSWER and reading.words and strength_of(reading.words):
            first = seen.setdefault((reading.score, reading.words.isascii()), reading.words)
            if first != reading.words:
                return Clash(*sorted((first, reading.words)))
    return None


def five_steps_in(readings: Iterable[Reading]) -> str:
    """Return a wording that means another step of five than of seven, where nothing tells which were asked; or ""."""
    given = [reading for reading in readings if reading.kind is Kind.ANSWER]
    strengths = {reading.words: abs(strength_of(reading.words) or 0) for reading in given if reading.words}
    if 1 in strengths.values() or any(not reading.words and reading.score > FIVE for reading in given):
        return ""
    return next((words for words, strength in sorted(strengths.items()) if strength == END - 1), "")


def _placed(number: float, scale: Scale) -> Reading:
    return Reading(Kind.ANSWER if scale.holds(number) else Kind.OUTSIDE, number)


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def _worded(words: str, strength: Strength, scale: Scale) -> Reading:
    middle = (scale.low + scale.high) / 2
    sign = (strength > 0) - (strength < 0)
    if scale.points == SEVEN:
        return Reading(Kind.ANSWER, middle + strength, words)
    if scale.points == FIVE:
        return Reading(Kind.ANSWER, middle + sign * (2 if abs(strength) == END else 1), words)
    return UNREAD


def _labelled(words: str, scale: Scale) -> Reading:
    """Return the number that stands beside words; unread where the words say the contrary of the number."""
    for number, label in _splits(words):
        strength = strength_of(label.strip(" )]")) or 0
        if len(label) > LABEL_LIMIT:
            continue
        turned = strength * (_number(number) - (scale.low + scale.high) / 2) < 0
        return UNREAD if turned else _placed(_number(number), scale)
    return UNREAD


def _splits(words: str) -> Iterator[tuple[str, str]]:
    """Yield number and label: number first with a mark between or a label that we know, or number last."""
    if found := NUMBER_FIRST.fullmatch(words):
        number, mark, label = found.groups()
        if mark != " " or strength_of(label):
            yield number, label
    if found := NUMBER_LAST.fullmatch(words):
        label, number = found.groups()
        yield number, label
