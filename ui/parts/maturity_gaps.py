"""The gaps of an assessment in order of priority, and how one becomes a task."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import streamlit as st

from assessments.gaps import Gap
from phases.actions import add_task
from phases.editing import NewTask
from phases.gap_tasks import stage_for
from phases.programme import Programme
from ui.parts.answer_words import answer_word
from ui.parts.assessment_view import View, view_of
from ui.parts.frame import escaped, finding, messages, small
from ui.parts.fresh import fresh
from ui.parts.status import badge
from ui.session import acting, database, entered, is_phone, language, said, t, tn
from words.format import tenth
from words.status import Status

if TYPE_CHECKING:
    import pyarrow

FORM = "assessments_task"
ROW_HEIGHT = 31


@st.fragment
def gaps(programme: Programme, assessment_id: str) -> None:
    """Show the gaps; the one chosen can be turned into a task."""
    fresh(programme)
    view = view_of(programme, assessment_id)
    ranked = [gap for gap in view.gaps if gap.priority is not None]
    finding(_headline(view), t("Priority = weight × (target − score) × 1.5 if the gate needs it"))
    if not ranked:
        st.markdown(small(t("No dimension that is rated stands below its target.")))
        return
    _details(programme, view, _choose(view, ranked))


def _headline(view: View) -> str:
    blocking = sum(gap.is_blocking and gap.priority is not None for gap in view.gaps)
    if not blocking:
        return t("Where closing a gap pays most") if view.gaps else t("No gap is left")
    return tn("{count} gap comes first: it stops the gate", "{count} gaps come first: they stop the gate", blocking)


def _choose(view: View, ranked: Sequence[Gap]) -> Gap:
    if is_phone():
        return _cards(view, ranked)
    picked = st.dataframe(
        _grid((view.key, language()), view, ranked),
        key="assessments_gaps",
        hide_index=True,
        height="content",
        row_height=ROW_HEIGHT,
        on_select="rerun",
        selection_mode="single-row-required",
        column_config=_columns(),
    )
    rows = picked.selection.rows
    return ranked[rows[0] if rows and rows[0] < len(ranked) else 0]


@st.cache_resource(max_entries=32, show_spinner=False)
def _grid(key: tuple[object, ...], _view: View, _ranked: Sequence[Gap]) -> "pyarrow.Table":  # noqa: ARG001
    import pyarrow

    return pyarrow.Table.from_pylist([_row(_view, gap) for gap in _ranked])


def _row(view: View, gap: Gap) -> dict[str, object]:
    task = view.tasks.get(gap.dimension.id)
    return {
        "dimension": _name(gap),
        "priority": gap.priority,
        "gap": gap.shortfall,
        "gate": gap.minimum is not None,
        "task": task.status.sign if task else "",
    }


def _columns() -> dict[str, Any]:
    column = st.column_config
    return {
        "dimension": column.TextColumn(t("Dimension"), width=196),
        "priority": column.NumberColumn(t("Priority"), format="%.1f", width=58),
        "gap": column.NumberColumn(t("Gap"), format="%.1f", width=42),
        "gate": column.CheckboxColumn(t("Gate"), width=42),
        "task": column.TextColumn(t("Task"), width=42),
    }


def _cards(view: View, ranked: Sequence[Gap]) -> Gap:
    for gap in ranked:
        mark = badge(Status.LATE, t("stops the gate")) if gap.is_blocking else ""
        facts = t("Priority {priority} · gap {gap}", priority=tenth(gap.priority), gap=tenth(gap.shortfall))
        task = view.tasks.get(gap.dimension.id)
        with st.container(border=True):
            shown = small(escaped(f"{facts} · {said(task.task.title)}" if task else facts))
            st.markdown(f"**{escaped(_name(gap))}** {mark}  \n{shown}")
    chosen = st.selectbox(
        t("Gap to close"), range(len(ranked)), format_func=lambda at: _name(ranked[at]), key="assessments_gap"
    )
    return ranked[chosen or 0]


def _details(programme: Programme, view: View, gap: Gap) -> None:
    question = next(each for each in gap.dimension.question if each.id == gap.question)
    with st.container(border=True, gap="small"):
        level = gap.dimension.question.index(question) + 2
        stopped = t("{dimension} stopped at question {question}", dimension=gap.dimension.id, question=gap.question)
        st.markdown(f"**{escaped(stopped)}** · {escaped(said(question.text))} **{answer_word(gap.answer)}**")
        aim = t("Level {level}: {words}", level=level, words=said(gap.dimension.level[level - 1]))
        st.markdown(f"{small(escaped(aim))}{_voices(view, gap)}")
        if task := view.tasks.get(gap.dimension.id):
            st.markdown(f"{badge(task.status)} {escaped(said(task.task.title))}")
        else:
            _offer(programme, view, gap)


def _voices(view: View, gap: Gap) -> str:
    """Return how many gave which answer to the question; nothing while only one answered."""
    agreed = view.profile.dimension[gap.dimension.id].agreements.get(gap.question)
    if agreed is None or len(agreed.given) < 2:
        return ""
    counts = " · ".join(f"{count} × {answer_word(answer)}" for answer, count in Counter(agreed.given).items())
    split = " " + badge(Status.LATE, t("disagree")) if agreed.is_split else ""
    return f"  \n{small(t('Respondents: {counts}', counts=counts))}{split}"


def _offer(programme: Programme, view: View, gap: Gap) -> None:
    left, middle, right = st.columns([0.28, 0.4, 0.32], vertical_alignment="bottom")
    left.number_input(t("Working days"), 1, 400, 10, key=f"{FORM}_days")
    middle.text_input(t("Owner"), key=f"{FORM}_owner", max_chars=80)
    right.button(
        t("Turn into task"),
        key=f"{FORM}_turn",
        type="primary",
        width="stretch",
        on_click=_turn,
        args=(programme, stage_for(gap.dimension.step, programme.steps, view.phases), gap),
    )
    messages(FORM)


def _turn(programme: Programme, stage: tuple[str, str], gap: Gap) -> None:
    days, owner = entered(f"{FORM}_days", 10), entered(f"{FORM}_owner", "")
    step, phase = stage
    new = NewTask(gap.action, days, step, phase, owner.strip(), gap.source)
    with acting(FORM, t("The task stands in the plan")) as signature, database() as db:
        add_task(db, signature, programme.id, new)


def _name(gap: Gap) -> str:
    return f"{gap.dimension.id} {said(gap.dimension.title)}"
