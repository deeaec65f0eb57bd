"""Segments with value, potential and treatment, and how the value of one segment comes about, event by event."""

from collections.abc import Mapping

import streamlit as st

from assessments.selection.cost import discount
from assessments.selection.lifetime import Treatment, expected
from assessments.selection.segment import Event
from assessments.selection.valuation import Valued, growth_finding
from ui.charts.show import show
from ui.parts.choice import one_of
from ui.parts.frame import escaped, finding, small
from ui.parts.scope.words import amount
from ui.parts.table import text_table, together
from ui.parts.value.view import Values, value_spec
from ui.session import is_phone, language, said, t
from words.format import MINUS, UNKNOWN, money, number, percent
from words.text import Sentence, sentence

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
        t("Segment"): [f"**{escaped(together(said(each.segment.name)))}**" for each in shown],
        t("Suggested"): [_treatment(each) for each in shown],
        t("Customers"): [number(each.segment.customers) for each in shown],
        t("Value of one"): [cash(found, each.worth.current) if each.events else UNKNOWN for each in shown],
        t("Potential of one"): [_plus(found, each.worth.growth) if each.events else UNKNOWN for each in shown],
        t("Value of all"): [f"**{cash(found, each.current)}**" if each.events else UNKNOWN for each in shown],
        t("Potential of all"): [_plus(found, each.growth) if each.events else UNKNOWN for each in shown],
    }
    if is_phone():
        for name in (t("Customers"), t("Potential of one"), t("Potential of all")):
            columns.pop(name)
    text_table(columns, t("Segments of customers by value"))
    st.markdown(
        small(t("Grow: potential above the average customer's · retain: value above it · suggestions, people decide"))
    )


def _treatment(each: Valued) -> str:
    if each.treatment is None:
        return UNKNOWN
    shown, words = TREATMENTS[each.treatment]
    return shown.replace("{}", together(said(words)))


def _plus(found: Values, growth: float) -> str:
    return f"{'+' if growth > 0 else ''}{cash(found, growth)}"


def chart(found: Values) -> None:
    """Show the value of all customers by segment, with the potential behind it."""
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
    names = {each.segment.key: escaped(said(each.segment.name)) for each in found.segments}
    finding(
        t("How the value of one customer comes about"),
        t("Probability per period × (revenue − cost) ÷ (1 + {rate})^period; second line: if more were done",
          rate=amount(100 * found.terms.discount, "%")),
    )  # fmt: skip
    key = one_of("segment", t("Segment"), names, found.segments[0].segment.key)
    chosen = next((each for each in found.segments if each.segment.key == key), found.segments[0])
    if not chosen.events:
        st.markdown(
            small(t("No life event yet: say what these customers do, what it brings and costs, how probable it is."))
        )
        return
    _events(found, chosen)


def _events(found: Values, chosen: Valued) -> None:
    periods = range(found.terms.periods + 1)
    columns: dict[str, list[str]] = {
        t("Life event"): [escaped(said(each.title)) for each in chosen.events],
        t("Profit"): [cash(found, each.revenue - each.cost) for each in chosen.events],
    }
    if not is_phone():
        for at in periods:
            columns[t("Now") if not at else f"+{at}"] = [
                _shares(each, at, found.terms.periods) for each in chosen.events
            ]
    worth = [_worth(found, each) for each in chosen.events]
    columns[t("Value")] = [cash(found, value) for value, _ in worth]
    columns[t("Potential")] = [_plus(found, more) for _, more in worth]
    totals = {t("Life event"): f"**{t('One customer')}**", t("Value"): f"**{cash(found, chosen.worth.current)}**",
              t("Potential"): f"**{_plus(found, chosen.worth.growth)}**"}  # fmt: skip
    for head, cells in columns.items():
        cells.append(totals.get(head, ""))
    text_table(columns, t("Life events of the segment with their probabilities"))


def _shares(event: Event, at: int, periods: int) -> str:
    life = event.over(periods)
    now, then = percent(life.today[at], 1), percent(life.potential[at], 1)
    return now if now == then else f"{now}  \n:green[{then}]"


def _worth(found: Values, event: Event) -> tuple[float, float]:
    life = event.over(found.terms.periods)
    now = sum(discount(expected(life, life.today), found.terms.discount))
    return now, sum(discount(expected(life, life.potential), found.terms.discount)) - now
