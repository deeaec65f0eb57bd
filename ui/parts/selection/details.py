"""Details of the choice: how firm it is, what it costs over the years, and the effort by level of customisation."""

import streamlit as st

from assessments.selection.cost import KINDS, Kind
from phases.options.answer import break_even, cost_finding, effort_finding, turning_finding
from ui.charts.show import show
from ui.parts.page.frame import escaped, finding, small
from ui.parts.scope.words import amount
from ui.parts.selection.view import Selected, cost_spec, turning_spec
from ui.parts.table import figure_table, together
from ui.session import is_phone, language, said, t
from words.format import UNKNOWN, money, number, percent
from words.text import Sentence, sentence

KIND_WORDS: dict[Kind, Sentence] = {
    "licence": sentence("Licence"),
    "services": sentence("Services"),
    "customisation": sentence("Customisation"),
    "running": sentence("Running"),
}


def firmness(found: Selected) -> None:
    """Show for every criterion its weight, and the weight at which another product draws level."""
    if not found.comparison.turnings:
        return
    finding(
        said(turning_finding(found.comparison)),
        t("Filled: weight today · hollow: where the product beside it draws level, the others in their proportions"),
    )
    said_of = [
        t("{name}: {now}, turns at {then}", name=said(found.comparison.criterion[each.criterion].title),
          now=percent(each.share), then=percent(each.turns_at))
        for each in found.comparison.turnings
    ]  # fmt: skip
    show(turning_spec(found, is_phone()), "; ".join(said_of), "choice_turnings")


def cost(found: Selected) -> None:
    """Show the total cost of ownership of every product by kind, and how it grows over the years."""
    priced = [each for each in found.shown if each.cost]
    if not priced:
        return
    terms = found.comparison.terms
    reading = t("Paid over {years} years · present value at {rate}: once at the start, yearly at the end of a year",
                years=terms.years, rate=amount(100 * terms.discount, "%"))  # fmt: skip
    finding(said(cost_finding(found.comparison)), reading)
    columns = {
        t("Cost"): [
            *(said(KIND_WORDS[kind]) for kind in KINDS),
            f"**{t('Paid in all')}**",
            f"**{t('Present value')}**",
        ]
    }
    for each in priced:
        if each.cost:
            amounts = [*(each.cost.kinds[kind] for kind in KINDS), each.cost.total, each.cost.value]
            shown = [together(money(amount, terms.currency, language())) for amount in amounts]
            columns[f"**{escaped(said(each.option.name))}**"] = [*shown[:-2], *(f"**{text}**" for text in shown[-2:])]
    figure_table(columns, list(columns)[1:], t("Total cost of ownership"))


def growing_cost(found: Selected) -> None:
    """Show what each product has cost up to each year, and when one overtakes another."""
    priced = [each for each in found.shown if each.cost]
    if not priced:
        return
    turn = break_even(found.comparison)
    finding(
        said(turn) if turn else t("No product that starts dearer becomes cheaper in these years"),
        t("Paid up to the end of each year, in {currency}", currency=found.comparison.terms.currency),
    )
    alt = "; ".join(
        f"{said(each.option.name)} {money(each.cost.total, found.comparison.terms.currency, language())}"
        for each in priced
        if each.cost
    )
    show(cost_spec(found), alt, "choice_costs")


def effort(found: Selected) -> None:
    """Show the working days of configuration and customisation of every product by level."""
    if not any(each.fit.judged for each in found.shown):
        return
    levels = found.content.customisation
    finding(
        said(effort_finding(found.comparison)),
        t("Working days by level of customisation; estimated by requirement, else those of the method for the level"),
    )
    columns = {t("Level 1–4"): [*(f"{n} · {escaped(said(levels[n].title))}" for n in levels), f"**{t('All')}**"]}
    for each in found.shown:
        days = [number(each.fit.days[n]) if each.fit.days[n] else UNKNOWN for n in levels]
        columns[f"**{escaped(said(each.option.name))}**"] = [*days, f"**{number(each.fit.all_days)}**"]
    figure_table(columns, list(columns)[1:], t("Effort by level of customisation"))
    st.markdown(small(t("Levels 1 to 3 can be configured by an administrator; level 4 needs programmers.")))
