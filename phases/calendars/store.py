"""The rows of who follows which calendar."""

from collections.abc import Mapping

from data.database import Database
from phases.calendars.followers import Follow, Follower, FollowerKind

TABLES: Mapping[FollowerKind, str] = {
    "programme": "programmes",
    "unit": "units",
    "person": "persons",
    "task": "tasks",
}


def save_follow(db: Database, follower: Follower, follow: Follow) -> None:
    """Give a follower that stands at this version another calendar; refuse a stale save with both values."""
    db.update(TABLES[follow.kind], follow.id, follower.version, {"calendar_key": follow.after})
