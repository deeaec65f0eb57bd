"""Scope and choice from a terminal: what serves nothing, and which product leads."""

from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from exchange.commands.manners.files import write_out
from exchange.commands.manners.options import DEFAULT_DATABASE, Db, Id, Json
from exchange.commands.manners.terminal import language, opened, own_signature, said, show
from words.text import counted

if TYPE_CHECKING:
    from phases.intake.requirements import Difference
    from phases.options.comparison import Candidate, Comparison
    from phases.scope.coverage import Coverage, Scope
    from phases.scope.requirement import Requirement

scope = typer.Typer(no_args_is_help=True, help="Objectives and requirements.")
choice = typer.Typer(no_args_is_help=True, help="Products to choose from.")


@scope.command("orphans")
def scope_orphans(programme_id: Id, db: Db = DEFAULT_DATABASE, as_json: Json = False) -> None:
    """List requirements that serve no objective, objectives without a requirement, and what else is not tied."""
    from methodology.loader import load_pack
    from phases.actions import find_programme
    from phases.scope.answer import scope_answer
    from phases.scope.coverage import coverage
    from phases.scope.store import load_scope

    with opened(db) as database:
        programme = find_programme(database, programme_id)
        found = load_scope(database, programme_id)
    gaps = coverage(found, tuple(load_pack(programme.method).choice.area))
    answer = said(scope_answer(found, gaps))
    show(as_json, {"answer": answer, **_orphans(found, gaps)}, lambda: "\n".join([answer, *_lines(gaps)]))


@scope.command("import")
def scope_import(
    programme_id: Id,
    file: Annotated[
        Path, typer.Argument(help="XLSX or CSV: title, id, department, area, priority, level, objectives, exception.")
    ],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would change.")] = False,
    column: Annotated[
        list[str] | None, typer.Option(help="What a column means, as field=heading; may be said several times.")
    ] = None,
    db: Db = DEFAULT_DATABASE,
    as_json: Json = False,
) -> None:
    """Read requirements from a table, all or none; what the table does not name stays as it is."""
    from exchange.requirements_file import mapped, recognised, requirement_lines
    from phases.scope.actions import import_requirements, incoming

    lines = requirement_lines(file.read_bytes())
    if column:
        pairs = [each.partition("=") for each in column]
        lines = mapped(lines, recognised([*lines[0][1]]) | {field: heading for field, _, heading in pairs})
    with opened(db) as database:
        if dry_run:
            found = incoming(database, programme_id, lines)
        else:
            found = import_requirements(database, own_signature(), programme_id, lines)
    told = {
        "saved": not dry_run,
        "added": [said(each.title) for each in found.added],
        "changed": [_changed(*pair) for pair in found.changed],
        "unchanged": found.same,
    }
    show(as_json, told, lambda: "\n".join(_difference_lines(found)))


@scope.command("export")
def scope_export(
    programme_id: Id,
    out: Annotated[Path, typer.Option(help="Write here; .csv makes a CSV file, anything else a workbook.")],
    db: Db = DEFAULT_DATABASE,
    as_json: Json = False,
) -> None:
    """Write the requirements to a workbook or CSV file, to be edited and imported again."""
    from exchange.requirements_file import write_requirements
    from methodology.loader import load_pack
    from phases.actions import find_programme
    from phases.scope.store import load_scope

    with opened(db) as database:
        programme = find_programme(database, programme_id)
        found = load_scope(database, programme.id).requirements
    areas = {each.id: each.title for each in load_pack(programme.method).choice.areas}
    write_out(out, write_requirements(found, areas, ("csv" if out.suffix.lower() == ".csv" else "xlsx", language())))
    show(as_json, {"written": str(out), "requirements": len(found)}, lambda: str(out))


def _changed(before: "Requirement", after: "Requirement") -> dict[str, Any]:
    names = [each.name for each in fields(before) if getattr(before, each.name) != getattr(after, each.name)]
    values = {name: [getattr(before, name), getattr(after, name)] for name in names}
    return {"id": before.key, "title": said(before.title), "fields": values}


def _difference_lines(found: "Difference") -> list[str]:
    lines = [f"+ {said(each.title)}" for each in found.added]
    for before, after in found.changed:
        changed = ", ".join(
            f"{name}: {old} → {new}" for name, (old, new) in _changed(before, after)["fields"].items()
        )
        lines.append(f"~ {before.key} {said(before.title)} ({changed})")
    return [*lines, said(counted("{count} requirement stays", "{count} requirements stay", found.same))]


def _orphans(found: "Scope", gaps: "Coverage") -> dict[str, Any]:
    return {
        "objectives": len(found.objectives),
        "requirements": len(found.requirements),
        "requirements_without_objective": [_named(each) for each in gaps.orphans],
        "objectives_without_requirement": [_named(each) for each in gaps.unserved],
        "objectives_not_measurable": [_named(each) for each in gaps.unmeasurable],
        "exceptions": [{**_named(each), "exception": each.exception} for each in gaps.exceptions],
        "missing_functions_nobody_asks_for": [_named(each) for each in gaps.unasked],
        "areas_without_requirement": list(gaps.idle_areas),
    }


def _named(item: Any) -> dict[str, str]:
    return {"id": item.key, "title": said(item.title)}


def _lines(gaps: "Coverage") -> list[str]:
    requirements = [f"{each.key:6}{said(each.title)}" for each in gaps.orphans]
    return requirements + [f"{each.key:6}{said(each.title)}" for each in gaps.unserved]


@choice.command("show")
def choice_show(programme_id: Id, db: Db = DEFAULT_DATABASE, as_json: Json = False) -> None:
    """Show the products from best to worst: scores, fit, cost, and the weights that would change it."""
    from methodology.loader import load_pack
    from phases.actions import find_programme
    from phases.options.answer import caveats, choice_answer
    from phases.options.comparison import compare
    from phases.options.store import load_candidates

    with opened(db) as database:
        content = load_pack(find_programme(database, programme_id).method).choice
        found = compare(load_candidates(database, programme_id, content), content)
    answer, known = said(choice_answer(found)), [said(each) for each in caveats(found)]
    facts = {"answer": answer, "caveats": known, **_choice(found)}
    show(as_json, facts, lambda: "\n".join([answer, *known, *map(_line, found.candidates)]))


def _choice(found: "Comparison") -> dict[str, Any]:
    return {
        "terms": {
            "years": found.terms.years,
            "discount_rate": found.terms.discount,
            "currency": found.terms.currency,
        },
        "winner": found.winner.option.key if found.winner else None,
        "lead": found.choice.lead,
        "products": [_product(each) for each in found.candidates],
        "criteria": [
            {
                "id": each.key,
                "title": said(each.title),
                "weight": each.weight,
                "share": found.choice.shares.get(each.key),
                "source": each.source,
            }
            for each in found.criteria
        ],
        "sensitivity": [
            {"criterion": each.criterion, "share": each.share, "turns_at": each.turns_at, "rival": each.rival}
            for each in found.turnings
        ],
    }


def _product(each: "Candidate") -> dict[str, Any]:
    return {
        "id": each.option.key,
        "name": said(each.option.name),
        "rank": each.rank,
        "score": each.score,
        "scores": dict(each.scores),
        "fit": {
            "requirements": each.fit.whole,
            "judged": each.fit.judged,
            "without_programming": each.fit.fitted,
            "missing": [one.key for one in each.fit.missing],
            "days_by_level": dict(each.fit.days),
        },
        "cost": {"kinds": dict(each.cost.kinds), "total": each.cost.total, "present_value": each.cost.value}
        if each.cost
        else None,
    }


def _line(each: "Candidate") -> str:
    score = "–" if each.score is None else f"{each.score:.2f}"
    cost = "–" if each.cost is None else f"{each.cost.value:.0f}"
    return f"{each.rank or '–'}  {score}  {each.fit.fitted}/{each.fit.judged}  {cost:>12}  {said(each.option.name)}"
