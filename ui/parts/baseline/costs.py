"""Which budgets rose and fell between two sets of dates."""

import streamlit as st

from phases.baselines.budget import CostComparison, costs_finding, said_amount
from ui.parts.baseline.view import Baselines
from ui.parts.page.frame import escaped, finding, small
from ui.parts.table import figure_table, together
from ui.session import is_phone, said, t
from words.format import UNKNOWN

MOST = 8
ON_PHONE = 4


def cost_table(baselines: Baselines, found: CostComparison | None) -> None:
    """Show the rows whose budget differs most; say why budgets cannot be compared where they cannot."""
    words = said(costs_finding(found, baselines.names))
    if found is None:
        st.markdown(small(escaped(words)))
        return
    finding(words, t("Budgets of the work as they were then and are after, the largest difference first"))
    shown = found.changed[: ON_PHONE if is_phone() else MOST]
    if not shown:
        return
    columns = {
        t("Task"): [escaped(said(baselines.names.get(each.task_id, each.task_id))) for each in shown],
        t("Budget before"): [_amount(found, each.before) for each in shown],
        t("Budget after"): [_amount(found, each.after) for each in shown],
        t("Difference"): [_signed(found, each.more) for each in shown],
    }
    figure_table(columns, list(columns)[1:], words)
    if len(found.changed) > len(shown):
        st.markdown(small(t("and {n} more", n=len(found.changed) - len(shown))))


def _amount(found: CostComparison, amount: float | None) -> str:
    return UNKNOWN if amount is None else together(said(said_amount(found, amount)))


def _signed(found: CostComparison, amount: float) -> str:
    return together(f"{'+' if amount > 0 else ''}{said(said_amount(found, amount))}")
