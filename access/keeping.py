"""Saving and removing what people keep under a key, each with its entry in the journal."""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from access.actions import record
from access.journal import Entry, Facts, Signature
from data.database import Database
from data.keyed import Shelf, T, drop, keep, standing_at

Place = tuple[str, Shelf[T]]
"""Whose programme, and which shelf."""


def save_kept(db: Database, signature: Signature, place: Place[T], item: T) -> str:
    """Save a value with its entry `add_…` or `edit_…` and return its key; refuse a stale one with both values."""
    programme_id, shelf = place
    before = standing_at(db, shelf, programme_id, item.key) if item.version else None
    saved = keep(db, shelf, programme_id, item)
    verb = f"{'edit' if item.version else 'add'}_{shelf.noun}"
    record(db, signature, Entry(programme_id, verb, saved.key, facts_of(before) if before else {}, facts_of(saved)))
    return saved.key


def remove_kept(db: Database, signature: Signature, place: Place[T], item: T) -> None:
    """Remove a value with its entry `remove_…`; refuse one that somebody changed since."""
    programme_id, shelf = place
    drop(db, shelf, programme_id, item)
    record(db, signature, Entry(programme_id, f"remove_{shelf.noun}", item.key, facts_of(item), {}))


def save_batch(
    db: Database, signature: Signature, place: Place[T], told: tuple[str, str], batch: tuple[Sequence[T], Sequence[T]]
) -> None:
    """Save values and remove others with one entry, named by verb and subject; refuse any that somebody changed."""
    (programme_id, shelf), (kept, removed) = place, batch
    before: dict[str, Facts] = {}
    after: dict[str, Facts] = {}
    for item in removed:
        drop(db, shelf, programme_id, item)
        before[item.key] = facts_of(item)
    for item in kept:
        if item.version and (standing := standing_at(db, shelf, programme_id, item.key)):
            before[item.key] = facts_of(standing)
        saved = keep(db, shelf, programme_id, item)
        after[saved.key] = facts_of(saved)
    record(db, signature, Entry(programme_id, *told, before, after))


def facts_of(item: Any) -> Facts:
    """Return what the journal keeps of a value: all its fields but key and version."""
    return {each.name: getattr(item, each.name) for each in fields(item) if each.name not in ("key", "version")}
