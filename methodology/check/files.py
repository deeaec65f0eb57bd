"""The files of a pack folder, read as raw tables: untrusted input, so place, size and form come first."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from methodology.check.problems import Problem, name_of, shown

LIMIT = 1_000_000
"""Bytes that one file may have."""
PLACES = {
    "steps.toml": ("step",),
    "phases.toml": ("phase", "activity"),
    "roles.toml": ("role",),
    "deliverables.toml": ("deliverable",),
    "deployment.toml": ("unit_activity",),
    "gates.toml": ("gate",),
}
"""The files that every pack has beside pack.toml, tasks and maturity, and the tables in each."""
OPTIONAL = {"choice.toml": ("layer", "area", "customisation", "choice_criterion")}
"""The files that a pack may leave out."""


@dataclass(frozen=True)
class Part:
    """One table of a pack as its author wrote it."""

    file: str
    kind: str
    path: str
    raw: Mapping[str, object]

    @property
    def id(self) -> str:
        """Return its id; empty when it has none."""
        return text_of(self.raw, "id")


@dataclass
class Draft:
    """A pack as read from its files, with the problems found so far."""

    head: Mapping[str, object] = field(default_factory=dict)
    parts: list[Part] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def of(self, kind: str) -> list[Part]:
        """Return the tables of one kind, in the order of the files."""
        return [each for each in self.parts if each.kind == kind]

    def ids(self, kind: str) -> set[str]:
        """Return the ids of one kind."""
        return {each.id for each in self.of(kind)} - {""}

    def report(self, part: Part, path: str, text: str) -> None:
        """Add a problem of a part."""
        self.problems.append(Problem(part.file, ".".join(filter(None, (part.path, path))), text))


def text_of(raw: Mapping[str, object], key: str) -> str:
    """Return a text field; empty when it is missing or no text."""
    found = raw.get(key)
    return found if isinstance(found, str) else ""


def texts_of(raw: Mapping[str, object], key: str) -> list[str]:
    """Return the texts of a list; whatever else stands there is left to the models."""
    found = raw.get(key)
    return [each for each in found if isinstance(each, str)] if isinstance(found, tuple) else []


def tables_of(raw: Mapping[str, object], key: str) -> list[Mapping[str, object]]:
    """Return the tables of a list; whatever else stands there is left to the models."""
    found = raw.get(key)
    return [each for each in found if isinstance(each, dict)] if isinstance(found, tuple) else []


def read_draft(folder: Path) -> Draft:
    """Return what stands in the folder's files, and a problem for each that cannot be read."""
    draft = Draft()
    draft.head = _read_file(folder, "pack.toml", draft.problems) or {}
    for name, kinds in PLACES.items():
        _take(draft, name, kinds, _read_file(folder, name, draft.problems))
    for step in dict.fromkeys(each.id for each in draft.of("step") if _is_name(each.id)):
        _take_tasks(draft, step, _read_file(folder, f"tasks/{step}.toml", draft.problems))
    for name in _maturity_files(folder):
        _take(draft, name, ("dimension",), _read_file(folder, name, draft.problems))
    for name, kinds in OPTIONAL.items():
        if (folder / name).is_file():
            _take(draft, name, kinds, _read_file(folder, name, draft.problems))
    for name in _questionnaire_files(folder):
        if (raw := _read_file(folder, name, draft.problems)) is not None:
            draft.parts.append(Part(name, "questionnaire", "", raw))
    _report_strangers(folder, draft)
    return draft


def _is_name(step: str) -> bool:
    return bool(re.fullmatch(r"[a-z0-9-]+", step))


def _maturity_files(folder: Path) -> list[str]:
    inside = sorted(f"maturity/{each.name}" for each in (folder / "maturity").glob("*.toml"))
    return inside or ["maturity.toml"]


def _questionnaire_files(folder: Path) -> list[str]:
    return sorted(f"questionnaires/{each.name}" for each in (folder / "questionnaires").glob("*.toml"))


def _report_strangers(folder: Path, draft: Draft) -> None:
    known = {"pack.toml", *PLACES, *OPTIONAL, *_maturity_files(folder), *_questionnaire_files(folder)}
    known |= {f"tasks/{step}.toml" for step in draft.ids("step")}
    for path in sorted(folder.rglob("*.toml")):
        if (name := path.relative_to(folder).as_posix()) not in known:
            draft.problems.append(Problem(name, "file", "no file of a pack has this name"))


def _read_file(folder: Path, name: str, problems: list[Problem]) -> dict[str, object] | None:
    found = _untrusted(folder, name) or _parsed(folder / name, name)
    if isinstance(found, Problem):
        problems.append(found)
        return None
    return found


def _untrusted(folder: Path, name: str) -> Problem | None:
    """Return why a file is not even opened."""
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()):
        return Problem(name, "file", "leads out of the pack's folder")
    if not path.is_file():
        return Problem(name, "file", "missing")
    if (size := path.stat().st_size) > LIMIT:
        return Problem(name, "file", f"wanted at most {LIMIT} bytes, got {size}")
    return None


def _parsed(path: Path, name: str) -> dict[str, object] | Problem:
    try:
        return {key: _frozen(value) for key, value in tomllib.loads(path.read_text("utf-8-sig")).items()}
    except UnicodeDecodeError as error:
        return Problem(name, f"byte {error.start + 1}", "wanted UTF-8 text")
    except RecursionError:
        return Problem(name, "file", "tables are nested too deeply")
    except ValueError as error:
        return _syntax(name, str(error))


def _syntax(name: str, message: str) -> Problem:
    """Return the parser's complaint with its place in front."""
    found = re.search(r" \(at (.*)\)$", message)
    text = message[: found.start()] if found else message
    return Problem(name, found[1] if found else "file", f"not TOML: {text[:1].lower()}{text[1:]}")


def _frozen(value: object) -> object:
    if isinstance(value, dict):
        return {key: _frozen(each) for key, each in value.items()}
    return tuple(map(_frozen, value)) if isinstance(value, list) else value


def _take(draft: Draft, file: str, kinds: tuple[str, ...], raw: Mapping[str, object] | None) -> None:
    if raw is None:
        return
    strangers = sorted(set(raw) - set(kinds))
    draft.problems += [Problem(file, key, "unknown field") for key in strangers]
    for kind in kinds:
        found = raw.get(kind)
        if isinstance(found, tuple) and found:
            for position, each in enumerate(found):
                _take_table(draft, file, kind + name_of(each, position), each)
        else:
            got = "nothing" if found is None else shown(found)
            draft.problems.append(Problem(file, kind, f"wanted tables [[{kind}]], got {got}"))


def _take_table(draft: Draft, file: str, path: str, raw: object) -> None:
    kind = re.split(r"[.\[]", path)[0]
    if isinstance(raw, dict):
        draft.parts.append(Part(file, kind, path, raw))
    else:
        draft.problems.append(Problem(file, path, f"wanted a table, got {shown(raw)}"))


def _take_tasks(draft: Draft, step: str, raw: dict[str, object] | None) -> None:
    if raw is None:
        return
    file = f"tasks/{step}.toml"
    if (got := raw.pop("step", None)) != step:
        draft.problems.append(
            Problem(file, "step", f'wanted "{step}", got {"nothing" if got is None else shown(got)}')
        )
    _take(draft, file, ("task",), raw)
