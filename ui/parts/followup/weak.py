"""The weak spots of any questionnaire but that of maturity: each becomes work with one click."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from assessments.followup.action import STATUS, Kind
from assessments.followup.store import load_actions
from assessments.followup.weak import WeakSpot, action_of
from phases.gaps.actions import close_gap
from phases.gaps.tasks import open_phases, stage_for
from phases.programme import Programme
from ui.components.readings import Column, Row, choice, readings
from ui.components.readings import said as cell
from ui.parts.maturity.gaps import DONE, OFFERS
from ui.parts.page.frame import escaped, finding, messages, small
from ui.parts.page.status import badge
from ui.parts.scored.words import share_bar
from ui.parts.views.readings import show_readings
from ui.session import acting, database, entered, said, t, tn
from ui.views import view_of as whole
from words.format import tenth
from words.text import Text

FORM, GAP = "assessments_weak", "gap"
MOST_SHOWN = 8


def weak_spots_offered(
    programme: Programme, assessment_id: str, spots: tuple[WeakSpot, ...], names: Mapping[str, Text]
) -> None:
    """Show the questions that stand lowest; the one chosen can be turned into work."""
    if not spots:
        return
    finding(
        tn("{count} answer is weak: turn it into work", "{count} answers are weak: turn them into work", len(spots)),
        t(
            "Below three quarters of the best possible, the {count} lowest · value → aim",
            count=min(MOST_SHOWN, len(spots)),
        ),
    )
    asked = st.query_params.get(GAP)
    chosen = next((each for each in spots if each.key == asked), spots[0])
    show_readings(_table(spots[:MOST_SHOWN], chosen, names), f"assessments_weak_{assessment_id}", GAP)
    with st.container(border=True, gap="small"):
        about = said(names.get(chosen.subject, chosen.subject))
        st.markdown(f"**{escaped(said(chosen.title))}**" + (f"  \n{small(escaped(about))}" if about else ""))
        _work(programme, assessment_id, chosen)
        _offer(programme, assessment_id, chosen)


def _table(spots: tuple[WeakSpot, ...], chosen: WeakSpot, names: Mapping[str, Text]) -> dict[str, Any]:
    columns = [
        Column(t("Question")),
        Column(t("Share of the best possible"), width="30%"),
        Column(t("Value"), "whole"),
    ]
    rows = [
        Row(
            (
                choice(said(each.title), note=said(names.get(each.subject, each.subject))),
                share_bar(each.share),
                cell(f"{tenth(each.value)} → {tenth(each.aim)}"),
            ),
            key=each.key,
            is_chosen=each is chosen,
        )
        for each in spots
    ]
    return readings("weak", t("Weak answers"), columns, rows)


def _work(programme: Programme, assessment_id: str, spot: WeakSpot) -> None:
    """Show what is already done about it."""
    with database() as db:
        found = load_actions(db, programme.id)
    for each in found:
        new = each.new
        if new.assessment_id == assessment_id and (new.subject, new.section, new.question) == spot.place:
            st.markdown(f"{badge(STATUS[each.state], said(new.kind.words))} {escaped(said(new.title))}")


def _offer(programme: Programme, assessment_id: str, spot: WeakSpot) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.number_input(t("Working days"), 1, 400, 10, key=f"{FORM}_days", width=110)
        st.text_input(t("Owner"), key=f"{FORM}_owner", max_chars=80, width=150)
    with st.container(horizontal=True):
        for kind in Kind:
            st.button(
                t(OFFERS[kind]),
                key=f"{FORM}_{kind}",
                type="primary" if kind is Kind.TASK else "secondary",
                on_click=_turn,
                args=(programme, assessment_id, (spot, kind)),
            )
    messages(FORM)


def _turn(programme: Programme, assessment_id: str, asked: tuple[WeakSpot, Kind]) -> None:
    spot, kind = asked
    step, phase = stage_for("", programme.steps, open_phases(whole(programme).timeline))
    new = replace(action_of(kind, spot, assessment_id), owner=entered(f"{FORM}_owner", "").strip())
    with acting(FORM, t(DONE[kind])) as signature, database() as db:
        close_gap(db, signature, programme.id, (new, (step, phase, int(entered(f"{FORM}_days", 10)))))
