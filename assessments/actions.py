"""What a user can do with an assessment: start it, answer it, close it, score a file of answers."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from access.actions import acting, record
from access.journal import Entry, Signature
from assessments.imported.store import load_questionnaires
from assessments.maturity.answers_file import UnreadableAnswers, read_answers
from assessments.maturity.findings import warnings
from assessments.maturity.profile import DimensionProfile, GivenAnswer, Profile, profile
from assessments.maturity.rating import Answer
from assessments.respondents.groups import coarsened
from assessments.respondents.store import load_given, save_tags
from assessments.responses import Respondent, Response
from assessments.starting import (
    LONGEST_TITLE,
    AnswersAreUnnamed,
    AssessmentClosed,
    NewAssessment,
    NothingAnswered,
    NoTitle,
    TitleTooLong,
    UnknownGate,
    UnknownQuestionnaire,
    refuse_invalid,
    still_open,
)
from assessments.store import (
    Assessment,
    add_assessment,
    add_respondents,
    append_responses,
    load_assessment,
    load_pack_id,
    load_respondents,
    load_responses,
    maturity_response,
    save_closing,
)
from assessments.validation import refuse_bad, refuse_long_names
from data.database import Database
from methodology.loader import load_pack
from methodology.pack import Pack
from methodology.questionnaire import Questionnaire
from words.text import sentence

__all__ = [
    "LONGEST_TITLE",
    "AssessmentClosed",
    "NewAssessment",
    "NoTitle",
    "NothingAnswered",
    "TitleTooLong",
    "UnknownGate",
    "answer",
    "append_changed",
    "close_assessment",
    "import_answers",
    "respond",
    "respond_by_name",
    "score_file",
    "start_assessment",
]


def start_assessment(db: Database, signature: Signature, programme_id: str, new: NewAssessment) -> str:
    """Start an assessment and return its id; refuse one that nobody could use."""
    pack = load_pack(load_pack_id(db, programme_id))
    refuse_invalid(new, pack, list(load_questionnaires(db, pack)))
    assessment = Assessment(
        uuid.uuid4().hex,
        programme_id,
        new.title,
        new.held_on,
        new.target_gate,
        None,
        1,
        new.questionnaire,
        new.is_anonymous,
        new.smallest_group if new.is_anonymous else 1,
        new.due_on,
        new.subjects,
    )
    after: dict[str, object] = {"title": new.title, "held_on": new.held_on, "target_gate": new.target_gate}
    after |= {"questionnaire": new.questionnaire, "due_on": new.due_on, "is_anonymous": new.is_anonymous}
    with acting(db, signature):
        add_assessment(db, assessment)
        record(db, signature, _entry(assessment, "start_assessment", {}, after))
    return assessment.id


def respond(db: Database, signature: Signature, assessment_id: str, given: Sequence[Response]) -> int:
    """Append the answers that are new or changed and return how many; refuse all with every problem."""
    names = {each.id: each.name for each in load_respondents(db, assessment_id)}
    refuse_bad(questionnaire_of(db, assessment_id), given, names)
    with acting(db, signature):
        return _save(db, signature, load_assessment(db, assessment_id), given)


def respond_by_name(db: Database, signature: Signature, assessment_id: str, given: Sequence[Response]) -> int:
    """Append answers whose respondents are given by name; whoever is not asked yet is added; return how many."""
    names = {each.respondent: each.respondent for each in given if each.respondent}
    refuse_long_names(names)
    refuse_bad(questionnaire_of(db, assessment_id), given, names if len(names) > 1 else {})
    with acting(db, signature):
        assessment = load_assessment(db, assessment_id)
        people = _known(db, signature, assessment, [each.respondent for each in given])
        return _save(db, signature, assessment, [replace(each, respondent=people[each.respondent]) for each in given])


def answer(db: Database, signature: Signature, assessment_id: str, given: Sequence[GivenAnswer]) -> int:
    """Append answers about maturity under names, those that are new or changed; return how many."""
    return respond_by_name(db, signature, assessment_id, [maturity_response(each, each.respondent) for each in given])


def questionnaire_of(db: Database, assessment_id: str) -> Questionnaire:
    """Return what an assessment asks; refuse a questionnaire that the method lost."""
    assessment = load_assessment(db, assessment_id)
    known = load_questionnaires(db, load_pack(load_pack_id(db, assessment.programme_id)))
    if assessment.questionnaire not in known:
        raise UnknownQuestionnaire(assessment.questionnaire, list(known))
    return known[assessment.questionnaire]


def append_changed(
    db: Database, assessment: Assessment, given: Sequence[Response], at: datetime
) -> tuple[list[Response], list[Response]]:
    """Append the answers that are new or changed; return what stood there before and those; refuse a closed one."""
    still_open(assessment)
    standing = {who: load_given(db, assessment.id, who) for who in dict.fromkeys(each.respondent for each in given)}
    changed = [each for each in given if standing[each.respondent].get(each.place) != each]
    append_responses(db, assessment.id, changed, at)
    before = [standing[each.respondent][each.place] for each in changed if each.place in standing[each.respondent]]
    return before, changed


def _save(db: Database, signature: Signature, assessment: Assessment, given: Sequence[Response]) -> int:
    if assessment.is_anonymous and given:
        raise AnswersAreUnnamed
    before, changed = append_changed(db, assessment, given, signature.at)
    if changed:
        names = {each.id: each.name for each in load_respondents(db, assessment.id)}
        entry = _entry(assessment, "answer_assessment", shown(before, names), shown(changed, names))
        record(db, signature, entry)
    return len(changed)


def _known(db: Database, signature: Signature, assessment: Assessment, names: Sequence[str]) -> Mapping[str, str]:
    """Return the ids of respondents by name; whoever is not asked yet is added."""
    known = {each.name: each.id for each in load_respondents(db, assessment.id)}
    new = [Respondent(uuid.uuid4().hex, name) for name in dict.fromkeys(names) if name not in known]
    if not assessment.closed_on and not assessment.is_anonymous:
        add_respondents(db, assessment.id, new, signature.at)
    return known | {each.name: each.id for each in new}


def shown(given: Sequence[Response], names: Mapping[str, str]) -> dict[str, object]:
    """Return answers as the journal keeps them: by question and name, the values of all facets."""
    return {
        " ".join(
            part for part in (f"{each.section}.{each.question}", each.subject, names[each.respondent]) if part
        ): ("/".join(each.given.values()))
        for each in given
    }


def import_answers(db: Database, signature: Signature, assessment_id: str, read: Sequence[GivenAnswer]) -> int:
    """Append the answers read from a file; at N/A the evidence may be the reason. Return how many are new."""
    given = [replace(each, reason=each.reason or each.evidence) if _is_out(each) else each for each in read]
    return answer(db, signature, assessment_id, given)


def close_assessment(db: Database, signature: Signature, assessment_id: str, version: int) -> None:
    """Close the assessment on the day of the signature; refuse when nothing is answered or it is closed."""
    with acting(db, signature):
        assessment = still_open(load_assessment(db, assessment_id))
        if not load_responses(db, assessment_id):
            raise NothingAnswered
        closed_on = signature.at.date()
        save_closing(db, assessment_id, version, closed_on)
        if assessment.is_anonymous:
            for voice in coarsened(load_respondents(db, assessment_id), assessment.smallest_group):
                save_tags(db, voice)
        entry = _entry(assessment, "close_assessment", {"closed_on": None}, {"closed_on": closed_on})
        record(db, signature, entry)


@dataclass(frozen=True)
class FileScore:
    """What a file of answers scores."""

    profile: Profile

    def as_json(self) -> dict[str, object]:
        """Return the result for machines: every dimension, the overall figures, and warnings."""
        overall = self.profile.reality
        return {
            "dimensions": [_dimension(each) for each in self.profile.dimensions],
            "overall": {
                "score": _rounded(overall.score, 2),
                "lowest_level": overall.lowest_level,
                "coverage": _rounded(overall.coverage, 4),
                "provisional": overall.is_provisional,
            },
            "warnings": [str(each) for each in warnings(self.profile)],
        }


def score_file(path: Path, pack: Pack) -> FileScore:
    """Return the score of a CSV file of answers; refuse it with every problem and its line."""
    try:
        content = path.read_bytes()
    except OSError as failed:
        reason = failed.strerror or type(failed).__name__
        raise UnreadableAnswers(sentence("{path} cannot be read: {reason}.", path=path, reason=reason)) from failed
    return FileScore(profile(pack.dimensions, read_answers(content, pack)))


def _dimension(found: DimensionProfile) -> dict[str, object]:
    rating = found.reality
    return {
        "id": found.id,
        "level": rating.level,
        "score": _rounded(rating.score, 2),
        "coverage": _rounded(rating.coverage, 4),
        "stopped_at": rating.stopped_at,
    }


def _rounded(value: float | None, digits: int) -> float | None:
    return None if value is None else round(value, digits)


def _is_out(given: GivenAnswer) -> bool:
    return Answer.NOT_APPLICABLE in (given.intention, given.reality)


def _entry(assessment: Assessment, verb: str, before: Mapping[str, object], after: Mapping[str, object]) -> Entry:
    return Entry(assessment.programme_id, verb, f"assessment:{assessment.id}", before, after)
