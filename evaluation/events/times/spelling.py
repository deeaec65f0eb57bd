"""How times are spelt elsewhere: names, marks and zones of other tools turned into the plain way, shape by shape."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

Swap = tuple[str, str]
"""A piece of a shape without digits, and what stands for it; what turns a shape turns its times too."""

_MONTHS = {
    "Jan": "januar|january|janvier|janv|enero|ene|gennaio|gen|janeiro|januari|jänner|jan",
    "Feb": "februar|february|février|févr|fevrier|fevr|febrero|febbraio|fevereiro|fev|februari|feb",
    "Mar": "märz|maerz|march|mars|marzo|março|maart|mär|mrz|mrt|mar",
    "Apr": "april|avril|avr|abril|abr|aprile|apr",
    "May": "mai|may|mayo|maggio|mag|maio|mei",
    "Jun": "juni|june|juin|junio|giugno|giu|junho|jun",
    "Jul": "juli|july|juillet|juil|julio|luglio|lug|julho|jul",
    "Aug": "august|août|aout|agosto|ago|augustus|aug",
    "Sep": "september|septembre|sept|septiembre|setiembre|settembre|setembro|set|sep",
    "Oct": "oktober|october|octobre|octubre|ottobre|outubro|okt|ott|out|oct",
    "Nov": "november|novembre|noviembre|novembro|nov",
    "Dec": "dezember|december|décembre|decembre|déc|diciembre|dicembre|dezembro|dez|dic|dec",
}
_NAMED = {name: month for month, names in _MONTHS.items() for name in names.split("|")}
_PLAIN = re.compile(
    "|".join(_MONTHS) + "|January|February|March|April|June|July|August|September|October|November|December"
)
_DAYS = (
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|tues|thurs|thur|weds|"
    "montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|mo|di|mi|do|fr|sa|so|"
    "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo"
)
_WEEKDAYS = re.compile(
    rf"^(?:{_DAYS})[.,]{{0,2}} |(?<=[9,.]) ?\(?\b(?:mon|tue|wed|thu|fri|sat|sun)(?:day)?\b\)?(?= 9?9:)"
    r"|(?:星期|礼拜|周|週)[一二三四五六日天]",
    re.IGNORECASE,
)
_AWAY = {
    "UTC": 0,
    "GMT": 0,
    "WET": 0,
    "WEST": 60,
    "CET": 60,
    "CEST": 120,
    "MEZ": 60,
    "MESZ": 120,
    "EET": 120,
    "EEST": 180,
    "MSK": 180,
    "EST": -300,
    "EDT": -240,
    "CDT": -300,
    "MDT": -360,
    "PST": -480,
    "PDT": -420,
    "JST": 540,
    "KST": 540,
    "HKT": 480,
    "SGT": 480,
    "NZST": 720,
    "NZDT": 780,
    "AEST": 600,
    "AEDT": 660,
}
"""Minutes east of Greenwich of the short names that mean one zone only: CST, IST and BST mean several."""
_SHORT = re.compile(r"(?<=[9M]) ([A-Z]{3,5})(?= 9999$|$)")
_REGION = re.compile(r" ?\[([A-Za-z_]+(?:/[A-Za-z_/+-]+)?)\]$| ([A-Z][A-Za-z_]+/[A-Za-z_/+-]+)$")
_MARKS: tuple[tuple[str, str], ...] = (
    ("[\u2000-\u200a\u202f\u205f]", " "),
    ("[\u200b-\u200f\u202a-\u202e\u2060\ufeff]", ""),
    (r" ?\((?![^)]*9)[^)]{4,}\)$", ""),
    (r"""^=?["'\[(]+""", ""),
    (r"""["'\])]+$""", ""),
    (r"(?<=[9 ])[Aa]\. ?[Mm]\.", "AM"),
    (r"(?<=[9 ])[Pp]\. ?[Mm]\.", "PM"),
    (r"(?:GMT|UTC)(?=[+-]9)", ""),
    (r",? (?:at|um|à|alle|om) (?=9)", " "),
    (r"(?<=9) ?(?:Uhr|h)$", ""),
    (r"(?<=9) ?[hH] ?(?=99)", ":"),
    (r"(?<=9) ?[时時点點] ?(?=9)", ":"),
    (r"(?<=9)分(?=9)", ":"),
    (r"(?<=9)[秒分]", ""),
    (r"日(?=9)", "日 "),
    (r"(?<=^9{5}),(?=9+$)|(?<=^9{10}),(?=9+$)|(?<=^9{13}),(?=9+$)", "."),
)


@dataclass(frozen=True)
class Plain:
    """A shape in plain spelling, the swaps that lead to it, and the zone that it named."""

    shape: str
    swaps: tuple[Swap, ...] = ()
    region: str = ""
    away: int | None = None
    """Minutes east of Greenwich, where a short name tells them."""
    unknown_zone: str = ""
    """A short name that means several zones."""


def plain_spelling(shape: str) -> Plain:
    """Return the shape as it would be spelt plainly; times follow by the same swaps of text."""
    region = _REGION.search(shape)
    swaps: list[Swap] = [(region[0], "")] if region else []
    text = shape[: region.start()] if region else shape
    for swap in _marks(text):
        swaps.append(swap)
        text = text.replace(*swap)
    short = _SHORT.search(text)
    name = short[1] if short else ""
    if name:
        swaps.append((f" {name}", ""))
        text = text.replace(f" {name}", "")
    named = region[1] or region[2] if region else ""
    return Plain(text, tuple(swaps), named, _AWAY.get(name), name if name and name not in _AWAY else "")


def _marks(text: str) -> Iterator[Swap]:
    """Yield one swap after the other, each for the text that the ones before it leave."""
    for pattern, plain in _MARKS:
        if found := re.search(pattern, text):
            yield (found[0], plain)
            text = text.replace(found[0], plain)
    for swap in _names(text):
        yield swap
        text = text.replace(*swap)
    while "  " in text:
        yield ("  ", " ")
        text = text.replace("  ", " ")


def _names(text: str) -> Iterator[Swap]:
    """Yield what turns names of days and months of other languages into nothing and into English ones."""
    if day := _WEEKDAYS.search(text):
        yield (day[0], "")
        text = text.replace(day[0], "")
    for connector in (" de ", " del "):
        if connector in text:
            yield (connector, " ")
            text = text.replace(connector, " ")
    word = next(
        (each for each in re.finditer(r"[^\W\d_]{3,}\.?", text) if each[0].rstrip(".").lower() in _NAMED), None
    )
    if word and not _PLAIN.fullmatch(word[0]):
        yield (word[0], _NAMED[word[0].rstrip(".").lower()])
