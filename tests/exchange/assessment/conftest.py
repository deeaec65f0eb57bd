"""An open assessment of maturity with two people, one of whom answered, on a real database."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from access.journal import Signature
from assessments.actions import respond, start_assessment
from assessments.responses import Respondent, Response, Role
from assessments.starting import NewAssessment
from assessments.store import add_respondents, load_assessment

ANN = Signature("ann", datetime(2026, 10, 5, 9, tzinfo=UTC))
PEOPLE = (Respondent("r1", "Ann", role=Role.MANAGEMENT), Respondent("r2", "Bob", role=Role.USERS))
FIRST = Response("r1", "C1", "a", {"intention": "F", "reality": "F"}, evidence="List", evidence_on=date(2026, 9, 1))


@pytest.fixture
def programme_id(db):
    texts = ("name", "client", "scope", "product", "sponsor", "manager", "country", "steps", "created_at")
    dated = {"pack_id": "crm-core", "pack_version": "1.0", "start_on": "2026-01-05", "promised_on": None}
    row = {"id": "acme", **dict.fromkeys(texts, "-"), **dated, "revision": 0, "version": 1}
    db.insert("programmes", row)
    return "acme"


@pytest.fixture
def october(db, programme_id):
    started = start_assessment(db, ANN, programme_id, NewAssessment("October", date(2026, 10, 1)))
    add_respondents(db, started, PEOPLE, ANN.at)
    respond(db, ANN, started, [FIRST])
    return started


@pytest.fixture
def unnamed(db, programme_id):
    """Start an anonymous assessment that so many people answered: `unnamed(count)` → its id."""

    def started(count):
        new = NewAssessment("Unnamed", date(2026, 10, 1), is_anonymous=True, smallest_group=5)
        key = start_assessment(db, ANN, programme_id, new)
        people = [
            Respondent(f"v{at}", f"#voice{at}", role=Role.USERS, team="Team Seven", is_unnamed=True)
            for at in range(count)
        ]
        add_respondents(db, key, [*people, Respondent("asked", "Zoe Asked", "zoe@x.org")], ANN.at)
        from assessments.store import append_responses

        append_responses(db, key, [replace(FIRST, respondent=each.id) for each in people], ANN.at)
        return load_assessment(db, key)

    return started
