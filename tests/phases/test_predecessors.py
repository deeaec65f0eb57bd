"""What a task waits for, as planners write it."""

import pytest

from phases.editing.predecessors import read, written
from phases.plan import Link

IDS = {"1": "a", "1.1": "b", "12": "c"}
NUMBERS = {task_id: number for number, task_id in IDS.items()}


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("", []),
        ("12", [Link("c", "x")]),
        ("12FS+3d", [Link("c", "x", "FS", 3)]),
        ("12 ss - 50 %", [Link("c", "x", "SS", -50, "percent")]),
        ("12FS+12.5%", [Link("c", "x", "FS", 12.5, "percent")]),
        ("1.1FF+1.5d", [Link("b", "x", "FF", 1.5)]),
        ("1SF+2ed", [Link("a", "x", "SF", 2, "elapsed")]),
        ("12+2w", [Link("c", "x", "FS", 10)]),
        ("12+4h", [Link("c", "x", "FS", 0.5)]),
        ("1，12；1.1", [Link("a", "x"), Link("c", "x"), Link("b", "x")]),
        ("12, 12FS+2d", [Link("c", "x", "FS", 2)]),
        ("12FS+3 days", [Link("c", "x", "FS", 3)]),
        ("12FS+1 mon", [Link("c", "x", "FS", 20)]),
        ("12FS-30 mins", [Link("c", "x", "FS", -0.0625)]),
        ("12SS+2 edays, 1FS+1ew", [Link("c", "x", "SS", 2, "elapsed"), Link("a", "x", "FS", 7, "elapsed")]),
        ("1FS+12eh", [Link("a", "x", "FS", 0.5, "elapsed")]),
        ("12FS＋3天、1FS−2个工作日", [Link("c", "x", "FS", 3), Link("a", "x", "FS", -2)]),
        ("１２ＦＳ＋５０％", [Link("c", "x", "FS", 50, "percent")]),
    ],
)
def test_the_usual_notation_is_read(text, links):
    assert read(text, "x", IDS) == (links, [])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("12XX", "is no predecessor"),
        ("99", "there is no row 99"),
        ("1FS+3 bananas", "is no predecessor"),
        ("1FS+3e%", "is no predecessor"),
        ("12", "it cannot wait for itself"),
        ("1FS+9999d", "a lag is at most"),
        ("1FS+12.345%", "at most two decimals, not 12.345 %"),
    ],
)
def test_what_cannot_be_is_said(text, words):
    _, (problem,) = read(text, "c", IDS)

    assert words in str(problem)


@pytest.mark.parametrize(
    "text", ["12", "12SS", "12FS+3d", "1.1FF-1.5d", "1SF+2ed", "12FS-50%", "12FS+1999.99%", "1, 12FF+2d"]
)
def test_what_is_written_is_read_back(text):
    assert written(read(text, "x", IDS)[0], NUMBERS) == text
