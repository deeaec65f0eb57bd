"""Views of which the reader chooses one: all are sent with the page, and the browser shows what is asked for."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ui.components.choosing import Choice, choice_drawn
from ui.components.readings import Drawn

Chosen = tuple[str, ...]
"""One option of each choice, in their order."""


@dataclass(frozen=True)
class View:
    """What is shown of one choice: its parts, the sentence above them, and buttons by name that tell the server."""

    parts: Sequence[Drawn]
    answer: str = ""
    acts: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True)
class Views:
    """The choices, the views by what is chosen, what stands below them all, and the words that unfold them, if any.

    A view that is not among them is asked for with the act `asked`.
    """

    choices: Sequence[Choice]
    found: Mapping[Chosen, View]
    below: Sequence[Drawn] = ()
    fold: str = ""

    def sent(self) -> bytes:
        """Return all that the browser draws, as it goes there."""
        drawn = {
            "choices": [choice_drawn(each) for each in self.choices],
            "views": {"|".join(chosen): _view(each) for chosen, each in self.found.items()},
            "below": list(self.below),
            "fold": self.fold,
        }
        return json.dumps(drawn, ensure_ascii=False, separators=(",", ":")).encode()


def side_by_side(*columns: tuple[float, Sequence[Drawn]]) -> Drawn:
    """Return parts in columns with their shares of the width; a narrow screen shows them one below the other."""
    return {"beside": [{"share": share, "parts": list(parts)} for share, parts in columns]}


def _view(view: View) -> Drawn:
    return {"answer": view.answer, "parts": list(view.parts), "acts": [list(each) for each in view.acts]}
