"""Published networks of the project scheduling library: lengths, dates and floats of every job."""

import csv
from pathlib import Path

import pytest

from phases.network.network import Limits
from phases.network.schedule import compute_times
from tests.phases.network.plan_text import CLOCK_TIME, at, rows_of, ties_of

SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "samples" / "schedule"
START = at("2024-03-01 00:00")


def table(name):
    """The rows of an expectation, none where the samples are absent."""
    path = SAMPLES / name
    return list(csv.DictReader(path.open(encoding="utf-8"))) if path.is_file() else []


LENGTHS = {row["instance"]: int(row["critical_path_length"]) for row in table("expected_psplib.csv")}
JOBS = table("expected_psplib_jobs.csv")


def network(text):
    """Durations and links of one file: the jobs stand in two tables, both counted from 1."""
    lines = text.splitlines()
    follows = lines.index(next(line for line in lines if line.startswith("PRECEDENCE RELATIONS"))) + 2
    lasts = lines.index(next(line for line in lines if line.startswith("REQUESTS/DURATIONS"))) + 3
    minutes, links = [], []
    for line in lines[lasts:]:
        if line.startswith("*"):
            break
        minutes.append(int(line.split()[2]))
    for line in lines[follows : follows + len(minutes)]:
        job, _, _, *later = map(int, line.split())
        links += [(job - 1, each - 1) for each in later]
    return minutes, links


@pytest.mark.parametrize("instance", LENGTHS or ["absent"])
def test_a_published_network_has_its_length_dates_and_floats(instance):
    path = SAMPLES / "psplib" / instance
    if not path.is_file():
        pytest.skip("the published networks are not on this machine")
    minutes, links = network(path.read_text(encoding="latin-1"))

    times = compute_times(
        rows_of(*({"minutes": each} for each in minutes)), ties_of(*links), [CLOCK_TIME], Limits(START)
    )

    assert max(times.finish) - START == LENGTHS[instance]
    assert [
        (a - START, b - START, c - START, d - START, e)
        for a, b, c, d, e in zip(
            times.start, times.finish, times.late_start, times.late_finish, times.total_float, strict=True
        )
    ] == [
        tuple(int(row[name]) for name in ("es", "ef", "ls", "lf", "total_float"))
        for row in JOBS
        if row["instance"] == instance
    ]
