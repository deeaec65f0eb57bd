"""What a user can do with an assessment: start it, answer it, close it, score a file of answers."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from access.actions import acting, record
from access.journal import Entry, Signature
from assessments.answers_file import UnreadableAnswers, read_answers
from assessments.findings import warnings
from assessments.maturity import Answer
from assessments.profile import DimensionProfile, GivenAnswer, Profile, profile
from assessments.responses import Respondent
from assessments.store import (
    Assessment,
    add_assessment,
    add_respondents,
    append_responses,
    load_answers,
    load_assessment,
    load_pack_id,
    load_respondents,
    maturity_response,
    save_closing,
)
from data.database import Database
from errors import Refusal
from methodology.loader import load_pack
from methodology.pack import Pack
from words.text import Text, sentence

LONGEST_TEXT = 4000
LONGEST_TITLE = 120


@dataclass(frozen=True)
class NewAssessment:
    """What is said of an assessment when it starts; the target gate is a gate's id or empty."""

    title: Text
    held_on: date
    target_gate: str = ""


class NoTitle(Refusal):
    """An assessment needs a title."""

    def __init__(self) -> None:
        super().__init__(sentence("The assessment has no title. Name what is assessed and when."))


class TitleTooLong(Refusal):
    """The title is longer than pages and reports show it."""

    def __init__(self) -> None:
        super().__init__(sentence("The title has more than {longest} characters. Shorten it.", longest=LONGEST_TITLE))


class UnknownGate(Refusal):
    """The target gate is none of the method's."""

    def __init__(self, gate: str, known: Sequence[str]) -> None:
        super().__init__(sentence("There is no gate “{key}”. There are: {known}.", key=gate, known=tuple(known)))


class AssessmentClosed(Refusal):
    """A closed assessment takes no more answers."""

    def __init__(self, assessment: Assessment) -> None:
        super().__init__(
            sentence(
                "“{title}” is closed and takes no more answers. Start a new assessment.",
                title=assessment.title,
            )
        )


class NothingAnswered(Refusal):
    """An assessment without answers cannot be closed."""

    def __init__(self) -> None:
        super().__init__(sentence("Nothing is answered yet. Answer at least one question before closing."))


class ReasonMissing(Refusal):
    """N/A was answered without a reason."""

    def __init__(self, questions: Sequence[str]) -> None:
        super().__init__(
            sentence("N/A needs a reason: write why {questions} does not apply.", questions=tuple(questions))
        )


class TextTooLong(Refusal):
    """Evidence or a reason is longer than anyone will read."""

    def __init__(self, question: str) -> None:
        super().__init__(
            sentence(
                "The text at {question} is longer than {longest} characters. Say where to look instead.",
                question=question,
                longest=LONGEST_TEXT,
            )
        )


def start_assessment(db: Database, signature: Signature, programme_id: str, new: NewAssessment) -> str:
    """Start an assessment and return its id; refuse one without a fitting title, or with a gate nobody knows."""
    refuse_invalid(new, load_pack(load_pack_id(db, programme_id)))
    assessment = Assessment(uuid.uuid4().hex, programme_id, new.title, new.held_on, new.target_gate, None, 1)
    after = {"title": new.title, "held_on": new.held_on, "target_gate": new.target_gate}
    with acting(db, signature):
        add_assessment(db, assessment)
        record(db, signature, _entry(assessment, "start_assessment", {}, after))
    return assessment.id


def refuse_invalid(new: NewAssessment, pack: Pack) -> None:
    """Refuse an assessment without title, with one that is too long, or with a target gate the method lacks."""
    titles = [new.title] if isinstance(new.title, str) else list(new.title.values())
    if not any(title.strip() for title in titles):
        raise NoTitle
    if max(map(len, titles)) > LONGEST_TITLE:
        raise TitleTooLong
    if new.target_gate and new.target_gate not in pack.gate:
        raise UnknownGate(new.target_gate, list(pack.gate))


def answer(db: Database, signature: Signature, assessment_id: str, given: Sequence[GivenAnswer]) -> int:
    """Append the answers that are new or changed and return how many; refuse N/A without a reason."""
    check_answers(given)
    with acting(db, signature):
        assessment = load_assessment(db, assessment_id)
        if assessment.closed_on:
            raise AssessmentClosed(assessment)
        standing = {(each.respondent, each.key): each for each in load_answers(db, assessment_id)}
        changed = [each for each in given if standing.get((each.respondent, each.key)) != each]
        if changed:
            people = _known(db, signature, assessment_id, [each.respondent for each in changed])
            kept = [maturity_response(each, people[each.respondent]) for each in changed]
            append_responses(db, assessment_id, kept, signature.at)
            before = [standing[key] for each in changed if (key := (each.respondent, each.key)) in standing]
            entry = _entry(assessment, "answer_assessment", _shown(before), _shown(changed))
            record(db, signature, entry)
    return len(changed)


def _known(db: Database, signature: Signature, assessment_id: str, names: Sequence[str]) -> Mapping[str, str]:
    """Return the ids of respondents by name; whoever is not asked yet is added."""
    known = {each.name: each.id for each in load_respondents(db, assessment_id)}
    new = [Respondent(uuid.uuid4().hex, name) for name in dict.fromkeys(names) if name not in known]
    add_respondents(db, assessment_id, new, signature.at)
    return known | {each.name: each.id for each in new}


def check_answers(given: Sequence[GivenAnswer]) -> None:
    """Refuse N/A without a reason, naming the questions, and texts that are too long."""
    for each in given:
        if max(len(each.evidence), len(each.reason), len(each.respondent)) > LONGEST_TEXT:
            raise TextTooLong(".".join(each.key))
    out = Answer.NOT_APPLICABLE
    missing = [".".join(e.key) for e in given if out in (e.intention, e.reality) and not e.reason.strip()]
    if missing:
        raise ReasonMissing(sorted(set(missing)))


def import_answers(db: Database, signature: Signature, assessment_id: str, read: Sequence[GivenAnswer]) -> int:
    """Append the answers read from a file; at N/A the evidence may be the reason. Return how many are new."""
    given = [replace(each, reason=each.reason or each.evidence) if _is_out(each) else each for each in read]
    return answer(db, signature, assessment_id, given)


def close_assessment(db: Database, signature: Signature, assessment_id: str, version: int) -> None:
    """Close the assessment on the day of the signature; refuse when nothing is answered or it is closed."""
    with acting(db, signature):
        assessment = load_assessment(db, assessment_id)
        if assessment.closed_on:
            raise AssessmentClosed(assessment)
        if not load_answers(db, assessment_id):
            raise NothingAnswered
        closed_on = signature.at.date()
        save_closing(db, assessment_id, version, closed_on)
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


def _shown(given: Sequence[GivenAnswer]) -> dict[str, object]:
    return {
        f"{each.dimension}.{each.question} {each.respondent}".strip(): f"{each.intention}/{each.reality}"
        for each in given
    }
