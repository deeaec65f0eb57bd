import pytest

from exchange.plan.tables.cells.dates import date_of, dates_in
from exchange.plan.tables.cells.values import (
    Before,
    Length,
    Working,
    before_of,
    constraint_of,
    flag_of,
    length_of,
    person_of,
    split_list,
)
from phases.network.network import Constraint, LagKind, LinkType

OFFICE = Working()


@pytest.mark.parametrize(
    ("text", "minutes", "elapsed"),
    [
        ("5 days", 2400, False),
        ("5d", 2400, False),
        ("1 day?", 480, False),
        ("3 wks", 7200, False),
        ("2 hrs", 120, False),
        ("90 mins", 90, False),
        ("1 mon", 9600, False),
        ("2.5 days", 1200, False),
        ("2,5 Tage", 1200, False),
        ("3 Wochen", 7200, False),
        ("5 个工作日", 2400, False),
        ("3天", 1440, False),
        ("2 周", 4800, False),
        ("4 小时", 240, False),
        ("30 分钟", 30, False),
        ("1 个月", 9600, False),
        ("1 edays", 1440, True),
        ("2 ehrs", 120, True),
        ("1 ewk", 10080, True),
        ("2 elapsed days", 2880, True),
        ("3 日历日", 4320, True),
        ("2 fTage", 2880, True),
        ("0", 0, False),
        ("7", 3360, False),
    ],
)
def test_durations_as_people_write_them(text, minutes, elapsed):
    assert length_of(text, OFFICE) == Length(minutes, elapsed)


@pytest.mark.parametrize(
    "text", ["", "soon", "5 apples", "-5 days", "5 days 3 hrs", "1e9 days", "9999999 days", "days"]
)
def test_what_is_no_duration(text):
    assert length_of(text, OFFICE) is None


def test_a_number_counts_in_the_unit_of_its_heading():
    assert length_of("3", Working(unit="hour")) == Length(180, False)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("4", Before("4", LinkType.FS, 0, LagKind.WORKING)),
        ("12FS+3 days", Before("12", LinkType.FS, 1440, LagKind.WORKING)),
        ("12fs + 3d", Before("12", LinkType.FS, 1440, LagKind.WORKING)),
        ("12SS-50%", Before("12", LinkType.SS, -50, LagKind.PERCENT)),
        ("12FS+12.5%", Before("12", LinkType.FS, 12.5, LagKind.PERCENT)),
        ("12SS-12,25 %", Before("12", LinkType.SS, -12.25, LagKind.PERCENT)),
        ("28FF+1 eday", Before("28", LinkType.FF, 1440, LagKind.ELAPSED)),
        ("7SF", Before("7", LinkType.SF, 0, LagKind.WORKING)),
        ("7+2", Before("7", LinkType.FS, 960, LagKind.WORKING)),
        ("T001", Before("T001", LinkType.FS, 0, LagKind.WORKING)),
        ("1.2.3SS+2 周", Before("1.2.3", LinkType.SS, 4800, LagKind.WORKING)),
        ("12FS+3 个工作日", Before("12", LinkType.FS, 1440, LagKind.WORKING)),
        ("7完成-开始+1 天", Before("7", LinkType.FS, 480, LagKind.WORKING)),
        ("3EA-1 Tag", Before("3", LinkType.FS, -480, LagKind.WORKING)),
        ("3AA", Before("3", LinkType.SS, 0, LagKind.WORKING)),
    ],
)
def test_links_as_people_write_them(text, found):
    assert before_of(text, (), OFFICE) == found


def test_a_name_that_exists_is_that_name():
    assert before_of("X-1FS", ("X-1FS",), OFFICE) == Before("X-1FS", LinkType.FS, 0, LagKind.WORKING)


@pytest.mark.parametrize("text", ["12FS+3 apples", "12SS-5.5.5%", "12SS+5x%"])
def test_a_lag_that_is_none(text):
    assert before_of(text, (), OFFICE) is None


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("4,7", ["4", "7"]),
        ("4; 7FS+1,5 Tage", ["4", "7FS+1,5 Tage"]),
        ("4，7、9", ["4", "7", "9"]),
        ("Anna[50%];Smith, John", ["Anna[50%]", "Smith, John"]),
        (" , ", []),
    ],
)
def test_lists(text, entries):
    assert split_list(text) == entries


def test_persons_with_their_units():
    assert [person_of(text) for text in ("Anna[50%]", "Ben", "Crane [2]", "张伟［80%］", "E[x]", "[50%]")] == [
        ("Anna", 0.5),
        ("Ben", 1.0),
        ("Crane", 2.0),
        ("张伟", 0.8),
        None,
        None,
    ]


def test_yes_no_and_constraints_in_three_languages():
    assert [flag_of(word) for word in ("Yes", "是", "ja", "No", "否", "perhaps")] == [
        True,
        True,
        True,
        False,
        False,
        None,
    ]
    assert constraint_of("start no earlier than") is Constraint.START_NO_EARLIER
    assert constraint_of("不得晚于…完成") is Constraint.FINISH_NO_LATER
    assert constraint_of("Muss enden am") is Constraint.MUST_FINISH_ON
    assert constraint_of("whenever") is None


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("2026-03-31", "2026-03-31 00:00"),
        ("2026/3/1", "2026-03-01 00:00"),
        ("2026-03-31T08:30:00", "2026-03-31 08:30"),
        ("2026-03-31 08:30:00+01:00", "2026-03-31 08:30"),
        ("2008-01-07-10:00:00-+0100", "2008-01-07 10:00"),
        ("2004年1月1日 星期四", "2004-01-01 00:00"),
        ("2026年3月1日 下午5:30", "2026-03-01 17:30"),
        ("31.03.2026", "2026-03-31 00:00"),
        ("Di 31.03.26 17:00", "2026-03-31 17:00"),
        ("Mon 1/3/00", "2000-01-03 00:00"),
        ("12/31/99 5:00 PM", "1999-12-31 17:00"),
        ("31/12/2026", "2026-12-31 00:00"),
        ("3 Jan 2024", "2024-01-03 00:00"),
        ("03-Jan-24", "2024-01-03 00:00"),
        ("Jan 3, 2024", "2024-01-03 00:00"),
        ("Wednesday, 3 January 2024", "2024-01-03 00:00"),
        (45000.0, "2023-03-15 00:00"),
        (45000.75, "2023-03-15 18:00"),
        ("29.02.2024", "2024-02-29 00:00"),
    ],
)
def test_dates_as_people_write_them(cell, found):
    dates = dates_in([(2, "Start", cell)], None)

    assert not list(dates.problems())
    assert date_of(cell, dates).moment.isoformat(" ", "minutes") == found


@pytest.mark.parametrize(
    "cell", ["soon", "29.02.2025", "2026-13-01", "31.03.1026", "2026-03-31 25:00", 7.0, "Foo 3, 2024"]
)
def test_what_is_no_date(cell):
    assert date_of(cell, dates_in([(2, "Start", cell)], None)) is None


def test_one_date_that_fits_one_order_only_decides_for_all():
    dates = dates_in([(2, "Start", "03/04/2026"), (3, "Finish", "25/04/2026")], None)

    assert (dates.order, dates.decided_by) == ("day-first", "25/04/2026")
    assert date_of("03/04/2026", dates).moment.month == 4


def test_dates_that_fit_both_orders_are_refused_until_somebody_decides():
    cells = [(2, "Start", "03/04/2026")]

    (said,) = dates_in(cells, None).problems()

    assert str(said).startswith("Row 2, column “Start”: “03/04/2026” may have the day or the month first")
    assert date_of("03/04/2026", dates_in(cells, "month-first")).moment.day == 4


def test_dates_in_two_orders_are_refused():
    (said,) = dates_in([(2, "Start", "25/04/2026"), (3, "Start", "04/26/2026")], None).problems()

    assert "“25/04/2026” and “04/26/2026”" in str(said)


def test_a_column_in_two_formats_is_refused():
    (said,) = dates_in([(2, "Start", "2026-04-25"), (9, "Start", "26.04.2026")], None).problems()

    assert "in two formats: “2026-04-25” in row 2, “26.04.2026” in row 9" in str(said)
