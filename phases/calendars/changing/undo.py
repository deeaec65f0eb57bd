"""Taking changes of calendars back and doing them again: never over what somebody changed since."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Literal

from access.journal import Facts, Record
from errors import Refusal
from phases.calendars.followers import Follow
from phases.capacity.workweek import Exceptional, WorkCalendar
from phases.editing.history import CALENDARS, History, history
from words.text import Text, sentence


class NoChangeToUndo(Refusal):
    """No change of a calendar is left to take back."""

    def __init__(self) -> None:
        super().__init__(sentence("No change of a calendar is left to take back."))


class NoChangeToRedo(Refusal):
    """No change of a calendar was taken back that could be done again."""

    def __init__(self) -> None:
        super().__init__(sentence("No change of a calendar is left to do again."))


class CalendarChangedSince(Refusal):
    """Somebody changed the calendar after the change that is to be taken back."""

    def __init__(self, name: Text) -> None:
        super().__init__(sentence("“{name}” was changed since. Change it by hand instead.", name=name))


def calendar_history(records: Iterable[Record]) -> History:
    """Return the changes of calendars that can be taken back, and done again; records come newest first."""
    return history(records, CALENDARS)


def turned(
    key: str, sides: tuple[Facts, Facts], standing: WorkCalendar | None
) -> tuple[WorkCalendar | None, list[Follow]]:
    """Return the calendar as the second side of a change says, None where it has none, and who goes back to what.

    Refuses where the calendar that stands is not as the first side says.
    """
    left, wanted = (_calendar(key, facts) for facts in sides)
    if (standing and replace(standing, version=1)) != left:
        raise CalendarChangedSince((standing or wanted or left or WorkCalendar("", "–", "", ())).name)
    now, then = _follows(sides[0]), _follows(sides[1])
    follows = [Follow(kind, row_id, now[kind, row_id], then[kind, row_id]) for kind, row_id in then]
    version = standing.version if standing else 1
    return (replace(wanted, version=version) if wanted else None), follows


def change_facts(
    calendar: WorkCalendar | None, follows: Sequence[Follow], side: Literal["before", "after"]
) -> dict[str, Any]:
    """Return what the journal keeps of a calendar and of who follows it, before or after a change."""
    found: dict[str, Any] = {}
    if calendar:
        exceptions = [[each.first, each.last, each.spans, each.name] for each in calendar.exceptions]
        found = {"name": calendar.name, "base": calendar.base, "week": calendar.week, "exceptions": exceptions}
    if follows:
        found["follows"] = [[each.kind, each.id, getattr(each, side)] for each in follows]
    return found


def _calendar(key: str, facts: Facts) -> WorkCalendar | None:
    if "week" not in facts:
        return None
    kept: Mapping[str, Any] = facts
    week = tuple(None if day is None else _spans(day) for day in kept["week"])
    exceptions = tuple(
        Exceptional(date.fromisoformat(first), date.fromisoformat(last), _spans(spans), name)
        for first, last, spans, name in kept["exceptions"]
    )
    return WorkCalendar(key, kept["name"], kept["base"], week, exceptions)


def _spans(pairs: Iterable[Sequence[int]]) -> tuple[tuple[int, int], ...]:
    return tuple((begin, end) for begin, end in pairs)


def _follows(facts: Facts) -> dict[tuple[Any, str], str]:
    kept: Any = facts.get("follows", ())
    return {(kind, row_id): key for kind, row_id, key in kept}
