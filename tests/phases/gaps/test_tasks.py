from datetime import date

import pytest

from phases.actions import add_task
from phases.editing.edits import NewTask
from phases.gaps.tasks import gap_tasks, open_phases, stage_for
from phases.gates.actions import decide_gate, review
from phases.gates.gate import NewCondition, Proposal
from phases.store import load_programme
from phases.summary.reading import load_view
from words.status import Status


@pytest.fixture
def timeline(db, programme):
    """The programme's dates on a day, with all that was saved until then."""
    return lambda *day: load_view(db, load_programme(db, programme.id), date(*day)).timeline


def test_a_task_is_known_by_the_dimension_of_its_gap(db, programme, signed, timeline):
    new = NewTask("Agree the segments", 5, "assess", "plan", "Ana", "gap:C2.b")
    add_task(db, signed(2026, 1, 6), programme.id, new)

    assert {key: row.status for key, row in gap_tasks(timeline(2026, 1, 6)).items()} == {"C2": Status.TODO}


def test_every_step_is_open_in_its_first_phase_until_its_exit_is_reached(db, programme, signed, timeline):
    assert open_phases(timeline(2026, 1, 5)) == {"assess": "plan", "collect": "plan"}

    states = review(db, programme, "assess.plan-exit", date(2026, 1, 9))[1]
    named = [NewCondition(each.criterion.id, "Show it", "Ana", date(2026, 2, 2)) for each in states]
    passed = Proposal("conditional", "Good enough to build", tuple(named))
    decide_gate(db, signed(2026, 1, 9), (programme.id, "assess.plan-exit"), passed)

    assert open_phases(timeline(2026, 1, 9)) == {"assess": "build", "collect": "plan"}


@pytest.mark.parametrize(
    ("step", "phases", "stage"),
    [
        ("collect", {"assess": "plan", "collect": "build"}, ("collect", "build")),
        ("collect", {"assess": "plan"}, ("collect", "deploy")),
        ("foundation", {"collect": "build"}, ("collect", "build")),
        ("foundation", {}, ("assess", "deploy")),
    ],
)
def test_a_gap_is_closed_in_its_own_step_or_in_the_first_that_is_open(step, phases, stage):
    assert stage_for(step, ("assess", "collect"), phases) == stage
