"""What people do for effort: name people, give them work, record what it took; all with entries in the journal."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from access.actions import acting, record
from access.journal import Entry, Facts, Signature
from data.database import Database, Gone, StaleSave
from methodology.loader import load_pack
from phases.actions import edit_tasks, find_programme
from phases.capacity import store as capacity
from phases.capacity.people import Assignment, Person, PersonEdit
from phases.capacity.staffing import (
    EDITABLE,
    StaffBatch,
    added_persons,
    differing,
    edited,
    refuse_assignment,
    refuse_staff,
)
from phases.dates.snapshots import snapshot
from phases.effort import store
from phases.effort.levelling.proposal import Proposal
from phases.effort.value.costs import TaskCost, refuse_cost
from phases.plan import Task
from phases.programme import Programme
from phases.store import load_plan, load_units
from phases.titles import full_title, titles_of
from words.text import Sentence, Text


def save_staff(db: Database, signature: Signature, programme_id: str, batch: StaffBatch) -> list[str]:
    """Save all changes of persons or none; return the keys of the new ones. Refuses stale saves and all mistakes."""
    with acting(db, signature):
        programme = find_programme(db, programme_id)
        persons = capacity.load_persons(db, programme_id)
        new = added_persons(persons, batch.added)
        wanted = _edited(persons, batch.edits)
        leaving = {each.key: each for each in batch.removed}
        after = [wanted.get(each.key, each) for each in persons if each.key not in leaving] + new
        calendars = [each.key for each in capacity.load_calendars(db, programme_id)]
        refuse_staff(after, {*wanted, *(each.key for each in new)}, calendars)
        _remove(db, signature, programme_id, [(each, leaving[each.key]) for each in persons if each.key in leaving])
        _edit(db, signature, programme_id, (persons, batch.edits))
        capacity.insert_persons(db, programme_id, new, len(persons))
        for each in new:
            _record(db, signature, programme_id, ("add_person", each.key, {}, _facts(each, EDITABLE)))
        snapshot(db, signature, programme)
    return [each.key for each in new]


def assign(db: Database, signature: Signature, programme_id: str, assignments: Sequence[Assignment]) -> None:
    """Let persons work on tasks, or change how much, all or none; version 0 is one that is not saved yet."""
    with acting(db, signature):
        programme = find_programme(db, programme_id)
        tasks, persons = _tasks(db, programme_id), _persons(db, programme_id)
        if any(each.task_id not in tasks or each.person_key not in persons for each in assignments):
            raise Gone
        known = {_ids(each): each for each in capacity.load_assignments(db, programme_id)}
        before: dict[str, list[Facts]] = {}
        after: dict[str, list[Facts]] = {}
        for each in assignments:
            task, person = tasks[each.task_id], persons[each.person_key]
            refuse_assignment(each, (task, person), partial(_name, db, programme, task))
            if standing := known.get(_ids(each)):
                before.setdefault(task.id, []).append(_assigned(standing, person))
            after.setdefault(task.id, []).append(_assigned(each, person))
            capacity.save_assignment(db, programme_id, each, each.version)
        _record(db, signature, programme_id, ("assign_people", f"{len(assignments)}", before, after))
        snapshot(db, signature, programme)


def unassign(db: Database, signature: Signature, programme_id: str, assignment: Assignment) -> None:
    """Take a person off a task; refuse when the assignment is not there any more or was changed since."""
    with acting(db, signature):
        programme = find_programme(db, programme_id)
        standing = {_ids(each): each for each in capacity.load_assignments(db, programme_id)}
        task, person = (
            _tasks(db, programme_id).get(assignment.task_id),
            _persons(db, programme_id).get(assignment.person_key),
        )
        before = standing.get(_ids(assignment))
        if before is None or task is None or person is None:
            raise Gone
        if before.version != assignment.version:
            raise StaleSave(dict(_assigned(before, person)), dict(_assigned(assignment, person)))
        capacity.remove_assignment(db, assignment)
        _record(db, signature, programme_id, ("unassign_person", task.key, _assigned(before, person), {}))
        snapshot(db, signature, programme)


def record_actuals(db: Database, signature: Signature, programme_id: str, costs: Sequence[TaskCost]) -> None:
    """Keep what tasks cost beside their people and what they took; refuse what cannot be and stale saves."""
    with acting(db, signature):
        programme = find_programme(db, programme_id)
        tasks, known = _tasks(db, programme_id), store.load_costs(db, programme_id)
        if any(each.task_id not in tasks for each in costs):
            raise Gone
        for each in costs:
            task = tasks[each.task_id]
            refuse_cost(task, each, partial(_name, db, programme, task))
            store.save_cost(db, programme_id, each)
        before = {each.task_id: _costs(known.get(each.task_id, TaskCost(each.task_id))) for each in costs}
        after = {each.task_id: _costs(each) for each in costs}
        _record(db, signature, programme_id, ("record_actuals", f"{len(costs)}", before, after))


def apply_levelling(db: Database, signature: Signature, programme_id: str, proposal: Proposal) -> int:
    """Write the dates of a proposal that somebody accepted, as one batch that can be undone; return how many.

    A task that was changed since the proposal was made refuses all of it.
    """
    return edit_tasks(db, signature, programme_id, proposal.edits())


def _edited(persons: Sequence[Person], edits: Sequence[PersonEdit]) -> dict[str, Person]:
    known = {each.key: each for each in persons}
    if any(edit.key not in known for edit in edits):
        raise Gone
    return {edit.key: edited(known[edit.key], _wanted(known[edit.key], edit)) for edit in edits}


def _wanted(person: Person, edit: PersonEdit) -> Mapping[str, Any]:
    """Return what an edit changes, fields that nobody edits included: those are refused by name."""
    foreign = {key: value for key, value in edit.changes.items() if key not in EDITABLE}
    return foreign | differing(person, {key: value for key, value in edit.changes.items() if key in EDITABLE})


def _edit(
    db: Database, signature: Signature, programme_id: str, wanted: tuple[Sequence[Person], Sequence[PersonEdit]]
) -> None:
    known = {each.key: each for each in wanted[0]}
    for edit in wanted[1]:
        person = known[edit.key]
        changes = differing(person, edit.changes)
        if not changes and edit.version == person.version:
            continue
        capacity.update_person(db, programme_id, edit.key, edit.version, changes or dict(edit.changes))
        told = _facts(person, ("name", *changes)), _facts(replace(person, **changes), ("name", *changes))
        _record(db, signature, programme_id, ("edit_person", edit.key, *told))


def _remove(db: Database, signature: Signature, programme_id: str, leaving: Sequence[tuple[Person, Person]]) -> None:
    """Remove persons, each as it stands and as it was seen; refuse those that were changed since."""
    assignments = capacity.load_assignments(db, programme_id) if leaving else []
    for each, seen in leaving:
        if each.version != seen.version:
            raise StaleSave(_facts(each, EDITABLE), _facts(seen, EDITABLE))
        tasks = [assignment.task_id for assignment in assignments if assignment.person_key == each.key]
        capacity.remove_person(db, programme_id, each.key)
        before = _facts(each, EDITABLE) | {"tasks": tasks}
        _record(db, signature, programme_id, ("remove_person", each.key, before, {}))


def _ids(assignment: Assignment) -> tuple[str, str]:
    return assignment.task_id, assignment.person_key


def _tasks(db: Database, programme_id: str) -> dict[str, Task]:
    return {each.id: each for each in load_plan(db, programme_id).tasks}


def _persons(db: Database, programme_id: str) -> dict[str, Person]:
    return {each.key: each for each in capacity.load_persons(db, programme_id)}


def _name(db: Database, programme: Programme, task: Task) -> Text | Sentence:
    units = load_units(db, programme.id)
    return full_title(task, titles_of([task], load_pack(programme.method), units), units)


def _facts(person: Person, names: Sequence[str]) -> dict[str, Any]:
    return {name: getattr(person, name) for name in names}


def _costs(cost: TaskCost) -> Facts:
    return {name: getattr(cost, name) for name in store.COLUMNS}


def _assigned(assignment: Assignment, person: Person) -> Facts:
    return {"who": person.name, "units": assignment.units, "work": assignment.work, "cost": assignment.cost}


def _record(db: Database, signature: Signature, programme_id: str, change: tuple[str, str, Facts, Facts]) -> None:
    verb, subject, before, after = change
    record(db, signature, Entry(programme_id, verb, subject, before, after))
