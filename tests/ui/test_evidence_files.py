"""Evidence files as the server hands them out: attachments that no browser opens or runs."""

from datetime import UTC, date, datetime

import pytest
from starlette.requests import Request

from access.journal import Signature
from assessments.actions import NewAssessment, start_assessment
from assessments.evidence.actions import add_evidence
from assessments.evidence.evidence import Kind, NewEvidence
from assessments.evidence.files import Upload, evidence_folder
from assessments.evidence.store import load_evidence
from data.database import open_database
from methodology.loader import load_pack
from phases.actions import create_programme
from phases.programme import NewProgramme, NewUnit
from ui.server.replies.evidence import evidence

ANN = Signature("ann", datetime(2026, 1, 5, 9, tzinfo=UTC))


@pytest.fixture
def kept(file):
    new = NewProgramme(
        name="Acme CRM", start_on=date(2026, 1, 5), steps=tuple(load_pack().step), units=(NewUnit(name="HQ", wave=0),)
    )
    with open_database(file) as db:
        programme = create_programme(db, ANN, new, load_pack())
        found = start_assessment(db, ANN, programme.id, NewAssessment("Start", date(2026, 1, 5)))
        shown = NewEvidence("C1", "a", Kind.DOCUMENT, "List", "ann", date(2026, 1, 5), None, "https://wiki")
        add_evidence(db, ANN, found, (shown, Upload("<客户>.html", b"<script>alert(1)</script>"), ""))
        add_evidence(db, ANN, found, (shown, None, ""))
        return load_evidence(db, found)


def asked(key, language="en"):
    scope = {"type": "http", "path_params": {"evidence": key}, "query_string": b"", "method": "GET"}
    return evidence(Request({**scope, "headers": [(b"accept-language", language.encode())]}))


def test_a_file_is_an_attachment_under_its_own_name_and_of_no_kind_that_runs(kept):
    response = asked(kept[0].id)

    assert response.status_code == 200
    assert response.media_type == "application/octet-stream"
    headers = response.headers
    assert (
        headers["content-disposition"] == "attachment; filename=\"__.html\"; filename*=UTF-8''%E5%AE%A2%E6%88%B7.html"
    )
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["content-security-policy"] == "default-src 'none'; sandbox"


@pytest.mark.parametrize("key", ["nobody", "../../etc/passwd", ""])
def test_what_is_not_there_is_a_sentence(kept, key):
    assert asked(key).status_code == 404


def test_evidence_without_a_file_has_none_to_give(file, kept):
    assert asked(kept[1].id).status_code == 404


def test_a_file_that_was_lost_is_a_sentence_in_the_readers_language(file, kept):
    for path in evidence_folder(file).rglob("*"):
        if path.is_file():
            path.unlink()

    assert "备份" in asked(kept[0].id, "zh").body.decode()
