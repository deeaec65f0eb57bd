"""Views of several parts that are drawn as one, and what their clicks may do."""

import json

from ui.components.board import (
    Act,
    Switch,
    acts,
    alert,
    answered,
    beside,
    known,
    option,
    place,
    sent,
    switches,
    told,
    words,
)


def test_parts_are_sent_in_their_order_with_words_as_pieces():
    parts = json.loads(sent([told("Two gaps", "Priority"), words("**A** \\*b")]))

    assert parts == [
        {"title": "Two gaps", "reading": "Priority"},
        {"words": [[["b", "A"], ["", " *b"]]]},
    ]


def test_columns_keep_their_shares_and_parts():
    (both,) = json.loads(sent([beside((0.6, [told("左", "")]), (0.4, [acts("C1.a", Act("begin", "Agree", True))]))]))

    assert [(each["share"], each["parts"]) for each in both["beside"]] == [
        (0.6, [{"title": "左", "reading": ""}]),
        (0.4, [{"key": "C1.a", "acts": [{"act": "begin", "label": "Agree", "main": True, "closed": False}]}]),
    ]


def test_a_switch_offers_its_options_and_a_place_what_each_shows_and_whence_the_rest_comes():
    few, many = switches(Switch("view", "View", {"a": "A", "b": "B"}), Switch("unit", "Unit", {}, True))["switches"]
    shown = place("view", {"a": option([told("x", "")], "/payload/1"), "b": option([], is_below=True)}, "below")

    assert (few["options"], few["listed"], many["listed"]) == ([["a", "A"], ["b", "B"]], False, True)
    assert (shown["place"], shown["below"]) == ("view", "below")
    assert shown["of"] == {
        "a": {"parts": [{"title": "x", "reading": ""}], "at": "/payload/1"},
        "b": {"parts": [], "below": True},
    }
    assert known({"view": "a"}) == {"known": {"view": "a"}}


def test_the_answer_is_a_heading_of_words_and_an_alert_has_its_tone():
    assert answered("2 *gaps*") == {"words": [[["", "2 *gaps*"]]], "level": 3}
    assert alert("red", "**No**") == {"words": [[["b", "No"]]], "alert": "red"}
