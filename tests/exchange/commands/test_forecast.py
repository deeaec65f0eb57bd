"""The forecast as a script or a person asks for it."""

import json

import pytest
import typer

from exchange.commands.forecast import plan_forecast
from exchange.commands.manners.terminal import ends
from tests.conftest import DEMO_DAY

PROGRAMME = "ocean-freight-crm"


@pytest.fixture
def forecast(demo_file, monkeypatch, capsys):
    monkeypatch.setenv("PILOTAGE_TODAY", DEMO_DAY.isoformat())
    app = typer.Typer()
    app.command()(plan_forecast)

    def asked(*words):
        with ends():
            app([*words, "--db", str(demo_file)], standalone_mode=False)
        return capsys.readouterr().out

    return asked


def test_the_document_names_runs_seed_basis_dates_and_risks(forecast):
    found = json.loads(forecast(PROGRAMME, "--runs", "300", "--seed", "5", "--json"))

    assert (found["runs"], found["seed"]) == (300, 5)
    assert sum(found["basis"].values()) == len(found["tasks"])
    assert {"planned", "p10", "p50", "p80", "p95", "promised", "chance"} <= set(found["finish"])
    assert {"id", "name", "planned", "p50", "p80", "p95", "promised", "chance"} <= set(found["milestones"][0])
    assert {"id", "name", "criticality", "sensitivity_days"} <= set(found["tasks"][0])
    assert found["finish"]["p50"] <= found["finish"]["p80"]


def test_a_seed_gives_the_same_document(forecast):
    one, two = (forecast(PROGRAMME, "--runs", "200", "--seed", "2", "--json") for _ in range(2))

    assert one == two


def test_people_read_the_answer_first(forecast):
    first, *rest = forecast(PROGRAMME, "--runs", "200").splitlines()

    assert first.startswith("There is a ")
    assert "80 % certain is" in first
    assert any(line.startswith("If “") for line in rest)


def test_too_few_runs_are_refused(forecast, capsys):
    with pytest.raises(SystemExit) as ended:
        forecast(PROGRAMME, "--runs", "3")

    assert ended.value.code == 1
    assert "A forecast takes" in capsys.readouterr().err
