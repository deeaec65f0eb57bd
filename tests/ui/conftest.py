"""What the tests of pages share: a database that the pages read, on a day, and a small programme."""

from datetime import UTC, date, datetime

import pytest

from access.journal import Signature
from data.database import open_database
from methodology.loader import load_pack
from phases.actions import create_programme
from phases.programme import NewProgramme, NewUnit

ANA = Signature("Ana", datetime(2026, 1, 5, 9, tzinfo=UTC))


@pytest.fixture
def today():
    """The day on which the pages are read; a module may name another."""
    return "2026-01-12"


@pytest.fixture
def file(database_file, monkeypatch, today):
    """The empty database that the pages read."""
    monkeypatch.setenv("PILOTAGE_DB", str(database_file))
    monkeypatch.setenv("PILOTAGE_TODAY", today)
    return database_file


@pytest.fixture
def units():
    """The units of the small programme; a module may name others."""
    return (NewUnit(name="Harbour", wave=0),)


@pytest.fixture
def programme(file, units):
    """The programme acme: two steps of the method, begun a week ago."""
    new = NewProgramme(name="Acme", start_on=date(2026, 1, 5), steps=("assess", "collect"), units=units)
    with open_database(file) as db:
        return create_programme(db, ANA, new, load_pack("crm-core"))
