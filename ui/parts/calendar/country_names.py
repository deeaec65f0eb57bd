"""What the countries with a holiday calendar are called."""

from functools import cache

from phases.dates.calendar import NO_HOLIDAYS, countries
from words.format import country_name


@cache
def country_names(language: str, none: str) -> dict[str, str]:
    """Return the name of every calendar by its code, `none` for the one without holidays first."""
    return {code: none if code == NO_HOLIDAYS else country_name(code, language) for code in countries()}
