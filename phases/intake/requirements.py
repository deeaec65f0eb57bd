"""Requirements from a table of somebody else's: read with every problem by line, and shown as a difference first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from errors import Refusal
from phases.scope.coverage import Scope
from phases.scope.objective import InvalidScope
from phases.scope.requirement import Requirement, refuse_requirement
from words.text import Sentence, Text, joined, sentence

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "key": ("id", "key", "编号"),
    "title": ("title", "requirement", "需求", "名称"),
    "department": ("department", "部门"),
    "area": ("area", "functional area", "功能领域"),
    "priority": ("priority", "优先度", "优先级"),
    "level": ("level", "customisation level", "层次", "客户化层次"),
    "exception": ("exception", "例外"),
    "objectives": ("objectives", "objective", "目标"),
}
"""What a column may be called, in small letters."""
VALUES: Mapping[str, str] = {
    "必须": "must",
    "必需": "must",
    "应该": "should",
    "应当": "should",
    "可以": "could",
    "可选": "could",
    "过时": "outdated",
    "孤立": "isolated",
}
"""What a priority or an exception may be called."""

Line = tuple[int, Mapping[str, str]]
"""The number of a line in the file, and its cells by heading."""


class BadRequirements(Refusal):
    """The table has mistakes; every one is listed by line and nothing was saved."""

    def __init__(self, problems: Sequence[Sentence]) -> None:
        self.problems = tuple(problems)
        super().__init__(sentence("The requirements were not read:\n{listed}", listed=joined(problems, "\n")))


@dataclass(frozen=True)
class Difference:
    """What a table would do: new requirements, those that change (before, after), and how many stay."""

    added: tuple[Requirement, ...]
    changed: tuple[tuple[Requirement, Requirement], ...]
    same: int

    @property
    def wanted(self) -> tuple[Requirement, ...]:
        """Return what has to be saved."""
        return (*self.added, *(after for _, after in self.changed))


def difference(lines: Sequence[Line], scope: Scope, areas: Mapping[str, Text]) -> Difference:
    """Return what a table would change; refuse it with every mistake. What it does not name stays as it is.

    A line is known by its id (`r-3` or `R3`), else by its title in any language; a cell of a column that is missing
    changes nothing.
    """
    columns = _columns(list(lines[0][1]) if lines else [])
    if "title" not in columns.values():
        raise BadRequirements(
            [sentence("line 1: no column is called “title”; wanted one of {known}.", known=_known())]
        )
    standing, problems = _by_name(scope.requirements), list[Sentence]()
    added, changed, same, seen = list[Requirement](), list[tuple[Requirement, Requirement]](), 0, dict[str, int]()
    for number, cells in lines:
        given = {columns[heading]: cell.strip() for heading, cell in cells.items() if heading in columns}
        known = standing.get(_key(given.get("key", ""))) or standing.get(given["title"].casefold())
        name = known.key if known else given["title"].casefold()
        if name in seen:
            problems.append(
                sentence("line {line}: the same requirement as line {first}", line=number, first=seen[name])
            )
            continue
        seen[name] = number
        wanted, wrong = _read(given, known or Requirement(""), areas)
        problems += [sentence("line {line}: {problem}", line=number, problem=each) for each in wrong]
        problems += _refused(number, wanted, scope, areas)
        if known is None:
            added.append(wanted)
        elif wanted != known:
            changed.append((known, wanted))
        else:
            same += 1
    if problems:
        raise BadRequirements(problems)
    return Difference(tuple(added), tuple(changed), same)


def _columns(headings: Sequence[str]) -> dict[str, str]:
    names = {word: field for field, words in HEADINGS.items() for word in words}
    return {each: names[each.strip().casefold()] for each in headings if each.strip().casefold() in names}


def _known() -> tuple[str, ...]:
    return tuple(word for words in HEADINGS.values() for word in words)


def _by_name(requirements: Sequence[Requirement]) -> dict[str, Requirement]:
    found: dict[str, Requirement] = {}
    for each in requirements:
        titles = [each.title] if isinstance(each.title, str) else list(each.title.values())
        found |= {each.key: each} | {title.casefold(): each for title in titles}
    return found


def _key(text: str) -> str:
    """Return `r-3` for `R3`, `r3` and `r-3`."""
    written = text.casefold().replace("-", "")
    return f"r-{written[1:]}" if written[:1] == "r" and written[1:].isdigit() else text


def _read(
    given: Mapping[str, str], standing: Requirement, areas: Mapping[str, Text]
) -> tuple[Requirement, list[Sentence]]:
    """Return the requirement that a line writes over what stands, and what of it is not understood."""
    problems: list[Sentence] = []
    changes: dict[str, object] = {}
    if given["title"].casefold() not in _by_name([standing]):
        changes["title"] = given["title"]
    if "department" in given and given["department"] not in _words(standing.department):
        changes["department"] = given["department"]
    if "area" in given:
        changes["area"] = _area(given["area"], areas)
    for name in ("priority", "exception"):
        if name in given and (given[name] or name == "exception"):
            changes[name] = VALUES.get(given[name].casefold(), given[name].casefold())
    if given.get("level"):
        if given["level"].isdigit():
            changes["level"] = int(given["level"])
        else:
            problems.append(sentence("a level is 1 to 4; got “{got}”", got=given["level"]))
    if "objectives" in given:
        parts = given["objectives"].replace(",", " ").replace(";", " ").replace("、", " ").split()
        changes["objectives"] = tuple(_key_of_objective(each) for each in parts)
    return replace(standing, **changes), problems  # type: ignore[arg-type]


def _words(text: Text) -> set[str]:
    return {text} if isinstance(text, str) else set(text.values())


def _area(written: str, areas: Mapping[str, Text]) -> str:
    """Return the id of a functional area by its id or title."""
    names = {word.casefold(): key for key, title in areas.items() for word in (*_words(title), key)}
    return names.get(written.casefold(), written)


def _key_of_objective(text: str) -> str:
    written = text.casefold().replace("-", "")
    return f"o-{written[1:]}" if written[:1] == "o" and written[1:].isdigit() else text


def _refused(number: int, wanted: Requirement, scope: Scope, areas: Mapping[str, Text]) -> list[Sentence]:
    try:
        refuse_requirement(wanted, [each.key for each in scope.objectives], list(areas))
    except InvalidScope as refused:
        return [sentence("line {line}: {problem}", line=number, problem=each) for each in refused.problems]
    return []
