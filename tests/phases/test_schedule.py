import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from phases.schedule import Bounds, CycleOfTasks, Work, compute_times

START = Bounds(origin=0, today=0)


def times(works, arrows, bounds=START):
    return compute_times([Work(name, days, **more) for name, days, more in works], arrows, bounds)


def two(kind, lag=0):
    """A takes 3 days, B takes 2 and waits for A."""
    return times([("A", 3, {}), ("B", 2, {})], [(0, 1, kind, lag)])


@pytest.mark.parametrize(
    ("kind", "lag", "start", "finish"),
    [
        ("FS", 0, 3, 5),
        ("FS", 2, 5, 7),
        ("FS", -1, 2, 4),
        ("SS", 0, 0, 2),
        ("SS", 1, 1, 3),
        ("FF", 0, 1, 3),
        ("FF", 4, 5, 7),
        ("SF", 0, 0, 2),
        ("SF", 6, 4, 6),
    ],
)
def test_a_link_of_each_kind_sets_the_early_dates(kind, lag, start, finish):
    found = two(kind, lag)

    assert (found.start[1], found.finish[1]) == (start, finish)


def test_the_longest_way_is_critical_and_the_others_have_float():
    #  A(3) → B(5) → D(2);  A → C(1) → D
    works = [("A", 3, {}), ("B", 5, {}), ("C", 1, {}), ("D", 2, {})]
    found = times(works, [(0, 1, "FS", 0), (0, 2, "FS", 0), (1, 3, "FS", 0), (2, 3, "FS", 0)])

    assert found.finish == [3, 8, 4, 10]
    assert [found.total_float(at) for at in range(4)] == [0, 0, 4, 0]
    assert found.driver[3] == ("link", 1)


def test_a_slack_of_a_start_to_start_link_counts_from_the_starts():
    # B(1) starts with A(5) and nothing waits for it: it may start when the end is one day away.
    found = times([("A", 5, {}), ("B", 1, {})], [(0, 1, "SS", 0)])

    assert found.late_start == [0, 4]


def test_a_task_does_not_start_before_it_may():
    found = times([("A", 3, {"not_before": 4})], [])

    assert (found.start, found.finish, found.driver) == ([4], [7], [("not-before", -1)])


def test_what_has_not_begun_moves_to_today():
    found = times([("A", 3, {})], [], Bounds(origin=0, today=10))

    assert (found.start, found.finish, found.driver) == ([10], [13], [("today", -1)])


def test_a_milestone_that_is_not_reached_is_not_before_the_end_of_today():
    found = times([("M", 0, {})], [], Bounds(origin=0, today=10))

    assert found.finish == [11]


def test_what_runs_keeps_its_start_and_ends_with_what_remains_after_today():
    found = times([("A", 8, {"started": 2, "remaining": 3})], [], Bounds(origin=0, today=10))

    assert (found.start, found.finish, found.driver) == ([2], [13], [("actual", -1)])


def test_what_is_finished_keeps_its_dates_whatever_it_waited_for():
    works = [("A", 9, {}), ("B", 2, {"started": 1, "finished": 4})]
    found = times(works, [(0, 1, "FS", 0)], Bounds(origin=0, today=5))

    assert (found.start[1], found.finish[1]) == (1, 4)


def test_a_circle_is_refused_by_the_names_along_it():
    works = [("A", 1, {}), ("B", 1, {}), ("C", 1, {}), ("D", 1, {})]
    arrows = [(0, 1, "FS", 0), (1, 2, "FS", 0), (2, 3, "FS", 0), (3, 1, "FS", 0)]

    with pytest.raises(CycleOfTasks) as refused:
        times(works, arrows)

    assert sorted(refused.value.names) == ["B", "C", "D"]
    assert "A" not in str(refused.value).split(":")[1]


def test_a_task_that_waits_for_itself_is_a_circle():
    with pytest.raises(CycleOfTasks, match="A, A"):
        times([("A", 1, {})], [(0, 0, "FS", 0)])


def test_an_empty_plan_has_no_dates():
    assert times([], []).finish == []


KINDS = st.sampled_from(["FS", "SS", "FF", "SF"])


@st.composite
def networks(draw, kinds=KINDS):
    """Up to ten tasks; links go from earlier to later rows, so there is no circle."""
    days = draw(st.lists(st.integers(0, 9), min_size=2, max_size=10))
    pairs = [(before, after) for after in range(len(days)) for before in range(after)]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=15))
    return days, [(before, after, draw(kinds), draw(st.integers(-3, 6))) for before, after in chosen]


def plain(days):
    return [(f"T{at}", length, {}) for at, length in enumerate(days)]


@given(networks())
@settings(max_examples=150, deadline=None)
def test_no_task_lies_before_what_it_waits_for(network):
    days, arrows = network
    found = times(plain(days), arrows)

    for before, after, kind, lag in arrows:
        base = (found.finish if kind[0] == "F" else found.start)[before]
        held = (found.start if kind[1] == "S" else found.finish)[after]
        assert held >= base + lag


@given(networks())
@settings(max_examples=150, deadline=None)
def test_no_float_is_negative_and_something_is_critical_when_nothing_has_begun(network):
    days, arrows = network
    found = times(plain(days), arrows)
    floats = [found.total_float(at) for at in range(len(days))]

    assert min(floats) == 0
    assert max(late for late in found.late_finish) == max(found.finish)


@given(networks(st.sampled_from(["FS", "SS"])), st.integers(0, 9))
@settings(max_examples=150, deadline=None)
def test_shortening_a_task_never_delays_the_end(network, at):
    days, arrows = network
    at %= len(days)
    positive = [length + 2 for length in days]
    shorter = [length - (index == at) for index, length in enumerate(positive)]

    assert max(times(plain(shorter), arrows).finish) <= max(times(plain(positive), arrows).finish)


@given(networks(), st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_the_order_of_the_rows_changes_nothing(network, random):
    days, arrows = network
    order = list(range(len(days)))
    random.shuffle(order)
    place = {old: new for new, old in enumerate(order)}
    found = times(plain(days), arrows)
    moved = times(
        [plain(days)[old] for old in order],
        [(place[before], place[after], kind, lag) for before, after, kind, lag in arrows],
    )

    assert [moved.start[place[at]] for at in range(len(days))] == found.start
    assert [moved.late_finish[place[at]] for at in range(len(days))] == found.late_finish
