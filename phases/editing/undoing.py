"""Taking a batch of edits back, and doing it again: from the journal, never over what somebody changed since."""

from collections.abc import Iterable, Mapping, Sequence

from access.journal import Record
from errors import Refusal
from phases.editing.batch import PREDECESSORS, Standing, from_list, listed
from phases.editing.edits import Name, TaskEdit
from phases.editing.fields import Fields, from_journal, plain_value
from phases.editing.history import EDITS, history
from phases.plan import Link, Task
from words.text import sentence


class NothingToUndo(Refusal):
    """No batch of edits is left to take back."""

    def __init__(self) -> None:
        super().__init__(sentence("There is nothing to undo in this plan."))


class NothingToRedo(Refusal):
    """No batch that was taken back can be done again."""

    def __init__(self) -> None:
        super().__init__(sentence("There is nothing to do again in this plan."))


class UndoWouldOverwrite(Refusal):
    """Somebody changed the same tasks since."""

    def __init__(self, titles: Sequence[Name]) -> None:
        self.titles = tuple(titles)
        super().__init__(
            sentence("These tasks were changed since: {titles}. Change them by hand instead.", titles=list(titles))
        )


def last_batch(records: Iterable[Record]) -> Record | None:
    """Return the newest batch of edits that stands; records come newest first."""
    return history(records, EDITS).last


def last_undone(records: Iterable[Record]) -> Record | None:
    """Return the batch that is done again next: none after a new change, or where rows come first."""
    found = history(records).next
    return found if found and found.entry.verb in EDITS else None


def inverse(record: Record, standing: Standing, names: Mapping[str, Name]) -> list[TaskEdit]:
    """Return the edits that take a batch back; refuse by name when one of its tasks was changed since."""
    return edits_between((record.entry.after, record.entry.before), standing, names)


def repeated(record: Record, standing: Standing, names: Mapping[str, Name]) -> list[TaskEdit]:
    """Return the edits that do a batch again; refuse by name when one of its tasks was changed since."""
    return edits_between((record.entry.before, record.entry.after), standing, names)


def edits_between(
    facts: tuple[Mapping[str, object], Mapping[str, object]], standing: Standing, names: Mapping[str, Name]
) -> list[TaskEdit]:
    """Return the edits that lead from the first facts, which must stand, to the second ones.

    Refuses by name when a task is gone or stands otherwise.
    """
    found: list[TaskEdit] = []
    overwritten: list[Name] = []
    for task_id, wanted in facts[1].items():
        task, left = standing.task(task_id), facts[0][task_id]
        assert isinstance(wanted, Mapping)
        assert isinstance(left, Mapping)
        if task is None or not _stands(task, left, standing.waiting.get(task_id, ())):
            overwritten.append(names.get(task_id, task_id))
            continue
        fields = from_journal({key: value for key, value in wanted.items() if key != PREDECESSORS})
        if PREDECESSORS in wanted:
            fields[PREDECESSORS] = from_list(wanted[PREDECESSORS], task_id)
        found.append(TaskEdit(task_id, task.version, fields))
    if overwritten:
        raise UndoWouldOverwrite(overwritten)
    return found


def _stands(task: Task, facts: Fields, links: Sequence[Link]) -> bool:
    """Return whether a task is still as the journal says it was left."""
    fields = {key: value for key, value in facts.items() if key != PREDECESSORS}
    if any(plain_value(getattr(task, key)) != value for key, value in fields.items()):
        return False
    return PREDECESSORS not in facts or sorted(listed(links)) == sorted(map(list, facts[PREDECESSORS]))
