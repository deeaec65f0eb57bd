"""What is asked of a file of answers, and the table and columns that answer it."""

from collections.abc import Sequence
from dataclasses import dataclass

from assessments.surveys.figure import Scale
from errors import Refusal
from evaluation.events.mapping import NoSuchColumn
from exchange.surveys.columns import (
    BadColumns,
    NoFit,
    Question,
    SeveralFit,
    checked_columns,
    found_columns,
    is_answer_heading,
    missing_names,
    named_columns,
    read_question,
)
from exchange.surveys.instruments import INSTRUMENTS, Instrument, Kind, scale_of
from exchange.surveys.table import NoTable, SurveyTable
from words.text import sentence


class WhichSheet(Refusal):
    """More than one sheet of a workbook could be meant, or none."""


@dataclass(frozen=True)
class Asked:
    """The kind of survey, and as far as a person says it its columns, its scale, its sheet and who could answer."""

    kind: Kind
    columns: tuple[str, ...] = ()
    low: int | None = None
    high: int | None = None
    sheet: str | None = None
    population: int | None = None


@dataclass(frozen=True)
class Chosen:
    """The table and the columns of it that hold the survey, in the order of its items."""

    table: SurveyTable
    instrument: Instrument
    scale: Scale
    questions: tuple[Question, ...]


def chosen_in(tables: Sequence[SurveyTable], asked: Asked) -> Chosen:
    """Return what of the file is meant; refuse what is not there, not the only one, or not of this kind."""
    instrument = INSTRUMENTS[asked.kind]
    scale = scale_of(instrument, asked.low, asked.high)
    tables = _of_sheet(tables, asked.sheet)
    table, places = _named(tables, asked.columns) if asked.columns else _found(tables, instrument, scale)
    places = checked_columns(table, places, instrument)
    for place in places:
        if is_answer_heading(table.headings[place]):
            raise NoTable(
                sentence(
                    "“{heading}” stands where a heading should be. Put a row of headings above the answers.",
                    heading=table.headings[place],
                )
            )
    return Chosen(table, instrument, scale, tuple(read_question(table, place, scale) for place in places))


def _of_sheet(tables: Sequence[SurveyTable], sheet: str | None) -> Sequence[SurveyTable]:
    if sheet is None:
        return tables
    found = [table for table in tables if table.sheet == sheet]
    if not found:
        names = tuple(table.sheet for table in tables if table.sheet)
        raise WhichSheet(
            sentence("There is no sheet “{sheet}” with answers. The file has: {names}.", sheet=sheet, names=names)
            if names
            else sentence("The file is no workbook and has no sheets. Leave --sheet out.")
        )
    return found


def _named(tables: Sequence[SurveyTable], columns: Sequence[str]) -> tuple[SurveyTable, list[int]]:
    found = [(table, places) for table in tables if (places := named_columns(table, columns)) is not None]
    if not found:
        missing = missing_names(tables[0], columns)
        raise NoSuchColumn(missing[0] if missing else ", ".join(columns), tables[0].headings)
    return _only(found)


def _found(tables: Sequence[SurveyTable], instrument: Instrument, scale: Scale) -> tuple[SurveyTable, list[int]]:
    found, refusals = [], []
    for table in tables:
        try:
            found.append((table, found_columns(table, instrument, scale)))
        except (NoFit, SeveralFit, BadColumns) as refusal:
            refusals.append(refusal)
    if not found:
        raise next((each for each in refusals if isinstance(each, SeveralFit)), refusals[0])
    return _only(found)


def _only(found: Sequence[tuple[SurveyTable, list[int]]]) -> tuple[SurveyTable, list[int]]:
    if len(found) > 1:
        sheets = tuple(f"“{table.sheet}”" for table, _ in found)
        raise WhichSheet(
            sentence("Several sheets hold such answers: {sheets}. Choose one with --sheet.", sheets=sheets)
        )
    return found[0]
