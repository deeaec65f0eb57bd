import io
from datetime import datetime

import pytest
import xlsxwriter

from errors import Refusal
from exchange.plan.dating.scheduling import moment, network_of
from exchange.plan.foreign import UntrustedPlan
from exchange.plan.mspdi.reading import read_mspdi
from exchange.plan.tables.columns import NoNameColumn, NoPlanColumn
from exchange.plan.tables.reading import read_table
from exchange.plan.tables.rows import table_in
from phases.network.network import Constraint
from phases.network.schedule import compute_times
from tests.exchange.plan.documents import sample


def read(*lines, **rest):
    return read_table("\n".join(lines).encode(), **rest)


def refusal(*lines, **rest):
    with pytest.raises(UntrustedPlan) as refused:
        read(*lines, **rest)
    return str(refused.value)


def workbook(**sheets):
    """A workbook with one sheet of rows per name."""
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True, "default_date_format": "yyyy-mm-dd"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for place, row in enumerate(rows):
            sheet.write_row(place, 0, row)
    book.close()
    return data.getvalue()


def test_a_table_is_read_below_its_titles():
    plan = read(
        "Our plan,,,", "as of Friday,,,", ",,,", "ID,Task Name,Duration,Predecessors", "1,A,2 days,", "2,B,3d,1SS+1d"
    )

    assert [(each.uid, each.name, each.minutes) for each in plan.tasks] == [("1", "A", 960), ("2", "B", 1440)]
    assert [(each.before, each.after, each.lag) for each in plan.links] == [("1", "2", 480)]


@pytest.mark.parametrize("separator", [";", "\t", "|"])
def test_any_separator_is_read(separator):
    plan = read(
        separator.join(("Nr", "Vorgangsname", "Dauer", "Vorgänger")), separator.join(("1", "A", "2,5 Tage", ""))
    )

    assert plan.tasks[0].minutes == 1200


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_chinese_tables_are_read_in_every_usual_encoding(encoding):
    rows = ("标识号,任务名称,大纲级别,工期,前置任务,资源名称", "1,规划阶段,1,,,")
    rows += ("2,需求调研,2,5 个工作日,,张伟[50%]", "3,方案设计,2,2 周,2FS+1 天,", "")
    plan = read_table("\r\n".join(rows).encode(encoding))

    assert [(each.name, each.outline, each.kind) for each in plan.tasks] == [
        ("规划阶段", 1, "summary"),
        ("需求调研", 2, "task"),
        ("方案设计", 2, "task"),
    ]
    assert (plan.persons[0].name, plan.assignments[0].units, plan.links[0].lag) == ("张伟", 0.5, 480)


def test_the_outline_comes_from_levels_numbers_or_indentation():
    level = read("Task Name,Outline Level,Duration", "A,1,1d", "B,2,1d", "C,1,1d")
    number = read("WBS,Task Name,Duration", "1,A,1d", "1.1,B,1d", "2,C,1d")
    blanks = read("Task Name,Duration", "A,1d", "   B,1d", "C,1d")

    assert [[each.outline for each in plan.tasks] for plan in (level, number, blanks)] == [[1, 2, 1]] * 3
    assert [each.name for each in blanks.tasks] == ["A", "B", "C"]


def test_rows_count_as_ids_where_there_are_none_and_codes_are_ids():
    rows = read("Task Name,Duration,Predecessors", "A,1d,", "B,1d,1")
    codes = read("WBS ID,Task Name,Duration,Dependencies", "T001,A,1d,", "T002,B,1d,T001")

    assert [(each.before, each.after) for each in rows.links] == [("1", "2")]
    assert [(each.before, each.after) for each in codes.links] == [("T001", "T002")]


def test_a_predecessor_may_be_named_by_its_outline_number():
    plan = read("ID,WBS,Task Name,Duration,Predecessors", "10,1.1,A,1d,", "11,1.2,B,1d,1.1FF")

    assert [(each.before, each.after) for each in plan.links] == [("10", "11")]


def test_dates_without_time_are_the_morning_of_a_start_and_the_evening_of_a_finish():
    (task,) = read("Task Name,Start,Finish", "A,2026-03-02,2026-03-04").tasks

    assert (task.stored_start, task.stored_finish) == (datetime(2026, 3, 2, 8), datetime(2026, 3, 4, 17))
    assert task.minutes == 3 * 480


def test_a_task_without_predecessors_is_held_on_its_start_and_it_is_said():
    plan = read(
        "ID,Task Name,Duration,Start,Predecessors",
        "1,A,1d,2026-03-02,",
        "2,B,1d,2026-03-09,",
        "3,C,1d,2026-03-10,2",
    )

    assert [each.constraint for each in plan.tasks] == [
        Constraint.AS_SOON_AS_POSSIBLE,
        Constraint.START_NO_EARLIER,
        Constraint.AS_SOON_AS_POSSIBLE,
    ]
    assert str(plan.ignored[0].what) == "One task without predecessors starts no earlier than its date."


def test_progress_milestones_and_other_columns():
    plan = read(
        "Task Name,Duration,% Complete,Milestone,Actual Start,Region",
        "A,4d,50%,No,2026-03-02,North",
        "B,0d,0%,,,",
        "C,2d,100 %,Yes,,South",
    )

    assert [(each.percent, each.kind) for each in plan.tasks] == [(50, "task"), (0, "milestone"), (100, "milestone")]
    assert plan.tasks[0].started_at == datetime(2026, 3, 2, 8)
    assert [each.fields for each in plan.tasks] == [{"Region": "North"}, {}, {"Region": "South"}]


def test_what_is_decided_about_dates_is_said():
    plan = read("Task Name,Start,Finish", "A,02/03/2026,13/03/2026")

    assert plan.tasks[0].stored_start == datetime(2026, 3, 2, 8)
    assert "Dates are read with the day first: “13/03/2026” allows nothing else." in [
        str(each.what) for each in plan.ignored
    ]


def test_a_person_may_choose_columns_and_the_order_of_dates():
    lines = ("Name,Was,Wann", "x,A,02/03/2026")
    plan = read(*lines, columns={"name": "Was", "start": "Wann"}, dates="month-first")

    assert (plan.tasks[0].name, plan.tasks[0].stored_start) == ("A", datetime(2026, 2, 3, 8))
    with pytest.raises(NoPlanColumn, match=r"no column “Wer”\. The file has: Name, Was, Wann"):
        read(*lines, columns={"name": "Wer"})


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (
            "1,A,5 apples,2026-03-02,,",
            "Row 2, column “Duration”: “5 apples” must be a duration such as 5 days or 3 wks.",
        ),
        ("1,A,5d,someday,,", "Row 2, column “Start”: “someday” must be a date"),
        ("1,A,5d,30.02.2026,,", "“30.02.2026” must be a date"),
        ("1,A,5d,,9,", "Row 2, column “Predecessors”: there is no task “9”."),
        ("1,A,5d,,1,", "a task is its own predecessor"),
        ("1,A,5d,,2FS+x,", "there is no task “2FS+x”"),
        ("1,A,5d,,2FS+3 apples,", "“2FS+3 apples” must be a predecessor such as"),
        ("1,A,5d,,,130%", "“130%” must be a percentage from 0 to 100"),
        ("2,A,5d,,,", "Row 3, column “ID”: the id 2 stands in row 2 too."),
        (",A,5d,,,", "every row needs an id where others have one"),
    ],
)
def test_a_cell_that_cannot_be_read_is_said_with_its_place(row, said):
    assert said in refusal("ID,Task Name,Duration,Start,Predecessors,% Complete", row, "2,B,1d,,,")


def test_all_problems_are_said_at_once():
    found = refusal("Task Name,Duration,Start,Finish", "A,x,2026-03-05,2026-03-02", "B,1d,?,")

    assert "“x” must be a duration" in found
    assert "it ends before it begins" in found
    assert "“?” must be a date" in found


def test_a_table_without_names_lists_its_columns():
    with pytest.raises(NoNameColumn, match="The file has: Colour, Size"):
        read("Colour,Size", "red,5")


@pytest.mark.parametrize(
    "data", [b"", b"\n\n", b"Task Name,Duration\n", b"PK\x03\x04broken", b"\x00\x01\x02", b"Task\xff\xfe\x00\n\x81"]
)
def test_what_is_no_table_is_refused(data):
    with pytest.raises(Refusal):
        read_table(data)


def test_the_sheet_that_reads_most_like_a_plan_is_taken_and_the_others_are_said():
    headings = ["ID", "Task Name", "Duration (hrs)", "Start", "% Complete"]
    rows = [[1, "A", 12, datetime(2026, 3, 2), 0.5], [2, "B", 4, datetime(2026, 3, 3, 13), 1]]
    cover = [["Name", "Value"], ["Project", "CRM"]]
    plan = read_table(workbook(Cover=cover, Plan=[["Our plan"], [], headings, *rows]))

    assert [(each.uid, each.minutes, each.percent) for each in plan.tasks] == [("1", 720, 50), ("2", 240, 100)]
    assert [each.stored_start for each in plan.tasks] == [datetime(2026, 3, 2, 8), datetime(2026, 3, 3, 13)]
    assert ("This sheet is not read.", "Cover") in [(str(each.what), each.where) for each in plan.ignored]


@pytest.mark.parametrize(
    ("table", "original"),
    [
        ("csv/commercial-construction-msproject-en.csv", "mspdi_from_mpp/projectlibre-commercial-construction.xml"),
        ("xlsx/commercial-construction.xlsx", "mspdi_from_mpp/projectlibre-commercial-construction.xml"),
        ("csv/home-move-zh-gbk.csv", "mspdi_from_mpp/aspose-home-move.xml"),
    ],
)
def test_an_exported_table_is_the_plan_it_came_from(table, original):
    plan, other = read_table(sample(table)), read_mspdi(sample(original))
    times = compute_times(*network_of(plan))

    assert [(each.name, each.outline) for each in plan.tasks] == [(each.name, each.outline) for each in other.tasks]
    assert {each.kind for each in plan.tasks} == {each.kind for each in other.tasks}
    assert len(plan.links) == len(other.links)
    assert len(plan.assignments) == len(other.assignments)
    assert list(map(moment, times.start)) == [each.stored_start for each in other.tasks]
    assert list(map(moment, times.finish)) == [each.stored_finish for each in other.tasks]


def test_a_plan_kept_by_hand_is_read():
    plan = read_table(sample("xlsx/hybrid-plan-template.xlsx"))

    assert [each.uid for each in plan.tasks][:3] == ["T001", "T002", "T003"]
    assert (len(plan.tasks), len(plan.links)) == (12, 11)
    assert plan.ignored[0].where == "Project_Overview"


def test_suggested_columns_can_be_asked_for():
    assert table_in(b"ID,Task Name,Owner\n1,A,Ben\n").columns == {
        "uid": "ID",
        "name": "Task Name",
        "persons": "Owner",
    }


def test_a_lag_in_percent_that_cannot_be_kept_exactly_is_refused_by_its_row():
    said = refusal(
        *("ID,Task Name,Outline Level,Duration,Predecessors", "1,Phase,1,,", "2,A,2,5d,", "3,B,1,1d,2FS+12.345%"),
        "4,C,1,1d,1SS+12.5%",
    )

    assert "Row 4, column “Predecessors”: a lag in percent has at most two decimals, not 12.345 %" in said
    assert "Row 5" not in said


@pytest.mark.parametrize("encoding", ["cp950", "utf-8", "utf-16-be", "utf-16-le"])
def test_a_plan_in_traditional_characters_is_read_in_big5_and_in_utf_16_without_its_mark(encoding):
    lines = ("識別碼,任務名稱,工期,開始時間,前置任務,資源名稱", "1,需求訪談與現況分析,5 個工作日,2026-03-02,,王小明")
    plan = read_table("\r\n".join((*lines, "2,系統設定與測試,2 週,,1FS+1 天,陳美玲", "")).encode(encoding))

    assert [(each.uid, each.name, each.minutes) for each in plan.tasks] == [
        ("1", "需求訪談與現況分析", 2400),
        ("2", "系統設定與測試", 4800),
    ]
    assert [(each.before, each.after, each.lag) for each in plan.links] == [("1", "2", 480)]
    assert [each.name for each in plan.persons] == ["王小明", "陳美玲"]


def test_dates_in_two_orders_are_one_problem_and_not_one_more_for_each_of_them():
    said = refusal("ID,Task Name,Start", "1,A,31/03/2026", "2,B,04/13/2026", "3,C,31/02/2026")

    assert said.count("must be a date such as") == 1
    assert "Row 4, column “Start”: “31/02/2026” must be a date" in said
    assert "“31/03/2026” and “04/13/2026”" in said


def test_a_milestone_that_lasts_keeps_its_duration_and_is_named():
    plan = read("ID,Task Name,Duration,Milestone", "1,Go-live,5d,Yes", "2,Signed,0d,Yes", "3,Build,5d,No")

    assert [(each.kind, each.minutes) for each in plan.tasks] == [
        ("milestone", 2400),
        ("milestone", 0),
        ("task", 2400),
    ]
    assert [str(each.what) for each in plan.ignored] == [
        "One milestone lasts some time and is reached at its end: Go-live"
    ]
