"""How the budgets of a plan differ between two baselines, or between one and today."""

from collections.abc import Mapping
from dataclasses import dataclass

from phases.baselines.comparison import Baseline
from phases.effort.value.budget import Measure
from words.format import number
from words.text import Sentence, Text, sentence

LEAST = 0.5
"""Less than half a unit of money, or half an hour, is no difference."""


@dataclass(frozen=True, slots=True)
class CostVariance:
    """A row whose budget differs; None where the row stands on one side only or its budget is unknown there."""

    task_id: str
    before: float | None
    after: float | None

    @property
    def more(self) -> float:
        """Return by how much the budget rose; what stands on one side only counts in full."""
        return (self.after or 0.0) - (self.before or 0.0)


@dataclass(frozen=True, slots=True)
class CostComparison:
    """What differs in budgets, in one measure, the largest difference first."""

    measure: Measure
    before: float
    after: float
    changed: tuple[CostVariance, ...]

    @property
    def more(self) -> float:
        """Return by how much the budget of all rows rose."""
        return self.after - self.before


def compare_costs(before: Baseline, after: Baseline) -> CostComparison | None:
    """Return how the budgets differ; nothing where a side keeps none or both count in different measures."""
    measures = measure_of(before), measure_of(after)
    if measures[0] != measures[1] or not measures[0]:
        return None
    pairs = [
        CostVariance(task_id, *(_budget(each, task_id) for each in (before, after)))
        for task_id in dict.fromkeys([*after.promises, *before.promises])
    ]
    changed = sorted((each for each in pairs if abs(each.more) >= LEAST), key=lambda each: -abs(each.more))
    measure: Measure = "cost" if measures[0] == "cost" else "hours"
    return CostComparison(measure, _total(before), _total(after), tuple(changed))


def _total(baseline: Baseline) -> float:
    return sum(each.budget or 0.0 for each in baseline.promises.values())


def measure_of(baseline: Baseline) -> str:
    """Return in what a baseline counts its budgets; empty where it keeps none."""
    return next((each.measure for each in baseline.promises.values() if each.measure), "")


def costs_finding(found: CostComparison | None, titles: Mapping[str, Text | Sentence]) -> Sentence:
    """Return by how much the budget rose or fell from one set of dates to the other, and which task the most."""
    if found is None:
        return sentence("Budgets cannot be compared: one side keeps none, or one counts money and the other hours")
    after = said_amount(found, found.after)
    if not found.changed:
        return sentence("The budget stays at {after}", after=after)
    worst = found.changed[0]
    values: dict[str, Text | Sentence] = {
        "before": said_amount(found, found.before),
        "after": after,
        "task": titles.get(worst.task_id, worst.task_id.partition(":")[2]),
        "most": said_amount(found, abs(worst.more)),
    }
    if worst.more > 0:
        return sentence("The budget goes from {before} to {after}, most of all “{task}”: {most} more", **values)
    return sentence("The budget goes from {before} to {after}, most of all “{task}”: {most} less", **values)


def said_amount(found: CostComparison, amount: float) -> Sentence | str:
    """Return an amount of the comparison's measure in words."""
    return number(amount) if found.measure == "cost" else sentence("{hours} h", hours=number(amount))


def _budget(baseline: Baseline, task_id: str) -> float | None:
    promise = baseline.promises.get(task_id)
    return promise.budget if promise else None
