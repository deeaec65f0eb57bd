"""Saying how long a task takes at best, most likely and at worst; taking that back."""

import streamlit as st

from phases.forecast.estimates.actions import estimate_task, withdraw_estimate
from phases.forecast.estimates.estimate import Estimate
from phases.forecast.forecast import Risk
from ui.parts.forecast.view import ForecastView
from ui.parts.page.frame import escaped, messages, small
from ui.session import acting, database, entered, programme_in_view, submit_id, t

FORM = "forecast_estimate"
POINTS = ("low", "likely", "high")
SOURCES = {
    "person": "an estimate of yours",
    "history": "finished tasks of this programme",
    "method": "the method",
    "default": "a general range",
}


def estimate_dialog(view: ForecastView) -> None:
    """Ask in a dialog for the three points of an open task, the one that moves the end most first."""
    st.dialog(t("Estimate a task"))(_form)(view)


def _form(view: ForecastView) -> None:
    current = programme_in_view()
    if current is None or current.revision != view.programme.revision:
        st.rerun()
    assert view.forecast is not None
    risks = {risk.task.id: risk for risk in view.forecast.risks}
    task_id = st.selectbox(
        t("Task"), list(risks), format_func=lambda each: view.name(risks[each].task), key=f"{FORM}_task"
    )
    risk = risks[task_id]
    points = view.points(risk)
    st.markdown(small(escaped(_basis_now(risk))))
    labels = {"low": t("At best"), "likely": t("Most likely"), "high": t("At worst")}
    for place, name in zip(st.columns(3), POINTS, strict=True):
        place.number_input(
            t("{label}, days", label=labels[name]),
            value=float(getattr(points, name)),
            step=1.0,
            format="%.1f",
            key=_key(name, risk),
        )
    messages(FORM)
    with st.container(horizontal=True):
        st.button(
            t("Save estimate"),
            key=f"{FORM}_save",
            type="primary",
            on_click=_save,
            args=(view.programme.id, points, risk, submit_id(FORM)),
        )
        if risk.task.id in view.own:
            st.button(
                t("Withdraw estimate"),
                key=f"{FORM}_withdraw",
                on_click=_withdraw,
                args=(view.programme.id, points, submit_id(FORM)),
            )


def _basis_now(risk: Risk) -> str:
    days = f"{risk.task.days:.10g}"
    return t("Planned: {days} days. The range now comes from {source}.", days=days, source=t(SOURCES[risk.source]))


def _key(name: str, risk: Risk) -> str:
    return f"{FORM}_{name}_{risk.task.id}"


def _save(programme_id: str, standing: Estimate, risk: Risk, submit: str) -> None:
    low, likely, high = (float(entered(_key(name, risk), getattr(standing, name))) for name in POINTS)
    estimate = Estimate(risk.task.id, low, likely, high, standing.version)
    with acting(FORM, t("Estimate saved"), submit) as signature, database() as db:
        estimate_task(db, signature, programme_id, estimate)


def _withdraw(programme_id: str, standing: Estimate, submit: str) -> None:
    with acting(FORM, t("Estimate withdrawn"), submit) as signature, database() as db:
        withdraw_estimate(db, signature, programme_id, standing)
