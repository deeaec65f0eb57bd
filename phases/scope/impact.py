"""The impact catalogue [000]: which technology and processes the CRM touches, and which functions are missing."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from phases.scope.objective import LONGEST_TITLE, InvalidScope, plain_words, text_problems
from words.text import Text, sentence

ImpactKind = Literal["technology", "process", "function"]
IMPACT_KINDS: tuple[ImpactKind, ...] = ("technology", "process", "function")


@dataclass(frozen=True, slots=True)
class Impact:
    """A technology or process that is touched, or a function that is missing, and what that means.

    `requirements` are those that bring the change about or that ask for the missing function.
    """

    kind: ImpactKind
    title: Text
    effect: Text = ""
    area: str = ""
    owner: Text = ""
    requirements: tuple[str, ...] = ()
    key: str = ""
    version: int = 0


def refuse_impact(impact: Impact, requirements: Collection[str], areas: Collection[str]) -> None:
    """Refuse an entry of the impact catalogue that cannot be, with all its mistakes."""
    problems = text_problems(impact.title, (impact.owner,))
    if impact.kind not in IMPACT_KINDS:
        problems.append(sentence("An impact is on a technology, on a process, or a missing function."))
    if len(plain_words(impact.effect)) > LONGEST_TITLE:
        problems.append(sentence("An effect has at most {most} characters.", most=LONGEST_TITLE))
    if impact.area and impact.area not in areas:
        problems.append(sentence("There is no functional area “{area}”.", area=impact.area))
    if unknown := [key for key in impact.requirements if key not in requirements]:
        problems.append(sentence("There is no requirement {keys} in this programme.", keys=unknown))
    if problems:
        raise InvalidScope(problems)
