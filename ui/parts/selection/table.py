"""Products side by side: scores by criterion, what they cost, what they lack; and requirement by requirement."""

from collections.abc import Callable, Mapping

import streamlit as st

from phases.options.answer import caveats, fit_finding, points
from phases.options.comparison import Candidate
from phases.options.fit import effort_days
from phases.options.option import Delivery, FitKind
from phases.scope.coverage import urgency
from phases.scope.requirement import Requirement
from ui.parts.page.frame import escaped, finding, small
from ui.parts.page.status import sign
from ui.parts.scope.tree import priority
from ui.parts.scope.words import shown_key
from ui.parts.selection.view import Selected
from ui.parts.table import figure_table, text_table, together
from ui.session import is_phone, language, said, t
from words.format import UNKNOWN, money, number, percent
from words.status import Status
from words.text import Sentence, sentence

FIT_WORDS: Mapping[FitKind, Sentence] = {
    "standard": sentence("Standard"),
    "configuration": sentence("Configured"),
    "customisation": sentence("Programmed"),
    "missing": sentence("Missing"),
}
FIT_SIGNS: Mapping[FitKind, tuple[str, str]] = {
    "standard": ("✓", "green"),
    "configuration": ("●", "green"),
    "customisation": ("▲", "orange"),
    "missing": ("■", "red"),
}
DELIVERY_WORDS: Mapping[Delivery, Sentence] = {
    "hosted": sentence("hosted"),
    "on-premise": sentence("on-premise"),
}


def side_by_side(found: Selected) -> None:
    """Show one column per product: weighted score, criteria with their weights, then the facts behind them."""
    comparison, shown = found.comparison, found.shown
    heads = [_head(each) for each in shown]
    columns: dict[str, list[str]] = {t("Criterion"): [], t("Weight"): [], **{head: [] for head in heads}}
    rows: list[tuple[str, str, list[str]]] = [
        (f"**{t('Weighted score (0–5)')}**", "", [f"**{_points(each.score)}**" for each in shown])
    ]
    for each in comparison.criteria:
        weight = percent(comparison.choice.shares[each.key], 1) if each.key in comparison.choice.shares else UNKNOWN
        computed = " ƒ" if each.source != "people" else ""
        rows.append((f"{escaped(said(each.title))}{computed}", weight, _scores(found, each.key)))
    rows += [(f":gray[{label}]", "", list(map(value, shown))) for label, value in _facts(found).items()]
    for title, weight, values in rows:
        for head, cell in zip(columns, (title, weight, *values), strict=True):
            columns[head].append(cell)
    if is_phone():
        columns.pop(t("Weight"))
    figure_table(columns, list(columns)[1:], t("Products side by side"))
    st.markdown(
        small(t("ƒ computed · a weight is the share of all weights that count · the best score of a row is bold"))
    )


def warnings(found: Selected) -> None:
    """Show what a decider must know beside the order."""
    if said_of := caveats(found.comparison):
        st.markdown("  \n".join(f"{sign(Status.RISK)} {escaped(said(each))}" for each in said_of))


def _head(candidate: Candidate) -> str:
    rank = f"{candidate.rank}\N{NO-BREAK SPACE}· " if candidate.rank else ""
    return f"**{rank}{escaped(said(candidate.option.name))}**"


def _points(score: float | None) -> str:
    return UNKNOWN if score is None else points(score)


def _scores(found: Selected, criterion: str) -> list[str]:
    scores = [each.scores.get(criterion) for each in found.shown]
    best = max((each for each in scores if each is not None), default=None)
    shown = [UNKNOWN if each is None else number(each, 1) for each in scores]
    return [
        f"**{text}**" if score is not None and score == best else text
        for text, score in zip(shown, scores, strict=True)
    ]


def _facts(found: Selected) -> dict[str, Callable[[Candidate], str]]:
    terms = found.comparison.terms

    def cost(candidate: Candidate) -> str:
        return money(candidate.cost.value if candidate.cost else None, terms.currency, language())

    return {
        t("Fit without programming"): lambda each: _share(each),
        t("Musts it cannot meet"): lambda each: _musts(each),
        t("Effort to adapt"): lambda each: together(t("{n} days", n=number(each.fit.all_days))),
        t("Cost of {n} years, present value", n=terms.years): lambda each: together(cost(each)),
        t("Delivery"): lambda each: said(DELIVERY_WORDS[each.option.delivery]),
    }


def _share(candidate: Candidate) -> str:
    return together(f"{candidate.fit.fitted} / {candidate.fit.judged}") if candidate.fit.judged else UNKNOWN


def _musts(candidate: Candidate) -> str:
    if not candidate.fit.judged:
        return UNKNOWN
    count = len(candidate.fit.missing_musts)
    return f":red[■ {count}]" if count else f"{sign(Status.DONE)} 0"


def fit_table(found: Selected) -> None:
    """Show how each product meets each requirement that counts, the most urgent first."""
    finding(
        said(fit_finding(found.comparison)),
        t("Fit and gap by requirement, days to adapt in brackets · ✓ standard ● configured ▲ programmed ■ missing"),
    )
    counting = sorted((each for each in found.given.requirements if each.counts), key=urgency)
    if not counting:
        st.markdown(small(t("There is no requirement yet that products could meet: add them on the page Scope.")))
        return
    columns = {t("Requirement"): [f":gray[{shown_key(each.key)}] {escaped(said(each.title))}" for each in counting]}
    if not is_phone():
        columns[t("Priority")] = [priority(each) for each in counting]
        columns[t("Level 1–4")] = [f"{each.level}" for each in counting]
    for candidate in found.shown:
        columns[f"**{escaped(said(candidate.option.name))}**"] = [_fit(found, candidate, each) for each in counting]
    text_table(columns, t("Fit of each product by requirement"))


def _fit(found: Selected, candidate: Candidate, requirement: Requirement) -> str:
    fit = found.given.fits_of(candidate.option.key).get(requirement.key)
    if fit is None:
        return f":gray[○ {t('not judged')}]"
    shape, colour = FIT_SIGNS[fit.fit]
    days = effort_days(requirement, fit, found.content.customisation)
    effort = f" ({number(days)})" if days else ""
    word = "" if is_phone() else f"\N{NO-BREAK SPACE}{together(said(FIT_WORDS[fit.fit]))}"
    return f":{colour}[{shape}{word}]{together(effort)}"
