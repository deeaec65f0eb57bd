"""Dates in charts and beside them: with their year where it is not this year's."""

from dataclasses import replace
from datetime import date

from words.format import long_date, short_date
from words.text import LANGUAGES, Sentence


def day_words(day: date, today: date, language: str) -> str:
    """Return `4 Dec`, and `4 Dec 2012` for a day of another year than today's."""
    return short_date(day, language) if day.year == today.year else long_date(day, language)


def with_years(words: Sentence, today: date) -> Sentence:
    """Return the sentence with the year in every date of another year than today's."""
    return replace(words, values={name: _with_year(value, today) for name, value in words.values.items()})


def _with_year(value: object, today: date) -> object:
    if isinstance(value, Sentence):
        return with_years(value, today)
    if isinstance(value, date) and value.year != today.year:
        return {language: long_date(value, language) for language in LANGUAGES}
    return value
