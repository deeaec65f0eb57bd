import csv
from collections import defaultdict
from datetime import datetime

import pytest

from exchange.plan.dating.scheduling import NeverWorked, NoDates, moment, network_of
from exchange.plan.mspdi.reading import read_mspdi
from phases.network.schedule import compute_times
from tests.exchange.plan.documents import SAMPLES, link, mspdi, sample, task

EXACT = "must match exactly"
OFFICE = (("08:00:00", "12:00:00"), ("13:00:00", "17:00:00"))


def table(name):
    """The rows of an expectation, none where the samples are absent."""
    path = SAMPLES / name
    return list(csv.DictReader(path.open(encoding="utf-8"))) if path.is_file() else []


FILES = [row["file"] for row in table("expected_mspdi_summary.csv") if row["use_as"] == EXACT] or ["mspdi"]
EXPECTED = defaultdict(dict)
for row in table("expected_mspdi_tasks.csv"):
    EXPECTED[row["file"]][row["uid"]] = row


def scheduled(plan):
    """Start, finish and total float of every task by uid."""
    times = compute_times(*network_of(plan))
    dates = zip(plan.tasks, times.start, times.finish, times.total_float, strict=True)
    return {each.uid: (moment(start), moment(finish), slack) for each, start, finish, slack in dates}


@pytest.mark.parametrize("file", FILES)
def test_a_plan_of_microsoft_project_gets_the_same_dates_slack_and_critical_tasks(file):
    plan = read_mspdi(sample(file))
    found, expected = scheduled(plan), EXPECTED[file]
    leaves = {each.uid for each in plan.tasks if each.kind != "summary"}

    assert leaves == set(expected)
    assert {uid: found[uid] for uid in leaves} == {
        uid: (datetime.fromisoformat(row["start"]), datetime.fromisoformat(row["finish"]), float(row["slack_min"]))
        for uid, row in expected.items()
    }
    assert {uid for uid in leaves if found[uid][2] <= 0} == {
        uid for uid in leaves if expected[uid]["stored_crit"] == "1"
    }


def calendar(uid, days, times=OFFICE, base=None, exceptions=""):
    spans = "".join(f"<WorkingTime><FromTime>{a}</FromTime><ToTime>{b}</ToTime></WorkingTime>" for a, b in times)
    working = f"<DayWorking>1</DayWorking><WorkingTimes>{spans}</WorkingTimes>"
    week = "".join(f"<WeekDay><DayType>{day}</DayType>{working}</WeekDay>" for day in days)
    on = f"<IsBaseCalendar>0</IsBaseCalendar><BaseCalendarUID>{base}</BaseCalendarUID>" if base else ""
    return f"<Calendar><UID>{uid}</UID><Name>C{uid}</Name>{on}<WeekDays>{week}</WeekDays>{exceptions}</Calendar>"


def assigned(*pairs, calendars=None):
    """Persons 1 to n with their calendars, and who works on which task."""
    persons = "".join(
        f"<Resource><UID>{uid}</UID><Name>P{uid}</Name><Type>1</Type><CalendarUID>{own}</CalendarUID></Resource>"
        for uid, own in calendars.items()
    )
    lines = "".join(
        f"<Assignment><UID>{at}</UID><TaskUID>{uid}</TaskUID><ResourceUID>{person}</ResourceUID></Assignment>"
        for at, (uid, person) in enumerate(pairs)
    )
    return f"<Resources>{persons}</Resources><Assignments>{lines}</Assignments>"


def finishes(tasks, calendars, rest="", head="<CalendarUID>1</CalendarUID>"):
    plan = read_mspdi(mspdi(tasks, head=head, calendars=calendars, rest=rest))
    return {uid: finish.strftime("%m-%d %H:%M") for uid, (_, finish, _) in scheduled(plan).items()}


FIVE = calendar(1, range(2, 7))
TWO_DAYS = "<Duration>PT16H0M0S</Duration>"


def test_work_is_done_on_the_calendar_of_its_person():
    weekend = calendar(2, (1, 7))
    rest = assigned((1, 1), calendars={1: 2})

    assert finishes(task(1, TWO_DAYS) + task(2, TWO_DAYS), FIVE + weekend, rest) == {
        "1": "01-11 17:00",
        "2": "01-06 17:00",
    }


def test_two_persons_work_whenever_one_of_them_does():
    monday, tuesday = calendar(2, (2,)), calendar(3, (3,))
    rest = assigned((1, 1), (1, 2), calendars={1: 2, 2: 3})

    assert finishes(task(1, TWO_DAYS), FIVE + monday + tuesday, rest) == {"1": "01-06 17:00"}


def test_the_tasks_own_calendar_cuts_that_of_its_person_unless_it_counts_alone():
    mornings = calendar(2, range(2, 7), (("08:00:00", "12:00:00"),))
    mondays = calendar(3, (2,))
    rest = assigned((1, 1), (2, 1), calendars={1: 3})
    own = "<CalendarUID>2</CalendarUID><Duration>PT8H0M0S</Duration>"
    alone = own + "<IgnoreResourceCalendar>1</IgnoreResourceCalendar>"

    assert finishes(task(1, own) + task(2, alone), FIVE + mornings + mondays, rest) == {
        "1": "01-12 12:00",
        "2": "01-06 12:00",
    }


def test_calendars_that_never_meet_leave_the_tasks_own():
    rest = assigned((1, 1), calendars={1: 3})

    assert finishes(task(1, "<CalendarUID>2</CalendarUID>"), FIVE + calendar(2, (3,)) + calendar(3, (2,)), rest) == {
        "1": "01-06 17:00"
    }


def test_a_derived_calendar_has_the_holidays_of_its_base():
    holiday = (
        "<Exceptions><Exception><TimePeriod><FromDate>2026-01-05T00:00:00</FromDate><ToDate>2026-01-06T23:59:00</ToDate>"
        "</TimePeriod><Type>1</Type><DayWorking>0</DayWorking></Exception></Exceptions>"
    )
    derived = calendar(2, (7,), base=1)
    calendars = derived + calendar(1, range(2, 7), exceptions=holiday)

    assert finishes(task(1, TWO_DAYS), calendars, head="<CalendarUID>2</CalendarUID>") == {"1": "01-08 17:00"}


def test_without_any_calendar_work_is_done_in_office_hours():
    assert finishes(task(1, "<Duration>PT48H0M0S</Duration>"), "") == {"1": "01-12 17:00"}


def test_what_is_done_without_dates_was_done_when_it_stood_in_the_plan():
    dates = "<Start>2026-01-07T08:00:00</Start><Finish>2026-01-07T17:00:00</Finish>"
    rows = task(1, f"<PercentComplete>100</PercentComplete>{dates}") + task(2, link(1))

    assert finishes(rows, FIVE) == {"1": "01-07 17:00", "2": "01-08 17:00"}


def test_a_plan_backwards_ends_on_its_finish():
    head = "<ScheduleFromStart>0</ScheduleFromStart><FinishDate>2026-03-31T17:00:00</FinishDate>"

    assert finishes(task(1, TWO_DAYS) + task(2, link(1)), FIVE, head=head) == {"1": "03-30 17:00", "2": "03-31 17:00"}


def test_a_task_that_can_never_be_worked_on_is_refused_with_the_file():
    days = "<WeekDays><WeekDay><DayType>2</DayType></WeekDay></WeekDays>"
    idle = f"<Calendar><UID>9</UID><Name>Idle</Name>{days}</Calendar>"

    assert finishes(task(1), FIVE + idle) == {"1": "01-05 17:00"}
    with pytest.raises(NeverWorked, match="“Task 1” is on a calendar without any working time"):
        read_mspdi(mspdi(task(1, "<CalendarUID>9</CalendarUID>"), calendars=FIVE + idle))


def test_a_plan_without_any_date_is_refused():
    with pytest.raises(NoDates, match="no date"):
        network_of(read_mspdi(b"<Project><Tasks><Task><UID>1</UID></Task></Tasks></Project>"))


def test_a_task_of_thirty_years_stays_inside_its_calendar():
    rows = task(1, "<Duration>PT62400H0M0S</Duration>")

    assert scheduled(read_mspdi(mspdi(rows)))["1"][1].year == 2055
