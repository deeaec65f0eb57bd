"""Surveys from a terminal: a file of answers to one figure with its interval."""

from pathlib import Path
from typing import Annotated

import typer

from exchange.commands.manners.options import Json
from exchange.commands.manners.terminal import said, show
from exchange.surveys.instruments import Kind

survey = typer.Typer(no_args_is_help=True, help="Surveys: loyalty, satisfaction, usability.")

File = Annotated[Path, typer.Argument(help="CSV of any separator and encoding, or XLSX: one row per respondent.")]
KindOf = Annotated[Kind, typer.Option("--kind", help="What was asked.")]
Columns = Annotated[
    list[str] | None, typer.Option("--columns", help="A,B: the columns with the answers; found without it.")
]
Low = Annotated[int | None, typer.Option("--min", help="The lowest answer of the scale.")]
High = Annotated[int | None, typer.Option("--max", help="The highest answer of the scale.")]
Sheet = Annotated[str | None, typer.Option("--sheet", help="The sheet of a workbook, where several could be meant.")]
Population = Annotated[
    int | None, typer.Option("--population", min=1, help="How many could have answered: narrows the interval.")
]


@survey.command("summarise")
def survey_summarise(
    file: File,
    kind: KindOf,
    columns: Columns = None,
    low: Low = None,
    high: High = None,
    sheet: Sheet = None,
    population: Population = None,
    as_json: Json = False,
) -> None:
    """Summarise answers as NPS, CSAT, SUS or UMUX-Lite, with interval, and say what was left out and why."""
    from exchange.surveys.account import as_json as document
    from exchange.surveys.account import in_words
    from exchange.surveys.choice import Asked
    from exchange.surveys.summary import summarise_survey

    summary = summarise_survey(file, Asked(kind, tuple(columns or ()), low, high, sheet, population))
    show(as_json, document(summary), lambda: "\n".join(said(each) for each in in_words(summary)))


@survey.callback()
def _group() -> None:
    """Keep the command's name although it is the only one."""
