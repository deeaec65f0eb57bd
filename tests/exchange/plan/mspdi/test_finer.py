"""What Microsoft Project XML says more finely, more often or otherwise than a plan holds it, is said or refused."""

import pytest

from exchange.plan.foreign import UntrustedPlan
from exchange.plan.mspdi.reading import read_mspdi
from exchange.plan.mspdi.writing.writing import write_mspdi
from phases.network.network import LagKind

TASK = "Project/Tasks/Task"
WEEK = "<WeekDay><DayType>2</DayType><DayWorking>1</DayWorking>{}</WeekDay>"


def task(uid, inside="", name=""):
    name = name or f"Task {uid}"
    return f"<Task><UID>{uid}</UID><ID>{uid}</ID><Name>{name}</Name><OutlineLevel>1</OutlineLevel>{inside}</Task>"


def link(lag, form=7, before=1):
    return (
        f"<PredecessorLink><PredecessorUID>{before}</PredecessorUID><Type>1</Type><LinkLag>{lag}</LinkLag>"
        f"<LagFormat>{form}</LagFormat></PredecessorLink>"
    )


def calendar(inside):
    return f"<Calendars><Calendar><UID>1</UID><Name>Main</Name>{inside}</Calendar></Calendars>"


def hours(first, last):
    return (
        f"<WorkingTimes><WorkingTime><FromTime>{first}</FromTime><ToTime>{last}</ToTime></WorkingTime></WorkingTimes>"
    )


def closed(first, last, times=""):
    return (
        f"<Exception><TimePeriod><FromDate>{first}T00:00:00</FromDate><ToDate>{last}T23:59:00</ToDate></TimePeriod>"
        f"<Name>Closed</Name><Type>1</Type><DayWorking>{int(bool(times))}</DayWorking>{times}</Exception>"
    )


def document(*tasks, head="", beside=""):
    start = "<StartDate>2026-03-02T08:00:00</StartDate>"
    return (
        f"<Project>{start if 'StartDate' not in head else ''}{head}<Tasks>{''.join(tasks)}</Tasks>{beside}</Project>"
    )


def notes(text):
    return [(str(each.what), each.where) for each in read_mspdi(text.encode()).ignored]


def problems(text):
    with pytest.raises(UntrustedPlan) as refused:
        read_mspdi(text.encode())
    return [str(each) for each in refused.value.problems]


def test_time_zones_are_said_with_their_places():
    late = "<ConstraintType>4</ConstraintType><ConstraintDate>2026-03-09T08:00:00+08:00</ConstraintDate>"

    assert notes(document(task(1, late), head="<StartDate>2026-03-02T08:00:00Z</StartDate>")) == [
        (
            "2 dates say a time zone (Z, +08:00), which is left out: their times of day are taken as they stand.",
            f"Project/StartDate, {TASK}/ConstraintDate",
        )
    ]


@pytest.mark.parametrize(
    ("inside", "said", "where"),
    [
        (link(4805), "One lag is finer than a minute; it is rounded.", "PredecessorLink/LinkLag"),
        (link(33.3, 19), None, None),
        (link("4800.0"), None, None),
        ("<Duration>PT8H0M20S</Duration>", "One duration is finer than a minute; it is rounded.", "Duration"),
        ("<Duration>PT1.505H0M0S</Duration>", "One duration is finer than a minute; it is rounded.", "Duration"),
        ("<Duration>PT8H0M0S</Duration>", None, None),
        ("<Duration>PT8H30M0.0S</Duration>", None, None),
        ("<Deadline>2026-03-09T08:00:29</Deadline>", "One date is finer than a minute; it is rounded.", "Deadline"),
        ("<Deadline>2026-03-09T08:00:00.000</Deadline>", None, None),
        (
            "<PercentComplete>33.5</PercentComplete>",
            "One percentage of progress has decimals; it is rounded.",
            "PercentComplete",
        ),
        ("<PercentComplete>33.0</PercentComplete>", None, None),
        (
            link(480, 99),
            "One lag is in a unit that is not known; it counts as working time.",
            "PredecessorLink/LagFormat",
        ),
        (
            link(480) + link(960),
            "One link stands several times with different lags; the first counts.",
            "PredecessorLink",
        ),
        (link(480) + link(480), None, None),
    ],
)
def test_what_is_rounded_or_stands_twice_is_said(inside, said, where):
    found = notes(document(task(1), task(2, inside)))

    assert found == ([(said, f"{TASK}/{where}")] if said else [])


def test_lags_that_are_rounded_are_counted():
    found = notes(document(task(1), task(2, link(-3, 3)), task(3, link(7, 5)), task(4, link(10, 3))))

    assert found == [("2 lags are finer than a minute; they are rounded.", f"{TASK}/PredecessorLink/LinkLag")]


def test_one_person_twice_at_a_task_is_added_up_and_said():
    work = "<Assignment><UID>{}</UID><TaskUID>1</TaskUID><ResourceUID>1</ResourceUID><Units>0.5</Units>"
    work += "<Work>PT4H0M0S</Work></Assignment>"
    beside = "<Resources><Resource><UID>1</UID><Name>Ana</Name><Type>1</Type></Resource></Resources>"
    text = document(task(1), beside=f"{beside}<Assignments>{work.format(1)}{work.format(2)}</Assignments>")

    assert [(each.units, each.work, each.cost) for each in read_mspdi(text.encode()).assignments] == [
        (1.0, 480, None)
    ]
    assert notes(text)[0][0].startswith("One person is assigned to one task several times")
    assert problems(text.replace("0.5", "-0.5"))[0] == "Assignment 1: Units is “-0.5”; it must be a number from 0 on."


def test_exceptions_that_overlap_are_said_and_the_one_that_begins_last_counts():
    exceptions = closed("2026-03-03", "2026-03-10") + closed(
        "2026-03-05", "2026-03-05", hours("08:00:00", "12:00:00")
    )
    week = f"<WeekDays>{WEEK.format(hours('08:00:00', '17:00:00'))}</WeekDays>"

    (found,) = notes(document(task(1), head=calendar(f"{week}<Exceptions>{exceptions}</Exceptions>")))

    assert found[0].endswith("several exceptions hold on one day; the one that begins last counts: Main")


def test_a_shift_over_midnight_is_refused_by_its_weekday_with_the_way_out():
    night = calendar(f"<WeekDays>{WEEK.format(hours('22:00:00', '06:00:00'))}</WeekDays>")

    assert problems(document(task(1), head=night)) == [
        "Calendar “Main”, Monday: working time from 22:00:00 to 06:00:00 ends first. Write a shift over midnight as "
        "two: until 00:00, and from 00:00 on the next day."
    ]


def test_a_day_may_end_at_24_hours():
    day = calendar(f"<WeekDays>{WEEK.format(hours('00:00:00', '24:00:00'))}</WeekDays>")

    assert read_mspdi(document(task(1), head=day).encode()).calendars[0].week[0] == ((0, 1440),)


def test_exceptions_without_end_take_no_memory_without_end():
    week = f"<WeekDays>{WEEK.format(hours('08:00:00', '17:00:00'))}</WeekDays>"
    ever = f"{week}<Exceptions>{closed('0001-01-01', '9999-12-31')}</Exceptions>"
    plan = read_mspdi(document(head=calendar(ever)).encode())
    assert (plan.calendars[0].exceptions[0].first.year, plan.calendars[0].exceptions[0].last.year) == (1900, 2200)

    many = "".join(closed(f"19{at}-01-01", "9999-12-31") for at in range(10, 20))
    assert "up to 400" in problems(document(task(1), head=calendar(f"{week}<Exceptions>{many}</Exceptions>")))[0]


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ("<Priority>1_000</Priority>", "Priority is “1_000”; it must be a whole number from 0 to 1000."),
        ("<Priority>-7</Priority>", "Priority is “-7”; it must be a whole number from 0 to 1000."),
        ("<PercentComplete>1_0</PercentComplete>", "PercentComplete is “1_0”; it must be a number."),
        (
            "<ConstraintType>4</ConstraintType><ConstraintDate>2027-02-29T08:00:00</ConstraintDate>",
            "ConstraintDate is “2027-02-29T08:00:00”; it must be a date such as 2026-03-31T08:00:00, "
            "from 1900 to 2200.",
        ),
    ],
)
def test_one_wrong_value_is_one_problem(inside, said):
    assert problems(document(task(1, inside))) == [f"Task 1 “Task 1”: {said}"]


def test_a_name_over_several_lines_is_one_line_and_comes_back_so():
    plan = read_mspdi(document(task(1, name="Plan&#10;and  do&#9;it")).encode())

    assert plan.tasks[0].name == "Plan and  do it"
    assert read_mspdi(write_mspdi(plan)).tasks[0].name == plan.tasks[0].name


def test_every_known_unit_of_lags_is_understood_and_estimated_ones_too():
    elapsed, percent = (4, 6, 8, 10, 12), (19, 20)
    for form in (*range(3, 13), 19, 20, *range(35, 45), 51, 52):
        plan = read_mspdi(document(task(1), task(2, link(50, form))).encode())
        base = form % 32
        kind = LagKind.ELAPSED if base in elapsed else LagKind.PERCENT if base in percent else LagKind.WORKING
        assert (form, plan.links[0].lag_kind) == (form, kind)
        assert not any("not known" in str(each.what) for each in plan.ignored)


def test_tasks_without_a_name_are_said():
    assert notes(document(task(1), task(2, name=" "), task(3, name=" "))) == [
        ("2 tasks have no name and are called by their ids. The first: 2, 3", "Name")
    ]
