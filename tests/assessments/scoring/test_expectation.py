from datetime import date

import pytest

from assessments.scoring.answers import Planned, Setting
from assessments.scoring.expectation import figure_words, score_expectation
from methodology.loader import load_pack
from tests.assessments.scoring.papers import facets
from words.catalogue import say

SURVEY = next(each for each in load_pack("crm-core").questionnaires if each.id == "expectations")
SALES, LOYALTY = ("usage-effect", "sales"), ("usage-effect", "loyalty")
PLAN = {SALES: Planned(10, date(2026, 12, 31)), LOYALTY: Planned(80, date(2027, 6, 30))}
SETTING = Setting(plan=PLAN)


def says(who, team, value, day, importance="3", key="usage-effect_sales"):
    return facets(who, key, team, value=value, date=day, importance=importance)


def benefit(found, key=SALES):
    return next(each for each in found.benefits if each.key == key)


@pytest.mark.parametrize(
    ("value", "day", "is_aligned"),
    [
        ("10", "2026-12-31", True),
        ("12", "2027-01-30", True),
        ("8", "2026-12-01", True),
        ("12.1", "2026-12-31", False),
        ("7.9", "2026-12-31", False),
        ("10", "2027-01-31", False),
        ("10", "2026-11-30", False),
        ("15", "?", False),
        ("10", "?", None),
        ("?", "?", None),
    ],
)
def test_a_group_is_aligned_within_twenty_percent_and_thirty_days(value, day, is_aligned):
    (view,) = benefit(score_expectation(SURVEY, [says("ada", "sales", value, day)], SETTING)).groups

    assert view.is_aligned is is_aligned


def test_alignment_is_the_share_of_groups_and_every_outlier_is_a_talk_item_by_importance():
    given = [
        says("a", "sales", "10", "2026-12-31"),
        says("b", "service", "20", "2026-12-31", "2"),
        says("c", "board", "10", "2026-06-30", "5"),
        says("d", "it", "?", "?"),
    ]

    found = score_expectation(SURVEY, given, SETTING)

    assert benefit(found).alignment == pytest.approx(1 / 3)
    assert [(each.view.group, each.view.value_drift, each.view.day_drift) for each in found.talks] == [
        ("board", 0.0, -184),
        ("service", 1.0, 0),
    ]
    assert "1 of 3 expectations agree with the plan; talk with board first" in say(found.finding, "en")
    assert "board" in say(found.finding, "zh")


def test_a_group_stands_for_itself_by_its_median():
    given = [
        says(f"s{n}", "sales", value, "2026-12-31", w)
        for n, (value, w) in enumerate([("5", "1"), ("11", "4"), ("90", "5")])
    ]

    (view,) = benefit(score_expectation(SURVEY, given, SETTING)).groups

    assert (view.value, view.importance, view.n) == (11.0, 4.0, 3)


def test_without_a_planned_value_only_the_day_is_judged():
    plan = Setting(plan={SALES: Planned(due=date(2026, 12, 31))})

    (view,) = benefit(score_expectation(SURVEY, [says("a", "sales", "99", "2026-12-31")], plan)).groups

    assert (view.is_aligned, view.value_drift) == (True, None)


def test_without_a_plan_nothing_is_judged_and_that_is_said():
    found = score_expectation(SURVEY, [says("a", "sales", "10", "2026-12-31")], Setting())

    assert found.share is None
    assert "No benefit has a planned value" in say(found.finding, "en")


def test_where_nothing_is_planned_only_nothing_is_aligned():
    plan = Setting(plan={SALES: Planned(0)})
    given = [says("a", "sales", "0", "?"), says("b", "it", "1", "?")]

    views = {each.group: each.is_aligned for each in benefit(score_expectation(SURVEY, given, plan)).groups}

    assert views == {"sales": True, "it": False}


def test_small_anonymous_groups_state_no_expectation():
    given = [says(f"p{n}", "sales", "10", "2026-12-31") for n in range(2)]

    (view,) = benefit(score_expectation(SURVEY, given, Setting(plan=PLAN, is_anonymous=True))).groups

    assert (view.value, view.due, view.importance, view.n, view.is_aligned) == (None, None, None, 2, None)


def test_what_the_plan_promises_comes_before_what_nobody_planned():
    given = [
        says("a", "sales", "10", "2026-12-31", key=key)
        for key in ("management-effect_forecast", "usage-effect_loyalty")
    ]

    found = score_expectation(SURVEY, given, SETTING)

    assert [each.key for each in found.benefits if each.groups] == [LOYALTY, ("management-effect", "forecast")]


def test_a_value_is_said_with_its_unit_of_a_share_with_the_percent_alone():
    found = score_expectation(SURVEY, [], SETTING)
    units = {each.ask.unit["en"]: each for each in found.benefits if each.ask.unit}

    assert figure_words(96.0, units["% of reviews"]) == "96\N{NO-BREAK SPACE}%"
    assert figure_words(4.5, units["percentage points"]) == {
        "en": "4.5\N{NO-BREAK SPACE}percentage points",
        "zh": "4.5\N{NO-BREAK SPACE}个百分点",
    }
    assert figure_words(None, units["% of reviews"]) == "–"
