"""What people do with calendars: make, change, delete them, say who follows them, and take the last change back."""

from collections.abc import Mapping, Sequence
from typing import Any

from access.actions import acting, record
from access.journal import Entry, Facts, Signature
from access.store import load_journal
from data.database import Database, Gone
from phases.actions import UNDO_DEPTH, find_programme
from phases.calendars import store
from phases.calendars.changing.differing import CalendarSavedFirst
from phases.calendars.changing.editing import (
    CalendarEdit,
    CalendarInUse,
    FollowedOtherwise,
    refuse_calendar,
    settled,
)
from phases.calendars.changing.undo import NoChangeToRedo, NoChangeToUndo, calendar_history, change_facts, turned
from phases.calendars.followers import Follow, Follower, followers_of, following
from phases.capacity import store as capacity
from phases.capacity.workweek import WorkCalendar
from phases.dates.snapshots import Names, snapshot
from phases.programme import Programme
from phases.store import load_plan, load_units
from words.text import Sentence, Text, sentence


def save_calendar(db: Database, signature: Signature, programme_id: str, wanted: CalendarEdit) -> str:
    """Save a calendar and who follows it, together; return its key.

    Refuses all mistakes, hours that nobody works, a calendar built on itself, stale saves and stale followers.
    """
    with acting(db, signature):
        programme = find_programme(db, programme_id)
        known = capacity.load_calendars(db, programme_id)
        edit = settled(wanted, known)
        refuse_calendar(programme, edit.calendar, known)
        before = next((each for each in known if each.key == edit.calendar.key), None)
        _refuse_stale(before, edit.calendar)
        if edit.calendar.version:
            capacity.update_calendar(db, programme_id, edit.calendar)
        else:
            capacity.insert_calendars(db, programme_id, [edit.calendar], len(known))
        _follow(db, programme, edit.follows)
        verb = "edit_calendar" if before else "add_calendar"
        told = change_facts(before, edit.follows, "before"), change_facts(edit.calendar, edit.follows, "after")
        record(db, signature, Entry(programme_id, verb, edit.calendar.key, *told))
        snapshot(db, signature, find_programme(db, programme_id))
    return edit.calendar.key


def remove_calendar(db: Database, signature: Signature, programme_id: str, calendar: WorkCalendar) -> None:
    """Delete a calendar that nobody follows and none is built on; refuse one in use by the names of its users."""
    with acting(db, signature):
        programme = find_programme(db, programme_id)
        known = capacity.load_calendars(db, programme_id)
        _refuse_stale(next((each for each in known if each.key == calendar.key), None), calendar)
        _refuse_in_use(db, programme, calendar, known)
        capacity.remove_calendar(db, programme_id, calendar)
        record(
            db,
            signature,
            Entry(programme_id, "remove_calendar", calendar.key, change_facts(calendar, (), "before"), {}),
        )


def undo_calendar(db: Database, signature: Signature, programme_id: str) -> None:
    """Take the last change of a calendar back; refuse when there is none or somebody changed it since."""
    with acting(db, signature):
        last = calendar_history(load_journal(db, programme_id, UNDO_DEPTH)).last
        if last is None:
            raise NoChangeToUndo
        sides = last.entry.after, last.entry.before
        _turn(db, signature, last.entry, ("undo_calendar", sides, {"undoes": last.seq}))


def redo_calendar(db: Database, signature: Signature, programme_id: str) -> None:
    """Do the change of a calendar again that was taken back last; refuse when there is none or it changed since."""
    with acting(db, signature):
        found = calendar_history(load_journal(db, programme_id, UNDO_DEPTH)).next
        if found is None:
            raise NoChangeToRedo
        sides = found.entry.before, found.entry.after
        _turn(db, signature, found.entry, ("redo_calendar", sides, {"redoes": found.seq}))


def _turn(
    db: Database, signature: Signature, entry: Entry, change: tuple[str, tuple[Facts, Facts], Mapping[str, int]]
) -> None:
    """Lead a calendar and who follows it from the first side of a change to the second."""
    verb, sides, told = change
    programme_id = entry.programme_id
    programme, known = find_programme(db, programme_id), capacity.load_calendars(db, programme_id)
    standing = next((each for each in known if each.key == entry.subject), None)
    wanted, follows = turned(entry.subject, sides, standing)
    if wanted:
        refuse_calendar(programme, wanted, known)
        _put_back(db, programme_id, (wanted, standing), len(known))
    _follow(db, programme, follows)
    if wanted is None and standing:
        _refuse_in_use(db, find_programme(db, programme_id), standing, known)
        capacity.remove_calendar(db, programme_id, standing)
    after = {**told, "name": _name(wanted or standing)}
    record(db, signature, Entry(programme_id, verb, entry.subject, sides[0], after))
    snapshot(db, signature, find_programme(db, programme_id))


def _refuse_stale(standing: WorkCalendar | None, wanted: WorkCalendar) -> None:
    if wanted.version and standing is None:
        raise Gone
    if standing and standing.version != wanted.version:
        raise CalendarSavedFirst(standing, wanted)


def _name(calendar: WorkCalendar | None) -> Text:
    return calendar.name if calendar else ""


def load_followers(db: Database, programme: Programme) -> list[Follower]:
    """Return all that may follow a calendar of the programme."""
    units, persons = load_units(db, programme.id), capacity.load_persons(db, programme.id)
    return followers_of(programme, units, persons, load_plan(db, programme.id).tasks)


def _follow(db: Database, programme: Programme, follows: Sequence[Follow]) -> None:
    """Let followers go to other calendars; refuse by name those who follow another one than was shown."""
    standing = {(each.kind, each.id): each for each in load_followers(db, programme)} if follows else {}
    if any((each.kind, each.id) not in standing for each in follows):
        raise Gone
    stale = [each for each in follows if standing[each.kind, each.id].calendar_key != each.before]
    if stale:
        names = follower_names(db, programme)
        raise FollowedOtherwise([names[each.kind, each.id] for each in stale])
    for each in follows:
        store.save_follow(db, standing[each.kind, each.id], each)


def follower_names(db: Database, programme: Programme) -> Mapping[tuple[str, str], Text | Sentence]:
    """Return what followers are called, by kind and id."""
    titles: Any = Names(db, programme, load_plan(db, programme.id).tasks)
    names: dict[tuple[str, str], Text | Sentence] = {("task", each): titles[each] for each in titles}
    names |= {("unit", each.id): each.name for each in load_units(db, programme.id)}
    persons = capacity.load_persons(db, programme.id)
    names |= {("person", f"{programme.id}:{each.key}"): each.name for each in persons}
    return names | {("programme", programme.id): sentence("the programme")}


def _put_back(
    db: Database, programme_id: str, calendars: tuple[WorkCalendar, WorkCalendar | None], position: int
) -> None:
    wanted, standing = calendars
    if standing:
        capacity.update_calendar(db, programme_id, wanted)
    else:
        capacity.insert_calendars(db, programme_id, [wanted], position)


def _refuse_in_use(db: Database, programme: Programme, calendar: WorkCalendar, known: Sequence[WorkCalendar]) -> None:
    """Refuse by the names of who follows a calendar, and of the calendars that are built on it."""
    users = following(load_followers(db, programme), calendar.key)
    names = follower_names(db, programme) if users else {}
    named = [names[each.kind, each.id] for each in users]
    if named := [*named, *(each.name for each in known if each.base == calendar.key)]:
        raise CalendarInUse(calendar.name, named)
