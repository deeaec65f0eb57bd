from datetime import date

import pytest

from methodology.pack import Criterion
from phases.gates.criteria import NOTHING, CriterionState
from phases.gates.gate import (
    Condition,
    ConditionMissing,
    Decision,
    GateNotReady,
    InvalidCondition,
    InvalidReason,
    NewCondition,
    NothingToCondition,
    NotInTurn,
    Proposal,
    ReasonMissing,
    gate_answer,
    refuse_undecidable,
)
from words.status import Status
from words.text import sentence

TODAY = date(2026, 3, 2)
LATER = date(2026, 4, 1)


def state(key, weight="must", holds=False):
    criterion = Criterion(id=key, weight=weight, title={"en": key.title(), "zh": key})
    status = Status.DONE if holds else Status.TODO
    return CriterionState(criterion, status, sentence("holds"), NOTHING, ())


OPEN = [state("budget"), state("data"), state("signed", holds=True)]
READY = [state("budget", holds=True), state("roster", "should")]


def decided(verdict):
    return Decision("d1", "collect.plan-exit", verdict, "Because", "M. Duarte", date(2026, 2, 20))


def refuse(proposal, states=OPEN, before=None):
    refuse_undecidable(proposal, states, before, TODAY)


def conditional(*conditions):
    return Proposal("conditional", "Because", conditions)


def test_a_go_is_refused_while_a_must_criterion_lacks_evidence():
    with pytest.raises(GateNotReady, match="2 must criteria lack evidence: Budget, Data") as refused:
        refuse(Proposal("go", "Because"))

    assert refused.value.missing == ("budget", "data")


def test_a_go_needs_no_should_criterion():
    refuse(Proposal("go", "Because"), READY)


def test_a_conditional_pass_covers_every_open_must_criterion():
    half = conditional(NewCondition("budget", "Get the money", "Ana", LATER))

    with pytest.raises(ConditionMissing, match="Missing: Data") as refused:
        refuse(half)

    assert refused.value.missing == ("data",)


@pytest.mark.parametrize(("title", "owner"), [("", "Ana"), ("Get the money", " ")])
def test_a_condition_without_owner_or_words_covers_nothing(title, owner):
    with pytest.raises(ConditionMissing, match=r"owner and a date\. Missing: Budget"):
        refuse(conditional(NewCondition("budget", title, owner, LATER)), [state("budget")])


def test_a_condition_may_not_be_due_in_the_past():
    with pytest.raises(InvalidCondition, match="due in the past"):
        refuse(conditional(NewCondition("budget", "Get the money", "Ana", date(2026, 3, 1))), [state("budget")])


def test_a_half_written_condition_is_refused_even_when_nothing_is_open():
    with pytest.raises(NothingToCondition):
        refuse(conditional(NewCondition("roster", "Fill the roster", "", LATER)), READY)


def test_a_condition_names_a_criterion_of_the_gate():
    with pytest.raises(InvalidCondition, match="no criterion of this gate"):
        refuse(conditional(NewCondition("weather", "Wait for sun", "Ana", LATER)), READY)


def test_a_conditional_pass_without_conditions_is_refused():
    with pytest.raises(NothingToCondition):
        refuse(conditional(), READY)


def test_a_covered_conditional_pass_is_allowed():
    conditions = [NewCondition(key, f"Settle {key}", "Ana", TODAY) for key in ("budget", "data")]

    refuse(conditional(*conditions))


@pytest.mark.parametrize("verdict", ["go", "conditional", "no-go"])
def test_every_decision_needs_a_reason(verdict):
    with pytest.raises(ReasonMissing):
        refuse(Proposal(verdict, " \n"), READY)


def test_a_reason_of_a_book_is_refused():
    with pytest.raises(InvalidReason):
        refuse(Proposal("no-go", "x" * 4001))


def test_a_no_go_needs_no_criterion():
    refuse(Proposal("no-go", "The data is not there"))


@pytest.mark.parametrize("verdict", ["go", "conditional"])
def test_a_gate_is_not_passed_twice(verdict):
    with pytest.raises(NotInTurn, match=r"20.Feb by M. Duarte"):
        refuse(Proposal("go", "Again"), READY, decided(verdict))


def test_after_a_no_go_it_may_be_decided_again():
    refuse(Proposal("go", "Now it is there"), READY, decided("no-go"))


@pytest.mark.parametrize(
    ("states", "decision", "said"),
    [
        (OPEN, None, "Not ready: 1 of 3 criteria hold; 2 must criteria are open, first: Budget"),
        (OPEN[1:], None, "Not ready: 1 of 2 criteria hold; one must criterion is open: Data"),
        (READY, None, "Ready to pass: every must criterion holds, 1 of 2 in all"),
        (READY, decided("go"), "Passed on 20\xa0Feb: 1 of 2 criteria hold"),
        (OPEN, decided("conditional"), "Passed with conditions on 20\xa0Feb: 1 of 3 criteria hold"),
        (
            READY,
            decided("no-go"),
            "No-go on 20\xa0Feb. Now: Ready to pass: every must criterion holds, 1 of 2 in all",
        ),
    ],
)
def test_the_answer_says_whether_the_gate_can_pass(states, decision, said):
    assert str(gate_answer(states, decision)) == said


@pytest.mark.parametrize(
    ("due", "done", "status"),
    [
        (LATER, None, Status.WAIT),
        (TODAY, None, Status.WAIT),
        (date(2026, 3, 1), None, Status.LATE),
        (date(2026, 3, 1), TODAY, Status.DONE),
    ],
)
def test_a_condition_is_late_after_its_day_until_it_is_done(due, done, status):
    condition = Condition("c1", "collect.plan-exit", "budget", "Get the money", "Ana", due, done, 1)

    assert condition.status(TODAY) is status
