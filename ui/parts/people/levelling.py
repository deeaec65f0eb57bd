"""Levelling as a proposal: what would move and by which rule; nothing is written before somebody accepts it."""

import streamlit as st

from errors import Refusal
from phases.effort.actions import apply_levelling
from phases.effort.answer import levelling_answer
from phases.effort.levelling.proposal import Proposal, rule
from ui.parts.page.frame import escaped, messages, problem, small
from ui.parts.people.forms import close_when_saved, opened
from ui.parts.people.view import People, proposal_of
from ui.parts.table import figure_table, together
from ui.session import acting, database, keep, language, said, t, tn
from words.format import drift, short_date

FORM = "people_level"
MOST_LISTED = 12


def levelling_dialog(people: People) -> None:
    """Show in a dialog which work would begin later."""
    opened(FORM, t("Level the plan"), _form)(people)


def _form(people: People) -> None:
    close_when_saved(FORM)
    try:
        with st.spinner(t("Trying orders of work …")):
            proposal = proposal_of(people)
    except Refusal as refusal:
        problem(refusal.sentence)
        return
    st.markdown(f"**{escaped(said(levelling_answer(proposal)))}**")
    st.markdown(small(escaped(said(rule(proposal.orders)))))
    if not proposal.moves:
        return
    _moves(people, proposal)
    st.markdown(
        small(t("Nothing is written yet. The dates become “not before” dates, as one change that can be undone."))
    )
    messages(FORM)
    count = len(proposal.edits())
    label = tn("Write {count} date", "Write {count} dates", count)
    st.button(
        label, key="people_level_save", type="primary", on_click=_apply, args=(people, proposal), disabled=not count
    )


def _moves(people: People, proposal: Proposal) -> None:
    shown = proposal.moves[:MOST_LISTED]
    columns = {
        t("Task"): [escaped(said(people.titles[each.before.task.id])) for each in shown],
        t("Later by"): [together(drift(each.days, language())) for each in shown],
        t("New end"): [together(short_date(each.after.finish, language())) for each in shown],
        t("Not before"): [
            together(short_date(each.not_before, language())) if each.not_before else t("follows") for each in shown
        ],
    }
    figure_table(columns, list(columns)[1:], t("Tasks that would end later"))
    if len(proposal.moves) > MOST_LISTED:
        st.markdown(small(t("and {n} more", n=len(proposal.moves) - MOST_LISTED)))


def _apply(people: People, proposal: Proposal) -> None:
    with acting(FORM, t("The dates are in the plan")) as signature, database() as db:
        apply_levelling(db, signature, people.programme.id, proposal)
        keep(f"saved:{FORM}", True)
