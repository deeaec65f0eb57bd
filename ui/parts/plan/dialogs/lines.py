"""Lines of a spreadsheet as new rows: the task, then its days and its owner in any order."""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO

from phases.editing.pace import Pace
from phases.structure.actions import MOST_ROWS
from ui.parts.plan.grid.cells import meant
from ui.session import today
from words.text import Sentence, sentence

USUAL_DAYS = 1.0
NUMBER = re.compile(r"\d+(\.\d+)*\.?")
HEADINGS = ("task", "task name", "name", "title", "任务", "任务名称", "名称", "vorgangsname")


@dataclass(frozen=True, slots=True)
class Line:
    """A new row as it was written."""

    title: str
    days: float
    owner: str


def lines_read(text: str, pace: Pace) -> tuple[list[Line], list[Sentence]]:
    """Return the rows that lines mean, and what is wrong by line; blank lines and a line of headings are left out."""
    mark = "\t" if "\t" in text or ";" not in text else ";"
    found: list[Line] = []
    problems: list[Sentence] = []
    for number, cells in enumerate(csv.reader(StringIO(text.replace("\0", "")), delimiter=mark), 1):
        filled = [" ".join(cell.split()) for cell in cells if cell.strip()]
        if len(filled) > 1 and NUMBER.fullmatch(filled[0]):
            filled = filled[1:]
        if not filled or (number == 1 and filled[0].casefold() in HEADINGS):
            continue
        line, wrong = _line(filled, pace)
        found.append(line)
        problems += [sentence("Line {number}: {problem}", number=number, problem=each) for each in wrong]
    if len(found) > MOST_ROWS:
        problems.append(sentence("Between 1 and {most} rows are added at once.", most=MOST_ROWS))
    return found, problems


def _line(cells: Sequence[str], pace: Pace) -> tuple[Line, list[Sentence]]:
    title, *rest = cells
    days: list[float] = []
    owners: list[str] = []
    for cell in rest:
        read, wrong = meant("days", cell, pace, today())
        if wrong:
            owners.append(cell)
        else:
            days.append(read)
    wrong_cells = [*days[1:], *owners[1:]]
    problems = [
        sentence("“{text}” is more than a task, its days and its owner.", text=str(each)) for each in wrong_cells
    ]
    return Line(title, days[0] if days else USUAL_DAYS, owners[0] if owners else ""), problems
