"""A requirement: what a department needs of the system, for which objectives, how urgent, how much to customise."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from phases.scope.objective import InvalidScope, text_problems
from words.text import Sentence, Text, sentence

Priority = Literal["must", "should", "could"]
PRIORITIES: tuple[Priority, ...] = ("must", "should", "could")
Exceptional = Literal["", "outdated", "isolated"]
EXCEPTIONS: tuple[Exceptional, ...] = ("", "outdated", "isolated")
LEVELS = (1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class Requirement:
    """What is asked for; `level` is the level of customisation that it takes where a product does not bring it.

    `exception` marks what is outdated or isolated: such exceptions make simple processes complicated [002], so they
    are listed and do not count in the choice of a product.
    """

    title: Text
    department: Text = ""
    area: str = ""
    priority: Priority = "should"
    level: int = 1
    exception: Exceptional = ""
    objectives: tuple[str, ...] = ()
    key: str = ""
    version: int = 0

    @property
    def counts(self) -> bool:
        """Return whether it counts in the choice of a product."""
        return not self.exception


def refuse_requirement(requirement: Requirement, objectives: Collection[str], areas: Collection[str]) -> None:
    """Refuse a requirement that cannot be, with all its mistakes."""
    problems = text_problems(requirement.title, (requirement.department,))
    if requirement.priority not in PRIORITIES:
        problems.append(_wanted(sentence("Priority"), PRIORITIES, requirement.priority))
    if requirement.level not in LEVELS:
        problems.append(_wanted(sentence("Level of customisation"), tuple(map(str, LEVELS)), f"{requirement.level}"))
    if requirement.exception not in EXCEPTIONS:
        problems.append(_wanted(sentence("Exception"), EXCEPTIONS[1:], requirement.exception))
    if requirement.area and requirement.area not in areas:
        problems.append(_wanted(sentence("Functional area"), tuple(areas), requirement.area))
    if unknown := [key for key in requirement.objectives if key not in objectives]:
        problems.append(sentence("There is no objective {keys} in this programme.", keys=unknown))
    if problems:
        raise InvalidScope(problems)


def _wanted(what: Sentence, known: Collection[str], got: str) -> Sentence:
    return sentence("{what} is one of {known}; got “{got}”.", what=what, known=tuple(known), got=got)
