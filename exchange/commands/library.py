"""Importing a question library into a pack from a terminal."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from exchange.commands.manners.options import Json
from exchange.commands.manners.terminal import opened, own_signature, said, show
from words.text import Sentence, counted, sentence

if TYPE_CHECKING:
    from exchange.library.library import Library

File = Annotated[Path, typer.Argument(help="A YAML file, the folder of OWASP SAMM, or a table: CSV, XLSX, JSON.")]
FormatOf = Annotated[Literal["samm", "ciso", "table"], typer.Option("--format", help="What the library is.")]
Into = Annotated[Path | None, typer.Option("--into", help="The pack's folder; without it nothing is written.")]
Kept = Annotated[Path | None, typer.Option("--db", help="The database that keeps it for all its programmes.")]
Name = Annotated[str | None, typer.Option("--id", help="What the questionnaire is called.")]
Columns = Annotated[
    list[str] | None,
    typer.Option("--columns", help="text=HEADING,section=HEADING …: what the columns of a table mean."),
]
Sheet = Annotated[str | None, typer.Option("--sheet", help="The sheet of a workbook.")]
Spoken = Annotated[str | None, typer.Option("--language", help="The language of a table, such as en or zh.")]


def pack_import_library(
    file: File,
    form: FormatOf,
    into: Into = None,
    db: Kept = None,
    name: Name = None,
    columns: Columns = None,
    sheet: Sheet = None,
    spoken: Spoken = None,
    as_json: Json = False,
) -> None:
    """Read a library of questions, say what it holds, and put it into a pack or a database as a questionnaire."""
    from exchange.library.importing import Wanted, read_library, write_library
    from exchange.library.table.reading import Choosing

    choosing = Choosing(_mapping(columns or []), sheet, spoken)
    library = read_library(file, Wanted(form, name, choosing))
    written = write_library(library, into) if into else None
    if db:
        _keep(library, db)
    show(as_json, _facts(library, written), lambda: "\n".join(map(said, _words(library, written, is_kept=bool(db)))))


def _keep(library: "Library", db: Path) -> None:
    from assessments.imported.actions import keep_questionnaire

    with opened(db) as database:
        keep_questionnaire(database, own_signature(), library.questionnaire)


def _mapping(columns: list[str]) -> dict[str, str]:
    """Return which part each named column holds; a piece without “=” belongs to the heading before it."""
    found: list[str] = []
    for pieces in columns:
        for piece in pieces.split(","):
            if "=" not in piece and found:
                found[-1] += f",{piece}"
            elif "=" not in piece:
                raise typer.BadParameter("text=HEADING,section=HEADING", param_hint="--columns")
            else:
                found.append(piece)
    return {part.strip(): heading for part, _, heading in (each.partition("=") for each in found)}


def _facts(library: "Library", written: Path | None) -> dict[str, object]:
    made = library.questionnaire
    return {
        **library.facts,
        "id": made.id,
        "title": made.title,
        "languages": list(made.languages),
        "source": made.source,
        "asked": len(made.asks),
        "notes": [str(each) for each in library.notes],
        "written": str(written) if written else None,
    }


def _words(library: "Library", written: Path | None, *, is_kept: bool = False) -> Iterator[Sentence]:
    made = library.questionnaire
    yield counted(
        "“{title}” asks {count} question (sections: {sections}).",
        "“{title}” asks {count} questions (sections: {sections}).",
        len(made.asks),
        title=dict(made.title),
        sections=sum(bool(section.ask) for section in made.section),
    )
    if made.source:
        yield sentence("Source: {source}", source=made.source)
    yield from library.notes
    if is_kept:
        yield sentence("Every programme of this database can ask it now: Assessments, New assessment.")
    if written:
        yield sentence("Written to {path}; the pack has no problems with it.", path=str(written))
    elif not is_kept:
        yield sentence("Nothing is written yet: name the folder of a pack with --into, or a database with --db.")
