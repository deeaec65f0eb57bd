"""A running programme from a terminal: to a later version of its method, to other steps and units."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from exchange.commands.manners.options import DEFAULT_DATABASE, Db, Id, Json
from exchange.commands.manners.terminal import opened, said, show, signature_of_today, unit_of

if TYPE_CHECKING:
    from phases.plan import Task
    from phases.renewal.preview import Preview

DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would happen and change nothing.")]
Steps = Annotated[list[str] | None, typer.Option(help="The id of a step; once per step.")]


def programme_update(
    programme_id: Id,
    pack: Annotated[Path | None, typer.Option(help="The folder of the pack; the installed one without it.")] = None,
    theirs: Annotated[
        list[str] | None, typer.Option(help="TASK:FIELD where the method's value replaces the one changed here.")
    ] = None,
    dry_run: DryRun = False,
    db: Db = DEFAULT_DATABASE,
    as_json: Json = False,
) -> None:
    """Bring a programme to a later version of its method; what people did and edited stays."""
    from methodology.loader import read_pack, shipped_pack
    from phases.actions import find_programme
    from phases.renewal.actions import Consent, preview_renewal, to_pack, update_from_pack

    given = read_pack(pack) if pack else None
    pairs = {(f"{programme_id}:{each.rpartition(':')[0]}", each.rpartition(":")[2]) for each in theirs or ()}
    with opened(db) as database:
        signature = signature_of_today()
        method = given or shipped_pack(find_programme(database, programme_id).pack_id)
        if dry_run:
            found = preview_renewal(database, signature, programme_id, to_pack(method))
        else:
            found = update_from_pack(database, signature, programme_id, method, Consent(pairs))
    _show(as_json, programme_id, found, dry_run)


def programme_tailor(
    programme_id: Id,
    add_step: Steps = None,
    leave_out_step: Steps = None,
    add_unit: Annotated[
        list[str] | None, typer.Option(help="Name, wave and people, such as Lyon:1:40; once per unit.")
    ] = None,
    leave_out_unit: Annotated[list[str] | None, typer.Option(help="The key or name of a unit.")] = None,
    dry_run: DryRun = False,
    db: Db = DEFAULT_DATABASE,
    as_json: Json = False,
) -> None:
    """Add steps and units to a running programme, or leave some out; rows with work on them stay."""
    from phases.renewal.actions import preview_renewal, tailor, to_choice
    from phases.renewal.tailoring import Choice

    choice = Choice(
        tuple(add_step or ()),
        tuple(leave_out_step or ()),
        tuple(unit_of(each) for each in add_unit or ()),
        tuple(leave_out_unit or ()),
    )
    with opened(db) as database:
        if dry_run:
            found = preview_renewal(database, signature_of_today(), programme_id, to_choice(choice))
        else:
            found = tailor(database, signature_of_today(), programme_id, choice)
    _show(as_json, programme_id, found, dry_run)


def _show(as_json: bool, programme_id: str, found: "Preview", dry_run: bool) -> None:
    from phases.renewal.preview import dates_finding, preview_finding, staying_finding

    rows = found.renewal
    shown = {
        "programme": programme_id,
        "version": found.target.pack.head.version,
        "saved": not (dry_run or found.is_empty),
        "added": _keys(rows.added),
        "removed": _keys(rows.removed),
        "staying": _keys(rows.staying),
        "absent": _keys(rows.absent),
        "changed": [
            {"id": each.task.key, "before": dict(each.before), "after": dict(each.after)}
            for each in (*rows.changed, *rows.renamed)
        ],
        "conflicts": [_conflict(each) for each in rows.conflicts],
        "links": {"added": len(rows.added_links), "removed": len(rows.removed_links)},
        "criteria": [
            {"gate": each.gate.id, "id": (each.after or each.before).id, "change": _kind(each)}  # type: ignore[union-attr]
            for each in found.criteria
        ],
        "milestones": [
            {"id": each.task.key, "before": each.before, "after": each.after, "days": each.days}
            for each in found.moved
        ],
        "finish": list(found.finish[:2]),
        "finish_days": found.finish[2],
    }
    lines = [preview_finding(found), dates_finding(found)]
    lines += [staying_finding(rows.staying)] if rows.staying else []
    show(as_json, shown, lambda: "\n".join([*map(said, lines), *_lines(shown["conflicts"])]))


def _keys(tasks: "Sequence[Task]") -> list[str]:
    return [task.key for task in tasks]


def _conflict(conflict: Any) -> dict[str, Any]:
    from phases.renewal.renewal import LINKS

    values = {name: getattr(conflict, name) for name in ("base", "ours", "theirs")}
    if conflict.field == LINKS:
        values = {name: sorted(f"{x.before_id} {x.kind}{x.lag:+g}" for x in each) for name, each in values.items()}
    return {"id": conflict.task.key, "field": conflict.field, **values}


def _kind(change: Any) -> str:
    return "added" if change.before is None else "removed" if change.after is None else "changed"


def _lines(conflicts: Any) -> list[str]:
    return [f"{each['id']}:{each['field']}  {each['ours']} / {each['theirs']}" for each in conflicts]
