"""The earned value of a programme: budget, planned, earned and spent, and what follows, by step and by unit."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from phases.effort.answer import value_finding
from phases.effort.value.earned import EarnedValue, Value, unknown
from ui.components.board import words
from ui.components.readings import Column, Drawn, Row, readings
from ui.components.readings import said as cell
from ui.components.views import View, Views
from ui.parts.page.frame import escaped, finding, small
from ui.parts.page.fresh import fresh
from ui.parts.people.view import People, ValueView, value_of
from ui.parts.views.views import show_views
from ui.session import entered, is_phone, language, said, t, tn
from ui.views import Moment
from words.format import UNKNOWN, long_date, number

LOW = 0.9
"""Below this an index stands out."""
AGAINST = "against"
FIGURES = ("planned", "actual", "spi", "cpi", "eac")


@st.fragment
def value_table(people: People) -> None:
    """Show the value in all, by step and by unit; what has no number says why below."""
    fresh(people.programme)
    view = value_of(people, str(st.query_params.get(AGAINST) or ""))
    finding(said(value_finding(view.value)), _reading(view.value))
    _choose(people, view)
    show_views(_drawn(people.moment, view.chosen, language(), is_phone(), (people, view.value)), "people_value")


@st.cache_resource(max_entries=64, show_spinner=False)
def _drawn(
    moment: Moment,  # noqa: ARG001
    baseline_id: str,  # noqa: ARG001
    language: str,  # noqa: ARG001
    phone: bool,
    _found: tuple[People, EarnedValue],
) -> bytes:
    people, value = _found
    if not value.total.tasks:
        why = t("Add people with their roles, or record the cost of tasks: budgets follow from them.")
        return Views((), {(): View([words(small(why))])}).sent()
    rows = [
        (t("Whole plan"), value.total),
        *_named(people, "step", value.steps),
        *_named(people, "unit", value.units),
    ]
    columns, seen = [Column(t("What"))], [each for each in rows if not phone or _has_figures(each[1])]
    if not phone:
        columns += [
            Column(each, "right") for each in (t("Budget"), t("Planned value"), t("Earned value"), t("Actual cost"))
        ]
    columns += [Column(each, "right") for each in (t("SPI"), t("CPI"), t("At the end"))]
    lines = [Row(_line(name, each, (each is value.total, phone))) for name, each in seen]
    table = readings("value", t("Earned value by step and by unit"), columns, lines, "told")
    notes = words(*(small(escaped(each)) for each in [*_left_out(len(rows) - len(seen)), *_notes(value)]))
    return Views((), {(): View([table, notes])}).sent()


def _has_figures(value: Value) -> bool:
    return any(each is not None for each in (value.spi, value.cpi, value.eac))


def _left_out(count: int) -> list[str]:
    """Return how many lines have no figure yet, where they are left out."""
    return [tn("One line has no figure yet.", "{count} lines have no figure yet.", count)] if count else []


def _line(name: str, value: Value, shown: tuple[bool, bool]) -> list[Drawn]:
    is_total, is_phone = shown
    amounts = () if is_phone else (value.budget, value.planned, value.earned, value.actual)
    return [
        cell("", bold=name) if is_total else cell(name),
        *(cell(_amount(each)) for each in amounts),
        _index(value.spi),
        _index(value.cpi),
        cell(_amount(value.eac)),
    ]


def _choose(people: People, view: ValueView) -> None:
    """Ask against which baseline value is planned; the address keeps it unless it is the newest promise."""
    if len(view.known) < 2:
        return
    ids = [each.id for each in view.known]
    newest = next((each.id for each in view.known if each.is_promise), ids[0])
    asked = st.query_params.get(AGAINST)
    words = {each.id: f"{said(each.name)} · {long_date(date.fromisoformat(each.at[:10]), language())}"
             for each in view.known}  # fmt: skip
    key = f"people_against_{people.programme.id}_{len(ids)}"
    st.selectbox(
        t("Planned by the baseline"),
        ids,
        ids.index(asked if asked in ids else newest),
        format_func=words.__getitem__,
        key=key,
        on_change=_put,
        args=(key, newest),
        width=320,
    )


def _put(key: str, newest: str) -> None:
    found = entered(key, newest)
    kept = {each: st.query_params.get_all(each) for each in st.query_params}
    st.query_params.from_dict({**kept, AGAINST: [] if found == newest else [found]})


def _reading(value: EarnedValue) -> str:
    measure = t("in money") if value.measure == "cost" else t("in hours, since nobody has a rate yet")
    return t(
        "as of {day}, {measure}; SPI below 1 is late, CPI below 1 is over cost",
        day=long_date(value.as_of, language()),
        measure=measure,
    )


def _named(people: People, kind: str, values: Sequence[Value]) -> list[tuple[str, Value]]:
    if kind == "unit":
        return [(said(people.name("unit", each.key)), each) for each in values]
    steps = people.view.pack.step
    return [(said(steps[each.key].title) if each.key in steps else each.key, each) for each in values]


def _amount(amount: float | None) -> str:
    return UNKNOWN if amount is None else number(amount)


def _index(index: float | None) -> Drawn:
    if index is None:
        return cell(UNKNOWN)
    is_low = round(index, 2) < LOW
    return {"pieces": [["b red" if is_low else "", number(index, 2)]]}


def _notes(value: EarnedValue) -> list[str]:
    """Return how the numbers came about, and why some are missing."""
    reasons = [unknown(value.total, figure) for figure in FIGURES]
    found = list(dict.fromkeys(said(each) for each in reasons if each))
    if value.total.unpriced:
        found.append(
            tn(
                "One task is in no sum: whoever works on it has no rate.",
                "{count} tasks are in no sum: whoever works on them has no rate.",
                value.total.unpriced,
            )
        )
    if value.unpromised:
        found.append(
            tn(
                "One task is not in the baseline: its current dates count.",
                "{count} tasks are not in the baseline: their current dates count.",
                value.unpromised,
            )
        )
    found.append(
        t(
            "Planned: the baseline's budget, today's where it keeps none, spread evenly over its working days, a "
            "milestone on its day. "
            "Earned: budget by percent done. Spent: recorded cost, else recorded hours at their rates. "
            "At the end: budget / CPI."
        )
    )
    return found
