"""The status date, set by hand: what was seen and what is wanted."""

from datetime import date

import pytest

from access.store import load_journal
from phases.actions import find_programme, set_status_date
from phases.programme import StatusDateMoved

FRIDAY, MONDAY = date(2026, 1, 9), date(2026, 1, 12)
DAY = (2026, 1, 6)


def test_a_status_date_is_set_and_stands_in_the_journal(db, programme, signed):
    set_status_date(db, signed(*DAY), "acme", ("today", FRIDAY))

    assert find_programme(db, "acme").status_on == FRIDAY
    entry = load_journal(db, "acme", 1)[0].entry
    assert (entry.verb, entry.before, entry.after) == (
        "set_status_date",
        {"status_on": "today"},
        {"status_on": "2026-01-09"},
    )


@pytest.mark.parametrize(
    ("standing", "words"), [(FRIDAY, "first, to: 9"), ("", "first, to: nobody said"), ("today", "first, to: today")]
)
def test_a_status_date_that_somebody_else_set_first_is_not_overwritten(db, programme, signed, standing, words):
    if standing != "today":
        set_status_date(db, signed(*DAY), "acme", ("today", standing))

    with pytest.raises(StatusDateMoved, match=words):
        set_status_date(db, signed(*DAY), "acme", (MONDAY, MONDAY))
    assert find_programme(db, "acme").status_on == standing
