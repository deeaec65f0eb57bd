"""A programme's dates from a terminal: backwards from go-live, said first, refused when they cannot be."""

import pytest

from tests.conftest import document

MADE = ("programme", "create", "--name", "Nordic", "--start", "2026-11-23", "--unit", "Oslo:0:20", "--step", "assess")


@pytest.fixture
def nordic(start):
    """A programme that begins on 23 November 2026."""
    return document(start(*MADE, "--json"))["id"]


def test_a_plan_is_planned_backwards_from_go_live_and_forwards_again(nordic, run):
    before = document(run("plan", "schedule", nordic, "--json"))
    words = ("programme", "dates", nordic, "--go-live", "2027-06-30")

    tried = document(run(*words, "--dry-run", "--json", PILOTAGE_TODAY="2026-11-23"))
    assert (tried["saved"], tried["finish"]) == (False, "2027-06-30")
    assert document(run("plan", "schedule", nordic, "--json"))["finish"] == before["finish"]

    assert document(run(*words, "--json", PILOTAGE_TODAY="2026-11-23"))["saved"]
    assert document(run("plan", "schedule", nordic, "--json"))["finish"] == "2027-06-30"
    done = run("programme", "dates", nordic, "--forwards", PILOTAGE_TODAY="2026-11-23")
    assert "rows move; the plan then runs from" in done.stdout


def test_a_go_live_before_the_start_is_refused(nordic, run):
    done = run("programme", "dates", nordic, "--go-live", "2026-11-20")

    assert done.returncode == 1
    assert "must not lie before the start" in done.stderr


def test_a_promise_is_made_and_taken_back(nordic, run):
    words = ("programme", "dates", nordic, "--json")

    assert document(run(*words, "--promised", "2027-12-01"))["promised"] == "2027-12-01"
    assert document(run(*words))["promised"] == "2027-12-01"
    taken = document(run(*words, "--no-promise"))
    assert (taken["promised"], taken["saved"]) == (None, True)
    assert document(run(*words))["promised"] is None


def test_a_promise_cannot_be_made_and_taken_back_at_once(nordic, run):
    done = run("programme", "dates", nordic, "--promised", "2027-12-01", "--no-promise")

    assert done.returncode == 2
    assert "exclude each other" in done.stderr


def test_near_critical_tasks_are_marked(nordic, run):
    tasks = document(run("plan", "schedule", nordic, "--json"))["tasks"]

    assert {each["near_critical"] for each in tasks if each["critical"]} == {False}
    assert {0 <= each["total_float_days"] <= 5 for each in tasks if each["near_critical"]} <= {True}
