"""Who is asked, links that are shown once, reminders: the part of the page, run on a real database."""

import re
from datetime import UTC, date, datetime

import pytest

from access.journal import Signature
from assessments.actions import NewAssessment, start_assessment
from assessments.respondents.actions import add_people, draw_secrets, issue_links
from assessments.respondents.listing import NewPerson
from assessments.respondents.store import load_invitations
from assessments.respondents.visits import Knock, find_visit, open_link, submit
from assessments.responses import Respondent, Role
from assessments.store import add_respondents, load_respondents
from data.database import open_database
from phases.programme import NewUnit
from tests.ui.visit import button, open_part, words

PMO = Signature("PMO", datetime(2026, 10, 5, 9, tzinfo=UTC))
HELD, DUE = date(2026, 10, 5), date(2026, 10, 20)


@pytest.fixture
def today():
    return "2026-10-06"


@pytest.fixture
def units():
    return (NewUnit(name="Lyon", kind="head-office", wave=0),)


@pytest.fixture
def october(file, programme):
    with open_database(file) as db:
        return start_assessment(db, PMO, programme.id, NewAssessment("October", HELD, due_on=DUE))


@pytest.fixture
def asked(file, october):
    with open_database(file) as db:
        return add_people(
            db,
            PMO,
            october,
            [NewPerson("Ann", "ann@acme.example", Role.USERS, "lyon", "Sales"), NewPerson("Bob", line=2)],
        )


def shown(assessment, lang="en"):
    return open_part("ui.parts.assessment.people", "people", assessment, lang=lang)


def codes(app):
    return [each.value for each in app.code]


def links_shown(app):
    return sorted({found for each in codes(app) for found in re.findall(r"/answer/([\w-]{43})", each)})


def told(app):
    """Why the list was refused; its dialog, which would show it, closes here with every run of the page."""
    return str(app.session_state["_refused:assessment_people_list"])


def table(app):
    return app.table[0].value


def test_while_nobody_is_asked_the_part_offers_to_add_people(october):
    app = shown(october)

    assert "Nobody is asked yet: add the people whose answers count." in words(app)
    assert button(app, "Add people")


def test_one_person_is_added_with_role_and_unit(file, october):
    app = shown(october)
    button(app, "Add people").click().run()
    app.text_input(key="assessment_people_add_name").set_value("Ann")
    app.text_input(key="assessment_people_add_address").set_value("ann@acme.example")
    app.selectbox(key="assessment_people_add_role").set_value(Role.MANAGEMENT)
    app.selectbox(key="assessment_people_add_unit").set_value("lyon")
    button(app, "Add person").click().run()

    with open_database(file) as db:
        (ann,) = load_respondents(db, october)
    assert (ann.name, ann.address, ann.role, ann.unit) == ("Ann", "ann@acme.example", Role.MANAGEMENT, "lyon")


def test_a_pasted_list_is_added_or_refused_with_every_line(file, october, asked):
    app = shown(october)
    button(app, "Add people").click().run()
    app.text_area(key="assessment_people_list_text").set_value(
        "Cid; c@acme.example; King\nann; d@acme.example; users"
    )
    button(app, "Add list").click().run()
    assert "Line 1: “King” is no role" in told(app)

    button(app, "Add people").click().run()
    app.text_area(key="assessment_people_list_text").set_value("Cid;ann@acme.example\nann;d@acme.example;users;Lyon")
    button(app, "Add list").click().run()
    assert "2 problems, nobody was added" in told(app)
    assert "Line 1: “ann" in told(app)
    assert "Line 2: somebody called “ann” is asked already" in told(app)
    with open_database(file) as db:
        assert len(load_respondents(db, october)) == 2


def test_a_list_in_a_file_is_added(file, october):
    app = shown(october)
    button(app, "Add people").click().run()
    content = "\ufeff姓名,邮箱,角色,实施点\n王伟,wei@acme.example,管理层,Lyon\n".encode()
    app.file_uploader(key="assessment_people_list_file").upload("people.csv", content)
    button(app, "Add list").click().run()

    with open_database(file) as db:
        (found,) = load_respondents(db, october)
    assert (found.name, found.role, found.unit) == ("王伟", Role.MANAGEMENT, "lyon")


def given(app):
    button(app, "Give out links").click().run()
    next(each for each in app.button if each.key and each.key.startswith("FormSubmitter")).click().run()
    return app


def test_links_are_shown_once_and_open_what_they_should(file, october, asked):
    app = given(shown(october))

    secrets = links_shown(app)
    assert len(secrets) == 2
    assert "These links are shown only now." in words(app)
    with open_database(file) as db:
        names = {find_visit(db, Knock(each, PMO.at)).speaker.name for each in secrets}
    assert names == {"Ann", "Bob"}
    button(app, "Sent: hide the links").click().run()
    assert links_shown(app) == []
    assert links_shown(shown(october)) == []


def test_the_message_to_send_is_there_in_either_language(october, asked):
    app = given(shown(october))
    assert any("Dear Ann," in each and "please answer “October”" in each for each in codes(app))

    app.selectbox(key="assessment_people_shown_tongue").set_value("zh").run()
    assert any("Ann，您好" in each for each in codes(app))


def test_the_table_says_where_everybody_stands_and_who_is_missing_first(file, october, asked):
    with open_database(file) as db:
        drawn = draw_secrets(each.id for each in asked)
        issue_links(db, PMO, october, drawn, DUE)
        submit(db, Knock(drawn[asked[0].id], PMO.at))
    app = shown(october)

    assert "1 of 2 people have answered; due on 20\N{NO-BREAK SPACE}Oct, missing: Bob." in words(app)
    assert [each.strip("*") for each in table(app)["Name"]] == ["Bob", "Ann"]
    assert "Submitted" in table(app)["State"][1]
    assert table(app)["Belongs to"][1] == "Users · Lyon · Sales"


def test_who_is_missing_can_be_reminded_without_the_link(file, october, asked):
    with open_database(file) as db:
        issue_links(db, PMO, october, draw_secrets(each.id for each in asked), DUE)
    app = shown(october)
    button(app, "Remind").click().run()

    assert "2 people are missing." in words(app)
    assert codes(app)[0] == "ann@acme.example"
    assert any("are still missing" in each for each in codes(app))
    assert links_shown(app) == []


def test_namesakes_are_told_apart_by_what_else_is_known_of_them(file, october):
    people = [
        Respondent("1", "Ann Lee", role=Role.USERS, unit="lyon"),
        Respondent("2", "Ann\N{NO-BREAK SPACE}Lee", role=Role.MANAGEMENT, team="Sales"),
        Respondent("3", "Ann  Lee"),
        Respondent("4", "Bob", role=Role.IT),
    ]
    with open_database(file) as db:
        add_respondents(db, october, people, PMO.at)
    app = shown(october)
    button(app, "Change or withdraw").click().run()

    assert app.selectbox(key="assessment_people_edit_who").options == [
        "Ann Lee · Users · Lyon",
        "Ann Lee · Management · Sales",
        "Ann Lee",
        "Bob",
    ]


def test_a_link_is_revoked_and_a_person_withdrawn(file, october, asked):
    with open_database(file) as db:
        issue_links(db, PMO, october, draw_secrets(each.id for each in asked), DUE)
    app = shown(october)
    button(app, "Change or withdraw").click().run()
    button(app, "Revoke link").click().run()
    with open_database(file) as db:
        assert [bool(each.revoked_at) for each in load_invitations(db, october)] == [True, False]

    button(app, "Change or withdraw").click().run()
    button(app, "Withdraw person").click().run()
    with open_database(file) as db:
        assert [bool(each.withdrawn_on) for each in load_respondents(db, october)] == [True, False]
    assert "0 of 1 person has answered" in words(app)


def test_an_anonymous_assessment_shows_who_took_part_and_not_how_far(file, programme):
    with open_database(file) as db:
        new = NewAssessment("Usability", HELD, "", "usability-sus", None, True, 5)
        assessment = start_assessment(db, PMO, programme.id, new)
        people = add_people(db, PMO, assessment, [NewPerson("Ann"), NewPerson("Bob", line=2)])
        drawn = draw_secrets(each.id for each in people)
        issue_links(db, PMO, assessment, drawn, DUE)
        open_link(db, Knock(drawn[people[0].id], PMO.at))
    app = shown(assessment)

    assert "anonymous: a group is shown from 5 answers on" in words(app)
    assert "Answered" not in table(app)
    button(app, "Give out links").click().run()
    assert app.multiselect(key="assessment_people_give_who").options == ["Bob"]


def test_more_people_than_a_short_table_holds_are_a_grid(file, october):
    with open_database(file) as db:
        add_people(db, PMO, october, [NewPerson(f"P{n}", line=n) for n in range(1, 201)])
    app = shown(october)

    assert len(app.dataframe[0].value) == 200


def test_the_part_speaks_chinese(october, asked):
    shown_words = words(shown(october, "zh"))

    assert "2 人中 0 人已作答；截止10月20日，尚缺：Ann、Bob。" in shown_words
    assert "每个链接仅供一人使用" in shown_words


def test_markup_in_names_is_shown_as_written(file, october):
    with open_database(file) as db:
        add_people(db, PMO, october, [NewPerson("<img src=x onerror=alert(1)> *x*")])

    assert "&lt;img" in table(shown(october))["Name"][0]
