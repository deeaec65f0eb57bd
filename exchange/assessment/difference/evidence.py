"""The sheet of evidence in a workbook that came back: what differs, what is new, and every problem by its cell."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property

from assessments.evidence.evidence import KIND_WORDS, Evidence, Kind, NewEvidence, wrong_in
from exchange.assessment.workbook.evidence import (
    ABOUT,
    ASKED,
    DAYS,
    FIELDS,
    NEEDED,
    EvidenceChange,
    EvidenceRead,
    live,
    told,
    values_of,
    with_values,
)
from exchange.assessment.workbook.layout import STAMPS, Layout
from exchange.assessment.workbook.spelling import NotOnScale, day_of, plain_cell, stamp
from exchange.assessment.workbook.tables import Place, SideSheet
from exchange.workbooks import Cell
from words.catalogue import say
from words.text import LANGUAGES, Sentence, pick, sentence

KINDS = {say(words, each).casefold(): kind for kind, words in KIND_WORDS.items() for each in LANGUAGES}
KNOWN = tuple(KIND_WORDS.values())


def read_evidence_sheet(sheet: SideSheet | None, layout: Layout) -> EvidenceRead:
    """Return what a sheet of evidence would change; a workbook without one changes none."""
    return _Reader(sheet, layout).read() if sheet else EvidenceRead()


class _Reader:
    """Reads the rows of one sheet of evidence against what is kept."""

    def __init__(self, sheet: SideSheet, layout: Layout) -> None:
        self.sheet, self.layout, self.found = sheet, layout, EvidenceRead()
        self.kept = {each.id: each for each in live(layout)}
        self.asked = {".".join(key).casefold(): key for key in layout.snapshot.questionnaire.shown_by_evidence}
        self.seen: dict[str, int] = {}

    def read(self) -> EvidenceRead:
        for row, cells in self.sheet.rows:
            if any(str(cell).strip() for cell in cells):
                self._row(row, cells)
        self.found.gone = tuple(each.new.title for each in self.kept.values() if each.id not in self.seen)
        return self.found

    @cached_property
    def subjects(self) -> Mapping[str, str]:
        """What is assessed, by its key and by its name in any language, in small letters; nothing means all."""
        shot, found = self.layout.snapshot, {"": ""}
        known = dict.fromkeys((*shot.assessment.subjects, *(subject for _, subject in shot.blocks)))
        for key in known if shot.questionnaire.subject != "programme" else ():
            title = shot.units.get(key, key)
            found |= {word.casefold(): key for word in (key, *(pick(title, each) for each in LANGUAGES))}
        return found

    def _row(self, row: int, cells: Sequence[Cell]) -> None:
        key = self._cell(cells, "").strip()
        if key and key not in self.kept:
            self._problem(row, "", sentence("no evidence with this key counts here any more."))
        elif key in self.seen:
            words = "this evidence stands in row {row} already."
            self._problem(row, "", sentence(words, row=str(self.seen[key])))
        elif key:
            self.seen[key] = row
            self._known(row, self.kept[key], cells)
        else:
            self._new(row, cells)

    def _known(self, row: int, kept: Evidence, cells: Sequence[Cell]) -> None:
        if self._cell(cells, ASKED).strip() not in ("", ".".join(kept.key)):
            self._problem(row, ASKED, sentence("evidence stays with its question. Add a row for another one."))
            return
        marks, values = self._cell(cells, STAMPS).split(","), values_of(kept.new)
        changes = []
        for at, (name, before) in enumerate(values.items()):
            shown = told(self.layout, name, before)
            mark = marks[at] if len(marks) == len(values) else stamp(shown)
            text = self._cell(cells, name)
            if name not in self.sheet.columns or stamp(text) == mark:
                continue
            after = self._value(row, name, text)
            if after == "" and name in NEEDED:
                self._problem(row, name, sentence("this cell cannot be empty."))
            elif after is not None and after != before:
                place = Place(self.sheet.sheet, row, self.sheet.columns[name] + 1)
                asked = ".".join(kept.key)
                changes.append(EvidenceChange(kept.id, asked, name, before, after, place, stamp(shown) != mark))
        if changes and not self.found.problems:
            made = with_values(kept.new, {each.field: each.after for each in changes})
            self._check(row, made, bool(kept.file.sha256))
        self.found.changes += changes

    def _new(self, row: int, cells: Sequence[Cell]) -> None:
        asked = self.asked.get(self._cell(cells, ASKED).strip().casefold())
        if asked is None:
            words = "wanted the number of a question that names its evidence, such as {known}, got “{text}”."
            known = next(iter(self.asked.values()), ("", ""))
            text = self._cell(cells, ASKED)[:60]
            self._problem(row, ASKED, sentence(words, known=".".join(known), text=text))
            return
        about = self.subjects.get(" ".join(self._cell(cells, ABOUT).split()).casefold())
        if about is None:
            words = "“{text}” is not assessed here."
            self._problem(row, ABOUT, sentence(words, text=self._cell(cells, ABOUT)[:60]))
            return
        values = {name: self._value(row, name, self._cell(cells, name)) for name in FIELDS}
        told_values = {name: value for name, value in values.items() if value is not None}
        if len(told_values) < len(values):
            return
        if not told_values["dated_on"]:
            self._problem(row, "dated_on", sentence("say of which day the evidence is."))
            return
        blank = NewEvidence(*asked, Kind.DOCUMENT, "", "", date.min, subject=about)
        new = with_values(blank, {**told_values, "kind": told_values["kind"] or Kind.DOCUMENT.value})
        self._check(row, new, has_file=False)
        place = Place(self.sheet.sheet, row, self.sheet.columns.get(ASKED, 0) + 1)
        self.found.changes.append(EvidenceChange("", ".".join(asked), "", "", new.title, place, new=new))

    def _check(self, row: int, new: NewEvidence, has_file: bool) -> None:
        for problem in wrong_in(new, has_file, self.asked.values(), date.max):
            self._problem(row, "", problem)

    def _value(self, row: int, name: str, text: str) -> str | None:
        """Return the value that a cell means; None, with its problem, where it means none."""
        plain = " ".join(text.split())
        if name in DAYS:
            try:
                return day_of(plain)
            except NotOnScale as wrong:
                self._problem(
                    row, name, sentence("wanted {wanted}, got “{cell}”", wanted=wrong.wanted, cell=text[:60])
                )
                return None
        if name != "kind" or not plain:
            return plain
        kind = KINDS.get(plain.casefold()) or (Kind(plain) if plain in list(Kind) else None)
        if kind is None:
            words = sentence("“{text}” is no kind of evidence. There are: {known}.", text=plain[:60], known=KNOWN)
            self._problem(row, name, words)
        return kind.value if kind else None

    def _problem(self, row: int, name: str, problem: Sentence) -> None:
        place = Place(self.sheet.sheet, row, self.sheet.columns.get(name, 0) + 1).words
        self.found.problems.append(sentence("{place}: {problem}", place=place, problem=problem))

    def _cell(self, cells: Sequence[Cell], name: str) -> str:
        column = self.sheet.columns.get(name)
        return plain_cell(cells[column]) if column is not None and column < len(cells) else ""
