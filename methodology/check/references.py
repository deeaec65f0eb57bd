"""The second look at a pack: what no single table shows, such as ids, references, cycles and sums."""

from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter

from methodology.check.files import Draft, Part, tables_of, text_of, texts_of
from methodology.check.problems import Problem, name_of
from methodology.pack import Link, parse_link
from words.text import LANGUAGES

REFERENCES = (
    ("activity", "phase", "phase"),
    ("deliverable", "activity", "activity"),
    ("task", "activity", "activity"),
    ("task", "role", "role"),
    ("task", "deliverable", "deliverable"),
    ("unit_activity", "role", "role"),
    ("gate", "role", "role"),
    ("dimension", "step", "step"),
)
"""Which field of which table names a table of which kind; nothing is known of an unreadable file."""
GATES = ("plan-exit", "build-exit", "deploy-exit", "pilot-go-live", "rollout-release")
FOUNDATION = "foundation"
"""Stands for no step: what every step of the rollout rests on."""


def check_references(draft: Draft) -> None:
    """Add every problem between the tables of a pack to its draft."""
    _check_ids(draft)
    _check_languages(draft)
    for kind, key, target in REFERENCES:
        known = draft.ids(target)
        if known and kind == "dimension":
            known.add(FOUNDATION)
        for part in draft.of(kind):
            _check_known(draft, part, key, known)
    _check_links(draft)
    _check_gates(draft)
    _check_maturity(draft)


def _check_known(draft: Draft, part: Part, key: str, known: set[str]) -> None:
    if known and (name := text_of(part.raw, key)) and name not in known:
        draft.report(part, key, f'unknown {key} "{name}"')


def _check_ids(draft: Draft) -> None:
    seen: set[tuple[str, str, str]] = set()
    for part in draft.parts:
        place = (part.kind, part.file if part.kind == "task" else "", part.id)
        if part.id and place in seen:
            draft.report(part, "", "duplicate id")
        seen.add(place)


def _check_languages(draft: Draft) -> None:
    listed = draft.head.get("languages")
    wanted = [each for each in listed if each in LANGUAGES] if isinstance(listed, tuple) else []
    head = Part("pack.toml", "head", "", draft.head)
    for part in [head, *draft.parts]:
        own = texts_of(part.raw, "languages") if part.kind == "questionnaire" else []
        for path, words in _words(part.raw, "", {*LANGUAGES, *own}):
            for language in own or wanted:
                if language not in words:
                    draft.report(part, path, f'missing language "{language}"')


def _words(value: object, path: str, known: set[str]) -> list[tuple[str, Mapping[str, object]]]:
    """Return every table of words by language inside a value, with its path."""
    if isinstance(value, tuple):
        return [found for n, each in enumerate(value) for found in _words(each, f"{path}{name_of(each, n)}", known)]
    if not isinstance(value, dict):
        return []
    if known & value.keys():
        return [(path, value)]
    return [found for key, each in value.items() for found in _words(each, f"{path}.{key}".lstrip("."), known)]


def _check_links(draft: Draft) -> None:
    by_file: dict[str, list[Part]] = {}
    for part in draft.of("task"):
        by_file.setdefault(part.file, []).append(part)
    for tasks in by_file.values():
        waits = {each.id: _known_links(draft, each, {task.id for task in tasks}) for each in tasks}
        while cycle := find_cycle(waits):
            first = next(each for each in tasks if each.id == cycle[0])
            draft.report(first, "after", f"cycle: {' → '.join(cycle)}")
            waits[cycle[1]].remove(cycle[0])


def _known_links(draft: Draft, task: Part, known: set[str]) -> list[str]:
    links = [link for text in texts_of(task.raw, "after") if (link := _link(draft, task, text))]
    for link in links:
        if link.task not in known:
            draft.report(task, "after", f'unknown task "{link.task}"')
    return list(dict.fromkeys(link.task for link in links if link.task in known))


def _link(draft: Draft, task: Part, text: str) -> Link | None:
    try:
        return parse_link(text)
    except ValueError as error:
        draft.report(task, "after", str(error))
        return None


def find_cycle(waits: Mapping[str, list[str]]) -> list[str]:
    """Return the tasks of one cycle in working order, the first repeated at the end; empty for none."""
    try:
        TopologicalSorter(waits).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def _check_gates(draft: Draft) -> None:
    for gate in GATES:
        if draft.of("gate") and gate not in draft.ids("gate"):
            draft.problems.append(Problem("gates.toml", "gate", f'missing gate "{gate}"'))
    for part in draft.of("gate"):
        criteria = tables_of(part.raw, "criterion")
        if not any(each.get("weight") == "must" for each in criteria):
            draft.report(part, "criterion", "wanted at least one criterion with weight must, got none")
        seen: set[str] = set()
        for each in criteria:
            _check_criterion(draft, part, each, seen)


def _check_criterion(draft: Draft, gate: Part, raw: Mapping[str, object], seen: set[str]) -> None:
    name = text_of(raw, "id")
    criterion = Part(gate.file, "criterion", f"{gate.path}.criterion.{name}", raw)
    if name and name in seen:
        draft.report(criterion, "", "duplicate id")
    seen.add(name)
    if raw.get("proof") == "maturity" and not ("dimension" in raw and "level" in raw):
        draft.report(criterion, "", "wanted dimension and level, because its proof is maturity")
    _check_known(draft, criterion, "dimension", draft.ids("dimension"))
    known = draft.ids("step")
    for step in texts_of(raw, "steps"):
        if known and step not in known:
            draft.report(criterion, "steps", f'unknown step "{step}"')


def _check_maturity(draft: Draft) -> None:
    for part in draft.of("dimension"):
        letters = [text_of(each, "id") for each in tables_of(part.raw, "question")]
        if letters != ["a", "b", "c", "d"]:
            draft.report(part, "question", f"wanted the questions a, b, c, d, got {', '.join(letters) or 'none'}")
    _check_weights(draft, draft.of("dimension"))


def _check_weights(draft: Draft, dimensions: list[Part]) -> None:
    weights = [found for each in dimensions if type(found := each.raw.get("weight")) is int]
    if weights and len(weights) == len(dimensions) and sum(weights) != 100:
        text = f"wanted weights that sum to 100, got {sum(weights)}"
        draft.problems.append(Problem(dimensions[0].file, "dimension", text))
