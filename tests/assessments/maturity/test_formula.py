import pytest

from assessments.agreement.agreement import agree
from assessments.maturity.formula import agreement_formulas, dimension_formulas, overall_formulas, priority_formula
from assessments.maturity.gaps import find_gaps
from assessments.maturity.profile import GivenAnswer, profile
from assessments.maturity.rating import Answer


def profile_of(pack, **answers):
    rows = [
        GivenAnswer("ann", dimension, q, Answer.FULLY, Answer(a), "seen", "-")
        for dimension, letters in answers.items()
        for q, a in zip("abcd", letters.split(), strict=True)
    ]
    return profile(pack.dimensions, rows)


def filled(formulas):
    return [str(each.filled) for each in formulas]


def test_score_level_and_coverage_of_a_dimension_show_their_numbers(pack):
    found = profile_of(pack, C1="F L N ?").dimension["C1"]

    assert filled(dimension_formulas(found)) == [
        "1 + 4 × (1×1 + 1×2/3 + 1×0)/3 = 3.22",
        "a F · b L · c N · d ?: level 3, stopped at question b",
        "3 / 4 = 75\N{NO-BREAK SPACE}%",
    ]


def test_what_does_not_apply_is_left_out_of_the_score(pack):
    found = profile_of(pack, C1="F NA F F").dimension["C1"]

    assert filled(dimension_formulas(found))[:2] == [
        "1 + 4 × (1×1 + 1×1 + 1×1)/3 = 5.00",
        "a F · b N/A · c F · d F: level 5, nothing stops it",
    ]


def test_the_weighted_score_names_every_term(pack):
    found = overall_formulas(profile_of(pack, A1="F F F F", C1="N N N N"))

    assert filled(found)[:3] == [
        "(8×5.00 + 10×1.00)/18 = 2.78",
        "min(A1 5, C1 1) = 1",
        "5.00 − 2.78 = 2.22",
    ]


def test_without_answers_every_figure_is_unknown(pack):
    found = profile_of(pack)

    assert filled(overall_formulas(found))[:3] == ["–", "–", "–"]
    assert filled(dimension_formulas(found.dimensions[0]))[0] == "–"


def test_a_priority_shows_weight_shortfall_and_the_gate(pack):
    (first, second, *_) = find_gaps(profile_of(pack, A1="F N N N", C1="F N N N", C2="F F F F"), {"C1": 3})

    assert str(priority_formula(first).filled) == "10 × max(0, 3 − 2.00) × 1.5 = 15.0"
    assert str(priority_formula(second).filled) == "8 × max(0, 3 − 2.00) = 8.0"


@pytest.mark.parametrize(
    ("letters", "shown"),
    [
        ("N P L", ["N P L → P", "2 − 0 = 2", "1 − 1.00 / 2.25 = 0.56", "1 − 1.00 / 1.25 = 0.20"]),
        ("N F", ["N F → N"]),
        ("N N F F", ["N N F F → N", "3 − 0 = 3", "1 − 3.00 / 2.25 = 0.00", "1 − 3.00 / 1.25 = −1.40"]),
    ],
)
def test_agreement_shows_median_range_and_both_indices(letters, shown):
    assert filled(agreement_formulas(agree([Answer(each) for each in letters.split()]))) == shown
