"""Keeping products, fits, criteria, scores and terms on a real database."""

from dataclasses import replace

import pytest

from access.store import load_journal
from data.database import Gone, StaleSave
from methodology.loader import load_pack
from phases.options.actions import (
    CriteriaBatch,
    FitBatch,
    ScoreBatch,
    remove_option,
    save_criteria,
    save_fits,
    save_option,
    save_scores,
    save_terms,
)
from phases.options.criterion import Criterion, Score, Terms, default_criteria
from phases.options.option import Fit, Option
from phases.options.store import load_candidates, load_criteria, load_terms
from phases.scope.actions import remove_requirement, save_requirement
from phases.scope.objective import InvalidScope
from phases.scope.requirement import Requirement
from phases.scope.store import load_requirements

CONTENT = load_pack("crm-core").choice


@pytest.fixture
def sign(signed):
    return signed(2026, 1, 6)


@pytest.fixture
def acme(db, programme, sign):
    """A programme with one requirement r-1 and one product p-1."""
    save_requirement(db, sign, programme.id, Requirement("Reports", level=2))
    save_option(db, sign, programme.id, Option("Harbour", licence_yearly=100.0))
    return programme.id


def given(db, acme):
    return load_candidates(db, acme, CONTENT)


def test_a_fit_is_kept_changed_and_taken_back(db, sign, acme):
    save_fits(db, sign, acme, FitBatch((Fit("p-1", "r-1", "standard"),)))
    kept = given(db, acme).fits[0]
    assert kept == Fit("p-1", "r-1", "standard", key="p-1.r-1", version=1)

    save_fits(db, sign, acme, FitBatch((replace(kept, fit="missing"),)))
    changed = given(db, acme).fits[0]
    assert (changed.fit, changed.version) == ("missing", 2)

    save_fits(db, sign, acme, FitBatch(removed=(changed,)))
    assert given(db, acme).fits == ()
    assert [each.entry.verb for each in load_journal(db, acme, 3)] == ["judge_fits"] * 3


def test_two_people_who_judge_the_same_fit_for_the_first_time_do_not_overwrite_each_other(db, sign, acme):
    save_fits(db, sign, acme, FitBatch((Fit("p-1", "r-1", "standard"),)))

    with pytest.raises(StaleSave):
        save_fits(db, sign, acme, FitBatch((Fit("p-1", "r-1", "missing"),)))


def test_fits_that_cannot_be_are_refused_with_every_reason(db, sign, acme):
    wrong = (Fit("p-1", "r-9", "standard"), Fit("p-1", "r-1", "perhaps", days=-1.0))  # type: ignore[arg-type]

    with pytest.raises(InvalidScope) as refused:
        save_fits(db, sign, acme, FitBatch(wrong))

    assert len(refused.value.problems) == 3
    with pytest.raises(Gone):
        save_fits(db, sign, acme, FitBatch((Fit("p-9", "r-1", "standard"),)))


def test_the_first_change_of_weights_takes_the_criteria_of_the_pack_over(db, sign, acme):
    fit = next(each for each in default_criteria(CONTENT) if each.key == "fit")

    save_criteria(db, sign, acme, CriteriaBatch((replace(fit, weight=60), Criterion("Safety", 10))))

    standing = load_criteria(db, acme, CONTENT)
    assert {each.key: each.weight for each in standing} == {
        "fit": 60,
        "cost": 20,
        "integration": 15,
        "own-changes": 10,
        "ease": 15,
        "vendor": 10,
        "c-1": 10,
    }
    assert all(each.version == 1 for each in standing)


def test_a_removed_criterion_takes_its_scores_along(db, sign, acme):
    save_scores(db, sign, acme, ScoreBatch((Score("p-1", "ease", 4), Score("p-1", "vendor", 3))))
    ease = next(each for each in default_criteria(CONTENT) if each.key == "ease")

    save_criteria(db, sign, acme, CriteriaBatch((), (ease,)))

    assert [each.criterion for each in given(db, acme).scores] == ["vendor"]
    assert "ease" not in {each.key for each in given(db, acme).criteria}


@pytest.mark.parametrize(
    ("batch", "reason"),
    [
        ((Criterion("Cost again", 5, "cost"),), "same computed score"),
        ((Criterion("Ease of use", 5),), "two criteria called Ease of use"),
        ((Criterion("Ease", -1),), "0 to 1"),
        ((Criterion("", 1),), "needs a title"),
    ],
)
def test_criteria_that_cannot_be_are_refused(db, sign, acme, batch, reason):
    with pytest.raises(InvalidScope, match=reason):
        save_criteria(db, sign, acme, CriteriaBatch(batch))


def test_all_weights_may_not_be_0(db, sign, acme):
    nothing = tuple(replace(each, weight=0) for each in default_criteria(CONTENT))

    with pytest.raises(InvalidScope, match="weight above 0"):
        save_criteria(db, sign, acme, CriteriaBatch(nothing))


def test_computed_criteria_take_no_scores_and_scores_stay_on_their_scale(db, sign, acme):
    with pytest.raises(InvalidScope) as refused:
        save_scores(db, sign, acme, ScoreBatch((Score("p-1", "cost", 9), Score("p-1", "magic", 1))))

    assert len(refused.value.problems) == 3


def test_a_removed_product_takes_fits_and_scores_along(db, sign, acme):
    save_fits(db, sign, acme, FitBatch((Fit("p-1", "r-1", "standard"),)))
    save_scores(db, sign, acme, ScoreBatch((Score("p-1", "ease", 4),)))

    remove_option(db, sign, acme, given(db, acme).options[0])

    left = given(db, acme)
    assert (left.options, left.fits, left.scores) == ((), (), ())


def test_a_removed_requirement_takes_its_fits_along(db, sign, acme):
    save_fits(db, sign, acme, FitBatch((Fit("p-1", "r-1", "standard"),)))

    remove_requirement(db, sign, acme, load_requirements(db, acme)[0])

    assert given(db, acme).fits == ()


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"name": "Harbour"}, "called “Harbour” already"),
        ({"name": ""}, "needs a title"),
        ({"licence_once": -1.0}, "Prices are 0 or more"),
        ({"upkeep": 20.0}, "0 to 100 %"),
        ({"delivery": "rented"}, "hosted or on-premise"),
    ],
)
def test_a_product_that_cannot_be_is_refused(db, sign, acme, wrong, reason):
    with pytest.raises(InvalidScope, match=reason):
        save_option(db, sign, acme, Option(**{"name": "Granite", **wrong}))


def test_terms_are_kept_and_wrong_ones_refused(db, sign, acme):
    save_terms(db, sign, acme, Terms(7, 0.08, "CNY"))
    assert load_terms(db, acme) == Terms(7, 0.08, "CNY", "terms", 1)

    with pytest.raises(InvalidScope) as refused:
        save_terms(db, sign, acme, Terms(0, 2.0, "euro", "terms", 1))

    assert len(refused.value.problems) == 3
