"""The terminal as a person or a script uses it: one document on stdout, reasons on stderr, 0 / 1 / 2."""

import socket
import subprocess
import sys

import pytest

from tests.conftest import document

ANSWERS = """dimension,question,intention,reality,evidence,respondent
C1,a,F,F,list,Ada
C1,b,F,L,form,Ada
C1,c,F,P,report,Ada
C1,d,N,N,,Ada
"""
EVENTS = """who,when
ada,2012-04-02 09:00:00
Ada ,2012-04-03 09:00:00
bob,2012-04-16 09:00:00
,2012-04-16 10:00:00
bob,soon
"""


def test_a_programme_is_created_listed_and_scheduled(start, run):
    made = start(
        "programme", "create", "--name", "Nordic CRM", "--start", "2026-11-23", "--unit", "Oslo:0:20", "--json"
    )
    programme_id = document(made)["id"]

    listed = document(start("programme", "list", "--json"))["programmes"]
    plan = document(run("plan", "schedule", programme_id, "--json"))

    assert [each["name"] for each in listed] == ["Nordic CRM"]
    assert set(plan["tasks"][0]) >= {"id", "name", "start", "finish", "total_float_days", "critical"}
    assert plan["start"] == min(task["start"] for task in plan["tasks"]) == "2026-11-23"
    assert plan["finish"] == max(task["finish"] for task in plan["tasks"])
    assert any(task["critical"] for task in plan["tasks"])
    assert document(run("programme", "show", programme_id, "--json"))["units"][0]["people"] == 20


def test_a_start_on_a_holiday_is_refused_with_the_next_working_day(run):
    words = ["programme", "create", "--name", "X", "--start", "2026-10-01", "--country", "CN", "--unit", "A:0:1"]

    done = run(*words)

    assert done.returncode == 1
    assert done.stdout == ""
    assert "National Day" in done.stderr
    assert document(run("programme", "list", "--json")) == {"programmes": []}


@pytest.mark.parametrize(
    "words",
    [
        ("programme", "create", "--name", "X", "--start", "tomorrow", "--unit", "A:0:1"),
        ("programme", "list", "--nonsense"),
        ("usage", "summarise", "x.csv", "--user", "who"),
        ("fly",),
    ],
)
def test_wrong_usage_ends_with_two(start, words):
    done = start(*words)

    assert (done.returncode, done.stdout) == (2, "")


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("programme", "list"), "There is no database"),
        (("programme", "create", "--name", "X", "--start", "2026-11-23", "--unit", "A:zero"), "NAME:WAVE:PEOPLE"),
        (("usage", "summarise", "missing.csv", "--user", "a", "--time", "b", "--json"), "missing.csv"),
        (("assess", "score", "missing.csv", "--json"), "missing.csv"),
        (("pack", "check", "missing-folder"), "missing-folder"),
        (("restore", "missing-folder"), "cannot be restored"),
    ],
)
def test_a_refusal_ends_with_one_and_says_why_on_stderr_alone(run, words, reason):
    done = run(*words)

    assert done.returncode == 1
    assert reason in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("report", "ocean-freight-crm", "--out", "."), "Is a directory"),
        (("backup", "--to", "cli.py"), "cannot be used"),
        (("programme", "create", "--name", "X", "--start", "9999-12-31", "--unit", "A:0:1"), "between 2000"),
        (("programme", "create", "--name", b"\xff", "--start", "2026-11-23", "--unit", "A:0:1"), "not UTF-8"),
    ],
)
def test_what_cannot_be_read_or_written_is_said_in_words(run, demo_copy, words, reason):
    done = run(*words, db=demo_copy)

    assert (done.returncode, done.stdout) == (1, "")
    assert reason in done.stderr
    assert "Traceback" not in done.stderr


def test_a_day_that_is_none_is_refused(run, demo_copy):
    done = run("programme", "list", db=demo_copy, PILOTAGE_TODAY="tomorrow")

    assert (done.returncode, done.stdout) == (1, "")
    assert "got “tomorrow”" in done.stderr


def test_a_terminal_that_knows_few_signs_still_gets_its_document(start, demo_copy):
    plain = start("programme", "list", "--json", db=demo_copy, PYTHONIOENCODING="ascii", PILOTAGE_LANG="zh")
    words = start("programme", "list", db=demo_copy, PYTHONIOENCODING="ascii", PILOTAGE_LANG="zh")

    assert "海运 CRM" in {each["name"] for each in document(plain)["programmes"]}
    assert (words.returncode, words.stderr) == (0, "")
    assert "CRM" in words.stdout


def test_a_reader_that_stops_early_is_no_error(root, demo_copy):
    command = f"{sys.executable} cli.py plan schedule ocean-freight-crm --db {demo_copy} | true"

    done = subprocess.run(command, shell=True, cwd=root, capture_output=True, text=True, check=False)

    assert done.stderr == ""


def test_a_port_that_is_taken_is_refused_before_the_server_says_that_it_runs(start, demo_copy):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = start("serve", "--port", str(taken.getsockname()[1]), db=demo_copy)

    assert done.returncode == 1
    assert "cannot be used" in done.stderr
    assert "runs at" not in done.stderr


def test_answers_in_a_file_are_scored(run, tmp_path):
    (tmp_path / "answers.csv").write_text(ANSWERS)

    scored = document(run("assess", "score", str(tmp_path / "answers.csv"), "--json"))

    found = next(each for each in scored["dimensions"] if each["id"] == "C1")
    assert found == {"id": "C1", "level": 3, "score": 3.0, "coverage": 1.0, "stopped_at": "b"}
    assert scored["overall"]["provisional"] is True


def test_a_log_is_summarised_with_its_empty_weeks(start, tmp_path):
    (tmp_path / "log.csv").write_text(EVENTS)

    told = document(
        start("usage", "summarise", str(tmp_path / "log.csv"), "--user", "who", "--time", "when", "--json")
    )

    assert (told["rows"], told["usable"], told["users"]) == (5, 4, 2)
    assert sum(told["rejected"].values()) == 1
    assert told["weekly"] == [
        {"week": "2012-W14", "active_users": 1, "events": 2},
        {"week": "2012-W15", "active_users": 0, "events": 0},
        {"week": "2012-W16", "active_users": 1, "events": 2},
    ]


def test_the_demo_is_whole_and_survives_backup_and_restore(run, demo_copy, tmp_path):
    assert document(run("doctor", "--json", db=demo_copy)) == {"healthy": True, "findings": []}
    before = document(run("programme", "list", "--json", db=demo_copy))
    saved = document(run("backup", "--json", db=demo_copy))["backup"]
    demo_copy.write_bytes(b"overwritten by accident")

    assert run("doctor", db=demo_copy).returncode == 1
    assert document(run("restore", saved, "--json", db=demo_copy))["restored"] == str(demo_copy)
    assert document(run("programme", "list", "--json", db=demo_copy)) == before


def test_a_bad_pack_lists_every_problem(start, root):
    done = start("pack", "check", str(root / "tests" / "packs" / "bad" / "five-errors"))

    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 5


def test_the_terminal_speaks_chinese(start, monkeypatch):
    monkeypatch.setenv("PILOTAGE_LANG", "zh_CN.UTF-8")

    assert "没有数据库" in start("programme", "list").stderr
