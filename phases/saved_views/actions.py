"""What people do with views of a plan: keep one under a name, delete it."""

import uuid
from collections.abc import Mapping
from dataclasses import replace

from access.actions import acting, record
from access.journal import Entry, Signature
from data.database import Database, Gone
from phases.actions import find_programme
from phases.saved_views import store
from phases.saved_views.saved_view import SavedView, named, view_name, view_parts


def keep_view(
    db: Database, signature: Signature, programme_id: str, wanted: tuple[str, Mapping[str, object]]
) -> SavedView:
    """Keep what is seen under a name, in place of what the name meant before; refuse one too many."""
    name, parts = view_name(wanted[0]), view_parts(wanted[1])
    with acting(db, signature):
        find_programme(db, programme_id)
        standing = named(store.load_views(db, programme_id), name)
        made_at = signature.at.isoformat()
        if standing:
            view = replace(standing, parts=parts, made_by=signature.actor, made_at=made_at)
            store.update_view(db, view)
        else:
            view = SavedView(uuid.uuid4().hex, name, parts, signature.actor, made_at)
            store.insert_view(db, programme_id, view)
        before = {"parts": dict(standing.parts)} if standing else {}
        record(db, signature, Entry(programme_id, "keep_view", name, before, {"parts": parts}))
    return view


def drop_view(db: Database, signature: Signature, programme_id: str, view_id: str) -> None:
    """Delete a view; refuse one that is gone already."""
    with acting(db, signature):
        find_programme(db, programme_id)
        view = next((each for each in store.load_views(db, programme_id) if each.id == view_id), None)
        if view is None:
            raise Gone
        store.delete_view(db, view_id)
        record(db, signature, Entry(programme_id, "drop_view", view.name, {"parts": dict(view.parts)}, {}))
