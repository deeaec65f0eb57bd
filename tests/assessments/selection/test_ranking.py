"""The weighted choice and what would change it: values worked by hand, and laws that hold for any numbers."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from assessments.selection.ranking import InvalidChoice, weigh
from assessments.selection.sensitivity import nearest, turnings

WEIGHTS = {"fit": 50, "cost": 30, "vendor": 20}
SCORES = {
    "alpha": {"fit": 4, "cost": 3, "vendor": 2},
    "beta": {"fit": 3, "cost": 4, "vendor": 4},
}


def test_the_weighted_score_is_that_worked_by_hand():
    choice = weigh(WEIGHTS, SCORES)

    assert [(each.option, each.rank, round(each.score, 9)) for each in choice.ranked] == [
        ("beta", 1, 3.5),
        ("alpha", 2, 3.3),
    ]
    assert choice.lead == pytest.approx(0.2)


def test_each_weight_turns_the_winner_at_the_share_worked_by_hand():
    found = {each.criterion: each for each in turnings(weigh(WEIGHTS, SCORES), SCORES)}

    assert found["fit"].turns_at == pytest.approx(7 / 12)
    assert found["cost"].turns_at == pytest.approx(1 / 8)
    assert found["vendor"].turns_at == pytest.approx(1 / 9)
    assert {each.rival for each in found.values()} == {"alpha"}
    assert found["fit"].change == pytest.approx(1 / 12)
    assert found["fit"].is_near
    assert not found["cost"].is_near


def test_the_nearest_turning_point_comes_first():
    found = turnings(weigh(WEIGHTS, SCORES), SCORES)

    assert [each.criterion for each in found] == ["fit", "vendor", "cost"]
    assert nearest(found) == found[0]


def test_no_weight_changes_a_winner_that_is_nowhere_worse():
    scores = {"alpha": {"fit": 4, "cost": 3}, "beta": {"fit": 4, "cost": 2}}

    found = turnings(weigh({"fit": 9, "cost": 1}, scores), scores)

    assert [each.turns_at for each in found] == [None, None]
    assert nearest(found) is None


def test_options_with_the_same_score_share_their_rank_and_nothing_turns():
    scores = {"alpha": {"fit": 4, "cost": 2}, "beta": {"fit": 2, "cost": 4}, "gamma": {"fit": 1, "cost": 1}}

    choice = weigh({"fit": 1, "cost": 1}, scores)

    assert [(each.option, each.rank) for each in choice.ranked] == [("alpha", 1), ("beta", 1), ("gamma", 3)]
    assert choice.winners == ("alpha", "beta")
    assert choice.lead == 0
    assert turnings(choice, scores) == ()


def test_a_criterion_that_one_option_has_no_score_for_does_not_count_and_is_named():
    scores = {"alpha": {"fit": 1, "cost": 5}, "beta": {"fit": 2}}

    choice = weigh({"fit": 10, "cost": 90}, scores)

    assert choice.winners == ("beta",)
    assert choice.open == ("cost",)
    assert choice.shares == {"fit": 1}


def test_nothing_is_ranked_while_nothing_is_scored():
    choice = weigh(WEIGHTS, {"alpha": {}, "beta": {}})

    assert choice.ranked == ()
    assert choice.lead is None
    assert choice.open == ("fit", "cost", "vendor")


def test_one_option_alone_leads_nobody():
    choice = weigh(WEIGHTS, {"alpha": SCORES["alpha"]})

    assert choice.winners == ("alpha",)
    assert choice.lead is None


@pytest.mark.parametrize(
    ("weights", "scores", "reason"),
    [
        ({"fit": -1}, {}, "0 or more"),
        ({"fit": float("nan")}, {}, "0 or more"),
        ({"fit": 0, "cost": 0}, {}, "weight above 0"),
        ({"fit": 1}, {"alpha": {"fit": 5.1}}, "between 0 and 5"),
        ({"fit": 1}, {"alpha": {"fit": float("nan")}}, "between 0 and 5"),
    ],
)
def test_weights_and_scores_that_cannot_be_are_refused(weights, scores, reason):
    with pytest.raises(InvalidChoice, match=reason):
        weigh(weights, scores)


CRITERIA, OPTIONS = ("a", "b", "c", "d"), ("one", "two", "three")
SCORE = st.integers(0, 20).map(lambda number: number / 4)
TABLES = st.fixed_dictionaries({option: st.fixed_dictionaries(dict.fromkeys(CRITERIA, SCORE)) for option in OPTIONS})
POINTS = st.fixed_dictionaries({key: st.integers(0, 40) for key in CRITERIA})


@given(POINTS, TABLES, st.floats(0.01, 1000))
def test_all_weights_times_k_keep_order_and_scores(weights, scores, factor):
    assume(any(weights.values()))
    before = weigh(weights, scores)
    after = weigh({key: weight * factor for key, weight in weights.items()}, scores)

    assert [each.rank for each in after.ranked] == [each.rank for each in before.ranked]
    assert [each.score for each in after.ranked] == pytest.approx([each.score for each in before.ranked])


@given(POINTS, TABLES)
def test_a_weighted_score_lies_between_the_worst_and_the_best_score(weights, scores):
    assume(any(weights.values()))

    for each in weigh(weights, scores).ranked:
        given_scores = scores[each.option].values()
        assert min(given_scores) - 1e-9 <= each.score <= max(given_scores) + 1e-9


@given(POINTS, TABLES)
def test_a_better_score_never_lowers_the_rank(weights, scores):
    assume(any(weights.values()))
    raised = {**scores, "one": {key: min(5.0, score + 0.5) for key, score in scores["one"].items()}}

    def rank(table):
        return next(each.rank for each in weigh(weights, table).ranked if each.option == "one")

    assert rank(raised) <= rank(scores)


def moved(choice, criterion, share):
    """All shares, one of them moved, the others in their proportions."""
    rest = 1 - choice.shares[criterion]
    return {key: share if key == criterion else old * (1 - share) / rest for key, old in choice.shares.items()}


@given(POINTS, TABLES)
def test_just_before_the_turning_point_the_winner_stands_and_just_beyond_it_falls(weights, scores):
    assume(any(weights.values()))
    choice = weigh(weights, scores)
    for turning in turnings(choice, scores):
        if turning.turns_at is None:
            continue
        beyond = turning.turns_at + (1e-6 if turning.change > 0 else -1e-6)
        if not 0 <= beyond <= 1 or abs(turning.change) < 1e-5:
            continue
        before = turning.turns_at - (beyond - turning.turns_at)
        standing = weigh(moved(choice, turning.criterion, before), scores)
        fallen = weigh(moved(choice, turning.criterion, beyond), scores)
        assert choice.winners[0] in standing.winners
        assert choice.winners[0] not in fallen.winners


@given(POINTS, TABLES, st.integers(0, 100))
def test_no_share_nearer_than_the_turning_point_changes_the_winner(weights, scores, percent):
    assume(any(weights.values()))
    choice = weigh(weights, scores)
    for turning in turnings(choice, scores):
        share = percent / 100
        if choice.shares[turning.criterion] == 1:
            continue
        if turning.turns_at is None or abs(share - turning.share) < abs(turning.change) - 1e-6:
            assert choice.winners[0] in weigh(moved(choice, turning.criterion, share), scores).winners
