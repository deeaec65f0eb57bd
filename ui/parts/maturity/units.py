"""The heat map of units and dimensions: where which unit stands against the target."""

from typing import Any

from assessments.maturity.formula import overall_formulas
from assessments.maturity.profile import DimensionProfile, Profile
from assessments.results.units import far_units
from ui.components.board import told
from ui.components.readings import Column, Drawn, Row, Tone, choice, figure, readings
from ui.components.readings import said as cell
from ui.parts.assessment.choice import UNIT
from ui.parts.assessment.view import View
from ui.parts.views.readings import spoken
from ui.session import said, t
from words.format import tenth


def units(view: View) -> list[Drawn]:
    """Return the score of every unit in every dimension; nothing while fewer than two units may be shown."""
    if len(view.units) < 2:
        return []
    finding = said(far_units(view.result.units, view.units, view.targets))
    reading = t("Score · red: a level or more below target, amber: below, green: met · a name shows the unit alone")
    return [told(finding, reading), _heat(view)]


def _heat(view: View) -> Drawn:
    dimensions = [each.dimension.id for each in view.profile.dimensions]
    columns = [
        Column(t("Unit"), width="160px"),
        Column(t("n"), "right"),
        Column(t("All"), "middle"),
        *(Column(each, "middle") for each in dimensions),
    ]
    rows = [_row(view, key, view.result.units[key]) for key in view.units]
    return {**readings("units", t("Score of reality by unit and dimension"), columns, rows, "heat"), "choose": UNIT}


def _row(view: View, unit: str, found: Profile) -> Row:
    cells = [
        choice(said(view.units[unit]), title=t("Show this unit alone")),
        cell(str(len(found.respondents))),
        figure(tenth(found.reality.score), title=t("Show the formula")),
        *(_cell(each, view.targets[each.id]) for each in found.dimensions),
    ]
    return Row(cells, spoken(overall_formulas(found)), unit, unit == view.unit)


def _cell(found: DimensionProfile, target: int) -> dict[str, Any]:
    score = found.reality.score
    told = t(
        "{dimension}: score {score}, level {level}, target {target}",
        dimension=f"{found.id} {said(found.dimension.title)}",
        score=tenth(score),
        level=found.reality.level or "–",
        target=target,
    )
    return cell(tenth(score), tone=_tone(score, target), title=told)


def _tone(score: float | None, target: int) -> Tone:
    if score is None:
        return "none"
    if score >= target:
        return "met"
    return "far" if target - score >= 1 else "near"
