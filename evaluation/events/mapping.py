"""Which column of a log means what: person, time, site, module, action."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from errors import Refusal
from words.text import sentence

DateOrder = Literal["day-first", "month-first"]
PARTS = ("user", "time", "site", "module", "action")

KNOWN: dict[str, tuple[str, ...]] = {
    "user": (
        *("user", "user id", "username", "user name", "org resource", "resource", "person", "employee"),
        *("login", "account", "actor", "agent", "visitor id", "benutzer", "nutzer", "anwender"),
        *("mitarbeiter", "bearbeiter", "用户", "用户名", "人员", "员工", "账号", "操作人", "使用人", "姓名"),
    ),
    "time": (
        *("time timestamp", "timestamp", "complete timestamp", "time", "datetime", "date time", "when"),
        *("event time", "occurred at", "created at", "logged at", "date", "start timestamp", "zeitpunkt"),
        *("zeitstempel", "zeit", "datum", "uhrzeit", "操作时间", "时间", "时间戳", "日期", "发生时间", "登录时间"),
    ),
    "site": (
        *("site", "unit", "location", "branch", "org group", "office", "department", "case department"),
        *("standort", "niederlassung", "abteilung", "werk", "实施点", "站点", "地点", "部门", "单位", "分公司"),
    ),
    "module": (
        *("module", "function", "feature", "area", "app", "page", "object", "modul", "funktion", "bereich"),
        *("模块", "功能", "页面", "对象", "功能模块"),
    ),
    "action": (
        *("action", "activity", "concept name", "event", "operation", "tätigkeit", "aktion", "aktivität"),
        *("vorgang", "ereignis", "操作", "动作", "活动", "事件", "行为"),
    ),
}


class NoSuchColumn(Refusal):
    """The log has no column of that name."""

    def __init__(self, column: str, headings: Sequence[str]) -> None:
        super().__init__(
            sentence(
                "There is no column “{column}”. The file has: {headings}.",
                column=column,
                headings=tuple(headings),
            )
        )


class NoSuchZone(Refusal):
    """The time zone is not known."""

    def __init__(self, zone: str) -> None:
        super().__init__(
            sentence("There is no time zone “{zone}”. Pass one such as Europe/Berlin or UTC.", zone=zone)
        )


@dataclass(frozen=True)
class Mapping:
    """The headings that hold person and time, and where there are such columns site, module and action."""

    user: str
    time: str
    site: str | None = None
    module: str | None = None
    action: str | None = None


@dataclass(frozen=True)
class Reading:
    """How times are to be read where the file itself does not say: time zone, year, order of the date."""

    zone: str | None = None
    year: int | None = None
    dates: DateOrder | None = None


def suggest_mapping(headings: Sequence[str]) -> dict[str, str | None]:
    """Return for each part the heading that most likely holds it; the better known name wins."""
    taken: set[str] = set()
    suggested: dict[str, str | None] = {}
    for part in PARTS:
        found = _best(part, [heading for heading in headings if heading not in taken])
        suggested[part] = found
        taken |= {found} if found else set()
    return suggested


def _best(part: str, headings: Sequence[str]) -> str | None:
    ranked = [(rank, heading) for heading in headings if (rank := _rank(part, heading)) is not None]
    return min(ranked, key=lambda each: each[0])[1] if ranked else None


def _rank(part: str, heading: str) -> int | None:
    plain = re.sub(r"[\W_]+", " ", heading).strip().casefold()
    names = KNOWN[part]
    if plain in names:
        return names.index(plain)
    words = plain.split()
    return next((100 + rank for rank, name in enumerate(names) if name in words), None)


def found_columns(mapping: Mapping, headings: Sequence[str]) -> dict[str, int]:
    """Return the place of each mapped column; refuse one that is not there and list those that are."""
    chosen = {part: getattr(mapping, part) for part in PARTS}
    return {part: _place(name, headings) for part, name in chosen.items() if name}


def _place(column: str, headings: Sequence[str]) -> int:
    if column in headings:
        return list(headings).index(column)
    plain = [heading.casefold() for heading in headings]
    wanted = " ".join(column.split()).casefold()
    if plain.count(wanted) != 1:
        raise NoSuchColumn(column, headings)
    return plain.index(wanted)


def known_zone(zone: str) -> str:
    """Return the time zone's name; refuse one that nobody knows."""
    try:
        return ZoneInfo(zone).key
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise NoSuchZone(zone) from error
