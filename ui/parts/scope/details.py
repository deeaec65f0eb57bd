"""The impact catalogue, and how the requirements spread over the functional areas."""

import streamlit as st

from phases.scope.answer import exceptions_finding, impact_finding
from phases.scope.impact import IMPACT_KINDS, Impact
from phases.scope.requirement import PRIORITIES
from ui.parts.page.frame import escaped, finding, small
from ui.parts.page.status import badge, sign
from ui.parts.scope.view import Scoped
from ui.parts.scope.words import IMPACT_WORDS, PRIORITY_WORDS, shown_key
from ui.parts.table import figure_table, text_table, together
from ui.session import is_phone, said, t
from words.format import UNKNOWN
from words.status import Status


def impacts(found: Scoped) -> None:
    """Show which technology and processes are touched, and which functions are missing."""
    if not found.scope.impacts:
        finding(
            t("The impact catalogue is empty"), t("Which systems and processes does the CRM touch, what is missing?")
        )
        return
    finding(
        said(impact_finding(found.scope, found.coverage)),
        t("Impact catalogue: what the CRM touches, and the requirements behind it"),
    )
    shown = sorted(found.scope.impacts, key=lambda each: IMPACT_KINDS.index(each.kind))
    if is_phone():
        for each in shown:
            st.markdown(f"**{escaped(said(each.title))}** {small(said(IMPACT_WORDS[each.kind]))}  \n"
                        f"{escaped(said(each.effect))} · {_asked(found, each)}")  # fmt: skip
        return
    columns = {
        t("Touched or missing"): [f"**{escaped(said(each.title))}**" for each in shown],
        t("Kind"): [together(said(IMPACT_WORDS[each.kind])) for each in shown],
        t("What it means"): [escaped(said(each.effect)) for each in shown],
        t("Requirements"): [_asked(found, each) for each in shown],
        t("Owner"): [escaped(together(said(each.owner) or UNKNOWN)) for each in shown],
    }
    text_table(columns, t("Impact catalogue"))


def _asked(found: Scoped, impact: Impact) -> str:
    if impact in found.coverage.unasked:
        return badge(Status.RISK, t("nobody asks"))
    return together(", ".join(map(shown_key, impact.requirements))) or UNKNOWN


def areas(found: Scoped) -> None:
    """Show how many requirements of each priority speak of which functional area."""
    idle = [said(found.areas[area]) for area in found.coverage.idle_areas]
    finding(said(exceptions_finding(found.coverage, idle)), t("Requirements by functional area and priority"))
    counts = {
        area: [sum(r.area == area and r.priority == p for r in found.scope.requirements) for p in PRIORITIES]
        for area in found.areas
    }
    columns = {t("Functional area"): [escaped(said(title)) for title in found.areas.values()]}
    for at, each in enumerate(PRIORITIES):
        columns[said(PRIORITY_WORDS[each])] = [f"{row[at] or UNKNOWN}" for row in counts.values()]
    columns[t("All")] = [
        f"**{sum(row)}**" if sum(row) else f"{sign(Status.RISK)}\N{NO-BREAK SPACE}0" for row in counts.values()
    ]
    figure_table(columns, list(columns)[1:], t("Requirements by functional area"))
