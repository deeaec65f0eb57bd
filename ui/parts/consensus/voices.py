"""Every single answer to a question, with its comment and evidence; without names where answers are anonymous."""

import json
from typing import Any

import streamlit as st

from assessments.agreement.talk import Talk
from assessments.maturity import Answer
from assessments.responses import Respondent, Response
from ui.charts.readings import Column, Row, readings
from ui.charts.readings import said as cell
from ui.parts.answer_words import answer_word
from ui.parts.assessment.view import View
from ui.parts.frame import small
from ui.parts.readings import show_readings
from ui.session import is_phone, language, said, t
from words.text import restored

MOST = 60


def voices(view: View, talk: Talk) -> None:
    """Show who said what; of more than sixty answers those with a comment or evidence come first."""
    st.markdown(f"###### {t('Every answer')}")
    drawn = _table((view.key, talk.name, language(), is_phone()), view, talk)
    show_readings(drawn, f"assessments_voices_{talk.name}")
    count = sum(each.size for each in talk.groups)
    if count > MOST:
        st.markdown(small(t("{shown} of {count} answers are shown.", shown=MOST, count=count)))


@st.cache_resource(max_entries=96, show_spinner=False)
def _table(key: tuple[object, ...], _view: View, _talk: Talk) -> dict[str, Any]:
    given = [each for each in _view.result.given.responses if (each.section, each.question) == _talk.key]
    named = not _view.assessment.is_anonymous
    shown = sorted(given, key=_place if named else telling_nobody)[:MOST]
    people = {each.id: each for each in _view.result.given.people}
    columns = [Column(t("Respondent")), Column(t("Reality"), "whole"), Column(t("Intention"), "whole")]
    if not is_phone():
        columns.append(Column(t("Comment and evidence"), width="45%"))
    rows = [_row(each, people[each.respondent] if named else None) for each in shown]
    return readings(f"voices {key[1]}", t("Every answer"), columns, rows)


def _place(given: Response) -> bool:
    return not (given.comment or given.evidence or given.reason)


def telling_nobody(given: Response) -> tuple[bool, str]:
    """Return an order by what was said: the order in which people answered would tie one's answers together."""
    return _place(given), json.dumps([dict(given.given), given.comment, given.evidence, given.reason], sort_keys=True)


def _row(given: Response, who: Respondent | None) -> Row:
    told = " · ".join(said(restored(each)) for each in (given.comment, given.evidence, given.reason) if each)
    role = said(who.role.words) if who and who.role else ""
    cells = [
        cell(who.name if who else t("somebody"), note=role),
        cell(answer_word(Answer(given.given.get("reality", "?")))),
        cell(answer_word(Answer(given.given.get("intention", "?")))),
    ]
    return Row(cells if is_phone() else [*cells, cell(told)])
