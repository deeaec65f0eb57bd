"""The result of every questionnaire of the method, run without a browser: its sentence, its table, both languages."""

import json
from datetime import UTC, date, datetime

import pytest

from access.journal import Signature
from assessments.followup.action import Kind
from assessments.followup.store import load_actions
from assessments.responses import Respondent, Response, Role
from assessments.store import Assessment, add_assessment, add_respondents, append_responses
from data.database import open_database
from methodology.dimension import MATURITY
from methodology.loader import load_pack
from phases.actions import create_programme
from phases.programme import NewProgramme, NewUnit
from tests.ui.visit import button, drawn, open_page, words

ANN = Signature("ann", datetime(2026, 3, 2, 9, tzinfo=UTC))
OTHERS = [key for key in load_pack().questionnaire if key != MATURITY]
SUBJECTS = {"programme": [""], "unit": ["hq"], "group": ["Sales"], "person": ["Ann"], "option": ["North", "South"]}


@pytest.fixture
def programme(file):
    new = NewProgramme(name="Acme", start_on=date(2026, 1, 5), steps=("assess",), units=(NewUnit(name="HQ", wave=0),))
    with open_database(file) as db:
        return create_programme(db, ANN, new, load_pack())


def value_of(scale, who):
    """An answer that fits the scale: people differ."""
    if scale.kind == "choice":
        return scale.choice[who % len(scale.choice)].id
    if scale.kind == "choices":
        return scale.choice[0].id
    if scale.kind == "number":
        return f"{scale.low if scale.low is not None else 3:g}"
    return "2026-06-01" if scale.kind == "date" else "words"


def hold(file, programme, key, people=7, anonymous=False, pick=value_of, name="one", day=date(2026, 1, 9)):
    asked = load_pack().questionnaire[key]
    with open_database(file) as db:
        add_assessment(db, Assessment(name, programme.id, "Spring", day, "", None, 1, key, anonymous, 5))
        known = [
            Respondent(f"{name}{n}", f"Person {n}", role=Role.USERS, unit="hq", team="Sales") for n in range(people)
        ]
        add_respondents(db, name, known, ANN.at)
        given = [
            Response(
                each.id,
                section,
                ask.id,
                {facet.id: pick(asked.scale_of[facet.scale], who) for facet in asked.facets(ask)},
                subject,
            )
            for who, each in enumerate(known)
            for subject in SUBJECTS[asked.subject]
            for (section, _), ask in asked.asks.items()
        ]
        append_responses(db, name, given, ANN.at)


@pytest.mark.parametrize("key", OTHERS)
def test_every_questionnaire_shows_its_result_in_a_sentence_and_a_table(root, file, programme, key):
    hold(file, programme, key)

    shown = words(open_page(root, "assessments", lang="en"))

    assert "# Spring" in shown
    assert "7 of 7 answered" in shown
    assert shown.count("##### ") >= 1


@pytest.mark.parametrize("key", OTHERS[:3])
def test_results_are_said_in_chinese_too(root, file, programme, key):
    hold(file, programme, key)

    assert "7 人中 7 人已回答" in words(open_page(root, "assessments", lang="zh"))


def test_without_answers_the_page_says_where_they_come_from(root, file, programme):
    hold(file, programme, OTHERS[0], people=0)

    assert "Answers come under Questionnaire" in words(open_page(root, "assessments", lang="en"))


def test_a_seen_cause_becomes_a_risk_with_one_click_and_only_once(root, file, programme):
    hold(file, programme, "failure-causes", pick=lambda scale, _: scale.choice[-1].id)
    page = open_page(root, "assessments", lang="en")
    count = len(page.selectbox(key="assessments_risk_choice").options)

    page.text_input(key="assessments_risk_owner").set_value("K. Nowak")
    button(page, "Take the risk on").click().run()

    with open_database(file) as db:
        (kept,) = load_actions(db, programme.id)
    assert (kept.new.kind, kept.new.owner, kept.new.assessment_id) == (Kind.RISK, "K. Nowak", "one")
    assert kept.new.detail
    assert len(page.selectbox(key="assessments_risk_choice").options) == count - 1


def test_the_next_diagnosis_shows_what_became_of_a_risk(root, file, programme):
    hold(file, programme, "failure-causes", pick=lambda scale, _: scale.choice[-1].id)
    later = {"name": "two", "day": date(2026, 1, 20)}
    hold(file, programme, "failure-causes", pick=lambda scale, _: scale.choice[0].id, **later)
    button(open_page(root, "assessments", lang="en", assessment="one"), "Take the risk on").click().run()
    page = open_page(root, "assessments", lang="en", view="actions")

    assert "of 1 that was measured again 1 reached its aim" in words(page)
    (table,) = drawn(page, "readings")
    told = json.dumps(table["rows"], ensure_ascii=False)
    assert "Yes → In single cases" in told
    assert "No, reached" in told


def test_on_a_phone_each_benefit_stands_above_what_its_groups_expect(root, file, programme, monkeypatch):
    monkeypatch.setattr("ui.parts.scored.groups.is_phone", lambda: True)
    hold(file, programme, "expectations")
    (table,) = drawn(open_page(root, "assessments", lang="en"), "readings")
    told = json.dumps(table["rows"], ensure_ascii=False)

    assert all(len(row["cells"]) == 3 for row in table["rows"])
    assert told.count("In what share of monthly management reviews") == 1
    assert len(table["rows"]) == 2 * len(load_pack().questionnaire["expectations"].asks)
