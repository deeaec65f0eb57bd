"""How a programme stands against its baseline and its promise, and whether that gets better or worse."""

import itertools
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from phases.dates.timeline import TOLERANCE_DAYS, Dated
from phases.gates.gate import gate_rows, latest_decision
from phases.summary.view import View
from words.status import Status
from words.text import Sentence, counted, sentence

OFF_DAYS = 10
"""Two working weeks behind the baseline, or a promised date that cannot be met, is off track."""
WEEKS = 12
NEW_BASELINE_DAYS = 7
"""For so long a new baseline that moved the end is told beside it."""
Direction = Literal["better", "same", "worse"]
DIRECTIONS: dict[int, Direction] = {-1: "better", 0: "same", 1: "worse"}


FRESH: dict[Direction, Sentence] = {
    "better": sentence("↑ better since today"),
    "same": sentence("→ same"),
    "worse": sentence("↓ worse since today"),
}


@dataclass(frozen=True, slots=True)
class Health:
    """How a programme stands against its baseline, and whether that gets better or worse since when."""

    status: Status
    drift: int | None
    direction: Direction
    weeks: int


def weekly_drift(view: View, weeks: int = WEEKS) -> list[int]:
    """Return by how many working days the end lay behind the baseline, week by week until today."""
    promised = max((row.baseline.finish for row in view.timeline.rows if row.baseline), default=None)
    if promised is None or view.timeline.drift is None:
        return []
    calendar = view.frame.calendar
    days = [view.today - timedelta(weeks=back) for back in range(weeks - 1, 0, -1)]
    ends = [_end_as_seen(view, day) for day in days]
    return [calendar.between(promised, end) for end in ends if end] + [view.timeline.drift]


def _end_as_seen(view: View, day: date) -> date | None:
    """Return when the last milestone was expected on a day, by the forecasts made until then."""
    seen = [_as_seen(points, day) for points in view.forecasts.values()]
    return max((finish for finish in seen if finish), default=None)


def _as_seen(points: Sequence[tuple[date, date]], day: date) -> date | None:
    at = bisect_right(points, (day, date.max))
    return points[at - 1][1] if at else None


def health(view: View) -> Health:
    """Return the programme's health: by its end, its promised date, and what is late inside."""
    drifts = weekly_drift(view)
    direction, weeks = _direction(drifts)
    return Health(health_status(view), view.timeline.drift, direction, weeks)


def health_status(view: View) -> Status:
    """Return done, off track, at risk or on track; a no-go that no pass followed is a risk."""
    drift, promised = view.timeline.drift or 0, view.programme.promised_on
    if all(row.status is Status.DONE for row in view.timeline.leaves()):
        return Status.DONE
    if drift > OFF_DAYS or (promised and view.timeline.finish > promised):
        return Status.OFF
    late = any(row.status is Status.LATE for row in view.timeline.leaves())
    return Status.RISK if late or drift > TOLERANCE_DAYS or refused_gates(view) else Status.ON


def refused_gates(view: View) -> list[Dated]:
    """Return the gates whose newest decision is a no-go, by forecast date."""
    rows = ((row, latest_decision(view.decisions, row.task.key)) for row in gate_rows(view.timeline))
    return [row for row, decision in rows if decision and decision.verdict == "no-go"]


def baseline_moved(view: View) -> Sentence | None:
    """Return by how many working days a baseline of the last days moved the promised end, if one did."""
    if len(view.promises) < 2:
        return None
    (since, end), (_, before) = view.promises[:2]
    days = view.frame.calendar.between(before, end)
    if not days or view.today - since > timedelta(days=NEW_BASELINE_DAYS):
        return None
    if days < 0:
        return counted(
            "Baseline moved {count} working day earlier on {day}",
            "Baseline moved {count} working days earlier on {day}",
            -days,
            day=since,
        )
    if since == view.today:
        return counted(
            "Baseline moved {count} working day later today", "Baseline moved {count} working days later today", days
        )
    return counted(
        "Baseline moved {count} working day later on {day}",
        "Baseline moved {count} working days later on {day}",
        days,
        day=since,
    )


def _direction(drifts: Sequence[int]) -> tuple[Direction, int]:
    """Return where the drift goes and for how many weeks it has gone there."""
    moves = [_sign(after - before) for before, after in itertools.pairwise(drifts)]
    if not moves:
        return DIRECTIONS[_sign(sum(drifts))], 0
    weeks = next((back for back, move in enumerate(reversed(moves)) if move != moves[-1]), len(moves))
    return DIRECTIONS[moves[-1]], weeks


def _sign(value: int) -> int:
    return (value > 0) - (value < 0)


def trend_finding(drifts: Sequence[int]) -> Sentence:
    """Return by how many working days the end moved over the weeks shown; of one week, where it lies since today."""
    if len(drifts) == 1 and drifts[0] > 0:
        return counted(
            "The end is {count} day later since today", "The end is {count} days later since today", drifts[0]
        )
    moved = drifts[-1] - drifts[0] if drifts else 0
    if moved > 0:
        return counted("The end moved {count} day later", "The end moved {count} days later", moved)
    if moved < 0:
        return counted("The end moved {count} day earlier", "The end moved {count} days earlier", -moved)
    late = drifts[-1] if drifts else 0
    if late > 0:
        return counted("The end stays {count} day late", "The end stays {count} days late", late)
    if late < 0:
        return counted("The end stays {count} day early", "The end stays {count} days early", -late)
    return sentence("The end did not move")


def direction_words(health: Health) -> Sentence:
    """Return the direction with an arrow and since how many weeks; without an earlier week, since today."""
    if not health.weeks:
        return FRESH[health.direction]
    if health.direction == "worse":
        return sentence("↓ worse, {weeks} wk", weeks=health.weeks)
    if health.direction == "better":
        return sentence("↑ better, {weeks} wk", weeks=health.weeks)
    return sentence("→ same, {weeks} wk", weeks=health.weeks)
