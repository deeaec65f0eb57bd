"""The rows of objectives, requirements and impacts."""

from data.database import Database
from data.keyed import Shelf, load_kept
from phases.scope.coverage import Scope
from phases.scope.impact import Impact
from phases.scope.objective import Objective
from phases.scope.requirement import Requirement

OBJECTIVES = Shelf(
    "objectives",
    Objective,
    "o",
    words=frozenset({"title", "department", "measure", "measured_in", "owner"}),
    days=frozenset({"due_on", "actual_on"}),
)
REQUIREMENTS = Shelf(
    "requirements", Requirement, "r", words=frozenset({"title", "department"}), lists=frozenset({"objectives"})
)
IMPACTS = Shelf(
    "impacts", Impact, "i", words=frozenset({"title", "effect", "owner"}), lists=frozenset({"requirements"})
)


def load_objectives(db: Database, programme_id: str) -> list[Objective]:
    """Return a programme's objectives in their order."""
    return load_kept(db, OBJECTIVES, programme_id)


def load_requirements(db: Database, programme_id: str) -> list[Requirement]:
    """Return a programme's requirements in their order."""
    return load_kept(db, REQUIREMENTS, programme_id)


def load_impacts(db: Database, programme_id: str) -> list[Impact]:
    """Return a programme's impact catalogue in its order."""
    return load_kept(db, IMPACTS, programme_id)


def load_scope(db: Database, programme_id: str) -> Scope:
    """Return all objectives, requirements and impacts of a programme."""
    return Scope(
        tuple(load_objectives(db, programme_id)),
        tuple(load_requirements(db, programme_id)),
        tuple(load_impacts(db, programme_id)),
    )
