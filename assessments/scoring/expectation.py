"""Expectations: what each group expects of a benefit beside what the plan promises, and what to talk about."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from statistics import median, median_low

from assessments.responses import Response
from assessments.scoring.answers import (
    Coverage,
    Key,
    Planned,
    Setting,
    Sheet,
    fewest,
    has_people,
    provisional,
    sheets,
)
from methodology.questionnaire import DUE, EXPECTED, IMPORTANCE, NOT_APPLICABLE, UNKNOWN, Ask, Questionnaire
from words.format import UNKNOWN as UNSAID
from words.format import number
from words.text import Sentence, Text, counted, pick, sentence

VALUE_BAND, DAY_BAND = 0.20, 30
"""A group is aligned within ±20 % of the planned value and ±30 days of the planned day."""
SAME = 1e-9


@dataclass(frozen=True, slots=True)
class GroupView:
    """What one group expects of one benefit: medians; None where too few of it said so."""

    group: str
    value: float | None
    due: date | None
    importance: float | None
    n: int
    """The people who named a value or a day; of a group that is too small all who answered."""
    planned: Planned

    @property
    def value_drift(self) -> float | None:
        """Return (expected − planned) / |planned|; infinite where nothing is planned and something expected."""
        if self.value is None or self.planned.value is None:
            return None
        difference = self.value - self.planned.value
        if not self.planned.value:
            return 0.0 if abs(difference) < SAME else math.copysign(math.inf, difference)
        return difference / abs(self.planned.value)

    @property
    def day_drift(self) -> int | None:
        """Return by how many days later than planned it is expected."""
        return None if self.due is None or self.planned.due is None else (self.due - self.planned.due).days

    @property
    def is_aligned(self) -> bool | None:
        """Return whether the group lies within both bands; None while it has not answered all that the plan names."""
        drifts = [(self.planned.value, self.value_drift, VALUE_BAND), (self.planned.due, self.day_drift, DAY_BAND)]
        asked = [(drift, band) for planned, drift, band in drifts if planned is not None]
        known = [abs(drift) <= band + SAME for drift, band in asked if drift is not None]
        if False in known:
            return False
        return True if asked and len(known) == len(asked) else None


@dataclass(frozen=True)
class Benefit:
    """One benefit: the plan, and every group beside it."""

    key: Key
    ask: Ask
    planned: Planned
    groups: tuple[GroupView, ...]

    @property
    def unit(self) -> Text:
        """Return in what it is counted: of a share the percent alone, as the question says of what; maybe nothing."""
        named: Text = self.ask.unit or ""
        return "%" if "%" in pick(named, "en") else named

    @property
    def alignment(self) -> float | None:
        """Return the share of groups that are aligned with the plan; None while none can be judged."""
        judged = [each.is_aligned for each in self.groups if each.is_aligned is not None]
        return sum(judged) / len(judged) if judged else None

    @property
    def outliers(self) -> tuple[GroupView, ...]:
        """Return the groups that lie outside a band."""
        return tuple(each for each in self.groups if each.is_aligned is False)


@dataclass(frozen=True, slots=True)
class TalkItem:
    """A group to talk with about a benefit."""

    benefit: Benefit
    view: GroupView


@dataclass(frozen=True)
class Alignment:
    """The expectations of all groups beside the plan, and what they say."""

    benefits: tuple[Benefit, ...]
    coverage: Coverage
    finding: Sentence

    @property
    def share(self) -> float | None:
        """Return the share of all judged expectations that are aligned."""
        judged = _judged(self.benefits)
        return sum(judged) / len(judged) if judged else None

    @property
    def talks(self) -> tuple[TalkItem, ...]:
        """Return every outlier, the most important and farthest first."""
        found = [TalkItem(each, view) for each in self.benefits for view in each.outliers]
        return tuple(sorted(found, key=_urgency))


def score_expectation(questionnaire: Questionnaire, responses: Iterable[Response], setting: Setting) -> Alignment:
    """Return the plan beside each group's median: values by the median, days and importance by the lower one.

    What is planned comes first; what is not has nothing to be judged by.
    """
    found = sheets(questionnaire, responses, setting)
    planned = {key: setting.plan.get(key, Planned()) for key in questionnaire.asks}
    benefits = tuple(
        Benefit(
            key, ask, planned[key], tuple(_view(each, key, planned[key]) for each in found if _is_answered(each, key))
        )
        for key, ask in sorted(questionnaire.asks.items(), key=lambda each: planned[each[0]] == Planned())
    )
    coverage = sum((item.coverage for each in found for item in each.items if item.facet == IMPORTANCE), Coverage())
    compared = Alignment(benefits, coverage, sentence("Nothing is answered yet"))
    return replace(compared, finding=provisional(_finding(compared, setting), coverage, has_people(found)))


def figure_words(value: float | None, benefit: Benefit) -> Text:
    """Return a value of a benefit with its unit, in the languages the unit has; unknown: –."""
    if value is None:
        return UNSAID
    figure, unit = number(value, 0 if value == int(value) else 1), benefit.unit
    if isinstance(unit, str):
        return f"{figure}\N{NO-BREAK SPACE}{unit}" if unit else figure
    return {language: f"{figure}\N{NO-BREAK SPACE}{word}" for language, word in unit.items()}


def _view(sheet: Sheet, key: Key, planned: Planned) -> GroupView:
    values = [float(each) for each in _said(sheet, key, EXPECTED)]
    days = [date.fromisoformat(each).toordinal() for each in _said(sheet, key, DUE)]
    weights = [float(each) for each in _said(sheet, key, IMPORTANCE)]
    return GroupView(
        sheet.subject,
        median(values) if _counts(sheet, key, EXPECTED) else None,
        date.fromordinal(median_low(days)) if _counts(sheet, key, DUE) else None,
        median_low(weights) if _counts(sheet, key, IMPORTANCE) else None,
        len(_people(sheet, key)) if sheet.is_shown else sheet.people,
        planned,
    )


def _people(sheet: Sheet, key: Key) -> set[str]:
    """Return who named a value or a day."""
    given = sheet.answers.get(key, ())
    return {each.respondent for each in given if any(_is_said(each.given.get(facet)) for facet in (EXPECTED, DUE))}


def _is_answered(sheet: Sheet, key: Key) -> bool:
    is_hidden = sheet.people > 0 and not sheet.is_shown
    return is_hidden or key in sheet.answers or (sheet.subject, *key) in sheet.setting.agreed


def _counts(sheet: Sheet, key: Key, facet: str) -> bool:
    """Return whether enough said so, or people agreed on it."""
    said = len(_said(sheet, key, facet))
    is_agreed = said > 0 and sheet.agreed(key, facet) is not None
    return sheet.is_shown and (is_agreed or said >= max(1, fewest(sheet.questionnaire, sheet.setting)))


def _said(sheet: Sheet, key: Key, facet: str) -> list[str]:
    return [each for each in sheet.counted(key, facet) if _is_said(each)]


def _is_said(given: str | None) -> bool:
    return given not in (None, "", UNKNOWN, NOT_APPLICABLE)


def _judged(benefits: Iterable[Benefit]) -> list[bool]:
    return [view.is_aligned for each in benefits for view in each.groups if view.is_aligned is not None]


def _urgency(item: TalkItem) -> tuple[float, float, Key, str]:
    """Return the order of talks: importance, then how many bands away, the benefit's and the group's name."""
    view = item.view
    away = max(abs(view.value_drift or 0.0) / VALUE_BAND, abs(view.day_drift or 0) / DAY_BAND)
    return -(view.importance or 0.0), -away, item.benefit.key, view.group


def _finding(found: Alignment, setting: Setting) -> Sentence:
    judged = _judged(found.benefits)
    if not judged:
        return sentence("No benefit has a planned value or date yet: nothing to compare expectations with")
    if not found.talks:
        return sentence("All groups expect what the plan promises, within 20 % and 30 days")
    first = found.talks[0]
    return counted(
        "{aligned} of {count} expectation agrees with the plan; talk with {group} first: “{benefit}”",
        "{aligned} of {count} expectations agree with the plan; talk with {group} first: “{benefit}”",
        len(judged),
        aligned=sum(judged),
        group=setting.name(first.view.group),
        benefit=first.benefit.ask.text,
    )
