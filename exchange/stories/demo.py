"""The demo programmes, made through the same actions as the pages use, so that today lies in their middle."""

from datetime import UTC, date, datetime, time, timedelta

from access.journal import Signature
from data.database import Database
from evaluation.actions import add_log
from evaluation.events.mapping import Mapping
from evaluation.logs import Upload
from evaluation.store import load_logs
from exchange.stories.asking import hold_survey, survey_stories
from exchange.stories.choosing import Setting, choosing_story, tell_choosing
from exchange.stories.replay import live
from exchange.stories.script import Story, UsageStory, opening, stories
from exchange.stories.use import usage_log
from methodology.loader import load_pack
from methodology.pack import Pack
from phases.actions import create_programme
from phases.programme import plain
from phases.store import load_heads


def load_demo(db: Database, today: date) -> list[str]:
    """Add the demo programmes and return their ids; those that are there already stay as they are."""
    pack = load_pack()
    present = {plain(head.name): head.id for head in load_heads(db)}
    told = stories()
    added = [tell_story(db, story, pack, today) for story in told if plain(story.programme.name) not in present]
    present = {plain(head.name): head.id for head in load_heads(db)}
    for story in told:
        programme_id = present[plain(story.programme.name)]
        if story.usage and not load_logs(db, programme_id):
            add_use(db, programme_id, story.usage, today)
    return added


def tell_story(db: Database, story: Story, pack: Pack, today: date) -> str:
    """Create a story's programme and live it up to today, all of it or nothing; return its id.

    Its actions join one transaction: a story is some seconds of saves that nobody may see half told. Whoever
    saves meanwhile waits; between two stories they have their turn.
    """
    asked = opening(story, today)
    signature = Signature(plain(asked.manager), datetime.combine(asked.start_on, time(8), UTC))
    with db.transaction():
        programme = create_programme(db, signature, asked, pack)
        if story.choosing:
            choosing = Setting(db, programme.id, programme.start_on, today, signature)
            tell_choosing(choosing, choosing_story(story.choosing))
        if story.asking:
            for survey in survey_stories(story.asking):
                hold_survey(Setting(db, programme.id, programme.start_on, today, signature), survey)
        live(db, programme, (story, pack), today)
    return programme.id


def add_use(db: Database, programme_id: str, told: UsageStory, today: date) -> None:
    """Add the generated event log of a story."""
    signature = Signature("A. Reyes", datetime.combine(today - timedelta(days=1), time(8), UTC))
    mapping = Mapping(user="user", time="time", site="site", module="module", action="action")
    add_log(db, signature, programme_id, Upload(f"crm-events-{today:%Y-%m}.csv", usage_log(told, today), mapping))
