from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from access.journal import Entry, Record
from phases.actions import edit_tasks, set_baseline
from phases.editing.edits import TaskEdit
from phases.gates.actions import add_evidence, decide_gate
from phases.gates.criteria import NewEvidence
from phases.gates.gate import NewCondition, Proposal
from phases.gates.outlook import date_status
from phases.span.actions import set_span
from phases.span.span import span_of
from phases.store import load_programme
from phases.summary.changes import changes
from phases.summary.health import direction_words, health, trend_finding, weekly_drift
from phases.summary.overview import (
    concern,
    next_milestones,
    open_gates,
    overview_answer,
    progress,
    stage,
    step_rows,
    steps_finding,
    units_live,
)
from phases.summary.portfolio import decisions_waiting, portfolio_answer, programme_row, worst_first
from phases.summary.reading import load_view
from words.status import Status

MONDAY = date(2026, 1, 5)


@pytest.fixture
def seen(db, programme):
    """The programme as it is known on a day."""
    return lambda *day: load_view(db, load_programme(db, programme.id), date(*day))


def first_task(view):
    return next(row.task for row in view.timeline.leaves() if row.task.kind == "task")


def test_a_new_programme_is_on_track_and_says_when_it_ends(seen):
    view = seen(2026, 1, 5)

    assert health(view).status is Status.ON
    assert health(view).drift == 0
    assert str(overview_answer(view)).startswith("The programme ends on")
    assert "next is “Assess: Plan exit”" in str(overview_answer(view))


def test_a_programme_that_nobody_works_on_goes_off_track(seen):
    view = seen(2026, 4, 1)

    assert health(view).status is Status.OFF
    assert health(view).drift > 10
    assert f"{health(view).drift} working days late" in str(overview_answer(view))
    assert "days" in str(concern(view).words)


def test_a_go_live_date_that_was_set_is_the_cause_and_no_task(db, seen, signed, programme):
    span = replace(span_of(programme), finish_on=date(2027, 3, 31))
    set_span(db, signed(2026, 1, 5), programme.id, (1, span))

    view = seen(2026, 1, 5)

    assert str(overview_answer(view)).endswith("2027: another go-live date was set")
    assert str(concern(view).words) == str(concern(view).title) == "another go-live date was set"


def test_a_promise_that_cannot_be_met_is_off_track_from_the_first_day(seen):
    view = seen(2026, 1, 5)
    promised = replace(view, programme=replace(view.programme, promised_on=date(2026, 2, 2)))

    assert health(promised).status is Status.OFF
    assert "after the promised 2\N{NO-BREAK SPACE}Feb" in str(overview_answer(promised))


def test_the_drift_is_seen_week_by_week_and_has_a_direction(db, seen, signed, programme):
    task = first_task(seen(2026, 1, 5))
    longer = {"started_on": MONDAY, "days": task.days + 10}
    edit_tasks(db, signed(2026, 1, 12), programme.id, [TaskEdit(task.id, task.version, longer)])

    view = seen(2026, 1, 12)

    assert weekly_drift(view) == [0, view.timeline.drift]
    assert view.timeline.drift >= 10
    assert (health(view).direction, health(view).weeks) == ("worse", 1)
    assert str(direction_words(health(view))) == "↓ worse, 1 wk"


def test_a_slip_on_the_first_day_is_told_alike_everywhere(db, seen, signed, programme):
    task = first_task(seen(2026, 1, 5))
    edit_tasks(db, signed(2026, 1, 5), programme.id, [TaskEdit(task.id, task.version, {"days": task.days + 47})])

    view = seen(2026, 1, 5)

    assert weekly_drift(view) == [view.timeline.drift]
    assert view.timeline.drift > 10
    assert str(trend_finding(weekly_drift(view))) == f"The end is {view.timeline.drift} days later since today"
    assert str(direction_words(health(view))) == "↓ worse since today"
    assert "; at risk: Assess" in str(steps_finding(step_rows(view)))


def test_a_no_go_that_no_pass_followed_is_a_risk_and_says_so(db, seen, signed, programme):
    place = (programme.id, open_gates(seen(2026, 1, 5))[0].key)
    decide_gate(db, signed(2026, 1, 5), place, Proposal("no-go", "Not yet"))

    view = seen(2026, 1, 5)

    assert health(view).status is Status.RISK
    assert "but “Assess: Plan exit” got a no-go and is not passed since" in str(overview_answer(view))
    assert str(concern(view).words) == "“Assess: Plan exit” got a no-go and is not passed since"
    assert "is at risk: “Assess: Plan exit” got a no-go" in str(portfolio_answer([programme_row(view)]))


def test_a_slip_that_a_new_baseline_hides_is_told_for_a_week(db, seen, signed, programme):
    task = first_task(seen(2026, 1, 5))
    edit_tasks(db, signed(2026, 1, 6), programme.id, [TaskEdit(task.id, task.version, {"days": task.days + 47})])
    slipped = seen(2026, 1, 6).timeline.drift
    set_baseline(db, signed(2026, 1, 6), programme.id, "Again")

    assert str(overview_answer(seen(2026, 1, 6))).startswith(
        f"Baseline moved {slipped} working days later today. The programme"
    )
    assert str(concern(seen(2026, 1, 6)).words) == f"Baseline moved {slipped} working days later today"
    assert str(overview_answer(seen(2026, 1, 8))).startswith(f"Baseline moved {slipped} working days later on 6")
    assert not str(overview_answer(seen(2026, 1, 14))).startswith("Baseline")


def test_weeks_before_the_programme_are_not_invented(seen):
    assert weekly_drift(seen(2026, 1, 5)) == [0]


def test_every_step_shows_its_phases_gates_and_effect(seen, pack):
    rows = step_rows(seen(2026, 1, 5))

    assert [row.title["en"] for row in rows] == ["Assess", "Collect"]
    assert list(rows[0].phases) == ["plan", "build", "deploy"]
    assert (rows[0].passed, rows[0].gates) == (0, 3)
    assert rows[0].effect == pack.step["assess"].effect
    assert rows[0].effect_status is Status.UNPROVEN
    assert str(steps_finding(rows)) == "0 of 2 steps are done; none is late"


def test_a_gate_counts_as_passed_after_its_decision(db, seen, signed, programme):
    gate = open_gates(seen(2026, 1, 5))[0]
    place = (programme.id, gate.key)
    due = date(2026, 2, 2)
    named = [NewCondition(state.criterion.id, "Show it", "Ana", due) for state in gate.states if state.is_open_must]

    decide_gate(db, signed(2026, 1, 6), place, Proposal("conditional", "Good enough to build", tuple(named)))

    view = seen(2026, 1, 6)
    assert step_rows(view)[0].passed == 1
    assert gate.key not in [each.key for each in open_gates(view)]
    assert stage(view) == (view.pack.step["assess"].title, view.pack.phase["build"].title)


def test_the_next_milestones_come_by_date_and_on_track_at_first(seen):
    shown = next_milestones(seen(2026, 1, 5), most=3)

    days = [each.row.finish for each in shown]
    assert days == sorted(days)
    assert {date_status(each.row) for each in shown} == {Status.ON}
    assert shown[0].is_gate


def test_progress_is_weighed_by_days_beside_what_the_baseline_wanted(db, seen, signed, programme):
    task = first_task(seen(2026, 1, 5))
    edit_tasks(db, signed(2026, 1, 9), programme.id, [TaskEdit(task.id, task.version, {"percent": 100})])

    view = seen(2026, 2, 2)

    days = sum(row.task.days for row in view.timeline.leaves() if row.task.kind == "task")
    assert progress(view)[0] == 100 * task.days // days
    assert progress(view)[1] > progress(view)[0]


def test_a_unit_is_live_when_its_milestone_is_reached(db, seen, signed, programme):
    live = seen(2026, 1, 5).timeline.by_key["unit.harbour.live"].task
    edit_tasks(
        db, signed(2026, 1, 9), programme.id, [TaskEdit(live.id, live.version, {"finished_on": date(2026, 1, 9)})]
    )

    assert units_live(seen(2026, 1, 9)) == 1


def test_the_portfolio_puts_the_worst_first_and_says_why(seen):
    fine, late = seen(2026, 1, 5), seen(2026, 4, 1)

    rows = worst_first(map(programme_row, [fine, late]))

    assert [row.health.status for row in rows] == [Status.OFF, Status.ON]
    assert str(portfolio_answer(rows)).startswith("One of 2 programmes is off track: “Acme”; “")
    assert str(portfolio_answer([rows[1]])) == "The programme is on track"


def test_a_decision_waits_when_its_gate_is_due_within_a_month(seen):
    view = seen(2026, 1, 5)

    waiting = decisions_waiting([view], view.today)

    assert waiting
    assert all(each.gate.row.finish <= view.today + timedelta(days=30) for each in waiting)
    assert not waiting[0].gate.is_ready


def test_the_journal_is_said_in_sentences_and_repeats_nothing(db, seen, signed, programme):
    from access.store import load_journal

    task = first_task(seen(2026, 1, 5))
    gate = open_gates(seen(2026, 1, 5))[0]
    proof = next(state.criterion.id for state in gate.states if state.criterion.proof == "evidence")
    edit_tasks(db, signed(2026, 1, 9), programme.id, [TaskEdit(task.id, task.version, {"percent": 100})])
    for number in range(2):
        add_evidence(db, signed(2026, 1, 10 + number), (programme.id, gate.key), NewEvidence(proof, "Minutes"))

    view = seen(2026, 1, 12)
    said = [str(each.words) for each in changes(load_journal(db, programme.id), view.titles)]

    assert said[0] == said[1] == "Evidence added for Assess: Plan exit"
    assert said[2].startswith("Finished: ")
    assert said[-1] == "Programme created with its plan"


def test_decisions_are_told_one_by_one_and_the_rest_of_a_day_together():
    def record(verb, subject, after):
        return Record(1, "Ana", datetime(2026, 3, 2, tzinfo=UTC), Entry("acme", verb, subject, {}, after), "", "")

    gates = [record("decide_gate", f"{step}.plan-exit", {"verdict": "go"}) for step in ("assess", "collect", "flow")]
    rows = [record("add_row", f"row {number}", {}) for number in range(4)]

    assert [str(each.words) for each in changes([*gates, *rows], {})] == [
        "“assess.plan-exit”: Passed",
        "“collect.plan-exit”: Passed",
        "“flow.plan-exit”: Passed",
        "A row was added to the plan (4 times)",
    ]


@pytest.mark.parametrize(
    ("verb", "subject", "after", "said"),
    [
        ("decide_gate", "collect.plan-exit", {"verdict": "go"}, "✓ “Plan exit”: Passed"),
        ("decide_gate", "collect.plan-exit", {"verdict": "conditional"}, "✓ “Plan exit”: Passed with conditions"),
        ("decide_gate", "collect.plan-exit", {"verdict": "no-go"}, "■ “Plan exit”: No-go"),
        ("start_assessment", "assessment:1", {"title": "Spring"}, "► Assessment started: Spring"),
        ("answer_assessment", "assessment:1", {}, "► Answers to an assessment were given"),
        ("close_assessment", "assessment:1", {}, "✓ An assessment was closed"),
        ("add_usage_log", "march.csv", {}, "► Event log added: march.csv"),
        ("remove_usage_log", "march.csv", {}, "▲ Event log removed: march.csv"),
        ("set_usage_targets", "usage", {}, "► Targets of use were set"),
        ("log_the_target_assessment", "x", {}, "► Programme updated"),
    ],
)
def test_every_verb_of_the_journal_has_its_sentence(verb, subject, after, said):
    record = Record(1, "Ana", datetime(2026, 3, 2, tzinfo=UTC), Entry("acme", verb, subject, {}, after), "", "")
    [change] = changes([record], {"acme:collect.plan-exit": "Plan exit"})

    assert f"{change.status.sign} {change.words}" == said
