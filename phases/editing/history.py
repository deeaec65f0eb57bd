"""What of a plan can be taken back and done again: one history of edits, changes of rows and renewals."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from access.journal import Record

EDITS = ("edit_tasks",)
ROWS = ("add_row", "delete_rows", "move_row", "indent_row", "outdent_row")
CALENDARS = ("add_calendar", "edit_calendar", "remove_calendar")
RENEWALS = ("renew_plan", "tailor_plan")
TURNED = (*EDITS, *ROWS, *RENEWALS)
OTHER = ("add_task", "link_tasks", "update_plan", "make_action", "add_unit", *RENEWALS)
"""Changes over which nothing older is done again; those but renewals are not taken back by themselves."""


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


def history(records: Iterable[Record], verbs: Collection[str] = TURNED) -> History:
    """Return what stands and what can be done again of changes with these verbs; records come newest first."""
    known: dict[int, Record] = {}
    standing: dict[int, Record] = {}
    undone: dict[int, Record] = {}
    for record in reversed(list(records)):
        verb, after = record.entry.verb, record.entry.after
        if verb in verbs and _keeps_both_sides(record):
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


def _keeps_both_sides(record: Record) -> bool:
    """Return whether a change can be turned: renewals from before both sides were kept cannot."""
    rows = record.entry.after.get("rows")
    return record.entry.verb not in RENEWALS or (isinstance(rows, Mapping) and "tasks" in rows)


def _seq(value: object) -> int:
    return int(str(value))
