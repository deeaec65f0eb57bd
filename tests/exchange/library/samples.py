"""The question libraries among the samples, where they are on this machine, and what is expected of them."""

import csv
import json
from pathlib import Path

import pytest

LIBRARIES = Path(__file__).resolve().parents[4] / "shared" / "samples" / "surveys" / "libraries"
EXPECTED = LIBRARIES.parent / "expected_libraries.csv"


def sample(name):
    """The path of a sample; the test is skipped where the samples are not on this machine."""
    path = LIBRARIES / name
    if not path.exists():
        pytest.skip(f"the sample {name} is not on this machine")
    return path


def expected(file):
    """What is expected of a file, by what is counted."""
    with EXPECTED.open(encoding="utf-8", newline="") as stream:
        return {row["what"]: row["expected"] for row in csv.DictReader(stream) if row["file"] == file}


def as_written(value):
    """A fact as the expectations write it."""
    if value is None:
        return ""
    if isinstance(value, list):
        return " ".join(value)
    return json.dumps(value) if isinstance(value, dict) else str(value)
