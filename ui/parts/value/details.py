"""Segments with value, potential and treatment, and how the value of one segment comes about, event by event."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from assessments.selection.cost import discount
from assessments.selection.lifetime import Treatment, expected
from assessments.selection.segment import Event
from assessments.selection.valuation import Valued, growth_finding, one_finding
from ui.charts.show import show
from ui.components.choosing import Choice, Choosing, Empty, Line
from ui.components.readings import Column
from ui.parts.page.frame import escaped, finding, small
from ui.parts.scope.words import amount
from ui.parts.table import figure_table, together
from ui.parts.value.view import Values, value_spec
from ui.parts.views.readings import show_choosing
from ui.session import is_phone, language, said, t
from ui.views import Moment
from words.format import MINUS, UNKNOWN, money, number, percent
from words.text import Sentence, sentence

SEGMENT = "segment"
SHORT = 24
"""A name of so many signs stays on one line; a longer one breaks, so that the last column is seen."""
TREATMENTS: Mapping[Treatment, tuple[str, Sentence]] = {
    "grow": (":green-badge[↑\N{NO-BREAK SPACE}{}]", sentence("Grow")),
    "keep": (":blue-badge[→\N{NO-BREAK SPACE}{}]", sentence("Retain")),
    "serve-simply": (":gray-badge[→\N{NO-BREAK SPACE}{}]", sentence("Serve simply")),
    "rescue": (":orange-badge[▲\N{NO-BREAK SPACE}{}]", sentence("Make profitable")),
    "leave": (":red-badge[■\N{NO-BREAK SPACE}{}]", sentence("Leave")),
}


def cash(found: Values, amount: float) -> str:
    """Return an amount in the currency of the page."""
    shown = together(money(amount, found.terms.currency, language()))
    return shown.replace(MINUS, f"{MINUS}\N{WORD JOINER}")


def segments(found: Values) -> None:
    """Show every segment: customers, worth of one, worth of all, and the suggested treatment."""
    finding(
        said(growth_finding(found.valuation)),
        t("Current value: profit to come while behaviour stays · potential: what better care could add"),
    )
    shown = found.segments
    columns = {
        t("Segment"): [_name(each) for each in shown],
        t("Suggested"): [_treatment(each) for each in shown],
        t("Customers"): [number(each.segment.customers) for each in shown],
        t("Value of one"): [cash(found, each.worth.current) if each.events else UNKNOWN for each in shown],
        t("Potential of one"): [_plus(found, each.worth.growth) if each.events else UNKNOWN for each in shown],
        t("Value of all"): [f"**{cash(found, each.current)}**" if each.events else UNKNOWN for each in shown],
        t("Potential of all"): [_plus(found, each.growth) if each.events else UNKNOWN for each in shown],
    }
    if is_phone():
        _cards(columns)
    else:
        figure_table(columns, list(columns)[2:], t("Segments of customers by value"))
    st.markdown(
        small(t("Grow: potential above the average customer's · retain: value above it · suggestions, people decide"))
    )


def _cards(columns: Mapping[str, list[str]]) -> None:
    """Show each segment as a card: name, suggestion, and below them every figure with its name."""
    for name, suggested, *figures in zip(*columns.values(), strict=True):
        with st.container(border=True):
            st.markdown(name if suggested == UNKNOWN else f"{name} {suggested}")
            named = zip(list(columns)[2:], figures, strict=True)
            st.markdown("  \n".join(f":gray[{head}] {figure}" for head, figure in named))


def _name(each: Valued) -> str:
    name = said(each.segment.name)
    return f"**{escaped(together(name) if len(name) <= SHORT else name)}**"


def _treatment(each: Valued) -> str:
    if each.treatment is None:
        return UNKNOWN
    shown, words = TREATMENTS[each.treatment]
    return shown.replace("{}", together(said(words)))


def _plus(found: Values, growth: float) -> str:
    return f"{'+' if growth > 0 else ''}{cash(found, growth)}"


def can_draw(found: Values) -> bool:
    """Return whether any segment has a value or a potential to draw."""
    return any(each.current or each.growth for each in found.segments)


def chart(found: Values) -> None:
    """Show the value of all customers by segment, with the potential behind it; or that there is none yet."""
    if not can_draw(found):
        st.markdown(small(t("Nothing to draw yet: add life events with customers, revenue and cost.")))
        return
    finding(
        t("All customers are worth {value} today", value=cash(found, found.valuation.current)),
        t(
            "Filled: current value · pale: growth potential · {currency}, present value",
            currency=found.terms.currency,
        ),
    )
    alt = "; ".join(f"{said(each.segment.name)}: {cash(found, each.current)}" for each in found.segments)
    show(value_spec(found), alt, "value_chart")


def calculation(found: Values) -> None:
    """Show for one segment each life event with its probabilities and what it is worth today."""
    finding(
        said(one_finding(found.valuation)),
        t("Probability per period × (revenue − cost) ÷ (1 + {rate})^period; second line: if more were done",
          rate=amount(100 * found.terms.discount, "%")),
    )  # fmt: skip
    show_choosing(_drawn(found.moment, language(), is_phone(), found), "value_calculation")


@st.cache_resource(max_entries=64, show_spinner=False)
def _drawn(moment: Moment, spoken: str, narrow: bool, _found: Values) -> dict[str, Any]:  # noqa: ARG001
    names = {each.segment.key: said(each.segment.name) for each in _found.segments}
    shown = Choosing(
        label=t("Life events of the segment with their probabilities"),
        columns=_columns(_found, narrow),
        lines=[line for each in _found.segments for line in _lines(_found, each, narrow)],
        choices=[Choice(SEGMENT, t("Segment"), names, next(iter(names)))],
        empty=Empty(
            t("No life event yet: say what these customers do, what it brings and costs, how probable it is.")
        ),
    )
    return shown.drawn()


def _columns(found: Values, narrow: bool) -> list[Column]:
    periods = [] if narrow else [t("Now") if not at else f"+{at}" for at in range(found.terms.periods + 1)]
    figures = [t("Profit"), *periods, t("Value"), t("Potential")]
    return [Column(t("Life event")), *(Column(each, "right") for each in figures)]


def _lines(found: Values, chosen: Valued, narrow: bool) -> list[Line]:
    if not chosen.events:
        return []
    within = {SEGMENT: [chosen.segment.key]}
    periods = range(0 if narrow else found.terms.periods + 1)
    worth = chosen.worth
    whole = ["", *("" for _ in periods), f"**{cash(found, worth.current)}**", f"**{_plus(found, worth.growth)}**"]
    lines = [Line(_cells(found, each, periods), within) for each in chosen.events]
    return [*lines, Line((f"**{t('One customer')}**", *whole), within)]


def _cells(found: Values, event: Event, periods: range) -> list[str]:
    now, more = _worth(found, event)
    shares = [_shares(event, at, found.terms.periods) for at in periods]
    profit = cash(found, event.revenue - event.cost)
    return [escaped(said(event.title)), profit, *shares, cash(found, now), _plus(found, more)]


def _shares(event: Event, at: int, periods: int) -> str:
    life = event.over(periods)
    now, then = percent(life.today[at], 1), percent(life.potential[at], 1)
    return now if now == then else f"{now}  \n:green[{then}]"


def _worth(found: Values, event: Event) -> tuple[float, float]:
    life = event.over(found.terms.periods)
    now = sum(discount(expected(life, life.today), found.terms.discount))
    return now, sum(discount(expected(life, life.potential), found.terms.discount)) - now
