from datetime import UTC, date, datetime, timedelta

import pytest

from assessments.respondents.invitation import Invitation, State
from assessments.respondents.reminders import (
    invitation_message,
    minutes,
    missing,
    participation,
    reminder_message,
    standings,
)
from assessments.responses import Respondent
from assessments.store import Assessment
from methodology.loader import load_pack
from words.catalogue import say

NOW = datetime(2026, 10, 5, 9, tzinfo=UTC)
TODAY, DUE = date(2026, 10, 5), date(2026, 10, 20)
ANN, BOB, CID = (Respondent(each.lower(), each) for each in ("Ann", "Bob", "Cid"))
OCTOBER = Assessment("a", "p", "October", TODAY, "", None, 1, due_on=DUE)


def link(person, **changes):
    return Invitation(f"l{person.id}", "a", person.id, "f", "PMO", NOW, NOW + timedelta(days=30), **changes)


def standing(people, links=(), counts=None):
    return standings(people, links, counts or {}, NOW)


def test_everybody_stands_where_link_and_answers_say():
    voice = Respondent("v", "#1", is_unnamed=True)
    gone = Respondent("g", "Gone", withdrawn_on=TODAY)
    links = [link(ANN, submitted_at=NOW), link(BOB)]
    found = standing([ANN, BOB, CID, voice, gone], links, {"bob": (3, 56), "cid": (56, 56)})

    assert [(each.person.name, each.state) for each in found] == [
        ("Ann", State.SUBMITTED),
        ("Bob", State.PARTLY),
        ("Cid", State.ANSWERED),
        ("Gone", State.WITHDRAWN),
    ]
    assert [each.person.name for each in missing(found)] == ["Bob"]


def test_the_newest_link_of_a_person_counts():
    old, new = link(ANN, revoked_at=NOW), link(ANN)
    newer = new.__class__("2", "a", "ann", "f", "PMO", NOW + timedelta(hours=1), NOW + timedelta(days=30))

    assert standing([ANN], [newer, old])[0].state is State.UNOPENED


def test_who_answered_all_but_did_not_submit_has_answered():
    assert standing([ANN], [link(ANN, opened_at=NOW)], {"ann": (56, 56)})[0].state is State.ANSWERED


@pytest.mark.parametrize(
    ("links", "due", "today", "words"),
    [
        ((), None, TODAY, "0 of 3 people have answered; missing: Ann, Bob, Cid."),
        ((ANN,), DUE, TODAY, "1 of 3 people have answered; due on 20\N{NO-BREAK SPACE}Oct, missing: Bob, Cid."),
        ((ANN, BOB), DUE, DUE, "2 of 3 people have answered; due on 20\N{NO-BREAK SPACE}Oct, missing: Cid."),
        (
            (ANN,),
            DUE,
            date(2026, 10, 21),
            "1 of 3 people have answered; overdue since 20\N{NO-BREAK SPACE}Oct: Bob, Cid.",
        ),
        ((ANN, BOB, CID), DUE, date(2026, 11, 1), "All 3 people have answered."),
    ],
)
def test_the_first_sentence_says_who_is_missing_by_when(links, due, today, words):
    found = standing([ANN, BOB, CID], [link(each, submitted_at=NOW) for each in links])

    assert str(participation(found, due, today)) == words


def test_of_many_who_are_missing_five_are_named():
    many = [Respondent(str(n), f"P{n}") for n in range(9)]

    assert str(participation(standing(many), None, TODAY)).endswith("missing: P0, P1, P2, P3, P4 and 4 more.")


def test_nobody_is_missing_where_nobody_is_asked():
    assert "Nobody is asked yet" in str(participation((), DUE, TODAY))


def test_the_sentence_speaks_chinese():
    found = standing([ANN, BOB], [link(ANN, submitted_at=NOW)])

    assert say(participation(found, DUE, TODAY), "zh") == "2 人中 1 人已作答；截止10月20日，尚缺：Bob。"


def test_an_invitation_carries_the_link_and_a_reminder_does_not():
    questionnaire = load_pack("crm-core").questionnaire["maturity"]
    invited = invitation_message(OCTOBER, questionnaire, "Ann", "https://crm.example/answer/x")
    reminded = reminder_message(OCTOBER, standing([ANN], [link(ANN)])[0])

    assert "https://crm.example/answer/x" in str(invited.body)
    assert "about 40 minutes" in str(invited.body)
    assert "Please answer by 20\N{NO-BREAK SPACE}Oct." in str(reminded.body)
    assert "answer/" not in str(reminded.body)
    assert "您对“October”的答卷" in say(reminded.body, "zh")


def test_an_anonymous_invitation_says_what_is_kept():
    quiet = Assessment("a", "p", "T", TODAY, "", None, 1, "usability-sus", True, 5)
    message = invitation_message(quiet, load_pack("crm-core").questionnaire["usability-sus"], "Ann", "x")

    assert "a group is shown from 5 answers on" in str(message.body)


def test_short_questionnaires_take_five_minutes():
    assert minutes(load_pack("crm-core").questionnaire["usability-umux-lite"]) == 5
