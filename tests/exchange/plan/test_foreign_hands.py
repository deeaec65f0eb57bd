"""Plans as other people and tools write them: read right, or refused precisely with nothing half-imported."""

import io
from datetime import date, datetime

import pytest
import xlsxwriter

from errors import Refusal
from exchange.plan.conversion import convert
from exchange.plan.forms import plan_in
from methodology.loader import load_pack
from phases.dates.reasons import beside
from phases.intake.actions import take_plan
from phases.network.network import LagKind, LinkType
from phases.planned import load_planned
from phases.store import load_heads
from tests.exchange.plan.tables.test_own_tables import ANA, TODAY

WEEK = "".join(
    f"<WeekDay><DayType>{day}</DayType><DayWorking>{int(1 < day < 7)}</DayWorking>"
    + "<WorkingTimes><WorkingTime><FromTime>08:00:00</FromTime><ToTime>16:00:00</ToTime></WorkingTime></WorkingTimes>"
    * (1 < day < 7)
    + "</WeekDay>"
    for day in range(1, 8)
)


def project(*tasks, week=WEEK, head=""):
    calendar = f"<Calendar><UID>1</UID><Name>Standard</Name><WeekDays>{week}</WeekDays></Calendar>"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{head}<Project xmlns="http://schemas.microsoft.com/project">'
        "<Name>x</Name><StartDate>2026-03-02T08:00:00</StartDate><CalendarUID>1</CalendarUID>"
        f"<Calendars>{calendar}</Calendars><Tasks>{''.join(tasks)}</Tasks></Project>"
    ).encode()


def task(uid, name, rest="", duration="PT16H0M0S"):
    return (
        f"<Task><UID>{uid}</UID><ID>{uid}</ID><Name>{name}</Name><OutlineLevel>1</OutlineLevel>"
        f"<Duration>{duration}</Duration>{rest}</Task>"
    )


def after(uid, lag=0, form=7):
    return (
        f"<PredecessorLink><PredecessorUID>{uid}</PredecessorUID><Type>1</Type><LinkLag>{lag}</LinkLag>"
        f"<LagFormat>{form}</LagFormat></PredecessorLink>"
    )


def bound(kind, day):
    return f"<ConstraintType>{kind}</ConstraintType><ConstraintDate>{day}</ConstraintDate>"


def workbook(rows, merged=()):
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True, "default_date_format": "yyyy-mm-dd"}) as book:
        sheet = book.add_worksheet("计划")
        for place, words in merged:
            sheet.merge_range(place, words)
        for at, row in rows.items():
            for column, value in enumerate(row):
                if value is not None:
                    sheet.write(at, column, value)
    return data.getvalue()


def dates(db, plan):
    """Make a programme of a plan; return start and finish of its rows by title."""
    programme = take_plan(db, ANA, lambda key: convert(plan, key, TODAY), load_pack())
    rows = load_planned(db, programme, programme.start_on).timeline.rows
    return {row.task.title: (row.start, row.finish) for row in rows}


def test_a_workbook_whose_headings_take_two_joined_rows_keeps_its_dates(db):
    joined = [
        ("A1:F1", "CRM 项目总体计划"),
        *(
            (f"{column}4:{column}5", words)
            for column, words in zip("ABEF", ("序号", "任务名称", "工期(天)", "前置任务"), strict=True)
        ),
        ("C4:D4", "计划时间"),
    ]
    rows = {
        4: (None, None, "开始时间", "完成时间"),
        5: (1, "调研", datetime(2026, 3, 2), datetime(2026, 3, 6), 5),
        6: (2, "设计", datetime(2026, 3, 9), datetime(2026, 3, 13), 5, 1),
        7: (3, "上线", datetime(2026, 3, 13), datetime(2026, 3, 13), 0, 2),
    }

    plan = plan_in(workbook(rows, joined), "P")

    assert [each.name for each in plan.tasks] == ["调研", "设计", "上线"]
    assert dates(db, plan)["设计"] == (date(2026, 3, 9), date(2026, 3, 13))
    assert plan.tasks[2].kind == "milestone"


def test_a_first_row_whose_words_are_headings_elsewhere_is_a_task():
    plan = plan_in(b"ID,Task Name,Duration\n1,Start,2d\n2,End,3d\n", "P")

    assert [each.name for each in plan.tasks] == ["Start", "End"]


@pytest.mark.parametrize(
    ("encoding", "separator"), [("gb18030", ","), ("utf-16", "\t"), ("gbk", ";"), ("utf-8-sig", ";")]
)
def test_chinese_tables_of_any_encoding_say_durations_links_and_dates(db, encoding, separator):
    lines = [
        ("标识号", "任务名称", "工期", "前置任务", "开始时间"),
        ("1", "需求调研", "5 天", "", "2026年3月2日"),
        ("2", "设计", "3个工作日", "1FS+3 工作日", "2026年3月12日"),
        ("3", "评审", "0 天", "2完成-开始", ""),
    ]
    plan = plan_in("\n".join(map(separator.join, lines)).encode(encoding), "P")

    assert [each.minutes for each in plan.tasks] == [2400, 1440, 0]
    assert [(each.kind, each.lag) for each in plan.links] == [(LinkType.FS, 1440), (LinkType.FS, 0)]
    assert dates(db, plan)["设计"] == (date(2026, 3, 12), date(2026, 3, 16))


def test_lags_in_percent_and_leads_are_kept():
    plan = plan_in(project(task(1, "A"), task(2, "B", after(1, 50, 19)), task(3, "C", after(1, -4800))), "P")

    assert [(each.lag, each.lag_kind) for each in plan.links] == [(50, LagKind.PERCENT), (-480, LagKind.WORKING)]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"ID,Task Name,Duration,Predecessors\n1,A,1d,3\n2,B,1d,1\n3,C,1d,2\n", "in a circle"),
        (b"ID,Task Name,Outline Level,Duration,Predecessors\n1,S,1,,\n2,A,2,2d,1\n", "in a circle: A, S, A|S, A, S"),
        (b"ID,Task Name,Predecessors\n1,A,9\n", "there is no task “9”"),
        (b"ID,Task Name,Start\n1,A,2027-02-29\n", "“2027-02-29” must be a date"),
        (b"ID,Task Name,Duration,Start\n1,A,1d,2026-03-02\n2,B,1d,3/4/2026\n", "dates in two formats"),
        (b"ID,Task Name,Actual Start,Actual Finish\n1,A,2026-03-05,2026-03-04\n", "finished before it was started"),
        (b"ID,Task Name,Duration,Hours per Day\n1,A,1d,7.5\n2,B,1d,8\n", "every row must say the same hours"),
        (b"ID,Task Name,Duration,Hours per Day\n1,A,1d,25\n", "the hours of a working day"),
        (b"ID,Task Name,Duration\n1,A,78000d\n", "leaves the calendar"),
        (bytes(range(256)) * 20, "neither text nor a workbook"),
        (project(task(1, "A"), task(1, "B")), "has the same UID 1"),
        (project(task(1, "A"), week=WEEK.replace(">1</DayWorking>", ">0</DayWorking>")), "any working time"),
        (project(task(1, "A", duration="PT99999999999999999999H0M0S")), "must be a duration"),
        (project(task(1, "A", bound(4, "2027-02-29T08:00:00"))), "must be a date"),
        (project(task(1, "&x;"), head='<!DOCTYPE Project [<!ENTITY x "boom">]>'), "entities"),
        (project(task(1, "A"))[:-40], "may have been cut off"),
    ],
    ids=range(16),
)
def test_what_cannot_be_is_refused_by_its_place_and_nothing_is_kept(db, data, words):
    with pytest.raises(Refusal, match=words):
        take_plan(db, ANA, lambda key: convert(plan_in(data, "P"), key, TODAY), load_pack())

    assert not load_heads(db)


@pytest.mark.parametrize("moment", ["2026-03-29T02:30:00", "2026-10-25T02:30:00", "2028-02-29"])
def test_nights_when_clocks_change_and_leap_days_are_days_like_others(db, moment):
    plan = plan_in(project(task(1, "A", bound(4, moment))), "P")
    begin = max(plan.tasks[0].constraint_at, datetime(2026, 3, 2)).date()

    start, finish = dates(db, plan)["A"]

    assert start >= begin
    assert (start - begin).days <= 2
    assert (finish - start).days in (1, 3)


def test_a_task_of_thirty_years_has_its_end(db):
    assert dates(db, plan_in(project(task(1, "A", duration="PT62400H0M0S")), "P"))["A"][1] == date(2056, 1, 21)


def test_a_fixed_date_before_what_it_waits_for_says_that_its_link_is_not_kept(db):
    plan = plan_in(
        project(
            task(1, "A", bound(2, "2026-03-10T08:00:00")),
            task(2, "B", bound(7, "2026-03-09T16:00:00") + after(1), "PT8H0M0S"),
        ),
        "P",
    )
    programme = take_plan(db, ANA, lambda key: convert(plan, key, TODAY), load_pack())

    planned = load_planned(db, programme, TODAY)

    rows = {row.task.id: row for row in planned.timeline.rows}
    told = [
        str(each)
        for row in planned.timeline.rows
        for each in beside(row, rows, planned.plan.links, planned.frame.calendar)
    ]
    assert told == ["Its fixed date comes before what it waits for: one link is not kept."]
