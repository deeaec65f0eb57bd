"""One action in hand: where it comes from, its words, owner and date to change, and how far it is."""

from dataclasses import replace
from datetime import date

import streamlit as st

from assessments.followup.action import LONGEST_OWNER, LONGEST_TITLE, Action, Kind, State
from assessments.followup.actions import edit_action, move_action
from phases.programme import Programme
from ui.navigation import script
from ui.parts.followup.view import Register
from ui.parts.followup.wording import question_words
from ui.parts.page.dialogs import as_said
from ui.parts.page.frame import escaped, messages, small
from ui.session import acting, database, entered, language, said, t
from words.format import long_date
from words.text import restored, stored

FORM = "assessments_move"
MOVES = {State.DONE: "Mark as done", State.DROPPED: "Drop", State.OPEN: "Open again"}
SAID = {
    State.DONE: "The action is done",
    State.DROPPED: "The action is dropped",
    State.OPEN: "The action is open again",
}


def details(programme: Programme, found: Register, action: Action) -> None:
    """Show one action with what can be done about it."""
    with st.container(border=True, gap="small"):
        st.markdown(f"**{escaped(said(action.new.title))}**  \n{small(escaped(_origin(found, action)))}")
        if action.new.detail:
            st.markdown(escaped(t("What lessens it: {words}", words=said(restored(action.new.detail)))))
        if action.new.measure:
            st.markdown(small(escaped(t("Proven by the measure of use: {name}", name=t(action.new.measure)))))
        if action.new.kind is Kind.TASK:
            st.markdown(small(t("Its dates stand in the plan; its proof stands in the next assessment.")))
        _links(programme, found, action)
        _moves(action)
        with st.expander(t("Change words, owner or date")):
            _form(action)
        messages(FORM)


def _origin(found: Register, action: Action) -> str:
    held = found.assessments.get(action.new.assessment_id)
    made = t(
        "Made from {question} by {name}, {day}",
        question=question_words(found.asked.get(action.new.assessment_id), action),
        name=action.made_by,
        day=long_date(action.made_at.date(), language()),
    )
    return " · ".join(filter(None, (made, said(held.title) if held else "", action.new.subject)))


def _links(programme: Programme, found: Register, action: Action) -> None:
    new, task = action.new, found.tasks.get(action.task_id)
    place = "/".join((new.section, new.question, new.subject))
    back = {"programme": programme.id, "assessment": new.assessment_id, "view": "result"}
    with st.container(horizontal=True):
        target = back | {"gap": place if new.from_value[:1].isdigit() else new.section}
        st.page_link(script("assessments"), label=t("Show the gap"), icon=":material/link:", query_params=target)
        if task:
            plan = {"programme": programme.id, "why": task.task.key}
            st.page_link(script("plan"), label=t("Show in the plan"), icon=":material/link:", query_params=plan)


def _moves(action: Action) -> None:
    with st.container(horizontal=True):
        for state in State:
            if state is not action.state:
                st.button(
                    t(MOVES[state]),
                    key=f"{FORM}_{state}",
                    type="primary" if state is State.DONE else "secondary",
                    on_click=_move,
                    args=(action, state),
                )


def _form(action: Action) -> None:
    key, new = f"{FORM}_{action.id}_{action.version}", action.new
    with st.form(key, border=False):
        st.text_input(t("Title"), said(new.title), key=f"{key}_title", max_chars=LONGEST_TITLE)
        owner, due = st.columns(2)
        owner.text_input(t("Owner"), new.owner, key=f"{key}_owner", max_chars=LONGEST_OWNER)
        due.date_input(t("Due"), new.due_on, key=f"{key}_due", format="YYYY-MM-DD")
        words = said(restored(new.detail))
        st.text_area(t("What is done, or what lessens it"), words, key=f"{key}_detail", max_chars=2000, height=80)
        st.form_submit_button(t("Save changes"), on_click=_edit, args=(action, key))


def _edit(action: Action, key: str) -> None:
    new, none = action.new, date.min
    due = entered(f"{key}_due", none)
    changed = replace(
        new,
        title=as_said(new.title, entered(f"{key}_title", "")),
        owner=entered(f"{key}_owner", ""),
        due_on=due if due and due != none else None,
        detail=stored(as_said(restored(new.detail), entered(f"{key}_detail", ""))),
    )
    with acting(FORM, t("The action is changed")) as signature, database() as db:
        edit_action(db, signature, action.id, (changed, action.version))


def _move(action: Action, state: State) -> None:
    with acting(FORM, t(SAID[state])) as signature, database() as db:
        move_action(db, signature, action.id, (state, action.version))
