"""What a person says of a task's duration: at best, most likely, at worst."""

from dataclasses import dataclass
from math import isfinite

from errors import Refusal
from phases.editing.edits import LONGEST_DAYS
from phases.plan import Task
from words.text import Sentence, Text, joined, sentence

Name = Text | Sentence


@dataclass(frozen=True, slots=True)
class Estimate:
    """The three points of a task, in days of its plan; version 0 is one that is not saved yet."""

    task_id: str
    low: float
    likely: float
    high: float
    version: int = 0


class InvalidEstimate(Refusal):
    """An estimate has mistakes; every one is listed."""

    def __init__(self, problems: list[Sentence]) -> None:
        self.problems = problems
        super().__init__(sentence("Nothing was saved: {problems}", problems=joined(problems)))


def estimate_problems(task: Task, estimate: Estimate, name: Name) -> list[Sentence]:
    """Return what stands against an estimate of a task; nothing when it can be saved."""
    if task.kind != "task":
        return [sentence("{task}: only tasks are estimated, not summaries or milestones.", task=name)]
    if task.finished_on:
        return [sentence("{task}: it is finished; there is nothing left to estimate.", task=name)]
    points = (estimate.low, estimate.likely, estimate.high)
    if not all(isfinite(each) and 0 < each <= LONGEST_DAYS for each in points):
        words = sentence(
            "{task}: the days of an estimate are more than 0 and at most {most}.", task=name, most=LONGEST_DAYS
        )
        return [words]
    if not estimate.low <= estimate.likely <= estimate.high:
        words = sentence(
            "{task}: low, likely and high days rise; got {low}, {likely}, {high}.",
            task=name,
            low=estimate.low,
            likely=estimate.likely,
            high=estimate.high,
        )
        return [words]
    return []


def refuse_estimate(task: Task, estimate: Estimate, name: Name) -> None:
    """Refuse an estimate that cannot be one, with all its mistakes."""
    if problems := estimate_problems(task, estimate, name):
        raise InvalidEstimate(problems)
