"""The sheet of evidence in a workbook that came back: what differs, what is new, and every problem by its cell."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property

from assessments.evidence.evidence import KIND_WORDS, Evidence, Kind, NewEvidence, wrong_in
from exchange.assessment.difference.side import SideChange, SideRead, edited
from exchange.assessment.workbook.evidence import (
    ABOUT,
    ASKED,
    DAYS,
    FIELDS,
    NEEDED,
    live,
    told,
    values_of,
    with_values,
)
from exchange.assessment.workbook.layout import Layout
from exchange.assessment.workbook.spelling import NotOnScale, day_of
from exchange.assessment.workbook.tables import SheetRows
from exchange.workbooks import Cell
from words.catalogue import say
from words.text import LANGUAGES, Sentence, pick, sentence

KINDS = {say(words, each).casefold(): kind for kind, words in KIND_WORDS.items() for each in LANGUAGES}
KNOWN = tuple(KIND_WORDS.values())


class EvidenceChange(SideChange[NewEvidence]):
    """A cell about evidence to accept, or a new piece as a whole."""

    kind = "evidence"


def read_evidence_sheet(sheet: SheetRows | None, layout: Layout) -> SideRead[EvidenceChange]:
    """Return what a sheet of evidence would change; a workbook without one changes none."""
    return _Reader(sheet, layout).read() if sheet else SideRead()


def changed_evidence(
    standing: Mapping[str, Evidence], changes: Iterable[EvidenceChange]
) -> Mapping[str, NewEvidence]:
    """Return what accepted changes make of evidence, by its id, with all else as it stands."""
    made: dict[str, NewEvidence] = {}
    for each in changes:
        made[each.about] = with_values(made.get(each.about, standing[each.about].new), {each.field: each.after})
    return made


def moved_evidence(standing: Mapping[str, Evidence], changes: Iterable[EvidenceChange]) -> tuple[EvidenceChange, ...]:
    """Return the changes whose evidence is no longer what the difference showed."""
    return tuple(each for each in changes if each.about and _moved(standing.get(each.about), each))


def _moved(kept: Evidence | None, change: EvidenceChange) -> bool:
    return kept is None or kept.withdrawn_on is not None or values_of(kept.new)[change.field] != change.before


class _Reader:
    """Reads the rows of one sheet of evidence against what is kept."""

    def __init__(self, sheet: SheetRows, layout: Layout) -> None:
        self.sheet, self.layout = sheet, layout
        self.found = SideRead[EvidenceChange]()
        self.kept = {each.id: each for each in live(layout)}
        self.asked = {".".join(key).casefold(): key for key in layout.snapshot.questionnaire.shown_by_evidence}
        self.seen: dict[str, int] = {}

    def read(self) -> SideRead[EvidenceChange]:
        for row, cells in self.sheet.filled:
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
        key = self.sheet.cell(cells, "").strip()
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
        if self.sheet.cell(cells, ASKED).strip() not in ("", ".".join(kept.key)):
            self._problem(row, ASKED, sentence("evidence stays with its question. Add a row for another one."))
            return
        values, changes = values_of(kept.new), []
        shown = {name: told(self.layout, name, value) for name, value in values.items()}
        for name, text, is_stale in edited(self.sheet, cells, shown):
            after, before = self._value(row, name, text), values[name]
            if after == "" and name in NEEDED:
                self._problem(row, name, sentence("this cell cannot be empty."))
            elif after is not None and after != before:
                place, asked = self.sheet.place(row, name), ".".join(kept.key)
                changes.append(EvidenceChange(kept.id, asked, name, before, after, place, is_stale))
        if changes and not self.found.problems:
            made = with_values(kept.new, {each.field: each.after for each in changes})
            self._check(row, made, bool(kept.file.sha256))
        self.found.changes += changes

    def _new(self, row: int, cells: Sequence[Cell]) -> None:
        asked = self.asked.get(self.sheet.cell(cells, ASKED).strip().casefold())
        if asked is None:
            words = "wanted the number of a question that names its evidence, such as {known}, got “{text}”."
            known = next(iter(self.asked.values()), ("", ""))
            text = self.sheet.cell(cells, ASKED)[:60]
            self._problem(row, ASKED, sentence(words, known=".".join(known), text=text))
            return
        about = self.subjects.get(" ".join(self.sheet.cell(cells, ABOUT).split()).casefold())
        if about is None:
            words = "“{text}” is not assessed here."
            self._problem(row, ABOUT, sentence(words, text=self.sheet.cell(cells, ABOUT)[:60]))
            return
        values = {name: self._value(row, name, self.sheet.cell(cells, name)) for name in FIELDS}
        told_values = {name: value for name, value in values.items() if value is not None}
        if len(told_values) < len(values):
            return
        if not told_values["dated_on"]:
            self._problem(row, "dated_on", sentence("say of which day the evidence is."))
            return
        blank = NewEvidence(*asked, Kind.DOCUMENT, "", "", date.min, subject=about)
        new = with_values(blank, {**told_values, "kind": told_values["kind"] or Kind.DOCUMENT.value})
        self._check(row, new, has_file=False)
        place = self.sheet.place(row, ASKED)
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
        place = self.sheet.place(row, name).words
        self.found.problems.append(sentence("{place}: {problem}", place=place, problem=problem))
