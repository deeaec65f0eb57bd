"""What every change of a plan ends with: no circle of tasks, and the forecast of each milestone that moved."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from access.journal import Signature
from data.database import Database
from methodology.loader import load_pack
from phases import store
from phases.dates.calendar import TaskOutsideCalendar
from phases.editing.edits import Name
from phases.network.cycle import CycleOfTasks
from phases.plan import Task
from phases.planned import Planned, read_planned
from phases.programme import Programme
from phases.titles import full_title, titles_of


def snapshot(db: Database, signature: Signature, programme: Programme) -> Planned:
    """Keep the forecast of every milestone that moved as of today; return the plan with its dates."""
    planned = read_planned(db, programme, signature.at.date())
    refuse_circle(db, programme, planned)
    keep_forecasts(db, programme.id, planned)
    return planned


def keep_forecasts(db: Database, programme_id: str, planned: Planned) -> None:
    """Keep the date of every milestone that differs from what was forecast last."""
    known = store.load_latest_forecasts(db, programme_id)
    dates = planned.milestone_dates()
    moved = {task_id: day for task_id, day in dates.items() if known.get(task_id) != day}
    store.save_forecasts(db, programme_id, planned.frame.today, moved)


def refuse_circle(db: Database, programme: Programme, planned: Planned) -> None:
    """Compute the plan's times; refuse a circle, and a task outside its calendar, by the names that people know."""
    try:
        _ = planned.scheduled
    except CycleOfTasks as circle:
        names = Names(db, programme, planned.plan.tasks)
        raise CycleOfTasks([names[f"{programme.id}:{key}"] for key in circle.names]) from circle
    except TaskOutsideCalendar as outside:
        raise outside.named(Names(db, programme, planned.plan.tasks)) from outside


class Names(Mapping[str, Name]):
    """What people call each row when it stands alone, by task id; found when it is asked for."""

    def __init__(self, db: Database, programme: Programme, tasks: Sequence[Task]) -> None:
        self._tasks = tasks
        self._units = store.load_units(db, programme.id)
        self._pack = load_pack(programme.method)

    def __getitem__(self, task_id: str) -> Name:
        task = self._by_id[task_id]
        return full_title(task, titles_of([task], self._pack, self._units), self._units)

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_id)

    def __len__(self) -> int:
        return len(self._by_id)

    @cached_property
    def _by_id(self) -> Mapping[str, Task]:
        return {task.id: task for task in self._tasks}
