"""How far answers have come: what a respondent is asked about which subjects, and what is still open."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from assessments.responses import Place, Respondent, Response
from assessments.validation import is_asked, is_complete
from methodology.questionnaire import Ask, Questionnaire, Section

Given = Mapping[Place, Response]
OWN = {"unit": "unit", "group": "team"}
"""Which tag of a respondent is the subject of his own answers."""


@dataclass(frozen=True, slots=True)
class Screen:
    """One section about one subject: what is answered in one go."""

    subject: str
    section: Section


@dataclass(frozen=True, slots=True)
class Progress:
    """How many questions are answered of how many, and which are open, in their order."""

    answered: int
    whole: int
    missing: tuple[Place, ...]


def by_place(given: Iterable[Response]) -> dict[Place, Response]:
    """Return one respondent's answers by place."""
    return {each.place: each for each in given}


def subjects_of(questionnaire: Questionnaire, named: Sequence[str], person: Respondent) -> tuple[str, ...]:
    """Return what a respondent answers about: the own unit or group, else what the assessment names, else all."""
    own = getattr(person, OWN[questionnaire.subject]) if questionnaire.subject in OWN else ""
    if own:
        return (own,)
    return tuple(named) if questionnaire.subject != "programme" and named else ("",)


def screens(questionnaire: Questionnaire, subjects: Sequence[str]) -> tuple[Screen, ...]:
    """Return every section that has questions, for one subject after the other."""
    return tuple(Screen(subject, each) for subject in subjects for each in questionnaire.section if each.ask)


def asked_on(screen: Screen, given: Given) -> tuple[Ask, ...]:
    """Return the questions of a screen that are asked, as the other answers stand."""
    if not any(each.asked_when for each in screen.section.ask):
        return screen.section.ask
    about = {
        (section, question): each for (subject, section, question), each in given.items() if subject == screen.subject
    }
    return tuple(each for each in screen.section.ask if is_asked(each, about))


def progress(questionnaire: Questionnaire, shown: Iterable[Screen], given: Given) -> Progress:
    """Return how far one respondent has come."""
    whole, missing = 0, []
    for screen in shown:
        for ask in asked_on(screen, given):
            place = (screen.subject, screen.section.id, ask.id)
            whole += 1
            if not is_complete(questionnaire.facets(ask), given.get(place)):
                missing.append(place)
    return Progress(whole - len(missing), whole, tuple(missing))


def resumed_at(shown: Sequence[Screen], missing: Sequence[Place]) -> int:
    """Return the number of the screen on which the first open question stands; the last one when none is open."""
    if not missing:
        return len(shown) - 1
    subject, section, _ = missing[0]
    return next(n for n, each in enumerate(shown) if (each.subject, each.section.id) == (subject, section))
