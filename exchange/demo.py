"""The demo programmes, made through the same actions as the pages use, so that today lies in their middle."""

from datetime import UTC, date, datetime, time, timedelta

from access.journal import Signature
from data.database import Database
from evaluation.actions import add_log
from evaluation.events.mapping import Mapping
from evaluation.logs import Upload
from exchange.replay import live
from exchange.script import Story, opening, stories
from exchange.use import usage_log
from methodology.loader import load_pack
from methodology.pack import Pack
from phases.actions import create_programme
from phases.programme import plain
from phases.store import load_heads


def load_demo(db: Database, today: date) -> list[str]:
    """Add the demo programmes and return their ids; those that are there already stay as they are."""
    pack = load_pack()
    present = {head.name["en"] for head in load_heads(db) if not isinstance(head.name, str) and "en" in head.name}
    return [tell_story(db, story, pack, today) for story in stories() if plain(story.programme.name) not in present]


def tell_story(db: Database, story: Story, pack: Pack, today: date) -> str:
    """Create a story's programme, live it up to today, and return its id."""
    asked = opening(story, today)
    signature = Signature(plain(asked.manager), datetime.combine(asked.start_on, time(8), UTC))
    programme = create_programme(db, signature, asked, pack)
    live(db, programme, (story, pack), today)
    if story.usage:
        signature = Signature(plain(asked.manager), datetime.combine(today - timedelta(days=1), time(8), UTC))
        mapping = Mapping(user="user", time="time", site="site", module="module", action="action")
        log = Upload(f"crm-events-{today:%Y-%m}.csv", usage_log(story.usage, today), mapping)
        add_log(db, signature, programme.id, log)
    return programme.id
