"""What of a plan can be taken back and done again, in its order: one history of edits and of changes of rows."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from access.journal import Record

EDITS = ("edit_tasks",)
ROWS = ("add_row", "delete_rows", "move_row", "indent_row", "outdent_row")
CALENDARS = ("add_calendar", "edit_calendar", "remove_calendar")
OTHER = ("add_task", "link_tasks", "update_plan", "make_action", "add_unit", "renew_plan", "tailor_plan")
"""Changes of a plan that are not taken back by themselves, and over which nothing older is done again."""


@dataclass(frozen=True, slots=True)
class History:
    """Changes that stand, and those that were taken back and can be done again; the next one to turn is the last."""

    standing: tuple[Record, ...]
    undone: tuple[Record, ...]

    @property
    def last(self) -> Record | None:
        """Return the change that is taken back next."""
        return self.standing[-1] if self.standing else None

    @property
    def next(self) -> Record | None:
        """Return the change that is done again next: none once something new was done."""
        return self.undone[-1] if self.undone else None


def history(records: Iterable[Record], verbs: Collection[str] = (*EDITS, *ROWS)) -> History:
    """Return what stands and what can be done again of changes with these verbs; records come newest first."""
    known: dict[int, Record] = {}
    standing: dict[int, Record] = {}
    undone: dict[int, Record] = {}
    for record in reversed(list(records)):
        verb, after = record.entry.verb, record.entry.after
        if verb in verbs:
            known[record.seq] = standing[record.seq] = record
        if verb in verbs or verb in OTHER:
            undone.clear()
        elif "undoes" in after:
            _turn(known.get(_seq(after["undoes"])), standing, undone)
        elif "redoes" in after:
            _turn(known.get(_seq(after["redoes"])), undone, standing)
    return History(tuple(standing.values()), tuple(undone.values()))


def _turn(record: Record | None, source: dict[int, Record], target: dict[int, Record]) -> None:
    if record:
        source.pop(record.seq, None)
        target[record.seq] = record


def _seq(value: object) -> int:
    return int(str(value))
