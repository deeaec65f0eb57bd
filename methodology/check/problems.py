"""What is wrong with a pack and where, in plain words for its author."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import cast

from pydantic import ValidationError

WANTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "dict_type": "words by language",
    "tuple_type": "a list",
    "model_type": "a table",
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "lower-case words joined by hyphens",
    r"^[A-Z][0-9]$": "a capital letter and a digit",
    r"^\d+\.\d+(\.\d+)?$": "a version such as 1.0",
}


@dataclass(frozen=True)
class Problem:
    """What is wrong with a pack, where: `file: path: text`."""

    file: str
    path: str
    text: str

    def __str__(self) -> str:
        line = f"{self.file}: {self.path}: {self.text}"
        return "".join(each if each.isprintable() else "?" for each in line)


def name_of(raw: object, position: int) -> str:
    """Return how a path names an entry of a list: `.id`, else `[position]` counted from 1."""
    found = raw.get("id") if isinstance(raw, Mapping) else None
    return f".{found}" if isinstance(found, str) and found else f"[{position + 1}]"


def problems_of(file: str, path: str, raw: object, error: ValidationError) -> list[Problem]:
    """Return the findings of a model about one entry in plain words."""
    return [
        Problem(file, _path(path, raw, each["loc"]), _words(each["type"], each["input"], each))
        for each in cast(Sequence[Mapping[str, object]], error.errors(include_url=False))
        if isinstance(each["loc"], tuple)
    ]


def _path(path: str, raw: object, loc: tuple[object, ...]) -> str:
    for part in loc:
        if isinstance(part, int):
            raw = raw[part] if isinstance(raw, tuple) and part < len(raw) else None
            path += name_of(raw, part)
        else:
            raw = raw.get(part) if isinstance(raw, Mapping) else None
            path += f".{part}"
    return path.lstrip(".")


def _words(kind: object, got: object, error: Mapping[str, object]) -> str:
    context = cast(Mapping[str, object], error.get("ctx") or {})
    if kind == "missing":
        return "missing"
    if kind == "extra_forbidden":
        return "unknown field"
    if kind == "value_error":
        return str(context.get("error", error["msg"]))
    return f"wanted {_wanted(str(kind), context, str(error['msg']))}, got {shown(got)}"


def _wanted(kind: str, context: Mapping[str, object], message: str) -> str:
    if kind == "string_pattern_mismatch":
        return WANTED.get(str(context["pattern"]), str(context["pattern"]))
    if kind == "literal_error":
        return str(context["expected"]).replace("'", '"')
    if kind == "greater_than_equal":
        return f"at least {context['ge']}"
    if kind == "less_than_equal":
        return f"at most {context['le']}"
    if kind == "too_long":
        return f"{context['max_length']} entries"
    return WANTED.get(kind, message)


def shown(got: object) -> str:
    """Return a value as its author knows it, shortened."""
    if isinstance(got, str):
        return f'"{got}"' if len(got) <= 40 else f'"{got[:39]}…"'
    if isinstance(got, bool):
        return str(got).lower()
    if isinstance(got, tuple | list):
        return f"a list of {len(got)}"
    if isinstance(got, Mapping):
        return "a table"
    return f"the date {got}" if isinstance(got, date | time) else f"the number {got}"
