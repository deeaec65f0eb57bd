"""The forecast of a plan: dates with their certainty, chances of promises, what is critical, what moves the end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from phases.dates.calendar import OutsideCalendar
from phases.dates.scheduling import network_of
from phases.dates.timeline import Dated
from phases.forecast.curve import Step, curve_of
from phases.forecast.drawing import Drawn, drawn_plan
from phases.forecast.estimates.basis import Estimates, History, Source, counted_by_source, finished_by
from phases.forecast.simulation.simulation import Dice, Draw, Runs, simulate
from phases.network.network import DAY, NONE
from phases.network.schedule import compute_times
from phases.network.shifts import OutsideCalendar as RowOutsideCalendar
from phases.plan import Task
from phases.planned import Planned

RHO = 0.3
"""Correlation of tasks that share a unit, an owner or a role, where nobody measured it.

Without any, dates of large plans look far too certain: the luck of many tasks evens out, that of one team does not.
"""
MOST_RUNS = 100_000
MOST_MINUTES = 1 << 28
"""Durations that are shorter in all cannot overflow the numbers of a run, whatever the plan is like."""
CERTAINTY = 1.96
"""Standard errors on each side of a chance: 95 % of such intervals hold the true one."""


@dataclass(frozen=True, slots=True)
class Chance:
    """A share of runs, with the interval in which the true one lies with 95 % certainty."""

    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Outlook:
    """A date and its certainty: with P80, 80 of 100 runs are done by that day."""

    planned: date
    p10: date
    p50: date
    p80: date
    p95: date
    on_plan: Chance
    """The chance to be done by the planned date."""
    promised: date | None
    chance: Chance | None
    """The chance to be done by the promised date; None where nothing was promised."""
    deadline: date | None = None
    deadline_chance: Chance | None = None


@dataclass(frozen=True, slots=True)
class Landmark:
    """The outlook of a milestone."""

    task: Task
    outlook: Outlook


@dataclass(frozen=True, slots=True)
class Risk:
    """What an open task means for the plan's end."""

    task: Task
    source: Source
    low: float
    """Days at best, most likely and at worst, of what is left."""
    likely: float
    high: float
    criticality: float
    """Share of runs in which it is critical."""
    sensitivity: float
    """By how many working days the end moves when the task takes its high instead of its low."""


@dataclass(frozen=True, slots=True, eq=False)
class Forecast:
    """What many runs of a plan say; milestones by date, risks with the greatest first."""

    dice: Dice
    basis: Mapping[Source, int]
    """How many open tasks take their range from where."""
    finish: Outlook
    milestones: Sequence[Landmark]
    risks: Sequence[Risk]
    curve: Sequence[Step] = ()
    """The chance that the whole plan is done, by day."""
    finished: tuple[int, int] | None = None
    """On how many finished tasks the ranges of history rest, the least and the most; None where none does."""


def forecast_of(
    planned: Planned, estimates: Estimates, history: History, dice: Dice, promised_on: date | None = None
) -> Forecast:
    """Return the forecast of a plan; the same dice give the same one. Refuse a plan that may leave its calendar."""
    drawn = drawn_plan(planned, estimates, history)
    _refuse_far(planned, drawn)
    places = {task.id: row for row, task in enumerate(planned.plan.tasks)}
    asked = [row for row in planned.timeline.milestones() if row.task.active]
    runs = simulate(drawn.network, drawn.draws, [places[row.task.id] for row in asked], dice)
    if runs.end.max() >= min(drawn.network.hours.shuts):
        raise _outside(planned)
    ends = _days(runs.end - (runs.end % DAY == 0))
    finish = _outlook(planned.timeline.finish, ends, promised_on)
    milestones = [Landmark(row.task, _landmark(row, runs.ends[places[row.task.id]])) for row in asked]
    return Forecast(
        dice,
        counted_by_source(drawn.sources.values()),
        finish,
        milestones,
        _risks(planned, drawn, runs),
        curve_of(ends),
        finished_by(drawn.sources, planned.plan.tasks, history),
    )


def _refuse_far(planned: Planned, drawn: Drawn) -> None:
    """Refuse durations so long that the numbers of a run could not hold them, when they leave the calendar."""
    if sum(draw.high for draw in drawn.draws) < MOST_MINUTES:
        return
    arrays, longest = network_of(planned.plan, planned.frame), {draw.row: draw.high for draw in drawn.draws}
    minutes = [longest.get(row, each) for row, each in enumerate(arrays.rows.minutes)]
    rows = replace(arrays.rows, minutes=minutes, remaining=[NONE] * len(minutes))
    try:
        compute_times(rows, arrays.ties, arrays.calendars, arrays.limits)
    except RowOutsideCalendar as outside:
        raise _outside(planned) from outside


def _outside(planned: Planned) -> OutsideCalendar:
    time = planned.frame.calendar.time
    return OutsideCalendar(date.fromordinal(time.first), date.fromordinal(time.last))


def _landmark(row: Dated, ends: NDArray[np.int64]) -> Outlook:
    """Return the outlook of a milestone; its promise is the newest baseline's date."""
    return _outlook(row.finish, _days(ends), row.baseline.finish if row.baseline else None, row.task.deadline_on)


def _days(minutes: NDArray[np.int64]) -> NDArray[np.int64]:
    return minutes // DAY


def _outlook(planned: date, days: NDArray[np.int64], promised: date | None, deadline: date | None = None) -> Outlook:
    ordered = np.sort(days)
    p10, p50, p80, p95 = (_certain(ordered, share) for share in (0.1, 0.5, 0.8, 0.95))
    return Outlook(
        planned,
        p10,
        p50,
        p80,
        p95,
        _chance(ordered, planned),
        promised,
        _chance(ordered, promised) if promised else None,
        deadline,
        _chance(ordered, deadline) if deadline else None,
    )


def _certain(ordered: NDArray[np.int64], share: float) -> date:
    """Return the first day by which a share of the runs is done."""
    place = max(int(np.ceil(share * len(ordered))), 1) - 1
    return date.fromordinal(int(ordered[place]))


def _chance(ordered: NDArray[np.int64], day: date) -> Chance:
    """Return the share of runs done by a day, with its interval (Wilson, J. Am. Stat. Assoc. 22, 1927)."""
    return chance(int(np.searchsorted(ordered, day.toordinal(), side="right")), len(ordered))


def chance(done: int, runs: int) -> Chance:
    """Return the chance that so many of all runs show."""
    share, square = done / runs, CERTAINTY**2
    center = (share + square / (2 * runs)) / (1 + square / runs)
    reach = CERTAINTY * sqrt(share * (1 - share) / runs + square / (4 * runs * runs)) / (1 + square / runs)
    return Chance(share, max(0.0, center - reach), min(1.0, center + reach))


def _risks(planned: Planned, drawn: Drawn, runs: Runs) -> list[Risk]:
    risks = [_risk(planned, draw, drawn.sources[draw.row], runs) for draw in drawn.draws]
    return sorted(risks, key=lambda risk: (-risk.sensitivity, -risk.criticality, risk.task.position))


def _risk(planned: Planned, draw: Draw, source: Source, runs: Runs) -> Risk:
    """Return what a task means for the end.

    The end follows a duration with the slope of its regression. That holds the luck of the task's group too and is
    never exact; no minute of one task can move the end more often than the task is critical, which bounds it.
    """
    task = planned.plan.tasks[draw.row]
    day = DAY if task.elapsed else planned.frame.terms.day_minutes
    criticality = runs.criticality.get(draw.row, 0.0)
    slope = max(runs.slope[draw.row], 0.0)
    moved = (slope if task.elapsed and criticality else min(slope, criticality)) * (draw.high - draw.low)
    return Risk(
        task,
        source,
        draw.low / day,
        draw.likely / day,
        draw.high / day,
        criticality,
        moved / planned.frame.terms.day_minutes,
    )
