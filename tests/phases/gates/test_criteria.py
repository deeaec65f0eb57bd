from dataclasses import replace
from datetime import date

import pytest

from methodology.pack import Criterion
from phases.dates.calendar import calendar_for
from phases.dates.frame import Frame
from phases.dates.timeline import compute_timeline
from phases.gates.criteria import (
    Evidence,
    InvalidEvidence,
    NewEvidence,
    Shown,
    criterion_states,
    decider,
    refuse_invalid_evidence,
)
from phases.generation import generate_plan
from phases.plan import Plan
from phases.programme import NewUnit, new_units
from words.status import Status

TODAY = date(2026, 3, 2)
GATE = "collect.plan-exit"


@pytest.fixture
def plan(pack):
    units = new_units("acme", (NewUnit(name="Harbour", wave=0), NewUnit(name="North")), 0, set())
    return generate_plan("acme", ("assess", "collect"), units, pack)


def timeline(plan):
    return compute_timeline(plan, Frame(calendar_for("none", 2026), date(2026, 1, 5), TODAY, {}))


def states(plan, pack, evidence=(), levels=None, gate=GATE):
    shown = Shown(evidence, levels or {}, timeline(plan), TODAY)
    task = next(task for task in plan.tasks if task.key == gate)
    return {state.criterion.id: state for state in criterion_states(task, pack, shown)}


def evidence(criterion, expires_on=None, gate=GATE):
    return Evidence("e1", gate, criterion, "Minutes", "", "Ana", date(2026, 2, 20), expires_on, 1)


def test_a_criterion_without_evidence_is_open(plan, pack):
    state = states(plan, pack)["objectives-signed"]

    assert (state.status, str(state.word), state.is_open_must) == (Status.TODO, "no evidence", True)


def test_evidence_lets_a_criterion_hold(plan, pack):
    state = states(plan, pack, [evidence("objectives-signed")])["objectives-signed"]

    assert (state.status, str(state.word), state.is_open_must) == (Status.DONE, "holds", False)


def test_evidence_counts_at_its_own_gate_only(plan, pack):
    elsewhere = evidence("objectives-signed", gate="assess.plan-exit")

    assert states(plan, pack, [elsewhere])["objectives-signed"].is_open_must


def test_evidence_holds_on_its_last_day_and_not_after(plan, pack):
    last_day = states(plan, pack, [evidence("objectives-signed", TODAY)])["objectives-signed"]
    after = states(plan, pack, [evidence("objectives-signed", date(2026, 3, 1))])["objectives-signed"]

    assert last_day.holds
    assert (after.status, str(after.word), after.is_open_must) == (Status.LATE, "expired", True)


@pytest.mark.parametrize(("ends", "status"), [(date(2026, 3, 16), Status.WAIT), (date(2026, 3, 17), Status.DONE)])
def test_evidence_warns_two_weeks_before_it_expires(plan, pack, ends, status):
    state = states(plan, pack, [evidence("objectives-signed", ends)])["objectives-signed"]

    assert (state.status, state.holds) == (status, True)


def test_evidence_that_never_expires_outlives_the_one_that_does(plan, pack):
    given = [evidence("objectives-signed", date(2026, 3, 4)), evidence("objectives-signed")]

    assert states(plan, pack, given)["objectives-signed"].status is Status.DONE


@pytest.mark.parametrize(
    ("found", "status", "word", "value"),
    [
        (None, Status.TODO, "not assessed", "needs level 2"),
        (1, Status.LATE, "fails", "level 1 < 2"),
        (2, Status.DONE, "holds", "level 2 ≥ 2"),
    ],
)
def test_a_maturity_criterion_follows_the_assessment(plan, pack, found, status, word, value):
    state = states(plan, pack, levels={"A1": found})["sponsorship-level"]

    assert (state.status, str(state.word), str(state.value)) == (status, word, value)


def finished(plan, keys):
    tasks = (replace(t, finished_on=date(2026, 2, 2), percent=100) if t.key in keys else t for t in plan.tasks)
    return Plan(tuple(tasks), plan.links)


def test_a_tasks_criterion_counts_the_tasks_of_its_phase(plan, pack):
    keys = [task.key for task in plan.tasks if task.kind == "task" and (task.step, task.phase) == ("collect", "plan")]

    none, some, every = (states(finished(plan, done), pack)["plan-tasks"] for done in ([], keys[:1], keys))

    assert [each.status for each in (none, some, every)] == [Status.TODO, Status.DOING, Status.DONE]
    assert str(some.value) == f"1 of {len(keys)} done"


def test_a_tasks_criterion_holds_when_the_rest_is_agreed(plan, pack):
    state = states(plan, pack, [evidence("plan-tasks")])["plan-tasks"]

    assert (state.holds, str(state.word)) == (True, "rest agreed")


def test_the_pilots_gate_counts_the_pilots_tasks_before_it(plan, pack):
    state = states(plan, pack, gate="unit.harbour.pilot-go-live")["pilot-tasks"]

    assert str(state.value) == "0 of 5 done"


def test_a_criterion_asked_in_other_steps_is_left_out(plan, pack):
    assert "customer-defined" in states(plan, pack)
    assert "customer-defined" not in states(plan, pack, gate="assess.plan-exit")


def test_open_must_criteria_come_first_and_should_last(plan, pack):
    found = list(states(plan, pack, [evidence("objectives-signed")]).values())
    order = [(state.criterion.weight, state.holds) for state in found]

    assert order == sorted(order)


CRITERION = Criterion(id="signed", weight="must", title={"en": "Signed", "zh": "已签"})


@pytest.mark.parametrize(
    ("new", "message"),
    [
        (NewEvidence("signed", "  "), "needs a note"),
        (NewEvidence("signed", "x" * 4001), "at most 4 000 characters"),
        (NewEvidence("signed", "Minutes", "javascript:alert(1)"), "https://"),
        (NewEvidence("signed", "Minutes", "https://"), "https://"),
        (NewEvidence("signed", "Minutes", "https://a.example/) ![x](b"), "no blanks"),
        (NewEvidence("signed", "Minutes", "https://a.example/\x00"), "no blanks"),
        (NewEvidence("signed", "Minutes", "", date(2026, 3, 1)), "expired already"),
    ],
)
def test_evidence_that_cannot_be_kept_is_refused(new, message):
    with pytest.raises(InvalidEvidence, match=message.replace(" 000", "\N{NARROW NO-BREAK SPACE}000")):
        refuse_invalid_evidence(new, CRITERION, TODAY)


def test_a_maturity_level_takes_no_evidence(pack):
    level = next(each for each in pack.gate["plan-exit"].criterion if each.proof == "maturity")

    with pytest.raises(InvalidEvidence, match="computed from the assessment"):
        refuse_invalid_evidence(NewEvidence(level.id, "Trust me"), level, TODAY)


def test_a_gate_is_decided_by_its_owner_else_by_who_holds_the_role_of_the_pack(plan, pack, programme):
    gates = {task.key: task for task in plan.tasks if task.source.startswith("gate:")}
    named = replace(programme, sponsor="M. Duarte", manager="")

    assert decider(gates["collect.plan-exit"], named, pack) == "M. Duarte"
    assert decider(gates["collect.build-exit"], named, pack) == pack.role["programme-manager"].title
    assert decider(replace(gates["collect.plan-exit"], owner="T. Weber"), named, pack) == "T. Weber"
    assert gates["collect.build-exit"].role == "programme-manager"
