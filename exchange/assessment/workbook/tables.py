"""The table of answers in a file that came back: found by its mark in a workbook or CSV, or refused."""

import csv
import io
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from string import ascii_uppercase

from assessments.maturity.answers_file import decode
from errors import Refusal
from exchange.assessment.workbook.evidence import FIELDS as OF_EVIDENCE
from exchange.assessment.workbook.layout import FORM, VERSION
from exchange.assessment.workbook.reference import EVIDENCE, PEOPLE
from exchange.assessment.workbook.reference import FIELDS as OF_PEOPLE
from exchange.assessment.workbook.spelling import plain_cell
from exchange.workbooks import LIMIT, SOMEWHERE, Cell, Sheet, TooLargeWorkbook, sheets_in
from words.catalogue import say
from words.text import LANGUAGES, Language, Sentence, counted, joined, sentence

SEARCHED = 20
"""So many rows are searched for the names of the columns."""
MOST_SHOWN = 40
TITLES = frozenset(say(sentence("Key"), each) for each in LANGUAGES)
"""What the titles of a table say in the column of keys."""
BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""What begins a text in UTF-8; a spreadsheet may have taken it for a part of the first cell."""
QUOTED = ("'=", "'+", "'-", "'@", "'\t", "'\r", "''")


class BadAnswersFile(Refusal):
    """Cells of a file cannot be understood; all are listed, none was read."""

    def __init__(self, problems: Sequence[Sentence]) -> None:
        self.problems = tuple(problems)
        listed = joined(self.problems[:MOST_SHOWN], "\n")
        pattern = (
            "The file has {count} problem, nothing was read:\n{listed}",
            "The file has {count} problems, nothing was read:\n{listed}",
        )
        super().__init__(counted(*pattern, len(self.problems), listed=listed))


class NoAnswers(Refusal):
    """The file holds no table of answers that was exported here."""

    def __init__(self, names: Sequence[str]) -> None:
        words = "No table of answers is in the file. Export the assessment again and change the answers there."
        if names:
            words = (
                "No sheet of the file holds answers exported here; its sheets are {names}. "
                "Export the assessment again and change the answers there."
            )
        super().__init__(sentence(words, names=tuple(names)) if names else sentence(words))


class OtherForm(Refusal):
    """The table was exported by a program with another form of it."""

    def __init__(self) -> None:
        super().__init__(sentence("The answers stand in a form that this version does not know. Export them again."))


@dataclass(frozen=True)
class Place:
    """A cell of a file: its sheet (none in CSV), row and column, from 1 and 1 on."""

    sheet: str
    row: int
    column: int = 1

    @property
    def cell(self) -> str:
        """Return row and column as a spreadsheet names them."""
        return f"{letters_of(self.column)}{self.row}"

    @property
    def words(self) -> Sentence:
        """Return where that is."""
        if not self.sheet:
            return sentence("line {row}, column {column}", row=str(self.row), column=str(self.column))
        return sentence("sheet “{sheet}”, cell {cell}", sheet=self.sheet, cell=self.cell)


def letters_of(column: int) -> str:
    """Return a column as a spreadsheet names it: 1 is A, 27 is AA."""
    letters, rest = "", column
    while rest:
        rest, last = divmod(rest - 1, 26)
        letters = chr(65 + last) + letters
    return letters


@dataclass(frozen=True)
class SheetRows:
    """The numbered rows of a table on a sheet, with the columns they have; the key's is called nothing."""

    sheet: str
    columns: Mapping[str, int]
    rows: Sequence[tuple[int, Sequence[Cell]]]

    @property
    def filled(self) -> Iterator[tuple[int, Sequence[Cell]]]:
        """Yield the rows in which something stands, with their numbers."""
        return ((row, cells) for row, cells in self.rows if any(str(cell).strip() for cell in cells))

    def cell(self, cells: Sequence[Cell], name: str) -> str:
        """Return what stands in a column of a row as text; nothing where there is no such column."""
        column = self.columns.get(name)
        return plain_cell(cells[column]) if column is not None and column < len(cells) else ""

    def place(self, row: int, name: str = "") -> Place:
        """Return where a column's cell of a row is; the first cell where there is no such column."""
        return Place(self.sheet, row, self.columns.get(name, 0) + 1)


@dataclass(frozen=True)
class Table:
    """The rows of answers in a file, of which assessment and in which language, and those of people and evidence."""

    assessment_id: str
    language: Language
    answers: SheetRows
    people: SheetRows | None = None
    evidence: SheetRows | None = None


def table_in(data: bytes) -> Table:
    """Return the answers of a workbook or CSV file; refuse what is none, holds formulas or macros, is too large."""
    if data.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        return _table_of(sheets_in(data))
    if len(data) > LIMIT:
        raise TooLargeWorkbook(len(data))
    text = decode(data).removeprefix("\ufeff")
    separator = max(",;\t", key=text[: text.find("\n")].count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        rows = [(reader.line_num, [_unquoted(cell) for cell in row]) for row in reader]
    except csv.Error as error:
        raise BadAnswersFile(
            [sentence("line {line}: {problem}", line=str(reader.line_num), problem=error)]
        ) from error
    found = _answers("", rows)
    if found is None:
        raise NoAnswers(())
    return found


def _table_of(sheets: Iterable[Sheet]) -> Table:
    listed = tuple(sheets)
    numbered = {each.name: list(enumerate(each.rows, 1)) for each in listed}
    tables = [table for name, rows in numbered.items() if (table := _answers(name, rows))]
    if not tables:
        raise NoAnswers([each.name for each in listed])
    if formulas := [problem for each in listed for problem in _formulas(each)]:
        raise BadAnswersFile(formulas)
    if len(tables) > 1:
        names = tuple(each.answers.sheet for each in tables)
        raise BadAnswersFile([sentence("Several sheets hold answers: {names}. Keep one of them.", names=names)])
    if merged := [problem for each in listed for problem in _merged(each, tables[0].answers)]:
        raise BadAnswersFile(merged)
    people, evidence = _beside(numbered, (PEOPLE, OF_PEOPLE)), _beside(numbered, (EVIDENCE, OF_EVIDENCE))
    return replace(tables[0], people=people, evidence=evidence)


def _formulas(sheet: Sheet) -> Iterator[Sentence]:
    for cell in sheet.formulas:
        if cell == SOMEWHERE:
            yield sentence("The sheet “{sheet}” holds a formula; write its value instead.", sheet=sheet.name)
        else:
            words = "sheet “{sheet}”, cell {cell}: there is a formula; write its value instead."
            yield sentence(words, sheet=sheet.name, cell=cell)


def _merged(sheet: Sheet, answers: SheetRows) -> Iterator[Sentence]:
    """Yield where cells of several rows of answers are merged: the lower ones would look as if they were cleared."""
    first = answers.rows[0][0] if answers.rows else 0
    for area in sheet.merged if sheet.name == answers.sheet else ():
        begin, end = (int(each.lstrip(ascii_uppercase)) for each in area.split(":"))
        if begin != end and end >= first:
            words = "sheet “{sheet}”, cells {area}: the cells are merged. Part them and fill each."
            yield sentence(words, sheet=sheet.name, area=area)


def _beside(
    sheets: Mapping[str, Sequence[tuple[int, Sequence[Cell]]]], head: tuple[str, Collection[str]]
) -> SheetRows | None:
    """Return the table whose columns are a mark and any of these fields, if a sheet has it.

    A mark alone is something that somebody wrote. Names for people stand below its columns'.
    """
    mark, fields = head
    for sheet, rows in sheets.items():
        named = ((row, cells, set(map(str, cells))) for row, cells in rows[:SEARCHED])
        header = next(
            ((row, cells) for row, cells, names in named if mark in names and not names.isdisjoint(fields)), None
        )
        if header is not None:
            columns = {("" if cell == mark else str(cell)): at for at, cell in enumerate(header[1]) if cell}
            return SheetRows(sheet, columns, _below(rows, header, columns[""]))
    return None


def _below(
    rows: Sequence[tuple[int, Sequence[Cell]]], header: tuple[int, Sequence[Cell]], key: int
) -> list[tuple[int, Sequence[Cell]]]:
    """Return the rows below a header without titles, wherever they were moved or repeated."""
    return [
        (row, cells)
        for row, cells in rows
        if row > header[0] and cells != header[1] and not (len(cells) > key and cells[key] in TITLES)
    ]


def _answers(sheet: str, rows: Sequence[tuple[int, Sequence[Cell]]]) -> Table | None:
    """Return the table of answers on a sheet; the names of its columns stand in its first row."""
    header = next(
        ((row, cells) for row, cells in rows[:SEARCHED] if any(_is_mark(cell) for cell in cells)),
        None,
    )
    if header is None:
        return None
    names = [str(cell).removeprefix(BOM) for cell in header[1]]
    mark = next(each for each in names if each.startswith(f"{FORM}/"))
    parts = mark.split("/", 3)
    language = next((each for each in LANGUAGES if parts[2:3] == [each]), None)
    if len(parts) < 4 or parts[1] != VERSION or language is None:
        raise OtherForm
    if twice := [each for at, each in enumerate(names) if each and each in names[:at]]:
        raise BadAnswersFile([sentence("The column “{name}” stands twice.", name=each) for each in twice])
    columns = {("" if each == mark else each): at for at, each in enumerate(names) if each}
    return Table(parts[3], language, SheetRows(sheet, columns, _below(rows, header, columns[""])))


def _is_mark(cell: Cell) -> bool:
    return str(cell).removeprefix(BOM).startswith(f"{FORM}/")


def _unquoted(cell: str) -> str:
    return cell[1:] if cell.startswith(QUOTED) else cell
