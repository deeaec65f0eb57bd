"""The doctor names what is wrong and sweeps what nothing needs."""

from datetime import UTC, datetime

import pytest

from access.journal import Signature
from assessments.actions import NewAssessment, start_assessment
from assessments.evidence.actions import add_evidence
from assessments.evidence.evidence import Kind, NewEvidence
from assessments.evidence.files import Upload, evidence_folder, file_path
from assessments.evidence.store import load_evidence
from data.database import open_database
from exchange.doctor import examine, remarks, sweep_logs


def test_a_healthy_database_keeps_every_file(demo_copy):
    before = sorted((demo_copy.parent / "usage").iterdir())

    assert (examine(demo_copy), sweep_logs(demo_copy)) == ([], [])
    assert sorted((demo_copy.parent / "usage").iterdir()) == before


def test_files_that_nothing_needs_are_removed_and_counted(demo_copy):
    lost = [demo_copy.parent / "usage" / name for name in ("lost.parquet", "half.parquet.part")]
    for each in lost:
        each.write_bytes(b"PAR1")

    assert str(sweep_logs(demo_copy)[0]) == "2 files of events that nothing needs were removed."
    assert not any(each.exists() for each in lost)
    assert examine(demo_copy) == []


def test_nothing_is_removed_beside_a_database_that_cannot_be_read(demo_copy):
    lost = demo_copy.parent / "usage" / "lost.parquet"
    lost.write_bytes(b"PAR1")
    demo_copy.with_name("broken.db").write_bytes(b"SQLite format 3\x00" + b"x" * 5000)

    assert sweep_logs(demo_copy) == []
    assert lost.exists()


def test_events_that_are_missing_are_named(demo_copy):
    for each in (demo_copy.parent / "usage").glob("*.parquet"):
        each.unlink()

    assert "crm-events" in str(examine(demo_copy)[0])


@pytest.fixture
def evidence_file(demo_copy):
    """The file of a piece of evidence that the first programme was given."""
    ann = Signature("ann", datetime(2026, 11, 23, 9, tzinfo=UTC))
    day = ann.at.date()
    with open_database(demo_copy) as db:
        found = start_assessment(db, ann, "ocean-freight-crm", NewAssessment("Today", day))
        new = NewEvidence("C1", "a", Kind.DOCUMENT, "List", "D. Ortiz", day)
        add_evidence(db, ann, found, (new, Upload("list.pdf", b"seen"), ""))
        (kept,) = load_evidence(db, found)
    return file_path(evidence_folder(demo_copy), kept.file.sha256)


@pytest.mark.parametrize("damage", ["missing", "changed"])
def test_evidence_that_is_missing_or_changed_is_named(demo_copy, evidence_file, damage):
    assert examine(demo_copy) == []

    if damage == "missing":
        evidence_file.unlink()
    else:
        evidence_file.write_bytes(b"sen")

    assert "Evidence files are missing or changed: list.pdf" in str(examine(demo_copy)[0])


def test_a_missing_virus_scanner_is_said_while_there_are_files(demo_copy, evidence_file, monkeypatch):
    monkeypatch.delenv("PILOTAGE_SCAN", raising=False)
    assert "PILOTAGE_SCAN" in str(remarks(demo_copy)[0])

    monkeypatch.setenv("PILOTAGE_SCAN", "clamscan --no-summary")
    assert remarks(demo_copy) == []


def test_without_evidence_files_no_scanner_is_missed(demo_copy, monkeypatch):
    monkeypatch.delenv("PILOTAGE_SCAN", raising=False)

    assert remarks(demo_copy) == []


TAMPERED = (
    ("UPDATE journal SET actor = 'nobody' WHERE seq = 5", "number 5"),
    ("UPDATE journal SET before = '{' WHERE seq = 5", "number 5"),
    ("UPDATE journal SET at = 'yesterday' WHERE seq = 5", "number 5"),
    ("DELETE FROM journal WHERE seq = 7", "number 8"),
    ("DELETE FROM journal WHERE seq >= (SELECT max(seq) - 1 FROM journal)", "of its changes"),
    ("DELETE FROM journal", "lacks"),
)


@pytest.mark.parametrize(("tampering", "said"), TAMPERED)
def test_a_journal_that_was_tampered_with_is_found_even_at_its_end(demo_copy, tampering, said):
    with open_database(demo_copy) as db:
        triggers = db.select("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'journal'")
        for each in triggers:
            db.execute(f"DROP TRIGGER {each['name']}")
        db.execute(tampering)
        for each in triggers:
            db.execute(each["sql"])
        db.connection.commit()

    findings = [str(each) for each in examine(demo_copy)]

    assert findings
    assert any(said in each for each in findings)


@pytest.mark.parametrize(
    ("removal", "said"),
    [
        ("DROP TABLE submissions", "table submissions"),
        ("ALTER TABLE tasks DROP COLUMN title", "column tasks.title"),
        ("DROP TRIGGER journal_no_delete", "trigger journal_no_delete"),
    ],
)
def test_a_schema_that_lost_a_part_is_named(demo_copy, removal, said):
    with open_database(demo_copy) as db:
        db.execute(removal)

    assert [said in str(each) for each in examine(demo_copy)] == [True]
