"""Why the row in hand has its date, and the chain behind it, as the grid shows it."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from assessments.maturity.gaps import ORIGIN
from data.database import open_database
from phases.dates.reasons import beside, chain_behind, distant, pressure, pressure_words, reason
from phases.dates.timeline import Dated
from phases.gaps.origin import SOMEWHERE, load_origins
from phases.structure.outline import is_movable
from ui.charts.dates.days import day_words, with_years
from ui.parts.plan.view import PlanView, spoken
from ui.session import language, said, t, tn, today
from words.text import Sentence, sentence

LONGEST_CHAIN = 14


def reason_told(view: PlanView, key: str) -> dict[str, Any]:
    """Return question, reasons, what presses, and the rows behind the date of a row."""
    return _told(view, key, language())


@lru_cache(maxsize=512)
def _told(view: PlanView, key: str, spoken_language: str) -> dict[str, Any]:  # noqa: ARG001
    row = view.timeline.by_key[key]
    ends = row.task.kind == "milestone" or row.task.started_on or row.task.finished_on
    day = day_words(row.finish if ends else row.start, today(), language())
    return {
        "key": row.task.key,
        "question": t("{task}: why {day}?", task=_named(view, row.task.id), day=day),
        "reasons": _reasons(view, row),
        "origin": _origin(view, row),
        "pressure": _pressure(view, row),
        "fixed": "" if is_movable(row.task) else t("This row belongs to the method and keeps its place."),
        "chain": _chain(view, row),
    }


def _named(view: PlanView, task_id: str) -> Sentence:
    return sentence("{number} {title}", number=view.numbers[task_id], title=view.view.titles[task_id])


def _reasons(view: PlanView, row: Dated) -> str:
    names = {row.driver_id: _named(view, row.driver_id)} if row.driver_id else {}
    links = view.plan.links
    calendar, year = view.frame.calendar, view.programme.start_on.year
    found = [reason(row, view.rows, links, names), *beside(row, view.rows, links, calendar)]
    found += distant(row, calendar.country, year)
    return " ".join(said(with_years(each, today())) for each in found)


def _origin(view: PlanView, row: Dated) -> str:
    """Return in words what gap a row was made from; nothing for others."""
    return said(_origins(view).get(row.task.id, SOMEWHERE)) if row.task.source.startswith(ORIGIN) else ""


@lru_cache(maxsize=16)
def _origins(view: PlanView) -> Mapping[str, Sentence]:
    with open_database(view.moment.path) as db:
        return load_origins(db, view.programme.id)


def _pressure(view: PlanView, row: Dated) -> str:
    if row.moments.total_float >= 0 or row.task.finished_on:
        return ""
    found = pressure(row, view.rows, view.plan.links)
    names = {found.row.task.id: _named(view, found.row.task.id)} if found else {}
    return said(with_years(pressure_words(row, found, names, view.frame.terms.day_minutes), today()))


def _chain(view: PlanView, row: Dated) -> dict[str, Any] | None:
    """Return what stands behind the date, back to where it begins."""
    chain = chain_behind(row, view.rows)[1:]
    if not chain:
        return None
    more = ""
    if len(chain) > LONGEST_CHAIN:
        last = _named(view, chain[-1].task.id)
        more = t("… and {n} more, back to {task}.", n=len(chain) - LONGEST_CHAIN, task=last)
    return {
        "title": tn("The row behind it", "The {count} rows behind it", len(chain)),
        "rows": [_link(view, each) for each in chain[:LONGEST_CHAIN]],
        "more": more,
    }


def _link(view: PlanView, row: Dated) -> dict[str, str]:
    """Return one row of the chain; of what is done the dates say enough."""
    begins, finishes = (day_words(day, today(), language()) for day in (row.start, row.finish))
    dates = finishes if row.task.kind == "milestone" else f"{begins} – {finishes}"
    is_done = row.task.finished_on is not None
    return {
        "key": row.task.key,
        "name": f"{view.numbers[row.task.id]} {spoken(view, language()).titles[row.task.id]}",
        "dates": f"{dates} ✓" if is_done else dates,
        "why": "" if is_done else _reasons(view, row),
    }
