"""What answering and asking show of one assessment, read once per revision and kept for every reader."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import streamlit as st

from assessments.actions import questionnaire_of
from assessments.agreement.agreed import Agreed
from assessments.agreement.store import load_agreed
from assessments.evidence.evidence import Evidence, proven_places
from assessments.evidence.store import load_evidence
from assessments.respondents.invitation import Invitation
from assessments.respondents.progress import Given, Progress, progress, screens, subjects_of
from assessments.respondents.store import load_invitations
from assessments.responses import Place, Respondent, Response
from assessments.results.heard import Heard
from assessments.results.judged import Judged, Rows
from assessments.results.store import hear
from assessments.scoring.answers import Key, Planned
from assessments.store import Assessment, load_assessment, load_respondents
from data.database import Database, open_database
from methodology.questionnaire import Questionnaire, Section
from phases.programme import Programme, Unit
from phases.scope.promised import load_promised
from phases.store import load_units
from ui.views import Moment, moment_of
from words.text import Text


@dataclass(frozen=True)
class Asking:
    """An assessment with its questionnaire, the people asked, their links and all answers."""

    assessment: Assessment
    questionnaire: Questionnaire
    respondents: tuple[Respondent, ...]
    invitations: tuple[Invitation, ...]
    units: Mapping[str, Unit]
    responses: tuple[Response, ...]
    agreed: Mapping[Place, Agreed] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    plan: Mapping[Key, Planned] = field(default_factory=dict)

    @cached_property
    def judged(self) -> Judged:
        """Return what the answers amount to, for every questionnaire but that of maturity."""
        names = {each: self.subject_title(each) for each in self.subject_options()}
        shown = proven_places(self.evidence, self.assessment.held_on)
        rows = Rows(self.respondents, self.responses, names, self.agreed, shown, self.plan)
        return Judged(self.assessment, self.questionnaire, rows)

    @cached_property
    def given(self) -> Mapping[str, Given]:
        """Return the answers of every respondent by place."""
        found: dict[str, dict[tuple[str, str, str], Response]] = {}
        for each in self.responses:
            found.setdefault(each.respondent, {})[each.place] = each
        return found

    @cached_property
    def by_name(self) -> Mapping[str, Respondent]:
        """Return who is asked or answered, by name; unnamed voices are left out."""
        return {each.name: each for each in self.respondents if not each.is_unnamed}

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """Return the sections that have questions."""
        return tuple(each for each in self.questionnaire.section if each.ask)

    def mine(self, name: str) -> Given:
        """Return what one respondent answered."""
        person = self.by_name.get(name)
        return self.given.get(person.id, {}) if person else {}

    @cached_property
    def counts(self) -> Mapping[str, tuple[int, int]]:
        """Return for everybody who has a name how many questions are answered, of how many; none in anonymity."""
        if self.assessment.is_anonymous:
            return {}
        return {each.id: self._count(each) for each in self.by_name.values()}

    def _count(self, person: Respondent) -> tuple[int, int]:
        given = self.given.get(person.id, {})
        if not given:
            return 0, len(self.questionnaire.asks)
        found = self.progress(self.subjects(person, given), given)
        return found.answered, found.whole

    def subjects(self, person: Respondent, given: Given) -> tuple[str, ...]:
        """Return what somebody answers about: what they are asked about, else what they did answer about."""
        asked = subjects_of(self.questionnaire, self.assessment.subjects, person)
        did = tuple(dict.fromkeys(subject for subject, _, _ in given))
        return did if asked == ("",) and did else asked

    def progress(self, subjects: Sequence[str], given: Given) -> Progress:
        """Return how far somebody has come."""
        return progress(self.questionnaire, screens(self.questionnaire, subjects), given)

    def subject_options(self) -> tuple[str, ...]:
        """Return what can be answered about: what the assessment names, units or teams, and what has answers."""
        return tuple(dict.fromkeys(each for each in self._subject_options() if each))

    def _subject_options(self) -> Iterator[str]:
        kind = self.questionnaire.subject
        yield from self.assessment.subjects
        if kind == "unit":
            yield from self.units
        if kind == "group":
            yield from (each.team for each in self.respondents)
        yield from (each.subject for each in self.responses)

    def subject_title(self, subject: str) -> Text:
        """Return what a subject is called: the name of a unit, else itself."""
        unit = self.units.get(subject)
        return unit.name if unit else subject


def asking_of(programme: Programme, assessment_id: str) -> Asking:
    """Return everything about the people and answers of one assessment."""
    return _asking(moment_of(programme), assessment_id)


@st.cache_resource(max_entries=32, show_spinner=False)
def _asking(moment: Moment, assessment_id: str) -> Asking:
    with open_database(moment.path) as db:
        return Asking(
            load_assessment(db, assessment_id),
            questionnaire_of(db, assessment_id),
            load_respondents(db, assessment_id),
            load_invitations(db, assessment_id),
            {each.key: each for each in load_units(db, moment.programme_id)},
            _heard(db, moment, assessment_id),
            load_agreed(db, assessment_id),
            load_evidence(db, assessment_id),
            load_promised(db, moment.programme_id),
        )


def _heard(db: Database, moment: Moment, assessment_id: str) -> tuple[Response, ...]:
    """Return the answers as they stand; only what was added since the last reading is read."""
    ear = _ear(moment.path, moment.created_at, assessment_id)
    ear.heard = hear(db, assessment_id, ear.heard)
    return ear.heard.responses


@dataclass
class _Ear:
    """What was read of the answers last."""

    heard: Heard = field(default_factory=Heard)


@st.cache_resource(max_entries=32, show_spinner=False)
def _ear(path: Path, created_at: str, assessment_id: str) -> _Ear:  # noqa: ARG001
    """Return what was read of an assessment last, for every reader."""
    return _Ear()
