"""The cells of a file that differ from what was exported, or every problem by its place."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from exchange.assessment.difference.evidence import EvidenceChange, read_evidence_sheet
from exchange.assessment.difference.people import PersonChange, read_people_sheet
from exchange.assessment.difference.side import SideRead
from exchange.assessment.workbook.layout import STAMPS, Layout
from exchange.assessment.workbook.snapshot import RowKey, key_in
from exchange.assessment.workbook.spelling import NotOnScale, plain_cell, stamp, written
from exchange.assessment.workbook.tables import BadAnswersFile, Place, Table
from exchange.workbooks import Cell
from words.text import Sentence, sentence


@dataclass(frozen=True)
class Edited:
    """A cell that differs from what was exported: its value now, and the mark of what stood there then."""

    key: RowKey
    field: str
    value: str
    place: Place
    stamp: str


@dataclass
class Read:
    """What a file says: which rows it has, and the cells that differ; problems while it is read."""

    keys: set[RowKey] = field(default_factory=set)
    edited: list[Edited] = field(default_factory=list)
    absent: tuple[str, ...] = ()
    """Fields whose column is not in the file."""
    problems: list[Sentence] = field(default_factory=list)
    people: SideRead[PersonChange] = field(default_factory=SideRead)
    evidence: SideRead[EvidenceChange] = field(default_factory=SideRead)


def read_table(table: Table, layout: Layout) -> Read:
    """Return what differs from what was exported; refuse the file with every problem and its place."""
    reader = _Reader(table, layout)
    found = reader.read()
    if found.problems:
        raise BadAnswersFile(found.problems)
    return found


class _Reader:
    """Reads the rows of one table against what the assessment has."""

    def __init__(self, table: Table, layout: Layout) -> None:
        self.table, self.layout, self.found = table, layout, Read()
        self.rows = table.answers
        shot = layout.snapshot
        self.subjects = {written(subject): subject for _, subject in shot.blocks}
        self.people = {written(each): each for each in shot.by_id}
        self.fields = tuple((at, name, self.rows.columns.get(name)) for at, name in enumerate(shot.fields))
        self.seen: dict[RowKey, int] = {}

    def read(self) -> Read:
        self.found.absent = tuple(name for _, name, column in self.fields if column is None)
        self.found.people = read_people_sheet(self.table.people, self.layout)
        self.found.evidence = read_evidence_sheet(self.table.evidence, self.layout)
        self.found.problems += [*self.found.people.problems, *self.found.evidence.problems]
        for row, cells in self.rows.filled:
            self._row(row, cells)
        self.found.keys = set(self.seen)
        return self.found

    def _problem(self, words: Sentence) -> None:
        self.found.problems.append(words)

    def _row(self, row: int, cells: Sequence[Cell]) -> None:
        key = self._key(row, cells)
        if key is None:
            return
        if key in self.seen:
            words = "{place}: this answer stands in row {row} already."
            self._problem(sentence(words, place=self.rows.place(row).words, row=str(self.seen[key])))
            return
        self.seen[key] = row
        marks = self.rows.cell(cells, STAMPS).split(",")
        known = len(marks) == len(self.fields)
        for at, name, column in self.fields:
            if column is None:
                continue
            cell = cells[column] if column < len(cells) else ""
            text = cell if isinstance(cell, str) and "\r" not in cell else plain_cell(cell)
            mark = marks[at] if known else stamp(self.layout.standing(key, name))
            if stamp(text) != mark:
                self._edited((key, name), text, self.rows.place(row, name), mark)

    def _edited(self, which: tuple[RowKey, str], text: str, place: Place, mark: str) -> None:
        key, name = which
        if self.layout.is_shut(key, name):
            if text.strip():
                words = "{place}: this question is not answered in this column."
                self._problem(sentence(words, place=place.words))
            return
        if self.layout.is_cut(key, name):
            words = "{place}: the text was too long for a cell and was exported in part. Change it on the page."
            self._problem(sentence(words, place=place.words))
            return
        try:
            value = self.layout.read(key, name, text)
        except NotOnScale as wrong:
            words = "{place}: wanted {wanted}, got “{cell}”"
            self._problem(sentence(words, place=place.words, wanted=wrong.wanted, cell=text[:60]))
            return
        self.found.edited.append(Edited(key, name, value, place, mark))

    def _key(self, row: int, cells: Sequence[Cell]) -> RowKey | None:
        text, place = self.rows.cell(cells, ""), self.rows.place(row).words
        if not text.strip():
            words = "{place}: the row has no key. Write answers into the rows that were exported."
            self._problem(sentence(words, place=place))
            return None
        key = key_in(text)
        if key is None or key.respondent not in self.people or key.subject not in self.subjects:
            self._problem(sentence("{place}: no row of this assessment has this key.", place=place))
            return None
        if self.layout.snapshot.ask(key) is None:
            question = f"{key.section}.{key.question}"
            self._problem(sentence("{place}: there is no question “{question}”.", place=place, question=question))
            return None
        return key._replace(respondent=self.people[key.respondent], subject=self.subjects[key.subject])
