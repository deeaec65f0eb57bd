import pytest

from assessments.maturity.gaps import find_gaps, gate_minimums, targets
from assessments.maturity.profile import GivenAnswer, profile
from assessments.maturity.rating import Answer

ASKED = {"C1": 3, "C2": 2}


def rows(dimension, answers):
    return [
        GivenAnswer("ann", dimension, q, Answer(a), Answer(a), "seen", "-")
        for q, a in zip("abcd", answers.split(), strict=True)
    ]


def gaps_of(pack, **answers):
    given = [row for dimension, said in answers.items() for row in rows(dimension, said)]
    return find_gaps(profile(pack.dimensions, given), ASKED)


def test_a_gate_asks_levels_and_the_others_aim_at_three(pack):
    assert gate_minimums(pack, "rollout-release") == ASKED
    assert targets(pack, "rollout-release") == {"A1": 3, "C1": 3, "C2": 2}
    assert targets(pack, "") == {"A1": 3, "C1": 3, "C2": 3}


def test_priority_is_weight_times_shortfall_and_half_more_for_the_gate(pack):
    found = gaps_of(pack, A1="F N N N", C1="F N N N", C2="F F F F")

    assert [(g.dimension.id, g.priority) for g in found] == [("C1", 15.0), ("A1", 8.0)]
    assert [g.is_blocking for g in found] == [True, False]


def test_a_gap_names_the_question_that_stops_it_and_what_to_do(pack):
    (gap, *_) = gaps_of(pack, A1="F F F F", C1="F P N N", C2="F F F F")

    assert gap.source == "gap:C1.b"
    assert gap.action == {"en": "C1 level 3 (C1.b, P → F)", "zh": "中C1 level 3 (C1.b, P → F)"}


def test_a_dimension_that_scores_enough_still_blocks_below_the_gate_level(pack):
    (gap, *_) = gaps_of(pack, A1="F F F F", C1="P F F F", C2="F F F F")

    assert (gap.dimension.id, gap.shortfall, gap.is_blocking) == ("C1", 0.0, True)


def test_what_is_not_rated_comes_last_and_has_no_priority(pack):
    found = gaps_of(pack, A1="F N N N")

    assert [(g.dimension.id, g.priority) for g in found] == [("A1", 8.0), ("C1", None), ("C2", None)]


def test_what_is_out_of_scope_is_no_gap(pack):
    assert gaps_of(pack, A1="F F F F", C1="NA NA NA NA", C2="F F F F") == ()


def test_ties_go_to_the_lower_level(pack):
    found = find_gaps(profile(pack.dimensions[:2], rows("A1", "P F N N") + rows("C1", "F P N N")), {})

    assert [g.level for g in found] == [2, 1]
    assert found[0].priority == pytest.approx(10 * (3 - (1 + 4 / 3)))
