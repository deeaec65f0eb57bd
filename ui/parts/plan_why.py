"""The box of the row in hand: why it has its date, the chain behind it, and what can be done to the row."""

from collections.abc import Mapping, Sequence

import streamlit as st

from phases.outline import waited_for
from phases.reasons import beside, chain_behind, pressure, pressure_words, reason
from phases.timeline import Dated
from ui.charts.days import day_words, with_years
from ui.parts.frame import escaped
from ui.parts.plan_rows import row_buttons
from ui.parts.plan_view import PlanView, spoken
from ui.session import entered, keep, kept, language, said, t, tn, today
from words.text import Sentence, sentence

WHY, ROUND = "why", "plan why round"
LONGEST_CHAIN = 14


@st.fragment
def why_box(view: PlanView, rows: Sequence[Dated]) -> None:
    """Let the reader choose a row and say why its date is what it is."""
    shown = {row.task.key: row for row in rows}
    titles = spoken(view, language()).titles
    with st.container(border=True):
        key = st.selectbox(
            t("Why this date?"),
            list(shown),
            index=_first(view, shown),
            format_func=lambda key: f"{view.numbers[shown[key].task.id]} {titles[shown[key].task.id]}",
            key=_key(),
            on_change=_put,
        )
        row = shown.get(key) or next(iter(shown.values()))
        st.markdown(_explained(view, row))
        _chain(view, row, titles)
        row_buttons(view, row.task)


def _first(view: PlanView, shown: dict[str, Dated]) -> int:
    """Return the place of the row that is asked for, else of what the end waits for, else of the first work."""
    root = waited_for(view.timeline)
    asked = st.query_params.get(WHY) or (root.task.key if root else "")
    work = next((at for at, row in enumerate(shown.values()) if row.task.kind != "summary"), 0)
    return next((at for at, key in enumerate(shown) if key == asked), work)


def _put() -> None:
    st.query_params[WHY] = entered(_key(), "")


def ask_why(key: str) -> None:
    """Ask for the reason of a row; for the callback of whatever else lets a reader choose one."""
    st.query_params[WHY] = key
    keep(ROUND, kept(ROUND, lambda: 0) + 1)


def _key() -> str:
    """Return the key of the choice; another round of it starts from the address."""
    return f"plan_why_{kept(ROUND, lambda: 0)}"


def _named(view: PlanView, task_id: str) -> Sentence:
    return sentence("{number} {title}", number=view.numbers[task_id], title=view.view.titles[task_id])


def _explained(view: PlanView, row: Dated) -> str:
    ends = row.task.kind == "milestone" or row.task.started_on or row.task.finished_on
    day = day_words(row.finish if ends else row.start, today(), language())
    question = t("{task}: why {day}?", task=_named(view, row.task.id), day=day)
    words = " ".join(said(with_years(each, today())) for each in _reasons(view, row))
    late = ""
    if row.moments.total_float < 0 and not row.task.finished_on:
        found = pressure(row, view.rows, view.plan.links)
        names = {found.row.task.id: _named(view, found.row.task.id)} if found else {}
        told = pressure_words(row, found, names, view.frame.terms.day_minutes)
        late = f"  \n:red[■ {escaped(said(with_years(told, today())))}]"
    return f"**{escaped(question)}** {escaped(words)}{late}"


def _reasons(view: PlanView, row: Dated) -> list[Sentence]:
    names = {row.driver_id: _named(view, row.driver_id)} if row.driver_id else {}
    links = view.plan.links
    return [reason(row, view.rows, links, names), *beside(row, view.rows, links, view.frame.calendar)]


def _chain(view: PlanView, row: Dated, titles: Mapping[str, str]) -> None:
    """Show what stands behind the date, back to where it begins."""
    chain = chain_behind(row, view.rows)[1:]
    if not chain:
        return
    with st.expander(tn("The row behind it", "The {count} rows behind it", len(chain)), key="plan_chain"):
        lines = [
            f"1. **{escaped(view.numbers[each.task.id])} {escaped(titles[each.task.id])}** "
            f"{escaped(_dates(each))}{_why(view, each)}"
            for each in chain[:LONGEST_CHAIN]
        ]
        st.markdown("\n".join(lines))
        if len(chain) > LONGEST_CHAIN:
            last = _named(view, chain[-1].task.id)
            st.markdown(escaped(t("… and {n} more, back to {task}.", n=len(chain) - LONGEST_CHAIN, task=last)))


def _dates(row: Dated) -> str:
    begins, finishes = (day_words(day, today(), language()) for day in (row.start, row.finish))
    return finishes if row.task.kind == "milestone" else f"{begins} – {finishes}"


def _why(view: PlanView, row: Dated) -> str:
    """Return why an open row has its date, on a line of its own; of what is done the dates say enough."""
    if row.task.finished_on:
        return " ✓"
    return f"  \n   {escaped(' '.join(said(with_years(each, today())) for each in _reasons(view, row)))}"
