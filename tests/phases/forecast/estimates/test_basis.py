from datetime import date, timedelta

import pytest

from methodology.loader import load_pack
from phases.dates.frame import Promise
from phases.forecast.estimates.basis import (
    DEFAULT,
    Estimates,
    History,
    Range,
    counted_by_source,
    history_of,
    method_ranges,
    range_of,
)
from phases.forecast.estimates.estimate import Estimate
from phases.plan import Plan
from tests.phases.forecast.plan_of_days import MONDAY, planned_of, task

TODAY = date(2026, 3, 2)


def finished(key, days, took, **facts):
    """A task that took so many working days from Monday on."""
    weeks, rest = divmod(took - 1, 5)
    end = MONDAY + timedelta(days=7 * weeks + rest)
    return task(key, days, started_on=MONDAY, finished_on=end, percent=100, **facts)


FIVE = [finished(f"t{took}", 10, took) for took in (8, 10, 12, 15, 20)]


def test_history_is_the_shortest_the_median_and_the_longest_share_of_the_plan():
    known = history_of(planned_of(*FIVE, today=TODAY))

    assert known.by_activity["build"].n == 5
    assert known.by_activity["build"].range == Range(0.8, 1.2, 2.0)


def test_four_finished_tasks_say_nothing():
    assert history_of(planned_of(*FIVE[:4], today=TODAY)).by_activity == {}


def test_a_baseline_says_what_was_planned():
    promised = {each.id: Promise(MONDAY, date(2026, 1, 9)) for each in FIVE}

    known = history_of(planned_of(*FIVE, today=TODAY, baseline=promised))

    assert known.by_activity["build"].range == Range(1.6, 2.4, 4.0)


def test_a_wrong_date_does_not_make_a_range_absurd():
    late = [*FIVE[:4], finished("t500", 1, 40)]

    assert history_of(planned_of(*late, today=TODAY)).by_activity["build"].range.high == 10


def test_the_role_speaks_where_the_activity_does_not():
    mixed = [finished(f"r{at}", 10, 10, activity=f"a{at}", role="tester") for at in range(5)]

    known = history_of(planned_of(*mixed, today=TODAY))

    assert range_of(task("x", activity="new", role="tester"), Estimates(), known) == ("history", Range(1, 1, 1))


def test_people_come_before_history_history_before_the_method_the_method_before_the_general_range():
    history = history_of(planned_of(*FIVE, today=TODAY))
    own = {"x": Estimate("x", 5, 10, 30)}
    row, other = task("x"), task("x", activity="other")

    assert range_of(row, Estimates(own, {"x": (0.5, 3)}), history) == ("person", Range(0.5, 1, 3))
    assert range_of(row, Estimates({}, {"x": (0.5, 3)}), history)[0] == "history"
    assert range_of(other, Estimates({}, {"x": (0.5, 3)}), history) == ("method", Range(0.5, 1, 3))
    assert range_of(other, Estimates(), history) == ("default", DEFAULT)


def test_sources_are_counted_with_those_that_nothing_comes_from():
    assert counted_by_source(["history", "history"]) == {"person": 0, "history": 2, "method": 0, "default": 0}


@pytest.mark.parametrize(("source", "activity", "found"), [("task:x/a", "", None), ("task:x/a", "build", (0.5, 2.0))])
def test_a_task_without_a_range_has_that_of_its_activity(source, activity, found):
    pack = load_pack()
    kind = pack.activities[0].model_copy(update={"id": "build", "range": (0.5, 2.0)})
    changed = pack.model_copy(update={"activities": (*pack.activities, kind)})
    changed.__dict__.pop("activity", None)  # a copy takes over what was looked up before

    ranges = method_ranges(Plan((task("a", activity=activity),), ()), changed)

    assert ranges.get("a") == found


def test_a_history_of_nothing_knows_nothing():
    assert History().of(task("x")) is None
