"""What every room's tests share: a migrated database and the method."""

from pathlib import Path

import pytest

from data.database import open_database
from data.upgrade import migrate


@pytest.fixture
def database_file(tmp_path):
    """A migrated database file of its own."""
    path = tmp_path / "pilotage.db"
    with open_database(path) as db:
        migrate(db)
    return path


@pytest.fixture
def db(database_file):
    """An open, migrated database of its own."""
    with open_database(database_file) as db:
        yield db


@pytest.fixture(scope="session")
def root():
    """The folder of the repository."""
    return Path(__file__).resolve().parents[1]
