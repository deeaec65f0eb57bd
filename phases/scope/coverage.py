"""Does everything serve something: requirements without an objective, objectives without a requirement."""

from collections.abc import Sequence
from dataclasses import dataclass

from phases.scope.impact import Impact
from phases.scope.objective import Objective, missing_parts
from phases.scope.requirement import Requirement


@dataclass(frozen=True)
class Scope:
    """All objectives, requirements and impacts of a programme, as they stand."""

    objectives: tuple[Objective, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    impacts: tuple[Impact, ...] = ()

    def serving(self, objective: Objective) -> tuple[Requirement, ...]:
        """Return the requirements that serve an objective, the most urgent first."""
        found = [each for each in self.requirements if objective.key in each.objectives]
        return tuple(sorted(found, key=urgency))


@dataclass(frozen=True)
class Coverage:
    """What of a scope is not tied to the rest of it (requirements-driven development [000])."""

    orphans: tuple[Requirement, ...]
    """Requirements that serve no objective: nobody could say why they are built."""
    unserved: tuple[Objective, ...]
    """Objectives that no requirement serves: nothing is built that could reach them."""
    unmeasurable: tuple[Objective, ...]
    """Objectives whose success criterion is not complete."""
    exceptions: tuple[Requirement, ...]
    """Requirements marked as outdated or isolated."""
    unasked: tuple[Impact, ...]
    """Missing functions that no requirement asks for."""
    idle_areas: tuple[str, ...]
    """Functional areas that no requirement speaks of."""

    @property
    def is_whole(self) -> bool:
        """Return whether every requirement and every objective is tied to another."""
        return not (self.orphans or self.unserved)


def coverage(scope: Scope, areas: Sequence[str] = ()) -> Coverage:
    """Return what of the scope serves nothing or is served by nothing."""
    known = {each.key for each in scope.objectives}
    served = {key for each in scope.requirements for key in each.objectives}
    asked = {each.key for each in scope.requirements}
    spoken_of = {each.area for each in scope.requirements}
    return Coverage(
        orphans=tuple(each for each in scope.requirements if not known & set(each.objectives)),
        unserved=tuple(each for each in scope.objectives if each.key not in served),
        unmeasurable=tuple(each for each in scope.objectives if missing_parts(each)),
        exceptions=tuple(each for each in scope.requirements if each.exception),
        unasked=tuple(i for i in scope.impacts if i.kind == "function" and not asked & set(i.requirements)),
        idle_areas=tuple(area for area in areas if scope.requirements and area not in spoken_of),
    )


def urgency(requirement: Requirement) -> tuple[int, str]:
    """Return the place of a requirement: must, should, could; the exceptions last."""
    rank = ("must", "should", "could").index(requirement.priority)
    return rank + (10 if requirement.exception else 0), ""
