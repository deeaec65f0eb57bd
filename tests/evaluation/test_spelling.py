"""Times as other tools and other languages write them, and what is refused because it could be read in two ways."""

from datetime import datetime
from pathlib import Path

import pytest

from evaluation.events.actions import summarise_file
from evaluation.events.mapping import Mapping, NoSuchZone, Reading
from evaluation.events.summary import Summary
from evaluation.events.times.order import UndecidedDates
from evaluation.events.times.shape import UndecidedZone, YearMissing
from evaluation.events.times.spelling import plain_spelling


def summary_of(folder: Path, times: list[str], reading: Reading | None = None) -> Summary:
    path = folder / "log.tsv"
    path.write_text("user\ttime\n" + "".join(f"anna\t{each}\n" for each in times))
    return summarise_file(path, Mapping("user", "time"), reading)


def weeks_of(summary: Summary) -> list[tuple[str, int]]:
    return [(week.name, week.events) for week in summary.weekly if week.events]


@pytest.mark.parametrize(
    "written",
    [
        "[09/Oct/2012:14:50:17 +0200]",
        "10/9/2012 2:50:17 PM PDT",
        "Tue Oct 09 2012 14:50:17 GMT+0200 (Central European Summer Time)",
        "Tue Oct 09 14:50:17 CEST 2012",
        "Tuesday, October 9, 2012 2:50 PM",
        "Oct 9, 2012 at 2:50 PM",
        "2012-10-09T14:50:17+02:00[Europe/Berlin]",
        "2012-10-09 14:50:17 Europe/Berlin",
        "2012-10-09-14.50.17.123456",
        "20121009 145017",
        "09-OCT-12 02.50.17.000000000 PM",
        "09.10.12 14:50",
        "9.10.2012, 14:50 Uhr",
        "9.10.2012 14.50.17",
        "9. Oktober 2012 14:50",
        "9. Okt. 2012",
        "Dienstag, 9. Oktober 2012",
        "9 octobre 2012 à 14h50",
        "mardi 9 octobre 2012 14:50:17",
        "9 de octubre de 2012 14:50",
        "13/10/2012 2:50:17 p. m.",
        "10/13/2012, 2:50:17\u202fPM",
        "2012年10月9日14时50分17秒",
        "2012-10-09 星期二 14:50",
        "2012-10-09 (Tue) 14:50",
        "41191,61876157407",
        "1349790617,5",
        "'2012-10-09 14:50:17",
        "2012-10-09 14:50:17:123",
    ],
)
def test_a_time_spelt_elsewhere_is_read(tmp_path, written):
    summary = summary_of(tmp_path, [written], Reading(dates="month-first") if "PDT" in written else None)

    assert weeks_of(summary) == [("2012-W41", 1)]


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize(
    "names",
    [
        "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
        "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "gen feb mar apr mag giu lug ago set ott nov dic",
        "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC",
    ],
)
def test_every_month_is_read_in_other_languages(tmp_path, names, month):
    summary = summary_of(tmp_path, [f"15 {names.split()[month - 1]} 2012 10:00"])

    year, week, _ = datetime(2012, month, 15).isocalendar()
    assert weeks_of(summary) == [(f"{year}-W{week:02d}", 1)]


@pytest.mark.parametrize("written", ["09/10 14:50", "9 Oct 14:50", "10月9日 14:50", "9-Oct 14:50:17"])
def test_these_too_have_no_year_until_it_is_said(tmp_path, written):
    with pytest.raises(YearMissing, match="--year"):
        summary_of(tmp_path, [written])

    assert weeks_of(summary_of(tmp_path, [written], Reading(year=2012, dates="day-first"))) == [("2012-W41", 1)]


def test_two_digits_are_the_year_where_the_days_change_and_they_do_not(tmp_path):
    first = [f"12/10/{day:02d} 09:00" for day in (8, 9, 10, 11, 15)]
    last = [f"{day:02d}/10/12 09:00" for day in (8, 9, 10, 11, 15)]

    assert weeks_of(summary_of(tmp_path, first)) == [("2012-W41", 4), ("2012-W42", 1)]
    assert weeks_of(summary_of(tmp_path, last)) == [("2012-W41", 4), ("2012-W42", 1)]


def test_two_digits_that_could_be_year_or_day_are_refused(tmp_path):
    with pytest.raises(UndecidedDates, match="--dates"):
        summary_of(tmp_path, ["12/10/09 09:00"])

    assert weeks_of(summary_of(tmp_path, ["09/10/12 09:00"], Reading(dates="day-first"))) == [("2012-W41", 1)]


def test_a_zone_that_is_named_counts_where_a_zone_is_asked_for(tmp_path):
    late = ["Sun Oct 07 2012 23:30:00 GMT-0500 (Eastern Standard Time)", "2012-10-07 23:30:00 America/New_York"]
    late += ["Sun Oct 07 23:30:00 EST 2012", "2012-10-07T23:30:00-05:00[America/New_York]"]

    assert weeks_of(summary_of(tmp_path, late)) == [("2012-W40", 4)]
    assert weeks_of(summary_of(tmp_path, late, Reading(zone="Europe/Berlin"))) == [("2012-W41", 4)]


def test_a_zone_name_of_several_zones_is_refused_only_where_a_zone_is_asked_for(tmp_path):
    times = ["2012-10-07 23:30:00 CST"]

    assert weeks_of(summary_of(tmp_path, times)) == [("2012-W40", 1)]
    with pytest.raises(UndecidedZone, match="CST"):
        summary_of(tmp_path, times, Reading(zone="Europe/Berlin"))
    with pytest.raises(NoSuchZone):
        summary_of(tmp_path, ["2012-10-07 23:30:00 Mars/Olympus"], Reading(zone="Europe/Berlin"))


def test_what_turns_the_shape_turns_its_times(tmp_path):
    plain = plain_spelling("Freitag, 99. März 9999 um 99 h 99")

    assert plain.shape == "99. Mar 9999 99:99"
    written = "Freitag, 09. März 2012 um 14 h 50"
    for swap in plain.swaps:
        written = written.replace(*swap)
    assert written == "09. Mar 2012 14:50"
