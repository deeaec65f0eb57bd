"""Rows that wait for each other in a circle."""

from collections.abc import Sequence

from errors import Refusal
from words.text import sentence


class CycleOfTasks(Refusal):
    """Tasks wait for each other in a circle."""

    def __init__(self, names: Sequence[object]) -> None:
        self.names = tuple(names)
        super().__init__(
            sentence(
                "These tasks wait for each other in a circle: {names}. Remove one of their links.",
                names=[*names, names[0]],
            )
        )
