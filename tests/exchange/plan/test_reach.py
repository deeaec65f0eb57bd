"""Dates that no calendar reaches are named by their tasks before anything is taken over."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from exchange.plan.conversion import convert
from exchange.plan.foreign import ForeignBaseline, ForeignPlan, ForeignTask, UntrustedPlan
from phases.network.network import Constraint

START = datetime(2026, 3, 2, 8)
TASK = ForeignTask("7", 1, "Go live", "task", 960)
PLAN = ForeignPlan("Acme", START, None, False, None, 480, 2400, "EUR", (), "", (TASK,))
FAR, LONG_AGO = datetime(2150, 3, 2, 8), datetime(1950, 3, 2, 8)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (
            {"constraint": Constraint.START_NO_EARLIER, "constraint_at": FAR},
            "the date of its constraint is 2150-03-02",
        ),
        ({"started_at": LONG_AGO}, "its actual start is 1950-03-02"),
        ({"manual": True, "placed_at": FAR}, "the date by hand is 2150-03-02"),
        ({"baselines": {3: ForeignBaseline(LONG_AGO, START, None, None)}}, "a date of baseline 3 is 1950-03-02"),
    ],
)
def test_the_task_and_its_date_are_named(values, said):
    with pytest.raises(UntrustedPlan) as refused:
        convert(replace(PLAN, tasks=(replace(TASK, **values),)), "acme", date(2026, 3, 2))

    assert str(refused.value) == f"Task 7 “Go live”: {said}; plans reach from 1999 to 2069."


def test_the_status_date_is_named_and_dates_within_reach_pass():
    with pytest.raises(UntrustedPlan, match="The status date is 2150-03-02"):
        convert(replace(PLAN, status_on=FAR), "acme", date(2026, 3, 2))

    late = replace(TASK, started_at=datetime(1999, 1, 4, 8), deadline=datetime(2069, 12, 31))
    assert convert(replace(PLAN, tasks=(late,)), "acme", date(2026, 3, 2)).plan.tasks
