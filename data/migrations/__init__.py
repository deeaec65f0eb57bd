"""The schema, as ordered changes; a released change is never edited, a new one is added below it."""

from data.migrations import first, planning  # isort: skip
from data.migrations import assessing  # isort: skip
from data.migrations import choosing  # isort: skip
from data.migrations import views  # isort: skip
from data.migrations import calendars  # isort: skip
from data.migrations import packs  # isort: skip
from data.migrations import expecting  # isort: skip
from data.migrations import proving  # isort: skip
from data.migrations import reading  # isort: skip
from data.migrations.ordered import migrations

__all__ = [
    "assessing",
    "calendars",
    "choosing",
    "expecting",
    "first",
    "migrations",
    "packs",
    "planning",
    "proving",
    "reading",
    "views",
]
