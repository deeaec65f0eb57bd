from datetime import date

import pytest

from assessments.evidence.evidence import (
    Evidence,
    IncompleteEvidence,
    KeptFile,
    Kind,
    NewEvidence,
    Validity,
    check_evidence,
    proven,
)

DAY = date(2026, 10, 1)
KNOWN = {("C1", "b")}


def new(**changed):
    facts = {
        "section": "C1",
        "question": "b",
        "kind": Kind.DOCUMENT,
        "title": "Entry form",
        "owner": "D. Ortiz",
        "dated_on": date(2026, 9, 1),
        "link": "https://wiki/forms",
    }
    return NewEvidence(**{**facts, **changed})


def kept(withdrawn_on=None, **changed):
    return Evidence("1", "acme", new(**changed), KeptFile(), "ann", DAY, withdrawn_on, 1)


@pytest.mark.parametrize(
    ("dated_on", "expires_on", "validity"),
    [
        (date(2026, 7, 3), None, Validity.VALID),
        (date(2026, 7, 2), None, Validity.EXPIRED),
        (date(2024, 1, 1), date(2026, 10, 1), Validity.VALID),
        (date(2026, 9, 1), date(2026, 9, 30), Validity.EXPIRED),
        (date(2026, 11, 1), None, Validity.VALID),
    ],
)
def test_evidence_counts_for_ninety_days_or_until_it_expires(dated_on, expires_on, validity):
    assert kept(dated_on=dated_on, expires_on=expires_on).validity(DAY) is validity


def test_withdrawn_evidence_counts_no_more():
    found = kept(withdrawn_on=DAY)

    assert found.validity(DAY) is Validity.WITHDRAWN
    assert proven([found], DAY) == frozenset()
    assert proven([found, kept()], DAY) == {("C1", "b")}


def test_what_is_complete_is_taken():
    check_evidence(new(), False, KNOWN)
    check_evidence(new(link=""), True, KNOWN)
    check_evidence(new(link="", kind=Kind.OBSERVATION), False, KNOWN)


def test_everything_that_is_missing_is_said_at_once():
    bad = new(question="z", title=" ", owner="", link="", expires_on=date(2026, 8, 1))

    with pytest.raises(IncompleteEvidence) as refused:
        check_evidence(bad, False, KNOWN)

    said = str(refused.value.sentence)
    for part in ("no question C1.z", "Say what", "Name who keeps", "Add a file or a link", "before its own date"):
        assert part in said


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "https://", "http://[bad"])
def test_a_link_that_is_no_web_address_is_refused(link):
    with pytest.raises(IncompleteEvidence, match="https://"):
        check_evidence(new(link=link), False, KNOWN)
