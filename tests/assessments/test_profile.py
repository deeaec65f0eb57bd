from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.maturity import Answer
from assessments.profile import GivenAnswer, compare, profile


def said(respondent, question, reality, evidence="seen", intention="F", evidence_on=None):
    return GivenAnswer(respondent, "C1", question, Answer(intention), Answer(reality), evidence, "", evidence_on)


def test_intention_has_no_evidence_cap_but_reality_has(pack):
    given = [said("ann", q, "F", evidence="") for q in "abcd"]

    found = profile(pack.dimensions, given).dimensions[1]

    assert (found.intention.level, found.intention.score) == (5, 5.0)
    assert (found.reality.level, found.reality.score) == (1, pytest.approx(1 + 4 / 3))
    assert found.lag == pytest.approx(5 - (1 + 4 / 3))


def test_evidence_older_than_ninety_days_counts_as_none():
    fresh = said("ann", "a", "F", evidence_on=date(2026, 7, 3))
    old = said("ann", "a", "F", evidence_on=date(2026, 7, 2))

    assert fresh.counted_reality(date(2026, 10, 1)) is Answer.FULLY
    assert old.counted_reality(date(2026, 10, 1)) is Answer.PARTLY


def test_each_respondent_is_capped_by_his_own_evidence(pack):
    given = [said("ann", "a", "F"), said("bob", "a", "F", evidence=" "), said("cid", "a", "L")]

    found = profile(pack.dimensions, given).dimensions[1]

    assert found.agreements["a"].answer is Answer.LARGELY
    assert found.agreements["a"].spread == 2
    assert found.is_split


def test_the_spread_runs_from_the_lowest_to_the_highest_respondent(pack):
    given = [said("ann", "a", "N"), said("bob", "a", "F"), said("cid", "a", "L")]

    assert profile(pack.dimensions, given).dimensions[1].spread == (1.0, 5.0)
    assert profile(pack.dimensions, given[:1]).dimensions[1].spread is None


def test_dimensions_without_answers_stand_in_the_profile_without_a_score(pack):
    found = profile(pack.dimensions, [said("ann", q, "F") for q in "abcd"])

    assert [d.reality.level for d in found.dimensions] == [None, 5, None]
    assert (found.reality.score, found.reality.lowest_level) == (5.0, 5)
    assert found.reality.coverage == pytest.approx(4 / 12)
    assert [d.id for d in found.lowest] == ["C1"]


def test_two_assessments_compare_by_dimension(pack):
    before = profile(pack.dimensions, [said("ann", q, "N") for q in "abcd"])
    after = profile(pack.dimensions, [said("ann", q, "F") for q in "abcd"])

    assert [change.by for change in compare(before, after)] == [None, 4.0, None]


ROW = st.builds(
    said,
    st.sampled_from(["ann", "bob", "cid"]),
    st.sampled_from("abcd"),
    st.sampled_from(["N", "P", "L", "F", "NA", "?"]),
    st.sampled_from(["", "seen"]),
)
ROWS = st.lists(ROW, max_size=12, unique_by=lambda row: (row.respondent, row.question))
SHUFFLED = ROWS.flatmap(lambda rows: st.tuples(st.just(rows), st.permutations(rows)))


@given(SHUFFLED)
def test_the_order_of_answers_does_not_matter(pack, both):
    assert profile(pack.dimensions, both[0]) == profile(pack.dimensions, both[1])
