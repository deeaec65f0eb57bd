"""What the register of actions shows: every action with its plan row and what a later assessment says of it."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from assessments.followup.action import Action, Outcome, answer, outcome
from assessments.followup.store import load_actions
from assessments.followup.weak import outcome_of_value, values_of
from assessments.responses import Place
from assessments.results.result import Result
from assessments.scoring.answers import sheets
from assessments.store import Assessment
from data.database import open_database
from methodology.dimension import MATURITY
from methodology.questionnaire import Questionnaire
from phases.dates.timeline import Dated
from phases.programme import Programme
from ui.parts.answering.view import asking_of
from ui.parts.assessment.view import listed, results
from ui.parts.scored.view import scored_of
from ui.views import Moment, moment_of
from ui.views import view_of as whole
from words.text import Sentence


@dataclass(frozen=True)
class Register:
    """All actions of a programme, the newest first, with what is known of each by its id."""

    moment: Moment
    actions: tuple[Action, ...]
    outcomes: Mapping[str, Outcome]
    tasks: Mapping[str, Dated]
    """Rows of the plan by their own id."""
    assessments: Mapping[str, Assessment]
    asked: Mapping[str, Questionnaire]
    """What was asked, by assessment; not of maturity."""

    @property
    def answer(self) -> Sentence:
        """Return the sentence that answers what became of the gaps."""
        return answer(self.actions, self.outcomes)


def register_of(programme: Programme) -> Register:
    """Return the programme's actions as of today."""
    return _register(moment_of(programme), programme)


@st.cache_resource(max_entries=32, show_spinner=False)
def _register(moment: Moment, _programme: Programme) -> Register:
    with open_database(moment.path) as db:
        actions = load_actions(db, moment.programme_id)
    held = {each.id: each for each in listed(_programme)}
    found = {each.id: _outcome(_programme, each, held) for each in actions}
    tasks = {each.task.id: each for each in whole(_programme).timeline.rows} if actions else {}
    known = {key: each for key, each in found.items() if each}
    others = {a.new.assessment_id for a in actions if a.new.assessment_id in held}
    asked = {each: asking_of(_programme, each).questionnaire for each in others if _is_other(held[each])}
    return Register(moment, actions, known, tasks, held, asked)


def _is_other(held: Assessment) -> bool:
    return held.questionnaire != MATURITY


def _outcome(programme: Programme, action: Action, held: Mapping[str, Assessment]) -> Outcome | None:
    made_in = held.get(action.new.assessment_id)
    if made_in is None:
        return None
    later = [
        each
        for each in held.values()
        if each.questionnaire == made_in.questionnaire and each.held_on > made_in.held_on
    ]
    if not later:
        return None
    if made_in.questionnaire == MATURITY:
        return _of_maturity(action, results(programme))
    newest = next((each for each in later if asking_of(programme, each.id).responses), None)
    return outcome_of_value(action, _values(programme, newest.id)) if newest else None


def _of_maturity(action: Action, known: Mapping[str, tuple[Assessment, Result]]) -> Outcome | None:
    made_in = known[action.new.assessment_id]
    later = (result for held, result in known.values() if held.held_on > made_in[0].held_on and result.respondents)
    newest = next(later, None)
    return outcome(action, made_in[1].profile, newest.profile if newest else None)


def _values(programme: Programme, assessment_id: str) -> dict[Place, float]:
    view = scored_of(programme, assessment_id)
    asked = view.asking.questionnaire
    told = sheets(asked, view.asking.responses, view.setting)
    return {place: value for sheet in told for place, (value, _, _) in values_of(asked, sheet).items()}
