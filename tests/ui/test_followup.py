"""A weak answer of any questionnaire becomes work, and the register follows it: changed, moved on, measured again."""

from datetime import date

import pytest

from assessments.followup.action import Kind, State
from assessments.followup.store import load_actions
from assessments.responses import Respondent, Response, Role
from assessments.store import Assessment, add_assessment, add_respondents, append_responses
from data.database import open_database
from methodology.loader import load_pack
from phases.actions import create_programme
from phases.programme import NewProgramme, NewUnit
from phases.store import load_plan
from tests.ui.test_scored_view import ANN
from tests.ui.visit import button, drawn, open_page, words

READINESS = load_pack().questionnaire["change-readiness"]


@pytest.fixture
def programme(file):
    new = NewProgramme(name="Acme", start_on=date(2026, 1, 5), steps=("assess",), units=(NewUnit(name="HQ", wave=0),))
    with open_database(file) as db:
        return create_programme(db, ANN, new, load_pack())


def hold(file, programme, name, day, value):
    """Seven people of one group give the same value everywhere."""
    with open_database(file) as db:
        add_assessment(db, Assessment(name, programme.id, name, day, "", None, 1, "change-readiness", False, 5))
        known = [Respondent(f"{name}{n}", f"Person {n}", role=Role.USERS, team="Sales") for n in range(7)]
        add_respondents(db, name, known, ANN.at)
        given = [
            Response(each.id, *key, {facet.id: value for facet in READINESS.facets(ask)}, "Sales")
            for each in known
            for key, ask in READINESS.asks.items()
        ]
        append_responses(db, name, given, ANN.at)


def actions_of(file, programme):
    with open_database(file) as db:
        return load_actions(db, programme.id)


@pytest.mark.parametrize("kind", list(Kind))
def test_a_weak_answer_becomes_work_of_any_kind_in_one_click(root, file, programme, kind):
    hold(file, programme, "spring", date(2026, 1, 9), "2")
    page = open_page(root, "assessments", lang="en")
    assert "answers are weak: turn them into work" in words(page)

    page.button(key=f"assessments_weak_{kind}").click().run()

    (action,) = actions_of(file, programme)
    assert (action.new.kind, action.new.from_value, action.new.to_value) == (kind, "2", "4")
    assert (action.new.assessment_id, action.new.subject) == ("spring", "Sales")
    with open_database(file) as db:
        tasks = [each for each in load_plan(db, programme.id).tasks if each.source.startswith("gap:")]
    assert [each.id for each in tasks] == ([action.task_id] if kind is Kind.TASK else [])
    assert "1 action is in progress" in words(open_page(root, "assessments", lang="en", view="actions"))


def test_the_next_round_says_before_and_after(root, file, programme):
    hold(file, programme, "spring", date(2026, 1, 9), "2")
    hold(file, programme, "autumn", date(2026, 1, 20), "4")
    page = open_page(root, "assessments", lang="en", assessment="spring")
    page.button(key="assessments_weak_training").click().run()

    page = open_page(root, "assessments", lang="en", view="actions")

    assert "of 1 that was measured again 1 reached its aim" in words(page)


def test_owner_date_and_words_of_a_risk_are_changed_where_it_is_listed(root, file, programme):
    hold(file, programme, "spring", date(2026, 1, 9), "2")
    open_page(root, "assessments", lang="en").button(key="assessments_weak_risk").click().run()
    (before,) = actions_of(file, programme)
    page = open_page(root, "assessments", lang="en", view="actions")
    key = f"assessments_move_{before.id}_1"

    page.text_input(key=f"{key}_owner").set_value("K. Nowak")
    page.date_input(key=f"{key}_due").set_value(date(2026, 3, 2))
    page.text_area(key=f"{key}_detail").set_value("Ask the works council first")
    button(page, "Save changes").click().run()

    (after,) = actions_of(file, programme)
    assert (after.new.owner, after.new.due_on, after.new.detail) == (
        "K. Nowak",
        date(2026, 3, 2),
        "Ask the works council first",
    )
    assert after.new.title == before.new.title
    button(page, "Mark as done").click().run()
    assert actions_of(file, programme)[0].state is State.DONE


def test_actions_of_one_kind_are_shown_alone(root, file, programme):
    hold(file, programme, "spring", date(2026, 1, 9), "2")
    page = open_page(root, "assessments", lang="zh")
    page.button(key="assessments_weak_risk").click().run()
    page.button(key="assessments_weak_training").click().run()

    shown = open_page(root, "assessments", lang="zh", view="actions")

    (table,) = [each for each in drawn(shown, "readings") if each.get("name") == "actions"]
    assert [words for _, words in table["kinds"]["options"]] == ["全部 2", "风险 1", "培训 1"]
    assert sorted(row["kind"] for row in table["rows"]) == ["risk", "training"]


def test_the_register_says_question_and_answers_in_words_and_no_key(root, file, programme):
    hold(file, programme, "spring", date(2026, 1, 9), "2")
    open_page(root, "assessments", lang="en").button(key="assessments_weak_risk").click().run()
    (action,) = actions_of(file, programme)

    page = open_page(root, "assessments", lang="en", view="actions")

    told = words(page) + str(drawn(page, "readings"))
    assert action.name not in told
    ask = READINESS.asks[action.new.section, action.new.question]
    assert f"Made from {ask.text['en'][:40]}" in words(page)
    scale = READINESS.scale_of[READINESS.facets(ask)[0].scale]
    low, aim = (next(c.title["en"] for c in scale.choice if c.value == value) for value in (2, 4))
    assert f"{low} → {aim}" in told
