"""Readiness: whether every must is met or waived by name and date, and what is open."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from assessments.responses import Response
from assessments.scoring.answers import (
    Coverage,
    Key,
    Setting,
    Sheet,
    Waiver,
    has_people,
    provisional,
    sheets,
    weighted,
)
from methodology.questionnaire import NOT_APPLICABLE, Ask, Questionnaire
from words.text import Sentence, counted, joined, sentence


class State(StrEnum):
    """How far one question is met."""

    MET = "met"
    PARTLY = "partly"
    NOT = "not"
    NOT_APPLICABLE = "not-applicable"
    UNKNOWN = "unknown"

    @property
    def words(self) -> Sentence:
        """Return what people call it."""
        return STATE_WORDS[self]


STATE_WORDS = {
    State.MET: sentence("Met"),
    State.PARTLY: sentence("Partly met"),
    State.NOT: sentence("Not met"),
    State.NOT_APPLICABLE: sentence("Does not apply"),
    State.UNKNOWN: sentence("Not answered"),
}


@dataclass(frozen=True, slots=True)
class Requirement:
    """One question of a readiness check as it stands."""

    key: Key
    ask: Ask
    state: State
    share: float | None
    is_proven: bool
    """Evidence is named or kept, or none is asked for."""
    waiver: Waiver | None = None

    @property
    def is_open(self) -> bool:
        """Return whether it is neither met nor waived; a must that does not apply needs a waiver too."""
        settled = self.state is State.MET or (self.state is State.NOT_APPLICABLE and not self.ask.is_must)
        return not settled and self.waiver is None


@dataclass(frozen=True)
class Readiness:
    """Whether one subject is ready, and why not."""

    subject: str
    requirements: tuple[Requirement, ...]
    coverage: Coverage
    share: float | None
    """Σ weight × share / Σ weight of what is answered, 0 to 1; it decides nothing."""

    @property
    def open(self) -> tuple[Requirement, ...]:
        """Return the musts that are neither met nor waived."""
        return tuple(each for each in self.requirements if each.ask.is_must and each.is_open)

    @property
    def lacking(self) -> tuple[Requirement, ...]:
        """Return the other questions that are not met; they keep nobody from starting."""
        return tuple(each for each in self.requirements if not each.ask.is_must and each.is_open)

    @property
    def waived(self) -> tuple[Requirement, ...]:
        """Return the musts that count only because somebody waived them."""
        return tuple(r for r in self.requirements if r.ask.is_must and r.waiver and r.state is not State.MET)

    @property
    def unproven(self) -> tuple[Requirement, ...]:
        """Return the musts that are said to be met, without the evidence that the question asks for."""
        return tuple(r for r in self.requirements if r.ask.is_must and r.state is State.MET and not r.is_proven)

    @property
    def is_ready(self) -> bool:
        """Return whether all musts are met or waived; without any must, whether everything asked is."""
        has_musts = any(each.ask.is_must for each in self.requirements)
        return bool(self.coverage.answered or self.waived) and not (self.open if has_musts else self.lacking)


@dataclass(frozen=True)
class Check:
    """The readiness of all subjects, and what it says."""

    subjects: tuple[Readiness, ...]
    finding: Sentence

    @property
    def coverage(self) -> Coverage:
        """Return how much is answered about all subjects."""
        return sum((each.coverage for each in self.subjects), Coverage())


def score_readiness(questionnaire: Questionnaire, responses: Iterable[Response], setting: Setting) -> Check:
    """Return which subjects are ready; a must is met only by the highest answer of its scale."""
    told = sheets(questionnaire, responses, setting)
    found = tuple(_readiness(each) for each in told)
    coverage = sum((each.coverage for each in found), Coverage())
    return Check(found, provisional(_finding(found, setting), coverage, has_people(told)))


def _readiness(sheet: Sheet) -> Readiness:
    coverage = sum((each.coverage for each in sheet.items), Coverage())
    return Readiness(
        sheet.subject,
        tuple(_requirement(sheet, key, ask) for key, ask in sheet.asks.items()),
        coverage,
        weighted((each.weight, each.share) for each in sheet.items),
    )


def _requirement(sheet: Sheet, key: Key, ask: Ask) -> Requirement:
    shares = [each.share for each in sheet.items if each.key == key]
    share = min((each for each in shares if each is not None), default=None)
    given = [value for each in sheet.questionnaire.facets(ask) for value in sheet.counted(key, each.id)]
    is_out = share is None and NOT_APPLICABLE in given
    is_proven = ask.evidence is None or sheet.setting.is_proven(sheet.subject, key)
    is_proven = is_proven or any(each.evidence.strip() for each in sheet.answers.get(key, ()))
    waiver = sheet.setting.waivers.get((sheet.subject, *key))
    return Requirement(key, ask, _state(share, is_out), share, is_proven, waiver)


def _state(share: float | None, is_out: bool) -> State:
    if share is None:
        return State.NOT_APPLICABLE if is_out else State.UNKNOWN
    if share >= 1:
        return State.MET
    return State.PARTLY if share > 0 else State.NOT


def _finding(found: tuple[Readiness, ...], setting: Setting) -> Sentence:
    if len(found) == 1:
        return _single(found[0])
    ready = [setting.name(each.subject) for each in found if each.is_ready]
    held = [setting.name(each.subject) for each in found if not each.is_ready]
    if not held:
        return sentence("All {count} are ready", count=len(ready))
    if not ready:
        return sentence("None of {count} is ready yet", count=len(held))
    return sentence("Ready: {ready}. Not ready yet: {held}", ready=ready, held=held)


def _single(found: Readiness) -> Sentence:
    if not found.is_ready:
        waiting = found.open or found.lacking
        return counted(
            "Not ready: {count} must is open, “{question}”",
            "Not ready: {count} musts are open, the first “{question}”",
            len(waiting),
            question=waiting[0].ask.text if waiting else "",
        )
    parts = [sentence("Ready: every must is met or waived.")]
    if found.waived:
        parts.append(counted("{count} is waived.", "{count} are waived.", len(found.waived)))
    if found.unproven:
        parts.append(counted("{count} lacks its evidence.", "{count} lack their evidence.", len(found.unproven)))
    return joined(parts)
