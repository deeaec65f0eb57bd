"""Requirements in a file: a workbook or CSV as numbered lines of cells, and the same written."""

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from errors import Refusal
from exchange.assessment.workbook.spelling import plain_cell, written
from exchange.assessment.workbook.tables import QUOTED as HIDDEN_FORMULAS
from exchange.assessment.workbook.writing import OPTIONS, QUOTED
from exchange.workbooks import Sheet, sheets_in
from phases.intake.requirements import HEADINGS, Line
from phases.scope.requirement import Requirement
from words.text import Language, Text, pick, sentence

LIMIT = 5 * 1024 * 1024
SEPARATORS = ",;\t"
SEARCHED = 10
"""So many rows of a sheet are searched for its headings."""
COLUMNS = ("key", "title", "department", "area", "priority", "level", "objectives", "exception")
WIDTHS = (8, 60, 20, 22, 12, 10, 16, 12)
IN_CHINESE = ("编号", "需求", "部门", "功能领域", "优先级", "层次", "目标", "例外")
Form = Literal["xlsx", "csv"]


class UnreadableRequirements(Refusal):
    """The file is too large, empty or not a table in UTF-8."""


def requirement_lines(content: bytes) -> list[Line]:
    """Return the lines of a workbook or CSV file below its headings, empty ones left out; refuse what is no table.

    Of a workbook the sheet is read whose first rows hold a column called title, else its first; its formulas, and
    macros, are refused.
    """
    if len(content) > LIMIT:
        raise UnreadableRequirements(sentence("The file has more than {most} MB.", most=LIMIT // 2**20))
    if content.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        return _lines(_rows_of(sheets_in(content)))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableRequirements(
            sentence("byte {place}: not UTF-8. Save the table as CSV in UTF-8.", place=error.start + 1)
        ) from error
    first = text.partition("\n")[0]
    separator = max(SEPARATORS, key=first.count)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
        return _lines([(reader.line_num, [*map(_unquoted, row)]) for row in reader])
    except csv.Error as error:
        raise UnreadableRequirements(sentence("The table breaks off: {reason}.", reason=error)) from error


def mapped(lines: Sequence[Line], columns: Mapping[str, str]) -> list[Line]:
    """Return the lines with columns called as fields, by the heading that somebody chose for each field."""
    taken = {heading: field for field, heading in columns.items() if heading}
    return [(number, {taken[each]: cell for each, cell in cells.items() if each in taken}) for number, cells in lines]


def recognised(headings: Sequence[str]) -> dict[str, str]:
    """Return the heading of each field whose name is known."""
    names = {word: field for field, words in HEADINGS.items() for word in words}
    found: dict[str, str] = {}
    for each in headings:
        if field := names.get(each.strip().casefold()):
            found.setdefault(field, each)
    return found


def write_requirements(
    requirements: Sequence[Requirement], areas: Mapping[str, Text], asked: tuple[Form, Language]
) -> bytes:
    """Return requirements as a workbook or CSV file that, read again, changes nothing; texts are never formulas."""
    form, language = asked
    heads = IN_CHINESE if language == "zh" else [HEADINGS[each][0] for each in COLUMNS]
    rows = [_cells(each, areas, language) for each in requirements]
    if form == "csv":
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerows([heads, *([_quoted(cell) for cell in row] for row in rows)])
        return b"\xef\xbb\xbf" + text.getvalue().encode()
    return _workbook(heads, rows)


def _workbook(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    import xlsxwriter  # type: ignore[import-untyped]

    data = io.BytesIO()
    book: Any = xlsxwriter.Workbook(data, OPTIONS)
    sheet, bold, wrapped = book.add_worksheet(), book.add_format({"bold": True}), book.add_format({"text_wrap": True})
    for column, (head, width) in enumerate(zip(heads, WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, head, bold)
        for row, cells in enumerate(rows, 1):
            sheet.write_string(row, column, written(cells[column]), wrapped)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, max(len(rows), 1), len(heads) - 1)
    book.close()
    return data.getvalue()


def _cells(each: Requirement, areas: Mapping[str, Text], language: Language) -> tuple[str, ...]:
    return (
        _shown(each.key),
        pick(each.title, language),
        pick(each.department, language),
        pick(areas.get(each.area, each.area), language),
        each.priority,
        str(each.level),
        " ".join(map(_shown, each.objectives)),
        each.exception,
    )


def _shown(key: str) -> str:
    """Return `R3` for `r-3`, as pages name it."""
    return key.replace("-", "").upper()


def _rows_of(sheets: Sequence[Sheet]) -> list[tuple[int, list[str]]]:
    """Return the rows of the sheet that has a column of titles, from its headings on."""
    for sheet in sheets:
        rows = [(number, [*map(plain_cell, cells)]) for number, cells in enumerate(sheet.rows, 1)]
        head = next((at for at, (_, cells) in enumerate(rows[:SEARCHED]) if "title" in recognised(cells)), None)
        if head is not None or len(sheets) == 1:
            _refuse_formulas(sheet)
            return rows[head or 0 :]
    names = tuple(each.name for each in sheets)
    raise UnreadableRequirements(
        sentence("No sheet has a column called “title”; its sheets are {names}.", names=names)
    )


def _refuse_formulas(sheet: Sheet) -> None:
    if sheet.formulas:
        words = "sheet “{sheet}”: formulas in {cells}; write their values instead."
        raise UnreadableRequirements(sentence(words, sheet=sheet.name, cells=sheet.formulas[:10]))


def _lines(rows: Sequence[tuple[int, list[str]]]) -> list[Line]:
    """Return the rows below the first that holds something, each by its headings."""
    kept = [(number, row) for number, row in rows if any(cell.strip() for cell in row)]
    if len(kept) < 2:
        raise UnreadableRequirements(sentence("The file holds no line below its headings."))
    headings = kept[0][1]
    body = [(number, row) for number, row in kept[1:] if row != headings]
    if wide := [number for number, row in body if any(cell.strip() for cell in row[len(headings) :])]:
        raise UnreadableRequirements(sentence("More cells than headings in line {lines}.", lines=wide))
    return [(number, dict(zip(headings, [*row, *[""] * len(headings)], strict=False))) for number, row in body]


def _unquoted(cell: str) -> str:
    return cell[1:] if cell.startswith(HIDDEN_FORMULAS) else cell


def _quoted(cell: str) -> str:
    return f"'{cell}" if cell.startswith(QUOTED) else cell
