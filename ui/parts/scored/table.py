"""The result of a rule as one table: its heading, how to read it, and its rows."""

from collections.abc import Callable, Mapping
from typing import Any

from assessments.scoring.answers import Setting
from assessments.scoring.barrier import Barriers
from assessments.scoring.causes import Diagnosis
from assessments.scoring.expectation import Alignment
from assessments.scoring.points import Points, SubjectPoints
from assessments.scoring.readiness import Check, Requirement
from assessments.scoring.scored import Scored, Survey
from assessments.scoring.weighted import Ranking
from assessments.surveys.figure import SurveyFigure
from methodology.questionnaire import Questionnaire
from ui.components.readings import Column, Drawn, Row, readings
from ui.components.readings import said as cell
from ui.parts.maturity.profile import status_cell
from ui.parts.scored.groups import alignment, barriers, survey
from ui.parts.scored.words import Table, section_name, share_bar, subject_name
from ui.session import said, t
from words.format import UNKNOWN, percent, tenth
from words.status import Status

Told = tuple[tuple[str, str], Drawn]
"""Heading and reading, and what is drawn."""


def figure_of(result: Scored) -> SurveyFigure | None:
    """Return the one figure of a survey with answers; None for every other rule."""
    return result.whole.figure if isinstance(result, Survey) else None


def drawn_of(asked: Questionnaire, setting: Setting, result: Scored) -> Told:
    """Return the table of a result."""
    head, columns, rows = TABLES[type(result)](asked, setting, result)
    return head, readings(f"scored {asked.id}", head[0], columns, rows)


def _points(asked: Questionnaire, setting: Setting, found: Points) -> Table:
    columns = [
        Column(t("Subject"), "whole"),
        Column(t("Section")),
        Column(t("Share of the best possible"), width="40%"),
    ]
    columns += [Column(t("Score"), "right"), Column(t("Coverage"), "right"), Column(t("n"), "right")]
    rows = [row for each in found.subjects for row in _sections(asked, subject_name(setting, each.subject), each)]
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
                cell(section_name(asked, each.section), note=facets.get(each.facet, "")),
                share_bar(each.share),
                cell(tenth(each.value)),
                cell(percent(each.coverage.share)),
                cell(str(each.n)),
            )
        )
        for each in found.scores
    ]


def _ranking(asked: Questionnaire, setting: Setting, found: Ranking) -> Table:
    keys = [each.id for each in asked.section if any(each.id in one.scores for one in found.candidates)]
    columns = [Column(t("Rank"), "right"), Column(t("Option")), Column(t("Share of the best possible"), width="34%")]
    columns += [*(Column(section_name(asked, key), "middle") for key in keys), Column(t("Missed musts"))]
    rows = [
        Row(
            (
                cell(UNKNOWN if each.rank is None else str(each.rank)),
                cell(subject_name(setting, each.subject)),
                share_bar(each.share),
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
    rows = [_requirement(subject_name(setting, each.subject), one) for each, one in ordered]
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
        name = subject_name(setting, each.subject) if each.subject else ""
        rows.append(Row((cell(said(each.ask.text), note=name), share_bar(each.share), state, risk)))
    return (
        (t("Signs of failure, the clearest first"), t("A sign that is seen proposes a risk with what lessens it")),
        columns,
        rows,
    )


TABLES: Mapping[type, Callable[[Questionnaire, Setting, Any], Table]] = {
    Points: _points,
    Ranking: _ranking,
    Check: _check,
    Barriers: barriers,
    Alignment: alignment,
    Diagnosis: _causes,
    Survey: survey,
}
