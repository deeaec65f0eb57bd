"""Sentences and texts in both languages."""

from datetime import UTC, date, datetime

from words import format as written
from words.catalogue import say as say_exactly
from words.text import counted, joined, pick, restored, sentence, stored


def plainly(text):
    """Return a text with ordinary spaces, as a reader sees it."""
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


def say(words, language):
    return plainly(say_exactly(words, language))


def test_a_text_is_said_in_the_language_asked_for_or_the_one_it_exists_in():
    assert pick({"en": "Hamburg", "zh": "汉堡"}, "zh") == "汉堡"
    assert pick({"en": "Hamburg"}, "zh") == "Hamburg"
    assert pick("Hamburg", "zh") == "Hamburg"


def test_a_text_survives_the_database():
    for text in ("plain", {"en": "a", "zh": "甲"}, '{"not": "a language"}', '{"broken', ""):
        assert restored(stored(text)) == text


def test_values_are_written_as_the_language_writes_them():
    told = sentence("{unit} on {day}: {n}", unit={"en": "Hamburg", "zh": "汉堡"}, day=date(2026, 12, 4), n=12000)

    assert say(told, "en") == "Hamburg on 4 Dec: 12 000"
    assert say(told, "zh") == "汉堡 on 12月4日: 12 000"


def test_a_sentence_agrees_with_its_count():
    assert str(counted("{count} task", "{count} tasks", 1)) == "1 task"
    assert str(counted("{count} task", "{count} tasks", 3)) == "3 tasks"


def test_braces_in_the_words_of_people_stay_words():
    assert str(sentence("{name} is here", name="{evil} {0}")) == "{evil} {0} is here"


def test_sentences_can_be_said_one_after_the_other():
    assert str(joined([sentence("One {n}.", n=1), sentence("Two.")])) == "One 1. Two."


def test_dates_are_written_in_the_readers_language():
    day = date(2026, 12, 4)

    assert [plainly(written.short_date(day, language)) for language in ("en", "zh")] == ["4 Dec", "12月4日"]
    assert [plainly(written.long_date(day, language)) for language in ("en", "zh")] == ["4 Dec 2026", "2026年12月4日"]


def test_a_moment_is_said_in_the_readers_zone_or_named_utc():
    at = datetime(2026, 12, 4, 23, 30, tzinfo=UTC)

    assert plainly(written.moment(at, "en", "Europe/Berlin")) == "5 Dec, 00:30"
    assert plainly(written.moment(at, "zh", "Asia/Shanghai")) == "12月5日 07:30"
    unknown = [plainly(written.moment(at, "en", zone)) for zone in (None, "Mars/Olympus", "../etc/passwd", "\0")]
    assert unknown == ["4 Dec, 23:30 UTC"] * 4


def test_numbers_carry_sign_and_unit():
    shown = [written.drift(24, "en"), written.drift(-3, "zh"), written.drift(None, "en"), written.number(-1234.5, 1)]

    assert list(map(plainly, shown)) == ["+24 d", "−3 天", "–", "−1 234.5"]


def test_a_percentage_has_a_digit_only_where_its_base_carries_it():
    assert list(map(plainly, [written.percent(0.81), written.percent(0.055, 200), written.percent(None)])) == [
        "81 %",
        "5.5 %",
        "–",
    ]
