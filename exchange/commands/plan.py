"""The plan from a terminal: its dates, import and export, baselines, comparison, forecast."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from exchange.commands.manners.files import write_out
from exchange.commands.manners.options import DEFAULT_DATABASE, Db, Id, Json
from exchange.commands.manners.terminal import language, opened, own_signature, said, show, task_line, today, upgraded
from words.text import sentence

if TYPE_CHECKING:
    from phases.baselines.budget import CostComparison
    from phases.baselines.comparison import Variance
    from phases.dates.timeline import Dated

plan = typer.Typer(no_args_is_help=True, help="The plan and its dates.")
Minutes = Annotated[bool, typer.Option("--minutes", help="Start and finish to the minute, floats in minutes.")]


@plan.command("schedule")
def plan_schedule(
    programme_id: Id, db: Db = DEFAULT_DATABASE, as_json: Json = False, minutes: Minutes = False
) -> None:
    """Compute the dates of all tasks: start, finish, floats, what drives each date, critical path."""
    from methodology.loader import load_pack
    from phases.actions import find_programme
    from phases.intake.store import load_foreign_rows
    from phases.outline import near_critical
    from phases.planned import load_timeline
    from phases.store import load_units
    from phases.titles import full_title, titles_of

    with opened(db) as database:
        found = find_programme(database, programme_id)
        units, line = load_units(database, programme_id), load_timeline(database, found, today())
        foreign = load_foreign_rows(database, programme_id)
    titles = titles_of([row.task for row in line.rows], load_pack(found.method), units)
    keys = {row.task.id: row.task.key for row in line.rows}
    tasks = [
        {
            "id": row.task.key,
            "name": said(full_title(row.task, titles, units)),
            **(_to_the_minute(row) if minutes else _in_days(row)),
            "critical": row.critical,
            "near_critical": near_critical(row),
            "driver": {"kind": row.driver, "task": keys.get(row.driver_id or "")},
            "source_uid": foreign[row.task.id].uid if row.task.id in foreign else None,
        }
        for row in line.leaves()
    ]
    ends = _ends(line.leaves()) if minutes and tasks else {"start": line.start, "finish": line.finish}
    show(as_json, {**ends, "tasks": tasks}, lambda: "\n".join(task_line(task) for task in tasks))


def moment(minute: int) -> str:
    """Return a minute of the schedule as ISO time: `2012-06-22T09:00`."""
    day, rest = divmod(minute, 1440)
    return datetime.fromordinal(day).replace(hour=rest // 60, minute=rest % 60).isoformat(timespec="minutes")


def _day(minute: int) -> str:
    return moment(minute)[:10]


def _ends(rows: "list[Dated]") -> Mapping[str, str]:
    return {
        "start": moment(min(row.moments.start for row in rows)),
        "finish": moment(max(row.moments.finish for row in rows)),
    }


def _in_days(row: "Dated") -> dict[str, Any]:
    return {
        "start": row.start,
        "finish": row.finish,
        "late_start": _day(row.moments.late_start),
        "late_finish": _day(row.moments.late_finish),
        "total_float_days": row.total_float,
        "free_float_days": row.free_float,
    }


def _to_the_minute(row: "Dated") -> dict[str, Any]:
    at = row.moments
    return {
        "start": moment(at.start),
        "finish": moment(at.finish),
        "late_start": moment(at.late_start),
        "late_finish": moment(at.late_finish),
        "total_float_minutes": at.total_float,
        "free_float_minutes": at.free_float,
        "total_float_days": row.total_float,
    }


@plan.command("import")
def plan_import(
    file: Annotated[Path, typer.Argument(help="Microsoft Project XML, CSV, XLSX; .mpp and others with mpxj.")],
    db: Db = DEFAULT_DATABASE,
    programme: Annotated[str | None, typer.Option(help="Update this programme; without it, a new one.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would happen and change nothing.")] = False,
    as_json: Json = False,
) -> None:
    """Take a plan of another tool in, and say what of it has no place here."""
    from exchange.plan.conversion import convert, said_of_starts
    from exchange.plan.reading import read_plan
    from exchange.plan.told import kept_of_programme
    from methodology.loader import load_pack
    from phases.actions import find_programme
    from phases.intake.actions import preview_plan, preview_update, take_plan, update_plan

    foreign = read_plan(file)
    day, method = today(), load_pack()

    def reader(programme_id: str) -> Any:
        return convert(foreign, programme_id, day)

    shown: dict[str, Any] = {"programme": programme, "tasks": len(foreign.tasks), "links": len(foreign.links)}
    ignored = foreign.ignored
    if programme is None:
        _, moved = preview_plan(reader, method)
        if not dry_run:
            upgraded(db)
            with opened(db) as database:
                shown["programme"] = take_plan(database, own_signature(), reader, method).id
    else:
        with opened(db) as database:
            ignored += kept_of_programme(foreign, find_programme(database, programme))
            found = (
                preview_update(database, programme, reader, day)
                if dry_run
                else update_plan(database, own_signature(), programme, reader)
            )
        moved = found.moved
        shown["difference"] = {
            "added": [task.key for task in found.added],
            "changed": [change.task.key for change in found.changed],
            "missing": [task.key for task in found.missing],
            "arranged": [task.key for task in found.arranged],
            "told": [task.key for task in found.told],
            "links_added": len(found.added_links),
            "links_removed": len(found.removed_links),
        }
    shown["ignored"] = [[said(each.what), each.where] for each in (*ignored, *said_of_starts(moved))]
    show(as_json, shown, lambda: _import_words(shown))


def _import_words(shown: Mapping[str, Any]) -> str:
    head = said(
        sentence(
            "{programme}: {tasks} tasks, {links} links",
            programme=shown["programme"] or "–",
            tasks=shown["tasks"],
            links=shown["links"],
        )
    )
    return "\n".join([head, *_lines(shown["ignored"])])


def _lines(told: Iterable[Sequence[str]]) -> list[str]:
    return [f"  {what} ({where})" if where else f"  {what}" for what, where in told]


@plan.command("export")
def plan_export(
    programme_id: Id,
    form: Annotated[str, typer.Option("--format", help="mspdi, csv, xlsx or ics.")],
    out: Annotated[Path, typer.Option("--out", help="The file to write.")],
    db: Db = DEFAULT_DATABASE,
    as_json: Json = False,
) -> None:
    """Write the plan for another tool, and say what the form has no place for."""
    from exchange.plan.outgoing.outgoing import load_outgoing
    from exchange.plan.writing import FORMS, left_out, write_plan
    from phases.actions import find_programme

    chosen = next((each for each in FORMS if each == form), None)
    if chosen is None:
        raise typer.BadParameter(", ".join(FORMS), param_hint="--format")
    with opened(db) as database:
        found = load_outgoing(database, find_programme(database, programme_id), today(), language())
    data = write_plan(found, chosen, (programme_id, datetime.now(UTC)))
    write_out(out, data)
    facts = {"programme": programme_id, "file": str(out), "tasks": len(found.tasks), "links": len(found.links)}
    left = [[said(each.what), each.where] for each in left_out(found, chosen)]
    show(as_json, facts | {"left_out": left}, lambda: "\n".join([str(out), *_lines(left)]))


@plan.command("baseline")
def plan_baseline(
    programme_id: Id,
    name: Annotated[str | None, typer.Argument(help="Keep today's dates under this name; without it, list.")] = None,
    db: Db = DEFAULT_DATABASE,
    as_json: Json = False,
) -> None:
    """Keep today's dates as a baseline that never changes, or list the baselines, the newest first."""
    from phases.actions import find_programme, set_baseline
    from phases.baselines.store import load_baselines

    with opened(db) as database:
        find_programme(database, programme_id)
        if name is not None:
            set_baseline(database, own_signature(), programme_id, name)
        found = load_baselines(database, programme_id)
    shown = [
        {"name": said(each.name), "at": each.at, "tasks": len(each.promises), "finish": each.finish} for each in found
    ]
    lines = [f"{each.at[:10]}  {each.finish}  {said(each.name)}" for each in found]
    show(as_json, {"baselines": shown}, lambda: "\n".join(lines))


@plan.command("compare")
def plan_compare(
    programme_id: Id,
    before: Annotated[str | None, typer.Option("--from", help="A baseline; the newest without it.")] = None,
    after: Annotated[str, typer.Option("--to", help="A baseline, or now.")] = "now",
    db: Db = DEFAULT_DATABASE,
    as_json: Json = False,
) -> None:
    """Compare two baselines, or one with the plan of today: added, removed and changed rows, days of variance."""
    from methodology.loader import load_pack
    from phases.actions import find_programme
    from phases.baselines.budget import compare_costs
    from phases.baselines.comparison import NOW, compare, find_baseline, today_as_baseline
    from phases.baselines.store import load_baselines
    from phases.effort.value.budgeting import load_budgets, promises_of
    from phases.planned import load_planned
    from phases.store import load_units
    from phases.titles import full_title, titles_of

    with opened(db) as database:
        programme = find_programme(database, programme_id)
        planned, known = load_planned(database, programme, today()), load_baselines(database, programme_id)
        units = load_units(database, programme_id)
        budgets = load_budgets(database, programme, planned.timeline, today())
    now = today_as_baseline(planned.timeline, promises_of(planned.timeline, budgets))
    newest = next((each for each in known if each.is_promise), next(iter(known), now))
    first = find_baseline(before, known) if before is not None else newest
    last = now if after == NOW else find_baseline(after, known)
    found, costs = compare(first, last, planned.frame.calendar), compare_costs(first, last)
    tasks = planned.plan.tasks
    titles = titles_of(tasks, load_pack(programme.method), units)
    names = {task.id: said(full_title(task, titles, units)) for task in tasks}
    changed = [_variance(each, names.get(each.task_id, "")) for each in found.changed]
    shown = {
        "from": said(first.name),
        "to": said(last.name),
        "finish": [first.finish, last.finish],
        "finish_days": found.finish_days,
        "budget": _budget(costs) if costs else None,
        "added": [task_id.partition(":")[2] for task_id in found.added],
        "removed": [task_id.partition(":")[2] for task_id in found.removed],
        "changed": changed,
        "unchanged": found.unchanged,
    }
    show(as_json, shown, lambda: "\n".join(f"{row['finish_days']:+5}  {row['id']}  {row['name']}" for row in changed))


def _variance(each: "Variance", name: str) -> dict[str, Any]:
    return {
        "id": each.task_id.partition(":")[2],
        "name": name,
        "start": [each.before.start, each.after.start],
        "finish": [each.before.finish, each.after.finish],
        "start_days": each.start_days,
        "finish_days": each.finish_days,
    }


def _budget(costs: "CostComparison") -> dict[str, Any]:
    return {"measure": costs.measure, "before": round(costs.before, 2), "after": round(costs.after, 2)}
