"""The demo programmes, made through the same actions as the pages use, so that today lies in their middle."""

from datetime import UTC, date, datetime, time

from access.journal import Signature
from data.database import Database
from exchange.replay import live
from exchange.script import Story, opening, stories
from methodology.loader import load_pack
from methodology.pack import Pack
from phases.actions import create_programme
from phases.programme import plain
from phases.store import load_heads


def load_demo(db: Database, today: date) -> list[str]:
    """Add the demo programmes and return their ids; those that are there already stay as they are."""
    pack = load_pack()
    present = {head.name["en"] for head in load_heads(db) if not isinstance(head.name, str) and "en" in head.name}
    return [_tell(db, story, pack, today) for story in stories() if plain(story.programme.name) not in present]


def _tell(db: Database, story: Story, pack: Pack, today: date) -> str:
    asked = opening(story, today)
    signature = Signature(plain(asked.manager), datetime.combine(asked.start_on, time(8), UTC))
    programme = create_programme(db, signature, asked, pack)
    live(db, programme, (story, pack), today)
    return programme.id
