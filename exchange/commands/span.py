"""The dates a programme hangs on, from a terminal: start, go-live, promised end."""

from dataclasses import replace
from datetime import datetime
from typing import Annotated, Any

import typer

from exchange.commands.manners.options import DEFAULT_DATABASE, Db, Id, Json
from exchange.commands.manners.terminal import opened, said, show, signature_of_today

FORMATS = ["%Y-%m-%d"]


def programme_dates(
    programme_id: Id,
    start: Annotated[datetime | None, typer.Option(formats=FORMATS, help="Before it nothing begins.")] = None,
    go_live: Annotated[datetime | None, typer.Option(formats=FORMATS, help="Plan backwards from this day.")] = None,
    forwards: Annotated[bool, typer.Option("--forwards", help="Plan from the start again.")] = False,
    promised: Annotated[datetime | None, typer.Option(formats=FORMATS, help="What was promised.")] = None,
    no_promise: Annotated[bool, typer.Option("--no-promise", help="Nothing is promised any more.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would move and change nothing.")] = False,
    db: Db = DEFAULT_DATABASE,
    as_json: Json = False,
) -> None:
    """Set the start, go-live or promised end of a programme; what moves is said, the dates before are kept."""
    from phases.actions import find_programme
    from phases.planned import load_planned
    from phases.span.actions import set_span
    from phases.span.preview import preview_words, timeline_with
    from phases.span.span import span_of

    if go_live and forwards:
        raise typer.BadParameter("--go-live and --forwards exclude each other.")
    if promised and no_promise:
        raise typer.BadParameter("--promised and --no-promise exclude each other.")
    asked = {"start_on": start, "finish_on": go_live, "promised_on": promised}
    with opened(db) as database:
        signature = signature_of_today()
        found = find_programme(database, programme_id)
        days: dict[str, Any] = {key: value.date() for key, value in asked.items() if value}
        days |= ({"finish_on": None} if forwards else {}) | ({"promised_on": None} if no_promise else {})
        span = replace(span_of(found), **days)
        planned = load_planned(database, found, signature.at.date())
        after = timeline_with(planned.plan, planned.frame, span)
        saved = not dry_run and set_span(database, signature, programme_id, (found.version, span))
    words = preview_words(planned.timeline, after, found.day_minutes)
    told = {"programme": programme_id, "saved": saved, "start": after.start, "finish": after.finish}
    told |= {"promised": span.promised_on}
    show(as_json, told, lambda: said(words))
