"""What the browser gets of a plan: every row with its texts and dates, once per revision, day and language."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any

from phases.dates.cause import chain_to_end
from phases.dates.timeline import Dated
from phases.network.network import Constraint
from phases.outline import EVERYTHING, LATE, UNITS, near_critical, running_scope, scope_of
from phases.structure.outline import is_movable
from ui.parts.plan.grid.bounds import BOUNDS, activity_words, bound_words
from ui.parts.plan.grid.cells import plain, shown_days
from ui.parts.plan.grid.columns import columns_told, layers_told, says_years
from ui.parts.plan.grid.gantt_marks import day_number, drawn_links, shading
from ui.parts.plan.grid.timed import cell_value
from ui.parts.plan.grid.words import legend, words
from ui.parts.plan.view import PlanView, Spoken, scope_word, spoken
from ui.server.payloads import is_offered, offer
from ui.session import t
from words.format import short_date
from words.status import Status

KINDS = {"task": "t", "milestone": "m", "summary": "s"}
LOCALES = {"en": "en-GB", "zh": "zh-CN"}
WORST = (Status.LATE, Status.RISK, Status.DOING, Status.TODO, Status.DONE)


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that the browser gets of a plan, as JSON, and where it fetches it."""

    data: bytes
    address: str


def sheet_address(view: PlanView, language: str) -> str:
    """Return where the browser fetches the plan's rows in a language."""
    sheet = _sheet(view, language)
    return sheet.address if is_offered(sheet.address) else offer(sheet.data)


@lru_cache(maxsize=32)
def _sheet(view: PlanView, language: str) -> Sheet:
    data = json.dumps(sheet_data(view, language), ensure_ascii=False, separators=(",", ":")).encode()
    return Sheet(data, offer(data))


def sheet_data(view: PlanView, language: str) -> dict[str, Any]:
    """Return rows, links and all words of a plan; days count from 1970, what a row does not have is left out."""
    timeline, names = view.timeline, spoken(view, language)
    place = {row.task.id: at for at, row in enumerate(timeline.rows)}
    return {
        "rows": [row_data(view, row, names) for row in timeline.rows],
        "links": list(drawn_links(timeline.rows, view.plan.links)),
        "chain": [place[row.task.id] for row in reversed(chain_to_end(timeline))],
        "shade": list(shading(view.frame.calendar, timeline)),
        "today": day_number(view.view.today),
        "year": view.view.today.year,
        "dates": _dates(language) | {"always": says_years(view)},
        "promised": view.baseline is not None,
        "scope": running_scope(timeline) if view.programme.steps else EVERYTHING,
        "scopes": [(scope, scope_word(view, scope)) for scope in _scopes(view)],
        "columns": columns_told(view, language),
        "layers": layers_told(),
        "bounds": bound_words(),
        "activity": activity_words(),
        "owners": sorted({owner for owner in names.owners.values() if owner}),
        "unit": "天" if language == "zh" else "d",
        "locale": LOCALES[language],
        "worst": [status.value for status in WORST],
        "statuses": {status.value: (status.sign, t(status.word), status.colour) for status in WORST},
        "legend": legend(),
        "words": words(),
    }


def row_data(view: PlanView, row: Dated, names: Spoken) -> dict[str, Any]:
    """Return one row under short names; what is empty, usual or not there is left out."""
    task = row.task
    found = {
        "k": task.key,
        "n": view.numbers[task.id],
        "d": row.depth,
        "y": KINDS[task.kind],
        "t": names.titles[task.id],
        "o": names.owners[task.id],
        "a": day_number(row.start),
        "z": day_number(row.finish),
        "sc": scope_of(task),
        "s": row.status.value,
    }
    if not task.finished_on:
        found["f"] = row.total_float
    if task.kind == "task":
        found["w"] = plain("days", cell_value(task, "days")) if task.elapsed else shown_days(task.days)
    if row.baseline and (task.kind != "summary"):
        found["b"] = (day_number(row.baseline.start), day_number(row.baseline.finish))
    return found | {name: value for name, value in _rare(view, row) if value}


def _rare(view: PlanView, row: Dated) -> Iterator[tuple[str, Any]]:
    """Yield what most rows do not have."""
    task = row.task
    yield "p", row.percent
    yield "r", row.drift
    yield "c", int(row.critical)
    yield "l", int(row.status in LATE)
    yield "x", int(task.finished_on is not None)
    yield "nc", int(near_critical(row))
    yield "i", int(not task.active)
    yield "rm", None if task.remaining is None or task.finished_on else shown_days(task.remaining)
    yield "pl", task.placed_on and plain("placed_on", cell_value(task, "placed_on"))
    yield "m", int(is_movable(task))
    yield "st", task.started_on and plain("started_on", cell_value(task, "started_on"))
    yield "fi", task.finished_on and plain("finished_on", cell_value(task, "finished_on"))
    yield "af", view.waiting.get(task.id)
    if task.constraint_kind != Constraint.AS_SOON_AS_POSSIBLE:
        yield "bk", list(BOUNDS).index(task.constraint_kind)
        yield "bo", task.constraint_on and plain("constraint_on", cell_value(task, "constraint_on"))
        yield "nb", plain("not_before", cell_value(task, "not_before"))
    if task.deadline_on:
        yield "dl", plain("deadline_on", cell_value(task, "deadline_on"))
        yield "due", day_number(task.deadline_on)


def _scopes(view: PlanView) -> list[str]:
    """Return the steps, the units and the whole plan; a plan without steps is shown whole."""
    steps = list(view.programme.steps)
    return [*steps, *([UNITS] if steps and view.view.units else []), EVERYTHING]


@cache
def _dates(language: str) -> dict[str, Any]:
    """Return how a date is written: the months' names and where day, month and year stand."""
    if language == "zh":
        return {"short": "{m}{d}日", "long": "{y}年{m}{d}日", "months": [f"{month}月" for month in range(1, 13)]}
    months = [short_date(date(2026, month, 1), language).split("\N{NO-BREAK SPACE}")[1] for month in range(1, 13)]
    gap = "\N{NO-BREAK SPACE}"
    return {"short": f"{{d}}{gap}{{m}}", "long": f"{{d}}{gap}{{m}}{gap}{{y}}", "months": months}
