"""Disagreements to settle: who said what, why, with which evidence, and one form to record what was agreed."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from assessments.agreement.talk import Group, Talk
from assessments.formula import agreement_formulas
from assessments.maturity import Answer
from assessments.respondents.groups import is_shown
from phases.programme import Programme
from ui.charts.readings import Column, Row, choice, figure, readings, stacked
from ui.charts.readings import said as cell
from ui.parts.answer_words import answer_word
from ui.parts.assessment.view import View, view_of
from ui.parts.consensus.form import agreement
from ui.parts.consensus.voices import voices
from ui.parts.frame import escaped, finding, small
from ui.parts.fresh import fresh
from ui.parts.maturity.profile import status_cell
from ui.parts.readings import folded_formulas, show_readings, spoken
from ui.session import is_phone, language, said, t, tn
from words.format import long_date
from words.status import Status

QUESTION = "question"
WIDE_ENOUGH = 0.2
"""From this share of the answers on, a part of a bar bears its word."""
LETTERS = {Answer.NOT: "n", Answer.PARTLY: "p", Answer.LARGELY: "l", Answer.FULLY: "f"}


@st.fragment
def consensus(programme: Programme, assessment_id: str) -> None:
    """Show the questions to talk about; the one chosen with every answer, and how it is settled."""
    fresh(programme)
    view = view_of(programme, assessment_id)
    talks = view.result.talks
    if not talks:
        why = t(
            "A question stands here when its answers are two steps apart, its agreement is below 0.70, or management "
            "and users see it a step apart."
        )
        st.markdown(small(escaped(why)))
        return
    asked = st.query_params.get(QUESTION)
    chosen = next((each for each in talks if each.name == asked), talks[0])
    if is_phone():
        _details(view, chosen)
        _list(view, talks, chosen)
        return
    left, right = st.columns([0.46, 0.54], gap="medium")
    with left:
        _list(view, talks, chosen)
    with right:
        _details(view, chosen)


def _list(view: View, talks: Sequence[Talk], chosen: Talk) -> None:
    waiting = sum(each.is_open for each in talks)
    title = (
        tn("{count} question to settle", "{count} questions to settle", waiting)
        if waiting
        else t("Nothing to settle")
    )
    finding(title, t("Widest and weightiest first · agreement rWG* below 0.70 or a range of two steps"))
    show_readings(_talks((view.key, chosen.name, language(), is_phone()), talks), "assessments_talks", QUESTION)


@st.cache_resource(max_entries=96, show_spinner=False)
def _talks(key: tuple[object, ...], _talks: Sequence[Talk]) -> dict[str, Any]:
    columns = [
        Column(t("Question"), width="42%"),
        Column(t("Range"), "right", "50px"),
        Column(t("rWG*"), "right", "54px"),
        *([] if is_phone() else [Column(t("Median"), "whole")]),
        Column(t("State"), "whole", "88px"),
    ]
    rows = [_talk_row(each, each.name == key[1]) for each in _talks]
    return readings("talks", t("Questions to talk about"), columns, rows, "narrow")


def _talk_row(talk: Talk, is_chosen: bool) -> Row:
    found = talk.agreement
    apart = t("management {steps}", steps=f"{talk.role_gap:+d}".replace("-", "−")) if talk.is_role_finding else ""
    name = f"{talk.name} {said(talk.dimension.title)}"
    cells = (
        choice(name, title=name, note=apart),
        cell("–" if found.spread is None else str(found.spread)),
        figure("–" if found.agreement is None else f"{found.agreement:.2f}", title=t("Show the formula")),
        *([] if is_phone() else [cell(answer_word(found.median))]),
        _state(talk),
    )
    return Row(cells, spoken(agreement_formulas(found)), talk.name, is_chosen)


def _state(talk: Talk) -> dict[str, Any]:
    if talk.agreed:
        return status_cell(Status.DONE, t("agreed"))
    return status_cell(Status.LATE, t("disagree")) if talk.is_open else status_cell(Status.UNPROVEN, t("roles"))


def groups(view: View, talk: Talk) -> None:
    """Show what each role answered to one question, beneath what that says."""
    finding(_difference(talk), f"{talk.name} · {said(talk.text)}")
    show_readings(_groups((view.key, talk.name, language()), talk), f"assessments_groups_{talk.name}")


def _details(view: View, talk: Talk) -> None:
    groups(view, talk)
    folded_formulas(
        t("How these figures come about"), agreement_formulas(talk.agreement), f"assessments_agreement_{talk.name}"
    )
    _standing(talk)
    if view.assessment.closed_on:
        st.markdown(small(t("This assessment is closed; what was agreed stays as it is.")))
    else:
        agreement(view.assessment.id, talk)
    if is_shown(sum(each.size for each in talk.groups), view.result.smallest):
        voices(view, talk)


def _difference(talk: Talk) -> str:
    median = {group.role: answer_word(group.median) for group in talk.groups if group.role}
    if talk.is_role_finding:
        seen = {str(role): word for role, word in median.items()}
        return t(
            "{dimension}: management says {managers}, users say {users}",
            dimension=talk.dimension.id,
            managers=seen["management"].lower(),
            users=seen["users"].lower(),
        )
    low, high = talk.agreement.given[0], talk.agreement.given[-1]
    return t(
        "{dimension}: answers reach from {low} to {high}",
        dimension=talk.dimension.id,
        low=answer_word(low).lower(),
        high=answer_word(high).lower(),
    )


@st.cache_resource(max_entries=96, show_spinner=False)
def _groups(key: tuple[object, ...], _talk: Talk) -> dict[str, Any]:
    columns = [Column(t("Role"), "whole", "26%"), Column(t("Answers about reality")), Column(t("Median"), "whole")]
    rows = [_group_row(each) for each in _talk.groups]
    return readings(f"groups {key[1]}", t("Answers by role"), columns, rows)


def _group_row(group: Group) -> Row:
    name = said(group.role.words) if group.role else t("All others")
    counted = [(answer, group.counts.get(answer, 0)) for answer in Answer]
    known = [(count, answer, f"{count} {answer_word(answer)}") for answer, count in counted if count]
    parts = [
        (count, LETTERS.get(answer, "o"), text if count >= WIDE_ENOUGH * group.size else str(count))
        for count, answer, text in known
    ]
    label = ", ".join(text for _, _, text in known)
    return Row((cell(f"{name}, {group.size}"), stacked(parts, label), cell(answer_word(group.median))))


def _standing(talk: Talk) -> None:
    """Say what counts now and why, and who settled it."""
    found = talk.agreement
    if talk.agreed is None:
        words = t("The median counts until something is agreed: {answer}", answer=answer_word(found.answer).lower())
        st.markdown(small(escaped(words)))
        return
    value = talk.agreed.answer("reality")
    head = t(
        "Agreed: {answer} · {names}, {day}",
        answer=answer_word(value if value is not None else found.answer),
        names=talk.agreed.decided_by,
        day=long_date(talk.agreed.decided_at.date(), language()),
    )
    capped = ""
    if value is not None and value is not found.answer:
        capped = "  \n" + small(
            escaped(t("It counts as {answer}: no evidence holds.", answer=answer_word(found.answer)))
        )
    st.markdown(f"**{escaped(head)}**  \n{escaped(talk.agreed.reason)}{capped}")
