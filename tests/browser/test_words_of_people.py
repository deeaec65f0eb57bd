"""Markup in every text that people write, shown on every page: it runs nothing, loads nothing, stays text."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from access.journal import Signature
from assessments.actions import NewAssessment, answer, start_assessment
from assessments.maturity.profile import GivenAnswer
from assessments.maturity.rating import Answer
from data.database import open_database
from evaluation.actions import add_log
from evaluation.events.mapping import Mapping
from evaluation.logs import Upload
from methodology.loader import load_pack
from phases.actions import add_task, create_programme, set_baseline
from phases.editing.edits import NewTask
from phases.gates.actions import add_evidence, decide_gate
from phases.gates.criteria import NewEvidence
from phases.gates.gate import Proposal
from phases.programme import NewProgramme, NewUnit
from tests.browser.server import PHONE, server, settle
from tests.conftest import DEMO_DAY

LIVE = "<script>fetch('http://evil.example/s')</script><img src=http://evil.example/i.png onerror=alert(1)>"
MARKS = "[a](http://evil.example) ![x](http://evil.example/x.png) :red-badge[x] $x^2$ {evil} %s **b** `c` ~~d~~"
ALONE = "www.evil.example https://evil.example/y a@evil.example :smile: :material/home: a -> b"
TEXTS = (LIVE, MARKS, ALONE)
SIGNED = Signature(f"{MARKS[:60]} www.evil.example", datetime(2026, 11, 23, 9, tzinfo=UTC))
PAGES = ("", "overview", "plan", "gates", "gates?gate=assess.plan-exit", "rollout", "assessments", "usage", "report")
ALIVE = """() => {
  const inside = (kinds) => [...document.querySelectorAll('[data-testid="stMain"] :is(' + kinds + ')')];
  const leads = (link) => new URL(link.href).host !== location.host;
  const bare = [...document.querySelectorAll('[data-testid="stMain"]')].map(each => each.innerText).join();
  const icons = inside('[data-testid="stIconMaterial"], [role="img"]').filter(each => each.innerText === 'home');
  return [
    ...inside('a').filter(leads), ...inside('img, .katex, code, del, iframe'), ...icons,
  ].map(each => each.outerHTML.slice(0, 200)).concat(bare.match(/😄|went wrong/) || []);
}"""


@pytest.fixture(scope="module")
def attacked(tmp_path_factory):
    """The address of a server on a programme in which every text is an attack."""
    folder = tmp_path_factory.mktemp("attacked")
    database, log = folder / "pilotage.db", folder / "server.log"
    with server(database, log, PILOTAGE_TODAY=DEMO_DAY.isoformat()) as address:
        with open_database(database) as db:
            attack(db)
        yield address
    assert "Traceback" not in log.read_text()


def attack(db):
    units = tuple(NewUnit(name=text, wave=at) for at, text in enumerate(TEXTS))
    people = {"sponsor": LIVE, "manager": f"{MARKS} {ALONE}"}
    texts = dict.fromkeys(("client", "scope", "product"), " ".join(TEXTS))
    facts = {"name": "Attack", "start_on": date(2026, 11, 2), "steps": ("assess",), "units": units}
    programme = create_programme(db, SIGNED, NewProgramme(**facts, **texts, **people), load_pack())
    for text in TEXTS:
        add_task(db, SIGNED, programme.id, NewTask(text, 3, "assess", owner=text[:80]))

    set_baseline(db, replace(SIGNED, at=SIGNED.at + timedelta(hours=1)), programme.id, MARKS[:60])
    place = (programme.id, "assess.plan-exit")
    for text in TEXTS:
        add_evidence(db, SIGNED, place, NewEvidence("objectives-signed", text))
    decide_gate(db, SIGNED, place, Proposal("no-go", " ".join(TEXTS)))
    found = start_assessment(db, SIGNED, programme.id, NewAssessment(MARKS, date(2026, 11, 20)))
    given = [GivenAnswer(text, "A1", "a", Answer.FULLY, Answer.PARTLY, text) for text in TEXTS]
    answer(db, SIGNED, found, given)
    rows = "".join(f'"{text}",2026-11-{day:02} 10:00,"{text}","{text}"\n' for text in TEXTS for day in range(1, 23))
    log = f'"{LIVE}","{MARKS}","{ALONE}",{{module}}\n{rows}x,{ALONE},y,z\n'
    add_log(db, SIGNED, programme.id, Upload(f"{LIVE}.csv", log.encode(), Mapping(LIVE, MARKS, ALONE, "{module}")))


@pytest.mark.parametrize("reader", [{}, {"user_agent": PHONE, "viewport": {"width": 390, "height": 844}}])
def test_markup_that_people_wrote_stays_text_on_every_page(attacked, visit, reader):
    page, asked = visit(**reader), []
    page.on("request", lambda each: asked.append(each.url))
    page.on("dialog", lambda each: asked.append(each.message))

    alive = {name: settle_on(page, f"{attacked}/{name}").evaluate(ALIVE) for name in PAGES}

    assert not {name: found for name, found in alive.items() if found}
    assert not [url for url in asked if not url.startswith((attacked, "data:", "blob:"))]


def settle_on(page, address):
    page.goto(address)
    return settle(page)
