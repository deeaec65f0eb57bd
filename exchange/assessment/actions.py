"""What a user does with files of answers: export them, see what an edited file would change, accept it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from access.actions import acting
from access.journal import Signature
from assessments.actions import questionnaire_of, respond
from assessments.evidence.actions import add_evidence, revise_evidence
from assessments.evidence.store import load_evidence
from assessments.respondents.actions import add_people, edit_person
from assessments.respondents.groups import is_shown, shown_groups
from assessments.respondents.progress import OWN
from assessments.respondents.tellable import about, tellable, unlabelled, unlinked
from assessments.responses import Respondent
from assessments.starting import AnswersAreUnnamed, AssessmentClosed
from assessments.store import Assessment, load_assessment, load_respondents, load_responses
from assessments.validation import problems
from data.database import Database, Gone
from errors import Refusal
from exchange.assessment.difference.difference import Change, ChangedSince, Difference, Taken, difference, taken_over
from exchange.assessment.difference.evidence import EvidenceChange, changed_evidence, moved_evidence
from exchange.assessment.difference.people import PersonChange, changed_people, moved_people
from exchange.assessment.difference.reading import read_table
from exchange.assessment.workbook.layout import Layout
from exchange.assessment.workbook.snapshot import RowKey, Snapshot, key_of
from exchange.assessment.workbook.tables import BadAnswersFile, Place, Table
from exchange.assessment.workbook.writing import write_csv, write_xlsx
from phases.store import load_units
from words.text import Language, Sentence, sentence

Form = Literal["xlsx", "csv"]


class OtherAssessment(Refusal):
    """The file holds the answers of another assessment."""

    def __init__(self, theirs: Assessment | None, ours: Assessment) -> None:
        if theirs is None:
            words = "The file holds answers of an assessment that is not in this database."
            super().__init__(sentence(words))
            return
        super().__init__(
            sentence(
                "The file holds the answers of “{theirs}”, not of “{ours}”. Import it in that assessment.",
                theirs=theirs.title,
                ours=ours.title,
            )
        )


class TooFewToShow(Refusal):
    """An anonymous assessment has so few answers that a file would tell who gave them."""

    def __init__(self, smallest: int) -> None:
        super().__init__(
            sentence(
                "The assessment is anonymous: its answers are shown from {smallest} people on.", smallest=smallest
            )
        )


@dataclass(frozen=True)
class Offer:
    """What a file would change of which assessment."""

    layout: Layout
    difference: Difference

    @property
    def assessment(self) -> Assessment:
        """Return the assessment that the file belongs to."""
        return self.layout.snapshot.assessment


def load_snapshot(db: Database, assessment_id: str) -> Snapshot:
    """Return an assessment with all that a file shows of it."""
    assessment = load_assessment(db, assessment_id)
    respondents = load_respondents(db, assessment_id)
    given = {key_of(each): each for each in load_responses(db, assessment_id)}
    units = {each.key: each.name for each in load_units(db, assessment.programme_id)}
    shown = load_evidence(db, assessment_id)
    return Snapshot(assessment, questionnaire_of(db, assessment_id), respondents, given, units, shown)


def shown_snapshot(db: Database, assessment_id: str) -> Snapshot:
    """Return what may be put into a file; refuse anonymous answers of too few people."""
    shot = load_snapshot(db, assessment_id)
    smallest = shot.assessment.smallest_group
    if shot.assessment.is_anonymous and not is_shown(len(shot.people), smallest):
        raise TooFewToShow(smallest)
    return _coarse(shot)


def _coarse(shot: Snapshot) -> Snapshot:
    """Return the snapshot of anonymous answers that may be told: none that too few gave, none tied to another.

    The own unit or group stays out where too few share it.
    """
    if not shot.assessment.is_anonymous:
        return shot
    smallest, given = shot.assessment.smallest_group, tuple(shot.responses.values())
    if shot.questionnaire.subject in OWN:
        people: dict[str, set[str]] = {}
        for each in given:
            people.setdefault(each.subject, set()).add(each.respondent)
        shown = shown_groups({subject: len(found) for subject, found in people.items()}, smallest)
        told = unlinked(unlabelled(tellable(given, smallest), smallest, shown))
    else:
        told = unlinked(tellable(given, smallest, about))
    people_told = dict.fromkeys(each.respondent for each in told)
    nobody = tuple(Respondent(each, f"#{each}", is_unnamed=True) for each in people_told)
    return replace(shot, respondents=nobody, responses={key_of(each): each for each in told})


def write_answers(shot: Snapshot, form: Form, language: Language) -> bytes:
    """Return the file of an assessment in the form that is asked for."""
    return write_csv(shot, language) if form == "csv" else write_xlsx(shot, language)


def preview(db: Database, table: Table, assessment_id: str | None = None) -> Offer:
    """Return what a file would change; refuse another assessment's, a closed one's and every bad answer."""
    ours = load_assessment(db, assessment_id) if assessment_id else None
    theirs = _known(db, table.assessment_id)
    if ours and (theirs is None or theirs.id != ours.id):
        raise OtherAssessment(theirs, ours)
    if theirs is None:
        raise Gone
    layout = Layout(_coarse(load_snapshot(db, theirs.id)), table.language)
    found = difference(layout, read_table(table, layout))
    if found.everything and theirs.closed_on:
        raise AssessmentClosed(theirs)
    if found.changes and theirs.is_anonymous:
        raise AnswersAreUnnamed
    if wrong := list(_wrong(layout, found.changes)):
        raise BadAnswersFile(wrong)
    return Offer(layout, found)


def _known(db: Database, assessment_id: str) -> Assessment | None:
    try:
        return load_assessment(db, assessment_id)
    except Gone:
        return None


def _wrong(layout: Layout, changes: Sequence[Change]) -> Iterable[Sentence]:
    """Yield what answers would not fit their questions if all changes were accepted, each named by its first cell."""
    places: dict[RowKey, Place] = {}
    for each in changes:
        places.setdefault(each.key, each.place)
    for made in taken_over(layout.snapshot.responses, changes):
        for problem in problems(layout.snapshot.questionnaire, [made], {}):
            yield sentence("{place}: {problem}", place=places[key_of(made)].words, problem=problem)


def accept(db: Database, signature: Signature, assessment_id: str, changes: Sequence[Taken]) -> int:
    """Save the changes that were accepted, all or none, and nothing else; return how many answers are new.

    Refuses when an answer or a person is no longer what the difference showed.
    """
    people = [each for each in changes if isinstance(each, PersonChange)]
    answers = [each for each in changes if isinstance(each, Change)]
    one = replace(signature, submit_id=None)
    with acting(db, signature):
        if people:
            _take_over_people(db, one, assessment_id, people)
        if shown := [each for each in changes if isinstance(each, EvidenceChange)]:
            _take_over_evidence(db, one, assessment_id, shown)
        standing = {key_of(each): each for each in load_responses(db, assessment_id)}
        return respond(db, one, assessment_id, taken_over(standing, answers)) if answers else 0


def _take_over_people(
    db: Database, signature: Signature, assessment_id: str, changes: Sequence[PersonChange]
) -> None:
    standing = {each.id: each for each in load_respondents(db, assessment_id)}
    if moved := moved_people(standing, changes):
        raise ChangedSince(moved)
    for each in changed_people(standing, [each for each in changes if not each.new]):
        edit_person(db, signature, each)
    if new := [each.new for each in changes if each.new]:
        add_people(db, signature, assessment_id, new)


def _take_over_evidence(
    db: Database, signature: Signature, assessment_id: str, changes: Sequence[EvidenceChange]
) -> None:
    standing = {each.id: each for each in load_evidence(db, assessment_id)}
    if moved := moved_evidence(standing, changes):
        raise ChangedSince(moved)
    for key, made in changed_evidence(standing, [each for each in changes if each.about]).items():
        revise_evidence(db, signature, standing[key], made)
    for each in changes:
        if each.new:
            add_evidence(db, signature, assessment_id, (each.new, None, ""))
