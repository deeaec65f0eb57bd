"""What every room's tests share: a migrated database and the method."""

import fcntl
import gc
import json
import os
import shutil
import subprocess
import sys
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from data.database import open_database
from data.upgrade import migrate, upgrade
from exchange.stories.demo import load_demo
from tests.forked import Forked, command

settings.register_profile("product", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("product")
"""A slow machine is no failure."""


def pytest_collection_finish():
    """Collect garbage seldom, and never look for it among all that was imported, as the server does."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


@pytest.fixture(scope="session")
def migrated(tmp_path_factory):
    """An empty, migrated database file: copy it, for making one takes twenty times as long."""
    path = tmp_path_factory.mktemp("migrated") / "pilotage.db"
    with open_database(path) as db:
        migrate(db)
    return path


@pytest.fixture
def database_file(migrated, tmp_path):
    """A migrated database file of its own."""
    return shutil.copy(migrated, tmp_path / "pilotage.db")


@pytest.fixture
def db(database_file):
    """An open, migrated database of its own."""
    with open_database(database_file) as db:
        yield db


@pytest.fixture(scope="session")
def root():
    """The folder of the repository."""
    return Path(__file__).resolve().parents[1]


DEMO_DAY = date(2026, 11, 23)
"""A Monday on which the demo's first gate is due."""


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory):
    """A database file with the demo programmes as of DEMO_DAY: read it, or copy it to change it."""
    own = tmp_path_factory.getbasetemp()
    of_all = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    with (of_all / "demo.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (of_all / "demo").exists():
            _make_demo(tmp_path_factory.mktemp("making")).rename(of_all / "demo")
    return shutil.copytree(of_all / "demo", tmp_path_factory.mktemp("demo") / "own") / "pilotage.db"


def _make_demo(folder):
    """Fill a folder with the demo: whichever process asks first makes it for all of the run."""
    upgrade(folder / "pilotage.db", datetime(2026, 11, 23, 8, 0, tzinfo=UTC))
    with open_database(folder / "pilotage.db") as db:
        load_demo(db, DEMO_DAY)
    return folder


@pytest.fixture
def demo_copy(demo_file, tmp_path):
    """A demo database of its own, with its logs."""
    with open_database(demo_file) as db:
        db.connection.execute("VACUUM INTO ?", (str(tmp_path / "pilotage.db"),))
    shutil.copytree(demo_file.parent / "usage", tmp_path / "usage")
    return tmp_path / "pilotage.db"


@pytest.fixture
def environment(tmp_path):
    """The environment of a command."""

    def environment(db=None, **changed):
        path = str(db or tmp_path / "x.db")
        return {**os.environ, "PILOTAGE_TODAY": DEMO_DAY.isoformat(), "PILOTAGE_DB": path, **changed}

    return environment


@pytest.fixture
def start(root, environment):
    """Runs a command as a person does."""

    def start(*words, **changed):
        words = [sys.executable, "cli.py", *words]
        given = environment(**changed)
        return subprocess.run(words, cwd=root, env=given, capture_output=True, text=True, check=False)

    return start


@pytest.fixture
def run(tmp_path, environment):
    """Runs a command in a process that starts warm."""

    def run(*words, **changed):
        out, err = tmp_path / "stdout", tmp_path / "stderr"
        for each in (out, err):
            each.write_bytes(b"")
        given = partial(command, *map(os.fsdecode, words))
        code = Forked(given, (out, err), environment(**changed)).wait(60)
        return subprocess.CompletedProcess(words, code, out.read_text(), err.read_text())

    return run


def document(done):
    """Return the one document that a command printed, which must have succeeded."""
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
