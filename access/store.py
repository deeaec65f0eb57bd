"""The rows of the journal, of revisions and of submits."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from access.journal import Entry, Facts, Record, Signature, canonical, entry_hash
from data.database import Database, Repeated, Row

SUBMITS_KEPT = timedelta(days=30)
"""No page that was opened longer ago is clicked twice."""
FORGOTTEN_AT_ONCE = 100


def append_entry(db: Database, signature: Signature, entry: Entry) -> int:
    """Append an entry to the journal, raise the programme's revision, and return the entry's number."""
    head = db.one("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1")
    previous, seq = (head["hash"], head["seq"] + 1) if head else ("", 1)
    db.insert(
        "journal",
        {
            "seq": seq,
            "at": signature.at.isoformat(),
            "actor": signature.actor,
            "programme_id": entry.programme_id,
            "verb": entry.verb,
            "subject": entry.subject,
            "before": canonical(entry.before),
            "after": canonical(entry.after),
            "previous": previous,
            "hash": entry_hash(previous, signature, entry),
        },
    )
    db.execute("UPDATE programmes SET revision = revision + 1 WHERE id = :id", id=entry.programme_id)
    return seq


def claim_submit(db: Database, signature: Signature) -> None:
    """Remember the submit id for 30 days; refuse one that was saved before."""
    if signature.submit_id is None:
        return
    _forget_submits(db, (signature.at - SUBMITS_KEPT).isoformat())
    if db.one("SELECT id FROM submissions WHERE id = :id", id=signature.submit_id):
        raise Repeated
    db.insert("submissions", {"id": signature.submit_id, "at": signature.at.isoformat()})


def _forget_submits(db: Database, before: str) -> None:
    """Drop the oldest submits: a few with every save, so that no save waits for it."""
    db.execute(
        "DELETE FROM submissions WHERE at < :before AND rowid IN "
        "(SELECT rowid FROM submissions ORDER BY rowid LIMIT :most)",
        before=before,
        most=FORGOTTEN_AT_ONCE,
    )


def load_journal(db: Database, programme_id: str, limit: int = 50) -> list[Record]:
    """Return the newest records of a programme, newest first."""
    rows = db.select(
        "SELECT * FROM journal WHERE programme_id = :programme_id ORDER BY seq DESC LIMIT :limit",
        programme_id=programme_id,
        limit=limit,
    )
    return [_record(row) for row in rows]


def read_chain(db: Database, page: int = 5000) -> Iterator[Record]:
    """Yield the whole journal in order."""
    after = 0
    while rows := db.select(
        "SELECT * FROM journal WHERE seq > :after ORDER BY seq LIMIT :page", after=after, page=page
    ):
        yield from map(_record, rows)
        after = rows[-1]["seq"]


def load_cut_off(db: Database) -> list[tuple[str, int]]:
    """Return each programme that has fewer entries than it had changes, and how many are not there."""
    rows = db.select(
        "SELECT id, revision - (SELECT count(*) FROM journal WHERE programme_id = programmes.id) AS lost "
        "FROM programmes ORDER BY id"
    )
    return [(row["id"], row["lost"]) for row in rows if row["lost"] > 0]


def load_revision(db: Database, programme_id: str) -> int:
    """Return the programme's revision; 0 when there is no such programme."""
    row = db.one("SELECT revision FROM programmes WHERE id = :id", id=programme_id)
    return int(row["revision"]) if row else 0


def _record(row: Row) -> Record:
    entry = Entry(row["programme_id"], row["verb"], row["subject"], _facts(row["before"]), _facts(row["after"]))
    return Record(row["seq"], row["actor"], _moment(row["at"]), entry, row["previous"], row["hash"])


def _facts(written: str) -> Facts:
    """Return the facts; what somebody made unreadable stays as text, so that its hash no longer fits."""
    try:
        found = json.loads(written)
    except ValueError:
        found = written
    return found if isinstance(found, dict) else {"": found}


def _moment(written: str) -> datetime:
    try:
        return datetime.fromisoformat(written)
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)
