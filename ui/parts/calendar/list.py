"""The calendars of a programme side by side: what each is built on, how long a week is worked, who follows it."""

from collections.abc import Sequence
from dataclasses import dataclass

from errors import Refusal
from phases.capacity.workweek import COUNTRY, WorkCalendar
from ui.components.board import told, words
from ui.components.readings import Column, Drawn, Row, readings
from ui.components.readings import said as cell
from ui.parts.calendar.view import USUAL, Calendars, base_name, calendar_name, shifts
from ui.parts.page.frame import small
from ui.session import is_phone, said, t, tn
from words.format import UNKNOWN, number

NAMED = 6


def calendar_list(calendars: Calendars) -> list[Drawn]:
    """Return one row per calendar, the programme's first."""
    own = calendars.own
    if not own:
        why = t("The programme works on its country's calendar alone. A calendar of its own gives a unit, a person "
                "or a task other hours or days off.")  # fmt: skip
        return [words(small(why))]
    title = tn("One calendar of its own", "{count} calendars of its own", len(own))
    lines = [_line(calendars, each) for each in own]
    if not calendars.programme.calendar_key:
        country = base_name(calendars, f"{COUNTRY}{calendars.programme.country}")
        name = calendar_name(calendars, USUAL)
        lines.insert(0, _Line(name, country, _week(calendars, USUAL), "", t("everybody else"), is_usual=True))
    reading = t("Hours of a usual week, lines of exceptional days, and who follows it")
    return [told(title, reading), _short(title, lines) if is_phone() else _table(title, lines)]


@dataclass(frozen=True, slots=True)
class _Line:
    """A calendar in words."""

    name: str
    base: str
    week: str
    exceptions: str
    users: str
    is_usual: bool

    def named(self, note: str = "") -> Drawn:
        return cell("" if self.is_usual else self.name, bold=self.name if self.is_usual else "", note=note)


def _line(calendars: Calendars, calendar: WorkCalendar) -> _Line:
    return _Line(
        said(calendar.name),
        base_name(calendars, calendar.base) if calendar.base else UNKNOWN,
        _week(calendars, calendar.key),
        str(len(calendar.exceptions) or ""),
        used_by(calendars, calendar.key),
        calendar.key == calendars.programme.calendar_key,
    )


def _table(title: str, lines: Sequence[_Line]) -> Drawn:
    columns = [
        Column(t("Calendar")),
        Column(t("Built on")),
        Column(t("A week"), "right"),
        Column(t("Exceptions"), "right"),
        Column(t("Followed by")),
    ]
    rows = [Row([each.named(), *map(cell, (each.base, each.week, each.exceptions, each.users))]) for each in lines]
    return readings("calendars", title, columns, rows, "told")


def _short(title: str, lines: Sequence[_Line]) -> Drawn:
    """Return the same for a narrow screen: what a calendar is built on stands below its name."""
    columns = [Column(t("Calendar")), Column(t("A week"), "right"), Column(t("Followed by"))]
    rows = [Row([each.named(each.base), cell(each.week), cell(each.users)]) for each in lines]
    return readings("calendars", title, columns, rows, "told")


def used_by(calendars: Calendars, key: str) -> str:
    """Return in words who follows a calendar of the programme's own."""
    users = [said(calendars.names[each.kind, each.id]) for each in calendars.following(key)]
    users += [said(each.name) for each in calendars.own if each.base == key]
    more = len(users) - NAMED
    if not users:
        return t("nobody yet")
    return t("{names} and {count} more", names=", ".join(users[:NAMED]), count=more) if more > 0 else ", ".join(users)


def _week(calendars: Calendars, key: str) -> str:
    try:
        week = shifts(calendars, key).week
    except Refusal:
        return UNKNOWN
    hours = sum(end - begin for day in week for begin, end in day) / 60
    return t("{hours} h", hours=number(hours, 0 if hours == int(hours) else 1))
