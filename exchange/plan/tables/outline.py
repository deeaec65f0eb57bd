"""How deep each row of a plan's table stands: by level, by number such as 1.2.1, or by indentation."""

import re

from exchange.plan.tables.cells.cells import Line, Sheet
from words.text import sentence

NUMBER = re.compile(r"\d+(?:\.\d+)*")
TAB = 4
"""Blanks that a tab stands for; a wide blank is two."""


def depths_of(sheet: Sheet) -> list[int]:
    """Return the depth of every row, 1 at the top."""
    if "level" in sheet.table.columns:
        depths = [_level(line) for line in sheet.lines]
        return [depth + 1 for depth in depths] if 0 in depths else depths
    numbers = [line.text("wbs").rstrip(".") for line in sheet.lines]
    if any("." in number for number in numbers) and all(map(is_outline_number, numbers)):
        return [number.count(".") + 1 for number in numbers]
    return _by_indentation([_indent(str(line.cell("name"))) for line in sheet.lines])


def is_outline_number(text: str) -> bool:
    """Return whether a text is a number such as 1.2.1."""
    return bool(NUMBER.fullmatch(text))


def _level(line: Line) -> int:
    text = line.text("level")
    if not text.isdecimal() or len(text) > 3:
        line.wrong("level", text, sentence("an outline level such as 1"))
        return 1
    return int(text)


def _indent(name: str) -> int:
    blanks = name[: len(name) - len(name.lstrip())]
    return sum(TAB if each == "\t" else 2 if each == "\u3000" else 1 for each in blanks)


def _by_indentation(indents: list[int]) -> list[int]:
    above: list[int] = []
    found = []
    for indent in indents:
        while above and above[-1] >= indent:
            above.pop()
        above.append(indent)
        found.append(len(above))
    return found
