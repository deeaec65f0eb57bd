"""How an action is one transaction that leaves its entry in the journal."""

from collections.abc import Iterator
from contextlib import contextmanager

from access.journal import Entry, Signature
from access.store import append_entry, claim_submit
from data.database import Database


@contextmanager
def acting(db: Database, signature: Signature) -> Iterator[None]:
    """Run one action: one transaction, and one save per submit id."""
    with db.transaction():
        claim_submit(db, signature)
        yield


def record(db: Database, signature: Signature, entry: Entry) -> int:
    """Write what the action changed into the journal; return the entry's number."""
    return append_entry(db, signature, entry)
