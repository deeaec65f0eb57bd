"""The small interface through which every room reads and writes rows."""

import sqlite3
import threading
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from data.columns import differences
from data.engine import sqlite_utils
from errors import Refusal
from words.text import sentence

Row = dict[str, Any]
BUSY_SECONDS = 5.0
PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    f"busy_timeout={int(BUSY_SECONDS * 1000)}",
)


class StaleSave(Refusal):
    """Somebody else saved this row first; carries what stands there and what was to be saved."""

    def __init__(self, theirs: Row, yours: Row) -> None:
        self.theirs, self.yours = theirs, yours
        found = differences(theirs, yours)
        words = sentence("Somebody else saved this first, as you wanted it. Reload the page to see it.")
        if found:
            words = sentence("Somebody else saved this first. What stands there → yours: {values}", values=found)
        super().__init__(words)


class Gone(Refusal):
    """The row to be changed is not there (any more)."""

    def __init__(self) -> None:
        super().__init__(sentence("This entry is not there any more. Reload the page to see what is."))


class Repeated(Refusal):
    """The submit was saved already: a double click is one save."""

    def __init__(self) -> None:
        super().__init__(sentence("This was saved already."))


class FairLock:
    """A lock that serves waiting threads in the order in which they came."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._waiting: deque[threading.Lock] = deque()
        self._held = False

    def __enter__(self) -> None:
        with self._guard:
            if not self._held:
                self._held = True
                return
            turn = threading.Lock()
            turn.acquire()
            self._waiting.append(turn)
        turn.acquire()

    def __exit__(self, *_: object) -> None:
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._held = False


_WRITERS = FairLock()


class Database:
    """Rows in, rows out; one connection, used by one thread, for one unit of work."""

    def __init__(self, path: Path | str) -> None:
        self.path = str(path)
        connection = sqlite3.connect(str(path), timeout=BUSY_SECONDS)
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        self.tables = sqlite_utils.Database(connection, strict=True)

    @property
    def connection(self) -> sqlite3.Connection:
        """Return the connection under sqlite-utils, for this room only."""
        connection = self.tables.conn
        assert connection is not None
        return connection

    @property
    def is_changing(self) -> bool:
        """Return whether a transaction is open on this connection: what it reads may not be saved yet."""
        return self.connection.in_transaction

    def close(self) -> None:
        """Close the connection; an open transaction is rolled back."""
        self.tables.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Hold the process-wide fair lock and the write lock; all or nothing, whatever ends the block.

        Inside another transaction the block joins it: it is saved when the outer one is, and a block that ends
        early takes back what it did itself, so that whoever catches its refusal goes on with what was before.
        """
        if self.connection.in_transaction:
            with self._joined():
                yield
            return
        with _WRITERS:
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self.connection.rollback()
                raise
            self.connection.commit()

    @contextmanager
    def _joined(self) -> Iterator[None]:
        self.connection.execute("SAVEPOINT joined")
        try:
            yield
        except BaseException:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK TO joined")
                self.connection.execute("RELEASE joined")
            raise
        self.connection.execute("RELEASE joined")

    def insert(self, table: str, row: Mapping[str, Any]) -> None:
        """Insert one row."""
        self.insert_many(table, [row])

    def insert_many(self, table: str, rows: Sequence[Mapping[str, Any]]) -> None:
        """Insert rows that share their columns."""
        if not rows:
            return
        columns = list(rows[0])
        names, marks = ", ".join(f'"{c}"' for c in columns), ", ".join(f":{c}" for c in columns)
        self._change(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', rows)

    def update(self, table: str, row_id: str, version: int, changes: Mapping[str, Any]) -> None:
        """Change one row that stands at this version; refuse with both values when it does not."""
        sets = ", ".join(f'"{column}" = :{column}' for column in changes)
        statement = f'UPDATE "{table}" SET {sets}, version = version + 1 WHERE id = :_id AND version = :_version'
        if not self._change(statement, [{**changes, "_id": row_id, "_version": version}]):
            standing = self.get(table, row_id)
            raise StaleSave(standing, dict(changes)) if standing else Gone()

    def delete(self, table: str, row_id: str) -> None:
        """Remove one row."""
        self._change(f'DELETE FROM "{table}" WHERE id = :id', [{"id": row_id}])

    def delete_many(self, table: str, row_ids: Sequence[str]) -> None:
        """Remove rows by their ids."""
        if row_ids:
            self._change(f'DELETE FROM "{table}" WHERE id = :id', [{"id": each} for each in row_ids])

    def execute(self, statement: str, **values: Any) -> int:
        """Run one changing statement with named parameters; return how many rows it changed."""
        return self._change(statement, [values])

    def get(self, table: str, row_id: str) -> Row | None:
        """Return the row with this id, if there is one."""
        return self.one(f'SELECT * FROM "{table}" WHERE id = :id', id=row_id)

    def one(self, statement: str, **values: Any) -> Row | None:
        """Return the first row of a query, if there is one."""
        return next(iter(self.select(statement, **values)), None)

    def select(self, statement: str, **values: Any) -> list[Row]:
        """Return the rows of a query with named parameters."""
        return list(self.tables.query(statement, values))

    def tuples(self, statement: str, **values: Any) -> list[tuple[Any, ...]]:
        """Return the rows of a query as tuples, which is quicker where there are thousands."""
        return self.connection.execute(statement, values).fetchall()

    def _change(self, statement: str, rows: Sequence[Mapping[str, Any]]) -> int:
        if self.connection.in_transaction:
            return self.connection.executemany(statement, rows).rowcount
        with self.transaction():
            return self.connection.executemany(statement, rows).rowcount


@contextmanager
def open_database(path: Path | str) -> Iterator[Database]:
    """Open late, close early: one connection around one read or one action."""
    database = Database(path)
    try:
        yield database
    finally:
        database.close()
