"""What a reader is changing in a calendar: what it was drawn from, and what stands in the fields now."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from phases.calendars.changing.differing import WEEKDAYS
from phases.calendars.changing.editing import CalendarEdit
from phases.calendars.followers import Follower, FollowerKind, switched
from phases.calendars.hours import read_hours, written_hours
from phases.capacity.workweek import COUNTRY, Exceptional, WorkCalendar
from phases.network.shifts import NoWorkingTime, Shifts
from ui.parts.calendar.view import USUAL, Calendars
from ui.parts.unit_table import Edits, merged
from ui.session import entered, forget, keep, kept, said, t
from words.text import Sentence, sentence

if TYPE_CHECKING:
    import pandas as pd

NEW = "new"
CHOSEN: tuple[FollowerKind, ...] = ("unit", "person", "task")


@dataclass(frozen=True, eq=False)
class Sheet:
    """A calendar as its fields were drawn first, with who followed it then, and the number in their keys."""

    name: str
    number: int
    calendar: WorkCalendar
    followers: Sequence[Follower]
    week: "pd.DataFrame"
    exceptions: "pd.DataFrame"

    def key(self, field: str) -> str:
        """Return the key of a field's widget."""
        return f"calendars_{field}_{self.number}"

    def chosen(self, kind: FollowerKind) -> list[str]:
        """Return who followed the calendar when the fields were drawn, by id; nobody follows a new one."""
        key = self.calendar.key
        return [each.id for each in self.followers if key and each.kind == kind and each.calendar_key == key]


def sheet_of(calendars: Calendars, key: str) -> Sheet | None:
    """Return what is being changed; without unsaved changes it moves on to the current state. None: nothing to."""
    calendar = _blank(calendars) if key == NEW else calendars.calendar(key)
    if calendar is None:
        return None
    moment = calendars.moment
    name = f"{moment.path}:{moment.programme_id}:{moment.created_at}:{calendar.key}"
    last: Sheet | None = kept("calendar sheet", lambda: None)
    if last and last.name == name:
        is_current = last.calendar == calendar and list(last.followers) == list(calendars.followers)
        if is_current or (entered(last.key("name"), None) is not None and is_changed(last)):
            return last
    number = kept("calendar round", lambda: 0) + 1
    keep("calendar round", number)
    week, exceptions = _week(calendars, calendar), _exceptions(calendar)
    sheet = Sheet(name, number, calendar, calendars.followers, week, exceptions)
    keep("calendar sheet", sheet)
    return sheet


def forget_sheet() -> None:
    """Drop what is not saved."""
    forget("calendar sheet")


def is_changed(sheet: Sheet) -> bool:
    """Return whether something in the fields differs from what they were drawn from."""
    edit, problems = wanted(sheet)
    return bool(problems or edit.follows) or edit.calendar != sheet.calendar


def wanted(sheet: Sheet) -> tuple[CalendarEdit, list[Sentence]]:
    """Return what stands in the fields as an edit, and what of it cannot be read."""
    calendar, problems = sheet.calendar, list[Sentence]()
    name: str = entered(sheet.key("name"), said(calendar.name))
    calendar = replace(
        calendar,
        name=calendar.name if name == said(calendar.name) else name,
        base=entered(sheet.key("base"), calendar.base),
        week=_read_week(sheet, problems),
        exceptions=_read_exceptions(sheet, problems),
    )
    chosen: list[tuple[FollowerKind, str]] = [
        (kind, each) for kind in CHOSEN for each in entered(sheet.key(kind), sheet.chosen(kind))
    ]
    usual = sheet.chosen("programme")
    if entered(sheet.key("programme"), bool(usual)):
        chosen += [("programme", each.id) for each in sheet.followers if each.kind == "programme"]
    follows = switched(sheet.followers, calendar.key or NEW, chosen)
    to_new = (replace(each, after="") if each.after == NEW else each for each in follows)
    return CalendarEdit(calendar, tuple(to_new)), problems


def _blank(calendars: Calendars) -> WorkCalendar:
    base = calendars.programme.calendar_key or f"{COUNTRY}{calendars.programme.country}"
    return WorkCalendar("", "", base, (None,) * 7, version=0)


def _week(calendars: Calendars, calendar: WorkCalendar) -> "pd.DataFrame":
    import pandas as pd

    base = _base_week(calendars, calendar)
    off = t("off")
    return pd.DataFrame(
        {
            "day": [said(each) for each in WEEKDAYS],
            "hours": [written_hours(each, off) for each in calendar.week],
            "base": [written_hours(each, off) for each in base],
        }
    )


def _base_week(calendars: Calendars, calendar: WorkCalendar) -> Sequence[Any]:
    """Return the hours of the week that a calendar takes over where it says none."""
    if not calendar.base:
        return ((),) * 7
    plain = WorkCalendar("", "", calendar.base, (None,) * 7)
    try:
        found: Shifts = calendars.shifts(plain)
    except NoWorkingTime:
        return ((),) * 7
    return found.week


def _exceptions(calendar: WorkCalendar) -> "pd.DataFrame":
    import pandas as pd

    days = sorted(calendar.exceptions, key=lambda each: each.first)
    return pd.DataFrame(
        {
            "first": pd.Series([each.first for each in days], dtype="object"),
            "last": pd.Series([each.last for each in days], dtype="object"),
            "hours": pd.Series([written_hours(each.spans, "") for each in days], dtype="str"),
            "name": pd.Series([each.name for each in days], dtype="str"),
        }
    )


def _rows(sheet: Sheet, field: str, frame: "pd.DataFrame") -> list[dict[str, Any]]:
    edits = entered(sheet.key(field), Edits())
    rows: list[dict[str, Any]] = frame.to_dict("records")
    changed = {int(at): cells for at, cells in edits.get("edited_rows", {}).items()}
    return merged(rows, {**edits, "edited_rows": changed})


def _read_week(sheet: Sheet, problems: list[Sentence]) -> tuple[Any, ...]:
    week = []
    for day, row in zip(WEEKDAYS, _rows(sheet, "week", sheet.week), strict=True):
        spans, wrong = read_hours(str(row["hours"] or ""))
        week.append(spans)
        problems += [sentence("{day}: {problem}", day=day, problem=each) for each in wrong]
    return tuple(week)


def _read_exceptions(sheet: Sheet, problems: list[Sentence]) -> tuple[Exceptional, ...]:
    """Return the exceptional days; without a last day it is the first, without hours it is a day off."""
    rows = _rows(sheet, "exceptions", sheet.exceptions)
    found: list[Exceptional] = []
    for number, row in enumerate(rows, 1):
        try:
            first, last = _day(row.get("first")), _day(row.get("last"))
        except NoDate as unread:
            words = sentence(
                "Exceptional day {row}: “{value}” is no date. Choose one such as 2026-12-24.",
                row=number,
                value=unread.value,
            )
            problems.append(words)
            continue
        hours, name = str(row.get("hours") or ""), str(row.get("name") or "").strip()
        day = first or last
        if day is None:
            if hours or name:
                words = sentence("An exceptional day has no date: {reason}. Say from when on.", reason=name or hours)
                problems.append(words)
            continue
        spans, wrong = read_hours(hours)
        problems += [sentence("{day}: {problem}", day=day, problem=each) for each in wrong]
        found.append(Exceptional(day, last or day, spans or (), name))
    unchanged = sorted(found, key=lambda each: each.first) == sorted(
        sheet.calendar.exceptions, key=lambda each: each.first
    )
    return sheet.calendar.exceptions if unchanged else tuple(found)


class NoDate(ValueError):
    """What a browser took for a day, and the calendar does not have."""

    def __init__(self, value: str) -> None:
        self.value = value
        super().__init__(value)


def _day(value: Any) -> date | None:
    if isinstance(value, date):
        return value
    if not value:
        return None
    words = str(value).partition("T")[0]
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise NoDate(words) from None


__all__ = ["CHOSEN", "NEW", "USUAL", "Sheet", "forget_sheet", "is_changed", "sheet_of", "wanted"]
