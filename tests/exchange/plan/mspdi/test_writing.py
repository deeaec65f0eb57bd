from dataclasses import replace
from xml.etree.ElementTree import fromstring

import pytest

from exchange.plan.foreign import ForeignLink, ForeignPlan, ForeignTask, UntrustedPlan
from exchange.plan.mspdi.reading import read_mspdi
from exchange.plan.mspdi.writing.task_writing import left_out
from exchange.plan.mspdi.writing.writing import write_mspdi
from phases.network.network import LagKind, LinkType
from tests.exchange.plan.documents import NAMESPACE, SAMPLES, link, mspdi, sample, task

SPLIT = "Project/Tasks/Task/Finish"
"""Said of tasks that take longer than their duration: the dates of the file are kept."""
NAMES = [f"{file.parent.name}/{file.name}" for file in sorted(SAMPLES.glob("mspdi*/*.xml"))] or ["mspdi"]


def plan_of(*tasks, **rest):
    plain = {"start": None, "finish": None, "from_finish": False, "status_on": None, "day_minutes": 480}
    plain |= {"week_minutes": 2400, "currency": "EUR", "calendars": (), "default_calendar": ""}
    return ForeignPlan(name="Plan", tasks=tasks, **{**plain, **rest})


def without_ignored(plan):
    return replace(plan, ignored=())


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_plan_that_is_written_is_read_back_whole(name):
    plan = read_mspdi(sample(name))
    again = read_mspdi(write_mspdi(plan))

    assert without_ignored(again) == without_ignored(plan)
    assert [each.where for each in again.ignored if each.where != SPLIT] == []


def test_everything_that_is_understood_survives():
    calendars = (
        "<Calendar><UID>3</UID><Name>夜班</Name><IsBaseCalendar>1</IsBaseCalendar><WeekDays><WeekDay><DayType>2</DayType>"
        "<DayWorking>1</DayWorking><WorkingTimes><WorkingTime><FromTime>22:00:00</FromTime><ToTime>00:00:00</ToTime>"
        "</WorkingTime></WorkingTimes></WeekDay></WeekDays><Exceptions><Exception><TimePeriod>"
        "<FromDate>2026-02-16T00:00:00</FromDate><ToDate>2026-02-22T23:59:00</ToDate></TimePeriod><Name>春节</Name>"
        "<Type>1</Type><DayWorking>0</DayWorking></Exception></Exceptions></Calendar>"
        "<Calendar><UID>4</UID><Name>Anna</Name><IsBaseCalendar>0</IsBaseCalendar><BaseCalendarUID>3</BaseCalendarUID>"
        "</Calendar>"
    )
    first = task(
        8,
        "<Duration>PT37H30M0S</Duration><DurationFormat>8</DurationFormat><ConstraintType>7</ConstraintType>"
        "<ConstraintDate>2026-03-01T12:30:00</ConstraintDate><Deadline>2026-04-01T00:00:00</Deadline>"
        "<PercentComplete>40</PercentComplete><ActualStart>2026-01-05T08:00:00</ActualStart><Cost>12345</Cost>"
        "<RemainingDuration>PT20H0M0S</RemainingDuration><CalendarUID>3</CalendarUID><Notes>one\ntwo &lt;b></Notes>"
        "<IgnoreResourceCalendar>1</IgnoreResourceCalendar><WBS>A.1</WBS><Priority>900</Priority>"
        "<Baseline><Number>3</Number><Duration>PT8H0M0S</Duration><Cost>50</Cost></Baseline>",
    )
    second = task(5, "<Manual>1</Manual><ManualStart>2026-02-02T08:00:00</ManualStart><Active>0</Active>" + link(8))
    lag = "<Type>3</Type><LinkLag>-30</LinkLag><LagFormat>19</LagFormat>"
    elapsed = "<Type>0</Type><LinkLag>14400</LinkLag><LagFormat>8</LagFormat>"
    third = task(9, "<Milestone>1</Milestone>" + link(8, lag) + link(5, elapsed), name="完成 &lt;&amp;>")
    plan = read_mspdi(
        mspdi(first + second + third, calendars=calendars, head="<StatusDate>2026-02-01T17:00:00</StatusDate>")
    )

    assert plan.tasks[0].notes == "one\ntwo <b>"
    assert plan.calendars[0].exceptions[0].name == "春节"
    assert without_ignored(read_mspdi(write_mspdi(plan))) == without_ignored(plan)


def test_the_file_has_namespace_outline_numbers_and_the_row_of_the_project():
    rows = [
        ForeignTask(str(uid), depth, f"T{uid}", "task", 480)
        for uid, depth in ((4, 1), (2, 2), (3, 3), (9, 2), (7, 1))
    ]
    root = fromstring(write_mspdi(plan_of(*rows)))
    found = [
        [each.findtext(f"{{{NAMESPACE}}}{tag}") for tag in ("UID", "ID", "OutlineNumber")]
        for each in root.iter(f"{{{NAMESPACE}}}Task")
    ]

    assert found == [
        ["0", "0", "0"],
        ["4", "1", "1"],
        ["2", "2", "1.1"],
        ["3", "3", "1.1.1"],
        ["9", "4", "1.2"],
        ["7", "5", "2"],
    ]


def test_uids_that_are_no_numbers_become_free_numbers():
    rows = [ForeignTask(uid, 1, uid, "task", 480) for uid in ("build", "7", "0", "007")]

    assert [each.uid for each in read_mspdi(write_mspdi(plan_of(*rows))).tasks] == ["8", "7", "9", "10"]


def test_custom_fields_keep_their_names_and_those_without_place_are_said():
    rows = [
        ForeignTask(
            "1", 1, "A", "task", 480, fields={"Text2": "x", "区域": "北", **{f"F{n}": str(n) for n in range(30)}}
        )
    ]
    plan = plan_of(*rows)

    assert len(read_mspdi(write_mspdi(plan)).tasks[0].fields) == 30
    assert read_mspdi(write_mspdi(plan)).tasks[0].fields["区域"] == "北"
    assert [each.where for each in left_out(plan)] == ["F28", "F29"]


def test_characters_that_xml_cannot_hold_are_dropped():
    name = "a\x00b\x0bc\ud800d"

    assert read_mspdi(write_mspdi(plan_of(ForeignTask("1", 1, name, "task", 480)))).tasks[0].name == "abcd"


def test_a_lag_of_12_5_percent_is_minutes_for_microsoft_project_and_12_5_percent_for_us():
    plan = plan_of(
        ForeignTask("1", 1, "A", "task", 2400), ForeignTask("2", 1, "B", "task", 480), default_calendar="",
        links=(ForeignLink("1", "2", LinkType.FS, 12.5, LagKind.PERCENT),),
    )  # fmt: skip

    data = write_mspdi(plan)

    lag = fromstring(data).find(f".//{{{NAMESPACE}}}PredecessorLink")
    assert [lag.findtext(f"{{{NAMESPACE}}}{tag}") for tag in ("LinkLag", "LagFormat")] == ["3000", "7"]
    assert (read_mspdi(data).links, read_mspdi(data).tasks[1].fields) == (plan.links, {})
    assert [str(each.what) for each in left_out(plan)] == [
        "Microsoft Project knows whole percentages only; one lag is written as its minutes today."
    ]


def test_minutes_that_the_other_tool_changed_since_are_no_percentage_any_more():
    link = ForeignLink("1", "2", LinkType.FS, 12.5, LagKind.PERCENT)
    plan = plan_of(ForeignTask("1", 1, "A", "task", 2400), ForeignTask("2", 1, "B", "task", 480), links=(link,))

    data = write_mspdi(plan).replace(b"<LinkLag>3000<", b"<LinkLag>4800<")

    assert read_mspdi(data).links == (ForeignLink("1", "2", LinkType.FS, 480, LagKind.WORKING),)


def test_a_lag_in_percent_that_cannot_be_kept_exactly_is_refused_by_its_task():
    lag = "<LinkLag>12.345</LinkLag><LagFormat>19</LagFormat>"

    with pytest.raises(UntrustedPlan, match=r"“B”: a lag in percent has at most two decimals, not 12\.345 %"):
        read_mspdi(mspdi(task(1) + task(2, link(1, lag), name="B")))
