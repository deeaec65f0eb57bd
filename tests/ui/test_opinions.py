"""Disagreement on any questionnaire, seen and settled on the page."""

import pytest

from assessments.agreement.store import load_agreed
from data.database import open_database
from tests.ui.test_scored_view import hold, programme  # noqa: F401
from tests.ui.visit import drawn, open_page, words


@pytest.mark.parametrize("key", ["manager-competence", "loyalty-nps", "expectations"])
def test_consensus_stands_beside_every_questionnaire(root, file, programme, key):  # noqa: F811
    hold(file, programme, key)

    shown = words(open_page(root, "assessments", lang="en", view="agree"))

    assert "eople" in shown.split("# Spring")[1]
    assert ("Every answer" in shown) == ("to talk about" in shown)


def test_an_agreed_value_is_recorded_with_who_and_why(root, file, programme):  # noqa: F811
    hold(file, programme, "manager-competence")
    page = open_page(root, "assessments", lang="en", view="agree")
    form = next(each.key for each in page.selectbox if each.key.startswith("assessments_settle"))[: -len("_value")]

    page.selectbox(key=f"{form}_value").set_value("4")
    page.text_input(key=f"{form}_names").set_value("Ann, Bob")
    page.text_area(key=f"{form}_reason").set_value("Seen at three sites")
    next(each for each in page.button if each.label == "Record agreed value").click().run()

    with open_database(file) as db:
        (agreed,) = load_agreed(db, "one").values()
    assert (dict(agreed.given), agreed.decided_by) == ({"answer": "4"}, "Ann, Bob")
    chosen = form.removeprefix("assessments_settle_")
    assert "Agreed: 4" in words(open_page(root, "assessments", lang="en", view="agree", question=chosen))


def test_four_unnamed_people_are_not_compared(root, file, programme):  # noqa: F811
    hold(file, programme, "manager-competence", people=4, anonymous=True)

    shown = words(open_page(root, "assessments", lang="en", view="agree"))

    assert "4 people answered; anonymous answers are shown from 5 on" in shown
    assert "Every answer" not in shown


def test_questions_to_talk_about_wrap_so_that_they_can_be_told_apart(root, file, programme):  # noqa: F811
    hold(file, programme, "manager-competence")

    tables = drawn(open_page(root, "assessments", lang="en", view="agree"), "readings")
    (table,) = [each for each in tables if each["name"] == "opinions"]

    assert "wrapped" in table["classes"].split()
    style = (root / "ui/components/assets/readings_style.css").read_text()
    assert "table.wrapped tbody th button { white-space: normal" in style
