"""The plan at the terminal: it goes out and comes in, is dated, kept as a baseline and compared."""

import pytest

from tests.conftest import document


@pytest.fixture
def nordic(run):
    return document(
        run("programme", "create", "--name", "Nordic CRM", "--start", "2026-11-23", "--unit", "Oslo:0:20", "--json")
    )["id"]


@pytest.mark.parametrize("form", ["mspdi", "csv", "xlsx"])
def test_a_plan_goes_out_and_comes_in_as_a_programme_of_its_own(run, nordic, tmp_path, form):
    file = tmp_path / f"nordic.{form}"
    out = document(run("plan", "export", nordic, "--format", form, "--out", str(file), "--json"))

    made = document(run("plan", "import", str(file), "--json"))

    assert made["programme"] != nordic
    assert (made["tasks"], made["links"]) == (out["tasks"], out["links"])
    here, there = (document(run("plan", "schedule", each, "--json")) for each in (nordic, made["programme"]))
    assert [task["finish"] for task in there["tasks"]] == [task["finish"] for task in here["tasks"]]
    assert there["tasks"][0]["source_uid"]


def test_an_export_says_what_its_form_has_no_place_for(run, nordic, tmp_path):
    left = {}
    for form in ("mspdi", "csv", "ics"):
        told = document(run("plan", "export", nordic, "--format", form, "--out", str(tmp_path / form), "--json"))
        left[form] = [where for _, where in told["left_out"]]

    assert left == {"mspdi": [], "csv": ["Calendar", "Baseline"], "ics": ["Calendar"]}


def test_a_dry_run_says_what_an_update_would_do_and_does_nothing(run, nordic, tmp_path):
    file = tmp_path / "nordic.csv"
    run("plan", "export", nordic, "--format", "csv", "--out", str(file))
    text = file.read_text(encoding="utf-8-sig")
    file.write_text(text.replace("Maturity assessment", "Maturity check"), encoding="utf-8")

    found = document(run("plan", "import", str(file), "--programme", nordic, "--dry-run", "--json"))

    assert found["difference"]["added"] == []
    assert document(run("plan", "baseline", nordic, "--json"))["baselines"][0]["name"] == "1"


def test_a_dry_run_of_a_new_programme_names_the_tasks_along_a_circle(run, tmp_path):
    file = tmp_path / "circle.csv"
    file.write_text("ID,Task Name,Duration,Predecessors\n1,Design,5d,2\n2,Build,10d,1\n", encoding="utf-8")

    refused = run("plan", "import", str(file), "--dry-run", "--json")

    assert refused.returncode == 1
    assert "Design" in refused.stderr
    assert "Build" in refused.stderr


def test_to_the_minute_a_plan_says_times_and_floats(run, nordic):
    plan = document(run("plan", "schedule", nordic, "--minutes", "--json"))

    first = plan["tasks"][0]
    assert (first["start"], plan["start"]) == ("2026-11-23T08:00", "2026-11-23T08:00")
    assert isinstance(first["total_float_minutes"], int)
    assert first["driver"] == {"kind": "start", "task": None}


def test_a_baseline_is_kept_and_compared(run, nordic):
    kept = document(run("plan", "baseline", nordic, "Before the pilot", "--json"))["baselines"]

    found = document(run("plan", "compare", nordic, "--from", "Before the pilot", "--json"))

    assert [each["name"] for each in kept] == ["Before the pilot", "1"]
    assert (found["finish_days"], found["changed"]) == (0, [])


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"<!DOCTYPE x [<!ENTITY a 'b'>]><Project>&a;</Project>", "entit"),
        (b"<plan/>", "plan"),
        (b"\x00\x01\x02", ""),
        (b"", ""),
    ],
)
def test_a_file_that_is_no_plan_is_refused_in_words(run, tmp_path, content, words):
    file = tmp_path / "plan.xml"
    file.write_bytes(content)

    done = run("plan", "import", str(file), "--json")

    assert (done.returncode, done.stdout) == (1, "")
    assert words in done.stderr.lower()
    assert "Traceback" not in done.stderr
