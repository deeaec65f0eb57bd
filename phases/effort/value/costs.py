"""What people record of a task's cost: what it costs beside its people, and the hours and cost that it took."""

from collections.abc import Callable
from dataclasses import dataclass
from math import isfinite

from errors import Refusal
from phases.plan import Task
from words.text import Sentence, Text, joined, sentence

Name = Text | Sentence
MOST = 1e12
"""More than this is a slip of the keyboard."""


@dataclass(frozen=True, slots=True)
class TaskCost:
    """Cost and actuals of a task; None is what nobody said. Version 0 is one that is not saved yet."""

    task_id: str
    fixed_cost: float | None = None
    actual_hours: float | None = None
    actual_cost: float | None = None
    version: int = 0


class InvalidCost(Refusal):
    """Cost or actuals have mistakes; every one is listed."""

    def __init__(self, problems: list[Sentence]) -> None:
        self.problems = problems
        super().__init__(sentence("Nothing was saved: {problems}", problems=joined(problems)))


def refuse_cost(task: Task, cost: TaskCost, name_of: Callable[[], Name]) -> None:
    """Refuse cost and actuals that cannot be, with all their mistakes; the task's name is asked for only then."""
    if problems := _problems(task, cost, name_of):
        raise InvalidCost(problems)


def _problems(task: Task, cost: TaskCost, name_of: Callable[[], Name]) -> list[Sentence]:
    if task.kind == "summary":
        return [sentence("{task}: a summary has the costs of what it holds; record them there.", task=name_of())]
    given = (cost.fixed_cost, cost.actual_hours, cost.actual_cost)
    found: list[Sentence] = []
    if any(each is not None and not (isfinite(each) and 0 <= each <= MOST) for each in given):
        found.append(sentence("{task}: hours and costs are 0 or more.", task=name_of()))
    if (cost.actual_hours or cost.actual_cost) and not (task.started_on or task.percent or task.finished_on):
        found.append(sentence("{task}: it has not begun. Report progress first, then what it took.", task=name_of()))
    return found
