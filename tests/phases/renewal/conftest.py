"""Later versions of the method, made from the shipped one by small changes, and rows that people edit meanwhile."""

import pytest

from methodology.keeping import changed_pack
from phases.actions import edit_tasks
from phases.editing.edits import TaskEdit
from phases.store import load_plan


def row(db, task_id):
    return next((task for task in load_plan(db, "acme").tasks if task.id == task_id), None)


def edit(db, signature, task_id, **changes):
    edit_tasks(db, signature, "acme", [TaskEdit(task_id, row(db, task_id).version, changes)])


def changed(pack, step, task_id, **fields):
    """Return the pack with other fields of a task; its version is the next one."""
    return with_tasks(
        pack, step, [t.model_copy(update=fields) if t.id == task_id else t for t in pack.plan[step].task]
    )


def with_tasks(pack, step, tasks):
    """Return the pack with other tasks of a step."""
    plans = [p.model_copy(update={"task": tuple(tasks)}) if p.step == step else p for p in pack.plans]
    return versioned(changed_pack(pack, plans=tuple(plain_plan(each) for each in plans)))


def plain_plan(plan):
    """Return a plan of tasks that are made anew, so that nothing derived from old fields is left."""
    tasks = tuple({name: getattr(t, name) for name in type(t).model_fields} for t in plan.task)
    return {"step": plan.step, "task": tasks}


def versioned(pack, version="1.1"):
    """Return the pack as a later version."""
    return changed_pack(pack, head=pack.head.model_copy(update={"version": version}))


def without_task(pack, step, task_id):
    """Return the pack without a task and without waiting for it."""
    tasks = [t for t in pack.plan[step].task if t.id != task_id]
    freed = [t.model_copy(update={"after": tuple(a for a in t.after if a.split(" ")[0] != task_id)}) for t in tasks]
    return with_tasks(pack, step, freed)


def with_task(pack, step, task_id, after=()):
    """Return the pack with one more task at the end of a step's first phase."""
    like = pack.plan[step].task[0]
    title = {"en": "Stakeholder map", "zh": "干系人地图"}
    new = like.model_copy(
        update={"id": task_id, "title": title, "days": 4, "after": tuple(after), "deliverable": None}
    )
    return with_tasks(pack, step, [like, new, *pack.plan[step].task[1:]])


@pytest.fixture
def later(pack):
    """The method's next version, with nothing else changed."""
    return versioned(pack)
