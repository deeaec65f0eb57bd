from datetime import UTC, datetime

import pytest

from assessments.followup.action import Action, Kind, State, answer, new_action, outcome
from assessments.maturity.gaps import find_gaps
from assessments.maturity.profile import GivenAnswer, profile
from assessments.maturity.rating import Answer
from words.status import Status


def profile_of(pack, letters):
    rows = [
        GivenAnswer("ann", "C1", q, Answer.FULLY, Answer(a), "seen", "-")
        for q, a in zip("abcd", letters.split(), strict=True)
    ]
    return profile(pack.dimensions, rows)


@pytest.fixture
def action(pack):
    """An action made when question b stood at P."""
    (gap, *_) = find_gaps(profile_of(pack, "F P N N"), {})
    made = new_action(Kind.TASK, gap, "first")
    return Action("1", "acme", made, "", State.OPEN, "ann", datetime(2026, 1, 6, tzinfo=UTC), 1)


def test_an_action_keeps_the_question_its_value_and_its_aim(action):
    assert (action.name, action.new.from_value, action.new.to_value) == ("C1.b", "P", "F")
    assert action.new.title["en"] == "C1 level 3 (C1.b, P → F)"


@pytest.mark.parametrize(
    ("later", "status", "words"),
    [
        ("F F N N", Status.DONE, "reached"),
        ("F L N N", Status.DOING, "better"),
        ("F P N N", Status.RISK, "unchanged"),
        ("F N N N", Status.LATE, "worse"),
        ("F NA N N", Status.OUT, "no longer applies"),
    ],
)
def test_the_next_assessment_says_what_an_action_changed(pack, action, later, status, words):
    found = outcome(action, profile_of(pack, "F P N N"), profile_of(pack, later))

    assert (found.status, str(found.words)) == (status, words)
    assert found.before_score == pytest.approx(1 + 4 * (1 + 1 / 3) / 4)


@pytest.mark.parametrize("later", [None, "F ? N N"])
def test_without_a_later_answer_nothing_is_said(pack, action, later):
    assert outcome(action, None, profile_of(pack, later) if later else None) is None


def test_the_page_says_how_many_run_and_how_many_reached_their_aim(pack, action):
    found = outcome(action, None, profile_of(pack, "F F N N"))

    assert "No gap has become work yet" in str(answer((), {}))
    assert str(answer((action,), {})) == "1 action is in progress; the next assessment will show what they changed"
    assert str(answer((action,), {"1": found})) == (
        "1 action is in progress; of 1 that was measured again 1 reached its aim"
    )
