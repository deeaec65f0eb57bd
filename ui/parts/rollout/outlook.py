"""When the units go live, how many are live over time, and what is due next."""

import streamlit as st

from rollout.matrix import next_dates
from ui.charts.rollout import MANY
from ui.charts.show import show
from ui.parts.page.frame import escaped, finding
from ui.parts.page.status import badge
from ui.parts.rollout.view import Rollout, go_live_spec, live_spec
from ui.parts.table import text_table, together
from ui.session import is_phone, language, said, t
from words.format import short_date

MOST_DATES = 6


def _dates(rollout: Rollout) -> None:
    found = next_dates(rollout.rows, MOST_DATES)
    if not found:
        return
    first = found[0]
    words = {"unit": first.unit.name, "activity": rollout.titles[first.cell.activity], "day": first.cell.dated.finish}
    finding(t("Next: {unit}, {activity}, {day}", **words), t("First open activity of each unit, by forecast date"))
    columns = {
        "day": [together(short_date(each.cell.dated.finish, language())) for each in found],
        "unit": [escaped(said(each.unit.name)) for each in found],
        "activity": [escaped(said(rollout.titles[each.cell.activity])) for each in found],
        "state": [badge(each.cell.status) for each in found],
    }
    text_table(columns, t("Next dates of the units"), header=False)


def outlook(rollout: Rollout) -> None:
    """Show charts beside the next dates; on a phone the dates come first and the charts on request."""
    if is_phone():
        _dates(rollout)
        if st.toggle(t("Show charts"), key="rollout_charts"):
            _go_lives(rollout)
            _lives(rollout)
        return
    left, right = st.columns([0.52, 0.48], gap="medium")
    with left:
        _go_lives(rollout)
    with right:
        _dates(rollout)
        if many := len(rollout.rows) > MANY:
            _lives(rollout)
    if not many:
        _lives(rollout)


def _go_lives(rollout: Rollout) -> None:
    finding(said(rollout.go_lives), t("Go-live of each unit: hollow = baseline, filled = forecast or actual"))
    show(go_live_spec(rollout), said(rollout.go_lives), "rollout_go_lives")


def _lives(rollout: Rollout) -> None:
    finding(said(rollout.live), t("Units live over time: grey = baseline, blue = forecast, dashed = today"))
    show(live_spec(rollout), said(rollout.live), "rollout_live")
