"""The result of a rule as one table: its heading, how to read it, and its rows."""

import math
from collections.abc import Callable, Mapping
from typing import Any

from assessments.scoring.answers import Setting
from assessments.scoring.barrier import Barriers
from assessments.scoring.causes import Diagnosis
from assessments.scoring.expectation import Alignment, GroupView
from assessments.scoring.points import Points, SubjectPoints
from assessments.scoring.readiness import Check, Requirement
from assessments.scoring.scored import Scored, Survey
from assessments.scoring.weighted import Ranking
from assessments.surveys.figure import SurveyFigure
from methodology.questionnaire import Questionnaire
from ui.charts.readings import Column, Drawn, Row, readings, stacked
from ui.charts.readings import said as cell
from ui.parts.maturity_profile import status_cell
from ui.session import language, said, t
from words.format import UNKNOWN, long_date, number, percent, tenth
from words.status import Status
from words.text import Text

Told = tuple[tuple[str, str], Drawn]
"""Heading and reading, and what is drawn."""
ENOUGH_FOR_WORDS = 40
"""From this length on, in percent, a bar bears its own words."""
Table = tuple[tuple[str, str], list[Column], list[Row]]


def figure_of(result: Scored) -> SurveyFigure | None:
    """Return the one figure of a survey with answers; None for every other rule."""
    return result.whole.figure if isinstance(result, Survey) else None


def drawn_of(asked: Questionnaire, setting: Setting, result: Scored) -> Told:
    """Return the table of a result."""
    head, columns, rows = TABLES[type(result)](asked, setting, result)
    return head, readings(f"scored {asked.id}", head[0], columns, rows)


def _name(setting: Setting, subject: str) -> str:
    return said(setting.name(subject)) if subject else t("All")


def _bar(share: float | None) -> dict[str, Any]:
    if share is None:
        return cell(UNKNOWN, tone="none")
    full = round(100 * share)
    told = percent(share)
    is_long = full >= ENOUGH_FOR_WORDS
    return stacked([(full, "f", told if is_long else ""), (100 - full, "p", "" if is_long else told)], told)


def _points(asked: Questionnaire, setting: Setting, found: Points) -> Table:
    columns = [
        Column(t("Subject"), "whole"),
        Column(t("Section")),
        Column(t("Share of the best possible"), width="40%"),
    ]
    columns += [Column(t("Score"), "right"), Column(t("Coverage"), "right"), Column(t("n"), "right")]
    rows = [row for each in found.subjects for row in _sections(asked, _name(setting, each.subject), each)]
    return (
        (t("Score of every section"), t("Weighted share of the best possible answers; do not know is left out")),
        columns,
        rows,
    )


def _sections(asked: Questionnaire, name: str, found: SubjectPoints) -> list[Row]:
    if not found.is_shown:
        return [Row((cell(name), cell(t("too few answers to be shown")), *[cell(UNKNOWN)] * 4))]
    facets = {each.id: said(each.title) for each in asked.facet}
    return [
        Row(
            (
                cell(name),
                cell(_section(asked, each.section), note=facets.get(each.facet, "")),
                _bar(each.share),
                cell(tenth(each.value)),
                cell(percent(each.coverage.share)),
                cell(str(each.n)),
            )
        )
        for each in found.scores
    ]


def _section(asked: Questionnaire, key: str) -> str:
    title: Text | None = asked.sections[key].title if key in asked.sections else None
    return said(title) if title else t("Whole")


def _ranking(asked: Questionnaire, setting: Setting, found: Ranking) -> Table:
    keys = [each.id for each in asked.section if any(each.id in one.scores for one in found.candidates)]
    columns = [Column(t("Rank"), "right"), Column(t("Option")), Column(t("Share of the best possible"), width="34%")]
    columns += [*(Column(_section(asked, key), "middle") for key in keys), Column(t("Missed musts"))]
    rows = [
        Row(
            (
                cell(UNKNOWN if each.rank is None else str(each.rank)),
                cell(_name(setting, each.subject)),
                _bar(each.share),
                *(cell(tenth(each.scores.get(key))) for key in keys),
                status_cell(Status.LATE, str(len(each.missed))) if each.missed else cell(""),
            )
        )
        for each in found.candidates
    ]
    return (
        (
            t("Options from best to worst"),
            t("Weighted share; sections from 0 to 5; an option that misses a must cannot win"),
        ),
        columns,
        rows,
    )


def _check(_: Questionnaire, setting: Setting, found: Check) -> Table:
    columns = [
        Column(t("Subject"), "whole"),
        Column(t("Question")),
        Column(t("State"), "whole"),
        Column(t("Evidence"), "whole"),
    ]
    ordered = sorted(
        ((each, one) for each in found.subjects for one in each.requirements),
        key=lambda pair: (pair[0].is_ready, not (pair[1].ask.is_must and pair[1].is_open), not pair[1].is_open),
    )
    rows = [_requirement(_name(setting, each.subject), one) for each, one in ordered]
    return (
        (t("What is missing, musts first"), t("Ready when every must is met or waived by name and date")),
        columns,
        rows,
    )


def _requirement(name: str, found: Requirement) -> Row:
    late = Status.LATE if found.ask.is_must else Status.WAIT
    state = Status.DONE if not found.is_open else late
    must = t("must") if found.ask.is_must else ""
    waived = t("waived by {name}", name=found.waiver.by) if found.waiver else said(found.state.words)
    proof = cell(t("shown"), tone="none") if found.is_proven else status_cell(Status.UNPROVEN)
    return Row((cell(name), cell(said(found.ask.text), note=must), status_cell(state, waived), proof))


def _barriers(asked: Questionnaire, setting: Setting, found: Barriers) -> Table:
    columns = [Column(t("Group")), *(Column(_section(asked, each.id), "middle") for each in asked.section)]
    columns += [Column(t("Barrier")), Column(t("n"), "right")]
    rows = []
    for each in found.groups:
        medians = {one.section: one for one in each.elements}
        barrier = each.barrier.section if each.is_shown and each.barrier else ""
        told = [medians[key.id].median if key.id in medians and each.is_shown else None for key in asked.section]
        cells = [cell(tenth(value), tone=_tone(value)) for value in told]
        last = status_cell(Status.LATE, _section(asked, barrier)) if barrier else cell(_no_barrier(each.is_shown))
        rows.append(Row((cell(_name(setting, each.group)), *cells, last, cell(str(each.people)))))
    return (
        (
            t("What holds each group back"),
            t("Median of people, 1 to 5; the barrier is the first element at 3 or below"),
        ),
        columns,
        rows,
    )


def _no_barrier(is_shown: bool) -> str:
    return t("none") if is_shown else t("too few answers to be shown")


def _tone(value: float | None) -> str:
    if value is None:
        return "none"
    return "met" if value > 3 else "far" if value <= 2 else "near"


def _alignment(_: Questionnaire, setting: Setting, found: Alignment) -> Table:
    columns = [
        Column(t("Benefit")),
        Column(t("Group"), "whole"),
        Column(t("Value"), "right"),
        Column(t("Date"), "right"),
    ]
    columns += [Column(t("Importance"), "right"), Column(t("State"), "whole"), Column(t("n"), "right")]
    rows = [
        _view(said(benefit.ask.text), _name(setting, each.group), each)
        for benefit in found.benefits
        for each in benefit.groups
    ]
    return (
        (
            t("What each group expects"),
            t("Median of the group; aligned within 20 % of the plan’s value and 30 days of its date"),
        ),
        columns,
        rows,
    )


def _view(benefit: str, group: str, found: GroupView) -> Row:
    state = {
        True: (Status.DONE, t("aligned")),
        False: (Status.LATE, t("talk")),
        None: (Status.UNPROVEN, t("not judged")),
    }
    drift = found.value_drift
    moved = f"{drift:+.0%}".replace("-", "−") if drift is not None and math.isfinite(drift) else ""
    due = long_date(found.due, language()) if found.due else UNKNOWN
    value = UNKNOWN if found.value is None else number(found.value, 0 if found.value == int(found.value) else 1)
    return Row(
        (
            cell(benefit),
            cell(group),
            cell(value, note=moved),
            cell(due),
            cell(tenth(found.importance)),
            status_cell(*state[found.is_aligned]),
            cell(str(found.n)),
        )
    )


def _causes(_: Questionnaire, setting: Setting, found: Diagnosis) -> Table:
    columns = [
        Column(t("Sign")),
        Column(t("How clearly"), width="24%"),
        Column(t("State"), "whole"),
        Column(t("Proposed risk")),
    ]
    hits = list(found.hits)
    ordered = [*hits, *(each for each in found.causes if each not in hits)]
    rows = []
    for each in ordered:
        state = (
            status_cell(Status.LATE, t("seen"))
            if each.is_hit
            else cell(t("not seen") if each.n else UNKNOWN, tone="none")
        )
        risk = cell(said(each.risk.title), note=said(each.risk.mitigation)) if each.risk else cell("")
        name = _name(setting, each.subject) if each.subject else ""
        rows.append(Row((cell(said(each.ask.text), note=name), _bar(each.share), state, risk)))
    return (
        (t("Signs of failure, the clearest first"), t("A sign that is seen proposes a risk with what lessens it")),
        columns,
        rows,
    )


def _survey(_: Questionnaire, setting: Setting, found: Survey) -> Table:
    columns = [
        Column(t("Group")),
        Column(t("Result"), "right"),
        Column(t("95 % interval"), "right"),
        Column(t("n"), "right"),
    ]
    rows = [
        Row((cell(_name(setting, each.subject)), *_figure(each.figure)))
        for each in (*(each for each in found.subjects if each.subject), found.whole)
    ]
    return (t("Result by group"), t("With fewer answers than may be shown there is no figure")), columns, rows


def _figure(found: SurveyFigure | None) -> tuple[dict[str, Any], ...]:
    if found is None or found.value is None:
        return cell(UNKNOWN), cell(UNKNOWN), cell(UNKNOWN if found is None else str(found.n))
    interval = UNKNOWN
    if found.ci_low is not None and found.ci_high is not None:
        interval = t("{low} to {high}", low=number(found.ci_low, 1), high=number(found.ci_high, 1))
    return cell(number(found.value, 1)), cell(interval), cell(str(found.n))


TABLES: Mapping[type, Callable[[Questionnaire, Setting, Any], Table]] = {
    Points: _points,
    Ranking: _ranking,
    Check: _check,
    Barriers: _barriers,
    Alignment: _alignment,
    Diagnosis: _causes,
    Survey: _survey,
}
