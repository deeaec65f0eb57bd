"""What people do about the scope: keep objectives, requirements and impacts, and take them back."""

from collections.abc import Sequence
from dataclasses import replace

from access.actions import acting
from access.journal import Signature
from access.keeping import remove_kept, save_batch, save_kept
from data.database import Database
from data.keyed import keep
from methodology.loader import load_pack
from phases.actions import find_programme
from phases.intake.requirements import Difference, Line, difference
from phases.options.store import load_fits, remove_fit
from phases.scope import store
from phases.scope.impact import Impact, refuse_impact
from phases.scope.objective import Objective, refuse_objective
from phases.scope.requirement import Requirement, refuse_requirement


def save_objective(db: Database, signature: Signature, programme_id: str, objective: Objective) -> str:
    """Save an objective and return its key; refuse mistakes and stale saves."""
    with acting(db, signature):
        find_programme(db, programme_id)
        refuse_objective(objective)
        return save_kept(db, signature, (programme_id, store.OBJECTIVES), objective)


def remove_objective(db: Database, signature: Signature, programme_id: str, objective: Objective) -> None:
    """Remove an objective; requirements that served it serve it no more."""
    with acting(db, signature):
        for each in store.load_requirements(db, programme_id):
            if objective.key in each.objectives:
                left = tuple(key for key in each.objectives if key != objective.key)
                keep(db, store.REQUIREMENTS, programme_id, replace(each, objectives=left))
        remove_kept(db, signature, (programme_id, store.OBJECTIVES), objective)


def save_requirement(db: Database, signature: Signature, programme_id: str, requirement: Requirement) -> str:
    """Save a requirement and return its key; refuse mistakes, unknown objectives and stale saves."""
    with acting(db, signature):
        objectives = [each.key for each in store.load_objectives(db, programme_id)]
        refuse_requirement(requirement, objectives, _areas(db, programme_id))
        return save_kept(db, signature, (programme_id, store.REQUIREMENTS), requirement)


def import_requirements(db: Database, signature: Signature, programme_id: str, lines: Sequence[Line]) -> Difference:
    """Save the requirements of a table, all or none, and return what changed; refuse every mistake by line."""
    with acting(db, signature):
        found = incoming(db, programme_id, lines)
        if found.wanted:
            told = ("import_requirements", f"{len(found.wanted)}")
            save_batch(db, signature, (programme_id, store.REQUIREMENTS), told, (found.wanted, ()))
    return found


def incoming(db: Database, programme_id: str, lines: Sequence[Line]) -> Difference:
    """Return what a table of requirements would change; refuse every mistake by line. Nothing is saved."""
    content = load_pack(find_programme(db, programme_id).method).choice
    return difference(lines, store.load_scope(db, programme_id), {each.id: each.title for each in content.areas})


def remove_requirement(db: Database, signature: Signature, programme_id: str, requirement: Requirement) -> None:
    """Remove a requirement, what was said of it for every product, and its place in the impact catalogue."""
    with acting(db, signature):
        for each in store.load_impacts(db, programme_id):
            if requirement.key in each.requirements:
                left = tuple(key for key in each.requirements if key != requirement.key)
                keep(db, store.IMPACTS, programme_id, replace(each, requirements=left))
        for fit in load_fits(db, programme_id):
            if fit.requirement == requirement.key:
                remove_fit(db, programme_id, fit)
        remove_kept(db, signature, (programme_id, store.REQUIREMENTS), requirement)


def save_impact(db: Database, signature: Signature, programme_id: str, impact: Impact) -> str:
    """Save an entry of the impact catalogue and return its key; refuse mistakes and stale saves."""
    with acting(db, signature):
        requirements = [each.key for each in store.load_requirements(db, programme_id)]
        refuse_impact(impact, requirements, _areas(db, programme_id))
        return save_kept(db, signature, (programme_id, store.IMPACTS), impact)


def remove_impact(db: Database, signature: Signature, programme_id: str, impact: Impact) -> None:
    """Remove an entry of the impact catalogue."""
    with acting(db, signature):
        remove_kept(db, signature, (programme_id, store.IMPACTS), impact)


def _areas(db: Database, programme_id: str) -> list[str]:
    return [each.id for each in load_pack(find_programme(db, programme_id).method).choice.areas]
