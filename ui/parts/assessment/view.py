"""What the page of assessments shows: counted once per change of an assessment, laid out once per revision."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from assessments.agreement.measure import ENOUGH_RESPONDENTS
from assessments.followup.action import Action
from assessments.followup.store import load_actions
from assessments.maturity.findings import answer
from assessments.maturity.gaps import Gap, find_gaps, gate_minimums, targets
from assessments.maturity.profile import GivenAnswer, Profile, difference
from assessments.results.result import Result
from assessments.results.store import Reading, Stamp, load_again, load_stamp
from assessments.store import Assessment, load_assessments
from data.database import open_database
from methodology.dimension import MATURITY
from methodology.loader import load_pack
from methodology.pack import Gate, Pack
from phases.actions import find_programme
from phases.dates.timeline import Dated
from phases.gaps.tasks import gap_tasks, open_phases
from phases.programme import Programme
from phases.store import load_units
from ui.views import Moment, moment_of
from ui.views import view_of as whole
from words.text import Sentence, Text


@dataclass(frozen=True, slots=True)
class Lens:
    """How a reader looks at an assessment: the gate whose levels are the target, and one unit or all."""

    gate: str | None = None
    """None for the assessment's own, empty for none."""
    unit: str = ""


@dataclass(frozen=True)
class View:
    """One assessment beside the one before it, with its gaps and the work made of them."""

    key: tuple[object, ...]
    """While it stays, nothing that is shown has changed."""
    assessment: Assessment
    pack: Pack
    result: Result
    profile: Profile
    """Of all, or of the unit that the reader chose."""
    before: tuple[Assessment, Profile] | None
    gate: Gate | None
    gaps: tuple[Gap, ...]
    minimums: Mapping[str, int]
    targets: Mapping[str, int]
    tasks: Mapping[str, Dated]
    """Tasks made from gaps, by dimension."""
    phases: Mapping[str, str]
    """The first phase of every step that still has open work."""
    actions: tuple[Action, ...]
    units: Mapping[str, Text]
    """Names of the units whose answers may be shown."""
    unit: str = ""

    @property
    def answers(self) -> tuple[GivenAnswer, ...]:
        """Return the newest answer of everybody."""
        return self.result.answers

    @property
    def answer(self) -> Sentence:
        """Return the sentence that answers the page's question."""
        return self.result.hidden_answer or answer(self.profile, self.gaps, self.gate.title if self.gate else None)

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
    return tuple(assessment for assessment, _ in _listed(moment_of(programme)))


def view_of(programme: Programme, assessment_id: str, lens: Lens | None = None) -> View:
    """Return everything that the page shows of one assessment of maturity."""
    return _view(moment_of(programme), assessment_id, lens or Lens(), programme)


def results(programme: Programme) -> dict[str, tuple[Assessment, Result]]:
    """Return every assessment of maturity with its result by id, newest first."""
    return _results(moment_of(programme))


@st.cache_resource(max_entries=64, show_spinner=False)
def _listed(moment: Moment) -> tuple[tuple[Assessment, Stamp], ...]:
    with open_database(moment.path) as db:
        return tuple((each, load_stamp(db, each)) for each in load_assessments(db, moment.programme_id))


@st.cache_resource(max_entries=32, show_spinner=False)
def _results(moment: Moment) -> dict[str, tuple[Assessment, Result]]:
    with open_database(moment.path) as db:
        pack_id = find_programme(db, moment.programme_id).method
    same = (moment.path, moment.created_at)
    found = [(each, stamp) for each, stamp in _listed(moment) if each.questionnaire == MATURITY]
    return {each.id: (each, _result(*same, stamp, each, pack_id)) for each, stamp in found}


@st.cache_resource(max_entries=48, show_spinner=False)
def _result(path: Path, created_at: str, stamp: Stamp, assessment: Assessment, pack_id: str) -> Result:  # noqa: ARG001
    """Count an assessment; what else changes in the programme does not make it count anew."""
    with open_database(path) as db:
        return load_again(db, load_pack(pack_id), assessment, _reading(path, created_at, assessment.id))


@st.cache_resource(max_entries=24, show_spinner=False)
def _reading(path: Path, created_at: str, assessment_id: str) -> Reading:  # noqa: ARG001
    """Return what was read of an assessment last, for every reader; one more answer is then all that is read."""
    return Reading()


@st.cache_resource(max_entries=96, show_spinner=False)
def _view(moment: Moment, assessment_id: str, lens: Lens, _programme: Programme) -> View:
    all_results, pack = _results(moment), load_pack(_programme.method)
    shown, result = all_results[assessment_id]
    units = _names(moment, result)
    unit = lens.unit if lens.unit in units else ""
    found = _part(result, unit)
    gate = shown.target_gate if lens.gate is None else lens.gate
    minimums = gate_minimums(pack, gate)
    timeline = whole(_programme).timeline
    with open_database(moment.path) as db:
        actions = load_actions(db, moment.programme_id)
    return View(
        (moment, assessment_id, lens),
        shown,
        pack,
        result,
        found,
        _before(all_results, shown, unit),
        pack.gate.get(gate),
        find_gaps(found, minimums),
        minimums,
        targets(pack, gate),
        gap_tasks(timeline),
        open_phases(timeline),
        actions,
        units,
        unit,
    )


def _part(result: Result, unit: str) -> Profile:
    return result.units[unit] if unit else result.profile


def _before(
    found: Mapping[str, tuple[Assessment, Result]], shown: Assessment, unit: str
) -> tuple[Assessment, Profile] | None:
    earlier = ((each, result) for each, result in found.values() if each.held_on < shown.held_on)
    parts = ((each, _part(result, unit)) for each, result in earlier if not unit or unit in result.units)
    return next((pair for pair in parts if pair[1].reality.answered), None)


def _names(moment: Moment, result: Result) -> dict[str, Text]:
    with open_database(moment.path) as db:
        return {each.key: each.name for each in load_units(db, moment.programme_id) if each.key in result.units}
