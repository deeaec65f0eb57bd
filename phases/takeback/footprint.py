"""What a renewal or an import leaves in the tables, on both sides of it, as the journal keeps it: what differs."""

import json
import zlib
from base64 import b85decode, b85encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from access.journal import Facts, canonical

Row = Mapping[str, Any]
Tables = Mapping[str, Mapping[str, Row]]
"""Rows by table and id."""
LONGEST_PLAIN = 64 * 1024
"""Longer sides of an import are packed: text of rows that are much alike comes to a fifteenth or less."""
PACKED = "packed"
NAMED = ("tasks", "units", "persons", "calendars")
"""Tables whose rows people know by name."""
HANGING = ("assignments", "task_costs")
"""Tables whose rows people know by their task."""
UNTOLD = ("version", "revision")
"""What counts the saves of a row: a row that is led back was saved once more."""


@dataclass(frozen=True)
class Side:
    """What only stands before a change, or only after it: whole rows, and fields of rows that are on both sides."""

    rows: Mapping[str, Sequence[Row]]
    fields: Mapping[str, Mapping[str, Row]]

    @property
    def ids(self) -> dict[str, set[str]]:
        """Return the ids of the whole rows, by table."""
        return {table: {row["id"] for row in rows} for table, rows in self.rows.items()}

    def facts(self) -> dict[str, Any]:
        """Return the side as the journal keeps it."""
        return {"rows": self.rows, "fields": self.fields}

    def bounded_facts(self) -> dict[str, Any]:
        """Return the side as the journal keeps it, packed where it is long: an import may rewrite a whole plan."""
        written = canonical(self.facts()).encode()
        if len(written) <= LONGEST_PLAIN:
            return self.facts()
        return {PACKED: b85encode(zlib.compress(written)).decode("ascii")}


def sides(before: Tables, after: Tables) -> tuple[Side, Side]:
    """Return what differs between tables before and after, as both sides of it."""
    return _side(before, after), _side(after, before)


def side_of(facts: Facts) -> Side | None:
    """Return the side that the journal keeps; none in entries that were written before both were kept."""
    facts = _unpacked(facts)
    rows, fields = facts.get("rows"), facts.get("fields")
    if not isinstance(rows, Mapping) or not isinstance(fields, Mapping) or "tasks" not in rows:
        return None
    return Side(rows, fields) if all(isinstance(each, list) for each in rows.values()) else None


def _unpacked(facts: Facts) -> Facts:
    """Return facts as they were before they were packed; what cannot be unpacked says nothing."""
    packed = facts.get(PACKED)
    if not isinstance(packed, str):
        return facts
    try:
        found = json.loads(zlib.decompress(b85decode(packed)))
    except (ValueError, zlib.error):
        return {}
    return found if isinstance(found, dict) else {}


def touched(standing: Tables, leaving: Side) -> list[str]:
    """Return the ids of what somebody changed since: rows, units, people, calendars, links and work of rows.

    Rows that only stand at another place are not among them.
    """
    going, told = leaving.ids["tasks"], {row["id"]: row for row in leaving.rows["links"]}
    found: set[str] = set()
    for table, key, names in _differing(standing, leaving):
        if table == "links":
            found.add(told.get(key, standing["links"].get(key, {})).get("after_id", ""))
        elif table in HANGING:
            found.add(key.partition("<")[0])
        elif table in NAMED and names - {"position"}:
            found.add(key)
    for key, link in standing["links"].items():
        found |= {link["before_id"], link["after_id"]} & going if key not in told else set()
    found |= {row["parent_id"] for key, row in standing["tasks"].items() if key not in going} & going
    return [key for table in NAMED for key in standing.get(table, ()) if key in found]


def is_displaced(standing: Tables, leaving: Side, entering: Side) -> bool:
    """Return whether rows are gone or elsewhere, something else is followed, or what comes again has no room."""
    if _differing(standing, leaving):
        return True
    going = leaving.ids
    rows = {key: row["position"] for key, row in standing["tasks"].items() if key not in going["tasks"]}
    coming = {row["id"]: row["position"] for row in entering.rows["tasks"]}
    moved = {key: row["position"] for key, row in entering.fields["tasks"].items() if "position" in row}
    places = rows | coming | moved
    taken = any(ids & (standing[table].keys() - going[table]) for table, ids in entering.ids.items())
    return len({*places.values()}) < len(places) or taken


def _differing(standing: Tables, side: Side) -> list[tuple[str, str, set[str]]]:
    """Return table, id and fields of what does not stand as the side says it; of rows that are gone, all fields."""
    wanted = [(table, row["id"], row) for table, rows in side.rows.items() for row in rows]
    wanted += [(table, row_id, row) for table, rows in side.fields.items() for row_id, row in rows.items()]
    found = [(table, key, _unlike(standing[table].get(key, {}), row)) for table, key, row in wanted]
    return [each for each in found if each[2]]


def _unlike(standing: Row, told: Row) -> set[str]:
    return {name for name in told if name not in UNTOLD and (name not in standing or standing[name] != told[name])}


def _side(mine: Tables, other: Tables) -> Side:
    return Side(
        {table: [dict(row) for key, row in rows.items() if key not in other[table]] for table, rows in mine.items()},
        {
            table: {
                key: fields
                for key, row in rows.items()
                if key in other[table] and (fields := _fields(row, other[table][key]))
            }
            for table, rows in mine.items()
        },
    )


def _fields(mine: Row, other: Row) -> Row:
    return {name: value for name, value in mine.items() if value != other[name] and name not in UNTOLD}
