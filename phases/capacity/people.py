"""Who works on what: persons, material and cost, and their assignments to tasks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from words.text import Text

PersonKind = Literal["work", "material", "cost"]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody, or something, that tasks are assigned to; the rate is per hour, of material per unit."""

    key: str
    name: Text
    kind: PersonKind = "work"
    role: str = ""
    units: float = 1.0
    """How much of a full-time person there is; 1.0 is one."""
    rate: float | None = None
    calendar_key: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True)
class Assignment:
    """A person on a task: units of full time, work and actual work in hours, cost in the programme's currency."""

    task_id: str
    person_key: str
    units: float = 1.0
    work: float | None = None
    actual_work: float | None = None
    cost: float | None = None
    version: int = 1


@dataclass(frozen=True, slots=True)
class Staff:
    """Who there is and who works on what, each in its order."""

    persons: Sequence[Person] = ()
    assignments: Sequence[Assignment] = ()

    def workers(self) -> list[Person]:
        """Return those whose hours count: neither material nor cost."""
        return [each for each in self.persons if each.kind == "work"]


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Somebody who joins the programme."""

    name: str
    role: str = ""
    units: float = 1.0
    rate: float | None = None
    calendar_key: str = ""


@dataclass(frozen=True, slots=True)
class PersonEdit:
    """New values for fields of a person, made while the row stood at this version."""

    key: str
    version: int
    changes: Mapping[str, Any]
