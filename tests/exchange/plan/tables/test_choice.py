"""What a person may choose before a table is read."""

import pytest

from errors import Refusal
from exchange.plan.forms import is_table
from exchange.plan.tables.choice import choice_in, is_order_open
from exchange.plan.tables.columns import NoNameColumn
from exchange.plan.tables.reading import read_table


def test_headings_and_what_they_most_likely_mean_are_offered():
    choice = choice_in(b"ID,Task Name,Colour\n1,Design,red\n")

    assert choice.headings == ("ID", "Task Name", "Colour")
    assert choice.suggested == {"uid": "ID", "name": "Task Name"}


def test_a_table_whose_names_nobody_recognises_can_still_be_chosen_from():
    data = b"Nr,Was\n1,Entwurf\n"

    assert choice_in(data).headings == ("Nr", "Was")
    with pytest.raises(NoNameColumn, match="Nr, Was"):
        read_table(data)
    assert [task.name for task in read_table(data, columns={"name": "Was"}).tasks] == ["Entwurf"]


@pytest.mark.parametrize(
    ("dates", "is_open"),
    [
        (("3/4/2026", "5/6/2026"), True),
        (("3/4/2026", "15/6/2026"), False),
        (("2026-03-04", "2026-06-05"), False),
        (("4/4/2026", "5/5/2026"), False),
        (("13/4/2026", "4/13/2026"), False),
    ],
)
def test_the_order_of_day_and_month_is_open_only_where_no_date_tells_it(dates, is_open):
    rows = "".join(f"{at},T{at},{day}\n" for at, day in enumerate(dates, 1))
    choice = choice_in(f"ID,Task Name,Start\n{rows}".encode())

    assert is_order_open(choice, choice.suggested) is is_open


def test_columns_without_dates_leave_nothing_open():
    choice = choice_in(b"ID,Task Name,Start\n1,A,3/4/2026\n")

    assert not is_order_open(choice, {"name": "Task Name"})


def test_what_is_no_table_is_refused_and_other_forms_are_none():
    with pytest.raises(Refusal):
        choice_in(b"")
    assert is_table(b"ID,Task Name\n1,A\n")
    assert not is_table(b"ERMHDR\t8.0")
    assert not is_table(b'<?xml version="1.0"?><Project/>')
