from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phases.dates.calendar import (
    OutsideCalendar,
    UnknownCountry,
    calendar_for,
    countries,
    holiday_name,
    is_provisional,
)

PLAIN = calendar_for("none", 2026)
CHINA = calendar_for("CN", 2026)


def test_a_make_up_saturday_is_worked_in_china():
    assert CHINA.is_working(date(2026, 2, 14))
    assert not PLAIN.is_working(date(2026, 2, 14))


def test_the_national_day_is_off_in_china():
    assert not CHINA.is_working(date(2026, 10, 1))
    assert PLAIN.is_working(date(2026, 10, 1))


def test_the_next_working_day_of_a_friday_evening_is_monday():
    assert PLAIN.next_working(date(2026, 11, 21)) == date(2026, 11, 23)
    assert PLAIN.next_working(date(2026, 11, 23)) == date(2026, 11, 23)


def test_working_days_between_dates_skip_the_weekend_and_have_a_sign():
    assert PLAIN.between(date(2026, 11, 20), date(2026, 11, 24)) == 2
    assert PLAIN.between(date(2026, 11, 24), date(2026, 11, 20)) == -2


@given(st.integers(0, 5000))
def test_the_index_of_a_day_leads_back_to_it(index):
    assert CHINA.index(CHINA.day(index)) == index
    assert CHINA.index_after(CHINA.day(index)) == index + 1


@given(st.dates(date(2026, 1, 1), date(2040, 12, 31)))
def test_the_index_of_any_date_is_the_one_of_the_next_working_day(day):
    found = CHINA.day(CHINA.index(day))

    assert found >= day
    assert not any(CHINA.is_working(day + timedelta(days=each)) for each in range((found - day).days))


def test_a_year_without_published_make_up_days_is_provisional():
    assert not is_provisional("CN", 2026)
    assert is_provisional("CN", 2035)
    assert not is_provisional("DE", 2035)


def test_a_holiday_has_a_name_in_both_languages():
    assert holiday_name("CN", date(2026, 10, 1), "zh") == "国庆节"
    assert "National Day" in (holiday_name("CN", date(2026, 10, 1), "en") or "")
    assert holiday_name("none", date(2026, 10, 1), "en") is None


def test_a_date_outside_the_calendar_is_refused():
    with pytest.raises(OutsideCalendar, match="1999-01-01"):
        PLAIN.index(date(1998, 12, 31))
    with pytest.raises(OutsideCalendar):
        PLAIN.day(10**6)


def test_an_unknown_country_is_refused():
    with pytest.raises(UnknownCountry, match="XX"):
        calendar_for("XX", 2026)


def test_the_calendar_without_holidays_is_offered_first():
    assert countries()[0] == "none"
    assert {"CN", "DE", "PL"} <= set(countries())
