from collections import Counter
from dataclasses import replace
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from assessments.respondents.groups import coarsened, is_shown, kept_tags, shown_groups, unnamed
from assessments.responses import Respondent, Role

COUNTS = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 30), max_size=8)
SMALLEST = st.integers(1, 10)
PEOPLE = st.lists(
    st.builds(
        Respondent,
        id=st.uuids().map(str),
        name=st.text(max_size=5),
        role=st.sampled_from(Role),
        unit=st.sampled_from(["", "lyon", "essen"]),
        team=st.sampled_from(["", "sales", "service"]),
    ),
    min_size=1,
    max_size=60,
)


def person(role=Role.USERS, unit="", team=""):
    return Respondent("p", "Ann", "ann@acme.example", role, unit, team)


def test_a_group_below_the_smallest_size_is_hidden():
    assert shown_groups({"users": 9, "it": 7, "management": 5}, 5) == {"users", "it", "management"}
    assert is_shown(5, 5)
    assert not is_shown(4, 5)


def test_a_group_is_hidden_too_when_the_total_less_the_others_would_tell_a_small_one():
    assert shown_groups({"users": 9, "it": 7, "management": 2}, 5) == {"users"}


def test_small_groups_that_are_many_enough_together_hide_nobody_else():
    assert shown_groups({"users": 9, "it": 3, "management": 2}, 5) == {"users"}


def test_a_group_without_answers_hides_nobody():
    assert shown_groups({"users": 9, "it": 0}, 5) == {"users"}


def test_two_small_groups_hide_all_when_the_rest_would_tell_them():
    assert shown_groups({"users": 6, "management": 1}, 5) == frozenset()


@given(COUNTS, SMALLEST)
def test_no_sum_of_shown_groups_leaves_a_small_remainder(counts, smallest):
    shown = shown_groups(counts, smallest)
    total = sum(counts.values())

    for size in range(len(shown) + 1):
        for chosen in combinations(sorted(shown), size):
            rest = total - sum(counts[each] for each in chosen)
            assert rest == 0 or rest >= smallest or not shown
    assert all(counts[each] >= smallest for each in shown)


def test_the_only_manager_of_a_unit_keeps_no_tag():
    users = [person(unit="lyon") for _ in range(9)]
    boss = person(Role.MANAGEMENT, "lyon")

    assert kept_tags(boss, [*users, boss], 5) == (Role.OTHER, "", "")


def test_a_large_group_keeps_its_tags():
    asked = [person(unit="lyon", team="sales") for _ in range(5)] + [person(unit="essen") for _ in range(5)]

    assert kept_tags(asked[0], asked, 5) == (Role.USERS, "lyon", "sales")
    assert kept_tags(asked[-1], asked, 5) == (Role.USERS, "essen", "")


@given(PEOPLE, SMALLEST)
def test_behind_every_combination_of_tags_stand_enough_people(asked, smallest):
    combinations_kept = Counter(kept_tags(each, asked, smallest) for each in asked)

    assert all(count >= min(smallest, len(asked)) for count in combinations_kept.values())


@given(PEOPLE, SMALLEST)
def test_after_closing_no_tag_is_left_that_too_few_unnamed_share(people, smallest):
    voices = {each.id: replace(each, is_unnamed=True) for each in people}
    left = voices | {each.id: each for each in coarsened(voices.values(), smallest)}
    kept = Counter((each.role, each.unit, each.team) for each in left.values())

    assert all(count >= min(smallest, len(voices)) for count in kept.values())


def test_an_unnamed_answer_carries_neither_name_nor_address():
    ann = person(unit="lyon")
    voice = unnamed("0123456789abcdef", ann, [ann] * 5, 5)

    assert (voice.name, voice.address, voice.is_unnamed) == ("#0123456789", "", True)
    assert (voice.role, voice.unit) == (Role.USERS, "lyon")
