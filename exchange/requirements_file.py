"""A file of requirements, CSV with any of the usual separators, as numbered lines of cells."""

import csv
import io

from errors import Refusal
from phases.intake.requirements import Line
from words.text import sentence

LIMIT = 5 * 1024 * 1024
SEPARATORS = ",;\t"


class UnreadableRequirements(Refusal):
    """The file is too large, empty or not a table in UTF-8."""


def requirement_lines(content: bytes) -> list[Line]:
    """Return the lines of a file below its headings, empty ones left out; refuse what is no table in UTF-8."""
    if len(content) > LIMIT:
        raise UnreadableRequirements(sentence("The file has more than {most} MB.", most=LIMIT // 2**20))
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
        rows = [(reader.line_num, row) for row in reader if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise UnreadableRequirements(sentence("The table breaks off: {reason}.", reason=error)) from error
    if len(rows) < 2:
        raise UnreadableRequirements(sentence("The file holds no line below its headings."))
    headings = rows[0][1]
    if wide := [number for number, row in rows[1:] if any(cell.strip() for cell in row[len(headings) :])]:
        raise UnreadableRequirements(sentence("More cells than headings in line {lines}.", lines=wide))
    return [(number, dict(zip(headings, [*row, *[""] * len(headings)], strict=False))) for number, row in rows[1:]]
