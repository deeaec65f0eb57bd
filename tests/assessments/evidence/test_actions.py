from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from access.journal import Signature
from access.store import load_journal
from assessments.actions import AssessmentClosed, NewAssessment, answer, close_assessment, start_assessment
from assessments.evidence.actions import add_evidence, withdraw_evidence
from assessments.evidence.evidence import IncompleteEvidence, Kind, NewEvidence
from assessments.evidence.files import Upload, evidence_folder, is_whole
from assessments.evidence.store import load_evidence
from assessments.maturity.profile import GivenAnswer
from assessments.maturity.rating import Answer
from assessments.results.store import load_result
from assessments.store import load_assessment
from data.database import StaleSave
from methodology.loader import load_pack

ANN = Signature("ann", datetime(2026, 10, 5, 9, tzinfo=UTC))
NEW = NewEvidence("C1", "a", Kind.DOCUMENT, "List", "D. Ortiz", date(2026, 10, 1))


@pytest.fixture
def assessment_id(db, programme_id):
    return start_assessment(db, ANN, programme_id, NewAssessment("October", date(2026, 10, 5)))


def level(db, assessment_id):
    found = load_result(db, load_pack(), load_assessment(db, assessment_id)).profile
    return found.dimension["C1"].reality.level


def test_evidence_with_its_file_lifts_the_cap_and_withdrawn_it_falls_back(db, programme_id, assessment_id):
    answer(db, ANN, assessment_id, [GivenAnswer("ann", "C1", "a", Answer.FULLY, Answer.FULLY)])
    assert level(db, assessment_id) == 1

    key = add_evidence(db, ANN, assessment_id, (NEW, Upload("list.pdf", b"seen"), ""))
    (kept,) = load_evidence(db, assessment_id)
    assert (kept.id, kept.file.name, kept.new.owner, kept.version) == (key, "list.pdf", "D. Ortiz", 1)
    assert is_whole(evidence_folder(db.path), kept.file.sha256)
    assert level(db, assessment_id) == 2

    withdraw_evidence(db, ANN, key, 1)
    assert level(db, assessment_id) == 1
    assert [each.entry.verb for each in load_journal(db, programme_id)][:2] == ["take_evidence_back", "show_evidence"]


def test_incomplete_evidence_keeps_neither_row_nor_file(db, assessment_id):
    with pytest.raises(IncompleteEvidence):
        add_evidence(db, ANN, assessment_id, (NEW, None, ""))

    assert load_evidence(db, assessment_id) == ()
    assert not evidence_folder(db.path).exists()


def test_evidence_that_somebody_else_withdrew_is_not_withdrawn_again(db, assessment_id):
    key = add_evidence(db, ANN, assessment_id, (NEW, Upload("list.pdf", b"seen"), ""))
    withdraw_evidence(db, ANN, key, 1)

    with pytest.raises(StaleSave):
        withdraw_evidence(db, Signature("bob", ANN.at + timedelta(days=1)), key, 1)


def test_a_closed_assessment_takes_no_evidence(db, assessment_id):
    answer(db, ANN, assessment_id, [GivenAnswer("ann", "C1", "a", Answer.FULLY, Answer.FULLY)])
    close_assessment(db, ANN, assessment_id, 1)

    with pytest.raises(AssessmentClosed):
        add_evidence(db, ANN, assessment_id, (NEW, Upload("list.pdf", b"seen"), ""))


@pytest.mark.parametrize("dated_on", [ANN.at.date() + timedelta(days=2), date(2036, 1, 1), date.max])
def test_evidence_from_the_future_proves_nothing(db, assessment_id, dated_on):
    with pytest.raises(IncompleteEvidence, match="cannot be dated after today"):
        add_evidence(db, ANN, assessment_id, (replace(NEW, dated_on=dated_on), Upload("list.pdf", b"seen"), ""))

    assert load_evidence(db, assessment_id) == ()


def test_an_imported_questionnaire_takes_evidence_too(db, programme_id):
    own = load_pack().questionnaire["pre-check"].model_copy(update={"id": "own"})
    facts = {"source": "", "sha256": "", "added_by": "ann", "added_at": ANN.at.isoformat()}
    db.insert("questionnaires", {"id": "own", "content": own.model_dump_json(), **facts})
    held = start_assessment(db, ANN, programme_id, NewAssessment("Own", date(2026, 10, 5), questionnaire="own"))
    section, question = next(iter(own.asks))
    add_evidence(db, ANN, held, (replace(NEW, section=section, question=question), Upload("a.pdf", b"seen"), ""))

    assert len(load_evidence(db, held)) == 1
