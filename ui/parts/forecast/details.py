"""Below the answer: the curve of the end, what moves it, the milestones and their trend."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from phases.forecast.answer import mover, plan_finding, whole_percent
from phases.forecast.finding import milestones_finding, spread_finding
from phases.forecast.forecast import Forecast, Landmark, Outlook, Risk
from phases.forecast.trend import most_moved, trend_finding
from ui.charts.dates.certainty import Mark, Point, certainty_chart
from ui.charts.dates.trend import Followed, milestone_trend_chart
from ui.charts.palette import palette
from ui.charts.show import show
from ui.parts.figures import Figure, figures
from ui.parts.forecast.view import ForecastView
from ui.parts.page.frame import escaped, finding, small
from ui.parts.table import figure_table, together
from ui.session import is_phone, language, said, t, theme
from ui.views import Moment
from words.format import UNKNOWN, drift, long_date, number, short_date

MOVERS = 7
NAMED = 7
ON_PHONE = 6
SHOWN_HEIGHT = 31 * 13
FELT_DAYS = 0.05
"""Less than this nobody would call a move of the end."""
WORDS = {"person": "estimates", "history": "history", "method": "method", "default": "general range"}
Key = tuple[Moment, str, str]


def certain_dates(view: ForecastView, forecast: Forecast) -> None:
    """Show the planned end, the end with its certainty, and the chance of the promise or of the plan."""
    end, calendar = forecast.finish, view.view.frame.calendar
    asked = end.chance or end.on_plan
    about = t("Chance by {day}", day=end.promised) if end.promised else t("Chance of the plan")
    against = t("than planned")
    shown = [Figure(t("Planned end"), long_date(end.planned, language()))]
    for label, day in (
        (t("As likely as not, P50"), end.p50),
        (t("80 % certain, P80"), end.p80),
        (t("95 % certain, P95"), end.p95),
    ):
        days = calendar.between(end.planned, day)
        shown.append(Figure(label, long_date(day, language()), drift(days, language()), against, worse_up=True))
    shown.append(Figure(about, f"{whole_percent(asked)}\N{NO-BREAK SPACE}%"))
    figures(shown)


def curve(view: ForecastView, forecast: Forecast) -> None:
    """Show how the chance to be done grows from day to day."""
    end = forecast.finish
    title = plan_finding(end) if end.promised else spread_finding(end)
    finding(said(title), t("Chance that everything is done, by date; {runs} runs", runs=number(forecast.dice.runs)))
    show(_curve_spec(_key(view), view), said(title), "forecast_curve")


def _key(view: ForecastView) -> Key:
    return view.moment, language(), theme()


@st.cache_resource(max_entries=64, show_spinner=False)
def _curve_spec(key: Key, _view: ForecastView) -> dict[str, Any]:
    assert _view.forecast is not None
    points = [Point(step.day, 100 * step.share) for step in _view.forecast.curve]
    return certainty_chart(points, _marks(_view.forecast.finish), palette(key[-1]), key[-2])


def _marks(end: Outlook) -> list[Mark]:
    plan, promise = t("planned {day}", day=end.planned), t("promised {day}", day=end.promised or end.planned)
    if end.promised == end.planned:
        plan = t("planned and promised {day}", day=end.planned)
    marks = [
        Mark(end.p50, f"P50 {short_date(end.p50, language())}", 50),
        Mark(end.p80, f"P80 {short_date(end.p80, language())}", 80),
        Mark(end.planned, plan, None, "promise" if end.promised == end.planned else "plan"),
    ]
    if end.promised and end.promised != end.planned:
        marks.append(Mark(end.promised, promise, None, "promise"))
    return marks


def movers(view: ForecastView, forecast: Forecast) -> None:
    """Show the tasks whose luck moves the end most."""
    felt = [risk for risk in forecast.risks if risk.sensitivity >= FELT_DAYS]
    reading = t("Share of runs in which a task is critical, and by how much its range moves the end")
    if not felt:
        finding(t("No single task moves the end"), t("Each has float enough or a narrow range"))
        return
    finding(said(mover(felt[0], view.names[felt[0].task.id])), reading)
    rows = felt[:MOVERS]
    columns = {
        t("Task"): [escaped(view.name(risk.task)) for risk in rows],
        t("Moves the end"): [_days(risk.sensitivity) for risk in rows],
        t("Critical"): [f"{100 * risk.criticality:.0f}\N{NO-BREAK SPACE}%" for risk in rows],
        t("Left, days"): [_range(risk) for risk in rows],
        t("Range from"): [together(t(WORDS[risk.source])) for risk in rows],
    }
    figure_table(columns, list(columns)[1:4], reading)


def _days(days: float) -> str:
    return t("{days} d", days=number(days, 1)).replace(" ", "\N{NO-BREAK SPACE}")


def _range(risk: Risk) -> str:
    return together(f"{risk.low:.2g} – {risk.high:.3g}")


def milestones(view: ForecastView) -> None:
    """Show the open milestones with the dates that are as likely as not, probable and nearly certain."""
    rows = view.open_milestones
    if not rows:
        return
    title = said(milestones_finding(rows))
    finding(title, t("P80 = done by then in 80 of 100 runs; promised = the newest baseline"))
    if is_phone():
        _list(view, rows)
        return
    column = st.column_config
    day = column.DateColumn
    form = "YYYY年M月D日" if language() == "zh" else "D MMM YYYY"
    st.dataframe(
        _columns(view, rows),
        hide_index=True,
        row_height=31,
        placeholder=UNKNOWN,
        height="content" if len(rows) < 13 else SHOWN_HEIGHT,
        column_config={
            "name": column.TextColumn(t("Milestone"), width=300),
            "planned": day(t("Plan"), format=form, width=100, alignment="right"),
            "p50": day("P50", format=form, width=100, alignment="right"),
            "p80": day("P80", format=form, width=100, alignment="right"),
            "p95": day("P95", format=form, width=100, alignment="right"),
            "promised": day(t("Promised"), format=form, width=100, alignment="right"),
            "chance": column.ProgressColumn(
                t("Chance"),
                format="%d %%",
                min_value=0,
                max_value=100,
                width=110,
                help=t("to keep the promised date"),
            ),
        },
        alt=title,
    )


def _columns(view: ForecastView, rows: Sequence[Landmark]) -> dict[str, list[Any]]:
    outlooks = [each.outlook for each in rows]
    columns: dict[str, list[Any]] = {"name": [view.name(each.task) for each in rows]}
    for name in ("planned", "p50", "p80", "p95", "promised"):
        columns[name] = [getattr(each, name) for each in outlooks]
    columns["chance"] = [round(100 * each.chance.share) if each.chance else None for each in outlooks]
    unknown = () if any(columns["promised"]) else ("promised", "chance")
    return {name: values for name, values in columns.items() if name not in unknown}


def _list(view: ForecastView, rows: Sequence[Landmark]) -> None:
    for each in rows[:ON_PHONE]:
        outlook = each.outlook
        with st.container(border=True, gap="xsmall"):
            with st.container(horizontal=True, horizontal_alignment="distribute", wrap=False):
                st.markdown(f"**{escaped(view.name(each.task))}**")
                chance = f"{whole_percent(outlook.chance)}\N{NO-BREAK SPACE}%" if outlook.chance else UNKNOWN
                st.markdown(f"**{chance}**", width="content")
            promised = t("promised {day}", day=outlook.promised) if outlook.promised else ""
            words = [t("planned {day}", day=outlook.planned), f"P80 {short_date(outlook.p80, language())}", promised]
            st.markdown(small(" · ".join(word for word in words if word)))
    if len(rows) > ON_PHONE:
        st.markdown(small(t("The next {n} of {all}", n=ON_PHONE, all=len(rows))))


def trend(view: ForecastView) -> None:
    """Show on which day which date was forecast for each milestone."""
    if not view.trends:
        return
    title = said(trend_finding(view.trends, view.names))
    if not most_moved(view.trends, 1):
        finding(title, t("Each day on which something changes, the forecast of every milestone is kept"))
        return
    finding(
        title,
        t("Right: the day of the forecast, up: the date forecast; level holds, rising drifts, dashed is reached"),
    )
    show(_trend_spec(_key(view), view), title, "forecast_trend")


@st.cache_resource(max_entries=64, show_spinner=False)
def _trend_spec(key: Key, _view: ForecastView) -> dict[str, Any]:
    named = {each.task.id for each in most_moved(_view.trends, NAMED)}
    lines = [Followed(_view.name(each.task), each.seen, each.task.id in named) for each in _view.trends]
    return milestone_trend_chart(lines, palette(key[-1]), key[-2])
