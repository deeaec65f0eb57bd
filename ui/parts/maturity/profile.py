"""The profile of an assessment: reality, intention and target on one line per dimension, and what stops each."""

from typing import Any

from assessments.maturity.comparison import signed
from assessments.maturity.formula import dimension_formulas
from assessments.maturity.profile import DimensionProfile, compare
from ui.components.board import told
from ui.components.readings import Column, Drawn, Marks, Row, figure, on_scale, readings
from ui.components.readings import said as cell
from ui.parts.assessment.view import View
from ui.parts.views.readings import spoken
from ui.session import is_phone, said, t
from words.format import UNKNOWN, percent, tenth
from words.status import Status

LEVEL_NAMES = ("by chance", "local habit", "defined", "steered", "improving")
FARTHEST = 3


def chart(view: View) -> list[Drawn]:
    """Return how far reality is from target and from intention."""
    reading = t("Score 1 to 5 · filled = reality, hollow = intention, bar = target, pale band = respondents’ spread")
    return [told(_headline(view), reading), _profile(view)]


def _headline(view: View) -> str:
    far = [gap for gap in view.gaps if gap.shortfall]
    if not far:
        return t("Reality meets its target wherever it is rated")
    first = sorted(far, key=lambda gap: -(gap.shortfall or 0))[:FARTHEST]
    return t("Reality is furthest from target in {dimensions}", dimensions=[gap.dimension.id for gap in first])


def _profile(view: View) -> Drawn:
    names = () if is_phone() else tuple(t(name) for name in LEVEL_NAMES)
    columns = [
        Column(t("Dimension"), width="" if is_phone() else "40%"),
        Column(t("Score 1 to 5"), levels=names),
        Column(t("Score"), "right", "58px"),
        Column(t("Level"), "right", "52px"),
    ]
    blocking = {gap.dimension.id for gap in view.gaps if gap.is_blocking}
    rows = [_profile_row(view, each, each.id in blocking) for each in view.profile.dimensions]
    return readings("profile", t("Score of reality by dimension"), columns, rows, "profile")


def _profile_row(view: View, found: DimensionProfile, is_blocking: bool) -> Row:
    rating, target = found.reality, view.targets[found.id]
    marks = Marks(rating.score, found.intention.score, target, found.spread, is_blocking=is_blocking)
    label = t(
        "reality {reality}, intention {intention}, target {target}",
        reality=tenth(rating.score),
        intention=tenth(found.intention.score),
        target=target,
    )
    cells = (
        cell(name_of(found), title=name_of(found)),
        on_scale(marks, label),
        figure(tenth(rating.score), title=t("Show the formula")),
        figure(UNKNOWN if rating.level is None else str(rating.level), title=t("Show the formula")),
    )
    return Row(cells, spoken(dimension_formulas(found)))


def name_of(found: DimensionProfile) -> str:
    """Return how a dimension is called: `C1 Customer data quality`."""
    return f"{found.id} {said(found.dimension.title)}"


def stops(view: View) -> list[Drawn]:
    """Return for each dimension its levels, its change, and the question that stops it."""
    reading = t("Level = all lower questions fully true; score = mean of the answers")
    return [told(t("What stops each dimension"), reading), _stops(view)]


def _stops(view: View) -> Drawn:
    before = view.before[1] if view.before else None
    changes = {change.dimension: change.by for change in compare(before, view.profile)} if before else {}
    columns = [Column(t("Dimension"), width="40%" if is_phone() else "22%")]
    if not is_phone():
        columns += [Column(t("Level"), "whole"), Column(t("Score"), "right")]
        columns += [Column(t("Answered"), "right"), Column(t("Respondents"))]
    columns.append(Column(t("Stopped at")))
    rows = [_stop_row(each, changes.get(each.id), view.has_few_respondents) for each in view.profile.dimensions]
    return readings("stops", t("What stops each dimension"), columns, rows, "stops")


def _stop_row(found: DimensionProfile, change: float | None, are_few: bool) -> Row:
    rating = found.reality
    moved, level = signed(change), _levels(found)
    more = [
        cell(level),
        figure(f"{tenth(rating.score)}{f' ({moved})' if moved else ''}", title=t("Show the formula")),
        cell(percent(rating.coverage) if rating.applicable else UNKNOWN),
        cell(UNKNOWN) if are_few else _agreement(found),
    ]
    if is_phone():
        known = t("Level {level} · score {score}", level=level, score=tenth(rating.score))
        return Row((cell(name_of(found), note=known), _reason(found)))
    return Row((cell(name_of(found)), *more, _reason(found)), spoken(dimension_formulas(found)))


def _levels(found: DimensionProfile) -> str:
    shown, told = found.reality.level, found.intention.level
    if shown is None:
        return UNKNOWN
    return t("{level}, intended {intended}", level=shown, intended=told) if told and told != shown else str(shown)


def _reason(found: DimensionProfile) -> dict[str, Any]:
    rating = found.reality
    if rating.is_out_of_scope:
        return status_cell(Status.OUT)
    if rating.stopped_at is None:
        return status_cell(Status.DONE, t("level 5"))
    question = next(each for each in found.dimension.question if each.id == rating.stopped_at)
    return cell(f" {said(question.text)}", bold=f"{question.id})")


def _agreement(found: DimensionProfile) -> dict[str, Any]:
    if found.is_split:
        return status_cell(Status.LATE, t("disagree"))
    is_settled = any(each.is_settled for each in found.agreements.values())
    return status_cell(Status.DONE, t("agreed")) if is_settled else cell(t("agree"), tone="none")


def status_cell(status: Status, word: str = "") -> dict[str, Any]:
    """Return a status as a cell: sign, word and colour."""
    return cell(f"{status.sign}\N{NO-BREAK SPACE}{word or t(status.word)}", badge=status.colour)
