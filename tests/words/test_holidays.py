from datetime import date

import pytest

from phases.dates.calendar import holiday_name
from words.holidays import holiday_said


@pytest.mark.parametrize(
    ("name", "chinese"),
    [
        ("Christmas Day", "圣诞节"),
        ("Christmas Day (observed)", "圣诞节（补休）"),
        ("Day of the Unheard-of", "Day of the Unheard-of"),
    ],
)
def test_a_holiday_is_called_in_chinese_where_its_name_is_known(name, chinese):
    assert holiday_said(name, "zh") == chinese
    assert holiday_said(name, "en") == name


def test_two_holidays_on_one_day_are_both_said():
    assert holiday_said("Christmas Day; New Year's Day", "zh") == "圣诞节、元旦"
    assert holiday_said("Christmas Day; New Year's Day", "en") == "Christmas Day, New Year's Day"


def test_every_holiday_of_germany_and_the_united_states_has_a_chinese_name():
    days = [
        ("DE", date(2026, 10, 3)),
        ("DE", date(2026, 5, 25)),
        ("US", date(2026, 7, 3)),
        ("US", date(2026, 11, 26)),
    ]

    assert [holiday_name(country, day, "zh") for country, day in days] == [
        "德国统一日",
        "圣灵降临节星期一",
        "独立日（补休）",
        "感恩节",
    ]


def test_a_table_that_speaks_chinese_keeps_its_own_words():
    assert holiday_name("CN", date(2026, 10, 1), "zh") == "国庆节"
