"""Nothing that fewer unnamed people said than the smallest group leaves by any door.

Two programmes differ only in what too few unnamed people said: everything that can be read of them is the same.
"""

import io
import shutil
from datetime import UTC, date, datetime

import pytest
from python_calamine import CalamineWorkbook

from access.journal import Signature
from access.store import load_journal
from assessments.responses import Respondent, Response, Role
from assessments.results.store import load_judged, load_levels, load_result
from assessments.store import Assessment, add_assessment, add_respondents, append_responses, load_assessment
from data.database import open_database
from errors import Refusal
from exchange.assessment.actions import shown_snapshot, write_answers
from exchange.assessment.comparison import compare_assessments
from exchange.assessment.consensus import consensus_rows, load_opinions, told
from methodology.dimension import MATURITY
from methodology.loader import load_pack
from methodology.questionnaire import UNKNOWN
from phases.actions import create_programme, find_programme
from phases.gates.actions import load_shown
from phases.planned import load_timeline
from phases.programme import NewProgramme, NewUnit
from reports.assessment.facts import load_assessment_facts
from reports.assessment.report import assessment_markdown
from reports.sponsor.reading import load_sponsor_facts
from reports.sponsor.report import sponsor_markdown

ANN = Signature("ann", datetime(2026, 3, 2, 9, tzinfo=UTC))
TODAY, SMALLEST = date(2026, 2, 2), 5
EVERY = list(load_pack().questionnaire)
SUBJECTS = {"group": "Sales", "person": "Ann", "option": "North"}
HELD = {"before": date(2026, 1, 9), "after": date(2026, 1, 30)}


def lowest(scale):
    if scale.choice:
        return scale.choice[0].id
    return {"number": f"{scale.low or 1:g}", "date": "2026-06-01"}.get(scale.kind, "low words")


def highest(scale):
    if scale.choice:
        return scale.choice[-1].id
    return {"number": f"{scale.high or 9:g}", "date": "2027-06-01"}.get(scale.kind, "high words")


def unknown(_):
    return UNKNOWN


def hold(db, key, name, answers_of):
    """An anonymous assessment; `answers_of(person, question)` is how a person answers, or None."""
    asked = load_pack().questionnaire[key]
    add_assessment(db, Assessment(name, "acme", name, HELD[name], "", None, 1, key, True, SMALLEST))
    people = [Respondent(f"{name}{n}", f"#{name}{n}", role=Role.USERS, is_unnamed=True) for n in range(6)]
    add_respondents(db, name, people, ANN.at)
    given = [
        Response(each.id, section, ask.id, {f.id: pick(asked.scale_of[f.scale]) for f in asked.facets(ask)}, subject)
        for n, each in enumerate(people)
        for at, ((section, _), ask) in enumerate(asked.asks.items())
        for subject in [SUBJECTS.get(asked.subject, "")]
        if (pick := answers_of(n, at))
    ]
    append_responses(db, name, given, ANN.at)


@pytest.fixture(scope="module")
def acme(migrated, tmp_path_factory):
    """A database file with a programme: copy it."""
    path = shutil.copy(migrated, tmp_path_factory.mktemp("acme") / "acme.db")
    units = (NewUnit(name="HQ", wave=0),)
    new = NewProgramme(name="Acme", start_on=date(2026, 1, 5), steps=("assess",), units=units)
    with open_database(path) as db:
        assert create_programme(db, ANN, new, load_pack()).id == "acme"
    return path


@pytest.fixture
def made(acme, tmp_path):
    """Gives a programme one anonymous assessment; or one more of them."""

    def made(path, key, answers_of, name="after"):
        if not (tmp_path / path).exists():
            shutil.copy(acme, tmp_path / path)
        with open_database(tmp_path / path) as db:
            hold(db, key, name, answers_of)
        return tmp_path / path

    return made


def refused(door):
    """What a door says; why not, where it refuses."""
    try:
        return door()
    except Refusal as refusal:
        return str(refusal)


def cells(data):
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]


def outputs(path, key):
    """Everything that can be read of the assessments, as text, by door."""
    with open_database(path) as db:
        pack = load_pack()
        programme = find_programme(db, "acme")
        found = {}
        for name in [row["id"] for row in db.select("SELECT id FROM assessments ORDER BY id")]:
            held = load_assessment(db, name)
            facts = load_assessment_facts(db, programme, held)
            found |= {
                f"{name} report": [assessment_markdown(facts, language, True) for language in ("en", "zh")],
                f"{name} workbook": refused(lambda n=name: cells(write_answers(shown_snapshot(db, n), "xlsx", "en"))),
                f"{name} csv": refused(lambda n=name: write_answers(shown_snapshot(db, n), "csv", "en").decode()),
                f"{name} terminal": consensus_rows(load_opinions(db, held)),
                f"{name} consensus": list(told(load_opinions(db, held), "en")),
            }
            if key == MATURITY:
                result = load_result(db, pack, held)
                shown = (result.profile, result.units, result.talks, result.lacking, result.answers)
                found[f"{name} page"] = (*shown, result.given.responses)
            else:
                judged = load_judged(db, held, pack.questionnaire[key], {})
                found[f"{name} page"] = (judged.result, judged.opinions)
        compared = [load_assessment(db, each) for each in ("before", "after") if f"{each} page" in found]
        if len(compared) == 2:
            found["comparison"] = compare_assessments(db, *compared).as_json()
        found["levels"] = load_levels(db, "acme", pack)
        found["gates"] = load_shown(db, programme, load_timeline(db, programme, TODAY), TODAY).levels
        found["sponsor"] = sponsor_markdown(load_sponsor_facts(db, programme, TODAY), "en")
        found["journal"] = [each.entry for each in load_journal(db, "acme", 500) if "answer" in each.entry.verb]
        return {door: repr(said) for door, said in found.items()}


def all_of(pick, people=6):
    return lambda n, _: pick if n < people else None


@pytest.mark.parametrize("key", EVERY)
def test_what_four_people_said_is_told_nowhere(made, key):
    low = outputs(made("low.db", key, all_of(lowest, 4)), key)
    high = outputs(made("high.db", key, all_of(highest, 4)), key)

    assert low == high
    assert "too few" in low["after report"].lower() or "4 people answered" in low["after report"]


@pytest.mark.parametrize("key", EVERY)
def test_what_one_of_six_said_about_a_question_that_the_others_do_not_know_is_told_nowhere(made, key):
    def alone(pick):
        return lambda n, at: lowest if at else pick if n == 0 else unknown

    low = outputs(made("low.db", key, alone(lowest)), key)
    high = outputs(made("high.db", key, alone(highest)), key)

    assert low == high


@pytest.mark.parametrize("key", EVERY)
def test_neither_before_nor_after_tells_what_four_people_said(made, key):
    def both(path, pick, other):
        made(path, key, all_of(pick, 4), "before")
        return outputs(made(path, key, all_of(other)), key)

    assert both("low.db", lowest, highest) == both("high.db", highest, highest)


def test_what_six_people_said_is_told(made):
    low = outputs(made("low.db", MATURITY, all_of(lowest)), MATURITY)
    high = outputs(made("high.db", MATURITY, all_of(highest)), MATURITY)

    doors = {door for door in low if low[door] != high[door]}
    assert doors >= {
        "after report",
        "after workbook",
        "after csv",
        "after terminal",
        "after page",
        "sponsor",
    }
