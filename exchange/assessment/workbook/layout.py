"""The columns of a table of answers, and its rows: the same for a workbook and a CSV file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from exchange.assessment.workbook.snapshot import EVIDENCE_ON, NOTES, RowKey, Snapshot, values_of
from exchange.assessment.workbook.spelling import LONGEST_CELL, Spelling, day_of, stamp, written
from words.catalogue import say, say_text
from words.text import Language, Sentence, Text, sentence

FORM = "pilotage-answers"
"""What the first cell of a table of answers begins with; form, language and assessment follow."""
VERSION = "1"
KEY, STAMPS = "key", "stamps"
SHOWN: Mapping[str, Sentence] = {
    "respondent": sentence("Respondent"),
    "subject": sentence("About"),
    "section": sentence("Section"),
    "question": sentence("No."),
    "text": sentence("Question"),
}
"""Columns to read, not to change."""


def marker(assessment_id: str, language: Language) -> str:
    """Return the words by which a table is known to hold answers of an assessment."""
    return "/".join((FORM, VERSION, language, assessment_id))


@dataclass(frozen=True)
class Line:
    """One row: its key, the marks of its values, what is shown, and what may be changed; whether a block begins."""

    key: RowKey
    stamps: str
    shown: tuple[str, ...]
    values: tuple[str, ...]
    is_first: bool


@dataclass(frozen=True)
class Layout:
    """How an assessment stands in a table, in one language."""

    snapshot: Snapshot
    language: Language

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The names of the columns for machines."""
        return (marker(self.snapshot.assessment.id, self.language), STAMPS, *SHOWN, *self.snapshot.fields)

    @property
    def titles(self) -> tuple[str, ...]:
        """Return the names of the columns for people."""
        own = [say(each, self.language) for each in SHOWN.values()]
        fields = [written(say_text(self.snapshot.title(each), self.language)) for each in self.snapshot.fields]
        return (say(sentence("Key"), self.language), say(sentence("As exported"), self.language), *own, *fields)

    def spelling(self, key: RowKey, field: str) -> Spelling | None:
        """Return how the answers in a cell are written; None for notes."""
        return self._spellings.get((key.section, key.question, field))

    @cached_property
    def _spellings(self) -> Mapping[tuple[str, str, str], Spelling]:
        known: dict[tuple[str, bool], Spelling] = {}
        found = {}
        for (section, question), ask in self.snapshot.questionnaire.asks.items():
            key = RowKey("", section, question, "")
            for field in self.snapshot.fields:
                if scale := self.snapshot.scale(key, field):
                    spelling = known.setdefault(
                        (scale.id, ask.takes_na), Spelling(scale, self.language, ask.takes_na)
                    )
                    found[section, question, field] = spelling
        return found

    def label(self, key: RowKey, field: str, value: str) -> str:
        """Return what stands in a cell for a value."""
        spelling = self.spelling(key, field)
        return spelling.label(value) if spelling else written(value)

    def read(self, key: RowKey, field: str, cell: str) -> str:
        """Return the value that a cell means; refuse what does not stand on its scale."""
        spelling = self.spelling(key, field)
        if spelling:
            return spelling.read(cell)
        return day_of(cell) if field == EVIDENCE_ON else cell

    def is_shut(self, key: RowKey, field: str) -> bool:
        """Return whether the question is not answered in this column."""
        return field not in NOTES and self.spelling(key, field) is None

    def is_cut(self, key: RowKey, field: str) -> bool:
        """Return whether a cell holds only a part of what was answered."""
        value = values_of(self.snapshot.responses.get(key)).get(field, "")
        return len(value) > LONGEST_CELL // 2 and len(written(value)) < len(value.replace("\r\n", "\n"))

    def standing(self, key: RowKey, field: str) -> str:
        """Return what stands in a cell as of now."""
        return self.label(key, field, values_of(self.snapshot.responses.get(key)).get(field, ""))

    def labels(self, key: RowKey) -> tuple[str, ...]:
        """Return what stands in the cells of a row that may be changed."""
        standing = values_of(self.snapshot.responses.get(key))
        return tuple(self.label(key, field, standing.get(field, "")) for field in self.snapshot.fields)

    @cached_property
    def keys(self) -> tuple[RowKey, ...]:
        """Every row, one block per respondent and subject."""
        asked = tuple(self.snapshot.questionnaire.asks)
        blocks = ((respondent.id, subject) for respondent, subject in self.snapshot.blocks)
        return tuple(RowKey(who, *place, subject) for who, subject in blocks for place in asked)

    def lines(self) -> Iterator[Line]:
        """Yield every row, one block per respondent and subject."""
        asked = [
            (section.id, ask.id, self._words(section.title), self._words(ask.text))
            for section in self.snapshot.questionnaire.section
            for ask in section.ask
        ]
        for respondent, subject in self.snapshot.blocks:
            name = written(say_text(self.snapshot.names[respondent.id], self.language))
            about = self._words(self.snapshot.units.get(subject, subject))
            for at, (section, question, title, text) in enumerate(asked):
                key = RowKey(respondent.id, section, question, subject)
                values = self.labels(key)
                shown = (name, about, title, question, text)
                yield Line(key, ",".join(map(stamp, values)), shown, values, not at)

    def _words(self, text: Text) -> str:
        return written(say_text(text, self.language))
