"""Files of answers on a real database: exported, shown as a difference, accepted or refused as a whole."""

from dataclasses import replace
from datetime import date

import pytest

from access.store import load_journal
from assessments.actions import close_assessment, respond, start_assessment
from assessments.responses import Respondent, Response
from assessments.starting import AnswersAreUnnamed, AssessmentClosed, NewAssessment
from assessments.store import add_respondents, append_responses, load_assessment, load_responses
from data.database import Gone
from exchange.assessment.actions import (
    OtherAssessment,
    TooFewToShow,
    accept,
    load_snapshot,
    preview,
    shown_snapshot,
    write_answers,
)
from exchange.assessment.comparison import NotComparable, compare_assessments
from exchange.assessment.difference.difference import ChangedSince
from exchange.assessment.workbook.tables import BadAnswersFile, table_in
from tests.exchange.assessment.conftest import ANN, FIRST
from tests.exchange.assessment.workbooks import cells_of, edited

EDITS = {("r1/C1/a/", "given:reality"): "P", ("r2/C1/b/", "given:reality"): "L", ("r2/C1/b/", "comment"): "=new"}


def exported(db, key, form="xlsx"):
    return write_answers(shown_snapshot(db, key), form, "en")


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_an_export_that_nobody_edited_changes_nothing(db, october, form):
    offer = preview(db, table_in(exported(db, october, form)), october)

    assert not offer.difference.changes
    assert not offer.difference.missing


def test_what_is_accepted_is_saved_and_nothing_else(db, october):
    found = preview(db, table_in(edited(exported(db, october), EDITS)), october).difference
    chosen = [each for each in found.changes if each.key.respondent == "r2"]

    assert len(found.changes) == 3
    assert load_responses(db, october) == (FIRST,)
    assert accept(db, ANN, october, chosen) == 1

    saved = load_responses(db, october)
    assert saved[0] == FIRST
    assert (saved[1].given, saved[1].comment) == ({"reality": "L"}, "=new")
    assert load_journal(db, "acme")[0].entry.verb == "answer_assessment"


def test_accepting_everything_leaves_no_difference(db, october):
    data = edited(exported(db, october), EDITS)
    accept(db, ANN, october, preview(db, table_in(data), october).difference.changes)

    assert not preview(db, table_in(data), october).difference.changes


@pytest.mark.parametrize("mark", ["pilotage-people", "pilotage-evidence"])
def test_a_comment_that_reads_like_the_head_of_a_sheet_is_a_comment(db, october, mark):
    respond(db, ANN, october, [replace(FIRST, comment=mark)])

    assert not preview(db, table_in(exported(db, october)), october).difference.everything


def test_an_answer_that_moved_meanwhile_is_refused_and_nothing_is_saved(db, october):
    found = preview(db, table_in(edited(exported(db, october), EDITS)), october).difference
    respond(db, ANN, october, [replace(FIRST, given={"intention": "F", "reality": "N"})])
    before = load_responses(db, october)

    with pytest.raises(ChangedSince):
        accept(db, ANN, october, found.changes)

    assert load_responses(db, october) == before


def test_an_answer_that_would_not_fit_is_refused_by_its_cell(db, october):
    data = edited(exported(db, october), {("r2/C1/b/", "given:reality"): "NA", ("r1/C1/a/", "comment"): "fine"})

    with pytest.raises(BadAnswersFile, match=r"sheet “Answers”, cell I\d+: N/A needs a reason"):
        preview(db, table_in(data), october)

    assert load_responses(db, october) == (FIRST,)


def test_the_file_of_another_assessment_is_refused_by_both_titles(db, programme_id, october):
    other = start_assessment(db, ANN, programme_id, NewAssessment("November", load_assessment(db, october).held_on))

    with pytest.raises(OtherAssessment, match="“October”, not of “November”"):
        preview(db, table_in(exported(db, october)), other)


def test_the_file_of_an_assessment_that_is_not_here_is_refused(db, october):
    data = exported(db, october, "csv").replace(october.encode(), b"elsewhere")

    with pytest.raises(OtherAssessment, match="not in this database"):
        preview(db, table_in(data), october)
    with pytest.raises(Gone):
        preview(db, table_in(data))


def test_a_closed_assessment_is_exported_but_takes_no_change(db, october):
    data = exported(db, october)
    close_assessment(db, ANN, october, 1)

    assert not preview(db, table_in(data), october).difference.changes
    with pytest.raises(AssessmentClosed):
        preview(db, table_in(edited(data, EDITS)), october)


def test_anonymous_answers_of_too_few_people_are_not_exported(db, unnamed):
    with pytest.raises(TooFewToShow, match="from 5 people on"):
        shown_snapshot(db, unnamed(4).id)


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_an_anonymous_export_names_nobody(db, unnamed, form):
    data = exported(db, unnamed(5).id, form)
    text = data.decode() if form == "csv" else repr([cells_of(data, at) for at in range(3)])

    assert "Respondent 5" in text
    assert not [word for word in ("Zoe", "zoe@x.org", "#voice", "Team Seven") if word in text]


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_an_anonymous_export_names_no_group_that_is_too_small_to_be_shown(db, programme_id, form):
    new = NewAssessment("R", date(2026, 10, 1), "", "change-readiness", is_anonymous=True, smallest_group=3)
    key = start_assessment(db, ANN, programme_id, new)
    groups = ["Sales"] * 4 + ["Service"] * 3 + ["Legal"]
    people = [Respondent(f"v{at}", f"#v{at}", is_unnamed=True) for at in range(len(groups))]
    add_respondents(db, key, people, ANN.at)
    section, question = next(iter(load_snapshot(db, key).questionnaire.asks))
    given = [Response(p.id, section, question, {"answer": "2"}, g) for p, g in zip(people, groups, strict=True)]
    append_responses(db, key, given, ANN.at)
    data = exported(db, key, form)
    text = data.decode() if form == "csv" else repr([cells_of(data, at) for at in range(3)])
    offer = preview(db, table_in(data), key)

    assert [word for word in ("Sales", "Service", "Legal") if word in text] == ["Sales"]
    assert not offer.difference.changes
    assert not offer.difference.missing


def test_nobody_changes_anonymous_answers_in_a_file(db, unnamed):
    key = unnamed(5).id
    data = edited(exported(db, key), {("00001/C1/a/", "given:reality"): "N"})

    with pytest.raises(AnswersAreUnnamed):
        preview(db, table_in(data), key)


def test_assessments_of_different_questionnaires_do_not_compare(db, programme_id, october):
    other = start_assessment(
        db, ANN, programme_id, NewAssessment("Check", load_assessment(db, october).held_on, questionnaire="pre-check")
    )

    with pytest.raises(NotComparable, match="only assessments of one questionnaire"):
        compare_assessments(db, load_assessment(db, october), load_assessment(db, other))


def test_any_questionnaire_compares_by_section_and_question(db, programme_id):
    pair = []
    for title, performance in (("Before", "2"), ("After", "4")):
        new = NewAssessment(title, date(2026, 10, 1), questionnaire="customer-expectations")
        key = start_assessment(db, ANN, programme_id, new)
        add_respondents(db, key, [Respondent(f"{title}1", "Ann")], ANN.at)
        given = {"importance": "5", "performance": performance}
        respond(db, ANN, key, [Response(f"{title}1", "people", "competence", given)])
        pair.append(load_assessment(db, key))

    found = compare_assessments(db, *pair)

    row = next(each for each in found.dimensions if (each["id"], each["facet"]) == ("people", "performance"))
    assert (row["before"], row["after"], row["by"]) == (2.0, 4.0, 2.0)
    assert [(each["question"], each["before"], each["after"]) for each in found.answers] == [
        ("people.competence", 2.0, 4.0)
    ]
    assert found.overall["by"] == 2.0
