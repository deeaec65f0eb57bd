"""Assessments from a terminal: list, score, export, import, compare, report."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from exchange.commands.manners.files import write_out
from exchange.commands.manners.options import DEFAULT_DATABASE, Db, Id, Json
from exchange.commands.manners.terminal import language, opened, own_signature, said, show
from words.text import Language, sentence

if TYPE_CHECKING:
    from assessments.store import Assessment
    from data.database import Database
    from exchange.assessment.actions import Offer
    from exchange.assessment.difference.difference import Taken

assess = typer.Typer(no_args_is_help=True, help="Assessments: any questionnaire, by several people.")

Chosen = Annotated[str, typer.Argument(metavar="ASSESSMENT", help="Its id, the beginning of it, or newest.")]


def _chosen(database: "Database", programme_id: str, name: str) -> "Assessment":
    """Return the assessment that is meant; refuse an unknown programme by name, then an unknown assessment."""
    from assessments.choosing import choose_assessment
    from phases.actions import find_programme

    return choose_assessment(database, find_programme(database, programme_id).id, name)


@assess.command("list")
def assess_list(programme_id: Id, db: Db = DEFAULT_DATABASE, as_json: Json = False) -> None:
    """List the programme's assessments, newest first."""
    from assessments.store import load_assessments
    from phases.actions import find_programme

    with opened(db) as database:
        found = load_assessments(database, find_programme(database, programme_id).id)
    rows = [
        {
            "id": a.id,
            "title": said(a.title),
            "questionnaire": a.questionnaire,
            "held_on": a.held_on,
            "closed": a.closed_on,
        }
        for a in found
    ]
    lines = [f"{row['id']}  {row['held_on']}  {row['questionnaire']}  {row['title']}" for row in rows]
    show(as_json, {"assessments": rows}, lambda: "\n".join(lines))


@assess.command("score")
def assess_score(
    file: Annotated[Path, typer.Argument(help="CSV: dimension, question, intention, reality, evidence, respondent.")],
    as_json: Json = False,
) -> None:
    """Score a file of answers: level, score and coverage of each dimension and overall."""
    from assessments.actions import score_file
    from methodology.loader import load_pack

    scored = score_file(file, load_pack()).as_json()
    show(as_json, scored, lambda: json.dumps(scored, ensure_ascii=False, indent=2))


@assess.command("export")
def assess_export(
    programme_id: Id,
    assessment: Chosen,
    out: Annotated[Path, typer.Option(help="Write here; .csv makes a CSV file, anything else a workbook.")],
    db: Db = DEFAULT_DATABASE,
    as_json: Json = False,
) -> None:
    """Write every question and answer of an assessment to a workbook or CSV file, to be edited and imported again."""
    from exchange.assessment.actions import shown_snapshot, write_answers

    with opened(db) as database:
        shot = shown_snapshot(database, _chosen(database, programme_id, assessment).id)
    write_out(out, write_answers(shot, "csv" if out.suffix.lower() == ".csv" else "xlsx", language()))
    written = {"written": str(out), "assessment": shot.assessment.id, "answers": len(shot.responses)}
    show(as_json, written, lambda: str(out))


@assess.command("import")
def assess_import(
    file: Annotated[Path, typer.Argument(help="A workbook or CSV file that was exported here and edited.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the difference and save nothing.")] = False,
    over: Annotated[
        bool, typer.Option("--over", help="Accept also cells whose answer was changed here since the export.")
    ] = False,
    db: Db = DEFAULT_DATABASE,
    as_json: Json = False,
) -> None:
    """Show what an edited file changes, cell by cell, and accept it; nothing is saved when a cell is wrong."""
    from exchange.assessment.account import as_json as document
    from exchange.assessment.actions import accept, preview
    from exchange.assessment.workbook.tables import table_in

    table = table_in(file.read_bytes())
    with opened(db) as database:
        offer = preview(database, table)
        found = offer.difference.everything
        chosen = [each for each in found if over or not each.is_stale]
        if chosen and not dry_run:
            accept(database, own_signature(), offer.assessment.id, chosen)
    shown = document(offer, () if dry_run else chosen) | {"saved": bool(chosen) and not dry_run}
    show(as_json, shown, lambda: "\n".join(_told(offer, chosen)))


def _told(offer: "Offer", chosen: "list[Taken]") -> list[str]:
    from exchange.assessment.account import in_words, row

    lines = []
    for each in offer.difference.everything:
        words = row(offer, each, language())
        note = "" if each in chosen else f"  [{said(sentence('left out: changed here too since the export'))}]"
        who = " ".join(part for part in (words["respondent"], words["subject"], words["question"]) if part)
        lines.append(f"{words['place']}  {who}  {words['field']}: {words['before']} → {words['after']}{note}")
    return [*lines, *(said(each) for each in in_words(offer))]


@assess.command("consensus")
def assess_consensus(
    programme_id: Id,
    assessment: Chosen,
    db: Db = DEFAULT_DATABASE,
    as_json: Json = False,
) -> None:
    """Show where people stand apart: median, range, agreement, management against users, and what was agreed."""
    from exchange.assessment.consensus import consensus_rows, load_opinions, told

    with opened(db) as database:
        opinions = load_opinions(database, _chosen(database, programme_id, assessment))
    show(as_json, {"questions": consensus_rows(opinions)}, lambda: "\n".join(told(opinions, language())))


@assess.command("compare")
def assess_compare(
    programme_id: Id,
    before: Annotated[str, typer.Argument(metavar="A", help="The earlier assessment.")],
    after: Annotated[str, typer.Argument(metavar="B", help="The later assessment.")],
    db: Db = DEFAULT_DATABASE,
    as_json: Json = False,
) -> None:
    """Compare two assessments of one questionnaire: every dimension before, after and by, and changed answers."""
    from exchange.assessment.comparison import compare_assessments

    with opened(db) as database:
        pair = [_chosen(database, programme_id, each) for each in (before, after)]
        found = compare_assessments(database, pair[0], pair[1])
    lines = [
        f"{row['id']:24} {_figure(row['before']):>6} {_figure(row['after']):>6} {_figure(row['by'], sign=True):>6}"
        for row in found.dimensions
    ]
    lines += [f"{each['question']} {each['facet']}: {each['before']} → {each['after']}" for each in found.answers]
    show(as_json, found.as_json(), lambda: "\n".join([*lines, said(found.finding)]))


def _figure(value: object, sign: bool = False) -> str:
    return "–" if not isinstance(value, int | float) else f"{value:+.2f}" if sign else f"{value:.2f}"


@assess.command("report")
def assess_report(
    programme_id: Id,
    assessment: Chosen,
    annex: Annotated[bool, typer.Option("--annex", help="Add every answer and the formulas.")] = False,
    lang: Annotated[str | None, typer.Option(help="en or zh; PILOTAGE_LANG without it.")] = None,
    out: Annotated[Path | None, typer.Option(help="Write here; .html makes the printable page.")] = None,
    db: Db = DEFAULT_DATABASE,
    as_json: Json = False,
) -> None:
    """Write the report of an assessment for the sponsor, as Markdown or printable HTML."""
    from assessments.choosing import choose_assessment
    from phases.actions import find_programme
    from reports.assessment.facts import load_assessment_facts
    from reports.assessment.report import assessment_markdown, assessment_parts, assessment_title
    from reports.render import parts_to_html

    if lang not in (None, "en", "zh"):
        raise typer.BadParameter("en or zh", param_hint="--lang")
    spoken: Language = "zh" if (lang or language()) == "zh" else "en"
    with opened(db) as database:
        programme = find_programme(database, programme_id)
        chosen = choose_assessment(database, programme_id, assessment)
        facts = load_assessment_facts(database, programme, chosen)
    text = assessment_markdown(facts, spoken, annex)
    if out is None:
        show(as_json, {"markdown": text}, lambda: text)
        return
    if out.suffix.startswith(".htm"):
        text = parts_to_html(assessment_parts(facts, spoken, annex), assessment_title(facts, spoken), spoken)
    write_out(out, text)
    show(as_json, {"written": str(out)}, lambda: str(out))
