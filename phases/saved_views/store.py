"""The rows of saved views."""

import json

from data.database import Database
from phases.saved_views.saved_view import SavedView

TABLE = "plan_views"


def load_views(db: Database, programme_id: str) -> list[SavedView]:
    """Return the views of a programme's plan, by name."""
    rows = db.select(
        "SELECT * FROM plan_views WHERE programme_id = :programme_id ORDER BY name, id", programme_id=programme_id
    )
    return [
        SavedView(row["id"], row["name"], json.loads(row["parts"]), row["made_by"], row["made_at"], row["version"])
        for row in rows
    ]


def insert_view(db: Database, programme_id: str, view: SavedView) -> None:
    """Save a new view."""
    row = {
        "id": view.id,
        "programme_id": programme_id,
        "name": view.name,
        "parts": _stored(view),
        "made_by": view.made_by,
        "made_at": view.made_at,
        "version": view.version,
    }
    db.insert(TABLE, row)


def update_view(db: Database, view: SavedView) -> None:
    """Save what a view shows now; `view` has the version at which it stands."""
    changes = {"parts": _stored(view), "made_by": view.made_by, "made_at": view.made_at}
    db.update(TABLE, view.id, view.version, changes)


def delete_view(db: Database, view_id: str) -> None:
    """Remove a view."""
    db.delete(TABLE, view_id)


def _stored(view: SavedView) -> str:
    return json.dumps(dict(view.parts), ensure_ascii=False)
