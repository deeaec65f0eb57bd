from datetime import UTC, datetime

import pytest

from access.journal import Entry, Record
from phases.gates.changes import gate_changes
from words.status import Status

AT = datetime(2026, 3, 2, tzinfo=UTC)
TITLES = {"signed": {"en": "Signed", "zh": "已签"}}


def said(verb, before, after, gate="collect.plan-exit"):
    record = Record(1, "Ana", AT, Entry("acme", verb, gate, before, after), "", "")
    return [
        (each.status, str(each.words), each.actor) for each in gate_changes([record], "collect.plan-exit", TITLES)
    ]


@pytest.mark.parametrize(
    ("verb", "before", "after", "status", "words"),
    [
        ("add_evidence", {}, {"criterion": "signed", "note": "Minutes"}, Status.DONE, "Signed: Minutes"),
        ("withdraw_evidence", {"criterion": "gone", "note": "Old"}, {}, Status.WAIT, "gone: withdrawn, Old"),
        ("close_condition", {}, {"title": "Clean the data"}, Status.DONE, "Condition done: Clean the data"),
        ("decide_gate", {}, {"verdict": "go", "reason": "All there"}, Status.DONE, "Passed: All there"),
        ("decide_gate", {}, {"verdict": "no-go", "reason": "No data"}, Status.OFF, "No-go: No data"),
    ],
)
def test_the_journal_of_a_gate_reads_as_sentences(verb, before, after, status, words):
    assert said(verb, before, after) == [(status, words, "Ana")]


def test_other_gates_and_other_changes_are_left_out():
    assert not said("add_evidence", {}, {"criterion": "signed", "note": "Minutes"}, gate="assess.plan-exit")
    assert not said("edit_tasks", {}, {})
