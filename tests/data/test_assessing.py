"""Answers given before several questionnaires existed keep their words, their people and their order."""

import json

import pytest

from data.database import open_database
from data.migrations import migrations

EARLIER = "m012_respondents"


@pytest.fixture
def earlier(tmp_path):
    """A database of the release before, with two respondents and three answers."""
    with open_database(tmp_path / "earlier.db") as db:
        migrations.apply(db.tables, stop_before=EARLIER)
        programme = {
            "id": "p", "pack_id": "crm-core", "pack_version": "1.0", "name": "P", "client": "", "scope": "",
            "product": "", "sponsor": "", "manager": "", "start_on": "2026-01-05", "promised_on": None,
            "country": "CN", "steps": "[]", "created_at": "2026-01-05T08:00:00", "revision": 1, "version": 1,
        }  # fmt: skip
        columns = {row["name"] for row in db.select("SELECT name FROM pragma_table_info('programmes')")}
        db.insert("programmes", {key: value for key, value in programme.items() if key in columns})
        assessment = {"id": "a", "programme_id": "p", "title": "T", "held_on": "2026-02-02", "target_gate": ""}
        db.insert("assessments", assessment | {"closed_on": None, "version": 1})
        db.insert_many("answers", [_answer(1, "ann", "F"), _answer(2, "bob", "P"), _answer(3, "ann", "L")])
        yield db


def _answer(seq, respondent, reality):
    return {
        "id": f"a.{seq}", "assessment_id": "a", "respondent": respondent, "dimension": "C1", "question": "a",
        "intention": "F", "reality": reality, "reason": "", "evidence": "seen", "evidence_on": "2026-01-30",
        "answered_at": f"2026-02-02T08:0{seq}:00", "seq": seq,
    }  # fmt: skip


def test_earlier_answers_stand_under_their_respondents(earlier):
    migrations.apply(earlier.tables)

    rows = earlier.select(
        "SELECT r.name, a.section, a.question, a.given, a.evidence FROM answers a "
        "JOIN respondents r ON r.id = a.respondent_id ORDER BY a.seq"
    )
    assert [(row["name"], json.loads(row["given"])["reality"]) for row in rows] == [
        ("ann", "F"),
        ("bob", "P"),
        ("ann", "L"),
    ]
    assert {(row["section"], row["question"], row["evidence"]) for row in rows} == {("C1", "a", "seen")}
    assert len(earlier.select("SELECT id FROM respondents")) == 2


def test_answers_stay_append_only(earlier):
    migrations.apply(earlier.tables)

    with pytest.raises(Exception, match="append-only"):
        earlier.execute("UPDATE answers SET comment = 'x'")
