"""Below the measures: use by unit, by week and by function."""

from dataclasses import replace
from typing import Any

import streamlit as st

from evaluation.answer import functions_finding, short_units, units_finding, weeks_finding
from evaluation.metrics import Group, Use
from ui.charts.palette import palette
from ui.charts.show import show
from ui.charts.usage import Bar, function_chart, unit_chart, week_chart
from ui.parts.page.frame import escaped, finding, small
from ui.parts.page.status import badge
from ui.parts.usage.measures import span_of
from ui.parts.usage.view import Key, View, key_of, reading_word, shown_count, shown_interval, shown_value
from ui.session import is_phone, language, said, t, tn
from ui.views import Moment
from words.format import percent, short_date

ROOM_FOR_TWO = 16
"""With more weeks than these, two figures side by side would overlap."""
MOST_UNITS, MOST_WEEKS, MOST_FUNCTIONS = 12, 26, 8


def details(moment: Moment, view: View, use: Use) -> None:
    """Show units, weeks and functions side by side; on a phone units as a list, charts on request."""
    if is_phone():
        if view.has_sites:
            _unit_list(view, use)
        if not st.toggle(t("Show charts"), key="usage_charts"):
            return
        shown = [_weeks, _functions]
    else:
        shown = [_units, _weeks, _functions] if view.has_sites else [_weeks, _functions]
    for place, draw in zip(st.columns(len(shown), gap="medium"), shown, strict=True):
        with place:
            draw(moment, view, use)


def _units(moment: Moment, view: View, use: Use) -> None:
    target = t("Habit rate per unit with 95 % interval; target {target} %", target=view.targets.habit_target)
    finding(said(units_finding(named(view, use))), target)
    show(_unit_spec(key_of(moment), view), _units_described(view, use), "usage_units")


def named(view: View, use: Use) -> Use:
    """Return the use with units as the reader calls them."""
    return replace(use, groups=tuple(replace(each, name=view.unit_name(each.name)) for each in use.groups))


@st.cache_resource(max_entries=64, show_spinner=False)
def _unit_spec(key: Key, _view: View) -> dict[str, Any]:
    assert _view.use is not None
    rows = [span_of(each.habit, _unit_label(_view, each)) for each in shown_groups(_view.use)]
    return unit_chart(rows, _view.targets.habit_target, palette(key[-1]))


def shown_groups(use: Use) -> tuple[Group, ...]:
    """Return the units that the chart has room for: those that fall short first to stay."""
    if len(use.groups) <= MOST_UNITS:
        return use.groups
    short = short_units(use.groups)[:MOST_UNITS]
    others = [group for group in use.groups if group not in short][: MOST_UNITS - len(short)]
    return tuple(group for group in use.groups if group in others or group in short)


def _unit_label(view: View, group: Group) -> str:
    name = view.unit_name(group.name) or t("no unit")
    if not group.habit.shows_share:
        return t("{unit} {hits} of {people}", unit=name, hits=group.habit.hits, people=group.people)
    return t("{unit} {share} of {people}", unit=name, share=percent(group.habit.value), people=group.people)


def _units_described(view: View, use: Use) -> str:
    return " · ".join(_unit_label(view, each) for each in use.groups)


def _weeks(moment: Moment, view: View, use: Use) -> None:
    running = any(not week.is_complete for week in use.weeks)
    reading = t("People active per week; the pale week is still running") if running else t("People active per week")
    finding(said(weeks_finding(use)), reading)
    bars = _week_bars(use)
    described = ", ".join(f"{bar.name}: {bar.value:.0f}" for bar in bars)
    show(_week_spec(key_of(moment), view), described, "usage_weeks")


@st.cache_resource(max_entries=64, show_spinner=False)
def _week_spec(key: Key, _view: View) -> dict[str, Any]:
    assert _view.use is not None
    return week_chart(_week_bars(_view.use), palette(key[-1]))


def _week_bars(use: Use) -> list[Bar]:
    last = max((week.monday for week in use.weeks if week.is_complete), default=None)
    bars: list[Bar] = []
    for week in use.weeks[-MOST_WEEKS:]:
        tone = "strong" if week.monday == last else "soft" if week.is_complete else "faint"
        is_labelled = week.monday == last or (not week.is_complete and len(use.weeks) <= ROOM_FOR_TWO)
        label = str(week.active) if is_labelled else ""
        bars.append(Bar(short_date(week.monday, language()), week.active, label, tone))
    return bars


def _functions(moment: Moment, view: View, use: Use) -> None:
    reading = tn("Of {count} person with access", "People who used it, of {count} with access", use.people)
    finding(said(functions_finding(use)), reading)
    if use.adoption:
        described = ", ".join(f"{each.function}: {shown_count(each.measure)}" for each in use.adoption)
        show(_function_spec(key_of(moment), view), described, "usage_functions")


@st.cache_resource(max_entries=64, show_spinner=False)
def _function_spec(key: Key, _view: View) -> dict[str, Any]:
    assert _view.use is not None
    use = _view.use
    top = (
        use.adoption
        if len(use.adoption) <= MOST_FUNCTIONS
        else (*use.adoption[: MOST_FUNCTIONS - 1], use.adoption[-1])
    )
    bars = [
        Bar(
            each.function,
            each.measure.hits or 0,
            f"{each.measure.hits} · {shown_value(each.measure)}",
            "strong" if each is use.adoption[-1] and len(top) > 1 else "soft",
        )
        for each in top
    ]
    return function_chart(bars, use.people, palette(key[-1]))


def _unit_list(view: View, use: Use) -> None:
    finding(said(units_finding(named(view, use))), t("Habit rate per unit with 95 % interval"))
    for group in reversed(use.groups):
        with st.container(border=True, horizontal=True, horizontal_alignment="distribute", wrap=False):
            words = f"{shown_value(group.habit)} · {shown_interval(group.habit)} · {shown_count(group.habit)}"
            st.markdown(f"**{escaped(view.unit_name(group.name) or t('no unit'))}**  \n{small(words)}")
            st.markdown(badge(group.habit.reading, t(reading_word(group.habit.reading))))
