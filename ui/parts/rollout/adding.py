"""One more unit: asked for, shown with what it does to the plan, then added."""

import streamlit as st

from errors import Refusal
from phases.programme import LONGEST_NAME, UNIT_KINDS, NewUnit
from phases.renewal.actions import tailor
from phases.renewal.preview import Preview, dates_finding, preview_finding
from phases.renewal.tailoring import Choice
from rollout.matrix import waves
from ui.parts.page.frame import escaped, problem, small
from ui.parts.renewal.view import tailor_preview
from ui.parts.rollout.forms import close_when_saved, opened_form
from ui.parts.rollout.view import Rollout
from ui.parts.unit_table import kind_words
from ui.session import acting, database, entered, keep, refused, said, submit_id, t

ADD = "rollout_add"


def new_unit(rollout: Rollout) -> None:
    """Ask in a dialog for one more unit."""
    opened_form(ADD, t("Add unit"), _add_form)(rollout)


def _add_form(rollout: Rollout) -> None:
    """Ask for the unit; what it does stands below the button, which so keeps its place while one types."""
    close_when_saved(ADD)
    _fields(rollout)
    st.button(t("Add to the plan"), key=f"{ADD}_apply", type="primary", on_click=_add, args=(rollout, submit_id(ADD)))
    if words := refused(ADD):
        problem(words)
    elif _asked().name:
        _effect(rollout)


def _fields(rollout: Rollout) -> None:
    words, last = kind_words(), max(waves(rollout.rows), default=0)
    st.text_input(t("Unit"), key=f"{ADD}_name", max_chars=LONGEST_NAME)
    st.selectbox(t("Kind"), UNIT_KINDS, index=1, format_func=words.__getitem__, key=f"{ADD}_kind")
    left, right = st.columns(2)
    left.number_input(t("Wave"), 0, 99, max(last, 1), help=t("0 is the pilot"), key=f"{ADD}_wave")
    right.number_input(t("People"), 0, 1_000_000, 0, key=f"{ADD}_people")
    st.markdown(small(t("The unit gets the six deployment activities and starts with its wave.")))


def _asked() -> NewUnit:
    return NewUnit(
        name=entered(f"{ADD}_name", "").strip(),
        kind=entered(f"{ADD}_kind", UNIT_KINDS[1]),
        wave=entered(f"{ADD}_wave", 1),
        people=entered(f"{ADD}_people", 0),
    )


def _effect(rollout: Rollout) -> None:
    """Say what the unit does to rows, links and dates; nothing of it is saved."""
    try:
        found: Preview = tailor_preview(rollout.programme, Choice(add_units=(_asked(),)))
    except Refusal as refusal:
        problem(refusal.sentence)
        return
    st.markdown(f"**{escaped(said(preview_finding(found)))}**  \n{small(escaped(said(dates_finding(found))))}")


def _add(rollout: Rollout, submit: str) -> None:
    new = _asked()
    done = t("{unit} is in the plan", unit=escaped(str(new.name)))
    with acting(ADD, done, submit) as signature, database() as db:
        tailor(db, signature, rollout.programme.id, Choice(add_units=(new,)))
        keep(f"saved:{ADD}", True)
