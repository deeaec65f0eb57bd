"""The logs that nobody here wrote give the figures that were computed independently."""

import csv
from pathlib import Path

import pytest

from evaluation.events.actions import read_headings, summarise_file
from evaluation.events.mapping import Mapping, Reading, suggest_mapping

SAMPLES = Path(__file__).parents[3] / "shared" / "samples" / "usage"
pytestmark = pytest.mark.skipif(not SAMPLES.is_dir(), reason="the folder of sample logs is absent")

LOGS = {
    "helpdesk_original.csv": Mapping("Resource", "Complete Timestamp"),
    "receipt_original.csv": Mapping("org:resource", "time:timestamp"),
    "traffic_fines.csv": Mapping("resource", "timestamp"),
    "running-example.csv": Mapping("org:resource", "time:timestamp"),
}


def expected(name: str, file: str) -> list[dict[str, str]]:
    with (SAMPLES / name).open(encoding="utf-8-sig") as handle:
        return [row for row in csv.DictReader(handle) if row["file"] == file]


@pytest.mark.parametrize("file", LOGS)
def test_rows_users_duplicates_and_unreadable_times_are_those_expected(file):
    summary = summarise_file(SAMPLES / file, LOGS[file])

    (row,) = expected("expected_summary.csv", file)
    found = (summary.rows, summary.counts.users, summary.counts.duplicates, summary.counts.without_user)
    assert found == tuple(int(row[name]) for name in ("rows", "users", "exact_duplicate_rows", "events_without_user"))
    assert summary.rejected.get("unreadable time", 0) == int(row["unreadable_times"])


@pytest.mark.parametrize("zone", ["local", "utc"])
@pytest.mark.parametrize("file", LOGS)
def test_every_week_has_the_users_and_named_events_expected(file, zone):
    summary = summarise_file(SAMPLES / file, LOGS[file], Reading(zone="UTC" if zone == "utc" else None))

    weeks = {
        row["iso_week"]: (int(row["wau"]), int(row["events"]))
        for row in expected("expected_weekly.csv", file)
        if row["zone"] == zone
    }
    assert {
        week.name: (week.active_users, week.named_events) for week in summary.weekly if week.active_users
    } == weeks


MESSY = (
    "messy/helpdesk_zh_gbk.csv",
    "messy/helpdesk_utf16le_tab.txt",
    "messy/helpdesk_de_cp1252_semicolon.csv",
    "messy/helpdesk_dirty.csv",
)


@pytest.mark.parametrize("file", MESSY)
def test_a_messy_log_gives_what_a_careful_importer_finds(file):
    mapping = suggest_mapping(read_headings(SAMPLES / file))
    assert mapping["user"]
    assert mapping["time"]

    summary = summarise_file(SAMPLES / file, Mapping(mapping["user"], mapping["time"]))

    (row,) = expected("expected_messy.csv", file)
    counts = summary.counts
    assert summary.rows == int(row["rows"])
    assert counts.duplicates == int(row["exact_duplicate_rows"])
    assert counts.without_user == int(row["missing_user_rows"])
    assert summary.rejected.get("unreadable time", 0) == int(row["unreadable_time_rows"])
    assert counts.distinct_usable == int(row["usable_distinct_rows"])
    assert counts.users == int(row["users_trimmed_casefolded"])
    assert sum(week.active_users > 0 for week in summary.weekly) == int(row["weeks"])
    assert max(week.active_users for week in summary.weekly) == int(row["wau_max_casefolded"])


def test_rows_are_the_usable_and_the_rejected_and_events_are_the_usable():
    summary = summarise_file(SAMPLES / "messy/helpdesk_dirty.csv", Mapping("user", "timestamp"))

    assert summary.rows == summary.counts.usable + sum(summary.rejected.values())
    assert summary.counts.usable == sum(week.events for week in summary.weekly)


def test_a_workbook_with_dates_as_cells_numbers_and_text_is_read():
    summary = summarise_file(SAMPLES / "messy/helpdesk_excel_mixed_dates.xlsx", Mapping("User", "When"))

    assert (summary.rows, summary.counts.usable, summary.counts.users) == (1500, 1500, 19)


@pytest.mark.parametrize("name", ["helpdesk_plain", "receipt_original"])
def test_parquet_and_csv_of_one_log_agree(name):
    headings = read_headings(SAMPLES / f"{name}.csv")
    suggested = suggest_mapping(headings)
    mapping = Mapping(suggested["user"] or "", suggested["time"] or "")

    text = summarise_file(SAMPLES / f"{name}.csv", mapping)
    parquet = summarise_file(SAMPLES / f"{name}.parquet", mapping)

    assert (text.rows, text.counts.users) == (parquet.rows, parquet.counts.users)
    if name == "helpdesk_plain":
        assert text == parquet


def test_a_log_without_persons_tells_that_its_column_is_missing():
    headings = read_headings(SAMPLES / "sepsis_original.csv")

    assert suggest_mapping(headings)["user"] is None
    assert len(headings) == 34
