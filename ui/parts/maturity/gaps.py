"""The gaps of an assessment in order of priority, and how one becomes work."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from assessments.followup.action import STATUS, Kind, new_action
from assessments.formula import priority_formula
from assessments.gaps import Gap
from evaluation.measure import ACTIVE, COVERAGE, HABIT
from phases.gap_actions import close_gap
from phases.gap_tasks import stage_for
from phases.programme import Programme
from ui.charts.readings import Column, Row, choice, figure, readings
from ui.charts.readings import said as cell
from ui.parts.answer_words import answer_word
from ui.parts.assessment.choice import lens
from ui.parts.assessment.view import View, view_of
from ui.parts.frame import escaped, finding, messages, small
from ui.parts.fresh import fresh
from ui.parts.maturity.profile import status_cell
from ui.parts.readings import show_readings, spoken
from ui.parts.status import badge
from ui.session import acting, database, entered, is_phone, keep, kept, language, said, t, tn
from words.format import tenth
from words.status import Status

FORM, GAP = "assessments_task", "gap"
MORE = "gap whose work is told in full"
MEASURES = ("", ACTIVE, HABIT, COVERAGE)
"""What can prove an action beside the next assessment: the measures of use."""
OFFERS = {
    Kind.TASK: "Turn into task",
    Kind.TAILORING: "Propose tailoring",
    Kind.RISK: "Note as risk",
    Kind.TRAINING: "Plan training",
}
DONE = {
    Kind.TASK: "The task stands in the plan",
    Kind.TAILORING: "The tailoring proposal stands among the actions",
    Kind.RISK: "The risk stands among the actions",
    Kind.TRAINING: "The training session stands among the actions",
}


@st.fragment
def gaps(programme: Programme, assessment_id: str) -> None:
    """Show the gaps; the one chosen can be turned into work."""
    fresh(programme)
    view = view_of(programme, assessment_id, lens())
    ranked = [gap for gap in view.gaps if gap.priority is not None]
    finding(_headline(view), t("Priority = weight × (target − score) × 1.5 if the gate needs it"))
    if not ranked:
        st.markdown(small(t("No dimension that is rated stands below its target.")))
        return
    asked = st.query_params.get(GAP)
    chosen = next((gap for gap in ranked if gap.dimension.id == asked), ranked[0])
    show_readings(
        _table((view.key, chosen.dimension.id, language(), is_phone()), view, ranked), "assessments_gaps", GAP
    )
    _details(programme, view, chosen)


def _headline(view: View) -> str:
    blocking = sum(gap.is_blocking and gap.priority is not None for gap in view.gaps)
    if not blocking:
        return t("Where closing a gap pays most") if view.gaps else t("No gap is left")
    return tn("{count} gap comes first: it stops the gate", "{count} gaps come first: they stop the gate", blocking)


@st.cache_resource(max_entries=96, show_spinner=False)
def _table(key: tuple[object, ...], _view: View, _ranked: Sequence[Gap]) -> dict[str, Any]:
    columns = [
        Column(t("Dimension"), width="44%"),
        Column(t("Priority"), "right", "62px"),
        *([] if is_phone() else [Column(t("Gap"), "right", "44px")]),
        Column(t("Gate"), "whole"),
        Column(t("Work"), "middle", "50px"),
    ]
    rows = [_row(_view, gap, gap.dimension.id == key[1]) for gap in _ranked]
    return readings("gaps", t("Gaps by priority"), columns, rows, "narrow")


def _row(view: View, gap: Gap, is_chosen: bool) -> Row:
    task, name = view.tasks.get(gap.dimension.id), f"{gap.dimension.id} {said(gap.dimension.title)}"
    cells = (
        choice(name, title=name),
        figure(tenth(gap.priority), title=t("Show the formula")),
        *([] if is_phone() else [cell(tenth(gap.shortfall))]),
        status_cell(Status.LATE, t("stops it")) if gap.is_blocking else cell("✓" if gap.minimum else ""),
        cell(task.status.sign if task else "", title=said(task.task.title) if task else ""),
    )
    return Row(cells, spoken([priority_formula(gap)]), gap.dimension.id, is_chosen)


def _details(programme: Programme, view: View, gap: Gap) -> None:
    question = next(each for each in gap.dimension.question if each.id == gap.question)
    with st.container(border=True, gap="small"):
        level = gap.dimension.question.index(question) + 2
        stopped = t("{dimension} stopped at question {question}", dimension=gap.dimension.id, question=gap.question)
        st.markdown(f"**{escaped(stopped)}** · {escaped(said(question.text))} **{answer_word(gap.answer)}**")
        aim = t("Level {level}: {words}", level=level, words=said(gap.dimension.level[level - 1]))
        st.markdown(f"{small(escaped(aim))}{_voices(view, gap)}")
        _work(view, gap)
        _offer(programme, view, gap)


def _voices(view: View, gap: Gap) -> str:
    """Return how many gave which answer to the question; nothing while only one answered."""
    agreed = view.profile.dimension[gap.dimension.id].agreements.get(gap.question)
    if agreed is None or len(agreed.given) < 2:
        return ""
    counts = " · ".join(f"{count} × {answer_word(answer)}" for answer, count in Counter(agreed.given).items())
    split = " " + badge(Status.LATE, t("disagree")) if agreed.is_open else ""
    return f"  \n{small(t('Respondents: {counts}', counts=counts))}{split}"


def _work(view: View, gap: Gap) -> None:
    """Show what is already done about the gap."""
    if task := view.tasks.get(gap.dimension.id):
        st.markdown(f"{badge(task.status)} {escaped(said(task.task.title))}")
    for each in view.actions:
        if each.new.section == gap.dimension.id and each.new.kind is not Kind.TASK:
            st.markdown(f"{badge(STATUS[each.state], said(each.new.kind.words))} {escaped(said(each.new.title))}")


def _offer(programme: Programme, view: View, gap: Gap) -> None:
    place = stage_for(gap.dimension.step, programme.steps, view.phases)
    offers = [kind for kind in Kind if kind is not Kind.TASK or gap.dimension.id not in view.tasks]
    if kept(MORE, lambda: "") == gap.dimension.id:
        _fields()
    with st.container(horizontal=True):
        for kind in offers:
            st.button(
                t(OFFERS[kind]),
                key=f"{FORM}_{kind}",
                type="primary" if kind is Kind.TASK else "secondary",
                on_click=_turn,
                args=(programme, (view.assessment.id, gap), (kind, place)),
            )
        if kept(MORE, lambda: "") != gap.dimension.id:
            label = t("Days, owner, proof")
            st.button(label, key=f"{FORM}_more", type="tertiary", on_click=keep, args=(MORE, gap.dimension.id))
    messages(FORM)


def _fields() -> None:
    """Ask what else is known of the work; without it, it takes ten days and the next assessment proves it."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.number_input(t("Working days"), 1, 400, 10, key=f"{FORM}_days", width=110)
        st.text_input(t("Owner"), key=f"{FORM}_owner", max_chars=80, width=150)
        st.selectbox(
            t("Proven by"),
            MEASURES,
            format_func=lambda each: t(each) if each else t("next assessment"),
            key=f"{FORM}_measure",
            width=180,
        )


def _turn(programme: Programme, found: tuple[str, Gap], work: tuple[Kind, tuple[str, str]]) -> None:
    (assessment_id, gap), (kind, (step, phase)) = found, work
    days, owner = entered(f"{FORM}_days", 10), entered(f"{FORM}_owner", "")
    measure = entered(f"{FORM}_measure", "")
    new = replace(new_action(kind, gap, assessment_id), owner=owner.strip(), measure=measure)
    with acting(FORM, t(DONE[kind])) as signature, database() as db:
        close_gap(db, signature, programme.id, (new, (step, phase, days)))
