"""Tables as people really keep them: what can be read two ways is refused by its place, what is left out is said."""

import io
from datetime import datetime

import pytest
import xlsxwriter

from errors import Refusal
from exchange.plan.foreign import UntrustedPlan
from exchange.plan.tables.reading import read_table
from exchange.text_tables import BrokenRow, ShiftedRow
from phases.network.network import LagKind, LinkType


def table(head, *rows):
    return "\n".join([head, *rows]).encode()


def problems(data):
    with pytest.raises(UntrustedPlan) as refused:
        read_table(data)
    return [str(each) for each in refused.value.problems]


def notes(plan):
    return [(str(each.what), each.where) for each in plan.ignored]


def workbook(fill, **options):
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True, **options})
    fill(book)
    book.close()
    return data.getvalue()


def test_a_time_zone_is_left_out_and_said_once_per_column():
    plan = read_table(
        table(
            "Task Name,Start,Finish,Duration",
            "A,2026-03-02T09:00:00Z,2026-03-06T17:00:00+08:00,4d",
            "B,2026-03-03T10:00:00.000-05:00,2026-03-06,4d",
            "C,2026-03-04,2026-03-05 17:00,2d",
        )
    )

    assert [each.stored_start.hour for each in plan.tasks] == [9, 10, 8]
    assert notes(plan)[1:] == [
        (
            "2 dates say a time zone (Z, -05:00), which is left out: their times of day are taken as they stand.",
            "Start",
        ),
        (
            "One date says a time zone (+08:00), which is left out: its time of day is taken as it stands.",
            "Finish",
        ),
    ]


@pytest.mark.parametrize("zone", ["Z", " UTC", " GMT", " UTC+8", "+0100", " GMT-03:30"])
@pytest.mark.parametrize("day", ["2026-03-02", "02.03.2026", "2 Mar 2026"])
def test_a_zone_may_stand_behind_a_time_however_the_day_is_written(day, zone):
    plan = read_table(table("Task Name;Start;Duration", f"A;{day} 09:00{zone};1d"))

    assert plan.tasks[0].stored_start == datetime(2026, 3, 2, 9)
    assert f"time zone ({zone.strip()})" in notes(plan)[-1][0]


def test_a_quotation_mark_that_is_never_closed_swallows_no_rows():
    with pytest.raises(BrokenRow, match="From line 3 on"):
        read_table(table("ID,Task Name,Duration", "1,A,1d", '2,"B,2d', "3,C,3d"))


def test_a_row_with_more_values_than_headings_is_refused_by_its_line():
    rows = ("1,Design, build,Anna", "2,B,Ben", "3,C,Cleo")

    with pytest.raises(ShiftedRow, match="Line 2 has 4 values, but there are 3 headings"):
        read_table(table("ID,Task Name,Resource Names", *rows))


def test_a_row_over_several_lines_is_named_by_the_line_in_which_it_begins():
    data = table("ID,Task Name,Duration", '1,"A', 'more",soon')

    assert problems(data) == ["Row 2, column “Duration”: “soon” must be a duration such as 5 days or 3 wks."]


def test_rows_without_a_name_are_said():
    plan = read_table(table("ID,Task Name,Duration", "1,A,1d", "2,,3d", "3,C,1d", ",,sum 5"))

    assert [each.name for each in plan.tasks] == ["A", "C"]
    assert notes(plan) == [("2 rows have no name and are left out: 3, 5", "Task Name")]


@pytest.mark.parametrize("text", ["1,200 days", "1.200 hrs", "12,345"])
def test_a_number_that_may_have_thousands_or_decimals_is_refused(text):
    assert problems(table("ID;Task Name;Duration", f"1;A;{text}")) == [
        f"Row 2, column “Duration”: “{text}” may have thousands or decimals. "
        "Write 1200 without a mark, and 1.2 as 1.2."
    ]


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("1,234.5 hrs", 74_070),
        ("1.234,5 hrs", 74_070),
        ("1 200 mins", 1200),
        ("1'200 mins", 1200),
        ("0,125 days", 60),
        ("1,25 days", 600),
    ],
)
def test_thousands_that_can_be_nothing_else_are_read(text, minutes):
    assert read_table(table("ID;Task Name;Duration", f"1;A;{text}")).tasks[0].minutes == minutes


def test_predecessors_are_named_by_ids_of_any_kind():
    plan = read_table(
        table(
            "ID,Task Name,Duration,Predecessors",
            "PRJ-1,A,1d,",
            "PRJ-12,B,1d,PRJ-1FS+2d",
            "CLASS,C,1d,PRJ-12",
            "X 1,D,1d,CLASSSS+1d; CLASS-50%",
            "Y,E,1d,X 1 FF",
        )
    )

    assert [(each.before, each.after, each.kind, each.lag, each.lag_kind) for each in plan.links] == [
        ("PRJ-1", "PRJ-12", LinkType.FS, 960, LagKind.WORKING),
        ("PRJ-12", "CLASS", LinkType.FS, 0, LagKind.WORKING),
        ("CLASS", "X 1", LinkType.SS, 480, LagKind.WORKING),
        ("CLASS", "X 1", LinkType.FS, -50, LagKind.PERCENT),
        ("X 1", "Y", LinkType.FF, 0, LagKind.WORKING),
    ]


@pytest.mark.parametrize("entry", ["PRJ-77", "TASK9", "SS"])
def test_a_predecessor_that_is_not_there_is_named_whole(entry):
    data = table("ID,Task Name,Duration,Predecessors", "PRJ-1,A,1d,", f"B,B,1d,{entry}")

    assert problems(data) == [f"Row 3, column “Predecessors”: there is no task “{entry}”."]


def test_what_stands_twice_in_a_cell_and_differs_is_refused():
    data = table(
        "ID;Task Name;Duration;Predecessors;Resource Names",
        "1;A;1d;;Anna[50%], Anna[30%]",
        "2;B;1d;1FS+1d, 1FS+5d;Ben, Ben",
    )

    assert problems(data) == [
        "Row 3, column “Predecessors”: “1” stands there twice with different lags. Keep one of them.",
        "Row 2, column “Resource Names”: “Anna” stands there twice with different shares. Keep one of them.",
    ]


def test_an_outline_number_of_two_rows_names_neither():
    data = table("WBS,Task Name,Duration,Predecessors", "1,P,,", "1.1,A,1d,", "1.1,B,1d,", "2,C,1d,1.1")

    assert problems(data) == [
        "Row 5, column “Predecessors”: several tasks have the number “1.1”. Name the one by its id."
    ]


def test_progress_that_a_text_writes_as_shares_is_read_so_and_said():
    plan = read_table(table("Task Name;Duration;% Complete", "A;1d;0.25", "B;1d;1", "C;1d;0", "D;1d;"))

    assert [each.percent for each in plan.tasks] == [25, 100, 0, 0]
    assert notes(plan) == [("Progress is read as shares of one: 0.25 is 25 %.", "% Complete")]
    whole = read_table(table("Task Name;Duration;% Complete", "A;1d;1", "B;1d;0"))
    assert [each.percent for each in whole.tasks] == [1, 0]


def test_a_priority_in_words_is_a_field_of_that_name():
    plan = read_table(table("Task Name,Duration,Priority", "A,1d,High", "B,1d,700"))

    assert [(each.priority, each.fields) for each in plan.tasks] == [
        (500, {"Priority": "High"}),
        (500, {"Priority": "700"}),
    ]


def test_dates_without_marks_are_dates():
    def fill(book):
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Task Name", "Start", "Duration"])
        sheet.write_row(1, 0, ["A", 20260302, 1])

    day = datetime(2026, 3, 2, 8)
    assert read_table(table("Task Name,Start,Duration", "A,20260302,1d")).tasks[0].stored_start == day
    assert read_table(workbook(fill)).tasks[0].stored_start == day
    assert problems(table("Task Name,Start,Duration", "A,20261302,1d"))[0].startswith("Row 2, column “Start”")


@pytest.mark.parametrize(
    ("dates", "is_refused"),
    [
        (("26-03-02", "26-03-09"), True),
        (("26/03/02",), True),
        (("16-03-26", "27-03-26"), False),
        (("26-03-02", "09-03-02"), False),
        (("26-03-2002",), False),
    ],
)
def test_a_short_date_whose_year_may_stand_first_is_refused(dates, is_refused):
    rows = [f"T{at},{day},1d" for at, day in enumerate(dates)]
    data = table("Task Name,Start,Duration", *rows)

    if is_refused:
        said = f"Row 2, column “Start”: “{dates[0]}” may have the year first or the day first."
        assert problems(data)[0].startswith(said)
    else:
        assert read_table(data).tasks


def test_a_sheet_that_people_see_is_read_before_a_hidden_one():
    def fill(book):
        old, now = book.add_worksheet("Old"), book.add_worksheet("Now")
        old.write_row(0, 0, ["ID", "Task Name", "Duration", "Start", "Notes"])
        old.write_row(1, 0, [1, "Old", 5])
        old.hide()
        now.write_row(0, 0, ["ID", "Task Name"])
        now.write_row(1, 0, [1, "New"])
        now.activate()

    plan = read_table(workbook(fill))

    assert [each.name for each in plan.tasks] == ["New"]
    assert ("This sheet is not read.", "Old") in notes(plan)


def test_bare_numbers_of_a_workbook_that_counts_from_1904_are_its_days():
    def fill(book):
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Task Name", "Start", "Duration"])
        sheet.write_row(1, 0, ["A", 46083 - 1462, 1])
        sheet.write_row(2, 0, ["B"])
        sheet.write_datetime(2, 1, datetime(2026, 3, 2), book.add_format({"num_format": "yyyy-mm-dd"}))

    plan = read_table(workbook(fill, date_1904=True))

    assert [each.stored_start for each in plan.tasks] == [datetime(2026, 3, 2, 8)] * 2


@pytest.mark.parametrize("data", [b"", b" \n\r\n"])
def test_an_empty_file_is_said_to_be_empty(data):
    with pytest.raises(Refusal, match="The file is empty"):
        read_table(data)
