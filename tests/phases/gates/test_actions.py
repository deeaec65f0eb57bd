from datetime import date

import pytest

from access.store import load_journal, load_revision
from data.database import Gone, Repeated, StaleSave
from phases.actions import edit_tasks
from phases.baselines.store import load_baselines
from phases.editing.edits import InvalidEdit, TaskEdit
from phases.gates import store
from phases.gates.actions import add_evidence, close_condition, decide_gate, review, withdraw_evidence
from phases.gates.criteria import NewEvidence
from phases.gates.gate import DecidedSince, GateNotReady, NewCondition, NoSuchGate, NotInTurn, Proposal, ReasonMissing
from phases.planned import load_timeline
from phases.store import load_baseline
from words.status import Status

KEY = "assess.plan-exit"
PLACE = ("acme", KEY)
BY = (2026, 2, 2)


def show(db, sign, *criteria):
    for criterion in criteria:
        add_evidence(db, sign, PLACE, NewEvidence(criterion, "Minutes of 30 January"))


def open_musts(db, programme):
    return [state for state in review(db, programme, KEY, date(*BY))[1] if state.is_open_must]


def conditions(db, programme):
    missing = open_musts(db, programme)
    return tuple(NewCondition(each.criterion.id, "Settle it", "Ana", date(2026, 3, 2)) for each in missing)


def pass_it(db, signed, programme, **more):
    decide_gate(db, signed(*BY, **more), PLACE, Proposal("conditional", "Go on", conditions(db, programme)))


def test_evidence_closes_a_criterion_and_leaves_its_entry(db, programme, signed):
    before = [state.criterion.id for state in open_musts(db, programme)]

    show(db, signed(*BY, actor="Ben"), "objectives-signed")

    assert [state.criterion.id for state in open_musts(db, programme)] == [
        each for each in before if each != "objectives-signed"
    ]
    record = load_journal(db, "acme")[0]
    assert (record.entry.verb, record.entry.subject, record.actor) == ("add_evidence", KEY, "Ben")


def test_withdrawn_evidence_no_longer_counts_and_stays_in_the_journal(db, programme, signed):
    show(db, signed(*BY), "objectives-signed")
    given = store.load_evidence(db, "acme")[0]

    withdraw_evidence(db, signed(*BY), "acme", given)

    assert "objectives-signed" in [state.criterion.id for state in open_musts(db, programme)]
    assert load_journal(db, "acme")[0].entry.before["note"] == "Minutes of 30 January"
    with pytest.raises(StaleSave):
        withdraw_evidence(db, signed(*BY), "acme", given)


def test_evidence_for_another_gates_criterion_is_refused(db, programme, signed):
    with pytest.raises(Gone):
        show(db, signed(*BY), "customer-defined")


def test_an_unknown_gate_is_refused_by_name(db, programme, signed):
    with pytest.raises(NoSuchGate, match=r"assess\.exit"):
        decide_gate(db, signed(*BY), ("acme", "assess.exit"), Proposal("no-go", "Because"))


def test_a_refused_go_saves_nothing(db, programme, signed):
    revision = load_revision(db, "acme")

    with pytest.raises(GateNotReady):
        decide_gate(db, signed(*BY), PLACE, Proposal("go", "Because"))

    assert not store.load_decisions(db, "acme")
    assert load_revision(db, "acme") == revision


def test_a_no_go_needs_a_reason(db, programme, signed):
    with pytest.raises(ReasonMissing):
        decide_gate(db, signed(*BY), PLACE, Proposal("no-go", ""))


def test_a_decision_sets_the_day_on_which_the_gate_was_passed(db, programme, signed):
    pass_it(db, signed, programme)

    row = load_timeline(db, programme, date(2026, 2, 3)).by_key[KEY]
    assert (row.task.finished_on, row.finish, row.status) == (date(*BY), date(*BY), Status.DONE)
    record = load_journal(db, "acme")[0]
    assert (record.entry.verb, record.entry.after["verdict"]) == ("decide_gate", "conditional")


def test_a_no_go_leaves_the_gate_open_and_it_may_be_decided_again(db, programme, signed):
    decide_gate(db, signed(*BY), PLACE, Proposal("no-go", "The baseline is missing"))
    assert load_timeline(db, programme, date(*BY)).by_key[KEY].task.finished_on is None

    pass_it(db, signed, programme)

    assert [each.verdict for each in store.load_decisions(db, "acme")] == ["no-go", "conditional"]


def test_a_gate_is_not_decided_twice(db, programme, signed):
    pass_it(db, signed, programme)

    with pytest.raises(NotInTurn):
        decide_gate(db, signed(2026, 2, 3), PLACE, Proposal("no-go", "Second thoughts"))


def test_a_decision_that_did_not_see_the_last_one_is_refused_and_says_who_decided_what(db, programme, signed):
    decide_gate(db, signed(*BY, actor="Ben"), PLACE, Proposal("no-go", "The baseline is missing", seen=0))

    with pytest.raises(DecidedSince, match=r"No-go, Ben on .*: The baseline is missing"):
        decide_gate(db, signed(*BY), PLACE, Proposal("no-go", "Not yet", seen=0))
    assert len(store.load_decisions(db, "acme")) == 1

    decide_gate(db, signed(*BY), PLACE, Proposal("no-go", "Not yet", seen=1))
    assert len(store.load_decisions(db, "acme")) == 2


def test_a_double_click_is_one_decision(db, programme, signed):
    pass_it(db, signed, programme, submit_id="click")

    with pytest.raises(Repeated):
        decide_gate(db, signed(*BY, submit_id="click"), PLACE, Proposal("no-go", "Because"))

    assert len(store.load_decisions(db, "acme")) == 1


def test_conditions_become_actions_that_are_closed_once(db, programme, signed):
    pass_it(db, signed, programme)
    first = store.load_conditions(db, "acme")[0]

    close_condition(db, signed(2026, 2, 20), "acme", first)

    assert store.load_conditions(db, "acme")[0].done_on == date(2026, 2, 20)
    assert load_journal(db, "acme")[0].entry.verb == "close_condition"
    with pytest.raises(StaleSave):
        close_condition(db, signed(2026, 2, 21), "acme", first)


def test_rows_left_empty_are_no_conditions(db, programme, signed):
    empty = NewCondition("objectives-signed", "", "", date(2026, 3, 2))
    proposal = Proposal("conditional", "Go on", (*conditions(db, programme), empty))

    decide_gate(db, signed(*BY), PLACE, proposal)

    assert all(each.title for each in store.load_conditions(db, "acme"))


@pytest.mark.parametrize("changes", [{"percent": 100}, {"finished_on": date(2026, 1, 30)}])
def test_a_gate_is_not_passed_by_editing_the_plan(db, programme, signed, changes):
    gate = load_timeline(db, programme, date(*BY)).by_key[KEY].task

    with pytest.raises(InvalidEdit, match="a gate is passed by its decision"):
        edit_tasks(db, signed(*BY), "acme", [TaskEdit(gate.id, gate.version, changes)])

    assert load_timeline(db, programme, date(*BY)).by_key[KEY].task.finished_on is None


def test_a_gate_that_is_passed_keeps_the_dates_and_moves_no_drift(db, programme, signed):
    before = load_baseline(db, "acme")

    pass_it(db, signed, programme)

    newest, first = load_baselines(db, "acme")
    assert (newest.name["en"], newest.is_promise) == ("Passed: Assess: Plan exit", False)
    assert first.is_promise
    assert load_baseline(db, "acme") == before


def test_two_gates_that_are_passed_at_the_same_moment_keep_the_dates_twice(db, programme, signed):
    pass_it(db, signed, programme)
    states = review(db, programme, "assess.build-exit", date(*BY))[1]
    missing = [state.criterion.id for state in states if state.is_open_must]
    settled = tuple(NewCondition(each, "Settle it", "Ana", date(2026, 3, 2)) for each in missing)

    decide_gate(db, signed(*BY), ("acme", "assess.build-exit"), Proposal("conditional", "Go on", settled))

    assert len(load_baselines(db, "acme")) == 3
