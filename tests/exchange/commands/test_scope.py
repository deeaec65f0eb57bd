"""Scope and choice of the demo as a script reads them: the same figures as on the pages."""

import json

import pytest
from typer.testing import CliRunner

from cli import app
from data.database import open_database
from methodology.loader import load_pack
from phases.options.comparison import compare
from phases.options.store import load_candidates

WORKED_CASE = "ocean-freight-crm"


@pytest.fixture
def told(demo_file):
    def run(*words):
        done = CliRunner().invoke(app, [*words, "--db", str(demo_file)])
        assert done.exit_code == 0, done.output
        return done.stdout

    return run


def test_what_serves_nothing_is_listed(told):
    found = json.loads(told("scope", "orphans", WORKED_CASE, "--json"))

    assert found["answer"] == "3 of 15 requirements serve no objective, and 1 of 6 objectives has no requirement"
    assert [each["id"] for each in found["requirements_without_objective"]] == ["r-13", "r-14", "r-15"]
    assert [each["title"] for each in found["objectives_without_requirement"]] == [
        "Sell more services to existing customers"
    ]
    assert {each["exception"] for each in found["exceptions"]} == {"outdated", "isolated"}
    assert len(found["missing_functions_nobody_asks_for"]) == 1


def test_the_choice_is_the_same_as_on_the_page(told, demo_file):
    found = json.loads(told("choice", "show", WORKED_CASE, "--json"))
    with open_database(demo_file) as db:
        content = load_pack().choice
        page = compare(load_candidates(db, WORKED_CASE, content), content)

    assert [each["score"] for each in found["products"]] == [each.score for each in page.candidates]
    assert found["winner"] == page.winner.option.key
    assert found["sensitivity"][0]["turns_at"] == page.turnings[0].turns_at
    assert sum(each["share"] for each in found["criteria"]) == pytest.approx(1)
    assert found["products"][0]["cost"]["present_value"] == page.candidates[0].cost.value


def test_people_read_one_line_per_product(told):
    lines = told("choice", "show", WORKED_CASE).splitlines()

    assert "leads" in lines[0]
    assert sum("/13" in line for line in lines) == 3


def test_a_programme_without_products_says_so(told):
    found = json.loads(told("choice", "show", "contract-logistics-crm", "--json"))

    assert found["products"] == []
    assert found["winner"] is None


def test_a_table_is_shown_as_a_difference_then_read_whole_or_not_at_all(demo_copy, tmp_path):
    table = tmp_path / "requirements.csv"
    table.write_text("id,title,priority\nR13,Birthday greetings to contacts,should\n,Chat on the web site,could\n")
    runner = CliRunner()

    def read(*more):
        return runner.invoke(app, ["scope", "import", WORKED_CASE, str(table), "--db", str(demo_copy), *more])

    told = json.loads(read("--dry-run", "--json").stdout)
    assert (told["saved"], told["added"]) == (False, ["Chat on the web site"])
    assert told["changed"][0]["fields"] == {"priority": ["could", "should"]}
    assert "+ Chat on the web site" in read().stdout
    again = json.loads(read("--json").stdout)
    assert (again["added"], again["changed"], again["unchanged"]) == ([], [], 2)
