"""Where a slip comes from: the row on the critical chain that added most days of its own."""

from dataclasses import dataclass

from phases.dates.timeline import Dated, Timeline
from words.text import Sentence, Text, counted


@dataclass(frozen=True, slots=True)
class Cause:
    """A row and the working days that it added to the drift of what it waited for."""

    row: Dated
    days: int


def chain_to_end(timeline: Timeline) -> list[Dated]:
    """Return the rows on which the end depends, the last one first; each is waited for by the one before it."""
    rows = {row.task.id: row for row in timeline.leaves()}
    found = max(rows.values(), key=lambda row: (row.finish, row.task.position), default=None)
    chain: list[Dated] = []
    while found:
        chain.append(found)
        found = rows.get(found.driver_id or "")
    return chain


def cause_of_slip(timeline: Timeline) -> Cause | None:
    """Return the row that added most to the slip of the end; None when the end does not slip."""
    chain = chain_to_end(timeline)
    if not chain or (timeline.drift or 0) <= 0:
        return None
    drifts = [row.drift or 0 for row in chain]
    own = [drift - before for drift, before in zip(drifts, [*drifts[1:], 0], strict=True)]
    most = max(range(len(chain)), key=lambda at: (own[at], at))
    return Cause(chain[most], own[most]) if own[most] > 0 else None


def cause_words(cause: Cause, title: Text | Sentence) -> Sentence:
    """Return the cause as part of a sentence."""
    return counted("“{task}” cost one day", "“{task}” cost {count} days", cause.days, task=title)
