"""The widgets that take an answer of any scale, and what stands in them when a form is saved."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

import streamlit as st

from assessments.responses import Place, Response
from assessments.validation import BETWEEN, NUMBER
from methodology.questionnaire import ANSWER, NOT_APPLICABLE, UNKNOWN, Ask, Facet, Questionnaire, Scale
from ui.session import entered, said, t
from words.text import restored

LONGEST = 4000
FEW_BUTTONS, MOST_BUTTONS = 6, 13
LONGEST_ROW = 30
LONGEST_WORDS = 24
"""Choices with longer titles stand below each other."""
Standing = Response | None
Seen = Literal["visible", "collapsed"]


@dataclass(frozen=True, slots=True)
class Spot:
    """One question of a questionnaire, and the beginning of its widgets' keys."""

    questionnaire: Questionnaire
    ask: Ask
    key: str

    @property
    def is_single(self) -> bool:
        """Return whether it takes one answer, which then needs no title of its own."""
        return [each.id for each in self.questionnaire.facets(self.ask)] == [ANSWER]

    @property
    def takes_evidence(self) -> bool:
        """Return whether what is written beside the answer is its evidence, and not a comment."""
        return self.questionnaire.takes_evidence(self.ask)


def inputs(spot: Spot, standing: Standing, labels: bool = True) -> None:
    """Show the widgets of one question as it stands: every facet, then what is written beside it."""
    for facet in spot.questionnaire.facets(spot.ask):
        label = t("Answer") if spot.is_single else _title(spot, facet)
        value = standing.given.get(facet.id, "") if standing else ""
        _facet(
            (label, labels and not spot.is_single), spot.questionnaire.scale_of[facet.scale], spot, (facet.id, value)
        )
    words = t("Evidence; for N/A the reason") if spot.takes_evidence else t("Comment; for N/A the reason")
    st.text_input(
        words,
        note_of(spot, standing),
        key=f"{spot.key}_note",
        max_chars=LONGEST,
        label_visibility="visible" if labels else "collapsed",
        placeholder=None if labels else words,
    )


def _title(spot: Spot, facet: Facet) -> str:
    """Return what a facet is called; those of maturity say what they mean."""
    if spot.questionnaire.rule != "maturity":
        return said(facet.title)
    return t("Intention: decided, written, told") if facet.id == "intention" else t("Reality: seen in records")


def note_of(spot: Spot, standing: Standing) -> str:
    """Return what is written beside the answer as it stands: evidence or comment, else the reason for N/A."""
    if standing is None:
        return ""
    return said(restored((standing.evidence if spot.takes_evidence else standing.comment) or standing.reason))


def _facet(label: tuple[str, bool], scale: Scale, spot: Spot, place: tuple[str, str]) -> None:
    facet, value = place
    key = f"{spot.key}_{facet}"
    visible: Seen = "visible" if label[1] else "collapsed"
    if scale.kind == "choice":
        _choice(label[0], scale, spot.ask, (key, value, visible))
        return
    own = value if value not in (NOT_APPLICABLE, UNKNOWN) else ""
    _free(label[0], scale, spot.ask, (key, own, visible))
    left_out = [UNKNOWN, NOT_APPLICABLE] if spot.ask.takes_na else [UNKNOWN]
    words = {UNKNOWN: t("Do not know"), NOT_APPLICABLE: t("N/A")}
    default = value if value in left_out else None
    st.pills(t("Instead"), left_out, default=default, key=f"{key}_instead", format_func=words.__getitem__)


def _choice(label: str, scale: Scale, ask: Ask, place: tuple[str, str, Seen]) -> None:
    key, value, visible = place
    options = [*scale.choices, *([NOT_APPLICABLE] if ask.takes_na else []), UNKNOWN]
    words = choice_words(scale)
    default = value if value in options else None
    if len(options) <= MOST_BUTTONS and max(map(len, words.values())) <= LONGEST_WORDS:
        st.segmented_control(
            label,
            options,
            default=default,
            key=key,
            format_func=words.__getitem__,
            label_visibility=visible,
            wrap=len(options) > FEW_BUTTONS or sum(map(len, words.values())) > LONGEST_ROW,
        )
        return
    at = options.index(default) if default else None
    st.radio(label, options, at, words.__getitem__, key=key, label_visibility=visible)


def choice_words(scale: Scale) -> Mapping[str, str]:
    """Return what the answers of a scale are called; letters that are a method's own stay as they are."""
    if scale.id == "share":
        own = {each: each for each in scale.choices}
        return {**own, NOT_APPLICABLE: t("N/A"), UNKNOWN: "?"}
    titles = {each.id: said(each.title) for each in scale.choice}
    return {**titles, NOT_APPLICABLE: t("N/A"), UNKNOWN: t("Do not know")}


def _free(label: str, scale: Scale, ask: Ask, place: tuple[str, str, Seen]) -> None:
    """Show the widget of a scale that is not a choice of one."""
    key, value, visible = place
    if scale.kind == "choices":
        words = {each.id: said(each.title) for each in scale.choice}
        default = [each for each in value.split(BETWEEN) if each in words]
        st.pills(
            label,
            list(words),
            selection_mode="multi",
            default=default,
            key=key,
            format_func=words.__getitem__,
            label_visibility=visible,
        )
    elif scale.kind == "number":
        unit = said(ask.unit or scale.unit or {})
        number = float(value) if NUMBER.fullmatch(value) else None
        named = t("{words}, {more}", words=label, more=unit) if unit else label
        st.number_input(named, scale.low, scale.high, number, key=key, placeholder=bounds(scale))
    elif scale.kind == "date":
        st.date_input(label, date.fromisoformat(value) if value else None, format="YYYY-MM-DD", key=key)
    else:
        words_of = said(restored(value))
        st.text_area(label, words_of, 68, LONGEST, key=key, label_visibility=visible)


def bounds(scale: Scale) -> str:
    """Return between which numbers an answer lies, as `0–100`."""
    low, high = ("" if each is None else f"{each:g}" for each in (scale.low, scale.high))
    return f"{low}–{high}" if low or high else ""


def answered(spot: Spot, place: Place, name: str, standing: Standing) -> Response | None:
    """Return what stands in the widgets of a question; None where nothing was ever said."""
    facets = spot.questionnaire.facets(spot.ask)
    given = {each.id: _value(f"{spot.key}_{each.id}", spot.questionnaire.scale_of[each.scale]) for each in facets}
    note = entered(f"{spot.key}_note", "").strip()
    given = {facet: _kept(value, standing, facet) for facet, value in given.items()}
    if standing and note == note_of(spot, standing) and {k: v for k, v in given.items() if v} == dict(standing.given):
        return replace(standing, respondent=name)
    if not any(given.values()) and not note:
        return None
    subject, section, question = place
    base = replace(standing, respondent=name) if standing else Response(name, section, question, {}, subject)
    said_beside = replace(base, evidence=note) if spot.takes_evidence else replace(base, comment=note)
    reason = note if NOT_APPLICABLE in given.values() else ""
    return replace(said_beside, given={k: v for k, v in given.items() if v}, reason=reason)


def _kept(value: str, standing: Standing, facet: str) -> str:
    """Return the value; an answer that was taken back is not known any more."""
    was = standing is not None and standing.given.get(facet)
    return value or (UNKNOWN if was else "")


def _value(key: str, scale: Scale) -> str:
    """Return the value that stands in the widgets of a facet, as it is kept."""
    instead: str | None = entered(f"{key}_instead", None)
    if instead:
        return instead
    found: object = entered(key, None)
    if found is None or found == []:
        return ""
    if scale.kind == "choices" and isinstance(found, list):
        return BETWEEN.join(map(str, found))
    if isinstance(found, float):
        return f"{found:.9f}".rstrip("0").rstrip(".")
    return str(found).strip()
