"""What the page of assessments shows, read once per revision and kept for every reader."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from assessments.consensus import ENOUGH_RESPONDENTS
from assessments.findings import answer
from assessments.gaps import Gap, find_gaps, gate_minimums
from assessments.profile import GivenAnswer, Key, Profile, difference, profile
from assessments.store import Assessment, load_answers, load_assessments
from data.database import Database, open_database
from methodology.loader import load_pack
from methodology.pack import Gate, Pack
from phases.actions import find_programme
from phases.gap_tasks import gap_tasks, open_phases
from phases.programme import Programme
from phases.timeline import Dated, Timeline
from ui.views import Moment, moment_of
from ui.views import view_of as whole
from words.text import Sentence


@dataclass(frozen=True)
class View:
    """One assessment beside the one before it, with its gaps and the tasks made from them."""

    key: tuple[Moment, str]
    """While it stays, nothing that is shown has changed."""
    assessment: Assessment
    pack: Pack
    profile: Profile
    before: tuple[Assessment, Profile] | None
    gate: Gate | None
    gaps: tuple[Gap, ...]
    minimums: Mapping[str, int]
    tasks: Mapping[str, Dated]
    """Tasks made from gaps, by dimension."""
    phases: Mapping[str, str]
    """The first phase of every step that still has open work."""
    answers: tuple[GivenAnswer, ...]

    def answers_of(self, respondent: str) -> dict[Key, GivenAnswer]:
        """Return what one respondent answered, by question."""
        return {each.key: each for each in self.answers if each.respondent == respondent}

    @property
    def answer(self) -> Sentence:
        """Return the sentence that answers the page's question."""
        return answer(self.profile, self.gaps, self.gate.title if self.gate else None)

    @property
    def has_few_respondents(self) -> bool:
        """Return whether too few answered to speak of agreement."""
        return len(self.profile.respondents) < ENOUGH_RESPONDENTS

    @property
    def score_change(self) -> float | None:
        """Return how the weighted score moved since the assessment before."""
        return difference(self.profile.reality.score, self.before[1].reality.score if self.before else None)

    @property
    def lag_change(self) -> float | None:
        """Return how intention minus reality moved since the assessment before."""
        return difference(self.profile.lag, self.before[1].lag if self.before else None)


def listed(programme: Programme) -> tuple[Assessment, ...]:
    """Return the programme's assessments, newest first."""
    return _listed(moment_of(programme))


def view_of(programme: Programme, assessment_id: str) -> View:
    """Return everything that the page shows of one assessment."""
    return _view(moment_of(programme), assessment_id, whole(programme).timeline)


@st.cache_resource(max_entries=64, show_spinner=False)
def _listed(moment: Moment) -> tuple[Assessment, ...]:
    with open_database(moment.path) as db:
        return load_assessments(db, moment.programme_id)


@st.cache_resource(max_entries=64, show_spinner=False)
def _view(moment: Moment, assessment_id: str, _timeline: Timeline) -> View:
    with open_database(moment.path) as db:
        pack = load_pack(find_programme(db, moment.programme_id).pack_id)
        assessments = load_assessments(db, moment.programme_id)
        shown = next(each for each in assessments if each.id == assessment_id)
        answers = load_answers(db, shown.id)
        earlier = (each for each in assessments if each.held_on < shown.held_on)
        profiles = ((each, _profile(db, pack, each)) for each in earlier)
        before = next((pair for pair in profiles if pair[1].reality.answered), None)
    found = profile(pack.dimensions, answers, shown.held_on)
    minimums = gate_minimums(pack, shown.target_gate)
    gaps, gate = find_gaps(found, minimums), pack.gate.get(shown.target_gate)
    tasks, phases = gap_tasks(_timeline), open_phases(_timeline)
    key = (moment, assessment_id)
    return View(key, shown, pack, found, before, gate, gaps, minimums, tasks, phases, answers)


def _profile(db: Database, pack: Pack, assessment: Assessment) -> Profile:
    return profile(pack.dimensions, load_answers(db, assessment.id), assessment.held_on)
