"""Lists of days off out of files and pasted text."""

import csv
from datetime import date
from pathlib import Path

import pytest

from exchange.days.icalendar_days import BrokenCalendarFile
from exchange.days.reading import UnreadableDays, days_in, days_in_text
from phases.calendars.changing.taking import taking, with_days
from phases.calendars.year import work_year
from phases.capacity.terms import shifts_of
from phases.capacity.workweek import WorkCalendar
from phases.network.shifts import OFFICE

SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "samples" / "schedule"
FIVE = WorkCalendar("k-1", "Five days", "", (OFFICE,) * 5 + ((), ()))


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the folder with sample files is not on this machine")
@pytest.mark.parametrize("ending", ["json", "ics"])
def test_published_holidays_give_the_known_working_days_of_every_month(ending):
    with (SAMPLES / "expected_working_days.csv").open() as table:
        rows = list(csv.DictReader(table))
    for row in rows:
        year, shifts = int(row["year"]), shifts_of(FIVE, {}, int(row["year"]))
        found = days_in((SAMPLES / row["file"]).with_suffix(f".{ending}").read_bytes())
        after = with_days(FIVE, taking(shifts, found.days), shifts)
        counted = work_year(shifts_of(after, {}, year), year, {})

        assert counted.working == int(row["working_days_in_year"])
        assert counted.months == [int(row[f"m{month:02}"]) for month in range(1, 13)]


def test_lines_name_days_spans_make_up_days_and_reasons():
    found = days_in_text(
        "date,name\n2027-01-01,New Year\n2027-05-03 – 2027-05-05;May;off\n2027-10-09\t上班\n2027-10-11 Founders Day\n"
        "2027-12-24 – 2027-12-25 Plant closed"
    )

    assert [(each.day, each.is_worked, each.name) for each in found.days] == [
        (date(2027, 1, 1), False, "New Year"),
        (date(2027, 5, 3), False, "May"),
        (date(2027, 5, 4), False, "May"),
        (date(2027, 5, 5), False, "May"),
        (date(2027, 10, 9), True, ""),
        (date(2027, 10, 11), False, "Founders Day"),
        (date(2027, 12, 24), False, "Plant closed"),
        (date(2027, 12, 25), False, "Plant closed"),
    ]


def test_chinese_text_of_other_encodings_is_read():
    found = days_in("2027年10月1日,国庆节\n2027年10月9日,补班".encode("gb18030"))

    assert [(each.day.day, each.is_worked) for each in found.days] == [(1, False), (9, True)]


def test_every_line_that_cannot_be_read_is_named():
    with pytest.raises(UnreadableDays) as refused:
        days_in_text("2027-01-01\nsome day\n2027-02-02 – 2027-02-01")

    assert [str(each) for each in refused.value.problems] == [
        "line 2 has no date that can be read: “some day”.",
        "line 3: the last day lies before the first: “2027-02-02 2027-02-01”.",
    ]


def test_a_date_that_may_be_read_in_two_ways_is_refused():
    with pytest.raises(UnreadableDays, match="3/4/2027"):
        days_in_text("3/4/2027,Something")


def test_timed_events_and_repetitions_are_said_to_be_left_out():
    event = "BEGIN:VEVENT\nSUMMARY:{}\n{}\nEND:VEVENT\n"
    found = days_in_text(
        "BEGIN:VCALENDAR\n"
        + event.format("Talk", "DTSTART:20270101T090000Z")
        + event.format("Birthday", "DTSTART;VALUE=DATE:20270104\nRRULE:FREQ=YEARLY")
        + "END:VCALENDAR"
    )

    assert [each.day for each in found.days] == [date(2027, 1, 4)]
    assert [str(each) for each in found.ignored] == [
        "one event with a time of day",
        "the repetitions of one event: only its first is taken",
    ]


@pytest.mark.parametrize("text", ["", "nothing here", '{"days": []}'])
def test_a_text_without_dates_is_refused(text):
    with pytest.raises(UnreadableDays, match="no date in it"):
        days_in_text(text)


@pytest.mark.parametrize("text", ['{"days": 3}', "[1]", '{"day'])
def test_json_of_another_shape_is_refused(text):
    with pytest.raises(UnreadableDays, match="isOffDay"):
        days_in_text(text)


def test_a_damaged_calendar_file_is_refused():
    with pytest.raises(BrokenCalendarFile):
        days_in_text("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:2027\nEND:VCALENDAR")
