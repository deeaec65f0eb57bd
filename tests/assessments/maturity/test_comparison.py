from assessments.maturity.comparison import changed_answers, comparison, signed
from assessments.maturity.profile import GivenAnswer, profile
from assessments.maturity.rating import Answer


def profile_of(pack, intention="F", **answers):
    rows = [
        GivenAnswer("ann", dimension, q, Answer(intention), Answer(a), "seen", "-")
        for dimension, letters in answers.items()
        for q, a in zip("abcd", letters.split(), strict=True)
    ]
    return profile(pack.dimensions, rows)


def test_every_answer_that_counts_differently_is_listed_falls_first(pack):
    before, after = profile_of(pack, A1="F F N N", C1="F N N N"), profile_of(pack, A1="F P N N", C1="F L N ?")

    assert [
        (c.dimension.id, c.question, c.facet, str(c.before), str(c.after), c.steps)
        for c in changed_answers(before, after)
    ] == [
        ("A1", "b", "reality", "F", "P", -2),
        ("C1", "b", "reality", "N", "L", 2),
        ("C1", "d", "reality", "N", "?", None),
    ]


def test_intentions_are_compared_too(pack):
    found = changed_answers(profile_of(pack, "P", A1="N N N N"), profile_of(pack, "F", A1="N N N N"))

    assert {(c.facet, c.steps) for c in found} == {("intention", 2)}


def test_an_assessment_beside_itself_shows_no_change(pack):
    same = profile_of(pack, A1="F F N N")

    assert changed_answers(same, same) == ()
    assert str(comparison(same, same)) == "The weighted score went from 3.0 to 3.0: no dimension moved"


def test_the_comparison_says_what_rose_and_what_fell(pack):
    before, after = profile_of(pack, A1="F F N N", C1="F N N N"), profile_of(pack, A1="F N N N", C1="F F F N")

    assert str(comparison(before, after)) == "The weighted score went from 2.4 to 3.1: 1 dimension rose, A1 fell"
    assert "Nothing to compare" in str(comparison(profile_of(pack), after))


def test_differences_have_their_sign_and_nothing_for_none():
    assert [signed(by) for by in (0.24, -1.0, 0.04, None)] == ["+0.2", "−1.0", "", ""]
