"""How a value stands in a cell and what a cell means: choices with their words, numbers, dates, texts."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from zlib import crc32

from methodology.questionnaire import NOT_APPLICABLE, UNKNOWN, Scale
from words.catalogue import say
from words.text import LANGUAGES, Sentence, pick, sentence

LONGEST_CELL = 32_767
"""A cell of a workbook holds so many characters."""
LONGEST_LABEL = 240
"""More of an answer's words no list shows."""
SPECIAL: Mapping[str, Sentence] = {
    NOT_APPLICABLE: sentence("Not applicable"),
    UNKNOWN: sentence("Do not know"),
}
SPECIAL_SPELLINGS = {"na": NOT_APPLICABLE, "n/a": NOT_APPLICABLE, "不适用": NOT_APPLICABLE, "？": UNKNOWN}
BROKEN = re.compile("\r\n?")
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""Signs that nobody sees and no XML can hold."""
NUMBER = re.compile(r"[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d{1,3})?")
TYPED_DAY = re.compile(r"(\d{4})[-/.年] ?(\d{1,2})[-/.月] ?(\d{1,2})日?(?:[ T]00:00(?::00)?)?")
SERIAL = re.compile(r"[2-7]\d{4}")
DAY_ZERO = date(1899, 12, 30)
"""The day from which spreadsheets count; their numbers of five digits are the years 1954 to 2118."""
SEVERAL = re.compile(r"\s*[,;，；、]\s*")
Cell = str | float | date


class NotOnScale(ValueError):
    """A cell is no answer of its scale; says what would be one."""

    def __init__(self, wanted: Sentence) -> None:
        self.wanted = wanted


def written(text: str) -> str:
    """Return the text as a cell can hold it: one kind of line break, no sign that XML lacks, not too long."""
    plain = text if text.isprintable() else UNWRITABLE.sub("\ufffd", BROKEN.sub("\n", text))
    if len(plain) <= LONGEST_CELL // 2:
        return plain
    return plain.encode("utf-16-le")[: 2 * LONGEST_CELL].decode("utf-16-le", "ignore")


def stamp(text: str) -> str:
    """Return a mark of a cell's value, by which a later one is told apart; nothing for nothing."""
    return f"{crc32(text.encode()):x}" if text else ""


def plain_cell(cell: Cell) -> str:
    """Return a cell as text; whole numbers have no decimals, a day stands as 2026-03-31."""
    if isinstance(cell, str):
        return BROKEN.sub("\n", cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "seconds")
    if isinstance(cell, date):
        return cell.isoformat()
    return str(int(cell)) if cell.is_integer() and abs(cell) < 10**15 else repr(cell)


def number_in(text: str) -> float | None:
    """Return the number that a text is, where a number cell holds exactly that text; else None."""
    if not NUMBER.fullmatch(text) or len(text) > 17:
        return None
    value = float(text)
    return value if plain_cell(float(f"{value:.16g}")) == text else None


def day_in(text: str) -> date | None:
    """Return the day that a text is, if a date cell can hold it."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if found.isoformat() == text and found > date(1900, 3, 1) else None


@dataclass(frozen=True)
class Spelling:
    """How the answers of a scale are written in a language, and read in any."""

    scale: Scale
    language: str
    takes_na: bool = True

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """What stands in the cell for each choice; none for scales without choices."""
        own = {each.id: _label(each.id, pick(each.title, self.language)) for each in self.scale.choice}
        special = [NOT_APPLICABLE, UNKNOWN] if self.takes_na else [UNKNOWN]
        return own | {key: _label(key, say(SPECIAL[key], self.language)) for key in special}

    @property
    def offered(self) -> tuple[str, ...]:
        """Return the answers to choose one from; none where several or others are given."""
        return tuple(self.labels.values()) if self.scale.kind == "choice" else ()

    def label(self, value: str) -> str:
        """Return what stands in a cell for a value; several choices stand one below the other."""
        if value in SPECIAL or self.scale.kind == "choice":
            return self.labels.get(value, written(value))
        if self.scale.kind == "choices":
            return written("\n".join(self.labels.get(each, each) for each in value.split(",")))
        return written(value)

    def read(self, cell: str) -> str:
        """Return the value that a cell means; refuse what the scale does not have."""
        if not cell.strip():
            return ""
        found = self._known(cell)
        if found == NOT_APPLICABLE and not self.takes_na and found not in self.scale.choices:
            raise NotOnScale(sentence("an answer; “not applicable” may not be answered here"))
        return found if found is not None and found in SPECIAL else READERS[self.scale.kind](self, cell)

    def one(self, cell: str) -> str:
        """Return the choice that a cell means."""
        if (found := self._known(cell)) is None:
            raise NotOnScale(sentence("one of {answers}", answers=tuple(self.labels.values())))
        return found

    def several(self, cell: str) -> str:
        """Return the choices that a cell means, in the order of the scale."""
        lines = [line for line in cell.splitlines() if line.strip()]
        parts = [each for line in lines for each in ([line] if self._known(line) else SEVERAL.split(line.strip()))]
        chosen = {self.one(each) for each in parts if each}
        return ",".join(each for each in self.scale.choices if each in chosen)

    def number(self, cell: str) -> str:
        """Return the number in a cell, within the bounds of the scale."""
        text, bounds = cell.strip(), self.scale.bounds
        low, high = self.scale.low, self.scale.high
        is_number = NUMBER.fullmatch(text) and abs(float(text)) != float("inf")
        if is_number and (low is None or float(text) >= low) and (high is None or float(text) <= high):
            return text
        if bounds:
            raise NotOnScale(sentence("a number from {low} to {high}", low=f"{bounds[0]:g}", high=f"{bounds[1]:g}"))
        raise NotOnScale(sentence("a number such as 12.5"))

    def day(self, cell: str) -> str:
        """Return the day in a cell."""
        return day_of(cell)

    def words(self, cell: str) -> str:
        """Return a text as it stands."""
        return cell

    def _known(self, cell: str) -> str | None:
        """Return the value that a spelling means, capitals and blanks aside where they tell nothing."""
        words = " ".join(cell.split())
        return self._exact.get(words) or self._folded.get(words.casefold())

    @cached_property
    def _exact(self) -> Mapping[str, str]:
        found = {label: value for value, label in self.labels.items()}
        for language in {*LANGUAGES, *(name for each in self.scale.choice for name in each.title)}:
            found |= {_label(each.id, pick(each.title, language)): each.id for each in self.scale.choice}
            found |= {_label(key, say(words, language)): key for key, words in SPECIAL.items()}
        return found | {key: key for key in (*SPECIAL, *self.scale.choices)}

    @cached_property
    def _folded(self) -> Mapping[str, str]:
        """Every spelling in small letters that means one value only."""
        meant: dict[str, set[str]] = {}
        titles = [(title, each.id) for each in self.scale.choice for title in each.title.values()]
        for spelling, value in (*self._exact.items(), *SPECIAL_SPELLINGS.items(), *titles):
            meant.setdefault(" ".join(spelling.split()).casefold(), set()).add(value)
        return {spelling: next(iter(values)) for spelling, values in meant.items() if len(values) == 1}


READERS = {
    "choice": Spelling.one,
    "choices": Spelling.several,
    "number": Spelling.number,
    "text": Spelling.words,
    "date": Spelling.day,
}


def day_of(cell: str) -> str:
    """Return the day in a cell: year, month and day in this order, or a spreadsheet's number of it; refuse others."""
    text = cell.strip()
    if not text:
        return ""
    try:
        if number := SERIAL.fullmatch(text):
            return (DAY_ZERO + timedelta(days=int(number[0]))).isoformat()
        parts = TYPED_DAY.fullmatch(text)
        return (date(*map(int, parts.groups())) if parts else date.fromisoformat(text)).isoformat()
    except ValueError:
        raise NotOnScale(sentence("a date such as 2026-03-31")) from None


def is_same(one: str, other: str) -> bool:
    """Return whether two values mean the same: 7.50 is 7.5."""
    if one == other:
        return True
    return bool(NUMBER.fullmatch(one) and NUMBER.fullmatch(other)) and float(one) == float(other)


def _label(key: str, title: str) -> str:
    words = " ".join(written(title).split())[:LONGEST_LABEL].rstrip()
    return words if f"{words} ".startswith(f"{key} ") else f"{key} · {words}" if words else key
