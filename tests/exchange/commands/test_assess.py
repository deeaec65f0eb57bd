"""Assessments as a script or a person handles them at the terminal."""

import json
from datetime import UTC, datetime

import pytest

from access.journal import Signature
from assessments.actions import respond, start_assessment
from assessments.responses import Respondent, Response
from assessments.starting import NewAssessment
from assessments.store import add_respondents
from data.database import open_database
from exchange.commands.assess import assess
from exchange.commands.manners.terminal import ends
from tests.conftest import DEMO_DAY
from tests.exchange.assessment.workbooks import edited

OCEAN = "ocean-freight-crm"
ANN = Signature("ann", datetime(2026, 11, 20, 9, tzinfo=UTC))


@pytest.fixture
def run(demo_copy, monkeypatch, capsys):
    monkeypatch.setenv("PILOTAGE_TODAY", DEMO_DAY.isoformat())

    def asked(*words):
        with ends():
            assess([*map(str, words), "--db", str(demo_copy)], standalone_mode=False)
        return capsys.readouterr().out

    return asked


@pytest.fixture
def refused(run, capsys):
    def asked(*words):
        with pytest.raises(SystemExit) as ended:
            run(*words)
        assert ended.value.code == 1
        return capsys.readouterr().err

    return asked


@pytest.fixture
def opened(demo_copy):
    """An assessment of the demo that takes answers, with one respondent."""
    with open_database(demo_copy) as db:
        key = start_assessment(db, ANN, OCEAN, NewAssessment("November", DEMO_DAY))
        add_respondents(db, key, [Respondent("r1", "Ann")], ANN.at)
        respond(db, ANN, key, [Response("r1", "C1", "a", {"intention": "F", "reality": "P"})])
    return key


def test_an_export_imports_without_a_difference(run, opened, tmp_path):
    for name in ("answers.xlsx", "answers.csv"):
        run("export", OCEAN, "newest", "--out", tmp_path / name)
        found = json.loads(run("import", tmp_path / name, "--json"))

        assert (found["assessment"], found["changes"], found["saved"]) == (opened, [], False)


def test_a_dry_run_shows_the_difference_and_the_import_saves_it(run, opened, tmp_path):
    file = tmp_path / "answers.xlsx"
    run("export", OCEAN, opened[:8], "--out", file)
    file.write_bytes(edited(file.read_bytes(), {("r1/C1/a/", "given:reality"): "L", ("r1/C1/b/", "comment"): "New"}))

    seen = json.loads(run("import", file, "--dry-run", "--json"))
    told = run("import", file)
    again = json.loads(run("import", file, "--json"))

    assert [(c["question"], c["field"], c["before"], c["after"], c["cell"]) for c in seen["changes"]] == [
        ("a", "given:reality", "P", "L", "I15"),
        ("b", "comment", "", "New", "J16"),
    ]
    assert not seen["saved"]
    assert "sheet “Answers”, cell I15  Ann C1.a  Reality: P · Partly → L · Largely" in told
    assert "The file changes 2 cells" in told
    assert again["changes"] == []


def test_a_cell_that_was_changed_here_too_is_left_out_unless_it_is_said(run, opened, demo_copy, tmp_path):
    from datetime import UTC, datetime

    from access.journal import Signature
    from assessments.actions import respond
    from assessments.responses import Response
    from data.database import open_database

    file = tmp_path / "answers.xlsx"
    run("export", OCEAN, "newest", "--out", file)
    with open_database(demo_copy) as db:
        bob = Signature("bob", datetime(2026, 11, 21, 9, tzinfo=UTC))
        respond(db, bob, opened, [Response("r1", "C1", "a", {"intention": "F", "reality": "N"})])
    file.write_bytes(edited(file.read_bytes(), {("r1/C1/a/", "given:reality"): "L"}))

    told = run("import", file)
    over = json.loads(run("import", file, "--over", "--json"))

    assert "Reality: N · Not → L · Largely  [left out: changed here too since the export]" in told
    assert over["saved"]
    assert [each["stale"] for each in over["changes"]] == [True]


def test_a_bad_file_is_refused_and_nothing_is_saved(run, refused, opened, tmp_path):
    file = tmp_path / "answers.xlsx"
    run("export", OCEAN, "newest", "--out", file)
    good = file.read_bytes()
    file.write_bytes(edited(good, {("r1/C1/a/", "given:reality"): "Well", ("r1/C1/b/", "comment"): "New"}))

    said = refused("import", file, "--json")

    assert "cell I15: wanted one of N · Not, P · Partly" in said
    file.write_bytes(good)
    assert json.loads(run("import", file, "--json"))["changes"] == []


def test_two_assessments_are_compared_by_dimension_and_answer(run):
    listed = json.loads(run("list", OCEAN, "--json"))["assessments"]
    later, earlier = [each for each in listed if each["questionnaire"] == "maturity"]

    found = json.loads(run("compare", OCEAN, earlier["id"], later["id"], "--json"))
    row = found["dimensions"][0]

    assert len(found["dimensions"]) == 14
    assert row["id"] == "A1"
    assert row["by"] == pytest.approx(row["after"] - row["before"], abs=1e-4)
    assert {"question": "A1.b", "facet": "reality", "before": "P", "after": "L", "steps": 1} in found[
        "changed_answers"
    ]
    assert found["overall"]["by"] > 0
    assert "The weighted score went from" in run("compare", OCEAN, earlier["id"], later["id"])


def test_an_unknown_assessment_is_refused_with_those_there_are(refused):
    assert "CRM maturity after the pilot" in refused("compare", OCEAN, "none", "newest")


def test_an_id_that_several_assessments_begin_with_names_them(run, refused, demo_copy):
    with open_database(demo_copy) as db:
        for _ in range(16):  # of seventeen ids two begin alike
            start_assessment(db, ANN, OCEAN, NewAssessment("Study", DEMO_DAY))
    ids = [each["id"] for each in json.loads(run("list", OCEAN, "--json"))["assessments"]]
    first = next(each[0] for each in ids if sum(one[0] == each[0] for one in ids) > 1)

    said = refused("consensus", OCEAN, first)

    assert f"Several assessments begin with “{first}”" in said
    assert {each for each in ids if each in said} == {each for each in ids if each[0] == first}


def test_a_programme_that_is_not_there_is_named_with_those_there_are(refused, tmp_path):
    assert f"There is no programme “none”. There are: {OCEAN}" in refused(
        "export", "none", "newest", "--out", tmp_path
    )
