"""The result of any questionnaire but that of maturity: the sentence of its rule, and one table."""

from dataclasses import dataclass

import streamlit as st

from assessments.followup.weak import WeakSpot, weak_spots
from assessments.scoring.answers import Setting, sheets
from assessments.scoring.causes import Diagnosis
from assessments.scoring.scored import Scored
from assessments.surveys.figure import SurveyFigure
from phases.programme import Programme
from ui.parts.answering.view import Asking, asking_of
from ui.parts.assessment.choice import ADDRESS, RESULT
from ui.parts.figures import Figure, figures
from ui.parts.followup.weak import weak_spots_offered
from ui.parts.page.frame import escaped, finding, small
from ui.parts.page.fresh import fresh
from ui.parts.page.status import badge
from ui.parts.scored.cause_risks import cause_risks
from ui.parts.scored.table import Told, drawn_of, figure_of
from ui.parts.views.readings import show_readings
from ui.session import is_phone, language, said, t
from ui.views import Moment, moment_of
from words.format import UNKNOWN, long_date, number
from words.status import Status
from words.text import Sentence


@dataclass(frozen=True)
class ScoredView:
    """An assessment with the result of its rule."""

    key: tuple[Moment, str]
    asking: Asking
    setting: Setting
    result: Scored
    weak: tuple[WeakSpot, ...] = ()


def scored_answer(programme: Programme, assessment_id: str) -> Sentence:
    """Return the sentence in which the rule sums up the answers."""
    return scored_of(programme, assessment_id).result.finding


def scored_facts(programme: Programme, assessment_id: str) -> str:
    """Return the line of facts: state, questionnaire, day, respondents, anonymity."""
    asking = scored_of(programme, assessment_id).asking
    shown = asking.assessment
    asked = sum(not each.is_unnamed for each in asking.respondents)
    parts = [
        badge(Status.DONE, t("Closed")) if shown.closed_on else badge(Status.DOING, t("Open")),
        escaped(said(asking.questionnaire.title)),
        long_date(shown.held_on, language()),
        t("{count} of {asked} answered", count=len(asking.given), asked=max(asked, len(asking.given))),
    ]
    if shown.is_anonymous:
        parts.append(t("anonymous, groups from {count} answers on", count=shown.smallest_group))
    return " · ".join(parts)


@st.fragment
def scored(programme: Programme, assessment_id: str) -> None:
    """Show the figure of a survey, or the table of scores, ranks, musts, barriers, expectations or causes."""
    fresh(programme, **{ADDRESS: RESULT})
    view = scored_of(programme, assessment_id)
    if not view.asking.responses:
        st.markdown(small(t("Answers come under Questionnaire, or from the people who are asked.")))
        return
    if found := figure_of(view.result):
        _figure(found)
    table = _table((*view.key, language(), is_phone()), view)
    finding(*table[0])
    show_readings(table[1], f"assessments_scored_{assessment_id}")
    if isinstance(view.result, Diagnosis):
        cause_risks(programme, assessment_id, view.result)
    weak_spots_offered(programme, assessment_id, view.weak, view.setting.names)


@st.cache_resource(max_entries=32, show_spinner=False)
def _table(key: tuple[object, ...], _view: ScoredView) -> Told:  # noqa: ARG001
    return drawn_of(_view.asking.questionnaire, _view.setting, _view.result)


def _figure(found: SurveyFigure) -> None:
    value = UNKNOWN if found.value is None else number(found.value, 1)
    interval = UNKNOWN
    if found.ci_low is not None and found.ci_high is not None:
        interval = t("{low} to {high}", low=number(found.ci_low, 1), high=number(found.ci_high, 1))
    figures(
        [
            Figure(t("Result"), value),
            Figure(t("95 % interval"), interval),
            Figure(t("Answers"), str(found.n)),
            Figure(t("No answer"), str(found.no_answer)),
        ]
    )
    st.markdown(small(escaped(said(found.method))))


def scored_of(programme: Programme, assessment_id: str) -> ScoredView:
    """Return an assessment of any questionnaire but that of maturity, with its result."""
    return _cached(moment_of(programme), assessment_id, asking_of(programme, assessment_id))


@st.cache_resource(max_entries=32, show_spinner=False)
def _cached(moment: Moment, assessment_id: str, _asking: Asking) -> ScoredView:
    judged = _asking.judged
    weak = weak_spots(_asking.questionnaire, sheets(_asking.questionnaire, _asking.responses, judged.setting))
    return ScoredView((moment, assessment_id), _asking, judged.setting, judged.result, weak)
