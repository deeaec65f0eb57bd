"""The charts of usage as specs: what is drawn, in which colour, and what is not drawn."""

from ui.charts.palette import LIGHT
from ui.charts.usage import Bar, Span, function_chart, target_chart, unit_chart, week_chart
from words.status import Status

MET = Span("Active rate", 81, 77, 85, 75, Status.DONE)
MISSED = Span("Habit rate", 49, 44, 54, 60, Status.LATE)
FEW = Span("Weekly", None, 0, 100, None, Status.UNPROVEN)


def test_rows_of_the_chart_are_as_high_as_those_of_the_table():
    assert target_chart([MET, MISSED, FEW], LIGHT)["height"] == 3 * 31


def test_met_is_green_missed_is_red_and_the_rest_is_grey():
    colour = target_chart([MET], LIGHT)["layer"][0]["layer"][1]["encoding"]["color"]["scale"]

    assert dict(zip(colour["domain"], colour["range"], strict=True)) == {
        "done": LIGHT.green,
        "late": LIGHT.red,
        "undecided": LIGHT.grey,
        "unproven": LIGHT.grey,
    }


def test_too_few_people_draw_no_dot_and_no_interval():
    spec = target_chart([FEW], LIGHT)["layer"][0]

    assert spec["data"]["values"][0]["value"] is None
    assert [layer["transform"][0]["filter"] for layer in spec["layer"][1:]] == [
        "isValid(datum.value)",
        "isValid(datum.value)",
        "isValid(datum.target)",
    ]


def test_units_share_one_dashed_target():
    spec = unit_chart([MET, MISSED], 60, LIGHT)

    assert spec["layer"][0]["encoding"] == {"x": {"datum": 60}}
    assert spec["layer"][0]["mark"]["strokeDash"]


def test_only_some_weeks_are_named_and_the_last_one_always_is():
    weeks = [Bar(f"w{number}", number, "") for number in range(26)]

    named = week_chart(weeks, LIGHT)["encoding"]["x"]["axis"]["values"]

    assert named[0] == "w25"
    assert len(named) <= 6


def test_the_width_of_the_function_bars_is_everybody_with_room_for_words():
    assert function_chart([Bar("Leads", 49, "49 · 58 %")], 84, LIGHT)["encoding"]["x"]["scale"]["domain"] == [
        0,
        84 * 1.35,
    ]
