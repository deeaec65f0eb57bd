import pytest

from methodology.pack import Link, parse_link


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("a", Link("a")),
        ("a SS", Link("a", "SS")),
        ("a FS+5", Link("a", "FS", 5)),
        ("a FF-2", Link("a", "FF", -2)),
    ],
)
def test_what_a_task_waits_for_is_written_in_a_word(text, link):
    assert parse_link(text) == link


def test_another_way_to_write_it_is_refused():
    with pytest.raises(ValueError, match="a XY"):
        parse_link("a XY")
