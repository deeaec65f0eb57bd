"""Weighing criteria, scoring products and judging their fit: dialogs that save many values at once."""

from collections.abc import Mapping

import streamlit as st

from phases.options.actions import CriteriaBatch, FitBatch, ScoreBatch, save_criteria, save_fits, save_scores
from phases.options.criterion import MOST_WEIGHT, Criterion, Score
from phases.options.option import FIT_KINDS, MOST_DAYS, Fit, Option
from phases.scope.coverage import urgency
from phases.scope.objective import LONGEST_TITLE
from ui.parts.page.dialogs import as_said, close_when_saved, open_dialog, saving
from ui.parts.page.frame import escaped, messages, small
from ui.parts.scope.words import shown_key
from ui.parts.selection.table import FIT_WORDS
from ui.parts.selection.view import Selected
from ui.parts.unit_table import Edits
from ui.session import entered, is_phone, said, t, tn
from words.format import number
from words.text import Text

WEIGHTS, SCORES, FITS = "choice_weights", "choice_scores", "choice_fits"


def weights_dialog(found: Selected) -> None:
    """Ask in a dialog for criteria and their weights."""
    open_dialog(WEIGHTS, t("Criteria and weights"), lambda: weights_form(found))


def scores_dialog(found: Selected) -> None:
    """Ask in a dialog for the scores of one product."""
    open_dialog(SCORES, t("Score a product"), lambda: scores_form(found), wide=True)


def fits_dialog(found: Selected) -> None:
    """Ask in a dialog how one product meets each requirement."""
    open_dialog(FITS, t("Judge the fit"), lambda: fits_form(found), wide=True)


def weights_form(found: Selected) -> None:
    """Show the weight of every criterion and save them."""
    close_when_saved(WEIGHTS)
    criteria = found.given.criteria
    for each in criteria:
        st.number_input(
            said(each.title), 0.0, float(MOST_WEIGHT), float(each.weight), 1.0, key=_weight(each), format="%g"
        )
    whole = sum(float(entered(_weight(each), each.weight)) for each in criteria)
    st.markdown(small(t("They sum to {sum}; only their proportions count.", sum=number(whole))))
    left, right = st.columns([0.68, 0.32])
    place = _place(found)
    left.text_input(t("Another criterion, scored by people"), key=f"{place}_new", max_chars=LONGEST_TITLE)
    right.number_input(t("Weight"), 0.0, float(MOST_WEIGHT), 10.0, 1.0, key=f"{place}_new_weight", format="%g")
    st.multiselect(
        t("Take away, with its scores"),
        [each.key for each in criteria],
        format_func=lambda key: said(found.comparison.criterion[key].title),
        key=f"{place}_gone",
        placeholder=t("none"),
    )
    messages(WEIGHTS)
    st.button(t("Save weights"), key=f"{WEIGHTS}_save", type="primary", on_click=lambda: _save_weights(found))


def _weight(criterion: Criterion) -> str:
    return f"{WEIGHTS}_{criterion.key}_{criterion.version}"


def _place(found: Selected) -> str:
    return f"{WEIGHTS}_{found.moment.revision}"


def _save_weights(found: Selected) -> None:
    place, nobody = _place(found), list[str]()
    gone = set(entered(f"{place}_gone", nobody))
    with saving(WEIGHTS, t("Weights saved")) as (db, signature):
        save_criteria(db, signature, found.programme.id, criteria_of(found.given.criteria, gone, _entered(found)))


def _entered(found: Selected) -> tuple[Mapping[str, float], tuple[str, float]]:
    weights = {each.key: float(entered(_weight(each), each.weight) or 0) for each in found.given.criteria}
    place = _place(found)
    return weights, (str(entered(f"{place}_new", "")).strip(), float(entered(f"{place}_new_weight", 0.0) or 0))


def criteria_of(
    criteria: tuple[Criterion, ...], gone: set[str], wanted: tuple[Mapping[str, float], tuple[str, float]]
) -> CriteriaBatch:
    """Return what stands in the dialog as a batch: weights by key, what is taken away, a new one that has a name."""
    weights, (title, weight) = wanted
    kept = [
        Criterion(each.title, weights.get(each.key, each.weight), each.source, each.key, each.version)
        for each in criteria
        if each.key not in gone
    ]
    added = [Criterion(title, weight)] if title else []
    return CriteriaBatch((*kept, *added), tuple(each for each in criteria if each.key in gone))


def _product(found: Selected, form: str) -> Option:
    options = {each.key: each for each in found.given.options}
    key = st.selectbox(
        t("Product"), list(options), format_func=lambda each: said(options[each].name), key=f"{form}_which"
    )
    return options[key] if key in options else found.given.options[0]


def scores_form(found: Selected) -> None:
    """Show the scores of one product and save them."""
    close_when_saved(SCORES)
    option = _product(found, SCORES)
    standing = found.given.scores_of(option.key)
    asked = [each for each in found.given.criteria if each.source == "people"]
    hints = {each.id: said(each.hint) for each in found.content.criteria}
    st.markdown(small(t("0 not at all · 5 as good as it gets · empty: not scored yet")))
    for each in asked:
        place, score = _score_place(option, each, standing), standing.get(each.key)
        left, right = st.columns([0.35, 0.65])
        left.number_input(said(each.title), 0.0, 5.0, score.score if score else None, 0.5, key=place, format="%g",
                          placeholder="–", help=hints.get(each.key))  # fmt: skip
        note = said(score.note) if score else ""
        right.text_input(t("Why: {name}", name=said(each.title)), note, key=f"{place}_note", max_chars=LONGEST_TITLE)
    messages(SCORES)
    st.button(
        t("Save scores"), key=f"{SCORES}_save", type="primary", on_click=lambda: _save_scores(found, option, asked)
    )


def _score_place(option: Option, criterion: Criterion, standing: Mapping[str, Score]) -> str:
    score = standing.get(criterion.key)
    return f"{SCORES}_{option.key}_{criterion.key}_{score.version if score else 0}"


def _save_scores(found: Selected, option: Option, asked: list[Criterion]) -> None:
    standing = found.given.scores_of(option.key)
    given: dict[str, tuple[float | None, Text]] = {}
    for each in asked:
        place, score = _score_place(option, each, standing), standing.get(each.key)
        note = score.note if score else ""
        value: float | None = entered(place, score.score if score else None)
        given[each.key] = value, as_said(note, str(entered(f"{place}_note", said(note))))
    batch = scores_of(option.key, standing, given)
    with saving(SCORES, t("Scores saved")) as (db, signature):
        if batch.kept or batch.removed:
            save_scores(db, signature, found.programme.id, batch)


def scores_of(
    option: str, standing: Mapping[str, Score], given: Mapping[str, tuple[float | None, Text]]
) -> ScoreBatch:
    """Return the scores that differ from those that stand; an emptied one is taken back."""
    kept, removed = [], []
    for criterion, (value, note) in given.items():
        score = standing.get(criterion)
        if value is None and score:
            removed.append(score)
        elif value is not None and (not score or (value, note) != (score.score, score.note)):
            kept.append(Score(option, criterion, float(value), note, version=score.version if score else 0))
    return ScoreBatch(tuple(kept), tuple(removed))


def fits_form(found: Selected) -> None:
    """Show the fits of one product as a table and save what changed."""
    import pandas as pd

    close_when_saved(FITS)
    option = _product(found, FITS)
    counting = sorted((each for each in found.given.requirements if each.counts), key=urgency)
    standing = found.given.fits_of(option.key)
    rows = [standing.get(each.key) for each in counting]
    frame = pd.DataFrame(
        {
            "requirement": [f"{shown_key(each.key)} {said(each.title)}" for each in counting],
            "fit": [fit.fit if fit else None for fit in rows],
            "days": pd.Series([fit.days if fit else None for fit in rows], dtype="float64"),
        }
    )
    column, key = st.column_config, f"{FITS}_{option.key}_{found.moment.revision}"
    config = {
        "requirement": column.TextColumn(t("Requirement"), disabled=True, width=150 if is_phone() else 330),
        "fit": column.SelectboxColumn(t("Fit"), options=list(FIT_KINDS), width=96 if is_phone() else 130,
                                      format_func=_fit_word),
        "days": column.NumberColumn(t("Days"), min_value=0, max_value=MOST_DAYS, width=62 if is_phone() else 80),
    }  # fmt: skip
    st.data_editor(frame, key=key, hide_index=True, column_config=config, row_height=31, placeholder="")
    st.markdown(small(escaped(t("Without days, those of the method for the level count. Exceptions are left out."))))
    messages(FITS)
    changed = len(entered(key, Edits()).get("edited_rows", {}))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            t("Save fit"),
            key=f"{FITS}_save",
            type="primary",
            on_click=lambda: _save_fits(found, option, key),
            disabled=not changed,
        )
        if changed:
            st.markdown(small(tn("{count} line changed", "{count} lines changed", changed)))


def _fit_word(kind: object) -> str:
    return next((said(words) for known, words in FIT_WORDS.items() if known == kind), str(kind))


def _save_fits(found: Selected, option: Option, key: str) -> None:
    counting = sorted((each for each in found.given.requirements if each.counts), key=urgency)
    standing = found.given.fits_of(option.key)
    batch = fits_of(option.key, [each.key for each in counting], standing, entered(key, Edits()))
    with saving(FITS, t("Fit saved")) as (db, signature):
        if batch.kept or batch.removed:
            save_fits(db, signature, found.programme.id, batch)


def fits_of(option: str, requirements: list[str], standing: Mapping[str, Fit], edits: Edits) -> FitBatch:
    """Return the changed cells of the table as a batch; an emptied fit is not judged any more."""
    kept, removed = [], []
    for at, cells in edits.get("edited_rows", {}).items():
        key = requirements[int(at)]
        fit = standing.get(key)
        kind = cells.get("fit", fit.fit if fit else None)
        days = cells.get("days", fit.days if fit else None)
        if kind is None and fit:
            removed.append(fit)
        elif kind is not None:
            kept.append(Fit(option, key, kind, days, fit.note if fit else "", version=fit.version if fit else 0))
    return FitBatch(tuple(kept), tuple(removed))
