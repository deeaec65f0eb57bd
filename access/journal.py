"""The journal: every change, who made it, before and after, chained by hash."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

Facts = Mapping[str, object]


@dataclass(frozen=True)
class Signature:
    """Who acts, when, and under which submit id (so that a double click is one save)."""

    actor: str
    at: datetime
    submit_id: str | None = None


@dataclass(frozen=True)
class Entry:
    """One change: the verb, the subject it changed, and the facts before and after."""

    programme_id: str
    verb: str
    subject: str
    before: Facts
    after: Facts


@dataclass(frozen=True)
class Record:
    """An entry as it stands in the journal, with its number, signature and hash."""

    seq: int
    actor: str
    at: datetime
    entry: Entry
    previous: str
    hash: str


def canonical(facts: Facts) -> str:
    """Return facts as JSON that is the same for the same facts."""
    return json.dumps(facts, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)


def entry_hash(previous: str, signature: Signature, entry: Entry) -> str:
    """Return the hash that chains an entry to the one before it."""
    parts = (
        previous,
        signature.actor,
        signature.at.isoformat(),
        entry.programme_id,
        entry.verb,
        entry.subject,
        canonical(entry.before),
        canonical(entry.after),
    )
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def broken_links(records: Iterable[Record]) -> list[int]:
    """Return the numbers of the records whose hash or predecessor does not fit: changed, moved or removed."""
    broken: list[int] = []
    previous, number = "", 0
    for record in records:
        number += 1
        expected = entry_hash(record.previous, Signature(record.actor, record.at), record.entry)
        if record.previous != previous or record.hash != expected or record.seq != number:
            broken.append(record.seq)
        previous, number = record.hash, record.seq
    return broken
