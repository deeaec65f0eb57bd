"""Products side by side: one case worked by hand from requirement to winner."""

from dataclasses import replace

import pytest

from assessments.selection.sensitivity import Turning
from methodology.loader import load_pack
from phases.options.answer import (
    break_even,
    caveats,
    choice_answer,
    cost_finding,
    effort_finding,
    fit_finding,
    then_and_now,
    turning_finding,
)
from phases.options.comparison import Candidates, compare
from phases.options.criterion import Criterion, Score, Terms
from phases.options.option import Fit, Option
from phases.scope.requirement import Requirement

CONTENT = load_pack("crm-core").choice
HOSTED = Option("Harbour", licence_yearly=100.0, day_rate=10.0, key="p-1", version=1)
BOUGHT = Option("Granite", delivery="on-premise", licence_once=300.0, running_yearly=10.0, key="p-2", version=1)
GIVEN = Candidates(
    requirements=(Requirement("Reports", key="r-1", priority="must", level=2),),
    options=(HOSTED, BOUGHT),
    fits=(Fit("p-1", "r-1", "configuration"), Fit("p-2", "r-1", "customisation")),
    criteria=(
        Criterion("Fit", 50, "fit", "fit", 1),
        Criterion("Cost", 30, "cost", "cost", 1),
        Criterion("Ease of use", 20, "people", "ease", 1),
    ),
    scores=(Score("p-1", "ease", 4), Score("p-2", "ease", 2)),
    terms=Terms(years=4, discount=0.0),
)


def test_fit_cost_and_scores_make_the_weighted_score():
    found = compare(GIVEN, CONTENT)
    harbour, granite = found.candidates

    assert harbour.cost.total == 2 * 10 + 4 * 100
    assert granite.cost.total == 300 + 4 * 10
    assert harbour.scores == {"fit": 5, "cost": pytest.approx(5 * 340 / 420), "ease": 4}
    assert granite.scores == {"fit": 2.5, "cost": 5, "ease": 2}
    assert harbour.score == pytest.approx(2.5 + 0.3 * 5 * 340 / 420 + 0.8)
    assert granite.score == pytest.approx(1.25 + 1.5 + 0.4)
    assert found.winner is harbour


def test_the_first_line_names_winner_lead_and_the_weight_that_would_change_it():
    assert str(choice_answer(compare(GIVEN, CONTENT))) == (
        "Harbour leads Granite by 1.36 of 5 points; Granite would win if “Cost” weighed 72\N{NO-BREAK SPACE}% "
        "instead of 30\N{NO-BREAK SPACE}%"
    )


def test_a_winner_that_no_weight_changes_is_called_firm():
    better = replace(HOSTED, licence_yearly=10.0)

    found = compare(replace(GIVEN, options=(better, BOUGHT)), CONTENT)

    assert str(choice_answer(found)).endswith("no single weight would change that")
    assert "firm" in str(turning_finding(found))


def test_a_tie_one_product_and_no_score_are_said():
    level = replace(
        GIVEN,
        criteria=(Criterion("Ease", 1, "people", "ease"),),
        scores=(Score("p-1", "ease", 3), Score("p-2", "ease", 3)),
    )

    assert str(choice_answer(compare(level, CONTENT))) == "Harbour, Granite are level at 3.00 of 5 points"
    assert "stands alone" in str(choice_answer(compare(replace(GIVEN, options=(HOSTED,)), CONTENT)))
    assert "nobody leads" in str(choice_answer(compare(Candidates(criteria=GIVEN.criteria), CONTENT)))


def test_cost_and_break_even_are_said():
    found = compare(GIVEN, CONTENT)

    assert str(cost_finding(found)) == "Granite costs least over 4 years: €340, €80 less than the next"
    assert str(break_even(found)) == "Granite starts dearer than Harbour and has cost less from year 4 on"
    assert break_even(compare(replace(GIVEN, terms=Terms(years=2)), CONTENT)) is None
    assert str(effort_finding(found)).startswith("Harbour needs least work to be adapted: 2 days, against ")
    assert str(effort_finding(found)).endswith(" for Granite")
    assert str(fit_finding(found)) == "Harbour meets 1 of 1 requirement without programming"


def test_a_product_without_a_price_leaves_the_cost_out_for_all():
    found = compare(replace(GIVEN, options=(HOSTED, Option("Free", key="p-2", version=1))), CONTENT)

    assert found.choice.open == ("cost",)
    assert {str(each) for each in caveats(found)} == {
        "Free has no price yet",
        "Left out until every product has a score: Cost",
    }


def test_a_product_that_cannot_meet_a_must_is_named():
    found = compare(replace(GIVEN, fits=(Fit("p-1", "r-1", "missing"),)), CONTENT)

    assert [str(each) for each in caveats(found)][:2] == [
        "Harbour cannot meet a must: Reports",
        "Granite: the fit of 1 requirement is not judged yet",
    ]


def test_the_pack_criteria_hold_until_somebody_changes_them(db, programme):
    from phases.options.store import load_candidates

    found = load_candidates(db, programme.id, CONTENT)

    assert [each.key for each in found.criteria] == [each.id for each in CONTENT.criteria]
    assert compare(found, CONTENT).candidates == ()


@pytest.mark.parametrize(
    ("share", "at", "shown"),
    [
        (0.30, 0.716, ("72", "30")),
        (0.30, 0.72, ("73", "30")),
        (0.30, 0.125, ("12", "30")),
        (0.204, 0.2046, ("21", "20")),
        (0.206, 0.2071, ("20.8", "20.6")),
        (0.3, 0.004, ("0", "30")),
    ],
)
def test_the_weight_named_lies_beyond_the_turning_point(share, at, shown):
    said = then_and_now(Turning("cost", share, at, "p-2"))

    assert tuple(each.removesuffix("\N{NO-BREAK SPACE}%") for each in said) == shown
