from dataclasses import dataclass, replace
from datetime import date

import pytest

from phases.dates.frame import Promise
from phases.dates.timeline import Dated, Moments
from phases.plan import Task
from phases.programme import Unit
from rollout.answers import go_live_finding, live_finding, pilot_words, rollout_answer
from rollout.matrix import (
    Cell,
    LivePoint,
    UnitRow,
    count_statuses,
    live_curve,
    live_on,
    next_dates,
    planned_lives,
    waves,
    worst_first,
)
from words.status import Status

DONE, DOING, TODO, LATE, RISK = Status.DONE, Status.DOING, Status.TODO, Status.LATE, Status.RISK
ACTIVITIES = ("concept", "review", "go-live")
TITLES = {key: {"en": key.capitalize(), "zh": key} for key in ACTIVITIES}
BASE = date(2026, 4, 30)
TODAY = date(2026, 3, 2)


@dataclass
class At:
    """A cell as a test writes it."""

    status: Status
    finish: date = date(2026, 3, 20)
    drift: int = 0


def dated(at, key, baseline=BASE):
    started = date(2026, 2, 2) if at.status in (DONE, DOING, LATE) else None
    finished = at.finish if at.status is DONE else None
    task = Task(
        key, key, 0, None, "task", "", "", "", "", "", "", "", "", 5, started_on=started, finished_on=finished
    )
    promise = Promise(baseline, baseline) if baseline else None
    return Dated(
        task,
        at.finish,
        at.finish,
        0,
        0,
        False,
        0,
        at.drift,
        promise,
        at.status,
        "start",
        None,
        0,
        Moments(0, 0, 0, 0, 0, 0),
    )


def unit(name, wave, *cells, live, baseline=BASE):
    row = Unit(f"acme:{name}", name, name, "subsidiary", wave, 10, wave, 1)
    shown = tuple(Cell(key, dated(cell, key)) for key, cell in zip(ACTIVITIES, cells, strict=True))
    return UnitRow(row, shown, dated(live, "live", baseline))


LIVE = At(DONE, date(2026, 2, 20))
PILOT = unit("Hamburg", 0, At(DONE), At(DONE), At(DONE), live=LIVE, baseline=date(2026, 2, 20))
ON_TIME = unit("Lyon", 1, At(DONE), At(DOING), At(TODO), live=At(TODO, date(2026, 4, 30)))
SLOW = unit(
    "Gdańsk", 1, At(DONE), At(LATE, date(2026, 4, 6), 14), At(RISK, date(2026, 5, 7), 14),
    live=At(RISK, date(2026, 5, 7), 14),
)  # fmt: skip
MOVED = unit("Oslo", 2, At(TODO), At(TODO), At(RISK), live=At(RISK, date(2026, 5, 12), 8))
FRESH = unit("Turin", 2, At(TODO), At(TODO), At(TODO), live=At(TODO, date(2026, 4, 30)))


def test_a_unit_is_as_urgent_as_its_worst_open_activity():
    assert [row.status for row in (PILOT, ON_TIME, SLOW, MOVED, FRESH)] == [DONE, DOING, LATE, RISK, TODO]


def test_a_unit_knows_what_is_done_and_what_to_speak_of():
    assert [(row.done, row.now.activity) for row in (PILOT, ON_TIME, SLOW, FRESH)] == [
        (3, "go-live"),
        (1, "review"),
        (1, "review"),
        (0, "concept"),
    ]


def test_the_worst_comes_first():
    found = worst_first([PILOT, FRESH, ON_TIME, MOVED, SLOW])

    assert [row.unit.name for row in found] == ["Gdańsk", "Oslo", "Lyon", "Turin", "Hamburg"]


def test_of_two_late_units_the_one_that_moves_further_comes_first():
    further = unit("Bergen", 2, At(DONE), At(LATE), At(RISK), live=At(RISK, drift=20))

    assert worst_first([SLOW, further])[0] is further


def test_statuses_count_activities():
    assert count_statuses([PILOT, SLOW, FRESH]) == {DONE: 4, LATE: 1, RISK: 1, TODO: 3}


def test_waves_are_listed_once_with_the_pilot():
    assert waves([PILOT, SLOW, ON_TIME, FRESH]) == [0, 1, 2]


def test_the_next_date_of_a_unit_is_its_first_open_activity():
    soon = unit("Porto", 1, At(DOING, date(2026, 3, 4)), At(TODO), At(TODO), live=At(TODO))

    found = next_dates([PILOT, SLOW, soon], 2)

    assert [(each.unit.name, each.cell.activity) for each in found] == [("Porto", "concept"), ("Gdańsk", "review")]


def test_the_curve_adds_units_on_their_day():
    days = [date(2026, 5, 7), date(2026, 2, 20), date(2026, 5, 7)]

    assert live_curve(days) == [LivePoint(date(2026, 2, 20), 1), LivePoint(date(2026, 5, 7), 3)]
    assert live_on(days, date(2026, 5, 6)) == 1


def test_a_unit_added_after_the_baseline_counts_with_its_forecast():
    added = unit("Riga", 3, At(TODO), At(TODO), At(TODO), live=At(TODO, date(2026, 6, 1)), baseline=None)

    assert planned_lives([PILOT, added]) == [date(2026, 2, 20), date(2026, 6, 1)]


def test_the_answer_names_the_late_unit_what_it_moves_and_the_pilot():
    said = str(rollout_answer([PILOT, ON_TIME, SLOW], TITLES))

    assert said == "Gdańsk is 14 days late in review and moves its go-live to 7\xa0May; the pilot went live on time"


def test_a_late_activity_inside_the_float_does_not_move_the_go_live():
    late = unit("Gdańsk", 1, At(DONE), At(LATE, drift=1), At(TODO), live=At(TODO, date(2026, 4, 30), 0))

    assert "Gdańsk is one day late in review and still goes live on 30\xa0Apr" in str(
        rollout_answer([PILOT, late], TITLES)
    )


def test_an_overdue_activity_without_drift_is_overdue():
    late = unit("Gdańsk", 1, At(DONE), At(LATE), At(TODO), live=At(TODO, date(2026, 4, 30)))

    assert "Gdańsk is overdue in review" in str(rollout_answer([PILOT, late], TITLES))


def test_several_late_units_are_counted_and_the_worst_is_named():
    other = unit("Bergen", 2, At(DONE), At(LATE, drift=6), At(RISK), live=At(RISK, drift=6))

    said = str(rollout_answer([PILOT, other, SLOW], TITLES))

    assert said.startswith("2 units are late. First: Gdańsk is 14 days late in review")


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([], "No unit is in the plan yet"),
        ([PILOT], "The only unit is live"),
        ([PILOT, PILOT], "All 2 units are live"),
        ([PILOT, ON_TIME], "1 of 2 units is live and no other is late; next is Lyon on 30\xa0Apr"),
        ([FRESH], "No unit has started; Turin goes first on 20\xa0Mar"),
        ([ON_TIME, FRESH], "No unit is live yet and none is late; first is Lyon on 30\xa0Apr"),
        ([PILOT, MOVED], "Oslo goes live on 12\xa0May, 8 days after its baseline; the pilot went live on time"),
        (
            [PILOT, MOVED, MOVED],
            "2 units go live later than planned, first Oslo on 12\xa0May, by 8 days; the pilot went live on time",
        ),
    ],
)
def test_the_answer_when_nobody_is_late(rows, said):
    assert str(rollout_answer(rows, TITLES)) == said


def pilot(status, drift):
    return replace(PILOT, live=dated(At(status, drift=drift), "live"))


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([SLOW], "there is no pilot"),
        ([pilot(TODO, 0)], "the pilot holds its date"),
        ([pilot(TODO, 1)], "the pilot is one day behind"),
        ([pilot(RISK, 7), pilot(DONE, 0)], "the pilot is 7 days behind"),
        ([pilot(DONE, 7)], "the pilot is live, 7 days after its date"),
        ([pilot(DONE, -2)], "the pilot went live on time"),
    ],
)
def test_the_pilot_is_always_mentioned(rows, said):
    assert str(pilot_words(rows)) == said


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([PILOT, ON_TIME], "Every unit goes live within a week of its baseline"),
        ([PILOT, SLOW], "Only Gdańsk misses its promised go-live"),
        ([PILOT, SLOW, MOVED], "Only Gdańsk, Oslo miss their promised go-live"),
        ([PILOT, SLOW, MOVED, SLOW], "3 of 4 units miss their promised go-live"),
        ([SLOW, MOVED, SLOW], "All 3 units miss their promised go-live"),
    ],
)
def test_the_finding_on_go_lives_names_those_that_miss(rows, said):
    assert str(go_live_finding(rows)) == said


def test_the_finding_on_live_units_compares_with_the_plan():
    assert str(live_finding([PILOT, SLOW], TODAY)) == "1 of 2 units live today, as planned"
    assert str(live_finding([PILOT, SLOW], BASE)) == "1 of 2 units live today, 2 planned"
