"""What of a plan can be taken back and done again: one history of edits, changes of rows, imports and renewals."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from access.journal import Record

EDITS = ("edit_tasks", "link_tasks")
ROWS = ("add_row", "add_task", "delete_rows", "move_row", "indent_row", "outdent_row")
CALENDARS = ("add_calendar", "edit_calendar", "remove_calendar")
RENEWALS = ("renew_plan", "tailor_plan")
IMPORTS = ("update_plan",)
SPANS = ("set_span",)
TURNED = (*EDITS, *ROWS, *RENEWALS, *IMPORTS, *SPANS)
OTHER = ("add_task", "link_tasks", "add_unit", *RENEWALS, *IMPORTS)
"""Changes over which nothing older is done again, in the history of calendars too."""


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
    """Return whether a change can be turned: those from before both sides of their kind were kept cannot."""
    verb, before, after = record.entry.verb, record.entry.before, record.entry.after
    if verb in (*RENEWALS, *IMPORTS):
        rows = after.get("rows")
        return "packed" in after or (isinstance(rows, Mapping) and "tasks" in rows)
    return bool(before) if verb in ("add_task", "link_tasks") else True


def _seq(value: object) -> int:
    return int(str(value))
