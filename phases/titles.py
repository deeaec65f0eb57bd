"""What a row of the plan is called: its own title, else the pack's words for what it stands for."""

from collections.abc import Iterable, Mapping, Sequence

from methodology.pack import Pack
from phases.plan import Task
from phases.programme import Unit
from words.text import Sentence, Text, sentence


def titles_of(tasks: Iterable[Task], pack: Pack, units: Sequence[Unit]) -> dict[str, Text | Sentence]:
    """Return the title of every row by task id, ready to be said in a language."""
    names = {unit.key: unit.name for unit in units}
    return {task.id: task.title or _from_source(task, pack, names) for task in tasks}


def full_title(task: Task, titles: Mapping[str, Text | Sentence], units: Sequence[Unit]) -> Text | Sentence:
    """Return a title that also says the unit, for lists where the row stands alone."""
    if not task.unit_key or task.kind == "summary" or task.source in ("live", "gate:pilot-go-live"):
        return titles[task.id]
    name = next((unit.name for unit in units if unit.key == task.unit_key), task.unit_key)
    return sentence("{unit}: {title}", unit=name, title=titles[task.id])


def _from_source(task: Task, pack: Pack, names: Mapping[str, Text]) -> Text | Sentence:
    kind = task.source.partition(":")[0]
    if kind == "gate":
        return _gate_title(task, pack, names)
    if kind == "effect":
        return sentence("{step}: effect shown", step=pack.step[task.step].title)
    if kind == "live":
        return sentence("{unit} live", unit=names.get(task.unit_key, task.unit_key))
    if kind == "unit":
        return names.get(task.unit_key, task.unit_key)
    if kind == "units":
        return sentence("Units")
    return pack.titles.get(task.source, task.key)


def _gate_title(task: Task, pack: Pack, names: Mapping[str, Text]) -> Text | Sentence:
    gate = pack.gate[task.source.partition(":")[2]]
    if task.step:
        return sentence("{step}: {title}", step=pack.step[task.step].title, title=gate.title)
    if task.unit_key:
        return sentence("{unit}: {title}", unit=names.get(task.unit_key, task.unit_key), title=gate.title)
    return gate.title
