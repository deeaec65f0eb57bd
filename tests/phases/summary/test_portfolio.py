from datetime import date
from types import SimpleNamespace

import pytest

from phases.summary.health import Health, trend_finding
from phases.summary.portfolio import ProgrammeRow, drift_finding, drifting, totals
from phases.summary.reading import load_view
from words.status import Status


def row(name, *trend, status=Status.ON):
    drift = trend[-1] if trend else None
    return ProgrammeRow(name, name, Health(status, drift, "same", 0), None, None, trend, None, date(2026, 6, 1))


@pytest.fixture
def view(db, programme):
    return load_view(db, programme, date(2026, 1, 5))


def test_the_median_drifts_and_says_how_far_it_moved(view):
    rows = [row("a", 0, 4), row("b", 2, 12, status=Status.OFF), row("c", 10, 30, status=Status.DONE), row("d")]

    found = totals([view] * 4, rows, [])

    assert (found.drift, found.moved) == (8, 6)
    assert (found.on_track, found.programmes) == (3, 4)


def test_work_and_units_are_summed_over_all_programmes(view):
    waiting = [SimpleNamespace(gate=SimpleNamespace(is_ready=ready)) for ready in (True, False, False)]

    found = totals([view, view], [row("a", 0), row("b", 0)], waiting)

    assert (found.done, found.planned, found.live, found.units) == (0, 0, 0, 6)
    assert (found.due, found.not_ready) == (3, 2)


def test_the_programme_that_moved_the_most_is_named():
    rows = [row("small", 0, 3), row("earlier", 9, 2), row("large", 0, 20), row("none"), row("middle", 5, 12)]

    assert str(drift_finding(drifting(rows))) == "large drifts the most"


def test_nobody_drifts_while_no_end_moves_later():
    rows = [row("earlier", 9, 2), row("same", 4, 4), row("none")]

    assert str(drift_finding(drifting(rows))) == "No programme drifts"
    assert drifting([]) is None


@pytest.mark.parametrize(
    ("drifts", "said"),
    [
        ((), "The end did not move"),
        ((0,), "The end did not move"),
        ((6, 5, 6), "The end stays 6 days late"),
        ((-1, -1), "The end stays 1 day early"),
        ((47,), "The end is 47 days later since today"),
        ((4, 9, 5), "The end moved 1 day later"),
        ((4, 9, 24), "The end moved 20 days later"),
        ((4, 2), "The end moved 2 days earlier"),
    ],
)
def test_the_trend_of_a_programme_says_how_far_the_end_moved(drifts, said):
    assert str(trend_finding(drifts)) == said
