"""What is read from a log, and what is refused: every input stands in its test."""

from pathlib import Path

import pytest

from errors import Refusal
from evaluation.events.actions import read_headings, summarise_file
from evaluation.events.encoding import NotText
from evaluation.events.files import UnclosedQuote
from evaluation.events.layout import NothingInside
from evaluation.events.mapping import (
    Mapping,
    NoSuchColumn,
    NoSuchZone,
    Reading,
    suggest_mapping,
)
from evaluation.events.summary import EmptyUserColumn, Summary
from evaluation.events.times.order import UndecidedDates
from evaluation.events.times.shape import NoReadableTime, YearMissing

BASIC = Mapping("user", "time")


def summary_of(folder: Path, text: str | bytes, reading: Reading | None = None) -> Summary:
    path = folder / "log.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return summarise_file(path, BASIC, reading)


def weeks_of(summary: Summary) -> list[tuple[str, int, int]]:
    return [(week.name, week.active_users, week.events) for week in summary.weekly]


@pytest.mark.parametrize(
    "written",
    [
        "2012-10-09",
        "2012-10-09 14:50:17",
        "2012-10-09T14:50:17.1234567Z",
        "2012-10-09 14:50:17 +0200",
        "2012-10-09 14:50:17.123 Z",
        "2012/10/09 14:50:17.000",
        "2012/10/9 8:55",
        "9.10.2012 14:50",
        "13.10.2012 8:05",
        "13/10/2012 8:05",
        "10/13/2012 02:05 PM",
        "41191.61876157407",
        "1349790617",
        "1349790617000",
        "20121009",
        "20121009T145017Z",
        "20121009145017.123",
        "20121009145017.0Z",
        "2012年10月9日 14:50",
        "2012/10/9 下午 2:50:17",
        "9 Oct 2012",
        "09/Oct/2012:14:50:17 +0200",
        "Tue Oct  9 14:50:17 2012",
        "October 9, 2012 2:50 PM",
    ],
)
def test_a_time_is_read_as_it_is_written_anywhere(tmp_path, written):
    summary = summary_of(tmp_path, f'user,time\nanna,"{written}"\n')

    assert weeks_of(summary) == [("2012-W41", 1, 1)]


@pytest.mark.parametrize("written", ["Oct  9 14:50:17", "09.10. 14:50"])
def test_a_time_without_a_year_is_refused_until_the_year_is_said(tmp_path, written):
    text = f"user,time\nanna,{written}\n"

    with pytest.raises(YearMissing, match="--year"):
        summary_of(tmp_path, text)

    assert weeks_of(summary_of(tmp_path, text, Reading(year=2012))) == [("2012-W41", 1, 1)]


def test_dates_that_fit_both_orders_everywhere_are_refused_until_the_order_is_said(tmp_path):
    text = "user,time\nanna,9/10/2012\nbob,3/4/2012\n"

    with pytest.raises(UndecidedDates, match="--dates day-first or --dates month-first"):
        summary_of(tmp_path, text)

    assert weeks_of(summary_of(tmp_path, text, Reading(dates="day-first")))[-1][0] == "2012-W41"
    assert weeks_of(summary_of(tmp_path, text, Reading(dates="month-first")))[-1][0] == "2012-W37"


def test_dates_of_two_orders_in_one_column_are_refused_while_one_of_them_could_be_either(tmp_path):
    with pytest.raises(UndecidedDates, match="could be either"):
        summary_of(tmp_path, "user,time\nanna,9/10/2012\nanna,13/10/2012\nanna,10/13/2012\n")


def test_dates_of_two_orders_are_read_when_each_can_be_read_in_one_way_only(tmp_path):
    summary = summary_of(tmp_path, "user,time\nanna,10/10/2012\nanna,13/10/2012\nanna,10/13/2012\n")

    assert weeks_of(summary) == [("2012-W41", 1, 3)]


def test_the_time_counts_as_written_unless_a_zone_is_given(tmp_path):
    text = "user,time\nanna,2012-12-30T23:30:00Z\n"

    assert weeks_of(summary_of(tmp_path, text)) == [("2012-W52", 1, 1)]
    assert weeks_of(summary_of(tmp_path, text, Reading(zone="Asia/Shanghai"))) == [("2013-W01", 1, 1)]


def test_a_time_zone_nobody_knows_is_refused(tmp_path):
    with pytest.raises(NoSuchZone, match="Europe/Berlin"):
        summary_of(tmp_path, "user,time\nanna,2012-12-30T23:30:00Z\n", Reading(zone="x'; drop"))


def test_weeks_are_those_of_the_iso_year_and_empty_ones_stand_there_with_zero(tmp_path):
    summary = summary_of(tmp_path, "user,time\nanna,2012-12-31\nANNA,2013-01-20\n")

    assert weeks_of(summary) == [("2013-W01", 1, 1), ("2013-W02", 0, 0), ("2013-W03", 1, 1)]


def test_an_event_without_user_counts_as_an_event_and_never_as_a_user(tmp_path):
    summary = summary_of(tmp_path, "user,time\nanna,2012-10-09\n,2012-10-09\nN/A,2012-10-10\n-,2012-10-10\n")

    assert weeks_of(summary) == [("2012-W41", 1, 4)]
    assert summary.counts.without_user == 3


def test_blanks_and_capitals_do_not_make_another_person(tmp_path):
    summary = summary_of(tmp_path, "user,time\nAnna,2012-10-09\n anna\t,2012-10-09\nANNA,2012-10-10\n")

    assert summary.counts.users == 1


def test_one_pair_that_differs_in_capitals_stays_two_accounts_in_a_log_that_spells_with_care(tmp_path):
    others = "".join(f"person{number},2012-10-09\n" for number in range(40))

    summary = summary_of(tmp_path, f"user,time\n{others}test,2012-10-09\nTEST,2012-10-09\n")

    assert summary.counts.users == 42


def test_exact_duplicates_stay_in_and_are_counted_apart(tmp_path):
    summary = summary_of(tmp_path, "user,time\nanna,2012-10-09\nanna,2012-10-09\n")

    assert (summary.counts.usable, summary.counts.duplicates, summary.counts.distinct_usable) == (2, 1, 1)


def test_broken_rows_are_left_out_with_reason_and_line(tmp_path):
    text = 'user,time\nanna,2012-10-09\nbob\n\ncarl,2012-10-09,x\n"a"b,2012-10-10\ndora,yesterday\n,\n'

    summary = summary_of(tmp_path, text)

    assert (summary.rows, summary.counts.usable) == (5, 1)
    assert [(row.line, row.reason, row.text) for row in summary.left_out] == [
        (3, "too few cells", "bob"),
        (5, "too many cells", "carl,2012-10-09,x"),
        (6, "broken quotes", '"a"b,2012-10-10'),
        (7, "unreadable time", "yesterday"),
    ]


@pytest.mark.parametrize("mark", ["", '"'])
def test_a_row_that_is_far_too_long_is_left_out_as_that(tmp_path, mark):
    note = f"{mark}{'y' * 2_200_000}{mark}"

    summary = summary_of(tmp_path, f"user,time,note\nanna,2012-10-09,x\nbob,2012-10-09,{note}\ncarl,2012-10-09,z\n")

    assert (summary.rows, summary.counts.usable, summary.rejected) == (3, 2, {"longer than 2 MB": 1})
    assert summary.left_out[0].line == 3


def test_a_quotation_mark_that_swallows_megabytes_of_rows_is_refused(tmp_path):
    text = 'user,time\nanna,2012-10-09\n"bob,2012-10-09\n' + "carl,2012-10-09\n" * 150_000

    with pytest.raises(UnclosedQuote, match="line 3"):
        summary_of(tmp_path, text)


def test_a_quotation_mark_that_is_never_closed_is_refused_with_its_line(tmp_path):
    text = 'user,time\nanna,2012-10-09\n"bob,2012-10-09\n' + "carl,2012-10-09\n" * 5

    with pytest.raises(UnclosedQuote, match="line 3"):
        summary_of(tmp_path, text)


def test_title_rows_above_the_headings_are_skipped(tmp_path):
    summary = summary_of(tmp_path, "Export; of today\n\nuser;time;x\nanna;2012-10-09;1\nbob;zz;\n")

    assert summary.rows == 2
    assert summary.left_out[0].line == 5


def test_mixed_line_ends_and_line_breaks_in_quotes_are_read(tmp_path):
    summary = summary_of(tmp_path, 'user,time\r\n"an\nna",2012-10-09\rbob,2012-10-09\n')

    assert summary.counts.users == 2


def test_repeated_and_nameless_headings_become_distinct(tmp_path):
    path = tmp_path / "log.csv"
    path.write_text(",Variant,Variant, user \n1,2,3,4\n")

    assert read_headings(path) == ("(column 1)", "Variant", "Variant (2)", "user")


@pytest.mark.parametrize("junk", [bytes(range(256)) * 9, b"user,time\nan\0na,2012-10-09\n", "ab".encode("utf-16-le")])
def test_binary_junk_is_refused(tmp_path, junk):
    with pytest.raises(NotText):
        summary_of(tmp_path, junk)


@pytest.mark.parametrize("text", ["", "\n\n \n", "user,time\n", "user,time"])
def test_a_log_without_rows_is_refused(tmp_path, text):
    with pytest.raises(NothingInside):
        summary_of(tmp_path, text)


def test_a_missing_column_is_refused_and_the_refusal_lists_those_that_are_there(tmp_path):
    with pytest.raises(NoSuchColumn, match=r"“user”.*who, when"):
        summary_of(tmp_path, "who,when\nanna,2012-10-09\n")


def test_a_user_column_that_is_empty_is_refused(tmp_path):
    with pytest.raises(EmptyUserColumn, match="names nobody"):
        summary_of(tmp_path, "user,time\n,2012-10-09\n-,2012-10-10\n")


def test_a_time_column_without_times_is_refused_with_an_example(tmp_path):
    with pytest.raises(NoReadableTime, match="soon"):
        summary_of(tmp_path, "user,time\nanna,soon\n")


def test_every_refusal_says_itself_in_chinese_too(tmp_path):
    with pytest.raises(Refusal) as refused:
        summary_of(tmp_path, "who,when\nanna,2012-10-09\n")

    from words.catalogue import say

    assert say(refused.value.sentence, "zh") != say(refused.value.sentence, "en")


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (("Benutzer", "Zeitpunkt", "Modul", "Tätigkeit"), ("Benutzer", "Zeitpunkt", None, "Modul", "Tätigkeit")),
        (("用户", "操作时间", "模块", "操作"), ("用户", "操作时间", None, "模块", "操作")),
        (
            ("case:id", "concept:name", "org:resource", "org:group", "time:timestamp"),
            ("org:resource", "time:timestamp", "org:group", None, "concept:name"),
        ),
        (("visitor_id", "timestamp", "site", "feature"), ("visitor_id", "timestamp", "site", "feature", None)),
        (("a", "b"), (None, None, None, None, None)),
    ],
)
def test_a_mapping_is_suggested_from_the_headings(headings, expected):
    suggested = suggest_mapping(headings)

    assert tuple(suggested[part] for part in ("user", "time", "site", "module", "action")) == expected


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_read(tmp_path, encoding):
    summary = summary_of(tmp_path, "user,time\nJürgen,2012-10-09\n".encode(encoding))

    assert weeks_of(summary) == [("2012-W41", 1, 1)]


@pytest.mark.parametrize(
    "text",
    [
        "Logins,,\nGenerated by,Ada,\n\nuser,time,x\nanna,2012-10-09,1\nbob,2012-10-10,2\n",
        "Logins,,\nGenerated on,2012-10-11,\nuser,time,x\nanna,2012-10-09,1\nbob,2012-10-10,2\n",
        "user,time\nanna,2012-10-09,\nbob,2012-10-10,\n",
        "sep=,\nuser,time\nanna,2012-10-09\nbob,2012-10-10\n",
    ],
)
def test_the_headings_are_found_below_a_title_and_over_longer_rows(tmp_path, text):
    summary = summary_of(tmp_path, text)

    assert (weeks_of(summary), summary.rejected) == ([("2012-W41", 2, 2)], {})
    assert read_headings(tmp_path / "log.csv")[:2] == ("user", "time")


def test_an_end_mark_of_old_exports_is_no_row(tmp_path):
    assert summary_of(tmp_path, "user,time\nanna,2012-10-09\n\x1a").rows == 1


@pytest.mark.parametrize("nobody", ["\\N", "(No value)", "(not set)", "<null>", "N/A", "-"])
def test_what_exports_write_for_nothing_is_nobody(tmp_path, nobody):
    summary = summary_of(tmp_path, f"user,time\nanna,2012-10-09\n{nobody},2012-10-10\n")

    assert weeks_of(summary) == [("2012-W41", 1, 2)]
