from datetime import date
from itertools import pairwise

import pytest

from phases.dates.calendar import OutsideCalendar
from phases.dates.frame import Promise
from phases.forecast.answer import answer, basis_words, interval, mover, plan_finding, whole_percent
from phases.forecast.drawing import group_of
from phases.forecast.estimates.basis import Estimates, History, history_of
from phases.forecast.estimates.estimate import Estimate
from phases.forecast.forecast import Chance, chance, forecast_of
from phases.forecast.simulation.simulation import Dice
from tests.phases.forecast.plan_of_days import MONDAY, planned_of, task
from words.catalogue import say

DICE = Dice(seed=1, runs=2000, rho=0.3)
CHAIN = (task("a"), task("b", owner="Ada"), task("m", 0))
LINKS = (("a", "b"), ("b", "m"))


def forecast(planned, own=None, promised=None, dice=DICE):
    estimates = Estimates({key: Estimate(key, *points) for key, points in (own or {}).items()})
    return forecast_of(planned, estimates, History(), dice, promised)


def plain(words):
    """The English words with plain blanks."""
    return " ".join(say(words, "en").split())


def test_without_doubt_every_date_is_the_planned_one():
    planned = planned_of(*CHAIN, links=LINKS)

    found = forecast(planned, {"a": (10, 10, 10), "b": (10, 10, 10)}, promised=date(2026, 1, 30))

    day = planned.timeline.finish
    assert day == date(2026, 1, 30)
    assert (found.finish.p10, found.finish.p50, found.finish.p80, found.finish.p95) == (day,) * 4
    assert found.finish.chance.share == found.finish.on_plan.share == 1
    assert found.milestones[0].outlook.p80 == day
    assert found.basis["person"] == 2


def test_the_more_certain_a_date_the_later_it_is():
    finish = forecast(planned_of(*CHAIN, links=LINKS)).finish

    assert finish.planned <= finish.p50
    assert all(earlier <= later for earlier, later in pairwise((finish.p10, finish.p50, finish.p80, finish.p95)))
    assert finish.p10 < finish.p95


def test_a_later_promise_is_kept_more_often_and_p80_is_kept_in_80_of_100_runs():
    planned = planned_of(*CHAIN, links=LINKS)
    p80 = forecast(planned).finish.p80

    chances = [forecast(planned, promised=day).finish.chance.share for day in (MONDAY, date(2026, 1, 30), p80)]

    assert chances[0] == 0
    assert 0 < chances[1] < 0.5
    assert chances[2] >= 0.8


def test_a_milestone_has_the_chances_of_its_baseline_and_of_its_deadline():
    rows = (*CHAIN[:2], task("m", 0, deadline_on=date(2026, 2, 27)))
    planned = planned_of(*rows, links=LINKS, baseline={"m": Promise(date(2026, 1, 30), date(2026, 1, 30))})

    outlook = forecast(planned).milestones[0].outlook

    assert outlook.promised == date(2026, 1, 30)
    assert outlook.chance == outlook.on_plan
    assert outlook.deadline_chance.share == 1


def test_the_task_that_moves_the_end_most_comes_first_in_days():
    rows = (task("a", 10), task("b", 5), task("side", 3), task("m", 0))
    planned = planned_of(*rows, links=(("a", "b"), ("b", "m"), ("side", "m")))

    risks = forecast(planned, {"a": (5, 10, 25), "b": (4, 5, 6)}, dice=Dice(1, 10_000, 0.3)).risks

    assert [risk.task.id for risk in risks] == ["a", "b", "side"]
    assert risks[0].sensitivity == pytest.approx(20, rel=0.05)
    assert (risks[0].low, risks[0].likely, risks[0].high) == (5, 10, 25)
    assert risks[1].sensitivity == pytest.approx(2, rel=0.25)
    assert (risks[2].sensitivity, risks[2].criticality) == (0, 0)


def test_a_begun_task_is_in_doubt_about_the_rest_only():
    begun = task("a", started_on=MONDAY, percent=80)

    risk = forecast(planned_of(begun, today=date(2026, 1, 15))).risks[0]

    assert risk.likely == 2
    assert risk.high == 3


def test_what_is_finished_inactive_or_a_milestone_is_not_drawn():
    rows = (
        task("a", started_on=MONDAY, finished_on=date(2026, 1, 9)),
        task("b", active=False),
        task("c"),
        task("m", 0),
    )

    assert [risk.task.id for risk in forecast(planned_of(*rows)).risks] == ["c"]


def test_a_plan_without_open_work_is_certain():
    done = task("a", 5, started_on=MONDAY, finished_on=date(2026, 1, 9))

    found = forecast(planned_of(done, today=date(2026, 1, 12)), promised=date(2026, 1, 9))

    assert found.finish.p95 == date(2026, 1, 9)
    assert found.finish.chance.share == 1
    assert not found.risks


def test_tasks_share_the_luck_of_their_unit_else_of_their_owner_else_of_their_role():
    assert group_of(task("a", unit_key="oslo", owner="Ada", role="tester")) == "unit oslo"
    assert group_of(task("a", owner="Ada", role="tester")) == "owner Ada"
    assert group_of(task("a", role="tester")) == "role tester"
    assert group_of(task("a")) != group_of(task("b"))


def test_durations_that_leave_the_calendar_are_refused():
    rows = [task(f"t{at}", 300) for at in range(30)]
    links = tuple((f"t{at}", f"t{at + 1}") for at in range(29))
    planned = planned_of(*rows, links=links)

    with pytest.raises(OutsideCalendar):
        forecast(planned, {row.id: (300, 1000, 2000) for row in rows})


def test_a_chance_says_how_well_the_runs_know_it():
    assert chance(680, 2000).share == 0.34
    assert chance(680, 2000).low == pytest.approx(0.3196, abs=0.0005)
    assert chance(680, 2000).high == pytest.approx(0.3611, abs=0.0005)
    assert chance(0, 100).high == pytest.approx(0.037, abs=0.001)


def test_the_answer_is_one_sentence():
    found = forecast(planned_of(*CHAIN, links=LINKS), promised=date(2026, 2, 2))

    percent, p80 = whole_percent(found.finish.chance), found.finish.p80
    assert plain(answer(found, MONDAY)).startswith(
        f"There is a {percent} % chance to finish by 2 Feb; 80 % certain is {p80.day} Feb"
    )
    assert say(answer(found, MONDAY), "zh").startswith("在 2月2日 前完成的概率为")
    assert "The planned finish on 30 Jan" in plain(answer(forecast(planned_of(*CHAIN, links=LINKS)), MONDAY))
    assert "30 Jan" in plain(plan_finding(found.finish))


def test_dates_of_another_year_than_todays_name_it():
    found = forecast(planned_of(*CHAIN, links=LINKS), promised=date(2026, 2, 2))

    assert "to finish by 2 Feb 2026; 80 % certain is" in plain(answer(found, date(2025, 12, 1)))
    assert "2026年2月2日" in say(answer(found, date(2025, 12, 1)), "zh")


def test_history_says_on_how_many_finished_tasks_it_rests():
    done = [
        task(f"{activity}{at}", 2, activity=activity, started_on=MONDAY, finished_on=date(2026, 1, 6), percent=100)
        for activity, count in (("build", 5), ("train", 7))
        for at in range(count)
    ]
    both = planned_of(*done, task("x", activity="build"), task("y", activity="train"), today=date(2026, 1, 12))
    one = planned_of(*done, task("x", activity="build"), today=date(2026, 1, 12))

    found, alone = (forecast_of(each, Estimates(), history_of(each), Dice(100, 1, 0.3)) for each in (both, one))

    assert (found.finished, alone.finished) == ((5, 7), (5, 5))
    assert str(basis_words(found)).endswith("Ranges of finished tasks rest on 5 to 7 of them.")
    assert str(basis_words(alone)).endswith("Each range of finished tasks rests on 5 of them.")


def test_a_chance_is_never_rounded_to_nothing_or_all():
    assert [whole_percent(Chance(share, 0, 1)) for share in (0, 0.001, 0.344, 0.999, 1)] == [
        "0",
        "<1",
        "34",
        ">99",
        "100",
    ]


def test_the_words_say_where_ranges_come_from_and_what_moves_the_end():
    found = forecast(planned_of(*CHAIN, links=LINKS), {"a": (5, 10, 25)})

    assert str(basis_words(found)).startswith("Ranges of the open tasks: 1 from people's estimates, ")
    assert str(mover(found.risks[0], "Clean data")).startswith("If “Clean data” takes 25 days instead of 5, the end")
    assert plain(interval(Chance(0.3, 0.28, 0.32), 2000)) == "From 2 000 runs: between 28 and 32 %."


def test_an_interval_says_the_same_words_for_the_same_chance_as_the_headline():
    rare = Chance(0.004, 0.003, 0.008)

    assert whole_percent(rare) == "<1"
    assert plain(interval(rare, 2000)) == "From 2 000 runs: <1 %."
    assert plain(interval(Chance(0, 0, 0.002), 2000)) == "From 2 000 runs: below 1 %."
    assert plain(interval(Chance(1, 0.998, 1), 2000)) == "From 2 000 runs: above 99 %."
    assert plain(interval(Chance(0.008, 0.006, 0.013), 2000)) == "From 2 000 runs: between <1 and 1 %."
    assert plain(interval(Chance(0.995, 0.985, 0.998), 2000)) == "From 2 000 runs: between 98 and >99 %."
