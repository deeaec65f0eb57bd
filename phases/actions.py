"""What people do to programmes and plans; each is one transaction with its entry in the journal."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from access.actions import acting, record
from access.journal import Entry, Facts, Record, Signature
from access.store import load_journal, load_revision
from data.database import Database, Gone
from errors import Refusal
from methodology.pack import Pack
from methodology.store import keep_pack
from phases import store
from phases.dates.calendar import calendar_for
from phases.dates.frame import Frame
from phases.dates.snapshots import Names, keep_forecasts, refuse_circle, snapshot
from phases.dates.timeline import Timeline, compute_timeline
from phases.editing.batch import PREDECESSORS, Batch, apply_edits, listed
from phases.editing.edits import (
    InvalidEdit,
    LinkedAlready,
    Name,
    NewTask,
    TaskEdit,
    baseline_name,
    edit_problems,
    place_task,
)
from phases.editing.fields import facts
from phases.editing.gone import RowGone, deleted_task
from phases.editing.undoing import NothingToRedo, NothingToUndo, inverse, last_batch, last_undone, repeated
from phases.effort.value.budgeting import load_budgets, promises_of
from phases.generation import generate_plan
from phases.plan import Link, Plan, leaves
from phases.planned import Moment, Planned, load_timeline, moment_of, remember, standing
from phases.programme import (
    NewProgramme,
    Programme,
    StatusDate,
    StatusDateMoved,
    new_programme,
    new_units,
    plain,
    refuse_far_start,
    refuse_invalid,
)
from phases.structure.shape import shape
from phases.structure.store import load_rows
from phases.structure.turning import kept
from words.catalogue import say
from words.text import LANGUAGES, Sentence, Text, sentence, stored

UNDO_DEPTH = 500
BULK = 20
"""From so many changed rows on, the dates before are kept as a baseline."""


class NoSuchProgramme(Refusal):
    """There is no programme with this id."""

    def __init__(self, programme_id: str, known: Sequence[str]) -> None:
        super().__init__(
            sentence("There is no programme “{id}”. There are: {known}.", id=programme_id, known=list(known) or "–")
        )


def find_programme(db: Database, programme_id: str) -> Programme:
    """Return the programme; refuse an unknown id and name those that exist."""
    if programme := store.load_programme(db, programme_id):
        return programme
    raise NoSuchProgramme(programme_id, [head.id for head in store.load_heads(db)])


def create_programme(db: Database, signature: Signature, new: NewProgramme, pack: Pack) -> Programme:
    """Create a programme with units, plan and first baseline; refuse all mistakes at once."""
    refuse_far_start(new.start_on)
    calendar = calendar_for(new.country, new.start_on.year)
    refuse_invalid(new, calendar, tuple(pack.step))
    with acting(db, signature):
        asked = new_programme(new, pack, (signature.at, {head.id for head in store.load_heads(db)}))
        programme = replace(asked, pack_key=(key := keep_pack(db, pack, signature.at)), pack_base=key)
        units = new_units(programme.id, new.units, 0, set())
        plan = generate_plan(programme.id, programme.steps, units, pack)
        frame = Frame(calendar, programme.start_on, programme.start_on, {})
        timeline = compute_timeline(plan, frame)
        store.insert_programme(db, programme)
        store.insert_units(db, programme.id, units)
        store.insert_plan(db, programme.id, plan)
        _insert_baseline(db, signature, programme.id, ("1", timeline))
        after = {"name": programme.name, "tasks": len(plan.tasks), "finish": timeline.finish.isoformat()}
        _record(db, signature, programme.id, ("create_programme", programme.id, {}, after))
        snapshot(db, signature, programme)
    return replace(programme, revision=1)


def edit_tasks(db: Database, signature: Signature, programme_id: str, edits: Sequence[TaskEdit]) -> int:
    """Save a batch of edits or none of it; return how many tasks changed. Refuses stale and impossible edits.

    Before a bulk change, of `BULK` rows or more, the dates are kept as a baseline.
    """
    today = signature.at.date()
    with acting(db, signature):
        programme = find_programme(db, programme_id)
        planned = standing(db, programme, today)
        if missing := [edit.task_id for edit in edits if edit.task_id not in planned.places]:
            raise _gone(db, programme, missing[0])
        batch = apply_edits(planned, edits, Names(db, programme, planned.plan.tasks), today)
        if batch.problems:
            raise InvalidEdit(batch.problems)
        if not batch.changes:
            return 0
        if len(batch.changes) >= BULK:
            name = sentence("Before {count} rows changed", count=len(batch.changes))
            keep_baseline(db, signature, programme_id, (name, planned.timeline))
        told = ("edit_tasks", f"{len(batch.changes)}", batch.before, batch.after)
        after = _save(db, signature, (programme, planned, batch), (edits, told))
    remember(db, *after)
    return len(batch.changes)


def _gone(db: Database, programme: Programme, task_id: str) -> Gone:
    task = deleted_task(load_journal(db, programme.id, UNDO_DEPTH), task_id)
    return RowGone(Names(db, programme, [task])[task_id]) if task else Gone()


def undo_edits(db: Database, signature: Signature, programme_id: str) -> int:
    """Take the newest batch of edits back; refuse when there is none or its tasks were changed since."""
    with acting(db, signature):
        found = last_batch(load_journal(db, programme_id, UNDO_DEPTH))
        if found is None:
            raise NothingToUndo
        told = ("undo_edits", found.entry.after, {"undoes": found.seq})
        count, after = _turn(db, signature, (found, inverse), told)
    remember(db, *after)
    return count


def redo_edits(db: Database, signature: Signature, programme_id: str) -> int:
    """Do the batch again that was taken back last; refuse when there is none or its tasks were changed since."""
    with acting(db, signature):
        found = last_undone(load_journal(db, programme_id, UNDO_DEPTH))
        if found is None:
            raise NothingToRedo
        told = ("redo_edits", found.entry.before, {"redoes": found.seq})
        count, after = _turn(db, signature, (found, repeated), told)
    remember(db, *after)
    return count


def _turn(
    db: Database,
    signature: Signature,
    turned: tuple[Record, Callable[[Record, Planned, Mapping[str, Name]], list[TaskEdit]]],
    told: tuple[str, Facts, Facts],
) -> tuple[int, tuple[Moment, Planned]]:
    """Lead the tasks of a batch to what they were before it, or after it."""
    (found, edits_of), (verb, before, after) = turned, told
    programme = find_programme(db, found.entry.programme_id)
    planned = standing(db, programme, signature.at.date())
    names = Names(db, programme, planned.plan.tasks)
    edits = edits_of(found, planned, names)
    batch = apply_edits(planned, edits, names, None)
    entry = (verb, f"{len(edits)}", before, after)
    return len(edits), _save(db, signature, (programme, planned, batch), (edits, entry))


def _save(
    db: Database,
    signature: Signature,
    change: tuple[Programme, Planned, Batch],
    told: tuple[Sequence[TaskEdit], tuple[str, str, Facts, Facts]],
) -> tuple[Moment, Planned]:
    """Save what a batch changed, each task at the version that its edit started from; return the plan after it."""
    (programme, planned, batch), (edits, entry) = change, told
    versions = {edit.task_id: edit.version for edit in edits}
    for task_id, changes in batch.changes.items():
        store.update_task(db, task_id, versions[task_id], changes)
    store.delete_links(db, batch.removed)
    store.insert_links(db, programme.id, batch.added)
    _record(db, signature, programme.id, entry)
    after = planned.changed(batch.plan, list(batch.changes))
    refuse_circle(db, programme, after)
    keep_forecasts(db, programme.id, after)
    return moment_of(db, programme, after.frame.today), after


def add_task(db: Database, signature: Signature, programme_id: str, new: NewTask) -> str:
    """Add a task to a phase of a step, before its exit, and return its id."""
    with acting(db, signature):
        programme = find_programme(db, programme_id)
        plan = store.load_plan(db, programme_id)
        if new.after_id and new.after_id not in {each.id for each in leaves(plan)}:
            raise Gone
        task, links = place_task(programme.id, plan, new)
        if problems := edit_problems(task, {}, signature.at.date(), _name_of(new)):
            raise InvalidEdit(problems)
        store.make_room(db, programme_id, task.position)
        store.insert_plan(db, programme_id, Plan((task,), tuple(links)))
        told = facts(task, ("title", "days", "owner", "source")) | {"new_rows": [task.id], "links": kept(links)}
        after = {"rows": load_rows(db, [task.id]), "shape": shape(store.load_plan(db, programme_id))}
        _record(db, signature, programme_id, ("add_task", task.key, {"shape": shape(plan)}, told | after))
        snapshot(db, signature, programme)
    return task.id


def set_baseline(db: Database, signature: Signature, programme_id: str, name: str) -> None:
    """Keep today's dates as a named baseline that never changes; refuse one without a name."""
    kept = baseline_name(name)
    with acting(db, signature):
        programme = find_programme(db, programme_id)
        timeline = load_timeline(db, programme, signature.at.date())
        _insert_baseline(db, signature, programme_id, (kept, timeline))
        _record(db, signature, programme_id, ("set_baseline", kept, {}, {"finish": timeline.finish.isoformat()}))


def set_status_date(
    db: Database, signature: Signature, programme_id: str, change: tuple[StatusDate, StatusDate]
) -> None:
    """Say up to when progress is known: today, a date, or nobody said; what has not begun is planned from there.

    The change goes from what was seen to what is wanted; refused where something else stands meanwhile.
    """
    seen, status_on = change
    with acting(db, signature):
        programme = find_programme(db, programme_id)
        if programme.status_on != seen:
            raise StatusDateMoved(programme.status_on)
        store.update_programme(db, programme_id, programme.version, {"status_on": status_on})
        before, after = ({"status_on": str(each)} for each in (programme.status_on, status_on))
        _record(db, signature, programme_id, ("set_status_date", programme_id, before, after))
        snapshot(db, signature, find_programme(db, programme_id))


def link_tasks(db: Database, signature: Signature, programme_id: str, link: Link) -> None:
    """Let one task wait for another; refuse a circle by the names along it."""
    with acting(db, signature):
        programme = find_programme(db, programme_id)
        plan = store.load_plan(db, programme_id)
        if not {link.before_id, link.after_id} <= {task.id for task in leaves(plan)}:
            raise Gone
        if any((each.before_id, each.after_id, each.kind) == _ends(link) for each in plan.links):
            names = Names(db, programme, plan.tasks)
            raise LinkedAlready(names[link.before_id], names[link.after_id])
        store.insert_links(db, programme_id, [link])
        waits = [each for each in plan.links if each.after_id == link.after_id]
        before, after = ({link.after_id: {PREDECESSORS: listed(each)}} for each in (waits, [*waits, link]))
        _record(db, signature, programme_id, ("link_tasks", link.after_id, before, after))
        snapshot(db, signature, programme)


def _insert_baseline(
    db: Database, signature: Signature, programme_id: str, kept: tuple[Text, Timeline], is_promise: bool = True
) -> None:
    name, timeline = kept
    mark = "" if is_promise else f"~{load_revision(db, programme_id):06}"
    head = {
        "id": f"{programme_id}@{signature.at.isoformat()}{mark}",
        "is_promise": int(is_promise),
        "name": stored(name),
        "at": signature.at.isoformat(),
        "actor": signature.actor,
    }
    programme = find_programme(db, programme_id)
    budgets = load_budgets(db, programme, timeline, signature.at.date())
    store.insert_baseline(db, programme_id, head, promises_of(timeline, budgets))


def keep_baseline(db: Database, signature: Signature, programme_id: str, kept: tuple[Sentence, Timeline]) -> None:
    """Keep dates for comparison, at a gate or before many rows change; drift is not counted from them."""
    name, timeline = kept
    words: Text = {language: say(name, language) for language in LANGUAGES}
    _insert_baseline(db, signature, programme_id, (words, timeline), is_promise=False)


def _ends(link: Link) -> tuple[str, str, str]:
    return link.before_id, link.after_id, link.kind


def _record(db: Database, signature: Signature, programme_id: str, change: tuple[str, str, Facts, Facts]) -> None:
    verb, subject, before, after = change
    record(db, signature, Entry(programme_id, verb, subject, before, after))


def _name_of(new: NewTask) -> Text | Sentence:
    return new.title if plain(new.title) else sentence("New task")
