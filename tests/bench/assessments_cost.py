"""What a large assessment costs: 200 respondents in 12 units answer 56 questions; counted, shown again and again."""

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from access.journal import Signature
from assessments.actions import NewAssessment, start_assessment
from assessments.responses import Respondent, Response, Role
from assessments.results.result import make_result
from assessments.results.store import load_result, load_stamp
from assessments.store import add_respondents, append_responses, load_assessment, load_respondents, load_responses
from data.database import Database, open_database
from data.upgrade import upgrade
from exchange.stories.demo import tell_story
from methodology.loader import load_pack
from phases.store import load_units
from tests.bench.programmes import LARGE, TODAY, large_story
from tests.bench.server_cost import page_costs, product, serving
from tests.browser.server import browser

PEOPLE, UNITS = 200, 12
VIEWS = ("result", "agree", "evidence", "actions", "compare")
LETTERS = "NPLF"
ROLES = (Role.MANAGEMENT, Role.USERS, Role.USERS, Role.IT)


def make_assessment(db: Database) -> str:
    """Add the large assessment to the large programme and return its id; answers differ by person and question."""
    signature = Signature("bench", datetime.combine(TODAY, datetime.min.time(), UTC))
    found = start_assessment(db, signature, LARGE, NewAssessment("Large", TODAY, "rollout-release"))
    units = [each.key for each in load_units(db, LARGE)][:UNITS]
    people = [
        Respondent(f"{found}{n}", f"Person {n:03}", role=ROLES[n % len(ROLES)], unit=units[n % UNITS])
        for n in range(PEOPLE)
    ]
    add_respondents(db, found, people, signature.at)
    asked = [(d.id, q.id) for d in load_pack().dimensions for q in d.question]
    given = [
        Response(person.id, *at, _given(who, number), evidence="DOC" if (who + number) % 3 else "")
        for who, person in enumerate(people)
        for number, at in enumerate(asked)
    ]
    append_responses(db, found, given, signature.at)
    return found


def _given(who: int, number: int) -> dict[str, str]:
    seen = (who * 7 + number * 5 + who * number % 11) % len(LETTERS)
    return {"intention": LETTERS[min(seen + 1, 3)], "reality": LETTERS[seen]}


def cpu(work: Callable[[], object], runs: int = 7) -> float:
    """Return the median milliseconds of CPU that some work takes."""
    spent = []
    for _ in range(runs):
        begun = time.process_time()
        work()
        spent.append(1000 * (time.process_time() - begun))
    return statistics.median(spent)


def bench_counting(path: Path, key: str) -> None:
    """Print what counting the assessment anew costs, after somebody answered."""
    pack = load_pack()
    with open_database(path) as db:
        assessment = load_assessment(db, key)
        given = load_result(db, pack, assessment).given
        print(f"stamp, asked once per revision      {cpu(lambda: load_stamp(db, assessment)):8.1f} ms CPU")
        print(f"rows from the database              {cpu(lambda: _rows(db, key)):8.1f} ms CPU")
        counted = cpu(lambda: make_result(pack.dimensions, given))
        print(f"whole, {UNITS} units, talks               {counted:8.1f} ms CPU")


def _rows(db: Database, key: str) -> None:
    load_respondents(db, key)
    load_responses(db, key)


def bench_page(path: Path, key: str) -> None:
    """Print CPU per rerun of every view and its costliest fragment, and what clicks between views wait for."""
    from tests.bench.browser_cost import click_wait

    print(f"\n{'view, per rerun':34} {'cpu ms':>7} {'frag ms':>7} {'wall ms':>8} {'kB':>8}")
    with serving(*product(path)) as (address, process_id):
        for view in VIEWS:
            query = f"programme={LARGE}&assessment={key}&view={view}"
            found = page_costs(address, process_id, "assessments", query)
            page, fragment = found["page"], found.get("fragment")
            part = f"{fragment.cpu:7.1f}" if fragment else "      –"
            print(f"{view:34} {page.cpu:7.1f} {part} {page.wall:8.1f} {page.sent:8.1f}")
        with browser() as opened:
            wait = click_wait(opened, f"{address}/assessments?programme={LARGE}&assessment={key}")
            if wait:
                print(f"\nclick to painted, result and consensus: median {wait.median:.0f}, p95 {wait.p95:.0f} ms")


def main() -> None:
    """Print all figures."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pilotage.db"
        upgrade(path, datetime.now(UTC))
        os.environ["PILOTAGE_TODAY"] = TODAY.isoformat()
        with open_database(path) as db:
            tell_story(db, large_story(), load_pack(), TODAY)
            key = make_assessment(db)
        print(f"assessment: {PEOPLE} respondents × 56 questions in {UNITS} units")
        bench_counting(path, key)
        bench_page(path, key)


if __name__ == "__main__":
    main()
