"""Durations, links, persons, percents in the cells of a plan's table, in English, Chinese and German."""

import re
from collections.abc import Container
from dataclasses import dataclass
from typing import NamedTuple

from exchange.plan.tables.cells.traditional import simplified
from phases.network.network import Constraint, LagKind, LinkType

UNITS = {
    "minute": ("m", "min", "mins", "minute", "minutes", "minuten", "分", "分钟", "分钟工时"),
    "hour": ("h", "hr", "hrs", "hour", "hours", "std", "stunde", "stunden", "时", "小时", "个小时", "工时"),
    "day": (
        *("d", "dy", "day", "days", "workday", "workdays", "working day", "working days", "wd", "t", "tag", "tage"),
        *("日", "天", "个工作日", "工作日", "工作天", "工日", "个工日"),
    ),
    "week": ("w", "wk", "wks", "week", "weeks", "woche", "wochen", "周", "个周", "星期", "个星期", "周工时"),
    "month": ("mo", "mon", "mons", "month", "months", "monat", "monate", "月", "个月", "月工时"),
}
UNIT_OF = {word: unit for unit, words in UNITS.items() for word in words}
ELAPSED_WORDS = {
    "日历日": "day",
    "日历天": "day",
    "自然日": "day",
    "个自然日": "day",
    "个日历日": "day",
    "占用日": "day",
}
ON_THE_CLOCK = {"minute": 1, "hour": 60, "day": 1440, "week": 10080, "month": 43200}
DURATION = re.compile(r"(?P<number>\d[\d.,'’\u00a0\u202f ]*?)\s*(?P<unit>[^\d?%.,][^\d?%]*?)?\s*\??")
GROUPED = re.compile(
    r"[1-9]\d{0,2}(?:(?P<mark>[.,'’\u00a0\u202f ])\d{3})(?:(?P=mark)\d{3})*(?P<rest>(?!(?P=mark))[.,]\d+)?"
)
"""A number whose thousands stand apart."""
EITHER = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
"""May be thousands, or a number with three decimals."""
TYPES = {
    "FS": LinkType.FS,
    "SS": LinkType.SS,
    "FF": LinkType.FF,
    "SF": LinkType.SF,
    "EA": LinkType.FS,
    "AA": LinkType.SS,
    "EE": LinkType.FF,
    "AE": LinkType.SF,
    "完成-开始": LinkType.FS,
    "开始-开始": LinkType.SS,
    "完成-完成": LinkType.FF,
    "开始-完成": LinkType.SF,
}
LINK = re.compile(
    rf"(?P<id>.*?)\s*(?:[(（]?(?P<kind>{'|'.join(TYPES)})[)）]?)?\s*(?P<lag>[+\-−＋]\s*\d.*)?",
    re.IGNORECASE | re.DOTALL,
)
LINK_NAME = re.compile(r"[^\W\d]\S*")
"""An entry that begins with a letter and holds no blank is rather a name that is not there than a lag."""
WIDE, PLAIN, QUOTE = ";；", ",，、\n", '"'
LISTING = f"{WIDE}{PLAIN}{QUOTE}[]［］"
"""What means something in a list of people, unless the name stands in quotes."""
SHARE = re.compile(r"\d{1,6}(?:\.\d{1,12})?")
"""A percentage; more digits than these would be rounded before anybody could say so."""
QUOTED = r'"(?:[^"]|"")*"'
ENTRY = {marks: re.compile(rf"(?:\s*{QUOTED}[^{marks}]*|[^{marks}]+)") for marks in (WIDE, PLAIN)}
PERSON = re.compile(rf"(?P<name>{QUOTED}|.*?)\s*(?:[\[［](?P<units>[^\]］]*)[\]］])?")
YES = ("yes", "y", "true", "1", "x", "ja", "wahr", "是", "√", "✓")
NO = ("no", "n", "false", "0", "", "nein", "falsch", "否")
CONSTRAINTS: dict[Constraint, tuple[str, ...]] = {
    Constraint.AS_SOON_AS_POSSIBLE: ("As Soon As Possible", "越早越好", "So früh wie möglich"),
    Constraint.AS_LATE_AS_POSSIBLE: ("As Late As Possible", "越晚越好", "So spät wie möglich"),
    Constraint.MUST_START_ON: ("Must Start On", "必须开始于", "Muss anfangen am"),
    Constraint.MUST_FINISH_ON: ("Must Finish On", "必须完成于", "Muss enden am"),
    Constraint.START_NO_EARLIER: ("Start No Earlier Than", "不得早于...开始", "Anfang nicht früher als"),
    Constraint.START_NO_LATER: ("Start No Later Than", "不得晚于...开始", "Anfang nicht später als"),
    Constraint.FINISH_NO_EARLIER: ("Finish No Earlier Than", "不得早于...完成", "Ende nicht früher als"),
    Constraint.FINISH_NO_LATER: ("Finish No Later Than", "不得晚于...完成", "Ende nicht später als"),
}
CONSTRAINT_OF = {re.sub(r"\W", "", word).casefold(): kind for kind, words in CONSTRAINTS.items() for word in words}


@dataclass(frozen=True)
class Working:
    """Working minutes of a day, a week and a month, and the unit of a number without one."""

    day: int = 480
    week: int = 2400
    unit: str = "day"

    def minutes(self, unit: str) -> int:
        """Return the working minutes of a unit."""
        return {"minute": 1, "hour": 60, "day": self.day, "week": self.week, "month": 4 * self.week}[unit]


class Length(NamedTuple):
    """A duration, and whether it runs on the clock."""

    minutes: int
    elapsed: bool


class Before(NamedTuple):
    """A link as a cell writes it; the lag is minutes or percent."""

    name: str
    kind: LinkType
    lag: float
    lag_kind: LagKind


def unit_named(text: str) -> tuple[str, bool] | None:
    """Return the unit that a word means and whether it is elapsed, `None` for a word that is no unit."""
    word = simplified(" ".join(text.replace(".", "").split())).casefold()
    if word in UNIT_OF:
        return UNIT_OF[word], False
    if word in ELAPSED_WORDS:
        return ELAPSED_WORDS[word], True
    bare = word.removeprefix("e").removeprefix("lapsed").strip()
    if word.startswith("e") and bare in UNIT_OF:
        return UNIT_OF[bare], True
    return (UNIT_OF[word[1:]], True) if word.startswith("f") and word[1:] in UNIT_OF else None


def length_of(text: str, working: Working) -> Length | None:
    """Return the duration a cell means, `None` where it means none."""
    found = DURATION.fullmatch(text.strip())
    if not found:
        return None
    unit = unit_named(found["unit"]) if found["unit"] else (working.unit, False)
    if unit is None:
        return None
    value = number_of(found["number"])
    if value is None:
        return None
    number, elapsed = value, unit[1]
    size = ON_THE_CLOCK[unit[0]] if elapsed else working.minutes(unit[0])
    return Length(int(number * size + 0.5), elapsed) if number < 1e6 else None


def number_of(text: str) -> float | None:
    """Return the number, its thousands apart or not; `None` where it is none, or may be two: 1,200."""
    if re.fullmatch(r"\d+(?:[.,]\d+)?", text) and not EITHER.fullmatch(text):
        return float(text.replace(",", "."))
    found = GROUPED.fullmatch(text)
    if not found or EITHER.fullmatch(text):
        return None
    rest = found["rest"] or ""
    return float(re.sub(r"\D", "", text[: len(text) - len(rest)]) + rest.replace(",", "."))


def may_be_two(text: str) -> bool:
    """Return whether the number a cell begins with may have thousands or three decimals, as 1,200 days may."""
    found = DURATION.fullmatch(text.strip())
    return bool(found and EITHER.fullmatch(found["number"]))


def split_list(text: str) -> list[str]:
    """Return the entries of a list: split at semicolons where there are some, else at commas outside brackets."""
    marks = WIDE if set(re.sub(QUOTED, "", text)) & set(WIDE) else PLAIN
    return [each for found in ENTRY[marks].finditer(text) if (each := found[0].strip())]


def before_of(text: str, names: Container[str], working: Working) -> Before | None:
    """Return the link that an entry such as `12FS+3 days` means, `None` where it means none.

    A name that stands among the known ones is that, whatever else it could mean, the longest first.
    """
    if text in names:
        return Before(text, LinkType.FS, 0, LagKind.WORKING)
    known = next((at for at in range(len(text) - 1, 0, -1) if text[:at].rstrip() in names and _ends(text, at)), 0)
    found = LINK.fullmatch(text[known:].lstrip() if known else text)
    if not found:
        return None
    kind = TYPES[found["kind"].upper()] if found["kind"] else LinkType.FS
    lag = _lag(found["lag"] or "", working)
    if not known and LINK_NAME.fullmatch(text):
        return Before(text, LinkType.FS, 0, LagKind.WORKING)
    name = text[:known].rstrip() if known else found["id"].strip()
    return Before(name, kind, *lag) if name and lag else None


def _ends(text: str, at: int) -> bool:
    """Return whether what follows a name there is a kind, a lag, or both."""
    found = LINK.fullmatch(text[at:].lstrip())
    return bool(found and not found["id"] and (found["kind"] or found["lag"]))


def _lag(text: str, working: Working) -> tuple[float, LagKind] | None:
    if not text:
        return 0, LagKind.WORKING
    sign = -1 if text[0] in "-−" else 1
    rest = text[1:].strip()
    if rest.endswith("%"):
        number = rest[:-1].strip().replace(",", ".")
        return (sign * whole_or_not(number), LagKind.PERCENT) if SHARE.fullmatch(number) else None
    length = length_of(rest, working)
    if length is None:
        return None
    return sign * length.minutes, LagKind.ELAPSED if length.elapsed else LagKind.WORKING


def whole_or_not(number: str) -> float:
    """Return a number without decimals where it has none."""
    found = float(number)
    return int(found) if found.is_integer() else found


def person_of(text: str) -> tuple[str, float] | None:
    """Return name and units of an entry such as `Anna[50%]`, `None` where the units are none."""
    found = PERSON.fullmatch(text)
    if not found or not found["name"]:
        return None
    units = (found["units"] or "100%").strip().replace(",", ".")
    number = re.fullmatch(r"(\d+(?:\.\d+)?)\s*(%?).*", units)
    if not number:
        return None
    name = found["name"]
    if name.startswith(QUOTE) and name.endswith(QUOTE) and len(name) > 2:
        name = name[1:-1].replace(QUOTE * 2, QUOTE)
    return name, float(number[1]) / (100 if number[2] else 1)


def flag_of(text: str) -> bool | None:
    """Return yes or no, `None` for another word."""
    word = text.strip().casefold()
    return True if word in YES else False if word in NO else None


def constraint_of(text: str) -> Constraint | None:
    """Return the constraint that a phrase means, `None` for another phrase."""
    return CONSTRAINT_OF.get(re.sub(r"\W", "", text).casefold())
