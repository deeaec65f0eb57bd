"""Earned value as of a day: planned value, earned value, actual cost, and what follows from them.

Formulas as in ISO 21508: SPI = EV / PV, CPI = EV / AC, EAC = BAC / CPI. No number is made of what nobody knows.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from phases.dates.frame import Frame, Promise
from phases.dates.timeline import Dated, Timeline
from phases.effort.value.budget import Budget, Measure, Purse, budgets
from words.text import Sentence, counted, sentence


@dataclass(frozen=True, slots=True)
class TaskValue:
    """One task's value; None is unknown."""

    row: Dated
    budget: float | None
    planned: float | None
    earned: float | None
    actual: float | None
    has_hours: bool = False
    """Whether somebody recorded hours, from which alone the cost does not follow."""


@dataclass(frozen=True, slots=True)
class Value:
    """The value of several tasks. Tasks whose budget nobody knows are in none of the sums; None is unknown."""

    key: str
    """Step or unit; empty for the whole plan."""
    tasks: int
    budget: float
    planned: float | None
    """None without a baseline."""
    earned: float
    actual: float | None
    """None while one task that has begun has no recorded hours or cost."""
    unpriced: int
    """Tasks whose budget nobody knows."""
    unrecorded: int
    """Tasks that have begun and of which nobody recorded what they took."""
    uncosted: int
    """Tasks with recorded hours that cost more than hours, and nobody recorded how much."""

    @property
    def spi(self) -> float | None:
        """Return earned by planned value: below 1 is late."""
        return self.earned / self.planned if self.planned else None

    @property
    def cpi(self) -> float | None:
        """Return earned value by actual cost: below 1 is dear."""
        return self.earned / self.actual if self.actual else None

    @property
    def eac(self) -> float | None:
        """Return what all will have cost in the end if it goes on like this."""
        return self.budget / self.cpi if self.cpi else None


@dataclass(frozen=True, eq=False)
class EarnedValue:
    """The value of a plan as of a day, in all and by step and unit, in the order of the plan."""

    measure: Measure
    as_of: date
    total: Value
    steps: Sequence[Value]
    units: Sequence[Value]
    tasks: Sequence[TaskValue]
    unpromised: int
    """Tasks that the baseline does not know; today's dates stand for them."""


def earned_value(timeline: Timeline, frame: Frame, purse: Purse) -> EarnedValue:
    """Return the value as of the status date, of today where nobody said one.

    The budget is the one that the frame's baseline keeps, that of today where it keeps none in the same measure.
    Planned value spreads it evenly over the working days that the baseline promised; a milestone counts in full on
    its day.
    """
    as_of, measure = frame.status_on or frame.today, purse.measure()
    tasks = [_task_value(_promised(each, frame, measure), frame, as_of) for each in budgets(timeline.rows, purse)]
    missing = sum(frame.baseline.get(each.row.task.id) is None for each in tasks) if frame.baseline else 0
    return EarnedValue(
        measure=measure,
        as_of=as_of,
        total=_value("", tasks),
        steps=_by(lambda each: each.row.task.step, tasks),
        units=_by(lambda each: each.row.task.unit_key, tasks),
        tasks=tasks,
        unpromised=missing,
    )


def unknown(value: Value, figure: str) -> Sentence | None:
    """Return why a figure (`planned`, `actual`, `spi`, `cpi`, `eac`) has no number; nothing where it has one."""
    if getattr(value, figure) is not None:
        return None
    if figure in ("planned", "spi") and value.planned is None:
        return sentence("No baseline: set one, so that it is known what was planned.")
    if figure == "spi":
        return sentence("Nothing was planned to be done yet.")
    if value.actual is None and not value.unrecorded:
        return counted(
            "One task has recorded hours and also a fixed cost or material: record what it cost in all.",
            "{count} tasks have recorded hours and also fixed costs or material: record what they cost in all.",
            value.uncosted,
        )
    if value.actual is None:
        return counted(
            "One task has begun without recorded hours or cost.",
            "{count} tasks have begun without recorded hours or cost.",
            value.unrecorded,
        )
    return sentence("Nothing was spent yet.") if not value.actual else sentence("Nothing is earned yet.")


def _promised(budget: Budget, frame: Frame, measure: Measure) -> Budget:
    """Return the budget as the baseline keeps it, where it does in the same measure."""
    promise = frame.baseline.get(budget.row.task.id)
    if promise is None or promise.budget is None or promise.measure != measure:
        return budget
    return replace(budget, planned=promise.budget)


def _task_value(budget: Budget, frame: Frame, as_of: date) -> TaskValue:
    row, whole = budget.row, budget.planned
    if whole is None:
        return TaskValue(row, None, None, None, budget.actual, budget.has_hours)
    share = _planned_share(row, frame, as_of)
    planned = None if share is None else whole * share
    return TaskValue(row, whole, planned, whole * row.percent / 100, budget.actual, budget.has_hours)


def _planned_share(row: Dated, frame: Frame, as_of: date) -> float | None:
    """Return which part (0..1) of a task was to be done by the end of a day; None without any baseline."""
    if not frame.baseline:
        return None
    promise = frame.baseline.get(row.task.id) or Promise(row.start, row.finish)
    if as_of >= promise.finish:
        return 1.0
    if as_of < promise.start or row.task.kind == "milestone":
        return 0.0
    calendar = frame.calendar
    first, days = calendar.index(promise.start), calendar.index_after(promise.finish) - calendar.index(promise.start)
    return (calendar.index_after(as_of) - first) / days if days else 0.0


def _by(key_of: Callable[[TaskValue], str], tasks: Sequence[TaskValue]) -> list[Value]:
    groups: dict[str, list[TaskValue]] = {}
    for each in tasks:
        if key := key_of(each):
            groups.setdefault(key, []).append(each)
    return [_value(key, each) for key, each in groups.items()]


def _value(key: str, tasks: Sequence[TaskValue]) -> Value:
    priced = [each for each in tasks if each.budget is not None]
    unrecorded = sum(each.actual is None and not each.has_hours for each in priced)
    uncosted = sum(each.actual is None and each.has_hours for each in priced)
    return Value(
        key=key,
        tasks=len(tasks),
        budget=_sum(each.budget for each in priced),
        planned=None if any(each.planned is None for each in priced) else _sum(each.planned for each in priced),
        earned=_sum(each.earned for each in priced),
        actual=None if unrecorded or uncosted else _sum(each.actual for each in priced),
        unpriced=len(tasks) - len(priced),
        unrecorded=unrecorded,
        uncosted=uncosted,
    )


def _sum(values: Iterable[float | None]) -> float:
    return sum(each or 0.0 for each in values)


def as_facts(value: Value) -> Mapping[str, float | int | str | None]:
    """Return a value for machines; unknown is null."""
    figures = ("tasks", "budget", "planned", "earned", "actual", "spi", "cpi", "eac")
    return {name: _rounded(getattr(value, name)) for name in (*figures, "unpriced", "unrecorded", "uncosted")}


def _rounded(number: float | None) -> float | None:
    return round(number, 4) if isinstance(number, float) else number
