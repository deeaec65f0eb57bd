"""What the plan says in sentences: what moves the end, and what unsaved edits would move."""

from collections.abc import Mapping

from phases.dates.cause import Cause, cause_of_slip, cause_words, later_words
from phases.dates.frame import Frame
from phases.dates.timeline import Dated, Timeline
from phases.outline import LATE, waited_for
from words.text import Sentence, Text, counted, sentence

Titles = Mapping[str, Text | Sentence]


def plan_answer(timeline: Timeline, frame: Frame, titles: Titles) -> Sentence:
    """Return the sentence that answers: what slipped, by how much, and what does the end wait for?"""
    root = waited_for(timeline)
    if not timeline.leaves():
        return sentence("This plan has no tasks yet")
    if root is None:
        return sentence("Everything is done since {day}", day=timeline.finish)
    task, day = titles[root.task.id], timeline.finish
    if timeline.drift is None:
        return sentence("The plan ends on {day}; without a baseline there is no drift to see", day=day)
    if timeline.drift > 0:
        return _slip(timeline, cause_of_slip(timeline, frame), titles, task)
    if timeline.drift < 0:
        return counted(
            "The end comes one working day before the baseline, on {day}; the critical path is at {task}",
            "The end comes {count} working days before the baseline, on {day}; the critical path is at {task}",
            -timeline.drift,
            day=day,
            task=task,
        )
    return _holds(timeline, titles, task)


def _slip(timeline: Timeline, cause: Cause | None, titles: Titles, task: Text | Sentence) -> Sentence:
    if cause is None:
        return counted(
            "The end slips one working day to {day}: the critical path waits for {task}",
            "The end slips {count} working days to {day}: the critical path waits for {task}",
            timeline.drift or 0,
            day=timeline.finish,
            task=task,
        )
    if cause.is_set:
        return later_words(cause, timeline.drift or 0, timeline.finish)
    return counted(
        "The end slips one working day to {day}: {cause}",
        "The end slips {count} working days to {day}: {cause}",
        timeline.drift or 0,
        day=timeline.finish,
        cause=cause_words(cause, titles[cause.row.task.id]),
    )


def _holds(timeline: Timeline, titles: Titles, task: Text | Sentence) -> Sentence:
    late = [row for row in timeline.leaves() if row.status in LATE]
    if not late:
        return sentence(
            "The plan holds: it ends on {day}; the critical path is at {task}", day=timeline.finish, task=task
        )
    worst = max(late, key=lambda row: row.drift or 0)
    return counted(
        "The end holds on {day}, but one task is late: {task}",
        "The end holds on {day}, but {count} tasks are late, most of all {task}",
        len(late),
        day=timeline.finish,
        task=titles[worst.task.id],
    )


def moved_rows(before: Timeline, after: Timeline) -> list[tuple[Dated, Dated]]:
    """Return the tasks and milestones whose dates differ, as they are and as they would be."""
    new = {row.task.id: row for row in after.rows}
    pairs = [(row, new[row.task.id]) for row in before.leaves() if row.task.id in new]
    return [(old, row) for old, row in pairs if (old.start, old.finish) != (row.start, row.finish)]


def preview(before: Timeline, after: Timeline, changes: int, titles: Titles) -> Sentence:
    """Return what unsaved changes would move: the first milestone that moves, or how many tasks, or nothing."""
    moved = moved_rows(before, after)
    tasks = counted("one task", "{count} tasks", sum(old.task.kind == "task" for old, _ in moved))
    milestones = [pair for pair in moved if pair[0].task.kind == "milestone" and pair[0].finish != pair[1].finish]
    if not moved:
        return counted("Your unsaved change moves no date", "Your {count} unsaved changes move no date", changes)
    if not milestones:
        return counted(
            "Your unsaved change moves the dates of {tasks} and no milestone",
            "Your {count} unsaved changes move the dates of {tasks} and no milestone",
            changes,
            tasks=tasks,
        )
    old, new = min(milestones, key=lambda pair: (pair[0].finish, pair[0].task.position))
    return counted(
        "Your unsaved change moves {title} from {old} to {new} and the dates of {tasks}",
        "Your {count} unsaved changes move {title} from {old} to {new} and the dates of {tasks}",
        changes,
        title=titles[old.task.id],
        old=old.finish,
        new=new.finish,
        tasks=tasks,
    )
