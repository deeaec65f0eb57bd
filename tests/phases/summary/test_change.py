"""Many changes of one kind by one person on one day are one line."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from phases.summary.change import Change, fold
from words.catalogue import say
from words.status import Status
from words.text import sentence


def added(name, actor="Ana", day=2, status=Status.DOING):
    words = sentence("Person added: {name}", name=name)
    return "add_person", Change(datetime(2026, 3, day, 9, tzinfo=UTC), actor, "acme", status, words)


def said(changes, language="en"):
    return [(each.actor, each.at.day, say(each.words, language)) for each in fold(changes)]


def test_equal_changes_are_one_line_that_says_how_often():
    assert said([added("Li"), added("Li"), added("Li")]) == [("Ana", 2, "Person added: Li (3 times)")]
    assert said([added("Li"), added("Li")], "zh") == [("Ana", 2, "新增人员：Li（2 次）")]


def test_two_different_changes_of_a_kind_stay_two_lines_and_three_become_one():
    people = [added("Li"), added("Bo"), added("Eva")]

    assert said(people[:2]) == [("Ana", 2, "Person added: Li"), ("Ana", 2, "Person added: Bo")]
    assert said(people) == [("Ana", 2, "Person added: Li, and 2 more like it")]
    assert said(people, "zh") == [("Ana", 2, "新增人员：Li，另有 2 项同类变更")]


def test_equal_ones_among_different_ones_are_counted_too():
    people = [added("Li"), added("Li"), added("Bo"), added("Eva")]

    assert said(people) == [("Ana", 2, "Person added: Li, and 3 more like it")]


@pytest.mark.parametrize("other", [{"actor": "Bo"}, {"day": 3}, {"status": Status.WAIT}])
def test_what_another_person_did_or_on_another_day_or_went_otherwise_is_a_line_of_its_own(other):
    assert len(fold([added("Li"), added("Li", **other)])) == 2


def test_a_line_stands_where_the_newest_of_its_changes_stood():
    _, renamed = added("Bo")
    people = [added("Li"), ("edit_person", renamed), added("Li")]

    assert [words for _, _, words in said(people)] == ["Person added: Li (2 times)", "Person added: Bo"]


@given(
    some.lists(
        some.builds(
            added,
            some.sampled_from(["Li", "Bo", "Eva", "Kim"]),
            some.sampled_from(["Ana", "Max"]),
            some.integers(2, 4),
        ),
        max_size=30,
    )
)
def test_every_change_is_told_or_counted_once(people):
    def counted(words):
        if "times" in words.pattern:
            return words.values["n"]
        return 1 + (words.values["count"] if "more" in words.pattern else 0)

    assert sum(counted(each.words) for each in fold(people)) == len(people)
