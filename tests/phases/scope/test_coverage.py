"""Does everything that is asked for serve something, and what the page says about it."""

from phases.scope.answer import criteria_finding, exceptions_finding, impact_finding, scope_answer
from phases.scope.coverage import Scope, coverage
from phases.scope.impact import Impact
from phases.scope.objective import Objective
from phases.scope.requirement import Requirement


def objective(key, **more):
    return Objective(f"Objective {key}", key=key, version=1, **more)


def requirement(key, *objectives, **more):
    return Requirement(f"Requirement {key}", key=key, objectives=objectives, version=1, **more)


def said(scope, areas=()):
    return str(scope_answer(scope, coverage(scope, areas)))


def test_requirements_without_an_objective_and_objectives_without_a_requirement_are_named():
    scope = Scope(
        (objective("o-1"), objective("o-2")),
        (requirement("r-1", "o-1"), requirement("r-2"), requirement("r-3", "o-9")),
    )

    found = coverage(scope)

    assert [each.key for each in found.orphans] == ["r-2", "r-3"]
    assert [each.key for each in found.unserved] == ["o-2"]
    assert said(scope) == "2 of 3 requirements serve no objective, and 1 of 2 objectives has no requirement"


def test_a_whole_scope_says_so():
    scope = Scope((objective("o-1"),), (requirement("r-1", "o-1"), requirement("r-2", "o-1")))

    assert coverage(scope).is_whole
    assert said(scope) == "Every objective has a requirement, and all 2 requirements serve one"


def test_only_what_is_missing_is_said():
    assert said(Scope((objective("o-1"),), (requirement("r-1", "o-1"), requirement("r-2")))) == (
        "1 of 2 requirements serves no objective"
    )
    assert said(Scope((objective("o-1"), objective("o-2")), (requirement("r-1", "o-1"),))) == (
        "1 of 2 objectives has no requirement"
    )
    assert said(Scope((), (requirement("r-1"),))) == "1 requirement and no objective that it could serve"


def test_requirements_of_an_objective_stand_by_urgency_exceptions_last():
    scope = Scope(
        (objective("o-1"),),
        (
            requirement("r-1", "o-1", priority="could"),
            requirement("r-2", "o-1", priority="must", exception="isolated"),
            requirement("r-3", "o-1", priority="must"),
        ),
    )

    assert [each.key for each in scope.serving(scope.objectives[0])] == ["r-3", "r-1", "r-2"]


def test_exceptions_and_areas_nobody_speaks_of_are_named():
    scope = Scope((), (requirement("r-1", area="sales", exception="outdated"),))

    found = coverage(scope, ("sales", "service"))

    assert found.idle_areas == ("service",)
    assert str(exceptions_finding(found, ["Service"])) == (
        "1 requirement is an outdated or isolated exception: it does not count in the choice. "
        "No requirement speaks of Service."
    )
    assert coverage(Scope(), ("sales",)).idle_areas == ()


def test_a_missing_function_that_nobody_asks_for_is_found():
    scope = Scope(
        requirements=(requirement("r-1"),),
        impacts=(
            Impact("technology", "Mail server"),
            Impact("function", "Surveys", requirements=("r-1",)),
            Impact("function", "Lead routing"),
        ),
    )

    found = coverage(scope)

    assert [each.title for each in found.unasked] == ["Lead routing"]
    assert str(impact_finding(scope, found)) == "1 of 2 missing functions is asked for by no requirement"


def test_a_catalogue_without_gaps_is_counted():
    scope = Scope(impacts=(Impact("technology", "Mail server"), Impact("process", "Quotation")))

    assert str(impact_finding(scope, coverage(scope))) == (
        "The CRM touches 1 system and 1 process; 0 functions are missing"
    )


def test_objectives_that_cannot_be_measured_are_counted():
    scope = Scope((objective("o-1"), objective("o-2")))

    assert "2 of 2 objectives cannot be measured yet" in str(criteria_finding(scope, coverage(scope)))
