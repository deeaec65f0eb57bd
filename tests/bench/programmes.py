"""The databases of the bench: the demo, a programme with 500 tasks and 30 units, an imported plan of 1,000 rows."""

from datetime import UTC, date, datetime, time
from pathlib import Path

from access.journal import Signature
from data.database import Database, open_database
from data.upgrade import upgrade
from exchange.plan.mspdi.writing.writing import write_mspdi
from exchange.stories.demo import load_demo, tell_story
from exchange.stories.script import Facts, Story
from methodology.loader import load_pack
from phases import store
from phases.actions import add_task
from phases.editing.edits import NewTask
from phases.programme import NewUnit
from tests.bench.plan_cost import bring_in, plan

TODAY = date(2026, 11, 23)
TASKS, UNITS = 500, 30
LARGE = "large"
VAST = "plan-of-1000"
PHASES = ("plan", "build", "deploy")


def make_database(path: Path) -> Path:
    """Write the demo and the large programme into a new file; return its path."""
    upgrade(path, datetime.now(UTC))
    with open_database(path) as db:
        load_demo(db, TODAY)
        tell_story(db, large_story(), load_pack(), TODAY)
        add_work(db)
        file = path.with_suffix(".xml")
        file.write_bytes(write_mspdi(plan(1000)))
        bring_in(db, file)
    return path


def large_story() -> Story:
    """Return the story of a programme with thirty units."""
    units = tuple(NewUnit(name=f"Unit {n:02}", wave=(n + 4) // 6, people=20 + n) for n in range(UNITS))
    people = {"sponsor": "S. Ponsor", "manager": "M. Anager"}
    texts = dict.fromkeys(("client", "scope", "product"), "Large")
    steps = tuple(load_pack().step)
    facts = Facts(name="Large", **texts, **people, country="DE", steps=steps, promised_after_weeks=60, units=units)
    return Story(started_weeks_ago=30, programme=facts, owners={}, slips={"collect.data-cleansing": 8})


def add_work(db: Database) -> None:
    """Add tasks until the large programme has five hundred."""
    signature = Signature("bench", datetime.combine(TODAY, time(9), UTC))
    steps = list(load_pack().step)
    made = sum(task.kind != "summary" for task in store.load_plan(db, LARGE).tasks)
    for number in range(TASKS - made):
        step, phase = steps[number % len(steps)], PHASES[number % len(PHASES)]
        add_task(db, signature, LARGE, NewTask(f"Extra work {number}", 1 + number % 9, step, phase))
