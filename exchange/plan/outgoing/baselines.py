"""Baselines for other tools: those that came with the plan under their numbers, our own under numbers left free."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from exchange.plan.dating.scheduling import moment
from exchange.plan.foreign import ForeignBaseline
from phases.baselines.comparison import Baseline
from phases.dates.frame import Frame, Promise, closing
from phases.intake.incoming import ForeignFacts
from phases.network.clock import hours_of, next_start
from phases.network.network import DAY

FROM_IMPORT = "#"
"""In the id of a baseline that an import brought."""
NUMBERS = range(11)
Promised = Mapping[str, ForeignBaseline]
"""What was promised of each row, by task id."""


def outgoing_baselines(
    frame: Frame, baselines: Sequence[Baseline], rows: Mapping[str, ForeignFacts], task_ids: Collection[str]
) -> dict[str, dict[int, ForeignBaseline]]:
    """Return the baselines of every row by number, our own newest first; what is over is left out.

    One of our own that came back with an export of ours has its number already.
    """
    brought = _brought(rows)
    back = [_days(each) for each in brought.values()]
    own = [_promised(frame, each, task_ids) for each in baselines if FROM_IMPORT not in each.id]
    new = [each for each in own if _days(each) not in back]
    free = [number for number in NUMBERS if number not in brought]
    found: dict[str, dict[int, ForeignBaseline]] = defaultdict(dict)
    for number, promised in [*brought.items(), *zip(free, new, strict=False)]:
        for task_id, each in promised.items():
            found[task_id][number] = each
    return found


def _brought(rows: Mapping[str, ForeignFacts]) -> dict[int, Promised]:
    found: dict[int, dict[str, ForeignBaseline]] = defaultdict(dict)
    for task_id, row in rows.items():
        for number, kept in row.facts.get("baselines", {}).items():
            found[int(number)][task_id] = _kept(kept)
    return dict(found)


def _promised(frame: Frame, baseline: Baseline, task_ids: Collection[str]) -> Promised:
    return {
        task_id: _promise(frame, promise) for task_id, promise in baseline.promises.items() if task_id in task_ids
    }


def _promise(frame: Frame, promise: Promise) -> ForeignBaseline:
    start = next_start(hours_of((frame.calendar.time,)), 0, promise.start.toordinal() * DAY)
    finish = closing(frame.calendar, promise.finish, None)
    cost = promise.budget if promise.measure == "cost" else None
    return ForeignBaseline(moment(min(start, finish)), moment(finish), None, cost)


def _days(promised: Promised) -> dict[str, tuple[datetime | None, datetime | None]]:
    return {task_id: (each.start, each.finish) for task_id, each in promised.items()}


def _kept(facts: Mapping[str, Any]) -> ForeignBaseline:
    start, finish = (datetime.fromisoformat(facts[key]) if facts.get(key) else None for key in ("start", "finish"))
    return ForeignBaseline(start, finish, facts.get("minutes"), facts.get("cost"))
