"""An assessment to which people are asked."""

from datetime import UTC, date, datetime

import pytest

from access.journal import Signature
from assessments.actions import NewAssessment, start_assessment
from assessments.respondents.actions import add_people, draw_secrets, issue_links
from assessments.respondents.listing import NewPerson
from assessments.responses import Role

PMO = Signature("PMO", datetime(2026, 10, 5, 9, tzinfo=UTC))
HELD, DUE = date(2026, 10, 5), date(2026, 10, 20)


@pytest.fixture
def october(db, programme_id):
    """An assessment of maturity, answered by name."""
    return start_assessment(db, PMO, programme_id, NewAssessment("October", HELD, due_on=DUE))


@pytest.fixture
def unnamed(db, programme_id):
    """An anonymous survey of users."""
    new = NewAssessment("Usability", HELD, "", "usability-sus", DUE, True, 3)
    return start_assessment(db, PMO, programme_id, new)


def ask(db, assessment_id, *names, role=Role.USERS):
    """The people added under these names."""
    new = [NewPerson(each, role=role, line=n) for n, each in enumerate(names, 1)]
    return add_people(db, PMO, assessment_id, new)


def secret_of(db, assessment_id, person):
    """A link that works."""
    drawn = draw_secrets([person.id])
    issue_links(db, PMO, assessment_id, drawn, DUE)
    return drawn[person.id]
