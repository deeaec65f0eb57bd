import itertools
from dataclasses import replace
from datetime import date

import pytest

from methodology.pack import Criterion
from phases.dates.calendar import calendar_for
from phases.dates.frame import Frame, Promise
from phases.dates.timeline import compute_timeline
from phases.gates.criteria import NOTHING, CriterionState
from phases.gates.gate import Decision
from phases.gates.outlook import landmark_state, landmarks, outlook, waiting_answer, waiting_cost
from phases.plan import Link, Plan, Task, not_before
from words.status import Status
from words.text import sentence

MONDAY = date(2026, 3, 2)
FRAME = Frame(calendar_for("none", 2026), MONDAY, MONDAY, {})


def row(key, at, kind="task", days=0, source="", day=None):
    return Task(key, key, at, None, kind, "", "", "", "", source, "", "", "", days, **not_before(day))


def gate(key, at, day=None):
    return row(key, at, "milestone", source=f"gate:{key}", day=day)


def chain(*tasks):
    return Plan(tasks, tuple(Link(a.id, b.id) for a, b in itertools.pairwise(tasks)))


def state(holds):
    criterion = Criterion(id="signed", weight="must", title={"en": "Signed", "zh": "已签"})
    return CriterionState(criterion, Status.DONE if holds else Status.TODO, sentence("holds"), NOTHING, ())


def found(*gates, decisions=()):
    """Gates as (key, first possible day, holds), on a Monday."""
    plan = Plan(tuple(gate(key, at, day) for at, (key, day, _) in enumerate(gates)), ())
    timeline = compute_timeline(plan, FRAME)
    states = {key: [state(holds)] for key, _, holds in gates}
    return landmarks(timeline, {key: key.title() for key, _, _ in gates}, states, decisions)


SOON, LATER = date(2026, 3, 20), date(2026, 6, 1)


@pytest.mark.parametrize(
    ("gates", "said"),
    [
        ([("alpha", LATER, False)], "No gate is due in 30 days; next is Alpha on 1\xa0Jun"),
        ([("alpha", SOON, True)], "One gate is due in 30 days and it is ready: Alpha, 20\xa0Mar"),
        ([("alpha", SOON, False)], "One gate is due in 30 days and it is not ready: Alpha, 20\xa0Mar"),
        (
            [("alpha", SOON, True), ("beta", SOON, True)],
            "2 gates are due in 30 days and all are ready; first Alpha, 20\xa0Mar",
        ),
        (
            [("alpha", SOON, True), ("beta", SOON, False)],
            "2 gates are due in 30 days and one is not ready: Beta, 20\xa0Mar",
        ),
        (
            [("alpha", SOON, False), ("beta", SOON, False)],
            "2 gates are due in 30 days and none is ready; first Alpha, 20\xa0Mar",
        ),
        (
            [("alpha", SOON, False), ("beta", SOON, False), ("gamma", SOON, True)],
            "3 gates are due in 30 days and 2 are not ready; first Alpha, 20\xa0Mar",
        ),
    ],
)
def test_the_outlook_says_which_gates_come_and_which_are_not_ready(gates, said):
    assert str(outlook(found(*gates), MONDAY)) == said


def test_the_outlook_of_a_programme_that_passed_every_gate():
    passed = Decision("d", "alpha", "go", "Because", "Ana", MONDAY)

    assert str(outlook(found(("alpha", SOON, True), decisions=[passed]), MONDAY)) == "Every gate is passed"


def test_a_gate_that_was_refused_is_open_still():
    refused = Decision("d", "alpha", "no-go", "Because", "Ana", MONDAY)
    [only] = found(("alpha", SOON, True), decisions=[refused])

    assert (only.is_open, only.is_ready, only.holding) == (True, True, 1)


def test_a_week_of_waiting_on_the_critical_path_moves_the_end_by_a_week():
    work, live = row("build", 2, days=10), replace(row("live", 3, "milestone"), source="live")
    plan = chain(row("design", 0, days=5), gate("exit", 1), work, live)

    cost = waiting_cost(plan, FRAME, "exit")

    assert str(waiting_answer(cost)) == "Every week that it waits moves the end by 5 days"
    assert [each.passes for each in cost.scenarios] == [date(2026, 3, 6), date(2026, 3, 13), date(2026, 3, 20)]
    assert [each.end for each in cost.scenarios] == [date(2026, 3, 20), date(2026, 3, 27), date(2026, 4, 3)]
    assert cost.scenarios[0].last_live == date(2026, 3, 20)


def test_waiting_inside_the_float_moves_nothing():
    plan = Plan((row("long", 0, days=20), row("short", 1, days=2), gate("exit", 2)), (Link("short", "exit"),))

    cost = waiting_cost(plan, FRAME, "exit")

    assert str(waiting_answer(cost)) == "Waiting a week does not move the end: it has 18 days of float"
    assert {each.end for each in cost.scenarios} == {date(2026, 3, 27)}
    assert cost.scenarios[0].last_live is None


def test_a_gate_with_less_than_a_week_of_float_moves_the_end_by_the_rest():
    plan = Plan((row("long", 0, days=5), row("short", 1, days=2), gate("exit", 2)), (Link("short", "exit"),))

    assert waiting_cost(plan, FRAME, "exit").days_a_week == 2


def judged(day, holds, verdict=None):
    decisions = [Decision("d", "alpha", verdict, "Because", "Ana", MONDAY)] if verdict else []
    [only] = found(("alpha", day, holds), decisions=decisions)
    status, word = landmark_state(only, MONDAY)
    return status, str(word)


@pytest.mark.parametrize(
    ("day", "holds", "verdict", "shown"),
    [
        (LATER, False, None, (Status.TODO, "Planned")),
        (SOON, False, None, (Status.LATE, "Not ready")),
        (SOON, True, None, (Status.ON, "Ready")),
        (SOON, True, "go", (Status.DONE, "Passed")),
        (SOON, False, "conditional", (Status.DONE, "Passed with conditions")),
        (SOON, True, "no-go", (Status.OFF, "No-go")),
    ],
)
def test_a_gate_says_in_one_word_how_it_stands(day, holds, verdict, shown):
    assert judged(day, holds, verdict) == shown


def moved(source, days, holds=False):
    """A milestone in June that was promised some working days earlier, read on a Monday in March."""
    earlier = FRAME.calendar.day(FRAME.calendar.index(LATER) - days)
    plan = Plan((row("live", 0, "milestone", source=source, day=LATER),), ())
    timeline = compute_timeline(plan, replace(FRAME, baseline={"live": Promise(earlier, earlier)}))
    [only] = landmarks(timeline, {"live": "Lyon live"}, {"live": [state(holds)]}, [])
    status, word = landmark_state(only, MONDAY)
    return status, str(word)


@pytest.mark.parametrize("source", ["live", "gate:live"])
@pytest.mark.parametrize(
    ("days", "shown"),
    [
        (0, (Status.ON, "On track")),
        (5, (Status.ON, "On track")),
        (6, (Status.RISK, "At risk")),
        (10, (Status.RISK, "At risk")),
        (11, (Status.LATE, "Late")),
    ],
)
def test_a_milestone_and_a_gate_far_ahead_say_how_their_date_stands(source, days, shown):
    assert moved(source, days) == shown


def test_a_ready_gate_says_whether_it_is_late():
    assert moved("gate:live", 0, holds=True) == (Status.ON, "Ready")
    assert moved("gate:live", 6, holds=True) == (Status.RISK, "Ready, late")
    assert moved("gate:live", 11, holds=True) == (Status.LATE, "Ready, late")


def test_a_milestone_that_nobody_promised_is_planned():
    plan = Plan((row("live", 0, "milestone", source="live"),), ())
    [only] = landmarks(compute_timeline(plan, FRAME), {"live": "Lyon live"}, {}, [])

    assert (only.is_gate, only.is_open, landmark_state(only, MONDAY)[0]) == (False, True, Status.TODO)
