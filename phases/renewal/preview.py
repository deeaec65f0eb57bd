"""What a renewal would do, seen before it is done: rows, criteria, and the milestones that move."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from phases.plan import Task
from phases.planned import Planned
from phases.programme import Unit
from phases.renewal.remains import CriterionChange
from phases.renewal.renewal import Renewal
from phases.renewal.tailoring import Target
from words.text import Sentence, Text, counted, sentence

Name = Text | Sentence


@dataclass(frozen=True)
class Moved:
    """A milestone whose forecast moves, with the working days between."""

    task: Task
    before: date
    after: date
    days: int


@dataclass(frozen=True, eq=False)
class Preview:
    """What a renewal would do to a programme; nothing of it is saved yet."""

    target: Target
    renewal: Renewal
    criteria: Sequence[CriterionChange]
    moved: Sequence[Moved]
    finish: tuple[date, date, int]
    """The end before and after, with the working days between."""
    names: Mapping[str, Name]
    """What every row is called, before and after, by task id."""
    units: tuple[Sequence[Unit], Sequence[Unit]]
    """Units that come in, and those that go."""
    steps: tuple[Sequence[str], Sequence[str]]
    """Steps that come in, and those that are left out."""
    is_followed: bool
    """Whether the programme follows this very pack already."""
    new_steps: tuple[Text, ...] = ()
    """Steps that only the new version has; they come in only when they are chosen."""

    @property
    def is_empty(self) -> bool:
        """Return whether nothing would change."""
        return self.renewal.is_empty and self.is_followed and not any((*self.units, *self.steps))


def moved_milestones(before: Planned, after: Planned) -> list[Moved]:
    """Return the milestones whose dates differ, in order; those of one plan only do not move."""
    then, calendar = after.milestone_dates(), before.frame.calendar
    return [
        Moved(task, day, then[task_id], calendar.between(day, then[task_id]))
        for task_id, day in before.milestone_dates().items()
        if then.get(task_id, day) != day and (task := before.task(task_id))
    ]


def preview_finding(found: Preview) -> Sentence:
    """Return what a renewal does to the rows of the plan, and that it does nothing."""
    if found.is_empty:
        return sentence("The plan says what the method says; there is nothing to apply")
    if not (parts := _parts(found)):
        return sentence("No row of the plan changes")
    return sentence("What happens to the plan: {parts}", parts=parts)


def dates_finding(found: Preview) -> Sentence:
    """Return which milestones move, and where the end goes."""
    before, after, days = found.finish
    if not found.moved and not days:
        return sentence("No milestone moves")
    if not found.moved:
        words = "No milestone moves; the end goes from {before} to {after} ({days} working days)"
        return sentence(words, before=before, after=after, days=f"{days:+}")
    return counted(
        "One milestone moves; the end goes from {before} to {after} ({days} working days)",
        "{count} milestones move; the end goes from {before} to {after} ({days} working days)",
        len(found.moved),
        before=before,
        after=after,
        days=f"{days:+}",
    )


def staying_finding(tasks: Sequence[Task]) -> Sentence:
    """Return how many rows the method does not have any more; they stay because of the work on them."""
    return counted(
        "One row is not in the method any more and stays: people worked on it",
        "{count} rows are not in the method any more and stay: people worked on them",
        len(tasks),
    )


def _parts(found: Preview) -> list[Sentence]:
    rows, changed = found.renewal, {each.task.id for each in (*found.renewal.changed, *found.renewal.renamed)}
    links = len(rows.added_links) + len(rows.removed_links)
    parts = [
        (counted("one row comes in", "{count} rows come in", len(rows.added)), rows.added),
        (counted("one row goes", "{count} rows go", len(rows.removed)), rows.removed),
        (counted("one row follows the method", "{count} rows follow the method", len(changed)), changed),
        (counted("one link changes", "{count} links change", links), links),
        (counted("one criterion of a gate changes", "{count} criteria of gates change", len(found.criteria)),
         found.criteria),
        (counted("one row stays as people want it", "{count} rows stay as people want them",
                 len({each.task.id for each in rows.conflicts})), rows.conflicts),
    ]  # fmt: skip
    return [words for words, given in parts if given]
