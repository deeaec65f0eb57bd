"""The views of an assessment that the server draws below its board, each when somebody first looks at it."""

from collections.abc import Callable, Mapping
from functools import partial

from assessments.store import Assessment
from phases.programme import Programme
from ui.parts.answering.answering import answering
from ui.parts.assessment.choice import ACTIONS, ADDRESS, AGREE, ANSWERS, BELOW, EVIDENCE, PEOPLE, RESULT
from ui.parts.assessment.people import people
from ui.parts.consensus.opinions import opinions, opinions_said
from ui.parts.evidence.evidence import evidence, evidence_of_maturity
from ui.parts.evidence.shelf import evidence_answer
from ui.parts.followup.register import actions, actions_answer
from ui.parts.page.fresh import fresh, is_fresh
from ui.parts.scored.view import scored, scored_answer
from ui.parts.views.slot import Slot, next_run, show_slot
from words.text import Sentence

Show = Callable[[Programme, str], None]
Say = Callable[[Programme, str], Sentence]

OF_MATURITY: Mapping[str, Show] = {
    ANSWERS: answering,
    PEOPLE: people,
    EVIDENCE: evidence_of_maturity,
    ACTIONS: lambda programme, _: actions(programme),
}
OF_OTHERS: Mapping[str, Show] = {**OF_MATURITY, RESULT: scored, AGREE: opinions, EVIDENCE: evidence}
ANSWERED: Mapping[str, Say] = {
    AGREE: opinions_said,
    ACTIONS: lambda programme, _: actions_answer(programme),
    EVIDENCE: evidence_answer,
}


def answers_below(programme: Programme, shown: Assessment, modes: tuple[str, ...]) -> dict[str, Sentence]:
    """Return the sentence that answers each view of a questionnaire other than that of maturity."""
    return {each: ANSWERED.get(each, scored_answer)(programme, shown.id) for each in modes}


def views_below(programme: Programme, shown: Assessment, views_of: Mapping[str, Show], mode: str) -> None:
    """Draw the view that is asked for, and the others when somebody looks at them."""
    run = next_run(BELOW)
    for name, show in views_of.items():
        slot = Slot(BELOW, name, run, name == mode)
        show_slot(slot, partial(_draw, programme, shown, (name, show)), lambda: is_fresh(programme))


def _draw(programme: Programme, shown: Assessment, view: tuple[str, Show]) -> None:
    fresh(programme, **{ADDRESS: view[0]})
    view[1](programme, shown.id)
