"""What texts in the plan's grid mean, and what has not the form of a batch."""

from datetime import date

import pytest

from phases.editing.pace import Pace
from phases.network.network import Constraint
from ui.parts.plan.grid.batch import cells_of
from ui.parts.plan.grid.cells import meant, plain
from words.catalogue import say

TODAY = date(2026, 1, 12)


def test_what_has_not_the_form_of_a_batch_is_left_out():
    assert cells_of("text") == cells_of({"a": 3, "b": {"days": "5"}, "c": {"version": ["1", "2"]}}) == {}
    assert cells_of({"a": {"days": ["5", "4"]}}) == {"a": {"days": ("5", "4")}}


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("days", "5", 5),
        ("days", "2.5", 2.5),
        ("days", "3 wks", 15),
        ("days", "12 h", 1.5),
        ("days", "4天", 4),
        ("percent", "50 %", 50),
        ("percent", "33,4", 33),
        ("not_before", "2026-03-31", date(2026, 3, 31)),
        ("not_before", "31.03.2026", date(2026, 3, 31)),
        ("not_before", "31 Mar 2026", date(2026, 3, 31)),
        ("not_before", "4 Dec", date(2025, 12, 4)),
        ("not_before", "4\xa0Mar", date(2026, 3, 4)),
        ("not_before", "3月4日", date(2026, 3, 4)),
        ("deadline_on", "2026年3月4日", date(2026, 3, 4)),
        ("deadline_on", "", None),
        ("constraint_kind", "Finish by", Constraint.FINISH_NO_LATER),
        ("title", "  Two   words ", "Two words"),
        ("predecessors", "1.2FS+3d, 4", "1.2FS+3d, 4"),
    ],
)
def test_a_text_means_a_value(field, text, value):
    assert meant(field, text, Pace(), TODAY) == (value, None)


@pytest.mark.parametrize("text", ["31 Feb", "2026-02-30", "tomorrow", "12/13/14/15"])
def test_a_text_that_is_no_date_is_none(text):
    value, wrong = meant("deadline_on", text, Pace(), TODAY)

    assert value is None
    assert wrong is not None
    assert "2026-03-31" in say(wrong, "en")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("days", 2.5),
        ("percent", 40),
        ("deadline_on", date(2026, 3, 4)),
        ("constraint_kind", Constraint.START_NO_LATER),
    ],
)
def test_a_value_that_is_shown_means_itself(field, value):
    assert meant(field, plain(field, value), Pace(), TODAY) == (value, None)
