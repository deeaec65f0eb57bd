from datetime import datetime

import pytest

from exchange.plan.foreign import ForeignBaseline, UntrustedPlan
from exchange.plan.mspdi.reading import read_mspdi
from phases.network.network import Constraint, LagKind, LinkType
from tests.exchange.plan.documents import link, mspdi, task


def read(tasks="", **rest):
    return read_mspdi(mspdi(tasks, **rest))


def refusal(tasks="", **rest):
    with pytest.raises(UntrustedPlan) as refused:
        read(tasks, **rest)
    return str(refused.value)


def test_rows_keep_their_order_and_outline_and_a_summary_is_what_holds_rows():
    plan = read(task(1) + task(2, level=2) + task(3, level=3) + task(4, level=2) + task(5, "<Summary>1</Summary>"))

    assert [(row.uid, row.outline, row.kind) for row in plan.tasks] == [
        ("1", 1, "summary"),
        ("2", 2, "summary"),
        ("3", 3, "task"),
        ("4", 2, "task"),
        ("5", 1, "task"),
    ]


def test_the_projects_own_row_and_blank_rows_are_left_out():
    own, blank = task(0, level=0), "<Task><UID>9</UID><IsNull>1</IsNull></Task>"

    assert [row.uid for row in read(own + task(1) + blank + task(2)).tasks] == ["1", "2"]


def test_the_outline_number_stands_in_for_a_missing_level():
    rows = "".join(
        f"<Task><UID>{uid}</UID><OutlineNumber>{number}</OutlineNumber></Task>"
        for uid, number in ((1, "1"), (2, "1.1"), (3, "1.1.1"), (4, "2"))
    )

    assert [row.outline for row in read(rows).tasks] == [1, 2, 3, 1]


def test_a_tool_that_counts_levels_from_nothing_is_understood():
    assert [row.outline for row in read(task(1, level=0) + task(2, level=1) + task(3, level=2)).tasks] == [1, 2, 3]


def test_a_milestone_may_have_a_duration_and_a_task_may_have_none():
    plan = read(
        task(1, "<Milestone>1</Milestone><Duration>PT16H0M0S</Duration>")
        + task(2, "<Milestone>0</Milestone><Duration>PT0H0M0S</Duration>")
        + task(3, "<Duration>PT0H0M0S</Duration>")
    )

    assert [(row.kind, row.minutes) for row in plan.tasks] == [("milestone", 960), ("task", 0), ("milestone", 0)]


@pytest.mark.parametrize(
    ("text", "form", "minutes", "elapsed"),
    [
        ("PT8H0M0S", 7, 480, False),
        ("PT1H6M5.07S", 5, 66, False),
        ("PT1H6M30S", 5, 67, False),
        ("P5D", 39, 2400, False),
        ("P1DT2H", 8, 1560, True),
        ("P1W", 9, 2400, False),
        ("P1M", 11, 9600, False),
        ("PT24H0M0S", 8, 1440, True),
        ("PT168H0M0S", 42, 10080, True),
        ("PT262800H0M0S", 7, 15768000, False),
    ],
)
def test_durations(text, form, minutes, elapsed):
    row = read(task(1, f"<Duration>{text}</Duration><DurationFormat>{form}</DurationFormat>")).tasks[0]

    assert (row.minutes, row.elapsed) == (minutes, elapsed)


@pytest.mark.parametrize(
    ("inside", "kind", "lag", "lag_kind"),
    [
        ("", LinkType.FS, 0, LagKind.WORKING),
        ("<Type>0</Type><LinkLag>4800</LinkLag><LagFormat>7</LagFormat>", LinkType.FF, 480, LagKind.WORKING),
        ("<Type>2</Type><LinkLag>-9600</LinkLag><LagFormat>39</LagFormat>", LinkType.SF, -960, LagKind.WORKING),
        ("<Type>3</Type><LinkLag>14400</LinkLag><LagFormat>8</LagFormat>", LinkType.SS, 1440, LagKind.ELAPSED),
        ("<Type>1</Type><LinkLag>14400</LinkLag><LagFormat>40</LagFormat>", LinkType.FS, 1440, LagKind.ELAPSED),
        ("<Type>1</Type><LinkLag>-50</LinkLag><LagFormat>19</LagFormat>", LinkType.FS, -50, LagKind.PERCENT),
        ("<Type>1</Type><LinkLag>25</LinkLag><LagFormat>51</LagFormat>", LinkType.FS, 25, LagKind.PERCENT),
    ],
)
def test_links(inside, kind, lag, lag_kind):
    (found,) = read(task(1) + task(2, link(1, inside))).links

    assert (found.before, found.after, found.kind, found.lag, found.lag_kind) == ("1", "2", kind, lag, lag_kind)


def test_links_to_other_files_are_left_out_and_said():
    away = task(3, "<ExternalTask>1</ExternalTask>")
    plan = read(away + task(1) + task(2, link(9, "<CrossProject>1</CrossProject>") + link(3) + link(1)))

    assert [(each.before, each.after) for each in plan.links] == [("1", "2")]
    assert [str(each.what) for each in plan.ignored] == [
        "1 links to other files are left out.",
        "1 tasks of other files are left out.",
    ]


def test_constraints_and_deadlines():
    at = "<ConstraintDate>2026-03-02T08:00:00</ConstraintDate>"
    plan = read(
        task(1, f"<ConstraintType>4</ConstraintType>{at}<Deadline>2026-04-01T17:00:00</Deadline>")
        + task(2, f"<ConstraintType>1</ConstraintType>{at}")
    )

    assert plan.tasks[0].constraint is Constraint.START_NO_EARLIER
    assert plan.tasks[0].constraint_at == datetime(2026, 3, 2, 8)
    assert plan.tasks[0].deadline == datetime(2026, 4, 1, 17)
    assert (plan.tasks[1].constraint, plan.tasks[1].constraint_at) == (Constraint.AS_LATE_AS_POSSIBLE, None)


def test_progress_counts_what_is_left_only_of_a_task_under_way():
    started, ended = (
        "<ActualStart>2026-01-05T08:00:00</ActualStart>",
        "<ActualFinish>2026-01-06T17:00:00</ActualFinish>",
    )
    left = "<PercentComplete>25</PercentComplete><RemainingDuration>PT6H0M0S</RemainingDuration>"
    waiting, running, done = read(task(1, left) + task(2, started + left) + task(3, started + ended + left)).tasks

    assert (waiting.percent, waiting.started_at, waiting.remaining) == (25, None, None)
    assert (running.started_at, running.remaining) == (datetime(2026, 1, 5, 8), 360)
    assert (done.finished_at, done.remaining) == (datetime(2026, 1, 6, 17), None)


def test_what_is_placed_by_hand_and_what_is_inactive():
    start = "<Start>2026-01-07T08:00:00</Start>"
    by_hand, inactive = read(task(1, f"<Manual>1</Manual>{start}") + task(2, f"<Active>0</Active>{start}")).tasks

    assert (by_hand.manual, by_hand.placed_at) == (True, datetime(2026, 1, 7, 8))
    assert (inactive.active, inactive.manual, inactive.placed_at) == (False, False, None)


def test_baselines_by_number():
    lines = (
        "<Baseline><Number>0</Number><Start>2026-01-05T08:00:00</Start><Cost>190000</Cost></Baseline>"
        "<Baseline><Number>10</Number><Duration>PT8H0M0S</Duration></Baseline>"
    )

    assert read(task(1, lines)).tasks[0].baselines == {
        0: ForeignBaseline(datetime(2026, 1, 5, 8), None, None, 1900.0),
        10: ForeignBaseline(None, None, 480, None),
    }


def test_custom_fields_go_by_their_alias_and_lookups_by_their_text():
    definitions = (
        "<ExtendedAttributes>"
        "<ExtendedAttribute><FieldID>1</FieldID><FieldName>Text1</FieldName><Alias>Region</Alias></ExtendedAttribute>"
        "<ExtendedAttribute><FieldID>2</FieldID><FieldName>Text2</FieldName><ValueList><Value><ID>5</ID>"
        "<Value>High</Value></Value></ValueList></ExtendedAttribute>"
        "<ExtendedAttribute><FieldID>3</FieldID><FieldName>Text3</FieldName><Alias>Region</Alias></ExtendedAttribute>"
        "</ExtendedAttributes>"
    )
    values = (
        "<ExtendedAttribute><FieldID>1</FieldID><Value>North</Value></ExtendedAttribute>"
        "<ExtendedAttribute><FieldID>2</FieldID><ValueID>5</ValueID></ExtendedAttribute>"
        "<ExtendedAttribute><FieldID>3</FieldID><Value>X</Value></ExtendedAttribute>"
    )

    assert read(task(1, values), head=definitions).tasks[0].fields == {
        "Region": "North",
        "Text2": "High",
        "Region (Text3)": "X",
    }


def test_persons_and_what_they_work_on():
    rest = (
        "<Resources><Resource><UID>0</UID></Resource>"
        "<Resource><UID>1</UID><Name>Anna</Name><Type>1</Type><MaxUnits>0.5</MaxUnits><StandardRate>80</StandardRate>"
        "</Resource><Resource><UID>2</UID><Name>Cable</Name><Type>0</Type></Resource>"
        "<Resource><UID>3</UID><Name>Travel</Name><Type>0</Type><IsCostResource>1</IsCostResource></Resource></Resources>"
        "<Assignments>"
        "<Assignment><UID>1</UID><TaskUID>1</TaskUID><ResourceUID>1</ResourceUID><Units>0.5</Units>"
        "<Work>PT4H0M0S</Work><ActualWork>PT1H0M0S</ActualWork><Cost>32000</Cost></Assignment>"
        "<Assignment><UID>2</UID><TaskUID>1</TaskUID><ResourceUID>-65535</ResourceUID></Assignment></Assignments>"
    )
    plan = read(task(1), rest=rest)

    assert [(each.name, each.kind, each.max_units, each.rate) for each in plan.persons] == [
        ("Anna", "work", 0.5, 80.0),
        ("Cable", "material", 1.0, None),
        ("Travel", "cost", 1.0, None),
    ]
    (found,) = plan.assignments
    assert (found.task, found.person, found.units) == ("1", "1", 0.5)
    assert (found.work, found.actual_work, found.cost) == (240, 60, 320.0)


def test_what_is_not_understood_is_said_once_per_kind_with_its_place():
    plan = read(
        task(1, "<Contact>Ben</Contact><Rollup>1</Rollup>") + task(2, "<Contact>Ann</Contact><HideBar>0</HideBar>"),
        head="<Author>Ben</Author><Views><View><Name>Gantt</Name></View></Views>",
    )

    assert [(str(each.what), each.where) for each in plan.ignored] == [
        ("2 settings of the other tool are not taken over.", "Author, Views"),
        ("“Contact” is not taken over; it stands there 2 times.", "Project/Tasks/Task/Contact"),
    ]


def test_what_is_lost_of_the_projects_own_row_and_of_baselines_is_said():
    own = task(0, "<Notes>Mind the gap</Notes>", level=0)
    plan = read(own + task(1, "<Baseline><Number>0</Number><Work>PT8H0M0S</Work></Baseline>"))

    assert [(str(each.what), each.where) for each in plan.ignored] == [
        ("“Work” is not taken over; it stands there once.", "Project/Tasks/Task/Baseline/Work"),
        ("What is said of the project's own row is left out.", "Notes"),
    ]


def test_interrupted_tasks_are_said():
    dates = "<Start>2026-01-05T08:00:00</Start><Finish>2026-01-07T17:00:00</Finish>"
    plain = "<Duration>PT24H0M0S</Duration>"
    plan = read(task(1, dates) + task(2, plain + dates) + task(3, "<Manual>1</Manual>" + dates))

    assert [str(each.what) for each in plan.ignored] == [
        "One task takes longer in the file than its duration: interrupted or dated by hand. "
        "It is planned in one piece: Task 1"
    ]


def test_a_begun_task_whose_work_pauses_is_said_and_one_that_goes_on_the_next_morning_is_not():
    begun = "<ActualStart>2026-01-05T08:00:00</ActualStart><PercentComplete>50</PercentComplete>"
    paused = "<Stop>2026-01-05T17:00:00</Stop><Resume>2026-01-08T08:00:00</Resume>"
    going = "<Stop>2026-01-05T17:00:00</Stop><Resume>2026-01-06T08:00:00</Resume>"

    plan = read(task(1, begun + paused) + task(2, begun + going))

    assert [str(each.what)[-33:] for each in plan.ignored] == ["It is planned in one piece: Task 1"[-33:]]


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        (
            "<Duration>5 days</Duration>",
            "Task 1 “Task 1”: Duration is “5 days”; it must be a duration such as PT8H0M0S.",
        ),
        ("<Duration>-PT8H</Duration>", "Duration is “-PT8H”"),
        ("<Duration>PT99999999999H</Duration>", "Duration is"),
        ("<Start>next week</Start>", "Start is “next week”; it must be a date such as"),
        ("<Start>0001-01-01T00:00:00</Start>", "from 1900 to 2200"),
        ("<Start>2025-02-29T08:00:00</Start>", "Start is “2025-02-29T08:00:00”"),
        ("<PercentComplete>130</PercentComplete>", "130 % complete does not exist"),
        ("<PercentComplete>nan</PercentComplete>", "PercentComplete is “nan”; it must be a number"),
        ("<ConstraintType>12</ConstraintType>", "ConstraintType is “12”; it must be one of 0, 1, 2"),
        ("<ConstraintType>2</ConstraintType>", "ConstraintDate is missing"),
        ("<CalendarUID>7</CalendarUID>", "calendar 7 is missing in the file"),
        ("<Manual>perhaps</Manual>", "Manual is “perhaps”; it must be yes or no"),
        (link(9), "its predecessor 9 is not in the file"),
        (link(1), "is its own predecessor"),
        (link(2, "<Type>8</Type>"), "Type is “8”"),
        (
            "<ActualStart>2026-02-02T08:00:00</ActualStart><ActualFinish>2026-02-01T08:00:00</ActualFinish>",
            "finished before it was started",
        ),
        ("<Baseline><Number>11</Number></Baseline>", "there is no baseline 11"),
    ],
)
def test_a_value_that_cannot_be_trusted_is_said_with_task_and_field(inside, said):
    assert said in refusal(task(1, inside) + task(2))


def test_every_problem_is_said_and_nothing_is_read():
    found = refusal(task(1, "<Start>x</Start>") + task(1, "<Finish>y</Finish>", name="Twin"))

    assert "Start is “x”" in found
    assert "Finish is “y”" in found
    assert "Task 1 “Twin” has the same UID 1 as Task 1 “Task 1”." in found


def test_hundreds_of_problems_are_counted():
    assert refusal("".join(task(uid, "<Start>x</Start>") for uid in range(1, 31))).endswith(
        "And 10 more problems like these."
    )


def test_numbers_of_the_project_must_be_possible():
    assert "MinutesPerDay must be 1 to 1\u202f440, it is 0" in refusal(head="<MinutesPerDay>0</MinutesPerDay>")
