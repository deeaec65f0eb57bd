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
from phases.plan import Plan, Task
from phases.programme import Programme
from phases.store import load_plan, load_programme
from ui.session import database_path
from words.text import Sentence

State = tuple[str, str, int]
"""File, programme and revision: while they stay, nothing has changed."""


@dataclass(frozen=True)
class View:
    """One assessment beside the one before it, with its gaps and the tasks made from them."""

    key: tuple[State, str]
    """While it stays, nothing that is shown has changed."""
    assessment: Assessment
    pack: Pack
    profile: Profile
    before: tuple[Assessment, Profile] | None
    gate: Gate | None
    gaps: tuple[Gap, ...]
    minimums: Mapping[str, int]
    tasks: Mapping[str, Task]
    """Tasks made from gaps, by dimension."""
    stages: Mapping[str, str]
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
    return _listed(_state(programme))


def view_of(programme: Programme, assessment_id: str) -> View:
    """Return everything that the page shows of one assessment."""
    return _view(_state(programme), assessment_id)


def _state(programme: Programme) -> State:
    return str(database_path()), programme.id, programme.revision


@st.cache_resource(max_entries=64, show_spinner=False)
def _listed(state: State) -> tuple[Assessment, ...]:
    file, programme_id, _ = state
    with open_database(file) as db:
        return load_assessments(db, programme_id)


@st.cache_resource(max_entries=64, show_spinner=False)
def _view(state: State, assessment_id: str) -> View:
    file, programme_id, _ = state
    with open_database(file) as db:
        programme = load_programme(db, programme_id)
        assert programme is not None
        pack, plan = load_pack(programme.pack_id), load_plan(db, programme_id)
        assessments = load_assessments(db, programme_id)
        shown = next(each for each in assessments if each.id == assessment_id)
        answers = load_answers(db, shown.id)
        earlier = (each for each in assessments if each.held_on < shown.held_on)
        profiles = ((each, _profile(db, pack, each)) for each in earlier)
        before = next((pair for pair in profiles if pair[1].reality.answered), None)
    found = profile(pack.dimensions, answers, shown.held_on)
    minimums = gate_minimums(pack, shown.target_gate)
    gaps, gate = find_gaps(found, minimums), pack.gate.get(shown.target_gate)
    key = (state, assessment_id)
    return View(key, shown, pack, found, before, gate, gaps, minimums, _tasks(plan), _stages(plan), answers)


def _profile(db: Database, pack: Pack, assessment: Assessment) -> Profile:
    return profile(pack.dimensions, load_answers(db, assessment.id), assessment.held_on)


def _tasks(plan: Plan) -> dict[str, Task]:
    return {t.source[len("gap:") :].partition(".")[0]: t for t in plan.tasks if t.source.startswith("gap:")}


def _stages(plan: Plan) -> dict[str, str]:
    phases: dict[str, str] = {}
    for task in plan.tasks:
        if task.kind == "milestone" and task.finished_on is None and task.key == f"{task.step}.{task.phase}-exit":
            phases.setdefault(task.step, task.phase)
    return phases
