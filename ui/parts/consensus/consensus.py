"""Disagreements to settle: who said what, why, with which evidence, and one form to record what was agreed."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from assessments.agreement.talk import Group, Talk
from assessments.maturity.formula import agreement_formulas
from assessments.maturity.rating import Answer
from ui.components.board import Act, acts, beside, known, option, place, sent, told, words
from ui.components.readings import Column, Drawn, Row, choice, figure, readings, stacked
from ui.components.readings import said as cell
from ui.parts.answering.answer_words import answer_word
from ui.parts.assessment.view import View
from ui.parts.consensus.form import BEGUN, agreement_form
from ui.parts.consensus.voices import voices
from ui.parts.maturity.profile import status_cell
from ui.parts.page.frame import escaped, small
from ui.parts.views.board import show_board
from ui.parts.views.readings import folded, spoken
from ui.session import is_phone, keep, kept, language, said, t, tn
from words.format import long_date
from words.status import Status

QUESTION, BEGIN = "question", "begin"
WIDE_ENOUGH = 0.2
"""From this share of the answers on, a part of a bar bears its word."""
LETTERS = {Answer.NOT: "n", Answer.PARTLY: "p", Answer.LARGELY: "l", Answer.FULLY: "f"}


def consensus_parts(view: View) -> list[Drawn]:
    """Return the questions to talk about; the one chosen with every answer, and the offer to settle it."""
    talks = view.result.talks
    if not talks:
        why = t(
            "A question stands here when its answers are two steps apart, its agreement is below 0.70, or management "
            "and users see it a step apart."
        )
        return [words(small(escaped(why)))]
    options = {each.name: option([*_details(each), *_begin(view, each)]) for each in talks}
    first, details = _list(talks), [place(QUESTION, options), voices(view, talks, QUESTION)]
    return [*details, *first] if is_phone() else [beside((0.46, first), (0.54, details))]


def being_settled(view: View) -> Talk | None:
    """Return the question of the address for which somebody began to record what was agreed."""
    asked = st.query_params.get(QUESTION)
    begun = kept(BEGUN, lambda: "")
    if begun != asked or view.assessment.closed_on or view.result.hidden:
        return None
    return next((each for each in view.result.talks if each.name == begun), None)


def begin(question: object) -> None:
    """Take note that somebody begins to record what was agreed on a question."""
    if isinstance(question, str):
        keep(BEGUN, question)
        st.query_params[QUESTION] = question


def settling(view: View, chosen: Talk) -> None:
    """Show the form in which people settle a question, between what each role says and every answer."""
    left, right = _halves((view.key, chosen.name, language(), is_phone()), view)
    halves = [st.container(), st.container()][::-1] if is_phone() else st.columns([0.46, 0.54], gap="medium")
    with halves[1]:
        show_board(right[0], "assessments_board_talk")
        agreement_form(view.assessment.id, chosen)
        show_board(right[1], "assessments_board_voices")
    with halves[0]:
        show_board(left, "assessments_board_list")


@st.cache_resource(max_entries=96, show_spinner=False)
def _halves(key: tuple[object, ...], _view: View) -> tuple[bytes, tuple[bytes, bytes]]:
    talks = _view.result.talks
    chosen = next(each for each in talks if each.name == key[1])
    asked = known({QUESTION: chosen.name})
    return sent([asked, *_list(talks)]), (sent(_details(chosen)), sent([asked, voices(_view, [chosen], QUESTION)]))


def _begin(view: View, talk: Talk) -> list[Drawn]:
    """Return the offer to record what was agreed; what it takes is asked for once somebody begins."""
    if view.assessment.closed_on:
        return [words(small(t("This assessment is closed; what was agreed stays as it is.")))]
    label = t("Change what was agreed") if talk.agreed else t("Agree on a value")
    return [acts(talk.name, Act(BEGIN, label, is_main=True))]


def _list(talks: Sequence[Talk]) -> list[Drawn]:
    waiting = sum(each.is_open for each in talks)
    title = (
        tn("{count} question to settle", "{count} questions to settle", waiting)
        if waiting
        else t("Nothing to settle")
    )
    reading = t("Widest and weightiest first · agreement rWG* below 0.70 or a range of two steps")
    return [told(title, reading), {**_talks(talks), "choose": QUESTION}]


def _talks(talks: Sequence[Talk]) -> Drawn:
    columns = [
        Column(t("Question"), width="42%"),
        Column(t("Range"), "right", "50px"),
        Column(t("rWG*"), "right", "54px"),
        *([] if is_phone() else [Column(t("Median"), "whole")]),
        Column(t("State"), "whole", "88px"),
    ]
    rows = [_talk_row(each) for each in talks]
    return readings("talks", t("Questions to talk about"), columns, rows, "narrow")


def _talk_row(talk: Talk) -> Row:
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
    return Row(cells, spoken(agreement_formulas(found)), talk.name)


def _state(talk: Talk) -> dict[str, Any]:
    if talk.agreed:
        return status_cell(Status.DONE, t("agreed"))
    return status_cell(Status.LATE, t("disagree")) if talk.is_open else status_cell(Status.UNPROVEN, t("roles"))


def groups(talk: Talk) -> list[Drawn]:
    """Return what each role answered to one question, beneath what that says."""
    return [told(_difference(talk), f"{talk.name} · {said(talk.text)}"), _groups(talk)]


def _details(talk: Talk) -> list[Drawn]:
    formulas = agreement_formulas(talk.agreement)
    return [
        *groups(talk),
        folded(t("How these figures come about"), formulas, f"agreement {talk.name}"),
        words(_standing(talk)),
    ]


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


def _groups(talk: Talk) -> Drawn:
    columns = [Column(t("Role"), "whole", "26%"), Column(t("Answers about reality")), Column(t("Median"), "whole")]
    return readings(f"groups {talk.name}", t("Answers by role"), columns, [_group_row(each) for each in talk.groups])


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


def _standing(talk: Talk) -> str:
    """Return what counts now and why, and who settled it."""
    found = talk.agreement
    if talk.agreed is None:
        median = t("The median counts until something is agreed: {answer}", answer=answer_word(found.answer).lower())
        return small(escaped(median))
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
    return f"**{escaped(head)}**  \n{escaped(talk.agreed.reason)}{capped}"
