"""What a comparison of dates says in one sentence, and which of its rows matter most."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from phases.baselines.comparison import NOW, Baseline, Comparison, Variance
from phases.plan import Task
from phases.summary.overview import dated
from words.text import Sentence, Text, counted, sentence

Titles = Mapping[str, Text | Sentence]


@dataclass(frozen=True, slots=True)
class Shift:
    """A milestone that stands in both sets of dates."""

    task: Task
    variance: Variance | None
    """None where it did not move."""


def work_alone(baseline: Baseline, tasks: Sequence[Task]) -> Baseline:
    """Return the dates without those of summaries, which only repeat what they hold."""
    summaries = {task.id for task in tasks if task.kind == "summary"}
    kept = {task_id: each for task_id, each in baseline.promises.items() if task_id not in summaries}
    return replace(baseline, promises=kept)


def most_moved(rows: Sequence[Variance]) -> list[Variance]:
    """Return the rows by how far their finish moved, later before earlier.

    Of rows that moved alike, those come first whose start moved least: they moved by themselves, others followed.
    """
    return sorted(rows, key=_weight)


def _weight(row: Variance) -> tuple[int, int, int]:
    start = abs(row.start_days)
    return -abs(row.finish_days), -row.finish_days, start if row.finish_days else -start


def comparison_answer(found: Comparison, titles: Titles, today: date) -> Sentence:
    """Return how the end moved from one set of dates to the other, how many rows moved, and which one the most."""
    span, end = _span(found), _end(found, today)
    if not found.changed:
        return sentence("{span} {end}; no task moved", span=span, end=end)
    moved = counted("one task or milestone moved", "{count} tasks and milestones moved", len(found.changed))
    worst = most_moved(found.changed)[0]
    days = _days(worst)
    if days is None:
        return sentence("{span} {end}; {moved}, none by a working day", span=span, end=end, moved=moved)
    return sentence(
        "{span} {end}; {moved}, most of all “{task}”: {days}",
        span=span,
        end=end,
        moved=moved,
        task=titles.get(worst.task_id, worst.task_id.partition(":")[2]),
        days=days,
    )


def _span(found: Comparison) -> Sentence:
    if found.after.name == NOW and not found.after.id:
        return sentence("Since baseline “{name}”", name=found.before.name)
    return sentence(
        "From baseline “{before}” to baseline “{after}”",
        before=found.before.name,
        after=found.after.name,
    )


def _end(found: Comparison, today: date) -> Sentence:
    finish = found.after.finish
    if found.finish_days is None or finish is None:
        return sentence("there is no end to compare")
    day = dated(finish, today)
    if found.finish_days == 0:
        return sentence("the end stays on {day}", day=day)
    if found.finish_days > 0:
        return counted(
            "the end moved one working day later, to {day}",
            "the end moved {count} working days later, to {day}",
            found.finish_days,
            day=day,
        )
    return counted(
        "the end moved one working day earlier, to {day}",
        "the end moved {count} working days earlier, to {day}",
        -found.finish_days,
        day=day,
    )


def _days(row: Variance) -> Sentence | None:
    if row.finish_days:
        return _shifted(row.finish_days)
    return sentence("its start {days}", days=_shifted(row.start_days)) if row.start_days else None


def _shifted(days: int) -> Sentence:
    if days > 0:
        return counted("one working day later", "{count} working days later", days)
    return counted("one working day earlier", "{count} working days earlier", -days)


def changed_finding(rows: Sequence[Variance]) -> Sentence:
    """Return how many rows finish later, earlier, or have only another start."""
    later, earlier = sum(row.finish_days > 0 for row in rows), sum(row.finish_days < 0 for row in rows)
    rest = len(rows) - later - earlier
    parts = [
        (counted("one finishes later", "{count} finish later", later), later),
        (counted("one finishes earlier", "{count} finish earlier", earlier), earlier),
        (counted("one only starts on another day", "{count} only start on another day", rest), rest),
    ]
    return sentence("Tasks and milestones: {parts}", parts=[words for words, number in parts if number])


def shifts(found: Comparison, milestones: Sequence[Task]) -> list[Shift]:
    """Return the milestones that stand in both, in the order given."""
    moved = {row.task_id: row for row in found.changed}
    both = found.before.promises.keys() & found.after.promises.keys()
    return [Shift(task, moved.get(task.id)) for task in milestones if task.id in both]


def shifts_finding(rows: Sequence[Shift]) -> Sentence:
    """Return how many milestones come later and earlier."""
    days = [row.variance.finish_days for row in rows if row.variance]
    later, earlier = sum(each > 0 for each in days), sum(each < 0 for each in days)
    if not rows:
        return sentence("No milestone stands in both")
    if not later and not earlier:
        return counted("The milestone stays", "All {count} milestones stay", len(rows))
    stay = len(rows) - later - earlier
    parts = [
        (counted("one comes later", "{count} come later", later), later),
        (counted("one comes earlier", "{count} come earlier", earlier), earlier),
        (counted("one stays", "{count} stay", stay), stay),
    ]
    return sentence("Milestones: {parts}", parts=[words for words, number in parts if number])
