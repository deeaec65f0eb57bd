"""People in a workbook that came back: edited, added, left out, or wrong by their cells."""

import pytest

from access.store import load_journal
from assessments.actions import close_assessment
from assessments.respondents.actions import edit_person
from assessments.responses import Respondent, Role
from assessments.starting import AssessmentClosed
from assessments.store import load_assessment, load_respondents
from exchange.assessment.account import as_json, in_words, row
from exchange.assessment.actions import accept, preview, shown_snapshot, write_answers
from exchange.assessment.difference.difference import ChangedSince
from exchange.assessment.workbook.tables import BadAnswersFile, table_in
from tests.exchange.assessment.conftest import ANN
from tests.exchange.assessment.workbooks import cells_of, workbook
from words.catalogue import say

NAMES = ("Answers", "Questions", "People asked")
NAME, ROLE, UNIT, TEAM = 2, 3, 4, 5


@pytest.fixture
def sheets(db, october):
    data = write_answers(shown_snapshot(db, october), "xlsx", "en")
    return [cells_of(data, at) for at in range(3)]


def offered(db, key, sheets):
    return preview(db, table_in(workbook(zip(NAMES, sheets, strict=True))), key)


def told(offer, language="en"):
    return [
        tuple(row(offer, each, language)[k] for k in ("respondent", "field", "before", "after"))
        for each in offer.difference.people
    ]


def test_people_who_were_not_edited_are_no_difference(db, october, sheets):
    assert offered(db, october, sheets).difference.everything == ()


def test_an_edited_name_role_and_team_are_changes_of_their_cells(db, october, sheets):
    sheets[2][3][NAME], sheets[2][3][ROLE], sheets[2][3][TEAM] = "Robert", "it", "Desk"

    offer = offered(db, october, sheets)

    assert told(offer) == [
        ("Bob", "Name", "Bob", "Robert"),
        ("Bob", "Role", "Users", "IT"),
        ("Bob", "Team", "–", "Desk"),
    ]
    assert [each.place.cell for each in offer.difference.people] == ["C4", "D4", "F4"]
    assert told(offer, "zh")[1] == ("Bob", "角色", "用户", "信息技术")


def test_what_is_accepted_of_a_person_is_saved_and_nothing_else(db, october, sheets):
    sheets[2][3][NAME], sheets[2][3][ROLE] = "Robert", "IT"
    change = offered(db, october, sheets).difference.people[1]

    accept(db, ANN, october, [change])

    assert [(each.name, each.role) for each in load_respondents(db, october)] == [
        ("Ann", Role.MANAGEMENT),
        ("Bob", Role.IT),
    ]
    assert load_journal(db, "acme")[0].entry.verb == "edit_respondent"
    assert [each.field for each in offered(db, october, sheets).difference.people] == ["name"]


def test_a_row_without_a_key_is_somebody_new(db, october, sheets):
    sheets[2].append(["", "", " Cem  Ok ", "用户", "", "Sales"])

    offer = offered(db, october, sheets)
    accept(db, ANN, october, offer.difference.everything)

    assert told(offer) == [("Cem Ok", "New person", "–", "Cem Ok · Users · Sales")]
    new = load_respondents(db, october)[-1]
    assert (new.name, new.role, new.team) == ("Cem Ok", Role.USERS, "Sales")


def test_who_was_taken_out_of_the_sheet_is_said_and_still_asked(db, october, sheets):
    del sheets[2][3]

    offer = offered(db, october, sheets)

    assert offer.difference.everything == ()
    assert "Bob is not in the file and is asked as before" in say(in_words(offer)[1], "en")
    assert as_json(offer, [])["missing_people"] == ["Bob"]
    assert len(load_respondents(db, october)) == 2


def test_all_bad_people_are_named_and_nothing_is_read(db, october, sheets):
    sheets[2][3][ROLE], sheets[2][3][UNIT] = "Boss", "Mars"
    sheets[2][2][NAME] = " "
    sheets[2] += [["", "", "ann", "", "", ""], ["", "", "Bob", "", "", ""], ["r9", "", "Eve", "", "", ""]]

    with pytest.raises(BadAnswersFile) as refused:
        offered(db, october, sheets)

    said = [say(each, "en") for each in refused.value.problems]
    assert said[0].startswith("sheet “People asked”, cell A4: “Boss” is not a role. There are: Management, Users")
    assert said[1].startswith("sheet “People asked”, cell A4: “Mars” is not a unit.")
    assert "cell A7: nobody with this key is asked here." in said[2]
    assert said[3:] == [
        "sheet “People asked”: Line 3 has no name.",
        "sheet “People asked”: Line 6: somebody called “Bob” is asked already.",
    ]


def test_a_person_who_was_changed_here_too_is_marked_and_a_later_change_is_refused(db, october, sheets):
    sheets[2][3][NAME] = "Robert"
    bob = load_respondents(db, october)[1]
    edit_person(db, ANN, Respondent("r2", "Bobby", role=Role.USERS, version=bob.version))

    offer = offered(db, october, sheets)
    assert [(each.before, each.after, each.is_stale) for each in offer.difference.people] == [
        ("Bobby", "Robert", True)
    ]

    bob = load_respondents(db, october)[1]
    edit_person(db, ANN, Respondent("r2", "Rob", role=Role.USERS, version=bob.version))
    with pytest.raises(ChangedSince, match="“Bobby” no longer"):
        accept(db, ANN, october, offer.difference.everything)


def test_a_sheet_of_people_from_before_marks_were_written_is_read_too(db, october, sheets):
    sheets[2] = [[cell for at, cell in enumerate(cells) if at != 1] for cells in sheets[2]]
    sheets[2][3][ROLE - 1] = "IT"

    assert told(offered(db, october, sheets)) == [("Bob", "Role", "Users", "IT")]


def test_people_of_an_anonymous_assessment_are_not_changed_in_a_file(db, unnamed):
    held = unnamed(6)
    data = write_answers(shown_snapshot(db, held.id), "xlsx", "en")
    sheets = [cells_of(data, at) for at in range(3)]
    assert offered(db, held.id, sheets).difference.everything == ()

    sheets[2][2][1] = "Zoe Asked"
    sheets[2].append(["", "Eve"])
    with pytest.raises(BadAnswersFile) as refused:
        offered(db, held.id, sheets)

    assert [say(each, "en")[:33] for each in refused.value.problems] == [
        "sheet “People asked”, cell A3: th",
        "sheet “People asked”, cell A9: th",
    ]


def test_a_closed_assessment_takes_no_change_of_people(db, october, sheets):
    sheets[2][3][NAME] = "Robert"
    close_assessment(db, ANN, october, load_assessment(db, october).version)

    with pytest.raises(AssessmentClosed):
        offered(db, october, sheets)
