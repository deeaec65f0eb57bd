"""A table of readings, as the data that the browser draws."""

from ui.components.readings import Column, Marks, Row, choice, figure, on_scale, readings, said, stacked


def test_a_scale_has_a_place_for_every_level_and_names_where_there_are_any():
    drawn = readings("x", "X", [Column("Score", levels=()), Column("Score", levels=list("abcde"))], [])

    assert [[at, level] for at, level, _ in drawn["head"][0]["scale"]] == [
        [0.0, "1"],
        [25.0, "2"],
        [50.0, "3"],
        [75.0, "4"],
        [100.0, "5"],
    ]
    assert [name for *_, name in drawn["head"][1]["scale"]] == list("abcde")


def test_marks_stand_where_their_score_is_and_what_is_unknown_is_not_drawn():
    known = on_scale(Marks(2.0, 4.0, 3, (1.5, 2.5), is_blocking=True), "told")
    unknown = on_scale(Marks(None, None, 3), "told")

    assert known["marks"] == {
        "spread": [12.5, 37.5],
        "link": [25.0, 75.0],
        "target": 50.0,
        "intention": 75.0,
        "reality": 25.0,
    }
    assert (known["blocking"], known["label"]) == (True, "told")
    assert unknown["marks"] == {"target": 50.0}


def test_before_and_after_are_joined_whichever_is_higher():
    assert on_scale(Marks(2.0, before=4.0), "fell")["marks"]["link"] == [25.0, 75.0]


def test_figures_open_formulas_and_choices_choose_their_row():
    row = Row((choice("C1"), figure("2.7"), said("x", note="")), [("Score", "rule", "1 + 4 × 1 = 5")], "C1", True)
    drawn = readings("x", "X", [Column("a")] * 3, [row])["rows"][0]

    assert (drawn["key"], drawn["chosen"], drawn["more"]) == ("C1", True, [["Score", "rule", "1 + 4 × 1 = 5"]])
    assert [sorted(each) for each in drawn["cells"]] == [["pick", "text"], ["formula", "text"], ["text"]]


def test_a_row_without_a_key_cannot_be_chosen():
    assert "pick" not in readings("x", "X", [Column("a")], [Row((said("x"),))])["rows"][0]


def test_a_stacked_bar_keeps_the_shares_of_its_parts():
    drawn = stacked([(1, "n", "1 Not"), (3, "f", "3 Fully")], "1 Not, 3 Fully")

    assert drawn["bars"] == [[25.0, "n", "1 Not"], [75.0, "f", "3 Fully"]]
