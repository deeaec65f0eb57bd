"""The terminal: the same actions as the pages. Data on stdout, words on stderr; 0 done, 1 refused, 2 wrong usage."""

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Literal

import typer

from exchange.commands.assess import assess
from exchange.commands.effort import plan_level, plan_value
from exchange.commands.forecast import plan_forecast
from exchange.commands.library import pack_import_library
from exchange.commands.manners import terminal
from exchange.commands.manners.files import existing, write_out
from exchange.commands.manners.options import DEFAULT_DATABASE, Db, Id, Json
from exchange.commands.manners.terminal import language, opened, said, show, tell, today, upgraded
from exchange.commands.plan import plan
from exchange.commands.renewal import programme_tailor, programme_update
from exchange.commands.scope import choice, scope
from exchange.commands.span import programme_dates
from exchange.commands.survey import survey
from words.text import sentence

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help=__doc__)
programme = typer.Typer(no_args_is_help=True, help="Programmes.")
pack = typer.Typer(no_args_is_help=True, help="The method as content.")
usage = typer.Typer(no_args_is_help=True, help="Usage logs.")
plan.command("forecast")(plan_forecast)
plan.command("level")(plan_level)
plan.command("value")(plan_value)
programme.command("update")(programme_update)
programme.command("tailor")(programme_tailor)
programme.command("dates")(programme_dates)
pack.command("import-library")(pack_import_library)
groups = {"programme": programme, "pack": pack, "plan": plan, "assess": assess, "usage": usage, "survey": survey}
for name, group in (groups | {"scope": scope, "choice": choice}).items():
    app.add_typer(group, name=name)


@app.callback()
def _of_all(
    db: Annotated[Path | None, typer.Option("--db", help="The database file; also behind each command.")] = None,
) -> None:
    if db is not None:
        os.environ["PILOTAGE_DB"] = str(db)


@app.command()
def serve(
    port: Annotated[int, typer.Option(min=1, max=65535)] = 8501,
    db: Db = DEFAULT_DATABASE,
    empty: Annotated[bool, typer.Option("--empty", help="Leave a new database empty.")] = False,
) -> None:
    """Create or migrate the database, load the demo into a new one, and serve the pages."""
    from ui.server.run import serve as run
    from ui.server.run import warm_up

    today()  # a wrong PILOTAGE_TODAY is refused here, not on every page
    if upgraded(db) and not empty:
        tell(sentence("A new database: loading the demo programmes …"))
        _load_demo(db)
    address = f"http://127.0.0.1:{port}"

    def ready() -> None:
        tell(sentence("Pilotage runs at {address} (Ctrl+C stops it)", address=address))
        warm_up()

    run(db, port, ready)


@app.command()
def demo(db: Db = DEFAULT_DATABASE, as_json: Json = False) -> None:
    """Load the demo programmes; those that are there already stay as they are."""
    upgraded(db)
    loaded = _load_demo(db)
    show(as_json, {"loaded": loaded}, lambda: "\n".join(loaded) or said(sentence("The demo is there already.")))


@programme.command("list")
def programme_list(db: Db = DEFAULT_DATABASE, as_json: Json = False) -> None:
    """List the programmes with their forecast."""
    from phases.planned import load_timeline
    from phases.store import load_programmes

    with opened(db) as database:
        found = [(each, load_timeline(database, each, today())) for each in load_programmes(database)]
    rows = [
        {"id": each.id, "name": said(each.name), "start": line.start, "finish": line.finish, "drift": line.drift}
        for each, line in found
    ]
    show(as_json, {"programmes": rows}, lambda: "\n".join(f"{r['id']}  {r['finish']}  {r['name']}" for r in rows))


@programme.command("show")
def programme_show(programme_id: Id, db: Db = DEFAULT_DATABASE, as_json: Json = False) -> None:
    """Show a programme: its facts, units and next milestones."""
    from dataclasses import asdict

    from phases.actions import find_programme
    from phases.planned import load_timeline
    from phases.store import load_units

    with opened(db) as database:
        found = find_programme(database, programme_id)
        units, line = load_units(database, programme_id), load_timeline(database, found, today())
        milestones = [
            {"id": row.task.key, "forecast": row.finish, "drift": row.drift, "status": row.status}
            for row in line.milestones()
            if not row.task.finished_on
        ]
    shown = {
        **asdict(found),
        "units": [asdict(unit) for unit in units],
        "finish": line.finish,
        "drift": line.drift,
        "milestones": milestones,
    }
    show(as_json, shown, lambda: "\n".join(f"{key}: {terminal.flat(value)}" for key, value in shown.items()))


@programme.command("create")
def programme_create(
    name: Annotated[str, typer.Option(help="What the programme is called.")],
    start: Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="The first working day.")],
    unit: Annotated[
        list[str], typer.Option(help="Name, wave and people, such as Lyon:1:40; wave 0 is the pilot. Once per unit.")
    ],
    country: Annotated[str, typer.Option(help="Holiday calendar: a country code, or none.")] = "none",
    step: Annotated[list[str] | None, typer.Option(help="A step to include; all without it.")] = None,
    client: str = "",
    db: Db = DEFAULT_DATABASE,
    as_json: Json = False,
) -> None:
    """Create a programme with its plan from the pack."""
    from methodology.loader import load_pack
    from phases.actions import create_programme
    from phases.programme import NewProgramme

    method = load_pack()
    units = tuple(terminal.unit_of(text) for text in unit)
    steps = tuple(step or method.step)
    new = NewProgramme(name=name, client=client, start_on=start.date(), country=country, steps=steps, units=units)
    upgraded(db)
    with opened(db) as database:
        made = create_programme(database, terminal.own_signature(), new, method)
    show(as_json, {"id": made.id}, lambda: made.id)


@pack.command("check")
def pack_check(
    folder: Annotated[Path | None, typer.Argument(help="The pack's folder; the shipped pack without it.")] = None,
    as_json: Json = False,
) -> None:
    """List every problem of a pack as file: path: problem; refused when there is one."""
    from methodology.loader import PACKS, check_pack

    problems = check_pack(folder or PACKS / "crm-core")
    listed = [{"file": each.file, "path": each.path, "problem": each.text} for each in problems]
    if as_json or not problems:
        show(as_json, {"problems": listed}, lambda: said(sentence("The pack has no problems.")))
    terminal.refuse_with(problems)


@usage.command("summarise")
def usage_summarise(
    file: Annotated[Path, typer.Argument(help="CSV, TSV, Parquet or XLSX.")],
    user: Annotated[str, typer.Option(help="The column with the person.")],
    time: Annotated[str, typer.Option(help="The column with the moment.")],
    site: str | None = None,
    module: str | None = None,
    action: str | None = None,
    zone: Annotated[str | None, typer.Option(help="Time zone in which weeks are counted.")] = None,
    year: Annotated[int | None, typer.Option(min=1970, max=2099, help="The year of dates that carry none.")] = None,
    dates: Annotated[str | None, typer.Option(help="day-first or month-first, where the file does not tell.")] = None,
    as_json: Json = False,
) -> None:
    """Count events and active users per ISO week, and say what was left out and why."""
    from evaluation.events.actions import summarise_file
    from evaluation.events.mapping import Mapping, Reading

    order: Literal["day-first", "month-first"] | None = dates  # type: ignore[assignment]
    if dates not in (None, "day-first", "month-first"):
        raise typer.BadParameter("day-first or month-first", param_hint="--dates")
    mapping = Mapping(user=user, time=time, site=site, module=module, action=action)
    counted = summarise_file(file, mapping, Reading(zone=zone, year=year, dates=order)).as_json()
    show(as_json, counted, lambda: json.dumps(counted, ensure_ascii=False, indent=2))


@app.command()
def report(
    programme_id: Id,
    db: Db = DEFAULT_DATABASE,
    out: Annotated[Path | None, typer.Option(help="Write here; .html makes the printable page.")] = None,
    as_json: Json = False,
) -> None:
    """Write the one-page report for the sponsor, as Markdown or printable HTML."""
    from phases.actions import find_programme
    from reports.render import to_html
    from reports.sponsor.reading import load_sponsor_facts
    from reports.sponsor.report import page_title, sponsor_markdown

    with opened(db) as database:
        found = find_programme(database, programme_id)
        facts = load_sponsor_facts(database, found, today())
    text = sponsor_markdown(facts, language())
    if out is None:
        show(as_json, {"markdown": text}, lambda: text)
        return
    whole = to_html(text, page_title(facts, language()), language()) if out.suffix.startswith(".htm") else text
    write_out(out, whole)
    show(as_json, {"written": str(out)}, lambda: str(out))


@app.command()
def backup(
    to: Annotated[Path | None, typer.Option(help="The folder for backups; beside the database without it.")] = None,
    db: Db = DEFAULT_DATABASE,
    as_json: Json = False,
) -> None:
    """Make a verified backup of the database and its logs, also while the server runs."""
    from data.backup import make_backup

    made = make_backup(existing(db), to or db.parent / "backups", datetime.now(UTC))
    show(as_json, {"backup": str(made)}, lambda: str(made))


@app.command()
def restore(
    backup_folder: Annotated[Path, typer.Argument(metavar="BACKUP", help="A backup's folder.")],
    db: Db = DEFAULT_DATABASE,
    as_json: Json = False,
) -> None:
    """Put a backup in the database's place; refused while a server runs. What stood there is kept."""
    from data.backup import restore_backup
    from data.upgrade import only_server

    db.parent.mkdir(parents=True, exist_ok=True)
    with only_server(db):
        kept = restore_backup(backup_folder, db, datetime.now(UTC))
    shown = {"restored": str(db), "kept": str(kept) if kept else None}
    show(as_json, shown, lambda: said(sentence("Restored. What stood there is kept at {kept}.", kept=kept or "–")))


@app.command()
def doctor(db: Db = DEFAULT_DATABASE, as_json: Json = False) -> None:
    """Examine database, schema, journal and logs, sweep lost files; refused when something is wrong."""
    from exchange.doctor import examine, remarks

    findings = examine(existing(db))
    noted = [] if findings else remarks(db)
    shown = {"healthy": not findings, "findings": [str(each) for each in findings]}
    lines = [said(sentence("The database, its journal and its logs are whole.")), *map(said, noted)]
    if as_json or not findings:
        show(as_json, shown, lambda: "\n".join(lines))
    terminal.refuse_with(findings)


def _load_demo(path: Path) -> list[str]:
    from exchange.stories.demo import load_demo

    with opened(path) as database:
        return load_demo(database, today())


def main() -> None:
    """Run one command; a refusal says why on stderr and ends with 1."""
    with terminal.ends():
        app()


if __name__ == "__main__":
    main()
