"""The profile of an assessment: the dot chart, and what stops each dimension."""

from typing import Any

import streamlit as st

from assessments.gaps import targets
from assessments.profile import DimensionProfile, compare
from ui.charts.maturity import Dots, narrow_profile_chart, profile_chart
from ui.charts.palette import palette
from ui.charts.show import packed, show
from ui.parts.assessment_view import View
from ui.parts.frame import escaped, finding
from ui.parts.status import badge
from ui.parts.table import text_table
from ui.session import is_phone, language, said, t, theme
from words.format import MINUS, UNKNOWN, percent, tenth
from words.status import Status

LEVEL_NAMES = ("by chance", "local habit", "defined", "steered", "improving")
FARTHEST = 3


def chart(view: View) -> None:
    """Show how far reality is from target and from intention."""
    finding(
        _headline(view),
        t("Score 1 to 5 · filled = reality, hollow = intention, bar = target, pale band = respondents’ spread"),
    )
    key = (view.key, language(), theme(), is_phone())
    show(_spec(key, view), _described(view), "assessments_profile")


def _headline(view: View) -> str:
    far = [gap for gap in view.gaps if gap.shortfall]
    if not far:
        return t("Reality meets its target wherever it is rated")
    first = sorted(far, key=lambda gap: -(gap.shortfall or 0))[:FARTHEST]
    return t("Reality is furthest from target in {dimensions}", dimensions=[gap.dimension.id for gap in first])


@st.cache_resource(max_entries=32, show_spinner=False)
def _spec(key: tuple[object, ...], _view: View) -> dict[str, Any]:
    goals = targets(_view.pack, _view.assessment.target_gate)
    blocking = {gap.dimension.id for gap in _view.gaps if gap.is_blocking}
    rows = [
        Dots(
            f"{d.id} {said(d.dimension.title)}",
            d.reality.score,
            d.intention.score,
            goals[d.id],
            d.spread,
            d.id in blocking,
        )
        for d in _view.profile.dimensions
    ]
    *_, shade, is_narrow = key
    colours = palette(str(shade))
    return packed(narrow_profile_chart(rows, colours) if is_narrow else profile_chart(rows, _level_names(), colours))


def _level_names() -> list[str]:
    return [t(name) for name in LEVEL_NAMES]


def _described(view: View) -> str:
    scores = [f"{d.id} {tenth(d.reality.score)}" for d in view.profile.dimensions]
    return t("Score of reality by dimension: {scores}", scores=scores)


def stops(view: View) -> None:
    """Show for each dimension its levels, its change, and the question that stops it."""
    title = t("What stops each dimension")
    finding(title, t("Level = all lower questions fully true; score = mean of the answers"))
    rows = _stop_rows((view.key, language()), view)
    if is_phone():
        for head, level, score, _, *rest in (row.values() for row in rows):
            known = t("Level {level} · score {score}", level=level, score=score)
            st.markdown(f"**{head}**  \n{' · '.join([known, *rest])}")
    else:
        text_table({column: [row[column] for row in rows] for column in rows[0]}, title)


@st.cache_resource(max_entries=32, show_spinner=False)
def _stop_rows(key: tuple[object, ...], _view: View) -> list[dict[str, str]]:  # noqa: ARG001
    before = _view.before[1] if _view.before else None
    changes = {change.dimension: change.by for change in compare(before, _view.profile)} if before else {}
    return [_stop_row(_view, each, changes.get(each.id)) for each in _view.profile.dimensions]


def _stop_row(view: View, found: DimensionProfile, change: float | None) -> dict[str, str]:
    rating = found.reality
    return {
        t("Dimension"): f"{found.id} {escaped(said(found.dimension.title))}",
        t("Level"): _levels(found),
        t("Score"): f"{tenth(rating.score)}{_moved(change)}",
        t("Answered"): percent(rating.coverage) if rating.applicable else UNKNOWN,
        **({} if view.has_few_respondents else {t("Respondents"): _agreement(found)}),
        t("Stopped at"): _reason(found),
    }


def _levels(found: DimensionProfile) -> str:
    shown, told = found.reality.level, found.intention.level
    if shown is None:
        return UNKNOWN
    return t("{level}, intended {intended}", level=shown, intended=told) if told and told != shown else str(shown)


def _reason(found: DimensionProfile) -> str:
    rating = found.reality
    if rating.is_out_of_scope:
        return badge(Status.OUT)
    if rating.stopped_at is None:
        return badge(Status.DONE, t("level 5"))
    question = next(each for each in found.dimension.question if each.id == rating.stopped_at)
    return f"**{question.id})** {escaped(said(question.text))}"


def _agreement(found: DimensionProfile) -> str:
    return badge(Status.LATE, t("disagree")) if found.is_split else f":gray[{t('agree')}]"


def _moved(change: float | None) -> str:
    if change is None or round(change, 1) == 0:
        return ""
    return f" ({'+' if change > 0 else MINUS}{abs(change):.1f})"
