"""What people do to bring a running programme to a later pack, or to another choice of steps and units."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from access.actions import acting, record
from access.journal import Entry, Signature
from data.database import Database
from errors import Refusal
from methodology.keeping import key_of
from methodology.loader import load_pack
from methodology.pack import Pack
from methodology.store import keep_pack
from phases import store
from phases.actions import find_programme, keep_baseline
from phases.dates.snapshots import refuse_circle, snapshot
from phases.generation import generate_plan
from phases.planned import Planned, load_frame, read_planned
from phases.programme import Programme, Unit
from phases.renewal import store as rows
from phases.renewal.links import Sides
from phases.renewal.preview import Name, Preview, moved_milestones
from phases.renewal.remains import Needed, criterion_changes, with_remains
from phases.renewal.renewal import Choice as Accepted
from phases.renewal.renewal import Known, Renewal, renewal
from phases.renewal.tailoring import Choice, Target, later_pack, tailored
from phases.takeback.footprint import Side, sides
from phases.takeback.store import RENEWED, load_tables
from phases.titles import full_title, titles_of
from words.text import Sentence, sentence

Aim = Callable[[Programme, list[Unit]], Target]
"""Returns what a programme with these units is to follow."""


class ChangedSince(Refusal):
    """The programme was changed after the preview was made."""

    def __init__(self) -> None:
        super().__init__(sentence("The programme was changed since this was shown. Look at the difference again."))


@dataclass(frozen=True)
class Consent:
    """What somebody agreed to: the method's values over those of people, on what was shown at a revision."""

    accepted: Collection[Accepted] = ()
    revision: int | None = None


ALL_OURS = Consent()


def to_pack(pack: Pack) -> Aim:
    """Return the aim to follow another version of the pack."""
    return lambda programme, units: later_pack(programme, units, pack)


def to_choice(choice: Choice) -> Aim:
    """Return the aim to have other steps and units of the pack that is followed."""
    return lambda programme, units: tailored(programme, units, choice, load_pack(programme.origin))


def preview_renewal(db: Database, signature: Signature, programme_id: str, aim: Aim) -> Preview:
    """Return what a renewal would do as of the signature's day; refuse a circle of tasks by their names."""
    return _preview(db, signature, find_programme(db, programme_id), (aim, ()))


def update_from_pack(
    db: Database, signature: Signature, programme_id: str, pack: Pack, consent: Consent = ALL_OURS
) -> Preview:
    """Bring a programme to a version of its pack and return what that did; what people did and edited stays.

    The dates before are kept as a baseline. Refuses an older pack, another one, and a circle of tasks.
    """
    name = sentence("Before version {version} of the method", version=pack.head.version)
    return _renew(db, signature, programme_id, ("renew_plan", to_pack(pack), consent, name))


def tailor(
    db: Database, signature: Signature, programme_id: str, choice: Choice, consent: Consent = ALL_OURS
) -> Preview:
    """Bring a programme to another choice of steps and units and return what that did; no work is removed.

    The dates before are kept as a baseline. Refuses a choice with mistakes, all at once.
    """
    name = sentence("Before steps and units changed")
    return _renew(db, signature, programme_id, ("tailor_plan", to_choice(choice), consent, name))


def _preview(
    db: Database, signature: Signature, programme: Programme, wanted: tuple[Aim, Collection[Accepted]]
) -> Preview:
    (aim, accepted), units = wanted, store.load_units(db, programme.id)
    target, before = aim(programme, units), read_planned(db, programme, signature.at.date())
    base = load_pack(programme.origin)
    sides = Sides(
        generate_plan(programme.id, programme.steps, units, base),
        before.plan,
        generate_plan(programme.id, target.steps, target.units, target.pack),
    )
    found = renewal(sides, Known(base, target.pack, rows.load_attached(db, programme.id), accepted))
    after = Planned(found.plan, load_frame(db, programme, found.plan, signature.at.date()))
    refuse_circle(db, programme, after)
    calendar, ends = before.frame.calendar, (before.timeline.finish, after.timeline.finish)
    known = {unit.key for unit in units}
    left = {task.unit_key for task in found.plan.tasks} | {unit.key for unit in target.units}
    return Preview(
        target=target,
        renewal=found,
        criteria=criterion_changes(base, target.pack),
        moved=moved_milestones(before, after),
        finish=(*ends, calendar.between(*ends)),
        names=_names(
            programme, [*units, *(u for u in target.units if u.key not in known)], (before.plan.tasks, found, target)
        ),
        units=([u for u in target.units if u.key not in known], [u for u in units if u.key not in left]),
        steps=(_without(target.steps, programme.steps), _without(programme.steps, target.steps)),
        is_followed=key_of(target.pack) == (programme.pack_base or key_of(base)),
        new_steps=tuple(each.title for each in target.pack.steps if each.id not in base.step),
    )


def _names(programme: Programme, units: list[Unit], sides: tuple[Any, Renewal, Target]) -> dict[str, Name]:
    """Return what all rows are called, as the new pack calls them where it does."""
    standing, found, target = sides
    before = titles_of(standing, load_pack(programme.method), units)
    known = {task.id for task in found.plan.tasks}
    pack = with_remains(target.pack, load_pack(programme.method), Needed(found.plan.tasks))
    titles = before | titles_of(found.plan.tasks, pack, units)
    gone = [task for task in standing if task.id not in known]
    return {task.id: full_title(task, titles, units) for task in (*found.plan.tasks, *gone)}


def _without(some: Collection[str], others: Collection[str]) -> list[str]:
    return [each for each in some if each not in others]


def _renew(
    db: Database, signature: Signature, programme_id: str, change: tuple[str, Aim, Consent, Sentence]
) -> Preview:
    verb, aim, consent, name = change
    with acting(db, signature):
        programme = find_programme(db, programme_id)
        if consent.revision not in (None, programme.revision):
            raise ChangedSince
        found = _preview(db, signature, programme, (aim, consent.accepted))
        if found.is_empty:
            return found
        timeline = read_planned(db, programme, signature.at.date()).timeline
        keep_baseline(db, signature, programme_id, (name, timeline))
        standing = load_tables(db, programme_id, RENEWED)
        _save(db, signature, programme, found)
        before, after = _told(programme, found, sides(standing, load_tables(db, programme_id, RENEWED)))
        record(db, signature, Entry(programme_id, verb, found.target.pack.head.version, before, after))
        snapshot(db, signature, find_programme(db, programme_id))
    return found


def _save(db: Database, signature: Signature, programme: Programme, preview: Preview) -> None:
    """Write a renewal: rows, links, units, seats, and what the programme follows from now on."""
    found, target = preview.renewal, preview.target
    store.delete_links(db, found.removed_links)
    for change in found.changed:
        store.update_task(db, change.task.id, change.task.version, change.after)
    rows.delete_rows(db, "tasks", [task.id for task in found.removed])
    rows.delete_rows(db, "units", [unit.id for unit in preview.units[1]])
    store.insert_units(db, programme.id, preview.units[0])
    store.insert_tasks(db, programme.id, found.added)
    rows.move_rows(db, found.seats)
    store.insert_links(db, programme.id, found.added_links)
    needed = Needed(found.plan.tasks, rows.load_shown(db, programme.id), rows.load_asked(db, programme.id))
    read = with_remains(target.pack, load_pack(programme.method), needed)
    changes = {
        "steps": target.steps,
        "pack_version": target.pack.head.version,
        "pack_base": keep_pack(db, target.pack, signature.at),
        "pack_key": keep_pack(db, read, signature.at),
    }
    rows.save_target(db, programme, changes)


def _told(programme: Programme, preview: Preview, both: tuple[Side, Side]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what the journal keeps of a renewal: both sides of it, so that it can be taken back and done again."""
    target = preview.target
    before = {"version": programme.pack_version, "steps": programme.steps, **both[0].facts()}
    units = [unit.name for unit in preview.units[0]]
    return before, {"version": target.pack.head.version, "steps": target.steps, "units": units, **both[1].facts()}
