"""What other dates of a programme would move, before they are saved."""

from dataclasses import replace

from phases.dates.frame import Frame
from phases.dates.timeline import Timeline, compute_timeline
from phases.plan import Plan
from phases.span.span import Span
from words.text import Sentence, counted, sentence


def timeline_with(plan: Plan, frame: Frame, span: Span) -> Timeline:
    """Return the dates of a plan that hangs on other dates, each counted from its first or up to its last minute."""
    terms = frame.terms
    if span.start_on != frame.start_on:
        terms = replace(terms, start_time=None)
    if span.finish_on != terms.finish_on:
        terms = replace(terms, finish_on=span.finish_on, finish_time=None)
    return compute_timeline(plan, replace(frame, start_on=span.start_on, terms=terms))


def preview_words(before: Timeline, after: Timeline, day_minutes: int) -> Sentence:
    """Return how many rows would move and where the plan would then end, or by how much go-live comes too early."""
    short = min((row.moments.total_float for row in after.leaves() if not row.task.finished_on), default=0)
    stands = {row.task.id: (row.start, row.finish) for row in before.leaves()}
    moved = sum(stands.get(row.task.id) != (row.start, row.finish) for row in after.leaves())
    if not moved:
        return sentence("No row moves; the plan ends on {end}.", end=after.finish)
    if short < 0:
        return counted(
            "The work does not fit: one working day is missing. {moved} rows move, negative float says where.",
            "The work does not fit: {count} working days are missing. {moved} rows move, negative float says where.",
            max(1, round(-short / day_minutes)),
            moved=moved,
        )
    return counted(
        "One row moves; the plan then runs from {start} to {end}.",
        "{count} rows move; the plan then runs from {start} to {end}.",
        moved,
        start=after.start,
        end=after.finish,
    )
