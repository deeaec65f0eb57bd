"""The rows of a plan's table with what their columns mean: cells are read here, and what cannot be is noted."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from exchange.plan.tables.cells.dates import Dates, Order, date_of, dates_in, is_empty
from exchange.plan.tables.cells.faults import is_fault
from exchange.plan.tables.cells.values import Length, Working, flag_of, length_of, may_be_two, unit_named
from exchange.plan.tables.columns import Part, unit_of
from exchange.plan.tables.rows import Cell, Row, Table
from words.text import Sentence, sentence

DATES: tuple[Part, ...] = ("start", "finish", "started", "finished", "constraint_at", "deadline")
FIELD = "Field: "
"""Before the name of a custom field that is also a heading of ours."""
DECIMAL = re.compile(r"\d{1,2}(?:[.,]\d+)?")
SHARE = re.compile(r"0|1|0?[.,]\d+|1[.,]0+|0[.,]0+")
HIGHEST_PRIORITY = 1000
USUAL_DAY = 8 * 60
MORNING, EVENING = 8 * 60, 17 * 60
"""The time of day of a start and of a finish that says none."""


@dataclass
class Sheet:
    """The table, how its dates are read, its lines, and the problems found so far."""

    table: Table
    dates: Dates
    is_share: bool
    """Whether progress stands as a share of one instead of percent."""
    problems: list[Sentence] = field(default_factory=list)
    lines: list["Line"] = field(default_factory=list)
    guessed: int = 0
    """How many tasks say no duration."""
    nameless: tuple[int, ...] = ()
    """The lines that hold something and no name."""


@dataclass
class Line:
    """One row of the table."""

    sheet: Sheet
    row: Row
    places: dict[Part, int]
    working: Working

    @property
    def number(self) -> int:
        """Return the line it stands in."""
        return self.row.line

    def where(self, part: Part) -> Sentence:
        """Return row and column, for a problem."""
        return sentence("Row {row}, column “{column}”", row=self.number, column=self.sheet.table.columns[part])

    def problem(self, said: Sentence) -> None:
        """Note what is wrong."""
        self.sheet.problems.append(said)

    def wrong(self, part: Part, value: object, wanted: Sentence) -> None:
        """Note a value that is not what it must be."""
        shown = (written(value) if isinstance(value, str | float | datetime) else str(value))[:60]
        said = sentence("{where}: “{value}” must be {wanted}.", where=self.where(part), value=shown, wanted=wanted)
        self.sheet.problems.append(said)

    def cell(self, part: Part) -> Cell:
        """Return the cell as it stands, empty where there is no such column."""
        return self.row.cells[self.places[part]] if part in self.places else ""

    def text(self, part: Part) -> str:
        """Return the cell as text; whole numbers have no decimals."""
        return written(self.cell(part)).strip()

    def others(self) -> dict[str, str]:
        """Return the cells of all columns that mean nothing here, by heading."""
        taken = set(self.places.values())
        named = zip((each.removeprefix(FIELD) for each in self.sheet.table.headings), self.row.cells, strict=False)
        return {
            name: text for at, (name, cell) in enumerate(named) if at not in taken and (text := written(cell).strip())
        }

    def moment(self, part: Part, at: int) -> datetime | None:
        """Return the date; one without time of day is at the given minute of it."""
        cell = self.cell(part)
        if is_empty(cell):
            return None
        found = date_of(cell, self.sheet.dates)
        if found is None and self.sheet.dates.is_undecided(cell):
            return None
        if found is None:
            self.wrong(part, cell, sentence("a date such as 2026-03-31"))
            return None
        return found.moment if found.has_time else found.moment.replace(hour=at // 60, minute=at % 60)

    def length(self, part: Part) -> Length | None:
        """Return the duration, `None` where there is none."""
        cell = self.cell(part)
        text = f"{cell:.6f}" if isinstance(cell, float) else self.text(part)
        if not text:
            return None
        if (found := length_of(text, self.working)) is None and may_be_two(text):
            self.problem(
                sentence(
                    "{where}: “{value}” may have thousands or decimals. Write 1200 without a mark, and 1.2 as 1.2.",
                    where=self.where(part),
                    value=text[:60],
                )
            )
        elif found is None:
            self.wrong(part, self.text(part), sentence("a duration such as 5 days or 3 wks"))
        return found

    def flag(self, part: Part) -> bool | None:
        """Return yes or no, `None` where nobody said."""
        if not (text := self.text(part)):
            return None
        if (found := flag_of(text)) is None:
            self.wrong(part, text, sentence("yes or no (1 or 0)"))
        return found

    def percent(self) -> int:
        """Return the progress."""
        cell, text = self.cell("percent"), self.text("percent")
        if not text:
            return 0
        is_share = self.sheet.is_share and "%" not in text
        try:
            number = cell if isinstance(cell, float) else float(text.rstrip("%％ ").replace(",", "."))
        except ValueError:
            number = -1.0
        percent = number * 100 if is_share else number
        if not 0 <= percent <= 100:
            self.wrong("percent", text, sentence("a percentage from 0 to 100"))
            return 0
        return round(percent)

    def whole(self, part: Part, default: int) -> int:
        """Return the whole number; the sheet has seen that it is one."""
        text = self.text(part)
        return int(text) if text else default


def written(cell: Cell) -> str:
    """Return a cell as text."""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    return cell if isinstance(cell, str) else cell.isoformat(" ", "minutes")


def sheet_of(table: Table, order: Order | None) -> Sheet:
    """Return the lines of the table that name a task; problems of its dates are noted."""
    places = {part: table.headings.index(heading) for part, heading in table.columns.items()}
    standing = [row for row in table.rows if str(row.cells[places["name"]]).strip()]
    if "priority" in places and not all(_is_priority(row.cells[places["priority"]]) for row in standing):
        del places["priority"]
    problems = list(_fault_problems(table, standing, places))
    rows = [_healed(row, places.values()) for row in standing]
    dates = dates_in(_date_cells(rows, places, table), order)
    percents = [row.cells[places["percent"]] for row in rows] if "percent" in places else []
    dates.from_1904 = table.from_1904
    sheet = Sheet(table, dates, _is_share(percents), [*problems, *dates.problems()])
    named_lines = {row.line for row in standing}
    sheet.nameless = tuple(row.line for row in table.rows if row.line not in named_lines)
    named = unit_named(unit_of(table.columns.get("duration", "")))
    usual = Working(unit=named[0] if named else "day")
    lines = [Line(sheet, row, places, usual) for row in rows]
    day = _day_of(lines)
    working = replace(usual, day=day, week=5 * day)
    sheet.lines = [replace(line, working=working) for line in lines]
    return sheet


def _fault_problems(table: Table, rows: Iterable[Row], places: dict[Part, int]) -> Iterator[Sentence]:
    """Yield where a column that means something holds the error of a formula."""
    for row in rows:
        for part, place in places.items():
            if is_fault(row.cells[place]):
                said = {"row": row.line, "column": table.columns[part], "error": str(row.cells[place])}
                yield sentence(
                    "Sheet “{sheet}”, row {row}, column “{column}”: a formula there came to {error}. "
                    "Mend it, or clear the cell."
                    if table.sheet
                    else "Row {row}, column “{column}”: a formula there came to {error}. Mend it, or clear the cell.",
                    **({"sheet": table.sheet} if table.sheet else {}),
                    **said,
                )


def _healed(row: Row, places: Collection[int]) -> Row:
    """Return a row whose errors at these places, each of which has been noted, are empty cells."""
    if not any(map(is_fault, row.cells)):
        return row
    cells = enumerate(row.cells)
    return replace(row, cells=tuple("" if at in places and is_fault(cell) else cell for at, cell in cells))


def _day_of(lines: Sequence[Line]) -> int:
    """Return the working minutes of a day, as all rows say that say any; without any it has eight hours."""
    said = {text: line for line in reversed(lines) if (text := line.text("day_hours"))}
    for text, line in said.items():
        if not (DECIMAL.fullmatch(text) and 0 < float(text.replace(",", ".")) <= 24):
            line.wrong("day_hours", text, sentence("the hours of a working day such as 7.5"))
            return USUAL_DAY
    days = {round(60 * float(text.replace(",", "."))): line for text, line in said.items()}
    if len(days) > 1:
        line = next(iter(days.values()))
        line.problem(sentence("{where}: every row must say the same hours.", where=line.where("day_hours")))
    return next(iter(days), USUAL_DAY)


def _date_cells(rows: Iterable[Row], places: dict[Part, int], table: Table) -> Iterator[tuple[int, str, Cell]]:
    for row in rows:
        for part in DATES:
            if part in places and not is_empty(row.cells[places[part]]):
                yield row.line, table.columns[part], row.cells[places[part]]


def _is_share(cells: Iterable[Cell]) -> bool:
    """Return whether progress is written as numbers up to one, as a workbook stores 50 %, and a text as 0.5."""
    found = list(cells)
    numbers = [cell for cell in found if isinstance(cell, float)]
    if numbers:
        return max(numbers) <= 1 and not any(isinstance(cell, str) and "%" in cell for cell in found)
    texts = [cell.strip() for cell in found if isinstance(cell, str) and cell.strip()]
    return all(SHARE.fullmatch(text) for text in texts) and any("." in text or "," in text for text in texts)


def _is_priority(cell: Cell) -> bool:
    """Return whether a cell holds a priority as planning tools count it, 0 to 1000, or none; words are a field."""
    text = written(cell).strip()
    return not text or (text.isdecimal() and len(text) <= 4 and int(text) <= HIGHEST_PRIORITY)
