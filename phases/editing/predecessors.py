"""What a task waits for, in the usual notation: `12FS+3d, 7SS` with the numbers of the outline."""

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence

from methodology.pack import LinkKind
from phases.editing.pace import Pace
from phases.network.network import DAY
from phases.plan import LagKind, Link, share_problem
from words.text import Sentence, sentence

ONE = re.compile(
    r"(?P<number>\d+(?:\.\d+)*)\s*(?P<kind>FS|SS|FF|SF)?\s*"
    r"(?:(?P<sign>[+-])\s*(?P<lag>\d+(?:\.\d+)?)\s*(?P<elapsed>e)?(?P<unit>[a-z]+|\w{1,4}|%)?)?",
    re.IGNORECASE,
)
PARTS = re.compile(r"[,;，；、]")
HOUR = 60
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


def written(links: Sequence[Link], numbers: Mapping[str, str], day_minutes: int) -> str:
    """Return what a task waits for as text; a plain finish-to-start is the number alone."""
    return ", ".join(_written(link, numbers[link.before_id], day_minutes) for link in links)


def lag_written(link: Link, day_minutes: int) -> str:
    """Return the lag of a link with its sign, nothing where there is none.

    It is in days or percent; in hours or minutes where the days of the programme would have to be rounded.
    """
    if not link.lag:
        return ""
    plain = f"{link.lag:+.10g}"
    if link.lag_kind == "percent" or float(plain) == link.lag:
        return f"{plain}{SUFFIX[link.lag_kind]}"
    day = DAY if link.lag_kind == "elapsed" else day_minutes
    minutes = round(link.lag * day)
    if minutes / day != link.lag:
        return f"{plain}{SUFFIX[link.lag_kind]}"
    clock = "e" if link.lag_kind == "elapsed" else ""
    return f"{minutes:+}{clock}m" if minutes % HOUR else f"{minutes // HOUR:+}{clock}h"


def read(text: str, task_id: str, ids: Mapping[str, str], pace: Pace) -> tuple[list[Link], list[Sentence]]:
    """Return the links that a text means for a task, and what cannot be read; `ids` are task ids by number."""
    links: dict[str, Link] = {}
    problems: list[Sentence] = []
    plain = unicodedata.normalize("NFKC", text).replace("\N{MINUS SIGN}", "-")
    for part in filter(None, map(str.strip, PARTS.split(plain))):
        found = ONE.fullmatch(part)
        if found is None or _lag_kind(found) is None:
            problems.append(
                sentence("“{part}” is no predecessor; write it as 12, 12FS+3d or 7SS-50%.", part=part[:40])
            )
        elif found["number"] not in ids:
            problems.append(sentence("there is no row {number}.", number=found["number"]))
        elif ids[found["number"]] == task_id:
            problems.append(sentence("it cannot wait for itself."))
        else:
            link = _link(found, (ids[found["number"]], task_id), pace)
            if abs(link.lag) > LONGEST_LAG:
                problems.append(sentence("a lag is at most {most} days.", most=LONGEST_LAG))
            if link.lag_kind == "percent" and (wrong := share_problem(link.lag)):
                problems.append(wrong)
            links[f"{link.before_id} {link.kind}"] = link
    return list(links.values()), problems


def _link(found: re.Match[str], ends: tuple[str, str], pace: Pace) -> Link:
    kind: LinkKind = (found["kind"] or "FS").upper()  # type: ignore[assignment]
    if not found["lag"]:
        return Link(*ends, kind)
    lag_kind = _lag_kind(found) or "working"
    lag = _lag(found, lag_kind, pace) * (-1 if found["sign"] == "-" else 1)
    return Link(*ends, kind, int(lag) if lag == int(lag) else lag, lag_kind)


def _lag_kind(found: re.Match[str]) -> LagKind | None:
    """Return how a lag counts; None for a word that is no unit."""
    if found["unit"] == "%":
        return None if found["elapsed"] else "percent"
    if _unit(found) is None:
        return None
    return "elapsed" if found["elapsed"] else "working"


def _unit(found: re.Match[str]) -> str | None:
    return NAMED.get((found["unit"] or "d").lower())


def _lag(found: re.Match[str], kind: LagKind, pace: Pace) -> float:
    """Return a lag without its sign, in days or percent; hours and minutes are parts of the programme's own day."""
    number, unit = float(found["lag"]), _unit(found)
    if unit in ("hour", "minute"):
        minutes = number * HOUR if unit == "hour" else number
        return minutes / (DAY if kind == "elapsed" else pace.day_minutes)
    if unit == "week":
        return number * (7 if kind == "elapsed" else pace.week_days)
    if unit == "month":
        return number * (30 if kind == "elapsed" else 4 * pace.week_days)
    return number


def _written(link: Link, number: str, day_minutes: int) -> str:
    lag = lag_written(link, day_minutes)
    return number if link.kind == "FS" and not lag else f"{number}{link.kind}{lag}"
