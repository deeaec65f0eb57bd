"""The columns of the plan's grid: what they are called, how wide they are, which field of a task they edit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Literal

from phases.editing.batch import PREDECESSORS
from ui.parts.plan.grid.bounds import activity_words, bound_words
from ui.parts.plan.view import PlanView
from ui.session import said, t
from words.text import Sentence, sentence

Kind = Literal["text", "number", "date", "choice"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column; without a field it is computed and cannot be edited."""

    name: str
    title: Sentence
    width: int
    kind: Kind = "text"
    field: str = ""
    layer: str = ""
    """The layer that shows it; without one it always stands there."""
    help: Sentence | None = None


COLUMNS = (
    Column("number", sentence("#"), 44),
    Column("task", sentence("Task"), 168, field="title"),
    Column("owner", sentence("Owner"), 72, field="owner"),
    Column("days", sentence("Days"), 42, "number", "days", help=sentence("Duration in working days")),
    Column("start", sentence("Start"), 52, "number"),
    Column("end", sentence("End"), 52, "number"),
    Column("drift", sentence("Drift"), 50, "number"),
    Column("float", sentence("Float"), 46, "number", layer="float"),
    Column("done", sentence("Done"), 80, "number", "percent"),
    Column("started", sentence("Started on"), 84, "date", "started_on", "actual dates"),
    Column("finished", sentence("Done on"), 84, "date", "finished_on", "actual dates"),
    Column(
        "left", sentence("Days left"), 66, "number", "remaining", "days left", sentence("Working days left of it")
    ),
    Column("placed", sentence("Placed on"), 84, "date", "placed_on", "placed by hand"),
    Column("active", sentence("Active"), 56, "choice", "active", "active"),
    Column("not_before", sentence("Not before"), 84, "date", "not_before", "not before"),
    Column("deadline", sentence("Deadline"), 84, "date", "deadline_on", "deadline"),
    Column("bound", sentence("Constraint"), 126, "choice", "constraint_kind", "constraint"),
    Column("bound_on", sentence("Its date"), 84, "date", "constraint_on", "constraint"),
    Column(
        "after",
        sentence("Waits for"),
        110,
        "text",
        PREDECESSORS,
        "waits for",
        sentence("Numbers of rows: 12, 12FS+3d, 7SS-50%, 1.2.3FF+1ed"),
    ),
)
FIELDS = tuple(column.field for column in COLUMNS if column.field)
LAYERS: Sequence[tuple[str, str]] = (
    ("baseline", "Baseline"),
    ("links", "Links"),
    ("float", "Float"),
    ("actual dates", "Actual dates"),
    ("days left", "Days left"),
    ("placed by hand", "Placed by hand"),
    ("active", "Active"),
    ("not before", "Not before"),
    ("deadline", "Deadline"),
    ("constraint", "Constraint"),
    ("waits for", "Waits for"),
)
YEAR_WIDTH = 88
"""Of a date with its year."""
DATES = tuple(column.name for column in COLUMNS if column.kind == "date")
CHINESE = {"task": 148, "start": 68, "end": 68, "left": 84} | dict.fromkeys(DATES, 96)
"""Chinese dates are wider than English ones, and titles shorter."""
FAR = timedelta(days=300)
"""From where on a date without its year could be taken for one of another year."""


def says_years(view: PlanView) -> bool:
    """Return whether the plan lies so far from today that its dates need their year."""
    return view.timeline.start < view.view.today - FAR or view.timeline.finish > view.view.today + FAR


def columns_told(view: PlanView, language: str) -> list[dict[str, Any]]:
    """Return the columns as the grid in the browser knows them, in the reader's language."""
    widths = {column.name: column.width for column in COLUMNS}
    longest = max((len(number) for number in view.numbers.values()), default=0)
    widths["number"] = max(widths["number"], 14 + 7 * longest)
    if language == "zh":
        widths |= CHINESE
    if says_years(view):
        widths |= dict.fromkeys(("start", "end"), YEAR_WIDTH + 16 * (language == "zh"))
    return [_told(column, widths[column.name], language) for column in COLUMNS]


def _told(column: Column, width: int, language: str) -> dict[str, Any]:
    title = "天" if column.name == "days" and language == "zh" else said(column.title)
    found: dict[str, Any] = {"name": column.name, "title": title, "width": width, "kind": column.kind}
    if column.field:
        found["field"] = column.field
    if column.layer:
        found["layer"] = column.layer
    if column.kind == "choice":
        found["options"] = activity_words() if column.field == "active" else bound_words()
    if column.help:
        found["help"] = said(column.help)
    return found | ({"align": "right"} if column.kind == "number" else {})


def layers_told() -> list[tuple[str, str]]:
    """Return what can be shown beside the usual, by its key, in the reader's language."""
    return [(key, t(word)) for key, word in LAYERS]
