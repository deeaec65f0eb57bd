"""A questionnaire as the TOML of a pack; what says no more than its default is left out."""

import json
from collections.abc import Iterator, Mapping, Sequence

from methodology.content import Content
from methodology.questionnaire import Questionnaire, Scale, Section

HEAD = ("id", "title", "purpose", "welcome", "languages", "rule", "subject", "scale", "target", "source")
SCALE = ("id", "kind", "low", "high", "unit")
SECTION = ("id", "title", "text", "parent", "weight")
ASK = ("id", "text", "hint", "evidence", "scale", "unit", "weight", "is_must", "asked_when")


def questionnaire_toml(questionnaire: Questionnaire, comment: str) -> str:
    """Return the questionnaire as text, with a comment above; reading it gives the same questionnaire."""
    lines = [f"# {line}" for line in comment.splitlines()]
    lines += _fields(questionnaire, HEAD)
    for scale in questionnaire.scales:
        lines += ["", "[[scales]]", *_scale(scale)]
    for section in questionnaire.section:
        lines += ["", "[[section]]", *_section(section)]
        for ask in section.ask:
            lines += ["", "[[section.ask]]", *_fields(ask, ASK)]
    return "\n".join(lines) + "\n"


def _scale(scale: Scale) -> Iterator[str]:
    yield from _fields(scale, SCALE)
    if scale.choice:
        yield "choice = ["
        for choice in scale.choice:
            said = {"id": choice.id, "value": choice.value, "title": choice.title}
            yield f"  {_value({key: each for key, each in said.items() if each is not None})},"
        yield "]"


def _section(section: Section) -> Iterator[str]:
    yield from _fields(section, SECTION)
    if section.level:
        yield "level = ["
        yield from (f"  {_value(level)}," for level in section.level)
        yield "]"


def _fields(content: Content, names: Sequence[str]) -> Iterator[str]:
    """Yield the fields that say something else than their default."""
    for name in names:
        value, field = getattr(content, name), type(content).model_fields[name]
        if field.is_required() or value != field.default:
            yield f"{name} = {_value(value)}"


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 2**53 else repr(value)
    if isinstance(value, Mapping):
        return f"{{ {', '.join(f'{_key(key)} = {_value(each)}' for key, each in value.items())} }}"
    if isinstance(value, tuple | list):
        return f"[{', '.join(map(_value, value))}]"
    return _text(str(value))


def _text(text: str) -> str:
    """Return a basic string: JSON writes the same escapes, but for the sign DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _key(key: str) -> str:
    return key if key.isascii() and key.replace("-", "").replace("_", "").isalnum() else _text(key)
