"""A small programme on a day in October, and who asks its pages of guests."""

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware

from assessments.actions import NewAssessment
from phases.programme import NewUnit
from tests.ui.asking import Browser
from tests.ui.guests.asked import HELD, LAST, invited
from ui.server.guests.guest import Guests
from ui.server.middleware import Gate


@pytest.fixture
def today():
    return "2026-10-06"


@pytest.fixture
def units():
    return (NewUnit(name="Lyon", kind="head-office", wave=0),)


@pytest.fixture
def app():
    gate = Middleware(Gate, hosts=frozenset({"127.0.0.1:8501"}), policy="default-src 'self'")
    return Starlette(routes=Guests().routes(), middleware=[gate])


@pytest.fixture
def guest(app):
    return Browser(app)


@pytest.fixture
def maturity(file, programme):
    return invited(file, programme, NewAssessment("October", HELD, due_on=LAST))


@pytest.fixture
def link(maturity):
    return maturity[2][0]
