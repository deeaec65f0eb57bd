"""Dates and numbers as each language writes them."""

from datetime import UTC, date, datetime, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date
from babel.numbers import get_currency_symbol

MINUS = "\N{MINUS SIGN}"
NARROW = "\N{NARROW NO-BREAK SPACE}"
UNKNOWN = "–"


@lru_cache(maxsize=8192)
def short_date(day: date, language: str) -> str:
    """Return day and month: `4 Dec`, `12月4日`; words stay together on one line."""
    pattern = "M月d日" if language == "zh" else "d\N{NO-BREAK SPACE}MMM"
    return str(format_date(day, pattern, locale=language))


@lru_cache(maxsize=8192)
def long_date(day: date, language: str) -> str:
    """Return day, month and year: `4 Dec 2026`, `2026年12月4日`."""
    pattern = "y年M月d日" if language == "zh" else "d\N{NO-BREAK SPACE}MMM\N{NO-BREAK SPACE}y"
    return str(format_date(day, pattern, locale=language))


@lru_cache(maxsize=32)
def month_name(month: int, language: str) -> str:
    """Return what a month is called, short: `Jan`, `1月`."""
    return str(format_date(date(2000, month, 1), "LLL", locale=language))


def moment(at: datetime, language: str, zone: str | None) -> str:
    """Return day and time where the reader is: `4 Dec, 10:12`; `4 Dec, 09:12 UTC` while the time zone is unknown."""
    local = at.astimezone(_zone(zone))
    name = "" if _zone(zone) is not UTC else "\N{NO-BREAK SPACE}UTC"
    return f"{short_date(local.date(), language)}{'' if language == 'zh' else ','} {local:%H:%M}{name}"


def _zone(name: str | None) -> tzinfo:
    """Return the time zone that a browser names; UTC for one that nobody knows."""
    try:
        return ZoneInfo(name) if name else UTC
    except (ValueError, OSError, KeyError):
        return UTC


@lru_cache(maxsize=512)
def country_name(code: str, language: str) -> str:
    """Return what a country is called, by its ISO code: `Germany`, `德国`; an unknown code stays as it is."""
    return str(Locale(language).territories.get(code, code))


def number(value: float, digits: int = 0) -> str:
    """Return the number with thin spaces between thousands and a true minus sign."""
    return f"{value:,.{digits}f}".replace(",", NARROW).replace("-", MINUS)


def tenth(value: float | None) -> str:
    """Return a score with one digit; unknown: –."""
    return UNKNOWN if value is None else number(value, 1)


def percent(share: float | None, base: int = 100) -> str:
    """Return a share (0..1) as percent: whole below a base of 100, else one digit where it tells; unknown: –."""
    if share is None:
        return UNKNOWN
    shown = share * 100
    digits = 1 if base >= 100 and 0 < shown < 10 else 0
    return f"{number(shown, digits)}\N{NO-BREAK SPACE}%"


def drift(days: int | None, language: str) -> str:
    """Return a difference of working days with its sign: `+24 d`, `−3 天`; unknown: –."""
    if days is None:
        return UNKNOWN
    unit = "天" if language == "zh" else "d"
    sign = "+" if days > 0 else MINUS if days < 0 else ""
    return f"{sign}{abs(days)}\N{NO-BREAK SPACE}{unit}"


def money(amount: float | None, currency: str, language: str) -> str:
    """Return an amount as people say it: `€4.20 M`, `€412 k`, `€1 240`; Chinese in 万 and 亿; unknown: –."""
    if amount is None:
        return UNKNOWN
    symbol = str(get_currency_symbol(currency, locale=language)) if currency else ""
    steps = (
        ((1e8, "亿"), (1e4, "万"))
        if language == "zh"
        else ((1e6, "\N{NO-BREAK SPACE}M"), (1e4, "\N{NO-BREAK SPACE}k"))
    )
    size = abs(amount)
    for least, word in steps:
        if size >= least:
            unit = 1e3 if word.endswith("k") else least
            return f"{MINUS if amount < 0 else ''}{symbol}{_short(size / unit)}{word}"
    return f"{MINUS if round(amount) < 0 else ''}{symbol}{number(size)}"


def _short(value: float) -> str:
    """Return a number with three digits: `4.20`, `41.2`, `412`."""
    digits = 2 if value < 9.995 else 1 if value < 99.95 else 0
    return number(value, digits)


def spoken_money(amount: float | None, currency: str) -> dict[str, str]:
    """Return an amount in every language, as a value of a sentence."""
    return {language: money(amount, currency, language) for language in ("en", "zh")}
