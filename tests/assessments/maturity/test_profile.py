from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.agreement.agreed import Agreed
from assessments.maturity.profile import GivenAnswer, Settled, compare, profile
from assessments.maturity.rating import Answer


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


def test_people_stand_apart_by_what_they_said_not_by_whose_evidence_is_missing(pack):
    alike = [said("ann", "a", "F"), said("bob", "a", "F", evidence=" "), said("cid", "a", "L")]
    apart = [said(name, "a", answer, evidence="") for name, answer in (("ann", "F"), ("bob", "P"), ("cid", "P"))]

    assert not profile(pack.dimensions, alike).dimensions[1].is_split
    assert profile(pack.dimensions, apart).dimensions[1].agreements["a"].spread == 2
    assert profile(pack.dimensions, apart).dimensions[1].is_split


def agreed(question, **given):
    return Agreed(("", "C1", question), given, "ann, bob", "seen together", datetime(2026, 10, 1, tzinfo=UTC))


def test_an_agreed_value_counts_instead_of_the_median_and_every_answer_stays(pack):
    given = [said("ann", "a", "F"), said("bob", "a", "N"), said("cid", "a", "N")]
    settled = Settled({("C1", "a"): agreed("a", reality="L", intention="P")})

    found = profile(pack.dimensions, given, None, settled).dimensions[1]

    assert (found.agreements["a"].answer, found.agreements["a"].median) == (Answer.LARGELY, Answer.NOT)
    assert found.agreements["a"].given == (Answer.NOT, Answer.NOT, Answer.FULLY)
    assert found.intentions["a"].answer is Answer.PARTLY
    assert (found.reality.level, found.is_split) == (2, False)


def test_an_agreed_value_needs_evidence_too(pack):
    given = [said(name, "a", "F", evidence="") for name in ("ann", "bob", "cid")]
    agreement = {("C1", "a"): agreed("a", reality="F")}

    capped = profile(pack.dimensions, given, None, Settled(agreement)).dimensions[1]
    shown = profile(pack.dimensions, given, None, Settled(agreement, frozenset({("C1", "a")}))).dimensions[1]

    assert (capped.agreements["a"].answer, shown.agreements["a"].answer) == (Answer.PARTLY, Answer.FULLY)


def test_kept_evidence_proves_every_answer_to_its_question(pack):
    given = [said(name, "a", "F", evidence="") for name in ("ann", "bob", "cid")]

    found = profile(pack.dimensions, given, None, Settled(proven=frozenset({("C1", "a")}))).dimensions[1]

    assert found.agreements["a"].answer is Answer.FULLY


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
