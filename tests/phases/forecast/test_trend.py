"""How forecasts of milestones moved, and what the curve and the tables of a forecast say."""

from datetime import date, timedelta

import numpy as np
import pytest

from phases.forecast.curve import Step, curve_of
from phases.forecast.estimates.basis import Estimates, History
from phases.forecast.finding import milestones_finding, spread_finding
from phases.forecast.forecast import Chance, Landmark, Outlook, forecast_of
from phases.forecast.simulation.simulation import Dice
from phases.forecast.trend import most_moved, trend_finding, trends_of
from tests.phases.forecast.plan_of_days import CALENDAR, MONDAY, planned_of, task
from words.catalogue import say

TITLES = {"m": "Pilot live", "n": {"en": "Rollout", "zh": "推广"}}
LATER = MONDAY + timedelta(days=14)


def said(words, lang="en"):
    return say(words, lang).replace("\N{NO-BREAK SPACE}", " ")


def trends(forecasts, today=LATER, **facts):
    planned = planned_of(task("a"), task("m", 0, **facts), task("n", 0), links=(("a", "m"),), today=today)
    return trends_of(forecasts, planned.timeline.milestones(), CALENDAR, today)


def outlook(day=MONDAY, share=None):
    chance = None if share is None else Chance(share, share, share)
    return Outlook(day, day, day, day, day, Chance(1, 1, 1), day, chance)


def test_a_trend_ends_today_with_what_the_plan_says_today():
    found = {each.task.key: each for each in trends({"m": [(MONDAY, date(2026, 1, 16))]})}

    assert found["m"].seen == [(MONDAY, date(2026, 1, 16)), (LATER, date(2026, 1, 30))]
    assert found["m"].days == 10
    assert found["n"].seen == [(LATER, found["n"].seen[-1][1])]


def test_a_trend_ends_on_the_day_the_milestone_was_reached():
    reached = date(2026, 1, 13)
    found = {each.task.key: each for each in trends({"m": [(MONDAY, date(2026, 1, 16))]}, finished_on=reached)}

    assert found["m"].seen[-1] == (reached, reached)
    assert found["m"].days == -3


def test_the_finding_counts_who_moved_and_names_the_worst():
    found = trends({"m": [(MONDAY, date(2026, 1, 16))], "n": [(MONDAY, date(2026, 1, 26))]})

    assert [each.task.key for each in most_moved(found, 1)] == ["m"]
    assert said(trend_finding(found, TITLES)) == (
        "Since 5 Jan: one milestone drifted later, one came earlier; most of all “Pilot live”, 10 working days later"
    )
    assert said(trend_finding(found, TITLES), "zh").startswith("自1月5日以来：1 个里程碑推迟、1 个提前")


def test_when_no_forecast_moved_the_finding_says_since_when():
    assert said(trend_finding(trends({}), TITLES)) == "No forecast of a milestone has moved since 19 Jan"
    assert said(trend_finding([], TITLES)) == "There is no milestone to follow"


def test_the_curve_rises_to_all_runs_in_days_that_occur():
    day = MONDAY.toordinal()

    assert curve_of(np.array([day + 1, day, day + 1, day + 4])) == (
        Step(MONDAY, 0.25),
        Step(date(2026, 1, 6), 0.75),
        Step(date(2026, 1, 9), 1.0),
    )


def test_the_curve_of_a_forecast_passes_its_certain_dates():
    planned = planned_of(task("a"), task("b"), links=(("a", "b"),))
    found = forecast_of(planned, Estimates(), History(), Dice(1, 1000, 0.3))

    shares = {step.day: step.share for step in found.curve}
    assert shares[found.finish.p80] >= 0.8
    assert max(share for day, share in shares.items() if day < found.finish.p80) < 0.8
    assert found.curve[-1].share == 1


def test_the_spread_of_the_end_is_said_and_a_certain_end_too():
    wide = Outlook(MONDAY, MONDAY, date(2026, 1, 7), date(2026, 1, 8), date(2026, 1, 9), Chance(1, 1, 1), None, None)

    assert said(spread_finding(wide)) == "Half of all runs end by 7 Jan, 19 of 20 by 9 Jan"
    assert said(spread_finding(outlook())) == "Every run ends on 5 Jan: no open task is in doubt"


@pytest.mark.parametrize(
    ("shares", "words"),
    [
        ([0.9, 0.5], "All 2 open milestones will more likely keep"),
        ([0.9], "The open milestone will more likely keep"),
        ([0.9, 0.4], "One of 2 open milestones will more likely miss"),
        ([0.1, 0.4, 0.5, None], "2 of 3 open milestones will more likely miss"),
        ([0.1, 0.4, None], "All 2 open milestones will more likely miss"),
        ([None], "No open milestone has a promised date"),
    ],
)
def test_milestones_are_counted_by_whether_they_will_keep_their_promise(shares, words):
    found = [Landmark(task(f"m{at}", 0), outlook(share=share)) for at, share in enumerate(shares)]

    assert said(milestones_finding(found)).startswith(words)
