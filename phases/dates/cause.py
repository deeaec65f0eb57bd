"""Where a slip comes from: the row on the critical chain that added most days of its own, or dates people set."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from phases.dates.frame import Frame
from phases.dates.timeline import Dated, Timeline
from words.text import Sentence, Text, counted, sentence

Origin = Literal["task", "start", "go-live"]
DATES_SET: dict[Origin, Sentence] = {
    "start": sentence("the programme's start was moved"),
    "go-live": sentence("another go-live date was set"),
}
"""What is said where not a task slipped, but people set other dates for the programme."""


@dataclass(frozen=True, slots=True)
class Cause:
    """A row and the working days that it added to the drift of what it waited for."""

    row: Dated
    days: int
    origin: Origin = "task"
    """Whether the row itself took longer or later, or was moved with the dates of the programme."""

    @property
    def is_set(self) -> bool:
        """Return whether people set other dates, so that no task is to blame."""
        return self.origin != "task"


def chain_to_end(timeline: Timeline) -> list[Dated]:
    """Return the rows on which the end depends, the last one first; each is waited for by the one before it."""
    rows = {row.task.id: row for row in timeline.leaves()}
    found = max(rows.values(), key=lambda row: (row.finish, row.task.position), default=None)
    chain: list[Dated] = []
    while found:
        chain.append(found)
        found = rows.get(found.driver_id or "")
    return chain


def cause_of_slip(timeline: Timeline, frame: Frame) -> Cause | None:
    """Return the row that added most to the slip of the end; None when the end does not slip."""
    chain = chain_to_end(timeline)
    if not chain or (timeline.drift or 0) <= 0:
        return None
    drifts = [row.drift or 0 for row in chain]
    own = [drift - before for drift, before in zip(drifts, [*drifts[1:], 0], strict=True)]
    most = max(range(len(chain)), key=lambda at: (own[at], at))
    return Cause(chain[most], own[most], _origin(chain[most], own[most], frame)) if own[most] > 0 else None


def _origin(row: Dated, days: int, frame: Frame) -> Origin:
    """Return where most of a row's own drift comes from: how much later it starts than promised, and why."""
    if row.baseline is None or 2 * frame.calendar.between(row.baseline.start, row.start) <= days:
        return "task"
    if frame.terms.finish_on and row.driver == "late":
        return "go-live"
    return "start" if row.driver == "start" and row.baseline.start < frame.start_on else "task"


def cause_words(cause: Cause, title: Text | Sentence) -> Sentence:
    """Return the cause as part of a sentence."""
    if cause.is_set:
        return DATES_SET[cause.origin]
    return counted("“{task}” cost one day", "“{task}” cost {count} days", cause.days, task=title)


def later_words(cause: Cause, days: int, end: date | Text) -> Sentence:
    """Return by how many working days the end lies behind the baseline since people set other dates."""
    return counted(
        "The end lies one working day after the baseline, on {day}: {cause}",
        "The end lies {count} working days after the baseline, on {day}: {cause}",
        days,
        day=end,
        cause=DATES_SET[cause.origin],
    )
