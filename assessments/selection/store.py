"""The rows of customer segments, their life events and the terms of their value."""

from assessments.selection.segment import Event, Segment, ValueTerms
from data.database import Database
from data.keyed import Shelf, load_kept

SEGMENTS = Shelf("value_segments", Segment, "s", words=frozenset({"name"}))
EVENTS = Shelf("life_events", Event, "e", words=frozenset({"title"}), lists=frozenset({"today", "potential"}))
TERMS = Shelf("value_terms", ValueTerms)


def load_segments(db: Database, programme_id: str) -> list[Segment]:
    """Return a programme's customer segments in their order."""
    return load_kept(db, SEGMENTS, programme_id)


def load_events(db: Database, programme_id: str) -> list[Event]:
    """Return the life events of all segments in their order."""
    return load_kept(db, EVENTS, programme_id)


def load_value_terms(db: Database, programme_id: str) -> ValueTerms:
    """Return the terms of customer value; four periods at 10 % in EUR until somebody changes them."""
    return next(iter(load_kept(db, TERMS, programme_id)), ValueTerms())
