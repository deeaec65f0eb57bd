"""What the programme promises of the benefits that people are asked about."""

from datetime import UTC, date, datetime

import pytest

from access.journal import Signature
from assessments.actions import NewAssessment, start_assessment
from assessments.agreement.actions import agree_on
from assessments.agreement.agreed import NewAgreement
from assessments.responses import Respondent, Response
from assessments.scoring.answers import Planned, Waiver
from assessments.store import add_respondents, append_responses, load_assessment
from methodology.loader import load_pack
from phases.actions import create_programme, find_programme
from phases.programme import NewProgramme, NewUnit
from phases.scope.actions import save_objective
from phases.scope.objective import Objective
from phases.scope.promised import promised
from reports.assessment.facts import load_assessment_facts
from reports.assessment.report import assessment_markdown

ANA = Signature("Ana", datetime(2026, 1, 5, 9, tzinfo=UTC))
SALES = ("usage-effect", "sales")
END, EARLY = date(2027, 6, 30), date(2026, 12, 1)


def test_a_benefit_is_planned_by_the_first_objective_that_names_it():
    objectives = [
        Objective("Win more", target=5.0, due_on=EARLY, benefit="usage-effect.sales"),
        Objective("Win most", target=9.0, benefit="usage-effect.sales"),
        Objective("Please", target=80.0, benefit="usage-effect.satisfaction"),
        Objective("Grow", target=1.0),
    ]

    assert promised(objectives, END) == {
        SALES: Planned(5.0, EARLY),
        ("usage-effect", "satisfaction"): Planned(80.0, END),
    }


@pytest.fixture
def programme(db):
    units = (NewUnit(name="Harbour", wave=0),)
    new = NewProgramme(
        name="Acme", start_on=date(2026, 1, 5), promised_on=END, steps=("assess", "collect"), units=units
    )
    create_programme(db, ANA, new, load_pack("crm-core"))
    return db


def answered(db, questionnaire, *given):
    new = NewAssessment("Study", date(2026, 2, 2), questionnaire=questionnaire)
    key = start_assessment(db, ANA, "acme", new)
    teams = sorted({who for who, *_ in given})
    add_respondents(db, key, [Respondent(f"{key}{each}", each, team=each) for each in teams], ANA.at)
    append_responses(db, key, [Response(f"{key}{who}", *at, said) for who, at, said in given], ANA.at)
    return key


def facts_of(db, key):
    return load_assessment_facts(db, find_programme(db, "acme"), load_assessment(db, key))


def test_expectations_stand_beside_what_the_objectives_promise(programme):
    save_objective(programme, ANA, "acme", Objective("Win more", target=5.0, benefit="usage-effect.sales"))
    key = answered(
        programme,
        "expectations",
        ("sales", SALES, {"value": "5", "date": "2027-07-15", "importance": "4"}),
        ("board", SALES, {"value": "15", "date": "2026-12-31", "importance": "5"}),
    )

    facts = facts_of(programme, key)

    # 15 points for 5 promised is +200 %; 2026-12-31 for 2027-06-30 is 181 days early
    found = {each.group: (each.value_drift, each.day_drift, each.is_aligned) for each in _views(facts)}
    assert found == {"sales": (0.0, 15, True), "board": (2.0, -181, False)}
    text = assessment_markdown(facts, "en", with_annex=False)
    assert "1 of 2 expectations agree with the plan; talk with board" in text
    assert "## What each group expects beside the plan" in text
    assert "| board | 5 percentage points | 15 percentage points |" in text.replace("\N{NO-BREAK SPACE}", " ")


def _views(facts):
    return next(each for each in facts.judged.result.benefits if each.key == SALES).groups


def test_without_an_objective_nothing_is_planned_and_that_is_said(programme):
    key = answered(programme, "expectations", ("sales", SALES, {"value": "5", "importance": "4"}))

    facts = facts_of(programme, key)

    assert [each.is_aligned for each in _views(facts)] == [None]
    assert "No benefit has a planned value or date yet" in str(facts.judged.result.finding)


def test_a_must_that_people_agreed_does_not_apply_is_waived_by_name_and_day(programme):
    funding = ("means-and-aims", "funding")
    key = answered(programme, "pre-check", ("board", funding, {"answer": "no"}))
    agree_on(programme, ANA, key, NewAgreement(("", *funding), {"answer": "NA"}, "Board", "Paid by the group"))

    found = facts_of(programme, key).judged

    assert found.setting.waivers == {("", *funding): Waiver("Board", date(2026, 1, 5), "Paid by the group")}
    assert [each.waiver.by for each in found.result.subjects[0].waived] == ["Board"]
