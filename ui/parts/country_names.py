"""What the countries with a holiday calendar are called."""

from functools import cache

from babel import Locale

from phases.calendar import NO_HOLIDAYS, countries


@cache
def country_names(language: str, none: str) -> dict[str, str]:
    """Return the name of every calendar by its code, `none` for the one without holidays first."""
    territories = Locale(language).territories
    return {code: none if code == NO_HOLIDAYS else str(territories.get(code, code)) for code in countries()}
