"""The five figures of an assessment, and how each comes about."""

from collections.abc import Sequence

from assessments.maturity.formula import gate_formula, overall_formulas, split_formula
from ui.components.readings import Column, Drawn, Row, readings
from ui.components.readings import said as cell
from ui.parts.assessment.view import View
from ui.parts.figures import Figure
from ui.parts.views.readings import folded
from ui.session import is_phone, language, said, t
from words.format import MINUS, UNKNOWN, percent, short_date, tenth

MOST_NAMES = 5


def maturity_figures(view: View) -> list[Drawn]:
    """Return score, lowest level, promise minus practice, gate and agreement, and on a click their formulas."""
    shown = [_score(view), _lowest(view), _lag(view), _gate(view), _agreement(view)]
    label = t("Figures of the assessment")
    formulas = [*overall_formulas(view.profile), gate_formula(view.gaps, view.minimums), split_formula(view.profile)]
    return [
        _listed(label, shown)
        if is_phone()
        else {"name": "figures", "label": label, "figures": list(map(_drawn, shown))},
        folded(t("How these figures come about"), formulas, "assessments_figures"),
    ]


def _listed(label: str, shown: Sequence[Figure]) -> Drawn:
    """Return the figures as a narrow screen shows them: one below the other."""
    rows = [
        Row((cell(each.label), cell("", bold=each.value), cell(f"{each.change} {each.against}".strip())))
        for each in shown
    ]
    columns = [Column(t("Figure")), Column(t("Value"), "whole"), Column(t("Change"))]
    return readings("figures", label, columns, rows, "bare")


def _drawn(figure: Figure) -> dict[str, str]:
    """Return a figure as the browser draws it: one part for five figures is put up faster than five."""
    rises = figure.change.startswith("+")
    arrow, tone = ("", "gray")
    if figure.arrow:
        arrow, tone = "↑ " if rises else "↓ ", "red" if rises is figure.worse_up else "green"
    return {
        "name": figure.label,
        "value": figure.value,
        "change": f"{arrow}{figure.change.replace('-', MINUS) if figure.arrow else figure.change}",
        "tone": tone,
        "against": figure.against,
    }


def _score(view: View) -> Figure:
    change = _change(view.score_change)
    return Figure(
        t("Weighted score"), tenth(view.profile.reality.score), change, _since(view, change), arrow=_is_moved(change)
    )


def _lowest(view: View) -> Figure:
    level, lowest = view.profile.reality.lowest_level, view.profile.lowest
    named = said(lowest[0].dimension.title) if len(lowest) == 1 else ""
    return Figure(t("Lowest level"), UNKNOWN if level is None else str(level), _ids([d.id for d in lowest]), named)


def _lag(view: View) -> Figure:
    change, lag = _change(view.lag_change), tenth(view.profile.lag)
    return Figure(
        t("Intention minus reality"), lag, change, _since(view, change), worse_up=True, arrow=_is_moved(change)
    )


def _gate(view: View) -> Figure:
    label = t("Below the gate minimum")
    if not view.minimums:
        return Figure(label, UNKNOWN, against=t("no target gate"))
    blocking = [gap.dimension.id for gap in view.gaps if gap.is_blocking]
    return Figure(label, _part(len(blocking), len(view.minimums)), _ids(blocking))


def _agreement(view: View) -> Figure:
    if view.has_few_respondents:
        known = view.profile.reality
        return Figure(t("Questions answered"), _part(known.answered, known.applicable), percent(known.coverage))
    split = [each.id for each in view.profile.dimensions if each.is_split]
    return Figure(t("Respondents disagree in"), _part(len(split), len(view.profile.dimensions)), _ids(split))


def _part(part: int, whole: int) -> str:
    return t("{part} of {whole}", part=part, whole=whole)


def _ids(ids: list[str]) -> str:
    return ", ".join(ids[:MOST_NAMES]) + (" …" if len(ids) > MOST_NAMES else "")


def _change(by: float | None) -> str:
    if by is None:
        return ""
    return f"{by:+.1f}" if round(by, 1) else "±0.0"


def _is_moved(change: str) -> bool:
    return change[:1] in ("+", "-")


def _since(view: View, change: str) -> str:
    if view.before is None or not change:
        return ""
    return t("since {day}", day=short_date(view.before[0].held_on, language()))
