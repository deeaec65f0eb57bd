"""Keeping objectives, requirements and impacts on a real database."""

from dataclasses import replace

import pytest

from access.store import load_journal, load_revision
from data.database import Gone, Repeated, StaleSave
from phases.actions import NoSuchProgramme
from phases.scope.actions import (
    remove_impact,
    remove_objective,
    remove_requirement,
    save_impact,
    save_objective,
    save_requirement,
)
from phases.scope.changes import scope_change
from phases.scope.impact import Impact
from phases.scope.objective import InvalidScope, Objective
from phases.scope.requirement import Requirement
from phases.scope.store import load_scope

DAY = (2026, 1, 6)


@pytest.fixture
def sign(signed):
    return signed(*DAY)


@pytest.fixture
def acme(db, programme):
    return programme.id


def test_an_objective_is_kept_as_it_was_said(db, sign, acme):
    wanted = Objective({"en": "Quote faster", "zh": "更快报价"}, "Sales", "Hours", "h", "down", 20.0, 12.0)

    key = save_objective(db, sign, acme, wanted)

    assert load_scope(db, acme).objectives == (replace(wanted, key=key, version=1),)
    entry = load_journal(db, acme)[0].entry
    assert (entry.verb, entry.subject, entry.after["target"]) == ("add_objective", "o-1", 12.0)
    assert str(scope_change(entry)[1]) == "Objective added: Quote faster"


def test_a_save_from_an_older_version_is_refused_with_both_values(db, sign, acme):
    save_objective(db, sign, acme, Objective("Quote faster"))
    standing = load_scope(db, acme).objectives[0]
    save_objective(db, sign, acme, replace(standing, title="Quote in a day"))
    revision = load_revision(db, acme)

    with pytest.raises(StaleSave, match="Quote in a day → Quote at once"):
        save_objective(db, sign, acme, replace(standing, title="Quote at once"))

    assert load_revision(db, acme) == revision


def test_a_requirement_of_an_unknown_objective_area_or_level_is_refused_with_every_reason(db, sign, acme):
    wrong = Requirement("Surveys", objectives=("o-7",), area="magic", level=5, priority="perhaps", exception="odd")

    with pytest.raises(InvalidScope) as refused:
        save_requirement(db, sign, acme, wrong)

    assert len(refused.value.problems) == 5
    assert "marketing, sales, service, database" in str(refused.value)


def test_removing_an_objective_leaves_its_requirements_as_orphans(db, sign, acme):
    objective = save_objective(db, sign, acme, Objective("Quote faster"))
    save_requirement(db, sign, acme, Requirement("Quotations as PDF", objectives=(objective,)))

    remove_objective(db, sign, acme, load_scope(db, acme).objectives[0])

    scope = load_scope(db, acme)
    assert scope.objectives == ()
    assert [(each.title, each.objectives) for each in scope.requirements] == [("Quotations as PDF", ())]


def test_removing_a_requirement_takes_it_out_of_the_impact_catalogue(db, sign, acme):
    key = save_requirement(db, sign, acme, Requirement("Surveys", area="service"))
    save_impact(db, sign, acme, Impact("function", "Survey mail", requirements=(key,)))

    remove_requirement(db, sign, acme, load_scope(db, acme).requirements[0])

    assert load_scope(db, acme).impacts[0].requirements == ()


def test_an_impact_on_an_unknown_requirement_or_of_an_unknown_kind_is_refused(db, sign, acme):
    with pytest.raises(InvalidScope) as refused:
        save_impact(db, sign, acme, Impact("weather", "Rain", requirements=("r-1",), area="sky"))  # type: ignore[arg-type]

    assert len(refused.value.problems) == 3


def test_what_was_removed_cannot_be_removed_again(db, sign, acme):
    save_impact(db, sign, acme, Impact("process", "Quotation"))
    impact = load_scope(db, acme).impacts[0]
    remove_impact(db, sign, acme, impact)

    with pytest.raises(Gone):
        remove_impact(db, sign, acme, impact)


def test_a_double_click_is_one_save(db, signed, acme):
    twice = signed(*DAY, submit_id="once")
    save_objective(db, twice, acme, Objective("Quote faster"))

    with pytest.raises(Repeated):
        save_objective(db, twice, acme, Objective("Quote faster"))

    assert len(load_scope(db, acme).objectives) == 1


def test_a_programme_that_there_is_not_is_named(db, sign, acme):
    with pytest.raises(NoSuchProgramme):
        save_objective(db, sign, "nowhere", Objective("Quote faster"))
