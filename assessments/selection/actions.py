"""What people do to know what customers are worth: keep segments, life events and terms."""

from dataclasses import replace

from access.actions import acting
from access.journal import Signature
from access.keeping import remove_kept, save_kept
from assessments.selection import store
from assessments.selection.segment import (
    Event,
    Segment,
    ValueTerms,
    plain_name,
    refuse_event,
    refuse_segment,
    refuse_value_terms,
)
from data.database import Database
from data.keyed import drop


def save_segment(db: Database, signature: Signature, programme_id: str, segment: Segment) -> str:
    """Save a customer segment and return its key; refuse mistakes and stale saves."""
    with acting(db, signature):
        others = [each for each in store.load_segments(db, programme_id) if each.key != segment.key]
        refuse_segment(segment, {plain_name(each.name) for each in others})
        return save_kept(db, signature, (programme_id, store.SEGMENTS), segment)


def remove_segment(db: Database, signature: Signature, programme_id: str, segment: Segment) -> None:
    """Remove a customer segment with its life events."""
    with acting(db, signature):
        for event in store.load_events(db, programme_id):
            if event.segment == segment.key:
                drop(db, store.EVENTS, programme_id, event)
        remove_kept(db, signature, (programme_id, store.SEGMENTS), segment)


def save_event(db: Database, signature: Signature, programme_id: str, event: Event) -> str:
    """Save a life event and return its key; refuse mistakes and stale saves."""
    with acting(db, signature):
        refuse_event(event, [each.key for each in store.load_segments(db, programme_id)])
        return save_kept(db, signature, (programme_id, store.EVENTS), event)


def remove_event(db: Database, signature: Signature, programme_id: str, event: Event) -> None:
    """Remove a life event."""
    with acting(db, signature):
        remove_kept(db, signature, (programme_id, store.EVENTS), event)


def save_value_terms(db: Database, signature: Signature, programme_id: str, terms: ValueTerms) -> None:
    """Save how many periods count, at which rate and in which currency; refuse mistakes."""
    with acting(db, signature):
        refuse_value_terms(terms)
        save_kept(db, signature, (programme_id, store.TERMS), replace(terms, key="terms"))
