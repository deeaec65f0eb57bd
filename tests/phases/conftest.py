"""A programme of two steps and three units, made through the same action as the page uses."""

from datetime import UTC, date, datetime

import pytest

from access.journal import Signature
from methodology.loader import load_pack
from phases.actions import create_programme
from phases.programme import NewProgramme, NewUnit
from phases.store import load_plan


@pytest.fixture(scope="session")
def pack():
    """The method that ships with the product."""
    return load_pack("crm-core")


@pytest.fixture
def signed():
    """Signatures by day: `signed(2026, 3, 2)`, with a submit id where one is named."""

    def sign(*day, submit_id=None, actor="Ana"):
        return Signature(actor, datetime.combine(date(*day), datetime.min.time(), UTC), submit_id)

    return sign


@pytest.fixture
def asked():
    """What the form asks for: two steps, a pilot and two units of the first wave, from Monday 5 January 2026."""
    units = (NewUnit(name="Harbour", wave=0), NewUnit(name="North"), NewUnit(name="South"))
    return NewProgramme(name="Acme", start_on=date(2026, 1, 5), steps=("assess", "collect"), units=units)


@pytest.fixture
def programme(db, pack, asked, signed):
    """The programme as it stands on its first day."""
    return create_programme(db, signed(2026, 1, 5), asked, pack)


@pytest.fixture
def first(db, programme):
    """The first task of the plan."""
    return next(task for task in load_plan(db, programme.id).tasks if task.kind == "task")
