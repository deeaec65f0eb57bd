"""What a programme still reads of the pack that it followed: words and criteria that its own rows stand on."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from methodology.keeping import changed_pack
from methodology.pack import Criterion, Gate, Pack
from phases.plan import Task

PARTS = {"steps": "step", "phases": "phase", "activities": "activity", "roles": "role"}
"""Parts of a pack that rows name, by the field that names them."""


@dataclass(frozen=True)
class Needed:
    """What hangs on a pack: rows, criteria that somebody showed (gate, criterion), questionnaires that were asked."""

    tasks: Sequence[Task]
    criteria: Collection[tuple[str, str]] = ()
    questionnaires: Collection[str] = ()


@dataclass(frozen=True)
class CriterionChange:
    """A criterion of a gate that the packs say otherwise: before, after; nothing where it is not in one of them."""

    gate: Gate
    before: Criterion | None
    after: Criterion | None


def with_remains(there: Pack, before: Pack, needed: Needed) -> Pack:
    """Return the pack with what only the one before says and this programme stands on.

    A criterion that somebody showed stays where it was shown, as one that should hold.
    """
    parts: dict[str, object] = {}
    for name, kind in PARTS.items():
        used = {getattr(task, kind) for task in needed.tasks}
        known = getattr(there, kind)
        if lost := [each for each in getattr(before, name) if each.id in used and each.id not in known]:
            parts[name] = (*getattr(there, name), *lost)
    asked = {each.id for each in there.questionnaires}
    if lost := [each for each in before.questionnaires if each.id in needed.questionnaires and each.id not in asked]:
        parts["questionnaires"] = (*there.questionnaires, *lost)
    if kept := _kept(there, before, needed):
        parts["gates"] = tuple(
            gate.model_copy(update={"criterion": (*gate.criterion, *kept.get(gate.id, ()))}) for gate in there.gates
        )
    return changed_pack(there, **parts) if parts else there


def criterion_changes(before: Pack, there: Pack) -> list[CriterionChange]:
    """Return which criteria come, go or are said otherwise, gate by gate."""
    found = []
    for gate in there.gates:
        was = {each.id: each for each in before.gate[gate.id].criterion} if gate.id in before.gate else {}
        now = {each.id: each for each in gate.criterion}
        pairs = [(was.get(each), now.get(each)) for each in dict.fromkeys((*was, *now))]
        found += [CriterionChange(gate, *pair) for pair in pairs if pair[0] != pair[1]]
    return found


def _kept(there: Pack, before: Pack, needed: Needed) -> Mapping[str, Sequence[Criterion]]:
    """Return the criteria that the pack dropped and somebody showed, by gate, asked only where that was."""
    rows = {task.key: task for task in needed.tasks if task.source.startswith("gate:")}
    places: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key, criterion in sorted(needed.criteria):
        if key in rows:
            places[rows[key].source.removeprefix("gate:"), criterion].append(rows[key].step)
    found: dict[str, list[Criterion]] = defaultdict(list)
    for (gate, criterion), steps in places.items():
        known = {each.id for each in there.gate[gate].criterion}
        for each in before.gate[gate].criterion:
            if each.id == criterion and criterion not in known:
                asked = {"weight": "should", "steps": tuple(filter(None, steps))}
                found[gate].append(each.model_copy(update=asked))
    return found
