"""A table of questions (CSV, XLSX, JSON): its records with their rows, and the language they are written in."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.events.files import NoSuchFile
from exchange.library.files import read_text
from exchange.library.findings import Findings
from exchange.library.table.columns import BadMapping, Column, NoQuestions, Part, columns_of
from exchange.surveys.table import SurveyTable, tables_in
from words.text import sentence

CHINESE = re.compile(r"[\u3400-\u9fff]")
MOST_ROWS = 20_000


@dataclass(frozen=True)
class Choosing:
    """What a person says about a table: which column means what, the sheet, the language."""

    columns: Mapping[str, str]
    sheet: str | None = None
    language: str | None = None


@dataclass(frozen=True)
class Record:
    """One row of the table."""

    row: int
    cells: Mapping[tuple[Part, str], str]
    """What stands in it, by part and language; the language is empty where the heading says none."""

    def text(self, part: Part) -> str:
        """Return a part, in the first language that has it."""
        return next((text for (each, _), text in self.cells.items() if each == part and text), "")

    def words(self, part: Part, language: str) -> dict[str, str]:
        """Return a part in every language; where a heading says none, it is the table's own."""
        return {said or language: text for (each, said), text in self.cells.items() if each == part and text}


@dataclass(frozen=True)
class QuestionTable:
    """The records of a table."""

    file: str
    records: tuple[Record, ...]
    language: str
    severities: Mapping[str, int]
    """How many rows are how severe, where a column says so."""
    unused: tuple[str, ...] = ()
    """The headings of columns that mean nothing here."""


def read_table(path: Path, choosing: Choosing, findings: Findings) -> QuestionTable:
    """Return the records of a table; refuse a file that is none or has no questions."""
    if not path.is_file():
        raise NoSuchFile(path)
    tables = _json_tables(path, findings) if path.suffix.lower() == ".json" else tables_in(path)
    table, columns = _of_sheet(tables, choosing)
    if len(table.lines) > MOST_ROWS:
        said = sentence("it has {rows} rows; libraries up to {most} are read", rows=len(table.lines), most=MOST_ROWS)
        findings.add_whole(path.name, said)
        findings.refuse()
    for column in columns:
        if column.place in table.formulas:
            place = {"cell": table.formulas[column.place], "sheet": table.sheet}
            findings.add_whole(path.name, sentence("cell {cell} of sheet “{sheet}” holds a formula", **place))
    records = tuple(_records(table, columns))
    language = choosing.language or _language(records)
    used = {column.place for column in columns}
    unused = tuple(heading for place, heading in enumerate(table.headings) if place not in used)
    return QuestionTable(path.name, records, language, _severities(table), unused)


def _of_sheet(tables: Sequence[SurveyTable], choosing: Choosing) -> tuple[SurveyTable, tuple[Column, ...]]:
    """Return the sheet that is named, else the first that has questions."""
    refusal: NoQuestions | BadMapping | None = None
    for table in tables:
        if choosing.sheet in (None, table.sheet):
            try:
                return table, columns_of(table.headings, choosing.columns)
            except (NoQuestions, BadMapping) as error:
                refusal = refusal or error
    if refusal:
        raise refusal
    names = tuple(table.sheet for table in tables)
    raise BadMapping(
        sentence("There is no sheet “{sheet}”. The file has: {names}.", sheet=choosing.sheet, names=names)
    )


def _records(table: SurveyTable, columns: Sequence[Column]) -> Iterator[Record]:
    cells = {(column.part, column.language): table.columns[column.place] for column in columns}
    for at, line in enumerate(table.lines):
        yield Record(line, {key: column[at].strip() for key, column in cells.items()})


def _language(records: Sequence[Record]) -> str:
    """Return the language of texts whose heading says none: Chinese where most of them hold Chinese."""
    spoken = next((language for record in records for part, language in record.cells if part == "text"), "")
    if spoken:
        return spoken
    chinese = sum(bool(CHINESE.search(record.text("text"))) for record in records)
    return "zh" if chinese * 2 > len(records) else "en"


def _severities(table: SurveyTable) -> dict[str, int]:
    names = [heading.casefold() for heading in table.headings]
    column = table.columns[names.index("severity")] if "severity" in names else ()
    return {each: column.count(each) for each in dict.fromkeys(column) if each}


def _json_tables(path: Path, findings: Findings) -> list[SurveyTable]:
    """Return the only list of records in a JSON file as a table; its rows are counted from 1."""
    text = read_text(path, path.name, findings)
    findings.refuse()
    try:
        found = json.loads(text or "")
    except json.JSONDecodeError as error:
        findings.add(path.name, error.lineno, sentence("this is not JSON: {reason}", reason=error.msg))
    except (RecursionError, ValueError):
        findings.add_whole(path.name, sentence("this is nested too deeply or holds numbers that are too long"))
    findings.refuse()
    records = _flat(_longest(found))
    if not records:
        raise NoQuestions(sentence("The file holds no list of questions. Name another file."))
    headings = tuple(dict.fromkeys(key for record in records for key in record))
    columns = tuple(tuple(record.get(key, "") for record in records) for key in headings)
    return [SurveyTable(headings, tuple(range(1, len(records) + 1)), columns)]


def _longest(found: object) -> list[dict[str, object]]:
    """Return the list of records: the file itself, or the longest list in it."""
    lists = [found] if isinstance(found, list) else list(found.values()) if isinstance(found, dict) else []
    candidates = [[row for row in each if isinstance(row, dict)] for each in lists if isinstance(each, list)]
    return max(candidates, key=len, default=[])


def _flat(records: Sequence[Mapping[str, object]]) -> list[dict[str, str]]:
    """Return every record as texts; one that holds a list of records becomes one row for each of them."""
    rows = []
    for record in records:
        own = {key: text for key, value in record.items() if (text := _written(value)) is not None}
        inner = [
            row for value in record.values() if isinstance(value, list) for row in value if isinstance(row, dict)
        ]
        rows += [
            own | {key: text for key, each in row.items() if (text := _written(each)) is not None} for row in inner
        ]
        rows += [own] if not inner else []
    return rows


def _written(value: object) -> str | None:
    if isinstance(value, str):
        return value
    return None if isinstance(value, list | dict) or value is None else str(value)
