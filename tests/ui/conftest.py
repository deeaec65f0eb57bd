"""What the tests of pages share: a database that the pages read, on a day."""

import pytest


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
