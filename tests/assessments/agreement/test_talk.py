from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.agreement.agreed import Agreed
from assessments.agreement.talk import answer, count_said, find_talks, role_groups
from assessments.maturity.profile import GivenAnswer, Settled, profile
from assessments.maturity.rating import Answer
from assessments.responses import Respondent, Response, Role

MANAGE, USE = Role.MANAGEMENT, Role.USERS


def people(manage, use):
    return [Respondent(f"m{n}", f"M{n}", role=MANAGE) for n in range(manage)] + [
        Respondent(f"u{n}", f"U{n}", role=USE) for n in range(use)
    ]


def talks_of(pack, manage, use, smallest=1, agreed=None, dimension="C1"):
    """Talks about question a, answered as the letters say, by management and by users."""
    asked = people(len(manage), len(use))
    given = [
        Response(each.id, dimension, "a", {"intention": "F", "reality": letter})
        for each, letter in zip(asked, manage + use, strict=True)
    ]
    rows = [
        GivenAnswer(r.respondent, dimension, "a", Answer.FULLY, Answer(r.given["reality"]), "seen") for r in given
    ]
    settled = Settled(agreed or {})
    return find_talks(
        profile(pack.dimensions, rows, None, settled), count_said(given, asked), settled.agreed, smallest
    )


AGREED = {("C1", "a"): Agreed(("", "C1", "a"), {"reality": "P"}, "all", "seen", datetime(2026, 10, 1, tzinfo=UTC))}


def test_management_a_step_above_users_is_a_finding_of_its_own(pack):
    (talk,) = talks_of(pack, "LL", "PP")

    assert (talk.name, talk.role_gap, talk.is_role_finding, talk.is_open) == ("C1.a", 1, True, False)
    assert str(answer((talk,), 4)).endswith("management sees C1.a higher than users do")


def test_people_who_see_it_alike_need_no_talk(pack):
    assert talks_of(pack, "LL", "LL") == ()
    assert str(answer((), 4)) == "People see the questions alike"


def test_two_people_cannot_disagree_yet(pack):
    (talk,) = talks_of(pack, "F", "N")

    assert (talk.agreement.spread, talk.is_open, talk.role_gap) == (None, False, 3)
    assert "Fewer than three people answered" in str(answer((talk,), 2))


def test_what_is_agreed_is_no_longer_open_and_what_people_said_stays(pack):
    (talk,) = talks_of(pack, "FF", "NN", agreed=AGREED)

    assert (talk.is_open, talk.agreed.decided_by, talk.agreement.answer) == (False, "all", Answer.PARTLY)
    assert [(g.role, g.size, g.median) for g in talk.groups] == [(MANAGE, 2, "F"), (USE, 2, "N")]
    assert str(answer((talk,), 4)).startswith("Every disagreement is settled; management sees")


def test_the_widest_and_weightiest_disagreement_comes_first(pack):
    found = sorted(
        [*talks_of(pack, "FF", "PP"), *talks_of(pack, "FF", "NN", dimension="C2")], key=lambda t: -t.agreement.spread
    )

    assert str(answer(tuple(found), 4)).startswith("People stand apart on 2 questions, most on C2.a")


def test_small_groups_are_shown_as_one_and_few_answers_not_at_all(pack):
    (talk,) = talks_of(pack, "FFFFF", "NN", smallest=5)

    assert [(g.role, g.size) for g in talk.groups] == [(None, 7)]
    assert talk.role_gap is None
    assert talks_of(pack, "FF", "NN", smallest=5) == ()


COUNTS = st.dictionaries(
    st.sampled_from(list(Role)), st.dictionaries(st.sampled_from(list(Answer)), st.integers(1, 6), min_size=1)
)


@given(COUNTS, st.integers(1, 6))
def test_groups_lose_nobody_and_show_no_group_that_is_too_small(said, smallest):
    groups = role_groups(said, smallest)

    assert sum(g.size for g in groups) == sum(sum(c.values()) for c in said.values())
    assert all(g.size >= smallest for g in groups if g.role is not None)
    if any(g.role is not None for g in groups):
        assert all(g.size >= smallest for g in groups)


@pytest.mark.parametrize(("manage", "use", "gap"), [("NF", "FF", -3), ("??", "FF", None), ("FF", "FFL", 0)])
def test_the_role_gap_is_the_difference_of_lower_medians(pack, manage, use, gap):
    found = talks_of(pack, manage, use)

    assert [talk.role_gap for talk in found] == ([gap] if found else [])


def test_a_role_of_which_too_few_rated_is_shown_with_the_others(pack):
    (talk,) = talks_of(pack, "F????", "NNNNN", smallest=5)

    assert [(g.role, g.size) for g in talk.groups] == [(None, 10)]
