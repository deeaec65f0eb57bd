"""Answers as they come in: what was read stays, only what was added is read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from assessments.responses import Response

Spot = tuple[str, str, str, str]
"""Whose answer to which question of which subject."""
Numbered = tuple[int, Response]


@dataclass(frozen=True)
class Heard:
    """The newest answer of everybody to every question, oldest first, up to the last one read."""

    newest: Mapping[Spot, Response] = field(default_factory=dict)
    last: Numbered | None = None

    @property
    def responses(self) -> tuple[Response, ...]:
        """Return the answers that stand."""
        return tuple(self.newest.values())

    @property
    def after(self) -> int:
        """Return from which number on rows are read: the last one again, to tell whether the rows are the same."""
        return self.last[0] if self.last else 0

    def follows(self, rows: list[Numbered]) -> bool:
        """Return whether rows begin with the last answer that was read: no other database stands in its place."""
        return self.last is None or rows[:1] == [self.last]

    def with_rows(self, rows: Iterable[Numbered]) -> "Heard":
        """Return it with answers that were added, in the order of their numbers."""
        newest, last = dict(self.newest), self.last
        for last in rows:
            each = last[1]
            spot = (each.respondent, *each.place)
            newest.pop(spot, None)
            newest[spot] = each
        return Heard(newest, last)
