"""Tiny plans with dates computed by hand, from Friday 2024-03-01 on; the hours are 08:00-12:00 and 13:00-17:00."""

import pytest

from phases.network.cycle import CycleOfTasks
from phases.network.network import Cause, Constraint, LagKind
from phases.network.schedule import compute_times
from phases.network.shifts import OutsideCalendar
from tests.phases.network.plan_text import (
    CLOCK_TIME,
    DAYS,
    OFFICE_TIME,
    at,
    chain,
    limits_of,
    rows_of,
    ties_of,
    written,
)

CALENDARS = [OFFICE_TIME, CLOCK_TIME]


def times_of(rows, ties=(), **limits):
    return compute_times(rows_of(*rows), ties_of(*ties), CALENDARS, limits_of(**limits))


def dates(times):
    return [f"{written(start)} {written(finish)}" for start, finish in zip(times.start, times.finish, strict=True)]


def test_a_day_follows_a_day_over_the_weekend():
    times = times_of([{}, {"minutes": 2 * DAYS}], [(0, 1)])

    assert dates(times) == ["2024-03-01 08:00 2024-03-01 17:00", "2024-03-04 08:00 2024-03-05 17:00"]
    assert list(times.driver) == [Cause.START, Cause.LINK]
    assert list(times.driver_link) == [-1, 0]


def test_a_milestone_stays_at_the_finish_it_waits_for():
    times = times_of([{}, {"minutes": 0}, {}], [(0, 1), (1, 2)])

    assert dates(times)[1:] == ["2024-03-01 17:00 2024-03-01 17:00", "2024-03-04 08:00 2024-03-04 17:00"]
    assert list(times.total_float) == [0, 0, 0]


@pytest.mark.parametrize(
    ("kind", "lag", "expected"),
    [
        ("FS", 0, "2024-03-05 08:00 2024-03-05 17:00"),
        ("FS", 240, "2024-03-05 13:00 2024-03-06 12:00"),
        ("FS", -DAYS, "2024-03-04 08:00 2024-03-04 17:00"),
        ("SS", 0, "2024-03-01 08:00 2024-03-01 17:00"),
        ("SS", DAYS, "2024-03-04 08:00 2024-03-04 17:00"),
        ("FF", 0, "2024-03-04 08:00 2024-03-04 17:00"),
        ("FF", DAYS, "2024-03-05 08:00 2024-03-05 17:00"),
        ("SF", 2 * DAYS, "2024-03-04 08:00 2024-03-04 17:00"),
    ],
)
def test_every_kind_of_link_holds_its_end(kind, lag, expected):
    times = times_of([{"minutes": 2 * DAYS}, {}], [(0, 1, kind, lag)])

    assert dates(times)[1] == expected


def test_a_row_that_must_finish_with_another_does_not_start_before_the_plan():
    times = times_of([{}, {"minutes": 5 * DAYS}], [(0, 1, "FF")])

    assert dates(times)[1] == "2024-03-01 08:00 2024-03-07 17:00"


def test_a_lead_and_what_follows_an_early_row_may_lie_before_the_plan():
    early = {"constraint": Constraint.START_NO_EARLIER, "constraint_at": at("2024-02-26 08:00")}

    times = times_of([early, {}, {}, {}], [(0, 1), (2, 3, "FS", -2 * DAYS)])

    assert dates(times) == [
        "2024-02-26 08:00 2024-02-26 17:00",
        "2024-02-27 08:00 2024-02-27 17:00",
        "2024-03-01 08:00 2024-03-01 17:00",
        "2024-02-29 08:00 2024-02-29 17:00",
    ]


def test_an_elapsed_lag_runs_over_the_weekend():
    times = times_of([{}, {}], [(0, 1, "FS", 2 * 1440, LagKind.ELAPSED)])

    assert dates(times)[1] == "2024-03-04 08:00 2024-03-04 17:00"


def test_a_lag_in_percent_is_of_the_earlier_rows_duration():
    times = times_of([{"minutes": 4 * DAYS}, {}], [(0, 1, "SS", 50_00, LagKind.PERCENT)])

    assert dates(times)[1] == "2024-03-05 08:00 2024-03-05 17:00"


def test_an_elapsed_duration_begins_and_ends_at_night():
    times = times_of([{}, {"minutes": 1440, "elapsed": True}, {}], [(0, 1), (1, 2)])

    assert dates(times)[1:] == ["2024-03-01 17:00 2024-03-02 17:00", "2024-03-04 08:00 2024-03-04 17:00"]
    assert times.total_float[1] == 39 * 60


def test_each_row_is_worked_on_its_own_calendar():
    times = times_of([{}, {"calendar": 1, "minutes": 1440}, {}], [(0, 1), (1, 2)])

    assert dates(times)[1:] == ["2024-03-01 17:00 2024-03-02 17:00", "2024-03-04 08:00 2024-03-04 17:00"]


@pytest.mark.parametrize(
    ("constraint", "when", "expected", "slack"),
    [
        (Constraint.START_NO_EARLIER, "2024-03-06 08:00", "2024-03-06 08:00 2024-03-06 17:00", 0),
        (Constraint.START_NO_EARLIER, "2024-03-01 08:00", "2024-03-04 08:00 2024-03-04 17:00", 0),
        (Constraint.START_NO_LATER, "2024-03-01 08:00", "2024-03-01 08:00 2024-03-01 17:00", 0),
        (Constraint.FINISH_NO_EARLIER, "2024-03-07 17:00", "2024-03-07 08:00 2024-03-07 17:00", 0),
        (Constraint.FINISH_NO_LATER, "2024-03-01 17:00", "2024-03-01 08:00 2024-03-01 17:00", 0),
        (Constraint.MUST_START_ON, "2024-03-06 08:00", "2024-03-06 08:00 2024-03-06 17:00", 0),
        (Constraint.MUST_FINISH_ON, "2024-03-01 17:00", "2024-03-01 08:00 2024-03-01 17:00", 0),
    ],
)
def test_a_constraint_wins_over_the_link(constraint, when, expected, slack):
    times = times_of([{}, {"constraint": constraint, "constraint_at": at(when)}], [(0, 1)])

    assert dates(times)[1] == expected
    assert times.total_float[1] == slack


def test_an_inflexible_constraint_gives_what_it_follows_a_negative_float():
    must = {"constraint": Constraint.MUST_START_ON, "constraint_at": at("2024-03-01 08:00")}

    times = times_of([{"minutes": 2 * DAYS}, must], [(0, 1)])

    assert times.total_float[0] == -2 * DAYS
    assert times.free_float[0] == 0


def test_a_deadline_bounds_the_late_finish_and_moves_nothing():
    times = times_of([{"minutes": 3 * DAYS, "deadline": at("2024-03-04 17:00")}, {"minutes": 9 * DAYS}])

    assert dates(times)[0] == "2024-03-01 08:00 2024-03-05 17:00"
    assert times.total_float[0] == -DAYS


def test_as_late_as_possible_uses_up_its_float():
    late = {"constraint": Constraint.AS_LATE_AS_POSSIBLE}

    times = times_of([{}, late, {}, {"minutes": 5 * DAYS}], [(0, 1), (1, 2)])

    assert dates(times) == [
        "2024-03-01 08:00 2024-03-01 17:00",
        "2024-03-06 08:00 2024-03-06 17:00",
        "2024-03-07 08:00 2024-03-07 17:00",
        "2024-03-01 08:00 2024-03-07 17:00",
    ]
    assert list(times.total_float) == [2 * DAYS, 0, 0, 0]
    assert times.free_float[0] == 2 * DAYS
    assert times.driver[1] == Cause.LATE


def test_a_successor_follows_the_actual_finish():
    times = times_of([{"started": at("2024-03-01 08:00"), "finished": at("2024-03-06 12:00")}, {}], [(0, 1)])

    assert dates(times)[1] == "2024-03-06 13:00 2024-03-07 12:00"
    assert times.driver[0] == Cause.ACTUAL
    assert times.total_float[0] == 0


def test_what_is_finished_without_a_start_began_its_duration_before():
    assert dates(times_of([{"finished": at("2024-03-06 17:00")}])) == ["2024-03-06 08:00 2024-03-06 17:00"]


def test_what_has_begun_takes_its_duration_from_its_actual_start():
    begun = {"minutes": 3 * DAYS, "started": at("2024-03-04 08:00"), "remaining": DAYS}

    assert dates(times_of([{}, begun], [(0, 1)]))[1] == "2024-03-04 08:00 2024-03-06 17:00"


def test_what_is_left_of_a_begun_row_is_worked_after_the_status_date():
    begun = {"minutes": 3 * DAYS, "started": at("2024-03-04 08:00"), "remaining": DAYS}

    times = times_of([begun, {}], status="2024-03-11 00:00")

    assert dates(times) == ["2024-03-04 08:00 2024-03-11 17:00", "2024-03-11 08:00 2024-03-11 17:00"]
    assert list(times.driver) == [Cause.ACTUAL, Cause.STATUS]


def test_a_milestone_that_is_not_reached_does_not_lie_before_the_status_date():
    times = times_of([{"minutes": 0}], status="2024-03-11 10:30")

    assert dates(times) == ["2024-03-11 10:30 2024-03-11 10:30"]


def test_a_row_placed_by_hand_stays_and_holds_what_follows():
    by_hand = {"manual": True, "placed": at("2024-03-02 08:00")}

    times = times_of([{"minutes": 5 * DAYS}, by_hand, {}], [(0, 1), (1, 2)])

    assert dates(times)[1:] == ["2024-03-02 08:00 2024-03-04 17:00", "2024-03-05 08:00 2024-03-05 17:00"]
    assert times.driver[1] == Cause.MANUAL


def test_an_inactive_row_moves_nobody():
    times = times_of([{"minutes": 90 * DAYS, "active": False}, {}, {}], [(0, 1), (1, 2)])

    assert dates(times)[1] == "2024-03-01 08:00 2024-03-01 17:00"
    assert list(times.total_float) == [0, 0, 0]


def test_a_summary_spans_its_active_rows_and_rests_with_all_that_it_holds():
    times = times_of(
        [
            {"summary": True},
            {"parent": 0, "minutes": 2 * DAYS},
            {"parent": 0, "minutes": 9 * DAYS, "active": False},
            {"summary": True, "active": False},
            {"parent": 3},
            {},
        ],
        [(4, 5)],
    )

    assert dates(times)[0] == "2024-03-01 08:00 2024-03-04 17:00"
    assert dates(times)[5] == "2024-03-01 08:00 2024-03-01 17:00"


def test_a_link_into_a_summary_holds_all_and_one_out_of_it_waits_for_all():
    outline = [{}, {"summary": True}, {"parent": 1}, {"parent": 1, "minutes": 3 * DAYS}, {}, {}]

    times = times_of(outline, [(0, 1), (1, 4), (1, 5, "SS")])

    assert dates(times)[1:] == [
        "2024-03-04 08:00 2024-03-06 17:00",
        "2024-03-04 08:00 2024-03-04 17:00",
        "2024-03-04 08:00 2024-03-06 17:00",
        "2024-03-07 08:00 2024-03-07 17:00",
        "2024-03-04 08:00 2024-03-04 17:00",
    ]
    assert list(times.total_float) == [0, 0, 2 * DAYS, 0, 0, 3 * DAYS]
    assert list(times.driver_link) == [-1, 0, 0, 0, 1, 2]


def test_a_constraint_and_a_deadline_of_a_summary_hold_what_is_in_it():
    summary = {
        "summary": True,
        "constraint": Constraint.START_NO_EARLIER,
        "constraint_at": at("2024-03-05 08:00"),
        "deadline": at("2024-03-05 17:00"),
    }

    times = times_of([summary, {"parent": 0, "minutes": 2 * DAYS}])

    assert dates(times)[1] == "2024-03-05 08:00 2024-03-06 17:00"
    assert list(times.total_float) == [-DAYS, -DAYS]


def test_planned_backwards_every_row_is_as_late_as_it_can_be():
    times = times_of([{}, {}, {"minutes": 2 * DAYS}], [(0, 1), (0, 2)], finish="2024-03-08 17:00")

    assert dates(times) == [
        "2024-03-06 08:00 2024-03-06 17:00",
        "2024-03-08 08:00 2024-03-08 17:00",
        "2024-03-07 08:00 2024-03-08 17:00",
    ]
    assert list(times.total_float) == [3 * DAYS, 4 * DAYS, 3 * DAYS]
    assert set(times.driver) == {Cause.LATE}


def test_a_finish_that_cannot_be_reached_shows_as_negative_float():
    times = times_of([{}, {"minutes": 5 * DAYS}], [(0, 1)], finish="2024-03-05 17:00")

    assert list(times.total_float) == [-3 * DAYS, -3 * DAYS]


def test_the_chain_behind_a_date_leads_to_its_root():
    rows, links = rows_of({}, {}, {}, {"minutes": 0}), ties_of((0, 1), (1, 2), (0, 2), (2, 3))

    times = compute_times(rows, links, CALENDARS, limits_of())

    assert chain(times, links, 3) == [3, 2, 1, 0]


def test_a_circle_is_refused_by_the_names_along_it():
    rows = [{"name": "A"}, {"name": "B"}, {"name": "C"}, {"name": "D"}]

    with pytest.raises(CycleOfTasks) as refusal:
        times_of(rows, [(0, 1), (1, 2), (2, 3), (3, 1)])

    assert sorted(refusal.value.names) == ["B", "C", "D"]
    assert "".join(refusal.value.names) in "BCDBCD"


def test_a_row_that_waits_for_its_own_summary_is_a_circle():
    with pytest.raises(CycleOfTasks) as refusal:
        times_of([{"name": "S", "summary": True}, {"name": "in it", "parent": 0}], [(0, 1)])

    assert sorted(refusal.value.names) == ["S", "in it"]


def test_dates_outside_the_calendar_are_refused_by_the_name_of_the_row():
    with pytest.raises(OutsideCalendar, match="Thirty years"):
        times_of([{}, {"name": "Thirty years", "minutes": 30 * 260 * DAYS}], [(0, 1)])


def test_an_empty_plan_has_no_dates():
    assert not times_of([]).start
