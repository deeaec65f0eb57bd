"""Taking the last change of a calendar back: from the journal, never over what somebody changed since."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Literal

from access.journal import Facts, Record
from errors import Refusal
from phases.calendars.followers import Follow
from phases.capacity.workweek import Exceptional, WorkCalendar
from words.text import Text, sentence

VERBS = ("add_calendar", "edit_calendar", "remove_calendar")


class NoChangeToUndo(Refusal):
    """No change of a calendar is left to take back."""

    def __init__(self) -> None:
        super().__init__(sentence("No change of a calendar is left to take back."))


class CalendarChangedSince(Refusal):
    """Somebody changed the calendar after the change that is to be taken back."""

    def __init__(self, name: Text) -> None:
        super().__init__(sentence("“{name}” was changed since. Change it by hand instead.", name=name))


def last_change(records: Iterable[Record]) -> Record:
    """Return the newest change of a calendar that stands; records come newest first. Refuses where there is none."""
    if found := _last(records):
        return found
    raise NoChangeToUndo


def is_undoable(records: Iterable[Record]) -> bool:
    """Return whether a change of a calendar stands among the records that can be taken back."""
    return _last(records) is not None


def _last(records: Iterable[Record]) -> Record | None:
    undone = set[int]()
    for record in records:
        if record.entry.verb == "undo_calendar":
            undone.add(int(str(record.entry.after["undoes"])))
        elif record.entry.verb in VERBS and record.seq not in undone:
            return record
    return None


def taken_back(record: Record, standing: WorkCalendar | None) -> tuple[WorkCalendar | None, list[Follow]]:
    """Return the calendar as it was before a change, None where there was none, and who goes back to what.

    Refuses where the calendar that stands is not as the change left it.
    """
    entry = record.entry
    before, after = (_calendar(entry.subject, facts) for facts in (entry.before, entry.after))
    left = standing and replace(standing, version=1)
    if left != after:
        raise CalendarChangedSince((standing or before or after or WorkCalendar("", "–", "", ())).name)
    was, now = _follows(entry.before), _follows(entry.after)
    follows = [Follow(kind, row_id, now[kind, row_id], was[kind, row_id]) for kind, row_id in was]
    version = standing.version if standing else 1
    return (replace(before, version=version) if before else None), follows


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
