"""The facts of a report about one assessment, read once: the same for page, route, file and terminal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from assessments.evidence.evidence import Evidence
from assessments.evidence.store import load_evidence
from assessments.imported.store import load_questionnaires
from assessments.maturity.findings import answer
from assessments.maturity.gaps import Gap, find_gaps, gate_minimums
from assessments.maturity.profile import Profile
from assessments.respondents.groups import is_shown
from assessments.respondents.tellable import tellable
from assessments.responses import Respondent, Response
from assessments.results.judged import Judged
from assessments.results.result import Result
from assessments.results.store import load_judged, load_result
from assessments.scoring.points import Points, score_points
from assessments.store import Assessment, load_assessments, load_respondents, load_responses
from data.database import Database
from methodology.dimension import MATURITY
from methodology.loader import load_pack
from methodology.pack import Gate, Pack
from methodology.questionnaire import Questionnaire
from phases.programme import Programme
from phases.scope.promised import load_promised
from phases.store import load_units
from words.text import Sentence, Text, counted


@dataclass(frozen=True)
class MaturityFacts:
    """What an assessment of maturity amounts to, its gaps, and the assessment before it."""

    result: Result
    gaps: Sequence[Gap]
    minimums: Mapping[str, int]
    gate: Gate | None
    before: tuple[Assessment, Profile] | None


@dataclass(frozen=True)
class AssessmentFacts:
    """All that a report tells of an assessment; other questionnaires than maturity have points and a finding."""

    programme: Programme
    assessment: Assessment
    questionnaire: Questionnaire
    people: Mapping[str, Respondent]
    responses: Sequence[Response]
    """The answers that may be shown."""
    answered_by: int
    """How many people answered, whether their answers may be shown or not."""
    units: Mapping[str, Text] = field(default_factory=dict)
    maturity: MaturityFacts | None = None
    points: Points | None = None
    judged: Judged | None = None
    evidence: Sequence[Evidence] = ()

    @property
    def smallest(self) -> int:
        """Return from how many answers on they are shown."""
        return self.assessment.smallest_group if self.assessment.is_anonymous else 1

    @property
    def is_hidden(self) -> bool:
        """Return whether so few people answered without a name that nothing may be shown."""
        return self.answered_by > 0 and not is_shown(self.answered_by, self.smallest)

    @property
    def answer(self) -> Sentence:
        """Return the sentence that answers: what does the assessment say?"""
        if self.is_hidden:
            return counted(
                "{count} person answered; anonymous answers are shown from {smallest} on",
                "{count} people answered; anonymous answers are shown from {smallest} on",
                self.answered_by,
                smallest=self.smallest,
            )
        if self.maturity:
            gate = self.maturity.gate
            return answer(self.maturity.result.profile, tuple(self.maturity.gaps), gate.title if gate else None)
        assert self.judged is not None
        return self.judged.result.finding


def load_assessment_facts(db: Database, programme: Programme, assessment: Assessment) -> AssessmentFacts:
    """Return all that is told about an assessment of the programme."""
    pack = load_pack(programme.method)
    instrument = load_questionnaires(db, pack)[assessment.questionnaire]
    people = {each.id: each for each in load_respondents(db, assessment.id)}
    responses = load_responses(db, assessment.id)
    told = tellable(responses, assessment.smallest_group if assessment.is_anonymous else 1)
    count = len({each.respondent for each in responses})
    units: dict[str, Text] = {each.key: each.name for each in load_units(db, programme.id)}
    shared = (programme, assessment, instrument, people, told, count, units)
    kept = load_evidence(db, assessment.id)
    if assessment.questionnaire == MATURITY:
        return AssessmentFacts(*shared, maturity=_maturity(db, pack, assessment), evidence=kept)
    names = {each: units.get(each, each) for each in assessment.subjects}
    judged = load_judged(db, assessment, instrument, names).beside(load_promised(db, programme.id))
    points = score_points(instrument, responses, judged.setting)
    return AssessmentFacts(*shared, points=points, judged=judged, evidence=kept)


def _maturity(db: Database, pack: Pack, assessment: Assessment) -> MaturityFacts:
    result = load_result(db, pack, assessment)
    minimums = gate_minimums(pack, assessment.target_gate)
    earlier = (
        (each, load_result(db, pack, each).profile)
        for each in load_assessments(db, assessment.programme_id)
        if each.questionnaire == MATURITY and each.held_on < assessment.held_on
    )
    before = next((pair for pair in earlier if pair[1].reality.answered), None)
    gaps = find_gaps(result.profile, minimums)
    return MaturityFacts(result, gaps, minimums, pack.gate.get(assessment.target_gate), before)
