"""The table of measures, and beside it each interval against its target."""

from typing import TYPE_CHECKING, Any

import streamlit as st

from evaluation.answer import measures_finding
from evaluation.measure import Measure
from evaluation.metrics import Use
from ui.charts.palette import palette
from ui.charts.show import show
from ui.charts.usage import ROW_HEIGHT, Span, target_chart
from ui.parts.page.frame import escaped, finding, small
from ui.parts.page.status import badge
from ui.parts.usage.view import Key, View, key_of, reading_word, shown_count, shown_interval, shown_value
from ui.session import is_phone, said, t
from ui.views import Moment
from words.format import MINUS, UNKNOWN
from words.status import COLOURS, Status

if TYPE_CHECKING:
    import pyarrow

READINGS = (Status.DONE, Status.LATE, Status.UNDECIDED, Status.UNPROVEN)


def measures(moment: Moment, view: View, use: Use) -> None:
    """Show every measure with value, interval, target, people and reading; on a phone as a list."""
    if is_phone():
        finding(
            said(measures_finding(use)), t("Share of people with 95 % interval; change against the 28 days before")
        )
        for measure in use.measures:
            _card(view, measure)
        return
    left, right = st.columns([0.7, 0.3], gap=None)
    with left:
        finding(
            said(measures_finding(use)), t("Share of people with 95 % interval; change against the 28 days before")
        )
        st.dataframe(
            _grid(key_of(moment), view),
            key="usage_measures",
            hide_index=True,
            height="content",
            row_height=ROW_HEIGHT,
            column_config=_columns(),
            alt=_described(use),
        )
    with right:
        finding(t("Interval against target"), t("Bar = target, dot = value, line = 95 % interval, %"))
        show(_spec(key_of(moment), view), _described(use), "usage_targets_chart")


@st.cache_resource(max_entries=64, show_spinner=False)
def _grid(key: Key, _view: View) -> "pyarrow.Table":
    import pyarrow

    assert _view.use is not None
    assert key
    return pyarrow.Table.from_pylist([_row(_view, each) for each in _view.use.measures])


def _row(view: View, measure: Measure) -> dict[str, object]:
    return {
        "part": t(measure.part),
        "measure": t(measure.name),
        "value": shown_value(measure),
        "interval": shown_interval(measure),
        "target": shown_target(measure),
        "count": shown_count(measure),
        "change": shown_change(view, measure),
        "reading": [_chip(measure.reading)] if measure.target is not None else [],
    }


def shown_target(measure: Measure) -> str:
    """Return the target in percent, a dash where there is none."""
    return UNKNOWN if measure.target is None else f"{measure.target * 100:.0f}\N{NO-BREAK SPACE}%"


def shown_change(view: View, measure: Measure) -> str:
    """Return the change in points with its sign; a dash where nothing can be compared."""
    by = view.change(measure)
    if by is None:
        return UNKNOWN
    return f"{'+' if round(by) > 0 else MINUS if round(by) < 0 else '±'}{abs(by):.0f}"


def _chip(status: Status) -> str:
    return f"{status.sign} {t(reading_word(status))}"


def _columns() -> dict[str, Any]:
    column = st.column_config
    options, colours = [_chip(each) for each in READINGS], [COLOURS[each] for each in READINGS]
    return {
        "part": column.TextColumn(t("Part"), width=58),
        "measure": column.TextColumn(t("Measure"), width=166),
        "value": column.TextColumn(t("Value"), width=54, alignment="right"),
        "interval": column.TextColumn(t("Interval"), width=72, alignment="right"),
        "target": column.TextColumn(t("Target"), width=56, alignment="right"),
        "count": column.TextColumn(t("n / of"), width=76, alignment="right"),
        "change": column.TextColumn(t("Change"), width=62, alignment="right"),
        "reading": column.MultiselectColumn(t("Reading"), options=options, color=colours, width=98),
    }


def _card(view: View, measure: Measure) -> None:
    with st.container(border=True, gap="small"):
        with st.container(horizontal=True, horizontal_alignment="distribute", wrap=False):
            st.markdown(f"**{escaped(t(measure.name))}**")
            if measure.target is not None:
                st.markdown(badge(measure.reading, t(reading_word(measure.reading))))
        facts = t(
            "Target {target} · change {change}", target=shown_target(measure), change=shown_change(view, measure)
        )
        shown = f"**{shown_value(measure)}** · {shown_interval(measure)} · {shown_count(measure)}"
        st.markdown(f"{shown}  \n{small(escaped(facts))}")


@st.cache_resource(max_entries=64, show_spinner=False)
def _spec(key: Key, _view: View) -> dict[str, Any]:
    assert _view.use is not None
    return target_chart([span_of(each, each.name) for each in _view.use.measures], palette(key[-1]))


def span_of(measure: Measure, name: str) -> Span:
    """Return a measure as the charts draw it."""
    low, high = measure.interval
    value = measure.value * 100 if measure.shows_share else None
    target = None if measure.target is None else measure.target * 100
    return Span(name, value, low * 100, high * 100, target, measure.reading)


def _described(use: Use) -> str:
    return " · ".join(
        f"{t(each.name)} {shown_value(each)} ({shown_interval(each)}, {shown_count(each)})" for each in use.measures
    )
