"""The results that stand per group: barriers, expectations, figures of surveys."""

import math
from typing import Any

from assessments.maturity.comparison import signed
from assessments.scoring.answers import Setting, fewest
from assessments.scoring.barrier import Barriers, GroupReadiness
from assessments.scoring.expectation import Alignment, Benefit, GroupView, figure_words
from assessments.scoring.scored import Survey
from assessments.surveys.figure import SurveyFigure
from methodology.questionnaire import Questionnaire
from ui.components.readings import Column, Row
from ui.components.readings import said as cell
from ui.parts.maturity.profile import status_cell
from ui.parts.scored.words import Table, section_name, subject_name
from ui.session import is_phone, language, said, t, tn
from words.format import UNKNOWN, long_date, number, tenth
from words.status import Status


def barriers(asked: Questionnaire, setting: Setting, found: Barriers) -> Table:
    """Return the medians of every group and the element that holds it back."""
    columns = [Column(t("Group")), *(Column(section_name(asked, each.id), "middle") for each in asked.section)]
    columns += [Column(t("Barrier")), Column(t("n"), "right")]
    rows, smallest = [], fewest(asked, setting)
    for each in found.groups:
        medians = {one.section: one for one in each.elements}
        barrier = each.barrier.section if each.is_shown and each.barrier else ""
        told = [medians[key.id].median if key.id in medians and each.is_shown else None for key in asked.section]
        cells = [cell(tenth(value), tone=_tone(value)) for value in told]
        last = (
            status_cell(Status.LATE, section_name(asked, barrier)) if barrier else cell(_no_barrier(each, smallest))
        )
        rows.append(Row((cell(subject_name(setting, each.group)), *cells, last, cell(str(each.people)))))
    return (
        (
            t("What holds each group back"),
            t("Median of people, 1 to 5; the barrier is the first element at 3 or below"),
        ),
        columns,
        rows,
    )


def _no_barrier(found: GroupReadiness, smallest: int) -> str:
    """Return that nothing holds a group back, or why it is not shown: a total would give a smaller one away."""
    if found.is_shown:
        return t("none")
    return t("too few answers to be shown") if found.people < smallest else t("hidden to protect a smaller group")


def _tone(value: float | None) -> str:
    if value is None:
        return "none"
    return "met" if value > 3 else "far" if value <= 2 else "near"


def alignment(_: Questionnaire, setting: Setting, found: Alignment) -> Table:
    """Return what every group expects of every benefit; on a phone each benefit above its groups."""
    if is_phone():
        columns = [Column(t("Benefit")), Column(t("Value"), "right"), Column(t("State"), "whole")]
        rows = [row for each in found.benefits if each.groups for row in _narrow(setting, each)]
    else:
        columns = [Column(t("Benefit")), Column(t("Group"), "whole"), Column(t("Value"), "right")]
        columns += [Column(t("Date"), "right"), Column(t("Importance"), "right")]
        columns += [Column(t("State"), "whole"), Column(t("n"), "right")]
        rows = [row for each in found.benefits for row in _wide(setting, each)]
    return (
        (
            t("What each group expects"),
            t("Median of the group; aligned within 20 % of the plan’s value and 30 days of its date"),
        ),
        columns,
        rows,
    )


def _narrow(setting: Setting, benefit: Benefit) -> list[Row]:
    """Return a benefit, and below it what every group expects of it, with the day below the group."""
    rows = [Row((cell(said(benefit.ask.text), tone="none"), cell(""), cell("")))]
    for each in benefit.groups:
        due = long_date(each.due, language()) if each.due else UNKNOWN
        facts = " · ".join(filter(None, (due, _planned_day(each))))
        value = cell(_figure_of(each.value, benefit), note=_planned_value(benefit, each))
        name = subject_name(setting, each.group)
        rows.append(Row((cell(name, note=facts), value, status_cell(*_state(each)))))
    return rows


def _state(found: GroupView) -> tuple[Status, str]:
    if found.is_aligned is None:
        return Status.UNPROVEN, t("not judged")
    return (Status.DONE, t("aligned")) if found.is_aligned else (Status.LATE, t("talk"))


def _wide(setting: Setting, benefit: Benefit) -> list[Row]:
    """Return what every group expects of a benefit, which is named once."""
    names = [said(benefit.ask.text), *[""] * len(benefit.groups)]
    return [_view(setting, benefit, name, each) for name, each in zip(names, benefit.groups, strict=False)]


def _view(setting: Setting, benefit: Benefit, name: str, found: GroupView) -> Row:
    due = long_date(found.due, language()) if found.due else UNKNOWN
    return Row(
        (
            cell(name),
            cell(subject_name(setting, found.group)),
            cell(_figure_of(found.value, benefit), note=_planned_value(benefit, found)),
            cell(due, note=_planned_day(found)),
            cell(tenth(found.importance)),
            status_cell(*_state(found)),
            cell(str(found.n)),
        )
    )


def _figure_of(value: float | None, benefit: Benefit) -> str:
    return said(figure_words(value, benefit))


def _planned_value(benefit: Benefit, found: GroupView) -> str:
    """Return what the plan promises, and by how much the group is off where a whole percent shows it."""
    if found.planned.value is None:
        return ""
    drift = found.value_drift
    off = signed(drift * 100, 0) if drift is not None and math.isfinite(drift) else ""
    moved = f" · {off}\N{NO-BREAK SPACE}%" if off else ""
    return t("plan {value}", value=_figure_of(found.planned.value, benefit)) + moved


def _planned_day(found: GroupView) -> str:
    if found.planned.due is None:
        return ""
    drift = found.day_drift
    moved = f" · {t('{days} d', days=f'{drift:+d}'.replace('-', '−'))}" if drift else ""
    return t("plan {value}", value=long_date(found.planned.due, language())) + moved


def survey(_: Questionnaire, setting: Setting, found: Survey) -> Table:
    """Return the figure of every group, and of all as the last."""
    columns = [
        Column(t("Group")),
        Column(t("Result"), "right"),
        Column(t("95 % interval"), "right"),
        Column(t("n"), "right"),
    ]
    named = [each for each in found.subjects if each.subject]
    told = [each for each in named if each.figure]
    rows = [Row((cell(subject_name(setting, each.subject)), *_figure(each.figure))) for each in (*told, found.whole)]
    return (t("Result by group"), _left_out(len(named) - len(told))), columns, rows


def _left_out(groups: int) -> str:
    """Return how many groups have no figure, and why."""
    if not groups:
        return t("Every group has a figure")
    return tn(
        "{count} group is left out: no answers, or too few to be shown",
        "{count} groups are left out: no answers, or too few to be shown",
        groups,
    )


def _figure(found: SurveyFigure | None) -> tuple[dict[str, Any], ...]:
    if found is None or found.value is None:
        return cell(UNKNOWN), cell(UNKNOWN), cell(UNKNOWN if found is None else str(found.n))
    interval = UNKNOWN
    if found.ci_low is not None and found.ci_high is not None:
        interval = t("{low} to {high}", low=number(found.ci_low, 1), high=number(found.ci_high, 1))
    return cell(number(found.value, 1)), cell(interval), cell(str(found.n))
