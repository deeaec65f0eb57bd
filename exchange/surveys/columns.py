"""Which columns of a table hold a survey: those a person names, else the only ones that fit."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from assessments.surveys.answers import Kind as CellKind
from assessments.surveys.answers import Reading, read_all
from assessments.surveys.figure import Scale
from assessments.surveys.wordings import plain
from errors import Refusal
from exchange.surveys.instruments import NAMES_PEOPLE, Instrument, Kind, in_item_order
from exchange.surveys.table import SurveyTable
from words.text import Sentence, counted, sentence

MOST_TEXTS, SAMPLE = 300, 2000
"""A column with more different texts holds no answers on a scale; many columns show it in their first rows."""
OUTSIDE_SHARE = 0.1
"""Up to this share of its numbers, and always one, may be outside the scale in a column that is found."""


class NoFit(Refusal):
    """Not enough columns hold answers of this kind."""


class SeveralFit(Refusal):
    """More columns hold answers of this kind than it takes."""


class BadColumns(Refusal):
    """The columns that were named cannot be used."""


@dataclass(frozen=True)
class Question:
    """A column with what each of its different texts says."""

    place: int
    heading: str
    readings: Mapping[str, Reading]


def named_columns(table: SurveyTable, wanted: Sequence[str]) -> list[int] | None:
    """Return the places of the named columns, given one by one or joined by commas; `None` where one is missing."""
    known: dict[str, int] = {}
    for place, heading in enumerate(table.headings):
        known.setdefault(plain(heading), place)
    found: list[int] = []
    for names in wanted:
        places = _split(names.split(","), known)
        if places is None:
            return None
        found += places
    return found


def _split(pieces: Sequence[str], known: Mapping[str, int]) -> list[int] | None:
    """Return the columns that pieces between commas make up; a heading may hold commas itself."""
    if not pieces:
        return []
    for end in range(len(pieces), 0, -1):
        name = plain(",".join(pieces[:end]))
        if name in known and (rest := _split(pieces[end:], known)) is not None:
            return [known[name], *rest]
    return None


def missing_names(table: SurveyTable, wanted: Sequence[str]) -> list[str]:
    """Return the names for which there is no column."""
    return [each.strip() for each in _pieces(wanted) if named_columns(table, [each]) is None]


def _pieces(wanted: Sequence[str]) -> Iterable[str]:
    return (piece for names in wanted for piece in names.split(","))


def checked_columns(table: SurveyTable, places: Sequence[int], instrument: Instrument) -> list[int]:
    """Return the columns in item order; refuse a wrong number, one that is named or headed twice, and formulas."""
    if len(set(places)) < len(places):
        raise BadColumns(sentence("A column is named twice in --columns. Name each one once."))
    if len(places) != instrument.items and not (instrument.kind is Kind.CSAT and places):
        raise BadColumns(
            counted(
                "{name} takes one column, got {got}: {columns}. Name the right one with --columns.",
                "{name} takes {count} columns, got {got}: {columns}. Name the right ones with --columns.",
                instrument.items,
                name=instrument.name,
                got=len(places),
                columns=headings_of(table, places),
            )
        )
    _refuse_repeated(table, places)
    for place in places:
        if place in table.formulas:
            raise BadColumns(_formula(table, place))
    if instrument.kind is not Kind.SUS:
        return list(places)
    return [places[at] for at in in_item_order([plain(table.headings[place]) for place in places])]


def _refuse_repeated(table: SurveyTable, places: Sequence[int]) -> None:
    counts = Counter(map(plain, table.headings))
    if repeated := [table.headings[place] for place in places if counts[plain(table.headings[place])] > 1]:
        raise BadColumns(
            sentence(
                "The heading “{heading}” stands over several columns. Give each column a heading of its own.",
                heading=repeated[0],
            )
        )


def _formula(table: SurveyTable, place: int) -> Sentence:
    return sentence(
        "Cell {cell} of sheet “{sheet}” holds a formula; its result may be out of date. Paste the values instead.",
        cell=table.formulas[place],
        sheet=table.sheet,
    )


def headings_of(table: SurveyTable, places: Iterable[int]) -> tuple[str, ...]:
    """Return what stands over the columns, each in quotes."""
    return tuple(f"“{table.headings[place]}”" for place in places)


def read_question(table: SurveyTable, place: int, scale: Scale) -> Question:
    """Return the column with its texts read."""
    return Question(place, table.headings[place], read_all(dict.fromkeys(table.columns[place]), scale))


def found_columns(table: SurveyTable, instrument: Instrument, scale: Scale) -> list[int]:
    """Return the only columns that fit; refuse when too few or too many do, and name them."""
    fitting = {
        place: bad for place in range(len(table.headings)) if (bad := _misfits(table, place, scale)) is not None
    }
    hinted = [place for place in fitting if instrument.hint.search(plain(table.headings[place]))]
    clean = [place for place, bad in fitting.items() if not bad]
    for group in (hinted, clean, list(fitting)):
        if len(group) == instrument.items:
            return group
        if len(group) > instrument.items:
            raise SeveralFit(_several(table, instrument, group))
    raise NoFit(_too_few(table, (instrument, scale), list(fitting)))


def _several(table: SurveyTable, instrument: Instrument, group: Sequence[int]) -> Sentence:
    return counted(
        "{name} takes one column, {fit} fit: {columns}. Choose with --columns.",
        "{name} takes {count} columns, {fit} fit: {columns}. Choose with --columns.",
        instrument.items,
        name=instrument.name,
        fit=len(group),
        columns=headings_of(table, group),
    )


def _too_few(table: SurveyTable, asked: tuple[Instrument, Scale], group: Sequence[int]) -> Sentence:
    instrument, scale = asked
    wanted = counted(
        "{name} takes one column with answers from {low} to {high}",
        "{name} takes {count} columns with answers from {low} to {high}",
        instrument.items,
        name=instrument.name,
        low=scale.low,
        high=scale.high,
    )
    if not group:
        return sentence(
            "{wanted}; none fits. The file has: {columns}. Choose with --columns, and name another scale with "
            "--min and --max.",
            wanted=wanted,
            columns=headings_of(table, range(len(table.headings))),
        )
    return counted(
        "{wanted}; only one fits: {columns}. Choose with --columns, or add what is missing.",
        "{wanted}; only {count} fit: {columns}. Choose with --columns, or add what is missing.",
        len(group),
        wanted=wanted,
        columns=headings_of(table, group),
    )


def _misfits(table: SurveyTable, place: int, scale: Scale) -> int | None:
    """Return how many cells of a column are off the scale; `None` where it holds no answers on the scale."""
    counts = Counter(table.columns[place])
    if (
        len(counts) > MOST_TEXTS
        or NAMES_PEOPLE.fullmatch(plain(table.headings[place]))
        or _numbers_rows(counts, table)
    ):
        return None
    readings = read_all(counts, scale)
    kinds: Counter[CellKind] = Counter()
    for text, count in counts.items():
        kinds[readings[text].kind] += count
    good, outside, unread = kinds[CellKind.ANSWER], kinds[CellKind.OUTSIDE], kinds[CellKind.UNREAD]
    if outside > max(1, OUTSIDE_SHARE * (good + outside)) or outside + unread >= good:
        return None
    return outside + unread


def _numbers_rows(counts: Counter[str], table: SurveyTable) -> bool:
    """Return whether the column only numbers the rows of a table, from 0 or 1 on."""
    rows = len(table.lines)
    starts = (set(map(str, range(first, first + rows))) for first in (0, 1))
    return (
        rows > 2 and len(counts) == rows and len(table.headings) > 1 and any(set(counts) == each for each in starts)
    )


def is_answer_heading(heading: str) -> bool:
    """Return whether a heading reads like an answer: then the file has no headings."""
    return bool(re.fullmatch(r"\d{1,2}(?:\.0)?", plain(heading)))
