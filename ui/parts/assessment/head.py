"""The line of facts about an assessment of maturity, and the sentence that answers each of its views."""

from assessments.agreement.talk import answer as talks_answer
from assessments.results.result import evidence_finding, respondents_fact
from phases.programme import Programme
from ui.parts.assessment.choice import ACTIONS, AGREE, COMPARE, EVIDENCE
from ui.parts.assessment.view import View
from ui.parts.followup.register import actions_answer
from ui.parts.maturity.compare import compare_answer
from ui.parts.page.frame import escaped
from ui.parts.page.status import badge
from ui.session import language, said, t, today
from words.format import UNKNOWN, long_date, percent
from words.status import Status
from words.text import Sentence


def facts(view: View) -> str:
    """Return state, day, respondents, coverage, target and what it is compared with, as Markdown."""
    known, shown = view.profile.reality, view.assessment
    parts = [badge(Status.DONE, t("Closed")) if shown.closed_on else badge(Status.DOING, t("Open"))]
    if known.is_provisional:
        parts.append(badge(Status.UNPROVEN, t("provisional")))
    count, asked = respondents_fact(view.result)
    parts += [long_date(shown.held_on, language()), t("{count} of {asked} answered", count=count, asked=asked)]
    parts.append(t("coverage {share}", share=percent(known.coverage) if known.applicable else UNKNOWN))
    if view.gate:
        parts.append(t("target: {gate}", gate=escaped(said(view.gate.title))))
    if view.unit:
        parts.append(f"**{escaped(said(view.units[view.unit]))}**")
    if view.before:
        parts.append(t("compared with {day}", day=long_date(view.before[0].held_on, language())))
    return " · ".join(parts)


def said_first(mode: str, programme: Programme, view: View) -> Sentence:
    """Return the sentence that answers the question of the view."""
    if mode == AGREE and not view.result.hidden:
        return talks_answer(view.result.talks, view.result.respondents)
    if mode == EVIDENCE:
        return evidence_finding(view.result, today())
    if mode == ACTIONS:
        return actions_answer(programme)
    return compare_answer(programme, view) if mode == COMPARE else view.answer
