"""An assessment as a workbook with one block of answers per respondent and subject, or as CSV."""

import csv
import io
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from exchange.assessment.workbook.evidence import evidence_table
from exchange.assessment.workbook.layout import Layout, Line
from exchange.assessment.workbook.reference import HEADER, Table, people_table, questions_table
from exchange.assessment.workbook.snapshot import EVIDENCE_ON, NOTES, Snapshot
from exchange.assessment.workbook.spelling import day_in, number_in, written
from words.catalogue import say
from words.text import Language, sentence

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "strings_to_dates": False,
}
WIDTHS = (10, 10, 18, 14, 24, 8, 60)
"""Of the columns before the answers."""
ABOUT = 3
QUOTED = ("=", "+", "-", "@", "\t", "\r", "'")
"""What begins a formula in a spreadsheet, and the mark that keeps it from being one."""
SEVERAL = 250
"""So many ranges share one list of answers."""
Looks = Mapping[tuple[str, bool], Any]
"""How cells look: by their kind, and whether a block begins in them."""


def write_xlsx(snapshot: Snapshot, language: Language) -> bytes:
    """Return the assessment as a workbook; texts are never formulas, keys are hidden."""
    import xlsxwriter  # type: ignore[import-untyped]

    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, OPTIONS)
    layout, looks = Layout(snapshot, language), _looks(book)
    titles = (sentence("Answers"), sentence("Questions"), sentence("People asked"))
    answers, questions, people = (book.add_worksheet(say(each, language)) for each in titles)
    if snapshot.questionnaire.shown_by_evidence:
        _table(book.add_worksheet(say(sentence("Evidence"), language)), evidence_table(layout), looks)
    lists = book.add_worksheet(say(sentence("Lists"), language))
    lines = tuple(layout.lines())
    _answers(answers, (layout, lines), looks)
    _choose(answers, lists, (layout, lines))
    for sheet, table in ((questions, questions_table(layout)), (people, people_table(layout))):
        _table(sheet, table, looks)
    lists.hide()
    book.close()
    return data.getvalue()


def write_csv(snapshot: Snapshot, language: Language) -> bytes:
    """Return the answers as CSV in UTF-8; an apostrophe keeps from a spreadsheet what looks like a formula."""
    layout, text = Layout(snapshot, language), io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(layout.ids)
    for line in layout.lines():
        writer.writerow(map(_quoted, (written(line.key.text), line.stamps, *line.shown, *line.values)))
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def write_questions(snapshot: Snapshot, language: Language) -> bytes:
    """Return the questions as CSV: their texts in all languages, what counts as evidence, possible answers."""
    table, text = questions_table(Layout(snapshot, language)), io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([title for _, title, _ in table.heads])
    for cells in table.rows:
        writer.writerow(map(_quoted, map(written, cells)))
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def _quoted(text: str) -> str:
    return f"'{text}" if text.startswith(QUOTED) and number_in(text) is None else text


def _looks(book: Any) -> Looks:
    top = {"top": 1, "top_color": "#7A8593"}
    base = {"valign": "top", "num_format": "@"}
    open_to_change = {"bg_color": "#F4F8FE", "border": 1, "border_color": "#DFE3E9"}
    kinds: dict[str, dict[str, object]] = {
        "head": {"bold": True, "bg_color": "#1F5FBF", "font_color": "#FFFFFF", "text_wrap": True},
        "shown": {"font_color": "#55606E", "text_wrap": True},
        "cell": {"text_wrap": True, **open_to_change},
        "number": {"num_format": "General", **open_to_change},
        "date": {"num_format": "yyyy-mm-dd", **open_to_change},
        "shut": {"bg_color": "#E6E9EE"},
    }
    return {
        (name, is_first): book.add_format(base | kind | (top if is_first else {}))
        for name, kind in kinds.items()
        for is_first in (False, True)
    }


def _answers(sheet: Any, table: tuple[Layout, Sequence[Line]], looks: Looks) -> None:
    layout, lines = table
    _columns(sheet, layout, looks)
    for row, line in enumerate(lines, HEADER):
        _line(sheet, row, (line, layout), looks)
    if not any(line.key.subject for line in lines):
        sheet.set_column(ABOUT, ABOUT, WIDTHS[ABOUT], None, {"hidden": True})
    sheet.autofilter(HEADER - 1, 0, max(len(lines), 1) + HEADER - 1, len(layout.ids) - 1)
    sheet.ignore_errors({"number_stored_as_text": f"A1:ZZ{len(lines) + HEADER}"})


def _columns(sheet: Any, layout: Layout, looks: Looks) -> None:
    for column, (name, title) in enumerate(zip(layout.ids, layout.titles, strict=True)):
        sheet.write_string(0, column, name)
        sheet.write_string(HEADER - 1, column, title, looks["head", False])
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width, None, {"hidden": column < ABOUT - 1})
    for column, field in enumerate(layout.snapshot.fields, len(WIDTHS)):
        sheet.set_column(column, column, {EVIDENCE_ON: 16}.get(field, 32 if field in NOTES else 22))
    sheet.set_row(0, None, None, {"hidden": True})
    sheet.freeze_panes(HEADER, len(WIDTHS))


def _line(sheet: Any, row: int, placed: tuple[Line, Layout], looks: Looks) -> None:
    line, layout = placed
    sheet.write_string(row, 0, written(line.key.text))
    sheet.write_string(row, 1, line.stamps)
    for column, text in enumerate(line.shown, 2):
        sheet.write_string(row, column, text, looks["shown", line.is_first])
    for column, (field, text) in enumerate(zip(layout.snapshot.fields, line.values, strict=True), len(WIDTHS)):
        spelling = layout.spelling(line.key, field)
        if spelling is None and field not in NOTES and not text:
            sheet.write_blank(row, column, None, looks["shut", line.is_first])
        else:
            kind = spelling.scale.kind if spelling else "date" if field == EVIDENCE_ON else "text"
            _cell(sheet, (row, column), (text, kind), (looks, line.is_first))


def _cell(sheet: Any, at: tuple[int, int], value: tuple[str, str], look: tuple[Looks, bool]) -> None:
    """Write one cell that may be changed: numbers and dates as such where that keeps them, all else as text."""
    text, kind = value
    looks, is_first = look
    shown = looks["date" if kind == "date" else "number" if kind == "number" else "cell", is_first]
    if not text:
        sheet.write_blank(*at, None, shown)
    elif kind == "date" and (day := day_in(text)):
        sheet.write_datetime(*at, day, shown)
    elif kind == "number" and (number := number_in(text)) is not None:
        sheet.write_number(*at, number, shown)
    else:
        sheet.write_string(*at, text, looks["cell", is_first])


def _choose(sheet: Any, lists: Any, table: tuple[Layout, Sequence[Line]]) -> None:
    """Offer the answers of each choice as a list to drop down, from a sheet that is hidden."""
    layout, lines = table
    places: dict[tuple[str, ...], str] = {}
    for column, field in enumerate(layout.snapshot.fields, len(WIDTHS)):
        ranges: dict[tuple[str, ...], list[str]] = {}
        spelled = ((row, layout.spelling(line.key, field)) for row, line in enumerate(lines, HEADER))
        offered = ((row, each.offered if each else ()) for row, each in spelled)
        for labels, run in groupby(offered, key=lambda pair: pair[1]):
            rows = [row for row, _ in run]
            if labels:
                ranges.setdefault(labels, []).append(_range(rows[0], rows[-1], column))
        for labels, found in ranges.items():
            source = places.get(labels) or _list(lists, labels, len(places))
            places[labels] = source
            _validate(sheet, (source, found), layout.language)


def _list(lists: Any, labels: Sequence[str], column: int) -> str:
    for row, label in enumerate(labels):
        lists.write_string(row, column, label)
    return f"='{lists.get_name()}'!{_range(0, len(labels) - 1, column, '$')}"


def _validate(sheet: Any, offered: tuple[str, list[str]], language: Language) -> None:
    source, ranges = offered
    options = {
        "validate": "list",
        "source": source,
        "error_title": say(sentence("Not on the scale"), language),
        "error_message": say(sentence("Choose one of the answers in the list."), language),
    }
    for at in range(0, len(ranges), SEVERAL):
        some = ranges[at : at + SEVERAL]
        sheet.data_validation(some[0], options | ({"multi_range": " ".join(some)} if len(some) > 1 else {}))


def _range(first: int, last: int, column: int, fixed: str = "") -> str:
    from xlsxwriter.utility import xl_col_to_name  # type: ignore[import-untyped]

    name = f"{fixed}{xl_col_to_name(column)}{fixed}"
    return f"{name}{first + 1}" if first == last and not fixed else f"{name}{first + 1}:{name}{last + 1}"


def _table(sheet: Any, table: Table, looks: Looks) -> None:
    """Write a table to read; the names of its columns for machines stand in a hidden row."""
    for column, (name, title, width) in enumerate(table.heads):
        sheet.set_column(column, column, width or None, None, {"hidden": not width})
        sheet.write_string(0, column, name)
        sheet.write_string(HEADER - 1, column, title, looks["head", False])
    for row, texts in enumerate(table.rows, HEADER):
        for column, text in enumerate(texts):
            sheet.write_string(row, column, written(text), looks["shown", False])
    sheet.set_row(0, None, None, {"hidden": True})
    sheet.freeze_panes(HEADER, 0)
