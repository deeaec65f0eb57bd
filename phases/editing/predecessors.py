"""What a task waits for, in the usual notation: `12FS+3d, 7SS` with the numbers of the outline."""

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence

from methodology.pack import LinkKind
from phases.plan import LagKind, Link, share_problem
from words.text import Sentence, sentence

ONE = re.compile(
    r"(?P<number>\d+(?:\.\d+)*)\s*(?P<kind>FS|SS|FF|SF)?\s*"
    r"(?:(?P<sign>[+-])\s*(?P<lag>\d+(?:\.\d+)?)\s*(?P<elapsed>e)?(?P<unit>[a-z]+|\w{1,4}|%)?)?",
    re.IGNORECASE,
)
PARTS = re.compile(r"[,;，；、]")
UNITS: Mapping[str, tuple[float, float]] = {
    "month": (20, 30),
    "week": (5, 7),
    "day": (1, 1),
    "hour": (1 / 8, 1 / 24),
    "minute": (1 / 480, 1 / 1440),
}
"""How many days a unit lasts in working time, and on the clock."""
WORDS: Mapping[str, Collection[str]] = {
    "month": ("mo", "mon", "month", "月", "个月"),
    "week": ("w", "wk", "week", "周", "星期"),
    "day": ("d", "dy", "day", "天", "日", "工作日", "个工作日"),
    "hour": ("h", "hr", "hour", "时", "小时"),
    "minute": ("m", "min", "minute", "分", "分钟"),
}
"""What the units are called in the notation, one letter or the whole word, in plural too."""
NAMED = {plural: unit for unit, words in WORDS.items() for word in words for plural in (word, f"{word}s")}
SUFFIX: Mapping[LagKind, str] = {"working": "d", "elapsed": "ed", "percent": "%"}
LONGEST_LAG = 2000


def written(links: Sequence[Link], numbers: Mapping[str, str]) -> str:
    """Return what a task waits for as text; a plain finish-to-start is the number alone."""
    return ", ".join(_written(link, numbers[link.before_id]) for link in links)


def read(text: str, task_id: str, ids: Mapping[str, str]) -> tuple[list[Link], list[Sentence]]:
    """Return the links that a text means for a task, and what cannot be read; `ids` are task ids by number."""
    links: dict[str, Link] = {}
    problems: list[Sentence] = []
    plain = unicodedata.normalize("NFKC", text).replace("\N{MINUS SIGN}", "-")
    for part in filter(None, map(str.strip, PARTS.split(plain))):
        found = ONE.fullmatch(part)
        if found is None or _factor(found) is None:
            problems.append(
                sentence("“{part}” is no predecessor; write it as 12, 12FS+3d or 7SS-50%.", part=part[:40])
            )
        elif found["number"] not in ids:
            problems.append(sentence("there is no row {number}.", number=found["number"]))
        elif ids[found["number"]] == task_id:
            problems.append(sentence("it cannot wait for itself."))
        else:
            link = _link(found, task_id, ids[found["number"]])
            if abs(link.lag) > LONGEST_LAG:
                problems.append(sentence("a lag is at most {most} days.", most=LONGEST_LAG))
            if link.lag_kind == "percent" and (wrong := share_problem(link.lag)):
                problems.append(wrong)
            links[f"{link.before_id} {link.kind}"] = link
    return list(links.values()), problems


def _link(found: re.Match[str], task_id: str, before_id: str) -> Link:
    kind: LinkKind = (found["kind"] or "FS").upper()  # type: ignore[assignment]
    if not found["lag"]:
        return Link(before_id, task_id, kind)
    factor, lag_kind = _factor(found) or (1.0, "working")
    lag = float(found["lag"]) * factor * (-1 if found["sign"] == "-" else 1)
    return Link(before_id, task_id, kind, int(lag) if lag == int(lag) else lag, lag_kind)


def _factor(found: re.Match[str]) -> tuple[float, LagKind] | None:
    """Return how many days (or percent) the unit of a lag is, and how it counts; None for a word that is no unit."""
    if found["unit"] == "%":
        return None if found["elapsed"] else (1.0, "percent")
    unit = NAMED.get((found["unit"] or "d").lower())
    if unit is None:
        return None
    return (UNITS[unit][1], "elapsed") if found["elapsed"] else (UNITS[unit][0], "working")


def _written(link: Link, number: str) -> str:
    if not link.lag:
        return number if link.kind == "FS" else f"{number}{link.kind}"
    return f"{number}{link.kind}{link.lag:+.10g}{SUFFIX[link.lag_kind]}"
