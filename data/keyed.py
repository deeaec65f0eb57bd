"""Rows that people keep under a key in a programme, read and saved as the plain values that rules work with."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, Generic, Protocol, TypeVar

from data.database import Database, Gone, Row, StaleSave
from words.text import restored, stored


class Keeps(Protocol):
    """A frozen value with the key it is kept under and the version it was read at; version 0 is not saved yet."""

    @property
    def key(self) -> str:
        """Return its key; empty until it is saved."""

    @property
    def version(self) -> int:
        """Return the version it was read at."""


T = TypeVar("T", bound=Keeps)


@dataclass(frozen=True)
class Shelf(Generic[T]):
    """A table whose columns are the fields of a model, and which of them hold words, lists or days."""

    table: str
    model: type[T]
    prefix: str = ""
    words: frozenset[str] = frozenset()
    lists: frozenset[str] = frozenset()
    days: frozenset[str] = frozenset()

    @property
    def noun(self) -> str:
        """Return what the journal calls one of its values."""
        return self.model.__name__.lower()

    def item(self, row: Row) -> T:
        """Return a row as its value."""
        return self.model(**{each.name: self._read(each.name, row[each.name]) for each in fields(self.model)})  # type: ignore[arg-type]

    def row(self, item: T) -> Row:
        """Return a value as the columns of its row, key and version left out."""
        names = (each.name for each in fields(item))  # type: ignore[arg-type]
        return {name: self._written(name, getattr(item, name)) for name in names if name not in ("key", "version")}

    def _read(self, name: str, value: Any) -> Any:
        if name in self.words:
            return restored(value)
        if name in self.lists:
            return tuple(json.loads(value))
        return date.fromisoformat(value) if name in self.days and value else value

    def _written(self, name: str, value: Any) -> Any:
        if name in self.words:
            return stored(value)
        if name in self.lists:
            return json.dumps(value)
        return value.isoformat() if isinstance(value, date) else value


def load_kept(db: Database, shelf: Shelf[T], programme_id: str) -> list[T]:
    """Return what a programme keeps on the shelf, in its order."""
    rows = db.select(
        f'SELECT * FROM "{shelf.table}" WHERE programme_id = :programme_id ORDER BY position, id',
        programme_id=programme_id,
    )
    return [shelf.item(row) for row in rows]


def standing_at(db: Database, shelf: Shelf[T], programme_id: str, key: str) -> T | None:
    """Return the value that stands under a key, if there is one."""
    row = db.get(shelf.table, f"{programme_id}:{key}")
    return shelf.item(row) if row else None


def keep(db: Database, shelf: Shelf[T], programme_id: str, item: T) -> T:
    """Save a value and return it as it stands now; refuse a stale one with both values."""
    row = shelf.row(item)
    if item.version:
        db.update(shelf.table, f"{programme_id}:{item.key}", item.version, row)
        return replace(item, version=item.version + 1)  # type: ignore[type-var]
    standing = db.select(
        f'SELECT key, position FROM "{shelf.table}" WHERE programme_id = :programme_id', programme_id=programme_id
    )
    key = item.key or next_key(shelf.prefix, (each["key"] for each in standing))
    if any(each["key"] == key for each in standing):
        raise StaleSave(db.get(shelf.table, f"{programme_id}:{key}") or {}, row)
    position = max((each["position"] for each in standing), default=-1) + 1
    place = {"id": f"{programme_id}:{key}", "programme_id": programme_id, "key": key, "position": position}
    db.insert(shelf.table, {**place, **row, "version": 1})
    return replace(item, key=key, version=1)  # type: ignore[type-var]


def drop(db: Database, shelf: Shelf[T], programme_id: str, item: T) -> None:
    """Remove a value; refuse one that somebody changed or removed since it was read."""
    row_id = f"{programme_id}:{item.key}"
    statement = f'DELETE FROM "{shelf.table}" WHERE id = :id AND version = :version'
    if not db.execute(statement, id=row_id, version=item.version):
        standing = db.get(shelf.table, row_id)
        raise StaleSave(standing, shelf.row(item)) if standing else Gone()


def next_key(prefix: str, taken: Iterable[str]) -> str:
    """Return the prefix with the number after the highest one in use: `r-7`."""
    numbers = [int(each.rpartition("-")[2]) for each in taken if each.rpartition("-")[2].isdigit()]
    return f"{prefix}-{max(numbers, default=0) + 1}"
