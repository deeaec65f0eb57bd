"""Forecast: by when the plan will be done, with what chance, and what moves that date most."""

import streamlit as st

from phases.forecast.answer import answer as forecast_answer
from phases.forecast.answer import basis_words, interval
from phases.forecast.forecast import Forecast
from ui.navigation import script
from ui.parts.forecast.details import certain_dates, curve, milestones, movers, trend
from ui.parts.forecast.estimate import FORM as ESTIMATE
from ui.parts.forecast.estimate import estimate_dialog
from ui.parts.forecast.view import ForecastView, forecast_view
from ui.parts.overview.first_steps import first_steps
from ui.parts.page.empty import empty
from ui.parts.page.frame import answer, escaped, messages, page_head, problem, small
from ui.session import is_phone, programme_in_view, said, t, today
from words.format import number


def facts(view: ForecastView) -> str:
    if view.forecast is None:
        return ""
    parts = [
        t("{runs} runs of the plan, its tasks now shorter, now longer", runs=number(view.forecast.dice.runs)),
        t("revision {number}", number=view.programme.revision),
    ]
    return " · ".join(parts)


def page(view: ForecastView) -> None:
    crumbs = [t("Portfolio"), said(view.programme.name), t("Forecast")]
    has_work = bool(view.view.timeline.leaves())
    with page_head(t("Forecast"), facts(view) if has_work else "", crumbs):
        asked = bool(has_work and view.forecast and view.forecast.risks) and st.button(
            t("Estimate a task"), key="forecast_open", icon=":material/edit:", type="primary"
        )
    if not has_work:
        if empty(
            t("This plan has no tasks yet."), t("Add or import tasks first."), t("Open the plan"), "forecast_plan"
        ):
            st.switch_page(script("plan"))
        return
    if view.forecast is None:
        assert view.problem is not None
        problem(view.problem)
        return
    answer(forecast_answer(view.forecast, today()))
    messages(ESTIMATE)
    details(view, view.forecast)
    if asked:
        estimate_dialog(view)


def details(view: ForecastView, forecast: Forecast) -> None:
    certain_dates(view, forecast)
    if is_phone():
        movers(view, forecast)
        milestones(view)
        if st.toggle(t("Show charts"), key="forecast_charts"):
            curve(view, forecast)
            trend(view)
    else:
        left, right = st.columns([0.5, 0.5], gap="medium")
        with left:
            curve(view, forecast)
        with right:
            movers(view, forecast)
        milestones(view)
        trend(view)
    end = forecast.finish
    basis = f"{said(interval(end.chance or end.on_plan, forecast.dice.runs))} {said(basis_words(forecast))}"
    st.markdown(small(escaped(basis)))


programme = programme_in_view()
if programme is None:
    page_head(t("Forecast"), "", [t("Portfolio")])
    first_steps()
else:
    page(forecast_view(programme))
