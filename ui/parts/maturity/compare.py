"""Two assessments over each other: the profile before and after, and every answer that counts differently."""

import streamlit as st

from assessments.maturity.comparison import ChangedAnswer, changed_answers, comparison, signed
from assessments.maturity.formula import dimension_formulas
from assessments.maturity.profile import Profile
from phases.programme import Programme
from ui.components.board import Switch, beside, switches, told, words
from ui.components.readings import Column, Drawn, Marks, Row, figure, on_scale, readings
from ui.components.readings import said as cell
from ui.parts.answering.answer_words import answer_word
from ui.parts.assessment.view import View, results
from ui.parts.maturity.profile import LEVEL_NAMES, name_of, status_cell
from ui.parts.page.frame import small
from ui.parts.views.readings import spoken
from ui.session import is_phone, language, said, t, tn
from words.format import long_date, tenth
from words.labels import told_apart
from words.status import Status
from words.text import Sentence, sentence

WITH = "with"
FACETS = {"reality": "Reality", "intention": "Intention"}


def compared(programme: Programme, view: View) -> str | None:
    """Return the id of the assessment to compare with: the address's, else the one before, else another one."""
    others = [key for key in results(programme) if key != view.assessment.id]
    asked = st.query_params.get(WITH)
    before = view.before[0].id if view.before else None
    return asked if asked in others else before if before in others else next(iter(others), None)


def compare_answer(programme: Programme, view: View) -> Sentence:
    """Return what changed between the two in one sentence."""
    other = compared(programme, view)
    if other is None:
        return sentence("There is only one assessment of maturity: nothing to compare with yet")
    return comparison(results(programme)[other][1].profile, view.result.profile)


def compare_parts(programme: Programme, view: View) -> list[Drawn]:
    """Return both profiles on one scale, and the list of changed answers."""
    other = compared(programme, view)
    if other is None:
        why = t("Hold a second assessment with the same questions; this view then shows what moved.")
        return [words(small(why))]
    known = results(programme)
    titles = {
        key: f"{said(each.title)} · {long_date(each.held_on, language())}"
        for key, (each, _) in known.items()
        if key != view.assessment.id
    }
    before, after = known[other][1].profile, view.result.profile
    reading = t("Filled = this assessment, dotted = {title}", title=titles[other])
    left = [told(t("Score before and after"), reading), _overlay(before, after)]
    right = _answers(before, after)
    both = [*left, *right] if is_phone() else [beside((0.5, left), (0.5, right))]
    return [switches(Switch(WITH, t("Compare with"), told_apart(titles), is_listed=True)), *both]


def _overlay(before: Profile, after: Profile) -> Drawn:
    names = () if is_phone() else tuple(t(name) for name in LEVEL_NAMES)
    columns = [
        Column(t("Dimension"), width="" if is_phone() else "36%"),
        Column(t("Score 1 to 5"), levels=names),
        Column(t("Score"), "right", "88px"),
        Column(t("Change"), "right", "60px"),
    ]
    rows = [_overlay_row(before, each.id, after) for each in after.dimensions]
    return readings("overlay", t("Score before and after"), columns, rows, "profile")


def _overlay_row(before: Profile, dimension: str, after: Profile) -> Row:
    found, earlier = after.dimension[dimension], before.dimension.get(dimension)
    old, new = earlier.reality.score if earlier else None, found.reality.score
    by = None if old is None or new is None else new - old
    moved = f"{tenth(old)} → {tenth(new)}"
    cells = (
        cell(name_of(found), title=name_of(found)),
        on_scale(Marks(new, before=old), moved),
        figure(moved, title=t("Show the formula")),
        cell(signed(by), tone="far" if signed(by).startswith("−") else ""),
    )
    return Row(cells, [*(spoken(dimension_formulas(earlier)) if earlier else []), *spoken(dimension_formulas(found))])


def _answers(before: Profile, after: Profile) -> list[Drawn]:
    changed = changed_answers(before, after)
    title = tn("{count} answer counts differently", "{count} answers count differently", len(changed))
    head = told(title, t("Falls first · the answer that counts: agreed, else the median, capped without evidence"))
    columns = [Column(t("Question")), Column(t("Facet"), "whole"), Column(t("Before → after"), "whole")]
    rows = [_changed_row(each) for each in changed]
    return [head, *([readings("changed", t("Answers that count differently"), columns, rows)] if rows else [])]


def _changed_row(change: ChangedAnswer) -> Row:
    text = next(each.text for each in change.dimension.question if each.id == change.question)
    moved = f"{answer_word(change.before)} → {answer_word(change.after)}"
    steps = change.steps
    state = Status.UNDECIDED if steps is None else Status.DONE if steps > 0 else Status.LATE
    return Row(
        (
            cell(f" {said(text)}", bold=f"{change.dimension.id}.{change.question}"),
            cell(t(FACETS[change.facet])),
            status_cell(state, moved),
        )
    )
