"""What a large assessment costs on its way to a file and back, and as a report: 200 people, 56 questions."""

import random
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from access.journal import Signature
from assessments.actions import start_assessment
from assessments.responses import Respondent, Response, Role
from assessments.starting import NewAssessment
from assessments.store import add_respondents, append_responses, load_assessment
from data.database import Database, open_database
from data.upgrade import upgrade
from exchange.assessment.actions import accept, preview, shown_snapshot, write_answers
from exchange.assessment.workbook.tables import table_in
from exchange.stories.demo import load_demo
from phases.actions import find_programme
from reports.assessment.facts import load_assessment_facts
from reports.assessment.report import assessment_parts, assessment_title
from reports.render import parts_to_html

PEOPLE, RUNS = 200, 3
OCEAN = "ocean-freight-crm"
ANN = Signature("ann", datetime(2026, 11, 20, 9, tzinfo=UTC))


def make_assessment(db: Database) -> str:
    """Start an assessment that everybody answered in full, with evidence and comments; return its id."""
    chance = random.Random(7)
    key = start_assessment(db, ANN, OCEAN, NewAssessment("Large", date(2026, 11, 20)))
    people = [Respondent(f"p{at}", f"Person {at}", role=chance.choice(list(Role))) for at in range(PEOPLE)]
    places = shown_snapshot(db, key).questionnaire.asks
    given = [
        Response(
            who.id,
            *place,
            {"intention": chance.choice("NPLF"), "reality": chance.choice("NPLF?")},
            comment=f"As seen in {place[0]}" if chance.random() < 0.3 else "",
            evidence=f"DOC-{who.id}-{place[0]}{place[1]}",
            evidence_on=date(2026, 10, 1),
        )
        for who in people
        for place in places
    ]
    add_respondents(db, key, people, ANN.at)
    append_responses(db, key, given, ANN.at)
    return key


def measured(name: str, work: Callable[[], object]) -> object:
    """Run the work several times, print the median of its CPU and wall seconds, and return what it made."""
    taken = []
    for _ in range(RUNS):
        cpu, wall = time.process_time(), time.perf_counter()
        found = work()
        taken.append((time.process_time() - cpu, time.perf_counter() - wall))
    used, waited = (statistics.median(each) for each in zip(*taken, strict=True))
    size = f"{len(found) / 1e6:8.1f}" if isinstance(found, bytes | str) else ""
    print(f"{name:34} {used:8.2f} {waited:8.2f} {size}")
    return found


def bench(db: Database, key: str) -> None:
    """Print what export, import and report cost; as edited, about one row in forty has another comment."""
    title = f"round trip, {PEOPLE} respondents × 56 questions"
    print(f"\n{title:34} {'cpu s':>8} {'wall s':>8} {'MB':>8}")
    book = measured("export xlsx", lambda: write_answers(shown_snapshot(db, key), "xlsx", "en"))
    measured("import xlsx, nothing edited", lambda: preview(db, table_in(as_bytes(book)), key))
    table = measured("export csv", lambda: write_answers(shown_snapshot(db, key), "csv", "en"))
    edited = as_bytes(table).replace(b"As seen in C1", b"Seen in C1")
    measured("import csv, some cells edited", lambda: preview(db, table_in(edited), key))
    changes = preview(db, table_in(edited), key).difference.changes
    start = time.process_time()
    accept(db, ANN, key, changes)
    print(f"{f'accept {len(changes)} cells':34} {time.process_time() - start:8.2f}")
    measured("report, one page", lambda: _report(db, key, False))
    measured("report with annex", lambda: _report(db, key, True))


def as_bytes(found: object) -> bytes:
    """Return what was written."""
    assert isinstance(found, bytes)
    return found


def _report(db: Database, key: str, annex: bool) -> str:
    facts = load_assessment_facts(db, find_programme(db, OCEAN), load_assessment(db, key))
    return parts_to_html(assessment_parts(facts, "en", annex), assessment_title(facts, "en"), "en")


def main() -> None:
    """Print all figures."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pilotage.db"
        upgrade(path, ANN.at)
        with open_database(path) as db:
            load_demo(db, date(2026, 11, 23))
            bench(db, make_assessment(db))


if __name__ == "__main__":
    main()
