"""Below the answer: which rows moved, which milestones, what came and went, and the baselines there are."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from phases.baselines.answer import Shift, changed_finding, most_moved, shifts_finding
from phases.baselines.comparison import NOW, Baseline, Comparison, Variance
from ui.charts.dates.variance import Move, variance_chart
from ui.charts.palette import palette
from ui.charts.show import show
from ui.parts.baseline.view import Baselines, Compared, compared, set_on
from ui.parts.page.empty import empty
from ui.parts.page.frame import escaped, finding, small
from ui.parts.table import figure_table, text_table, together
from ui.session import is_phone, language, said, t, theme, tn
from ui.views import Moment
from words.format import UNKNOWN, drift, long_date, short_date

MOST_MILESTONES = 16
ON_PHONE = 8
SHOWN_HEIGHT = 31 * 13
WIDTHS = (330, 104, 104, 84, 104, 104, 84)
Key = tuple[Moment, str, str, str, str]


def changed_table(baselines: Baselines, found: Comparison) -> None:
    """Show each row that moved: start and finish before and after with the working days between, worst first."""
    rows = most_moved(found.changed)
    if not rows:
        empty(
            t("No date differs between the two."),
            t("Choose another pair above, or come back when something has moved."),
            None,
            "baselines_same",
        )
        return
    title = said(changed_finding(rows))
    finding(title, t("Before and after, with the working days between; the largest shift of a finish first"))
    if is_phone():
        _list(baselines, rows)
        return
    column = st.column_config
    widths = dict(zip(("name", "s0", "s1", "sd", "f0", "f1", "fd"), WIDTHS, strict=True))
    day = "YYYY年M月D日" if language() == "zh" else "D MMM YYYY"
    number = "%+d 天" if language() == "zh" else "%+d d"
    st.dataframe(
        _table(baselines, (found.before.id, found.after.id, language()), rows),
        hide_index=True,
        row_height=31,
        placeholder="",
        height="content" if len(rows) < 13 else SHOWN_HEIGHT,
        column_config={
            "name": column.TextColumn(t("Task"), width=widths["name"]),
            "s0": column.DateColumn(t("Start before"), format=day, width=widths["s0"], alignment="right"),
            "s1": column.DateColumn(t("Start after"), format=day, width=widths["s1"], alignment="right"),
            "sd": column.NumberColumn(t("Start, days"), format=number, width=widths["sd"]),
            "f0": column.DateColumn(t("Finish before"), format=day, width=widths["f0"], alignment="right"),
            "f1": column.DateColumn(t("Finish after"), format=day, width=widths["f1"], alignment="right"),
            "fd": column.NumberColumn(t("Finish, days"), format=number, width=widths["fd"]),
        },
        alt=title,
    )


@st.cache_resource(max_entries=64, show_spinner=False, hash_funcs={Baselines: lambda each: repr(each.moment)})
def _table(baselines: Baselines, key: tuple[str, str, str], _rows: Sequence[Variance]) -> Any:
    """Return the rows as an Arrow table, made once per pair and language; `key` says which."""
    import pyarrow as pa

    assert key
    return pa.table(
        {
            "name": [_name(baselines, row.task_id) for row in _rows],
            "s0": [row.before.start for row in _rows],
            "s1": [row.after.start for row in _rows],
            "sd": [row.start_days or None for row in _rows],
            "f0": [row.before.finish for row in _rows],
            "f1": [row.after.finish for row in _rows],
            "fd": [row.finish_days or None for row in _rows],
        }
    )


def _name(baselines: Baselines, task_id: str) -> str:
    return said(baselines.names.get(task_id, task_id.partition(":")[2]))


def _list(baselines: Baselines, rows: Sequence[Variance]) -> None:
    for row in rows[:ON_PHONE]:
        with st.container(border=True, horizontal=True, horizontal_alignment="distribute", wrap=False):
            dates = f"{short_date(row.before.finish, language())} → {short_date(row.after.finish, language())}"
            st.markdown(f"**{escaped(_name(baselines, row.task_id))}**  \n{small(dates)}")
            st.markdown(f"**{together(drift(row.finish_days, language()))}**", width="content")
    if len(rows) > ON_PHONE:
        st.markdown(small(t("The {n} that moved most, of {all}", n=ON_PHONE, all=len(rows))))


def milestones(baselines: Baselines, asked: tuple[str, str], found: Compared) -> None:
    """Show the milestones on their dates before and after; where there are many, those that moved most."""
    if not found.milestones:
        return
    rows = shown_milestones(found.milestones)
    reading = t("Hollow = before, filled = after; red is later, green earlier, in working days")
    if len(rows) < len(found.milestones):
        left = any(row.variance and row.variance.finish_days for row in found.milestones if row not in rows)
        most = t("{reading}; shown are the {n} that moved most", reading=reading, n=len(rows))
        reading = most if left else t("{reading}; those that stay are left out", reading=reading)
    finding(said(shifts_finding(found.milestones)), reading)
    moves = [_move(baselines, found.comparison, row) for row in rows]
    described = ", ".join(f"{move.name}: {move.label}" for move in moves)
    key: Key = (baselines.moment, *asked, language(), theme())
    show(_spec(key, moves), described, "baselines_milestones")


def shown_milestones(rows: Sequence[Shift]) -> list[Shift]:
    """Return the milestones that the chart has room for, in their order: those that moved most stay."""
    if len(rows) <= MOST_MILESTONES:
        return list(rows)
    moved = [row for row in rows if row.variance and row.variance.finish_days]
    by_days = sorted(moved or rows, key=lambda row: -abs(row.variance.finish_days) if row.variance else 0)
    kept = {row.task.id for row in by_days[:MOST_MILESTONES]}
    return [row for row in rows if row.task.id in kept]


def _move(baselines: Baselines, found: Comparison, row: Shift) -> Move:
    before, after = found.before.promises[row.task.id], found.after.promises[row.task.id]
    days = row.variance.finish_days if row.variance else 0
    return Move(_name(baselines, row.task.id), before.finish, after.finish, days, drift(days, language()))


@st.cache_resource(max_entries=64, show_spinner=False)
def _spec(key: Key, _moves: list[Move]) -> dict[str, Any]:
    return variance_chart(_moves, palette(key[-1]), key[-2])


def came_and_went(baselines: Baselines, found: Comparison) -> None:
    """Show the rows that stand on one side only."""
    both = (
        (tn("One row is only in the later dates", "{count} rows are only in the later dates", len(found.added)),
         found.added),
        (tn("One row is only in the earlier dates", "{count} rows are only in the earlier dates", len(found.removed)),
         found.removed),
    )  # fmt: skip
    for title, task_ids in both:
        if task_ids:
            with st.expander(title):
                text_table({t("Task"): [escaped(_name(baselines, each)) for each in task_ids]}, title, header=False)


def baseline_list(baselines: Baselines) -> None:
    """Show the baselines that people set, and below them those that were kept at gates and before imports."""
    promises = [each for each in baselines.known if each.is_promise]
    kept = [each for each in baselines.known if not each.is_promise]
    finding(
        tn("One baseline is kept", "{count} baselines are kept", len(baselines.known)),
        t("Their ends, and how far the end has moved since"),
    )
    if promises:
        _ends(baselines, promises, t("Baselines"))
    if kept:
        title = tn("One kept at a gate or before a change", "{count} kept at gates or before changes", len(kept))
        with st.expander(title):
            _ends(baselines, kept, title)


def _ends(baselines: Baselines, shown: Sequence[Baseline], title: str) -> None:
    ends = [each.finish for each in shown]
    now = [compared(baselines, each.id, NOW).comparison.finish_days for each in shown]
    columns = {
        t("Baseline"): [escaped(said(each.name)) for each in shown],
        t("Set on"): [together(long_date(set_on(each).date(), language())) for each in shown],
        t("End"): [together(long_date(end, language())) if end else UNKNOWN for end in ends],
        t("Until today"): [together(drift(days, language())) for days in now],
    }
    figure_table(columns, list(columns)[1:], title)
