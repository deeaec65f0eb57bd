from hypothesis import given
from hypothesis import strategies as st

from ui.server.guests.limits import Bucket, Limits, Rate, refilled, taken

RATE = Rate(burst=3, per_second=0.5)


def test_a_burst_passes_and_what_follows_waits():
    limits = Limits(RATE)

    assert [limits.passes("a", 0.0) for _ in range(4)] == [True, True, True, False]
    assert not limits.passes("a", 1.0)
    assert limits.passes("a", 3.0)


def test_one_who_knocks_too_often_keeps_nobody_else_out():
    limits = Limits(RATE)
    for _ in range(10):
        limits.passes("a", 0.0)

    assert limits.passes("b", 0.0)


def test_what_is_remembered_has_a_bound():
    limits = Limits(RATE, most=5)
    for n in range(100):
        limits.passes(str(n), 0.0)

    assert len(limits._buckets) == 5


def test_a_clock_that_goes_back_gives_nothing():
    assert refilled(Bucket(0, 100.0), RATE, 50.0) == Bucket(0, 100.0)


@given(st.lists(st.floats(0, 10), max_size=60))
def test_never_more_pass_than_burst_and_rate_allow(pauses):
    bucket, now, passed = Bucket(RATE.burst, 0.0), 0.0, 0
    for pause in pauses:
        now += pause
        bucket, is_passed = taken(bucket, RATE, now)
        passed += is_passed

    assert passed <= RATE.burst + now * RATE.per_second + 1e-6
