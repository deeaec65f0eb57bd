"""Undo and redo of an update from the method or from a file, and of another choice of steps and units."""

from collections.abc import Collection, Sequence

from access.actions import acting, record
from access.journal import Entry, Facts, Record, Signature
from access.store import load_journal
from data.database import Database
from errors import Refusal
from methodology.loader import load_pack
from methodology.pack import Pack
from methodology.store import recall_pack
from phases import store
from phases.actions import UNDO_DEPTH, find_programme
from phases.capacity import store as capacity
from phases.dates.snapshots import Names, snapshot
from phases.editing.edits import Name
from phases.editing.history import IMPORTS, RENEWALS, history
from phases.editing.undoing import NothingToRedo, NothingToUndo, UndoWouldOverwrite
from phases.plan import Task
from phases.programme import Programme
from phases.renewal.store import load_asked, load_attached, load_shown
from phases.structure.turning import ArrangedSince
from phases.takeback import store as rows
from phases.takeback.footprint import Side, is_displaced, side_of, touched
from words.text import sentence


class StandsOnRenewal(Refusal):
    """Somebody works with what came with the change that is to be taken back."""

    def __init__(self, titles: Sequence[Name]) -> None:
        self.titles = tuple(titles)
        super().__init__(
            sentence(
                "People work with what would go: {titles}. Take that away first, or keep the plan as it is.",
                titles=list(titles),
            )
        )


def undo_renewal(db: Database, signature: Signature, programme_id: str) -> None:
    """Take the last renewal back; refuse by name what was changed since or is worked with, or that there is none."""
    _undo(db, signature, programme_id, ("undo_renewal", RENEWALS))


def redo_renewal(db: Database, signature: Signature, programme_id: str) -> None:
    """Do the renewal again that was taken back last; refuse by name what was changed since, or that there is none."""
    _redo(db, signature, programme_id, ("redo_renewal", RENEWALS))


def undo_import(db: Database, signature: Signature, programme_id: str) -> None:
    """Take the last update from a file back; refuse by name what was changed since or is worked with, or none.

    The baseline that was kept before it stays.
    """
    _undo(db, signature, programme_id, ("undo_import", IMPORTS))


def redo_import(db: Database, signature: Signature, programme_id: str) -> None:
    """Bring the plan again to the file whose update was taken back last; refuse by name what was changed since."""
    _redo(db, signature, programme_id, ("redo_import", IMPORTS))


def _undo(db: Database, signature: Signature, programme_id: str, kind: tuple[str, Collection[str]]) -> None:
    with acting(db, signature):
        found = history(load_journal(db, programme_id, UNDO_DEPTH)).last
        if found is None or found.entry.verb not in kind[1]:
            raise NothingToUndo
        _turn(db, find_programme(db, programme_id), (found.entry.after, found.entry.before))
        _close(db, signature, (kind[0], found, "undoes"))


def _redo(db: Database, signature: Signature, programme_id: str, kind: tuple[str, Collection[str]]) -> None:
    with acting(db, signature):
        found = history(load_journal(db, programme_id, UNDO_DEPTH)).next
        if found is None or found.entry.verb not in kind[1]:
            raise NothingToRedo
        _turn(db, find_programme(db, programme_id), (found.entry.before, found.entry.after))
        _close(db, signature, (kind[0], found, "redoes"))


def _close(db: Database, signature: Signature, done: tuple[str, Record, str]) -> None:
    verb, found, way = done
    entry = found.entry
    record(db, signature, Entry(entry.programme_id, verb, entry.subject, {}, {way: found.seq}))
    snapshot(db, signature, find_programme(db, entry.programme_id))


def _turn(db: Database, programme: Programme, facts: tuple[Facts, Facts]) -> None:
    """Lead the programme from one side of a change, which must stand, to the other."""
    leaving, entering = side_of(facts[0]), side_of(facts[1])
    if leaving is None or entering is None:
        raise ArrangedSince
    standing, names = rows.load_tables(db, programme.id, leaving.rows), _names(db, programme)
    if changed := touched(standing, leaving):
        raise UndoWouldOverwrite([names[each] for each in changed])
    if is_displaced(standing, leaving, entering):
        raise ArrangedSince
    if used := _used(db, programme, (leaving, entering)):
        raise StandsOnRenewal([names.get(each, each) for each in used])
    rows.leave(db, leaving)
    rows.enter(db, entering, programme.revision + 1)
    gone = leaving.ids.get("persons", set()) | leaving.ids.get("calendars", set())
    if used := sorted(gone & rows.load_followed(db, programme.id)):
        raise StandsOnRenewal([names[each] for each in used])


def _names(db: Database, programme: Programme) -> dict[str, Name]:
    """Return what rows, units and questionnaires are called, by id."""
    asked: dict[str, Name] = {each.id: each.title for each in load_pack(programme.method).questionnaires}
    units: dict[str, Name] = {unit.id: unit.name for unit in store.load_units(db, programme.id)}
    people = [(each.key, each.name) for each in capacity.load_persons(db, programme.id)]
    people += [(each.key, each.name) for each in capacity.load_calendars(db, programme.id)]
    staff: dict[str, Name] = {f"{programme.id}:{key}": name for key, name in people}
    return asked | units | staff | dict(Names(db, programme, store.load_plan(db, programme.id).tasks))


def _used(db: Database, programme: Programme, sides: tuple[Side, Side]) -> list[str]:
    """Return what people work with and would go: rows, gates shown by a criterion that goes, questionnaires asked."""
    leaving, entering = sides
    attached = load_attached(db, programme.id, leaving.ids)
    found = [row["id"] for row in leaving.rows["tasks"] if row["id"] in attached]
    key = entering.fields.get("programmes", {}).get(programme.id, {}).get("pack_key", programme.method)
    recall_pack(db, key)
    now, then = load_pack(programme.method), load_pack(key)
    gates = {task.key: task for task in store.load_plan(db, programme.id).tasks if task.source.startswith("gate:")}
    shown = [(gates[gate], criterion) for gate, criterion in load_shown(db, programme.id) if gate in gates]
    found += [task.id for task, criterion in shown if criterion in _criteria(now, task) - _criteria(then, task)]
    going = {each.id for each in now.questionnaires} - {each.id for each in then.questionnaires}
    return list(dict.fromkeys([*found, *sorted(load_asked(db, programme.id) & going)]))


def _criteria(pack: Pack, task: Task) -> set[str]:
    gate = pack.gate.get(task.source.removeprefix("gate:"))
    return {each.id for each in gate.criterion} if gate else set()
