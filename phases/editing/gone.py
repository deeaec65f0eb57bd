"""A row that somebody deleted while it was edited elsewhere, as the journal still knows it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from access.journal import Record
from data.database import Gone
from errors import Refusal
from phases.editing.edits import Name
from phases.plan import Task
from words.text import Sentence, restored, sentence

NAMING = ("id", "key", "position", "parent_id", "kind", "step", "phase", "activity", "unit_key", "source", "days")


class RowGone(Gone):
    """The row to be changed was deleted; it is named."""

    def __init__(self, name: Name) -> None:
        Refusal.__init__(self, gone_words(name))


def gone_words(name: Name) -> Sentence:
    """Return that a row was deleted, and what can be done."""
    return sentence("“{task}” was deleted by somebody else: undo that, or save without it.", task=name)


def deleted_task(records: Iterable[Record], task_id: str) -> Task | None:
    """Return a row as it was when it was deleted or, if that is not told, added; None where no record keeps it."""
    found = (row for record in records for row in _rows(record) if row.get("id") == task_id)
    row = next(found, None)
    if row is None:
        return None
    known = {key: row[key] for key in NAMING}
    return Task(**known, title=restored(row["title"]), role="", owner="")


def _rows(record: Record) -> Iterator[Mapping[str, Any]]:
    for facts in (record.entry.before, record.entry.after):
        rows = facts.get("rows")
        yield from (each for each in (rows if isinstance(rows, list) else ()) if isinstance(each, Mapping))
