"""Which two sets of dates are compared; both stand in the address."""

import streamlit as st

from phases.baselines.comparison import NOW
from ui.parts.baseline.view import Baselines, labels, set_on
from ui.session import entered, is_phone, language, t
from words.format import long_date

FROM, TO = "from", "to"


def chosen(baselines: Baselines) -> tuple[str, str]:
    """Ask from which baseline to which dates are compared: the newest promise and today unless the address says."""
    known = [each.id for each in baselines.known]
    with st.container(horizontal=True, vertical_alignment="center"):
        before = _select(baselines, (FROM, t("Compare from")), known, baselines.newest.id)
        if not is_phone():
            st.markdown("→", width="content")
        after = _select(baselines, (TO, t("Compare to")), [NOW, *known], NOW)
    return before, after


def _select(baselines: Baselines, named: tuple[str, str], options: list[str], default: str) -> str:
    name, label = named
    asked = st.query_params.get(name)
    words = {each.id: f"{said} · {long_date(set_on(each).date(), language())}"
             for each, said in zip(baselines.known, labels(baselines).values(), strict=False)}  # fmt: skip
    words[NOW] = t("today's plan")
    return st.selectbox(
        label,
        options,
        index=options.index(asked if asked in options else default),
        format_func=words.__getitem__,
        key=_key(name, baselines),
        on_change=_put,
        args=(name, _key(name, baselines), default),
        label_visibility="collapsed",
        width=300,
    )


def _key(name: str, baselines: Baselines) -> str:
    """Return the widget's key; with another baseline it is another widget, which starts from the address."""
    return f"baselines_{name}_{baselines.moment.programme_id}_{len(baselines.known)}"


def _put(name: str, key: str, default: str) -> None:
    found = entered(key, default)
    kept = {each: st.query_params.get_all(each) for each in st.query_params}
    st.query_params.from_dict({**kept, name: [] if found == default else [found]})
