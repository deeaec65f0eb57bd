"""Gaps of questionnaires other than that of maturity, and what the next one says of the work."""

from datetime import UTC, datetime

import pytest

from assessments.followup.action import Action, Kind, State
from assessments.followup.weak import action_of, outcome_of_value, risk_of, weak_spots
from assessments.responses import Respondent, Response, Role
from assessments.scoring.answers import Setting, sheets
from assessments.scoring.causes import ProposedRisk
from methodology.loader import load_pack
from words.status import Status

READINESS = load_pack().questionnaire["change-readiness"]
PEOPLE = {f"r{n}": Respondent(f"r{n}", f"P{n}", role=Role.USERS, team="Sales") for n in range(5)}


def told(values, asked=READINESS):
    """Everybody gives these values to the first questions."""
    given = [
        Response(who, section, ask, {facet.id: value for facet in asked.facets(asked.asks[section, ask])})
        for who in PEOPLE
        for (section, ask), value in zip(asked.asks, values, strict=False)
    ]
    return sheets(asked, given, Setting(people=PEOPLE))


def test_the_weakest_questions_come_first_with_value_and_aim():
    found = weak_spots(READINESS, told(["3", "1", "4", "5", "2"]))

    assert [(each.subject, each.value, each.aim) for each in found] == [
        ("Sales", 1, 4),
        ("Sales", 2, 4),
        ("Sales", 3, 4),
    ]
    assert found[0].title == list(READINESS.asks.values())[1].text


def test_what_is_good_is_no_gap_and_choices_of_an_option_have_none():
    assert weak_spots(READINESS, told(["4", "5"])) == ()
    choice = load_pack().questionnaire["pilot-choice"]
    assert weak_spots(choice, told(["1"], choice)) == ()


def test_groups_too_small_to_be_shown_have_no_gaps():
    asked = READINESS
    (section, ask), *_ = asked.asks
    given = [Response("r0", section, ask, {each.id: "1" for each in asked.facets(asked.asks[section, ask])})]

    assert weak_spots(asked, sheets(asked, given, Setting(PEOPLE, {}, True, 5))) == ()


@pytest.mark.parametrize(
    ("now", "status", "words"),
    [
        (4.5, Status.DONE, "reached"),
        (3.0, Status.DOING, "better"),
        (2.0, Status.RISK, "unchanged"),
        (1.0, Status.LATE, "worse"),
    ],
)
def test_the_next_round_says_what_the_work_changed(now, status, words):
    (spot,) = weak_spots(READINESS, told(["2"]))
    new = action_of(Kind.TRAINING, spot, "spring")
    action = Action("1", "acme", new, "", State.OPEN, "ann", datetime(2026, 1, 6, tzinfo=UTC), 1)

    found = outcome_of_value(action, {spot.place: now})

    assert (new.from_value, new.to_value, new.subject) == ("2", "4", "Sales")
    assert (found.status, str(found.words), found.before_score, found.after_score) == (status, words, 2, now)
    assert outcome_of_value(action, {}) is None


@pytest.mark.parametrize(
    ("now", "status", "words"),
    [
        (0.0, Status.DONE, "reached"),
        (1.0, Status.DONE, "reached"),
        (2.0, Status.DOING, "better"),
        (2.5, Status.RISK, "unchanged"),
        (3.0, Status.LATE, "worse"),
    ],
)
def test_of_a_risk_that_a_cause_proposed_less_is_better(now, status, words):
    risk = ProposedRisk("No sponsor", "Name one", "cause:causes.sponsor", "", 2.5, 1.0)
    new = risk_of(risk, "spring", "K. Nowak")
    action = Action("1", "acme", new, "", State.OPEN, "ann", datetime(2026, 1, 6, tzinfo=UTC), 1)

    found = outcome_of_value(action, {("", "causes", "sponsor"): now})

    assert (new.kind, new.from_value, new.to_value, new.owner, new.detail) == (
        Kind.RISK,
        "2.5",
        "1",
        "K. Nowak",
        "Name one",
    )
    assert (found.status, str(found.words), found.before_score, found.after_score) == (status, words, 2.5, now)
