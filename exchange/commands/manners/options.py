"""The options that many commands of the terminal share."""

from pathlib import Path
from typing import Annotated

import typer

DEFAULT_DATABASE = Path(__file__).resolve().parents[2] / "var" / "pilotage.db"

Db = Annotated[Path, typer.Option("--db", envvar="PILOTAGE_DB", help="The database file.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")]
Id = Annotated[str, typer.Argument(metavar="PROGRAMME", help="The programme's id.")]
