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


def test_latin_names_and_chinese_words_keep_a_blank_between_them():
    def chinese(pattern, **values):
        return say(sentence(pattern, **values), "zh")

    assert chinese("{name}用得最少", name="Surveys") == "Surveys 用得最少"
    assert chinese("{name}用得最少", name="问卷") == "问卷用得最少"
    assert chinese("将于{day}完成，晚{n}天", day=date(2026, 8, 17), n=5) == "将于8月17日完成，晚5天"
    assert chinese("“{task}”延误，包括{who}、{unit}上线", task="Plan", who="Ána", unit="CRM") == (
        "“Plan”延误，包括 Ána、CRM 上线"
    )
    assert chinese("{unit}{title}", unit="汉堡", title="Go-live") == "汉堡 Go-live"
    assert say(sentence("{name}用", name="CRM"), "en") == "CRM用"


def test_a_list_whose_parts_have_commas_is_parted_by_semicolons():
    def listed(language, *parts):
        return say(sentence("{parts}", parts=parts), language)

    assert listed("en", "Budget", "Data") == "Budget, Data"
    assert listed("en", "Budget, signed", "Data") == "Budget, signed; Data"
    assert [listed("zh", "预算", "数据"), listed("zh", "预算，已签", "数据")] == ["预算、数据", "预算，已签；数据"]


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


def test_a_country_is_called_by_its_name():
    assert [written.country_name("DE", language) for language in ("en", "zh")] == ["Germany", "德国"]
    assert written.country_name("ZZZ", "en") == "ZZZ"


def test_numbers_carry_sign_and_unit():
    shown = [written.drift(24, "en"), written.drift(-3, "zh"), written.drift(None, "en"), written.number(-1234.5, 1)]

    assert list(map(plainly, shown)) == ["+24 d", "−3 天", "–", "−1 234.5"]
    assert [written.tenth(2.96), written.tenth(None)] == ["3.0", "–"]


def test_a_percentage_has_a_digit_only_where_its_base_carries_it():
    assert list(map(plainly, [written.percent(0.81), written.percent(0.055, 200), written.percent(None)])) == [
        "81 %",
        "5.5 %",
        "–",
    ]


def test_chinese_sentences_follow_each_other_without_a_blank():
    told = joined([sentence("This was saved already."), sentence("There is nothing to undo in this plan.")])

    assert say(told, "en") == "This was saved already. There is nothing to undo in this plan."
    assert " " not in say(told, "zh")
    assert say(told, "zh").count("。") == 2
