"""What a reader asks of the plan: which step, which rows, how close, which layers; all of it in the address."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, cast

import streamlit as st

from phases.outline import EVERYTHING, UNITS, Show, running_scope
from ui.charts.gantt import DAYS_SHOWN, Zoom
from ui.parts.choice import one_of
from ui.parts.plan_view import PlanView, scope_word
from ui.session import entered, t

LAYERS = ("baseline", "links", "float", "not before", "deadline", "constraint", "waits for")
SHOW_WORDS = {"all": "All", "critical": "Critical", "late": "Late", "open": "Open", "chain": "Driving path"}
LAYER_WORDS = {
    "baseline": "Baseline",
    "links": "Links",
    "float": "Float",
    "not before": "Not before",
    "deadline": "Deadline",
    "constraint": "Constraint",
    "waits for": "Waits for",
}


@dataclass(frozen=True)
class Asked:
    """The reader's choice."""

    scope: str
    show: Show | Literal["chain"]
    zoom: Zoom
    layers: frozenset[str]


def filters(view: PlanView, has_gantt: bool) -> Asked:
    """Show the filters and return what is chosen; time scale and layers only where there is a Gantt."""
    scope = _scope(view)
    with st.container(horizontal=True, gap="small"):
        show = one_of("show", t("Rows"), _said(SHOW_WORDS), "all")
        layers = _layers() if has_gantt else LAYERS[:2]
    scope = EVERYTHING if show == "chain" else scope
    zoom = st.query_params.get("zoom")
    return Asked(
        scope,
        cast(Show | Literal["chain"], show),
        cast(Zoom, zoom if zoom in DAYS_SHOWN else "month"),
        frozenset(layers),
    )


def _scope(view: PlanView) -> str:
    """Let the reader choose a step or the units; a plan without steps is shown whole."""
    if not view.programme.steps:
        return EVERYTHING
    units = [UNITS] if view.view.units else []
    scopes = {scope: scope_word(view, scope) for scope in (*view.programme.steps, *units, EVERYTHING)}
    return one_of("scope", t("Step"), scopes, running_scope(view.timeline))


def _said(words: Mapping[str, str]) -> dict[str, str]:
    return {key: t(word) for key, word in words.items()}


def _layers() -> list[str]:
    asked = st.query_params.get_all("layers")
    return st.pills(
        t("Show also"),
        LAYERS,
        selection_mode="multi",
        default=[each for each in asked if each in LAYERS] if asked else LAYERS[:3],
        format_func=_said(LAYER_WORDS).__getitem__,
        key="plan_layers",
        on_change=_put_layers,
        label_visibility="collapsed",
    )


def _put_layers() -> None:
    chosen: list[str] = entered("plan_layers", [])
    st.query_params["layers"] = chosen or ["none"]
