"""One question as several people see it: by role, what counts and why, every answer, and how it is settled."""

import json
from typing import Any

import streamlit as st

from assessments.agreement.agreed import SURVEYS, OpinionsCount
from assessments.agreement.formulas import answer_at, opinion_formulas
from assessments.agreement.measure import Order
from assessments.agreement.opinion import Opinion, Voiced
from assessments.responses import Response
from methodology.questionnaire import NOT_APPLICABLE, UNKNOWN, Scale
from ui.components.readings import Column, Row, readings, stacked
from ui.components.readings import said as cell
from ui.parts.answering.view import Asking
from ui.parts.consensus.opinion_form import opinion_form
from ui.parts.page.frame import escaped, finding, small
from ui.parts.views.readings import formula_list, show_readings
from ui.session import is_phone, language, said, t
from words.format import long_date
from words.text import restored

MOST = 60
TONES = "nplf"
WIDE_ENOUGH = 0.2


def details(key: tuple[object, ...], asking: Asking, found: Opinion) -> None:
    """Show one question with its figures, its agreement and every answer."""
    subject = said(asking.subject_title(found.place[0])) if found.place[0] else ""
    finding(_finding(found), " · ".join(filter(None, (subject, said(found.ask.text)))))
    show_readings(_by_role((*key, found.key, language()), found), f"assessments_opinion_{found.key}")
    with st.popover(t("How these figures come about"), icon=":material/function:", type="tertiary"):
        formula_list(opinion_formulas(found, asking.assessment.is_anonymous))
    _standing(found)
    if asking.assessment.closed_on:
        st.markdown(small(t("This assessment is closed; what was agreed stays as it is.")))
    elif asking.questionnaire.rule in SURVEYS:
        st.markdown(small(said(OpinionsCount().sentence)))
    elif found.measure.order is not Order.NONE:
        opinion_form(asking.assessment.id, found)
    st.markdown(f"###### {t('Every answer')}")
    show_readings(_voices((*key, found.key, language(), is_phone()), asking, found), f"assessments_heard_{found.key}")
    if len(found.responses) > MOST:
        st.markdown(small(t("{shown} of {count} answers are shown.", shown=MOST, count=len(found.responses))))


def word(scale: Scale, value: str) -> str:
    """Return an answer in words."""
    if value == NOT_APPLICABLE:
        return t("N/A")
    return said(scale.choices[value].title) if value in scale.choices else value


def _finding(found: Opinion) -> str:
    known = found.measure
    if not known.values:
        return t("Nobody rated this")
    low, high = (said(answer_at(found.scale, each)) for each in (known.values[0], known.values[-1]))
    if low == high:
        return t("Everybody says {answer}", answer=low)
    return t("Answers reach from {low} to {high}", low=low, high=high)


@st.cache_resource(max_entries=96, show_spinner=False)
def _by_role(key: tuple[object, ...], _found: Opinion) -> dict[str, Any]:
    columns = [Column(t("Role"), "whole", "26%"), Column(t("Answers")), Column(t("Median"), "whole")]
    rows = [_group(each, _found.scale) for each in _found.groups]
    return readings(f"opinion {key[2]}", t("Answers by role"), columns, rows)


def _group(group: Voiced, scale: Scale) -> Row:
    name = said(group.role.words) if group.role is not None else t("All others")
    middle = cell(said(answer_at(scale, group.measure.median)))
    counted = cell(t("{words}, {more}", words=name, more=len(group.given)))
    if scale.kind != "choice":
        told = ", ".join(sorted(group.given)[:6])
        return Row((counted, cell(told), middle))
    order = [*scale.choices, NOT_APPLICABLE, UNKNOWN]
    parts = []
    for at, each in enumerate(order):
        if count := group.given.count(each):
            words = f"{count} × {word(scale, each)}" if count >= WIDE_ENOUGH * len(group.given) else str(count)
            parts.append((count, _tone(at, len(scale.choices)), words))
    label = ", ".join(f"{group.given.count(each)} {word(scale, each)}" for each in order if each in group.given)
    return Row((counted, stacked(parts, label), middle))


def _tone(at: int, options: int) -> str:
    return "o" if at >= options else TONES[round(at * (len(TONES) - 1) / max(1, options - 1))]


def _standing(found: Opinion) -> None:
    """Say what counts now and why, and who settled it."""
    if found.agreed is None or found.agreed_value is None:
        return
    head = t(
        "Agreed: {answer} · {names}, {day}",
        answer=word(found.scale, found.agreed_value),
        names=found.agreed.decided_by,
        day=long_date(found.agreed.decided_at.date(), language()),
    )
    st.markdown(f"**{escaped(head)}**  \n{escaped(found.agreed.reason)}")


@st.cache_resource(max_entries=96, show_spinner=False)
def _voices(key: tuple[object, ...], _asking: Asking, _found: Opinion) -> dict[str, Any]:
    people = {} if _asking.assessment.is_anonymous else {each.id: each for each in _asking.respondents}
    columns = [Column(t("Respondent")), Column(t("Answer"), "whole")]
    columns += [] if is_phone() else [Column(t("Comment and evidence"), width="45%")]
    shown = sorted(_found.responses, key=_telling_nobody)[:MOST]
    rows = []
    for each in shown:
        who = people.get(each.respondent)
        role = said(who.role.words) if who and who.role else ""
        told = " · ".join(said(restored(text)) for text in (each.comment, each.evidence, each.reason) if text)
        cells = [
            cell(who.name if who else t("somebody"), note=role),
            cell(word(_found.scale, each.given.get(_found.facet, UNKNOWN))),
        ]
        rows.append(Row(cells if is_phone() else [*cells, cell(told)]))
    return readings(f"heard {key[2]}", t("Every answer"), columns, rows)


def _telling_nobody(given: Response) -> tuple[bool, str]:
    """Return an order by what was said: the order in which people answered would tie one's answers together."""
    is_bare = not (given.comment or given.evidence or given.reason)
    return is_bare, json.dumps([dict(given.given), given.comment, given.evidence, given.reason], sort_keys=True)
