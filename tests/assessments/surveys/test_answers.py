"""How people and exports write answers, in two languages."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.surveys.answers import Clash, Kind, clash_in, five_steps_in, read_answer
from assessments.surveys.figure import Scale

TEN, FIVE, SEVEN = Scale(0, 10), Scale(1, 5), Scale(1, 7)


def read(text, scale):
    reading = read_answer(text, scale)
    return reading.score if reading.kind is Kind.ANSWER else reading.kind


@pytest.mark.parametrize(
    ("text", "score"),
    [
        *[("10 - Strongly agree", 10), ("10 – Extremely likely", 10), ("0 - Not at all likely", 0), (" 9 ", 9)],
        *[("9/10", 9), ("8 out of 10", 8), ("7.0", 7), ("7,0", 7), ("１０", 10), ("10 分", 10), ("6 points", 6)],
        *[("10（非常愿意）", 10), ("10：非常愿意", 10), ("10 (Extremely likely)", 10), ("0分 - 完全不可能", 0)],
    ],
)
def test_a_number_may_carry_its_words(text, score):
    assert read(text, TEN) == score


@pytest.mark.parametrize(
    ("text", "five", "seven"),
    [
        ("Strongly disagree", 1, 1),
        ("Disagree", 2, 2),
        ("somewhat  DISAGREE", 2, 3),
        ("Neither agree nor disagree", 3, 4),
        ("Somewhat agree.", 4, 5),
        ("Agree", 4, 6),
        ("Strongly Agree", 5, 7),
        ("Very dissatisfied", 1, 1),
        ("Slightly satisfied", 4, 5),
        ("Extremely satisfied", 5, 7),
        ("非常不同意", 1, 1),
        ("不同意", 2, 2),
        ("比较不同意", 2, 3),
        ("一般", 3, 4),
        ("有点同意", 4, 5),
        ("同意", 4, 6),
        ("完全同意", 5, 7),
        ("很不满意", 1, 1),
        ("不太满意", 2, 3),
        ("非常满意", 5, 7),
        ("非常不滿意", 1, 1),
        ("十分不满", 1, 1),
        ("很滿意", 5, 7),
        ("Definitely agree", 5, 7),
        ("A. 非常满意", 5, 7),
        ("(e) Strongly disagree", 1, 1),
    ],
)
def test_wordings_have_their_step_on_five_and_on_seven_points(text, five, seven):
    assert (read(text, FIVE), read(text, SEVEN)) == (five, seven)


@pytest.mark.parametrize(
    "text",
    ["", "   ", "N/A", "n.a.", "NA", "Don’t know", "no answer", "-", "—", "#N/A", "不适用", "不知道", "（空）"],
)
def test_the_many_ways_to_say_nothing_are_no_answer(text):
    assert read(text, FIVE) is Kind.NOTHING


@pytest.mark.parametrize("text", ["6", "0", "-1", "4.5", "99", "6 - Strongly agree"])
def test_a_number_that_is_no_step_is_outside(text):
    assert read(text, FIVE) is Kind.OUTSIDE


@pytest.mark.parametrize(
    "text",
    ["maybe", "3 people told me", "7 - 8", "11/1/2019 8:51", "4/10", "=1+1", "5:30", "1e0", "Yum!", "A4", "\x00"],
)
def test_what_is_no_answer_is_not_guessed(text):
    assert read(text, FIVE) is Kind.UNREAD


def test_a_number_against_its_words_is_not_understood():
    assert read("1 - Strongly agree", FIVE) is Kind.UNREAD


def test_words_have_no_place_among_eleven_numbers():
    assert read("Agree", TEN) is Kind.UNREAD


def test_stars_are_counted():
    assert read("★★★★☆", FIVE) == 4


def test_two_wordings_of_one_step_belong_to_another_scale():
    words = ("Agree", "Somewhat agree", "Strongly agree")

    assert clash_in(read_answer(text, FIVE) for text in words) == Clash("agree", "somewhat agree")
    assert clash_in(read_answer(text, SEVEN) for text in words) is None


def test_two_languages_in_one_column_do_not_clash():
    assert clash_in(read_answer(text, FIVE) for text in ("Agree", "同意", "Neutral", "一般", "neither")) is None


@settings(deadline=None)
@given(st.text(max_size=40))
def test_any_text_is_read_or_told_apart(text):
    reading = read_answer(text, FIVE)

    assert reading.kind is not Kind.ANSWER or FIVE.holds(reading.score)


@pytest.mark.parametrize(
    ("text", "expected"), [("80%", 80), ("7.5 %", Kind.OUTSIDE), ("100％", 100), ("101%", Kind.OUTSIDE)]
)
def test_percent_is_a_number_from_nought_to_a_hundred(text, expected):
    assert read(text, Scale(0, 100)) == expected
    assert read(text, FIVE) is Kind.UNREAD


@pytest.mark.parametrize(
    ("texts", "unclear"),
    [
        (("Strongly agree", "Agree", "Disagree"), "agree"),
        (("Strongly agree", "Agree", "Somewhat agree"), ""),
        (("Strongly agree", "Neutral", "Strongly disagree"), ""),
        (("Agree", "7"), ""),
        (("同意", "5"), "同意"),
    ],
)
def test_words_of_five_steps_are_told_from_those_of_seven(texts, unclear):
    assert five_steps_in(read_answer(text, SEVEN) for text in texts) == unclear
