"""A table or cards of which the reader chooses a part: all is sent once, and the browser shows what is asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ui.components.readings import Column, Drawn, column_drawn
from words.markdown import pieces

Within = Mapping[str, Sequence[str]]
"""Under which options of which choices something is shown; a choice that is not named always shows it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Options with their words, under a name of the address; of several, none means all."""

    name: str
    label: str
    options: Mapping[str, str]
    default: str = ""
    several: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A row of Markdown; one with a key is opened by a click on its cell number `picked`."""

    cells: Sequence[str]
    within: Within = field(default_factory=dict)
    key: str = ""
    picked: int = 0


@dataclass(frozen=True, slots=True)
class Card:
    """What a narrow screen shows for a row: a head with a badge, lines below, and what opens it."""

    head: str
    badge: str
    lines: Sequence[str]
    within: Within = field(default_factory=dict)
    key: str = ""
    action: str = ""


@dataclass(frozen=True, slots=True)
class Empty:
    """What stands where nothing fits: why, what to do, and the words of the button that clears the choice."""

    why: str
    todo: str = ""
    clear: str = ""


@dataclass(frozen=True)
class Choosing:
    """Everything that can be chosen from."""

    label: str
    columns: Sequence[Column]
    lines: Sequence[Line]
    choices: Sequence[Choice]
    empty: Empty
    cards: Sequence[Card] = ()
    shown_as: str = ""
    """Empty for the table, `cards` for cards, else the choice whose option `list` shows cards."""
    hint: str = ""
    said: str = ""
    """Above the table; `{n}` stands for the rows that are shown times `each`."""
    each: int = 1
    most: int = 0
    """So many cards are shown first; 0 for all."""
    more: str = ""
    classes: str = ""
    """More classes of the table, for its looks."""

    def drawn(self) -> Drawn:
        """Return all that the browser draws and chooses from."""
        return {
            "label": self.label,
            "classes": f"told {self.classes}".rstrip(),
            "head": [column_drawn(each) for each in self.columns],
            "rows": [_line(each) for each in self.lines],
            "choices": [choice_drawn(each) for each in self.choices],
            "empty": {"why": self.empty.why, "todo": self.empty.todo, "clear": self.empty.clear},
            "cards": [_card(each) for each in self.cards],
            "as": self.shown_as,
            "hint": self.hint,
            "said": self.said,
            "each": self.each,
            "most": self.most,
            "more": self.more,
        }


def _line(line: Line) -> Drawn:
    cells: list[dict[str, Any]] = [{"pieces": pieces(each)} for each in line.cells]
    found: Drawn = {"cells": cells, "within": _within(line.within)}
    if line.key:
        cells[line.picked]["pick"] = True
        found |= {"key": line.key, "pick": True}
    return found


def _card(card: Card) -> Drawn:
    return {
        "head": pieces(card.head),
        "badge": pieces(card.badge),
        "lines": [pieces(each) for each in card.lines],
        "within": _within(card.within),
        "key": card.key,
        "action": card.action,
    }


def _within(within: Within) -> Drawn:
    return {name: list(options) for name, options in within.items()}


def choice_drawn(choice: Choice) -> Drawn:
    """Return what is drawn of a choice."""
    return {
        "name": choice.name,
        "label": choice.label,
        "options": [list(each) for each in choice.options.items()],
        "default": choice.default,
        "several": choice.several,
    }
