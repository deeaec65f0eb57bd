"""Dates in charts and beside them: with their year where it is not this year's."""

from datetime import date

from words.format import long_date, short_date


def day_words(day: date, today: date, language: str) -> str:
    """Return `4 Dec`, and `4 Dec 2012` for a day of another year than today's."""
    return short_date(day, language) if day.year == today.year else long_date(day, language)
