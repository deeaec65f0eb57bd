"""The result of an assessment of maturity: figures, profile beside gaps, what stops each dimension, units."""

import streamlit as st

from phases.programme import Programme
from ui.charts.board import beside, sent
from ui.charts.readings import Drawn
from ui.parts.assessment.view import View
from ui.parts.board import show_board
from ui.parts.consensus.consensus import groups
from ui.parts.maturity.figures import maturity_figures
from ui.parts.maturity.gaps import FORM, gaps, turn
from ui.parts.maturity.profile import chart, stops
from ui.parts.maturity.units import units
from ui.parts.page.frame import messages, small
from ui.session import is_phone, language, t

BOARD = "assessments_board"


def maturity_result(programme: Programme, view: View) -> None:
    """Show the result; anonymous answers of too few people are not shown."""
    if view.result.hidden:
        st.markdown(small(t("Invite more people, or wait for their answers: the result then stands here.")))
        return
    drawn = _drawn((view.key, language(), is_phone()), view)
    show_board(drawn, BOARD, lambda act, told: turn(programme, view, act, told))
    messages(FORM)


@st.cache_resource(max_entries=64, show_spinner=False)
def _drawn(key: tuple[object, ...], _view: View) -> bytes:  # noqa: ARG001
    found, first = chart(_view), gaps(_view)
    both = [beside((0.54, [*found, *_first_talk(_view)]), (0.46, first))]
    middle = [*first, *found] if is_phone() else both
    return sent([*maturity_figures(_view), *middle, *stops(_view), *units(_view)])


def _first_talk(view: View) -> list[Drawn]:
    """Return the question on which people stand furthest apart, of those that wait for an agreement."""
    waiting = [each for each in view.result.talks if each.is_open]
    return groups(next((each for each in waiting if each.is_role_finding), waiting[0])) if waiting else []
