"""The profile chart, as the specification that the browser draws."""

from ui.charts.maturity import Dots, narrow_profile_chart, profile_chart
from ui.charts.palette import palette

NAMES = ("by chance", "local habit", "defined", "steered", "improving")
ROWS = [
    Dots("A1 Purpose", 3.3, 4.0, 3, (2.0, 4.0), False),
    Dots("C2 Single view", 1.7, 3.0, 3, None, True),
    Dots("X1 Knowledge", None, None, 3, None, False),
]


def test_every_dimension_stands_in_the_chart_in_its_order():
    spec = profile_chart(ROWS, NAMES, palette("light"))

    assert [row["name"] for row in spec["data"]["values"]] == ["A1 Purpose", "C2 Single view", "X1 Knowledge"]
    assert spec["encoding"]["y"]["sort"] is None


def test_what_is_unknown_is_not_drawn_as_zero():
    spec = profile_chart(ROWS, NAMES, palette("light"))

    assert spec["data"]["values"][2]["reality"] is None
    assert all("isValid" in layer["transform"][0]["filter"] for layer in spec["layer"])


def test_red_is_for_what_blocks_the_gate():
    spec = profile_chart(ROWS, NAMES, palette("dark"))
    reality = spec["layer"][-1]

    assert reality["encoding"]["color"]["condition"] == {"test": "datum.blocking", "value": palette("dark").red}
    assert [row["blocking"] for row in spec["data"]["values"]] == [False, True, False]


def test_levels_carry_their_names_on_a_desk_and_only_figures_on_a_phone():
    desk = profile_chart(ROWS, NAMES, palette("light"))["encoding"]["x"]["axis"]
    phone = narrow_profile_chart(ROWS, palette("light"))

    assert "['3', 'defined']" in desk["labelExpr"]
    assert "labelExpr" not in phone["encoding"]["x"]["axis"]
    assert phone["layer"][-1]["mark"]["type"] == "text"
