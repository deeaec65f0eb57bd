"""Views of several parts that are drawn as one, and what their clicks may do."""

import json

from ui.charts.board import beside, headed, offered, sent, told, words


def test_parts_are_sent_in_their_order_with_words_as_pieces():
    parts = json.loads(sent([told("Two gaps", "Priority"), words("**A** \\*b"), headed("Every *answer*")]))

    assert parts == [
        {"title": "Two gaps", "reading": "Priority"},
        {"words": [[["b", "A"], ["", " *b"]]]},
        {"words": [[["b", "Every *answer*"]]], "level": 6},
    ]


def test_columns_keep_their_shares_and_parts():
    (both,) = json.loads(sent([beside((0.6, [told("左", "")]), (0.4, [offered("begin", "Agree")]))]))

    assert [(each["share"], each["parts"]) for each in both["beside"]] == [
        (0.6, [{"title": "左", "reading": ""}]),
        (0.4, [{"act": "begin", "label": "Agree"}]),
    ]
