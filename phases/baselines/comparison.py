"""How the dates of a plan differ between two baselines, or between one and today."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from errors import Refusal
from phases.dates.calendar import Calendar
from phases.dates.frame import Promise
from phases.dates.timeline import Timeline
from words.text import LANGUAGES, Text, pick, sentence

NOW = "now"
"""How the plan of today is named beside baselines."""


@dataclass(frozen=True, eq=False)
class Baseline:
    """A named baseline with the dates of its rows, by task id; the id and time are empty for the plan of today."""

    name: Text
    promises: Mapping[str, Promise]
    id: str = ""
    at: str = ""
    is_promise: bool = True
    """Whether drift is counted from it; one that kept itself, at a gate or before an import, is none."""

    @property
    def finish(self) -> date | None:
        """Return the last date."""
        return max((promise.finish for promise in self.promises.values()), default=None)


@dataclass(frozen=True, slots=True)
class Variance:
    """A row with its dates before and after; days are working days, positive is later."""

    task_id: str
    before: Promise
    after: Promise
    start_days: int
    finish_days: int


@dataclass(frozen=True, eq=False)
class Comparison:
    """What differs from one set of dates to another."""

    before: Baseline
    after: Baseline
    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[Variance, ...]
    unchanged: int
    finish_days: int | None
    """By how many working days the last date moved; None where one of them has no dates."""


class NoSuchBaseline(Refusal):
    """No baseline has this name."""

    def __init__(self, name: str, known: Sequence[Text]) -> None:
        super().__init__(
            sentence("There is no baseline “{name}”. There are: {known}.", name=name, known=list(known) or "–")
        )


def today_as_baseline(timeline: Timeline, promises: Mapping[str, Promise] | None = None) -> Baseline:
    """Return the dates of today as if they were promised, with budgets where those promises are given."""
    return Baseline(NOW, promises or {row.task.id: Promise(row.start, row.finish) for row in timeline.rows})


def find_baseline(name: str, known: Sequence[Baseline]) -> Baseline:
    """Return the newest baseline of a name, in any language; refuse an unknown name."""
    found = next((each for each in known if name in _names(each.name) or name == each.id), None)
    if found is None:
        raise NoSuchBaseline(name, [each.name for each in known])
    return found


def compare(before: Baseline, after: Baseline, calendar: Calendar) -> Comparison:
    """Return added, removed and changed rows with their variance in working days, and that of the last date."""
    both = [task_id for task_id in after.promises if task_id in before.promises]
    changed = [
        _variance(task_id, (before.promises[task_id], after.promises[task_id]), calendar)
        for task_id in both
        if before.promises[task_id] != after.promises[task_id]
    ]
    ends = before.finish, after.finish
    return Comparison(
        before=before,
        after=after,
        added=tuple(task_id for task_id in after.promises if task_id not in before.promises),
        removed=tuple(task_id for task_id in before.promises if task_id not in after.promises),
        changed=tuple(changed),
        unchanged=len(both) - len(changed),
        finish_days=calendar.between(ends[0], ends[1]) if ends[0] and ends[1] else None,
    )


def _variance(task_id: str, dates: tuple[Promise, Promise], calendar: Calendar) -> Variance:
    before, after = dates
    return Variance(
        task_id,
        before,
        after,
        calendar.between(before.start, after.start),
        calendar.between(before.finish, after.finish),
    )


def _names(name: Text) -> set[str]:
    return {name} if isinstance(name, str) else {*name.values(), pick(name, LANGUAGES[0])}
