from datetime import UTC, date, datetime, timedelta

import pytest

from assessments.respondents.actions import draw_secrets
from assessments.respondents.invitation import (
    WORDS,
    Invitation,
    State,
    end_of,
    fingerprint,
    last_day,
    link_state,
    looks_like_a_secret,
    voice_of,
)

NOW = datetime(2026, 10, 5, 9, tzinfo=UTC)
LATER = NOW + timedelta(days=30)


def link(**changes):
    standing = {"revoked_at": None, "opened_at": None, "submitted_at": None, "expires_at": LATER, **changes}
    return Invitation("i", "a", "ann", "f", "PMO", NOW, **standing)


@pytest.mark.parametrize(
    ("changes", "answered", "state"),
    [
        ({}, 0, State.UNOPENED),
        ({"opened_at": NOW}, 0, State.OPENED),
        ({"opened_at": NOW}, 3, State.PARTLY),
        ({"expires_at": NOW}, 3, State.EXPIRED),
        ({"revoked_at": NOW, "expires_at": NOW}, 3, State.REVOKED),
        ({"submitted_at": NOW, "expires_at": NOW}, 3, State.SUBMITTED),
    ],
)
def test_a_link_stands_where_its_marks_say(changes, answered, state):
    assert link_state(link(**changes), answered, NOW) is state


def test_whoever_submitted_answered_all_or_withdrew_is_not_missing():
    assert {each for each in State if not each.is_missing} == {State.SUBMITTED, State.ANSWERED, State.WITHDRAWN}


def test_every_state_has_a_word_and_a_status():
    assert set(WORDS) == set(State)


def test_secrets_are_256_random_bits_and_never_the_same():
    drawn = draw_secrets(str(n) for n in range(200)).values()

    assert len(set(drawn)) == 200
    assert all(looks_like_a_secret(each) for each in drawn)


@pytest.mark.parametrize("text", ["", "x" * 42, "x" * 44, "x" * 42 + "/", "x" * 42 + "\n", "' OR 1=1 --"])
def test_what_is_no_secret_is_not_looked_for(text):
    assert not looks_like_a_secret(text)


def test_a_voice_follows_from_the_secret_and_not_from_its_fingerprint():
    (secret,) = draw_secrets(["ann"]).values()

    assert voice_of(secret, "a") == voice_of(secret, "a")
    assert voice_of(secret, "a") != voice_of(secret, "b")
    assert voice_of(secret, "a") != voice_of(fingerprint(secret), "a")


def test_a_link_is_good_a_week_longer_than_answers_are_due():
    assert last_day(date(2026, 10, 20), date(2026, 10, 5)) == date(2026, 10, 27)
    assert last_day(date(2026, 10, 1), date(2026, 10, 5)) == date(2026, 10, 12)
    assert last_day(None, date(2026, 10, 5)) == date(2026, 11, 4)


def test_a_day_ends_when_it_has_ended_everywhere():
    assert end_of(date(2026, 10, 27)) == datetime(2026, 10, 28, 12, tzinfo=UTC)
    assert link(expires_at=end_of(date(2026, 10, 27))).last_day == date(2026, 10, 27)
