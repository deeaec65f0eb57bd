"""Change readiness: per group the median of each element; the barrier is the first at 3 or below."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import median_low

from assessments.responses import Response
from assessments.scoring.answers import (
    TOO_FEW,
    Coverage,
    Setting,
    Sheet,
    average,
    fewest,
    has_people,
    provisional,
    sheets,
    worth,
)
from methodology.questionnaire import Questionnaire, Section
from words.format import tenth
from words.text import Sentence, counted, sentence

BARRIER = 3.0
"""An element at this value or below holds the later ones back."""


@dataclass(frozen=True, slots=True)
class Element:
    """What a group says of one element; the median is None while too few answered."""

    section: str
    median: float | None
    """The lower median over people; each counts with the mean of his or her answers in the section."""
    n: int

    @property
    def level(self) -> int | None:
        """Return which of the section's level texts describes it, counted from 1."""
        return None if self.median is None else int(self.median)


@dataclass(frozen=True)
class GroupReadiness:
    """One group: its elements in order."""

    group: str
    elements: tuple[Element, ...]
    people: int
    is_shown: bool
    coverage: Coverage

    @cached_property
    def barrier(self) -> Element | None:
        """The first element at 3 or below; None when all that are answered stand above."""
        return next((each for each in self.elements if each.median is not None and each.median <= BARRIER), None)


@dataclass(frozen=True)
class Barriers:
    """What holds each group back, and what that says."""

    groups: tuple[GroupReadiness, ...]
    finding: Sentence

    @property
    def coverage(self) -> Coverage:
        """Return how much is answered by all groups."""
        return sum((each.coverage for each in self.groups), Coverage())


def score_barrier(questionnaire: Questionnaire, responses: Iterable[Response], setting: Setting) -> Barriers:
    """Return the barrier of every group; anonymous groups below the smallest size are named without values."""
    told = sheets(questionnaire, responses, setting)
    found = tuple(_group(each) for each in told)
    coverage = sum((each.coverage for each in found), Coverage())
    return Barriers(found, provisional(_finding(questionnaire, found, setting), coverage, has_people(told)))


def _group(sheet: Sheet) -> GroupReadiness:
    elements = tuple(_element(sheet, each) for each in sheet.questionnaire.section if each.ask)
    coverage = sum((each.coverage for each in sheet.items), Coverage())
    return GroupReadiness(sheet.subject, elements, sheet.people, sheet.is_shown, coverage)


def _element(sheet: Sheet, section: Section) -> Element:
    by_person = _by_person(sheet, section)
    people = sorted(average(sorted(values)) for values in by_person.values())
    is_agreed = _is_agreed(sheet, section)
    is_shown = sheet.is_shown and (is_agreed or len(people) >= fewest(sheet.questionnaire, sheet.setting))
    return Element(section.id, median_low(people) if people and is_shown else None, len(by_person.keys() - {""}))


def _is_agreed(sheet: Sheet, section: Section) -> bool:
    return any(sheet.agreed((section.id, ask.id), sheet.questionnaire.facets(ask)[-1].id) for ask in section.ask)


def _by_person(sheet: Sheet, section: Section) -> Mapping[str, Sequence[float]]:
    """Return what everybody rated; what people agreed on stands for everybody, or for nobody by name."""
    everybody = {each.respondent for ask in section.ask for each in sheet.answers.get((section.id, ask.id), ())} or {
        ""
    }
    found: dict[str, list[float]] = {}
    for ask in section.ask:
        facet = sheet.questionnaire.facets(ask)[-1]
        scale = sheet.questionnaire.scale_of[facet.scale]
        agreed = sheet.agreed((section.id, ask.id), facet.id)
        if agreed is not None and (value := worth(scale, ask, agreed)) is not None:
            for who in everybody:
                found.setdefault(who, []).append(value)
        for each in sheet.answers.get((section.id, ask.id), ()) if agreed is None else ():
            if (value := worth(scale, ask, each.given.get(facet.id, ""))) is not None:
                found.setdefault(each.respondent, []).append(value)
    return found


def _finding(questionnaire: Questionnaire, found: Sequence[GroupReadiness], setting: Setting) -> Sentence:
    shown = [each for each in found if any(element.median is not None for element in each.elements)]
    if not shown:
        return TOO_FEW
    known = _barrier(questionnaire, shown, setting)
    hidden = len(found) - len(shown)
    return (
        counted(
            "{finding}; {count} of {all} groups is too small to be shown",
            "{finding}; {count} of {all} groups are too small to be shown",
            hidden,
            finding=known,
            all=len(found),
        )
        if hidden
        else known
    )


def _barrier(questionnaire: Questionnaire, shown: Sequence[GroupReadiness], setting: Setting) -> Sentence:
    stopped = [(each, each.barrier) for each in shown if each.barrier]
    if not stopped:
        limit = tenth(BARRIER)
        if len(shown) > 1:
            return sentence(
                "None of {groups} groups meets a barrier: every element stands above {limit}",
                groups=len(shown),
                limit=limit,
            )
        name = setting.name(shown[0].group) or sentence("The group")
        return sentence("{group} meets no barrier: every element stands above {limit}", group=name, limit=limit)
    order = [each.id for each in questionnaire.section]
    counts = {section: sum(barrier.section == section for _, barrier in stopped) for section in order}
    section = max(order, key=lambda each: (counts[each], -order.index(each)))
    group, element = next((each, barrier) for each, barrier in stopped if barrier.section == section)
    title = questionnaire.sections[section].title
    if len(shown) > 1:
        pattern = {"element": title, "stopped": counts[section], "all": len(shown)}
        return sentence("“{element}” is the barrier of {stopped} of {all} groups", **pattern)
    if not group.group:
        return sentence("“{element}” is the barrier with {median}", element=title, median=tenth(element.median))
    name = setting.name(group.group)
    return sentence(
        "{group}: “{element}” is the barrier with {median}", group=name, element=title, median=tenth(element.median)
    )
