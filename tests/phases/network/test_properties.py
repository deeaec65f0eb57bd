from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phases.network import schedule
from phases.network.clock import finish_after, hours_of, work_between
from phases.network.network import NONE, Limits, LinkType
from phases.network.passes import compiled
from phases.network.schedule import compute_times
from tests.phases.network.plan_text import CLOCK_TIME, OFFICE_TIME, at, chain, rows_of, ties_of
from tests.phases.network.random_plans import CALENDARS, START, permuted, shortened, some_plan

SEEDS = st.integers(0, 10**9)
SIZES = st.integers(1, 40)
LIMITS = st.sampled_from(
    [
        Limits(START),
        Limits(START, status=at("2024-03-12 00:00")),
        Limits(START, finish=at("2024-06-03 17:00")),
        Limits(START, status=at("2024-03-12 00:00"), reached=at("2024-03-13 00:00")),
    ]
)
DATES = ("start", "finish", "late_start", "late_finish", "total_float", "free_float")


@given(SEEDS, SIZES)
def test_no_row_lies_before_what_it_follows(seed, size):
    rows, ties = some_plan(Random(seed), size, everything=False)
    hours = hours_of(tuple(CALENDARS))

    times = compute_times(rows, ties, CALENDARS, Limits(START))

    for before, after, kind, lag in zip(ties.before, ties.after, ties.kind, ties.lag, strict=True):
        if rows.summary[after] and kind in (LinkType.FF, LinkType.SF):
            continue  # each row in the summary answers on its own calendar
        ends = times.start if kind in (LinkType.SS, LinkType.SF) else times.finish
        held = times.start if kind in (LinkType.FS, LinkType.SS) else times.finish
        reached = finish_after(hours, rows.calendar[after], ends[before], lag)
        assert work_between(hours, rows.calendar[after], reached, held[after]) >= 0


@given(SEEDS, SIZES)
def test_shortening_a_row_never_delays_the_end_where_links_hold_starts(seed, size):
    random = Random(seed)
    rows, ties = some_plan(random, size, everything=False, kinds="FS SS")
    before = compute_times(rows, ties, CALENDARS, Limits(START))

    after = compute_times(shortened(rows, random.randrange(size)), ties, CALENDARS, Limits(START))

    assert max(after.finish) <= max(before.finish)


@given(SEEDS, SIZES, LIMITS)
def test_the_order_of_rows_and_links_changes_no_date(seed, size, limits):
    random = Random(seed)
    rows, ties = some_plan(random, size)
    other_rows, other_ties, place = permuted(random, rows, ties)

    times = compute_times(rows, ties, CALENDARS, limits)
    others = compute_times(other_rows, other_ties, CALENDARS, limits)

    for name in DATES:
        assert [getattr(others, name)[row] for row in place] == list(getattr(times, name)), name


@given(SEEDS, SIZES)
def test_total_float_is_what_lies_between_early_and_late_dates(seed, size):
    rows, ties = some_plan(Random(seed), size, everything=False)
    hours = hours_of(tuple(CALENDARS))

    times = compute_times(rows, ties, CALENDARS, Limits(START))

    for row in range(size):
        at_start = work_between(hours, rows.calendar[row], times.start[row], times.late_start[row])
        at_finish = work_between(hours, rows.calendar[row], times.finish[row], times.late_finish[row])
        assert times.total_float[row] == min(at_start, at_finish)
        assert times.free_float[row] >= 0


@given(SEEDS, SIZES)
def test_without_demands_nothing_is_later_than_its_late_dates_and_something_is_critical(seed, size):
    rows, ties = some_plan(Random(seed), size, everything=False)
    one_calendar = replace(rows, calendar=[0] * size)

    times = compute_times(one_calendar, ties, CALENDARS, Limits(START))

    assert min(times.total_float) == 0
    assert all(early <= late for early, late in zip(times.start, times.late_start, strict=True))
    assert all(early <= late for early, late in zip(times.finish, times.late_finish, strict=True))
    assert all(times.free_float[row] <= times.total_float[row] for row in range(size) if not rows.summary[row])


@given(SEEDS, SIZES, LIMITS)
def test_every_chain_ends_and_follows_links(seed, size, limits):
    rows, ties = some_plan(Random(seed), size)

    times = compute_times(rows, ties, CALENDARS, limits)

    for row in range(size):
        behind = chain(times, ties, row)
        assert len(set(behind)) == len(behind)
        assert times.driver_link[behind[-1]] == NONE


@pytest.fixture
def in_machine_code(monkeypatch):
    """Every plan is computed by the compiled passes."""
    if not compiled.calculation():
        pytest.skip("numba is not installed")
    monkeypatch.setattr(schedule, "COMPILED_FROM", 0)


def test_machine_code_and_plain_python_agree(in_machine_code, monkeypatch):
    for seed in range(150):
        random = Random(seed)
        rows, ties = some_plan(random, random.randrange(1, 60))
        limits = random.choice(
            [Limits(START), Limits(START, status=START + 20000), Limits(START, finish=START + 90000)]
        )
        monkeypatch.setattr(schedule, "COMPILED_FROM", 0)
        quick = compute_times(rows, ties, CALENDARS, limits)
        monkeypatch.setattr(schedule, "COMPILED_FROM", 10**9)
        monkeypatch.setattr(schedule, "WORTH_IT", 10**9)

        assert compute_times(rows, ties, CALENDARS, limits) == quick, seed


def test_machine_code_refuses_a_circle_by_its_names(in_machine_code):
    with pytest.raises(schedule.CycleOfTasks, match=r"in a circle: (b, c, b|c, b, c)"):
        compute_times(
            rows_of({"name": "a"}, {"name": "b"}, {"name": "c"}),
            ties_of((0, 1), (1, 2), (2, 1)),
            [OFFICE_TIME],
            Limits(START),
        )


def test_the_machine_code_can_be_made_ready_before_it_is_needed(in_machine_code):
    assert schedule.warm()
    assert compiled.is_loaded()


@pytest.mark.parametrize("threshold", [0, 10**9])
def test_ten_thousand_rows_in_one_chain_need_no_recursion(threshold, monkeypatch):
    monkeypatch.setattr(schedule, "COMPILED_FROM", threshold)
    monkeypatch.setattr(schedule, "WORTH_IT", threshold)
    size = 10_000

    times = compute_times(
        rows_of(*[{"minutes": 60}] * size),
        ties_of(*[(at, at + 1) for at in range(size - 1)]),
        [CLOCK_TIME],
        Limits(START),
    )

    assert times.finish[-1] == START + 60 * size
    assert set(times.total_float) == {0}


def test_without_a_compiler_large_plans_are_computed_in_plain_python(monkeypatch):
    monkeypatch.setattr(compiled, "calculation", lambda: None)
    monkeypatch.setattr(schedule, "COMPILED_FROM", 0)

    assert not schedule.warm()
    assert compute_times(rows_of({}), ties_of(), [OFFICE_TIME], Limits(START)).finish[0] == START + 540
