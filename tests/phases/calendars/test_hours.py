"""Working hours as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phases.calendars.hours import read_hours, written_hours


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("08:00–12:00, 13:00–17:00", ((480, 720), (780, 1020))),
        ("8-12; 13-17", ((480, 720), (780, 1020))),
        ("13-17, 8-12", ((480, 720), (780, 1020))),
        ("22:00-24:00", ((1320, 1440),)),
        ("8:30 至 17:30", ((510, 1050),)),
        ("off", ()),
        ("休息", ()),
        ("", None),
    ],
)
def test_hours_are_read_as_people_write_them(text, spans):
    assert read_hours(text) == (spans, [])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("8-12, 11-15", "08:00–12:00 and 11:00–15:00 overlap"),
        ("22-6", "22:00–06:00 runs backwards"),
        ("8-25", "leaves the day"),
        ("8-12:75", "is no working time"),
        ("morning", "“morning” is no working time"),
    ],
)
def test_hours_that_cannot_be_are_said_with_what_to_write(text, said):
    _, problems = read_hours(text)

    assert len(problems) == 1
    assert said in str(problems[0])


@given(st.lists(st.integers(0, 1440), min_size=2, max_size=10, unique=True))
def test_written_hours_are_read_back_the_same(edges):
    edges.sort()
    spans = tuple(zip(edges[::2], edges[1::2], strict=False))

    assert read_hours(written_hours(spans, "off")) == (spans, [])
