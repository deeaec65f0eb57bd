"""A status as people read it: sign, word and colour, in Markdown and in the cells of a grid."""

from ui.session import t
from words.status import COLOURS, SIGNS, Status


def badge(status: Status, word: str | None = None) -> str:
    """Return the status as a Markdown badge; `word` replaces its usual word (already translated)."""
    return f":{status.colour}-badge[{status.sign}\N{NO-BREAK SPACE}{word or t(status.word)}]"


def sign(status: Status) -> str:
    """Return the coloured sign alone, for lines of text."""
    return f":{status.colour}[{SIGNS[status]}]"


def chip(status: Status) -> str:
    """Return the status as the text of a grid cell, for a MultiselectColumn with `chip_options`."""
    return f"{status.sign} {t(status.word)}"


def chip_options(*shown: Status) -> tuple[list[str], list[str]]:
    """Return the options and the colours of a MultiselectColumn for these statuses."""
    return [chip(status) for status in shown], [COLOURS[status] for status in shown]
