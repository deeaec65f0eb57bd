from datetime import date

import pytest

from data.columns import differences, spoken
from data.database import StaleSave
from words.catalogue import say


def test_a_stale_save_speaks_the_readers_language():
    theirs = {"id": "t", "days": 18, "owner": "Ana", "constraint_on": "2026-03-02", "version": 2}
    refused = StaleSave(theirs, {"days": 4, "owner": "Ana", "constraint_on": None})

    assert say(refused.sentence, "zh").endswith("工期（天）：18 → 4、不早于：3月2日 → –")
    assert str(refused).endswith("Days: 18 → 4, Not before: 2\xa0Mar → –")


def test_a_stale_save_of_the_same_value_says_so():
    assert "as you wanted it" in str(StaleSave({"done_on": "2026-03-02"}, {"done_on": "2026-03-02"}))


def test_columns_that_nobody_edits_are_not_said():
    assert differences({"parent_id": "a"}, {"parent_id": "b"}) == []


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("title", '{"en": "Kick-off", "zh": "启动"}', {"en": "Kick-off", "zh": "启动"}),
        ("core_functions", '["visits", "quotes"]', ("visits", "quotes")),
        ("core_functions", "[]", "–"),
        ("done_on", "2026-03-02", date(2026, 3, 2)),
        ("owner", "", "–"),
    ],
)
def test_a_stored_value_is_said_as_people_know_it(column, value, said):
    assert spoken(column, value) == said
