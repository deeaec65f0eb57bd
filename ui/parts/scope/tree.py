"""Objectives with their success criteria, under each the requirements that serve it; what serves nothing first."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from phases.scope.answer import criteria_finding
from phases.scope.objective import Objective, benefit_realisation, missing_parts, objective_status
from phases.scope.requirement import Requirement
from ui.components.choosing import Card, Choice, Choosing, Empty, Line
from ui.components.readings import Column
from ui.parts.page.frame import escaped, finding, small
from ui.parts.page.status import badge
from ui.parts.scope.view import Scoped
from ui.parts.scope.words import (
    EXCEPTION_WORDS,
    PRIORITY_COLOURS,
    PRIORITY_WORDS,
    amount,
    level_word,
    shown_key,
    way,
)
from ui.parts.table import together
from ui.parts.views.readings import show_choosing
from ui.session import is_phone, language, said, t
from ui.views import Moment
from words.format import UNKNOWN, long_date, percent
from words.status import Status

Row = tuple[str, str, str, str, str]
SHOW = "show"


def tree(found: Scoped) -> None:
    """Show the switch and the tree of what it leaves."""
    finding(
        said(criteria_finding(found.scope, found.coverage)),
        t("From baseline to target · realised = (measured − baseline) ÷ (target − baseline) · ↳ requirements"),
    )
    show_choosing(_drawn(found.moment, language(), is_phone(), found), "scope_tree")


Group = tuple[Objective | None, Sequence[Requirement]]


@st.cache_resource(max_entries=64, show_spinner=False)
def _drawn(moment: Moment, spoken: str, narrow: bool, _found: Scoped) -> dict[str, Any]:  # noqa: ARG001
    groups = _groups(_found)
    shown = Choosing(
        label=t("Objectives with their requirements"),
        columns=[Column(each) for each in _heads()],
        lines=[] if narrow else [line for group in groups for line in _table_lines(_found, group)],
        cards=[_card(_found, group) for group in groups] if narrow else [],
        shown_as="cards" if narrow else "",
        choices=[Choice(SHOW, t("Shown of the scope"), _words(_found), "all")],
        empty=Empty(t("Nothing of this kind. Choose All to see everything.")),
    )
    return shown.drawn()


def _words(found: Scoped) -> dict[str, str]:
    scope, gaps = found.scope, found.coverage
    return {
        "all": t("All {n}", n=len(scope.objectives) + len(scope.requirements)),
        "loose": t("Not tied {n}", n=len(gaps.orphans) + len(gaps.unserved)),
        "exceptions": t("Exceptions {n}", n=len(gaps.exceptions)),
    }


def _groups(found: Scoped) -> list[tuple[Group, list[str]]]:
    """Return the groups of the tree, each with the options of the switch that show it."""
    gaps = found.coverage
    loose: list[tuple[Group, list[str]]] = [((None, gaps.orphans), ["all", "loose"])] if gaps.orphans else []
    odd: list[tuple[Group, list[str]]] = [((None, gaps.exceptions), ["exceptions"])] if gaps.exceptions else []
    objectives: list[tuple[Group, list[str]]] = [
        ((each, found.scope.serving(each)), ["all", "loose"] if each in gaps.unserved else ["all"])
        for each in found.scope.objectives
    ]
    return [*loose, *objectives, *odd]


def _heads() -> tuple[str, ...]:
    return t("Objective, requirement"), t("State"), t("Measure, area"), t("Due, level"), t("Who")


def _table_lines(found: Scoped, group: tuple[Group, list[str]]) -> list[Line]:
    (objective, served), options = group
    rows = (_head(found, objective, served), *_lines(found, served))
    return [Line(row, {SHOW: options}) for row in rows]


def _head(found: Scoped, objective: Objective | None, served: Sequence[Requirement]) -> Row:
    if objective is None:
        return f"**{_loose_title(found, served)}**", badge(Status.RISK, t("Not tied")), "", "", ""
    return (
        f"**{escaped(said(objective.title))}**",
        _state(found, objective),
        f"{escaped(said(objective.measure))} {_progress(objective)}",
        _due(objective),
        escaped(together(said(objective.owner) or UNKNOWN)),
    )


def _loose_title(found: Scoped, served: Sequence[Requirement]) -> str:
    return t("Exceptions") if served == found.coverage.exceptions else t("Serves no objective")


def _state(found: Scoped, objective: Objective) -> str:
    status = objective_status(objective, found.moment.day)
    word = {
        Status.DONE: t("Held") if objective.target == objective.baseline else t("Reached"),
        Status.UNPROVEN: t("Not measured"),
        Status.OFF: t("Moved away"),
    }.get(status)
    return badge(status, together(word) if word else None)


def _progress(objective: Objective) -> str:
    """Return way, measured value and share of the benefit; below it what the criterion still lacks."""
    parts = [] if objective.baseline is None and objective.target is None else [f"**{way(objective)}**"]
    if objective.actual is not None:
        parts.append(escaped(t("now {value}", value=amount(objective.actual, said(objective.measured_in)))))
    if (realised := benefit_realisation(objective)) is not None:
        parts.append(escaped(t("{share} realised", share=percent(realised))))
    shown = " · ".join(parts)
    if missing := missing_parts(objective):
        shown += f"  \n:orange[▲ {escaped(t('lacks {parts}', parts=missing))}]"
    return shown


def _due(objective: Objective) -> str:
    return together(long_date(objective.due_on, language())) if objective.due_on else UNKNOWN


def _lines(found: Scoped, served: Sequence[Requirement]) -> list[Row]:
    if not served:
        return [(f"↳ {badge(Status.RISK, t('no requirement yet'))}", "", "", "", "")]
    return [
        (
            f"↳ :gray[{shown_key(each.key)}] {escaped(said(each.title))}",
            priority(each),
            escaped(said(found.areas.get(each.area, UNKNOWN))),
            together(level_word(each.level)),
            escaped(said(each.department)),
        )
        for each in served
    ]


def priority(requirement: Requirement) -> str:
    """Return the priority as a badge, with the mark of an exception."""
    shown = f":{PRIORITY_COLOURS[requirement.priority]}-badge[{said(PRIORITY_WORDS[requirement.priority])}]"
    if requirement.exception:
        shown += f" :orange-badge[▲\N{NO-BREAK SPACE}{said(EXCEPTION_WORDS[requirement.exception])}]"
    return shown


def _card(found: Scoped, group: tuple[Group, list[str]]) -> Card:
    (objective, served), options = group
    row = _head(found, objective, served)
    known = [_due(objective)] if objective and objective.due_on else []
    known += [row[4]] if objective and said(objective.owner) else []
    due = [small(" · ".join(known))] if known else []
    lines = [f"{line[0]} {line[1]}" for line in _lines(found, served)]
    return Card(row[0], row[1], [*filter(None, [row[2]]), *due, "  \n".join(lines)], {SHOW: options})
