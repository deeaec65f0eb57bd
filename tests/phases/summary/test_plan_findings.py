from dataclasses import replace
from datetime import date

import pytest

from phases.dates.calendar import calendar_for
from phases.dates.frame import Frame, Promise, Terms
from phases.dates.reasons import reason
from phases.dates.timeline import compute_timeline
from phases.plan import Link, Plan, Task, not_before
from phases.summary.plan_findings import plan_answer, preview
from words.catalogue import say

MONDAY = date(2026, 1, 5)
TITLES = {"a": "Scan", "b": "Clean", "m": "Exit"}
LINKS = (Link("a", "b"), Link("b", "m"))


def task(key, days):
    return Task(key, key, 0, None, "task" if days else "milestone", "", "", "", "", "", "", "", "", days)


A, B, M = task("a", 5), task("b", 3), task("m", 0)


def frame(today=MONDAY, baseline=None, start=MONDAY, links=(), **terms):
    return Frame(calendar_for("none", 2026), start, today, baseline or {}, Terms(**terms))


def timeline(*tasks, links=LINKS, **more):
    return compute_timeline(Plan(tasks, links), frame(**more))


def promised(*tasks):
    return {row.task.id: Promise(row.start, row.finish) for row in timeline(*tasks).rows}


def answer(*tasks, **more):
    return str(plan_answer(timeline(*tasks, **more), frame(**more), TITLES)).replace("\xa0", " ")


PROMISED = promised(A, B, M)
DONE = {"percent": 100, "started_on": MONDAY, "finished_on": date(2026, 1, 9)}


def test_a_slip_names_its_size_and_where_it_comes_from():
    late = replace(A, percent=20, started_on=MONDAY)

    said = answer(late, B, M, today=date(2026, 1, 9), baseline=PROMISED)

    assert said == "The end slips 3 working days to 19 Jan: “Scan” cost 3 days"


def test_a_slip_of_one_day_is_said_in_the_singular():
    said = answer(replace(A, days=6), B, M, baseline=PROMISED)

    assert said == "The end slips one working day to 15 Jan: “Scan” cost one day"


def test_a_start_that_was_moved_is_no_slip_of_a_task():
    said = answer(A, B, M, baseline=PROMISED, start=date(2026, 1, 12))

    assert said == "The end lies 5 working days after the baseline, on 21 Jan: the programme's start was moved"


def test_a_later_go_live_is_no_slip_of_a_task():
    said = answer(A, B, M, baseline=PROMISED, finish_on=date(2026, 1, 15))

    assert said == "The end lies one working day after the baseline, on 15 Jan: another go-live date was set"


def test_a_task_that_took_longer_than_the_start_moved_is_named():
    longer = replace(A, days=8)

    assert answer(longer, B, M, baseline=PROMISED, start=date(2026, 1, 7)).endswith("“Scan” cost 5 days")


def test_a_plan_that_holds_says_so():
    assert answer(A, B, M, baseline=PROMISED) == "The plan holds: it ends on 14 Jan; the critical path is at Scan"


def test_a_late_task_that_does_not_move_the_end_is_named():
    other, titles = task("c", 1), {**TITLES, "c": "Print"}
    baseline = PROMISED | {"c": Promise(MONDAY, MONDAY)}
    found = timeline(A, B, M, replace(other, **not_before(date(2026, 1, 13))), baseline=baseline)

    said = str(plan_answer(found, frame(baseline=baseline), titles)).replace("\xa0", " ")

    assert said == "The end holds on 14 Jan, but one task is late: Print"


def test_an_earlier_end_is_said_too():
    assert answer(A, replace(B, days=1), M, baseline=PROMISED).startswith("The end comes 2 working days before")


def test_without_a_baseline_there_is_no_drift():
    assert "without a baseline" in answer(A, B, M)


def test_an_empty_and_a_finished_plan_say_that():
    done = [replace(each, **DONE) for each in (A, B, M)]

    assert answer(links=()) == "This plan has no tasks yet"
    assert answer(*done, today=date(2026, 1, 12)) == "Everything is done since 9 Jan"


def previewed(before, after, changes=1):
    return str(preview(timeline(*before), timeline(*after), changes, TITLES)).replace("\xa0", " ")


def test_unsaved_changes_say_which_milestone_they_move():
    said = previewed((A, B, M), (replace(A, days=3), B, M), changes=2)

    assert said == "Your 2 unsaved changes move Exit from 14 Jan to 12 Jan and the dates of 2 tasks"


def test_unsaved_changes_that_move_nothing_say_so():
    assert previewed((A, B, M), (replace(A, owner="Ana"), B, M)) == "Your unsaved change moves no date"


def test_unsaved_changes_may_move_tasks_only():
    links = (Link("b", "m"),)
    before, after = timeline(A, B, M, links=links), timeline(replace(A, days=4), B, M, links=links)

    assert (
        str(preview(before, after, 1, TITLES)) == "Your unsaved change moves the dates of one task and no milestone"
    )


def why(row_id, *tasks, today=MONDAY, links=LINKS, language="en"):
    found = timeline(*tasks, today=today, links=links)
    rows = {row.task.id: row for row in found.rows}
    return say(reason(rows[row_id], rows, links, TITLES), language).replace("\xa0", " ")


def test_a_date_is_explained_by_what_it_waits_for():
    assert why("b", A, B, M) == "Its predecessor Scan ends on 9 Jan (finish-to-start, lag 0)."
    assert why("b", A, B, links=(Link("a", "b", "SS", 2),)) == (
        "Its predecessor Scan starts on 5 Jan (start-to-start, lag 2)."
    )


@pytest.mark.parametrize(
    ("facts", "today", "said"),
    [
        ({}, MONDAY, "It starts with the programme."),
        ({}, date(2026, 1, 7), "Nothing holds it; what has not begun cannot start before today."),
        (not_before(date(2026, 1, 8)), MONDAY, "It may not start before 8 Jan."),
        (
            {"percent": 40, "started_on": MONDAY},
            date(2026, 1, 7),
            "It began on 5 Jan and is 40 % done; what remains is planned from today.",
        ),
        (DONE, date(2026, 1, 12), "It ended on 9 Jan."),
    ],
)
def test_a_date_without_predecessor_is_explained_by_its_own_facts(facts, today, said):
    assert why("a", replace(A, **facts), B, M, today=today) == said
