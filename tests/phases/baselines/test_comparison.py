"""Two sets of dates side by side."""

from datetime import date

import pytest

from phases.baselines.comparison import Baseline, NoSuchBaseline, compare, find_baseline
from phases.dates.calendar import calendar_for
from phases.dates.frame import Promise

CALENDAR = calendar_for("none", 2026)
MONDAY, FRIDAY, NEXT_MONDAY = date(2026, 1, 5), date(2026, 1, 9), date(2026, 1, 12)
FIRST = Baseline("1", {"a": Promise(MONDAY, FRIDAY), "b": Promise(MONDAY, MONDAY), "c": Promise(MONDAY, FRIDAY)})
SECOND = Baseline(
    "2", {"a": Promise(MONDAY, NEXT_MONDAY), "c": Promise(MONDAY, FRIDAY), "d": Promise(FRIDAY, FRIDAY)}
)


def test_rows_are_added_removed_changed_or_the_same():
    found = compare(FIRST, SECOND, CALENDAR)

    assert (found.added, found.removed, found.unchanged) == (("d",), ("b",), 1)
    assert [(each.task_id, each.start_days, each.finish_days) for each in found.changed] == [("a", 0, 1)]


def test_a_weekend_counts_no_day_and_the_end_has_its_own_variance():
    assert compare(FIRST, SECOND, CALENDAR).finish_days == 1
    assert compare(SECOND, FIRST, CALENDAR).finish_days == -1


def test_a_baseline_against_itself_differs_in_nothing():
    found = compare(FIRST, FIRST, CALENDAR)

    assert (found.added, found.removed, found.changed, found.finish_days) == ((), (), (), 0)


def test_without_dates_the_end_has_no_variance():
    assert compare(Baseline("0", {}), FIRST, CALENDAR).finish_days is None


def test_an_unknown_baseline_is_refused_with_those_there_are():
    with pytest.raises(NoSuchBaseline, match="There are: 1, 2"):
        find_baseline("3", [FIRST, SECOND])


def test_a_baseline_is_found_by_its_name_in_any_language():
    both = Baseline({"en": "Before", "zh": "之前"}, {})

    assert find_baseline("之前", [FIRST, both]) is both
