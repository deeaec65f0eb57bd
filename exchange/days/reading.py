"""A list of days off out of a file or pasted text; broken content is a list of all problems with their lines."""

import io
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from errors import Refusal
from evaluation.events.encoding import encoding_of
from exchange.days.icalendar_days import days_of_calendar
from exchange.days.listed import MOST_DAYS, DaysFound
from exchange.plan.tables.cells.dates import Dated, date_of, dates_in
from phases.calendars.changing.taking import ListedDay
from words.text import Sentence, joined, sentence

LIMIT = 5 * 1024 * 1024
CELLS = re.compile(r"[\t;,，；|]|\s{2,}|(?<=\d)\s*(?:\.\.\.?|–|—|至|~)\s*(?=\d)")
WORKED = re.compile(r"上班|补班|make-?up|\bwork(?:ing|s|ed)?\b|\bworkday\b|\bfalse\b", re.IGNORECASE)
OFF_WORDS = frozenset({"off", "holiday", "休", "休息", "放假", "true", "day off"})
HEADED = re.compile(r"(\d\S*\d\S?)\s+(\D.*)")
"""A date with words behind it."""
SHOWN = 20


class UnreadableDays(Refusal):
    """The list has lines that cannot be read; every problem is named."""

    def __init__(self, problems: Sequence[Sentence]) -> None:
        self.problems = tuple(problems)
        super().__init__(sentence("Nothing was taken over: {problems}", problems=joined(problems[:SHOWN])))


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    cells: tuple[str, ...]


def days_in(data: bytes) -> DaysFound:
    """Return the days of a file: iCalendar, JSON with days, or lines with dates; refuse what is none of them."""
    if len(data) > LIMIT:
        raise UnreadableDays([sentence("the file has more than {limit} MB.", limit=LIMIT // 2**20)])
    text = data.decode(encoding_of(io.BytesIO(data)), errors="strict").lstrip("\N{ZERO WIDTH NO-BREAK SPACE}")
    return days_in_text(text)


def days_in_text(text: str) -> DaysFound:
    """Return the days of a text, read as what it looks like; refuse one without any date."""
    plain = text.strip()
    if plain.upper().startswith("BEGIN:VCALENDAR"):
        found = days_of_calendar(plain)
    elif plain.startswith(("{", "[")):
        found = _of_json(plain)
    else:
        found = _of_lines(plain)
    if not found.days:
        raise UnreadableDays([sentence("there is no date in it. Write one date per line, such as 2027-01-01.")])
    if len(found.days) > MOST_DAYS:
        raise UnreadableDays(
            [sentence("it names more than {most} days. Give a few years at a time.", most=MOST_DAYS)]
        )
    return found


def _of_lines(text: str) -> DaysFound:
    lines = [_line(at, line) for at, line in enumerate(text.splitlines(), 1) if line.strip()]
    dates = dates_in(((line.number, "–", cell) for line in lines for cell in line.cells), None)
    problems: list[Sentence] = list(dates.problems())
    days: list[ListedDay] = []
    for at, line in enumerate(lines):
        moments = [(cell, date_of(cell, dates)) for cell in line.cells]
        found = [each for _, each in moments if each]
        words = [cell for cell, each in moments if each is None and cell]
        if found and (span := _span(found)):
            days += _listed(span, words)
        elif found or at:
            problems.append(_problem(line, bool(found)))
    if problems:
        raise UnreadableDays(problems)
    return DaysFound(tuple(days))


def _line(number: int, text: str) -> _Line:
    return _Line(number, tuple(cell.strip().strip('"') for cell in _cut(text)))


def _cut(text: str) -> list[str]:
    """Return the cells of a line; a date in front of words with one blank between them is a cell of its own."""
    cells: list[str] = []
    for cell in CELLS.split(text.strip()):
        found = HEADED.fullmatch(cell.strip())
        cells += found.groups() if found else [cell]
    return cells


def _span(found: Sequence[Dated]) -> tuple[date, date] | None:
    first, last = found[0].moment.date(), found[min(1, len(found) - 1)].moment.date()
    return (first, last) if timedelta(0) <= last - first <= timedelta(days=MOST_DAYS) else None


def _problem(line: _Line, has_dates: bool) -> Sentence:
    text = " ".join(line.cells)[:60]
    if has_dates:
        return sentence("line {line}: the last day lies before the first: “{text}”.", line=line.number, text=text)
    return sentence("line {line} has no date that can be read: “{text}”.", line=line.number, text=text)


def _listed(span: tuple[date, date], words: Sequence[str]) -> Iterable[ListedDay]:
    is_worked = any(WORKED.search(word) for word in words)
    names = [word for word in words if word.casefold() not in OFF_WORDS and not WORKED.fullmatch(word)]
    name = max(names, key=len, default="")
    first, last = span
    return (ListedDay(first + timedelta(days=at), is_worked, name) for at in range((last - first).days + 1))


def _of_json(text: str) -> DaysFound:
    """Return the days of a list such as `{"days": [{"date": …, "name": …, "isOffDay": …}]}`."""
    try:
        content = json.loads(text)
        rows = content["days"] if isinstance(content, dict) else content
        days = [
            ListedDay(date.fromisoformat(row["date"]), row.get("isOffDay") is False, str(row.get("name", "")))
            for row in rows
        ]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as broken:
        raise UnreadableDays(
            [sentence("this JSON has no list “days” with “date”, “name” and “isOffDay”.")]
        ) from broken
    return DaysFound(tuple(days))
