"""Objectives with their success criteria, under each the requirements that serve it; what serves nothing first."""

from collections.abc import Sequence

import streamlit as st

from phases.scope.answer import criteria_finding
from phases.scope.objective import Objective, benefit_realisation, missing_parts, objective_status
from phases.scope.requirement import Requirement
from ui.parts.choice import one_of
from ui.parts.frame import escaped, finding, small
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
from ui.parts.status import badge
from ui.parts.table import text_table, together
from ui.session import is_phone, language, said, t
from words.format import UNKNOWN, long_date, percent
from words.status import Status

Row = tuple[str, str, str, str, str]
HEADS = ("what", "state", "measure", "when", "who")


def tree(found: Scoped) -> None:
    """Show the switch and the tree of what it leaves."""
    finding(
        said(criteria_finding(found.scope, found.coverage)),
        t("From baseline to target · realised = (measured − baseline) ÷ (target − baseline) · ↳ requirements"),
    )
    groups = _shown(found)
    if not groups:
        st.markdown(small(t("Nothing of this kind. Choose All to see everything.")))
    elif is_phone():
        _cards(found, groups)
    else:
        _table(found, groups)


Group = tuple[Objective | None, Sequence[Requirement]]


def _shown(found: Scoped) -> list[Group]:
    """Show the switch over the tree and return the groups that it leaves."""
    scope, gaps = found.scope, found.coverage
    loose = len(gaps.orphans) + len(gaps.unserved)
    words = {
        "all": t("All {n}", n=len(scope.objectives) + len(scope.requirements)),
        "loose": t("Not tied {n}", n=loose),
        "exceptions": t("Exceptions {n}", n=len(gaps.exceptions)),
    }
    asked = one_of("show", t("Shown of the scope"), words, "all")
    orphans: list[Group] = [(None, gaps.orphans)] if gaps.orphans else []
    if asked == "loose":
        return [*orphans, *((each, ()) for each in gaps.unserved)]
    if asked == "exceptions":
        return [(None, gaps.exceptions)] if gaps.exceptions else []
    return [*orphans, *((each, scope.serving(each)) for each in scope.objectives)]


def _table(found: Scoped, groups: Sequence[Group]) -> None:
    rows = [row for objective, served in groups for row in (_head(found, objective, served), *_lines(found, served))]
    heads = (t("Objective, requirement"), t("State"), t("Measure, area"), t("Due, level"), t("Who"))
    columns = {head: [row[at] for row in rows] for at, head in enumerate(heads)}
    text_table(columns, t("Objectives with their requirements"))


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
        Status.DONE: t("Reached"),
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


def _cards(found: Scoped, groups: Sequence[Group]) -> None:
    for objective, served in groups:
        row = _head(found, objective, served)
        with st.container(border=True, gap="small"):
            st.markdown(f"{row[0]}  \n{row[1]} {row[2]}")
            if objective:
                st.markdown(small(f"{_due(objective)} · {row[4]}"))
            lines = [f"{line[0]} {line[1]}" for line in _lines(found, served)]
            st.markdown("  \n".join(lines))
