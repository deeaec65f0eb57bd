"""Take a plan of another tool in: as a new programme, or as the update of one that stands."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from access.actions import acting, record
from access.journal import Entry, Signature
from data.database import Database
from methodology.pack import Pack
from methodology.store import keep_pack
from phases import store
from phases.actions import find_programme, keep_baseline
from phases.capacity import store as capacity
from phases.capacity.terms import Roster, calendars_of, terms_of
from phases.dates.frame import Frame
from phases.dates.snapshots import refuse_circle, snapshot
from phases.effort.store import load_costs
from phases.intake import store as intake
from phases.intake.carrying import carried, told_otherwise
from phases.intake.difference.arranging import arranged, seated
from phases.intake.difference.arrival import Arrival, arrival
from phases.intake.difference.merging import Brought, is_imported, staying_beside
from phases.intake.difference.recognising import Known, brought, recognised, remembered
from phases.intake.incoming import Difference, Incoming, difference, matched, moved_starts
from phases.network.cycle import CycleOfTasks
from phases.plan import Plan, Task
from phases.planned import Planned, load_timeline
from phases.programme import LATEST_START, Programme, StartOutOfReach, make_key
from phases.takeback.footprint import sides
from phases.takeback.store import BROUGHT, load_tables
from words.text import sentence

EARLIEST_FOREIGN_START = date(1984, 1, 1)
"""Where the calendars of other tools begin."""
Reader = Callable[[str], Incoming]
"""Returns the incoming plan with ids of the programme that it is given."""


def take_plan(db: Database, signature: Signature, reader: Reader, pack: Pack) -> Programme:
    """Make a programme of a plan from elsewhere; refuse a circle of tasks and a start that no calendar reaches."""
    incoming = _named(db, reader, reader("").name)  # before the lock: nobody waits for it
    with acting(db, signature):
        if incoming[0] in {head.id for head in store.load_heads(db)}:
            incoming = _named(db, reader, incoming[1].name)
        key, plan = incoming
        follows = keep_pack(db, pack, signature.at)
        programme = replace(
            _programme(plan, key, (pack, signature.at.isoformat())), pack_key=follows, pack_base=follows
        )
        store.insert_programme(db, programme)
        store.insert_plan(db, programme.id, plan.plan)
        _keep_rest(db, programme.id, plan, arrival(Brought(), Brought(), brought(plan), ()))
        _keep_baselines(db, signature, programme.id, plan)
        after = {"name": programme.name, "tasks": len(plan.plan.tasks), "links": len(plan.plan.links)}
        record(db, signature, Entry(programme.id, "import_plan", programme.id, {}, after))
        snapshot(db, signature, programme)
    return replace(programme, revision=1)


def _named(db: Database, reader: Reader, name: str) -> tuple[str, Incoming]:
    """Return a key that no programme has yet, and the plan with ids of it."""
    key = make_key(name, {head.id for head in store.load_heads(db)})
    return key, reader(key)


def preview_update(db: Database, programme_id: str, reader: Reader, today: date | None = None) -> Difference:
    """Return what an update of the programme would do, dates as of a day; refuse a circle of tasks by their names."""
    programme = find_programme(db, programme_id)
    standing = store.load_plan(db, programme_id)
    incoming, known = _met(db, programme, standing, reader(programme_id))
    found = _difference(db, programme, standing, (incoming, known))
    after = _after(db, programme, (standing, known.here), (found, today or programme.start_on))
    refuse_circle(db, programme, after)
    return replace(found, moved=moved_starts(incoming, after.timeline.rows))


def preview_plan(reader: Reader, pack: Pack) -> tuple[Incoming, tuple[Task, ...]]:
    """Return the plan that would become a programme, and its linked rows that start elsewhere than the file says.

    Refuses what making it would refuse; nothing is saved.

    A circle is named task by task; a start out of reach and calendars without working time are refused too.
    """
    plan = reader("new")
    programme = _programme(plan, "new", (pack, ""))
    roster = Roster(plan.calendars, (), plan.persons, plan.assignments)
    calendar, terms = terms_of(programme, plan.plan.tasks, roster)
    frame = Frame(calendar, plan.start_on, plan.start_on, {}, terms)
    planned = Planned(plan.plan, frame)
    try:
        _ = planned.scheduled
    except CycleOfTasks as circle:
        titles = {task.key: task.title for task in plan.plan.tasks}
        raise CycleOfTasks([titles[str(key)] for key in circle.names]) from circle
    return plan, moved_starts(plan, planned.timeline.rows)


def update_plan(db: Database, signature: Signature, programme_id: str, reader: Reader) -> Difference:
    """Bring the programme to the incoming plan and return what that did; rows that only stand here stay.

    The dates before are kept as a baseline. Refuses a circle of tasks.
    """
    converted = reader(programme_id)  # before the lock: nobody waits for it
    with acting(db, signature):
        programme = find_programme(db, programme_id)
        standing = store.load_plan(db, programme_id)
        incoming, known = _met(db, programme, standing, converted)
        found = _difference(db, programme, standing, (incoming, known))
        if found.is_empty:
            return found
        name = sentence("Before the import of {name}", name=incoming.name)
        keep_baseline(db, signature, programme_id, (name, load_timeline(db, programme, signature.at.date())))
        before = load_tables(db, programme_id, BROUGHT)
        _apply(db, programme_id, found)
        _arrange(db, standing.tasks, found)
        _keep_rest(db, programme_id, incoming, found.arrival)
        was, now = sides(before, load_tables(db, programme_id, BROUGHT))
        told = {"name": incoming.name, **now.bounded_facts()}
        record(db, signature, Entry(programme_id, "update_plan", f"{len(found.added)}", was.bounded_facts(), told))
        planned = snapshot(db, signature, programme)
    return replace(found, moved=moved_starts(incoming, planned.timeline.rows))


def _met(db: Database, programme: Programme, standing: Plan, incoming: Incoming) -> tuple[Incoming, Known]:
    """Return what comes with the ids and keys of what stands here, and what stands here beside the rows."""
    programme_id = programme.id
    here = Brought(
        tuple(capacity.load_calendars(db, programme_id)),
        tuple(capacity.load_persons(db, programme_id)),
        tuple(capacity.load_assignments(db, programme_id)),
        tuple(load_costs(db, programme_id).values()),
    )
    is_foreign = bool(intake.load_foreign_plan(db, programme_id))
    known = Known(here, intake.load_brought(db, programme_id) if is_foreign else Brought())
    rows = matched(incoming, intake.load_foreign_ids(db, programme_id))
    if rows.only_names:
        rows = replace(rows, plan=replace(rows.plan, tasks=seated(standing.tasks, rows.plan.tasks)))
    return recognised(rows, programme, known), known


def _difference(db: Database, programme: Programme, standing: Plan, coming: tuple[Incoming, Known]) -> Difference:
    """Return how the plans differ, calendars, people, their work and costs included."""
    incoming, known = coming
    found = difference(standing, incoming.plan, calendars_of(programme, known.here.calendars)[""])
    followed = _followed(db, programme, standing, found)
    told = told_otherwise(incoming, intake.load_foreign_rows(db, programme.id))
    beside = arrival(known.base, known.here, brought(incoming), followed)
    return replace(found, arrival=beside, told=tuple(task for task in standing.tasks if task.id in told))


def _followed(db: Database, programme: Programme, standing: Plan, found: Difference) -> set[str]:
    """Return the calendars that are followed by others than imported people."""
    units, persons = store.load_units(db, programme.id), capacity.load_persons(db, programme.id)
    own = {each.calendar_key for each in persons if not is_imported(each)}
    tasks = {each.calendar_key for each in (*standing.tasks, *found.added)}
    return tasks | {programme.calendar_key} | {each.calendar_key for each in units} | own


def _after(db: Database, programme: Programme, now: tuple[Plan, Brought], coming: tuple[Difference, date]) -> Planned:
    """Return the plan as an update will leave it, with the calendars and people that there will be."""
    (standing, here), (found, today) = now, coming
    after = {change.task.id: replace(change.task, **change.after) for change in found.changed}
    tasks = arranged((*(after.get(task.id, task) for task in standing.tasks), *found.added), found.places)
    removed = set(found.removed_links)
    links = (*(link for link in standing.links if link not in removed), *found.added_links)
    calendars = staying_beside(here.calendars, found.arrival.calendars)
    people = staying_beside(here.persons, found.arrival.persons)
    work = staying_beside(here.assignments, found.arrival.assignments)
    roster = Roster(calendars, store.load_units(db, programme.id), people, work) if calendars else Roster()
    calendar, terms = terms_of(programme, tasks, roster)
    return Planned(Plan(tasks, links), Frame(calendar, programme.start_on, today, {}, terms))


def _programme(incoming: Incoming, key: str, origin: tuple[Pack, str]) -> Programme:
    pack, created_at = origin
    if not EARLIEST_FOREIGN_START <= incoming.start_on <= LATEST_START:
        raise StartOutOfReach(incoming.start_on, EARLIEST_FOREIGN_START)
    return Programme(
        id=key,
        name=incoming.name,
        client="",
        scope="",
        product="",
        sponsor="",
        manager="",
        start_on=incoming.start_on,
        promised_on=None,
        country="none",
        steps=(),
        pack_id=pack.head.id,
        pack_version=pack.head.version,
        created_at=created_at,
        revision=0,
        version=1,
        day_minutes=incoming.day_minutes,
        start_time=incoming.start_time,
        finish_on=incoming.finish_on,
        finish_time=incoming.finish_time,
        status_on=incoming.status_on or "",
        calendar_key=incoming.calendar_key,
    )


def _keep_rest(db: Database, programme_id: str, incoming: Incoming, came: Arrival) -> None:
    """Keep calendars, people, their work and costs, and what is carried along, for the next import too."""
    intake.save_arrival(db, programme_id, came)
    intake.save_brought(db, programme_id, remembered(incoming, intake.load_brought(db, programme_id)))
    intake.save_foreign(
        db, programme_id, carried(incoming, intake.load_foreign_rows(db, programme_id)), incoming.facts
    )


def _keep_baselines(db: Database, signature: Signature, programme_id: str, incoming: Incoming) -> None:
    at = signature.at.isoformat()
    for number, each in enumerate(incoming.baselines):
        head = {"id": f"{programme_id}@{at}#{number:02}", "name": each.name, "at": at, "actor": signature.actor}
        store.insert_baseline(db, programme_id, head, each.promises)


def _apply(db: Database, programme_id: str, found: Difference) -> None:
    for change in found.changed:
        store.update_task(db, change.task.id, change.task.version, change.after)
    store.delete_links(db, found.removed_links)
    store.insert_tasks(db, programme_id, found.added)
    store.insert_links(db, programme_id, found.added_links)


def _arrange(db: Database, standing: Sequence[Task], found: Difference) -> None:
    """Put every row at its place."""
    now = {task.id: (task.position, task.parent_id) for task in (*standing, *found.added)}
    for task_id, place in found.places.items():
        if now.get(task_id) != place:
            intake.move_task(db, task_id, *place)
