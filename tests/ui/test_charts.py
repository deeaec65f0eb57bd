from datetime import date

from ui.charts.dates.drift import Line, drift_chart
from ui.charts.palette import DARK, LIGHT, palette
from ui.charts.show import config


def test_the_line_that_stands_out_carries_its_name_at_the_end():
    lines = [Line("Late", [0, 5], True), Line("Fine", [0, 0], False)]

    spec = drift_chart(lines, date(2026, 1, 12), LIGHT, "en")

    points, ends = spec["layer"][1]["data"]["values"], spec["layer"][2]["data"]["values"]
    assert [(row["name"], row["day"], row["drift"]) for row in points][:2] == [
        ("Late", "2026-01-05", 0),
        ("Late", "2026-01-12", 5),
    ]
    assert [row["name"] for row in ends] == ["Late"]


def test_a_line_of_one_week_is_drawn_as_its_dot():
    spec = drift_chart([Line("New", [47], True)], date(2026, 1, 12), LIGHT, "en")

    dots = spec["layer"][3]
    assert [(row["day"], row["drift"]) for row in dots["data"]["values"]] == [("2026-01-12", 47)]
    assert spec["layer"][1]["encoding"]["x"]["scale"]["domain"] == ["2026-01-05", "2026-01-12"]


def test_days_on_the_axis_are_written_as_the_language_writes_them():
    chinese = drift_chart([Line("x", [1], True)], date(2026, 1, 12), LIGHT, "zh")

    assert chinese["layer"][1]["encoding"]["x"]["axis"]["format"] == "%-m月%-d日"


def test_each_theme_has_its_colours():
    assert palette("dark") is DARK
    assert palette("light") is LIGHT
    assert config("dark")["axis"]["labelColor"] == DARK.muted
