"""What a comparison says."""

from datetime import date, timedelta

import pytest

from phases.baselines.answer import changed_finding, comparison_answer, most_moved, shifts, shifts_finding, work_alone
from phases.baselines.comparison import NOW, Baseline, Variance, compare
from phases.dates.calendar import calendar_for
from phases.dates.frame import Promise
from phases.plan import Task
from words.catalogue import say

CALENDAR = calendar_for("none", 2026)
MONDAY = date(2026, 1, 5)
TITLES = {"p:a": {"en": "Design", "zh": "设计"}, "p:b": "Build", "p:m": "Ready"}


def day(number):
    """A working day of January, the first Monday is 0."""
    return MONDAY + timedelta(days=number // 5 * 7 + number % 5)


def dates(**rows):
    return {f"p:{key}": Promise(day(start), day(finish)) for key, (start, finish) in rows.items()}


def task(key, kind="task"):
    return Task(f"p:{key}", key, 0, None, kind, "", "", "", "", "", key, "", "", 1)


FIRST = Baseline("kick-off", dates(a=(0, 4), b=(5, 9), m=(9, 9)), "p@1", "2026-01-05")


def said(after, lang="en"):
    return say(comparison_answer(compare(FIRST, after, CALENDAR), TITLES, MONDAY), lang).replace(
        "\N{NO-BREAK SPACE}", " "
    )


def test_the_answer_says_how_far_the_end_moved_and_which_task_moved_most():
    now = Baseline(NOW, dates(a=(0, 7), b=(8, 14), m=(14, 14)))

    assert said(now) == (
        "Since baseline “kick-off” the end moved 5 working days later, to 23 Jan; "
        "3 tasks and milestones moved, most of all “Build”: 5 working days later"
    )
    assert said(now, "zh").startswith("自基线“kick-off”以来，完工推迟 5 个工作日，至1月23日")


def test_an_earlier_end_is_said_as_earlier():
    now = Baseline(NOW, dates(a=(0, 3), b=(4, 8), m=(8, 8)))

    assert "the end moved one working day earlier, to 15 Jan" in said(now)
    assert said(now).endswith("“Design”: one working day earlier")


def test_when_nothing_moved_the_answer_says_that():
    assert said(Baseline(NOW, FIRST.promises)) == ("Since baseline “kick-off” the end stays on 16 Jan; no task moved")


def test_two_baselines_are_both_named():
    assert said(Baseline("freeze", FIRST.promises, "p@2")).startswith("From baseline “kick-off” to baseline “freeze”")


def test_a_moved_start_counts_where_the_finish_stays():
    now = Baseline(NOW, dates(a=(2, 4), b=(5, 9), m=(9, 9)))

    assert said(now).endswith("one task or milestone moved, most of all “Design”: its start 2 working days later")


def test_a_move_within_a_weekend_is_none_by_a_working_day():
    sunday = {**FIRST.promises, "p:a": Promise(date(2026, 1, 4), day(4))}

    assert said(Baseline(NOW, sunday)).endswith("one task or milestone moved, none by a working day")


def test_without_dates_there_is_no_end_to_compare():
    assert "there is no end to compare" in said(Baseline(NOW, {}))


def test_the_rows_that_moved_most_come_first_and_later_before_earlier():
    rows = [Variance(name, FIRST.promises["p:a"], FIRST.promises["p:b"], 0, by) for name, by in
            [("small", 1), ("early", -4), ("late", 4)]]  # fmt: skip

    assert [row.task_id for row in most_moved(rows)] == ["late", "early", "small"]


def test_rows_are_counted_by_how_their_finish_moved():
    dates = FIRST.promises["p:a"]
    rows = [Variance(f"{at}", dates, dates, 1, by) for at, by in enumerate([3, 1, -2, 0])]

    assert str(changed_finding(rows)) == (
        "Tasks and milestones: 2 finish later, one finishes earlier, one only starts on another day"
    )


def test_an_end_of_another_year_is_said_with_its_year():
    now = Baseline(NOW, dates(a=(0, 4), b=(5, 9), m=(300, 300)))

    assert "later, to 1 Mar 2027" in said(now)


def test_summaries_are_no_work():
    assert set(work_alone(FIRST, [task("a", "summary"), task("b")]).promises) == {"p:b", "p:m"}


@pytest.mark.parametrize(
    ("finish", "words"),
    [
        (14, "Milestones: one comes later"),
        (7, "Milestones: one comes earlier"),
        (9, "The milestone stays"),
    ],
)
def test_milestones_are_counted_by_where_they_went(finish, words):
    now = Baseline(NOW, {**FIRST.promises, "p:m": Promise(day(finish), day(finish))})
    rows = shifts(compare(FIRST, now, CALENDAR), [task("m", "milestone"), task("new", "milestone")])

    assert [row.task.key for row in rows] == ["m"]
    assert str(shifts_finding(rows)) == words
