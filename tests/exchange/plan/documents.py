"""Small documents and the folder of sample plans, for the tests of this room."""

from pathlib import Path

import pytest

SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "samples" / "schedule"
NAMESPACE = "http://schemas.microsoft.com/project"


def sample(name):
    """The bytes of a sample; the test is skipped where the samples are not on this machine."""
    path = SAMPLES / name
    if not path.is_file():
        pytest.skip("the sample plans are not on this machine")
    return path.read_bytes()


def mspdi(tasks="", head="", calendars="", rest=""):
    """A plan in Microsoft Project XML around the tasks."""
    return (
        f'<Project xmlns="{NAMESPACE}"><Name>Plan</Name>{head}<StartDate>2026-01-05T08:00:00</StartDate>'
        f"<Calendars>{calendars}</Calendars><Tasks>{tasks}</Tasks>{rest}</Project>"
    ).encode()


def task(uid, inside="", name=None, level=1):
    """A task of a day."""
    plain = "" if "<Duration>" in inside else "<Duration>PT8H0M0S</Duration>"
    return (
        f"<Task><UID>{uid}</UID><ID>{uid}</ID><Name>{name or f'Task {uid}'}</Name>"
        f"<OutlineLevel>{level}</OutlineLevel>{plain}{inside}</Task>"
    )


def link(before, inside=""):
    """A link from another task."""
    return f"<PredecessorLink><PredecessorUID>{before}</PredecessorUID>{inside}</PredecessorLink>"
