"""The gettext catalogues, one per room or page, and how a sentence is said in a language."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from string import Formatter

from babel.messages.pofile import read_po

from words.format import number, short_date
from words.text import Sentence, Text, pick

FOLDER = Path(__file__).parent
FIRST_IDEOGRAM = "\u2e80"
FIRST_LETTER, LAST_LETTER = "\u3400", "\u9fff"
"""Chinese letters; the marks of Chinese lie outside."""
STOPS = ("。", "！", "？")
"""They end a sentence and hold their own blank."""


@cache
def catalogue(language: str) -> Mapping[str, str]:
    """Return every translated pattern of a language; English needs none."""
    found: dict[str, str] = {}
    for file in sorted((FOLDER / language).glob("*.po")):
        with file.open("rb") as handle:
            for message in read_po(handle, locale=language):
                if message.id and message.string:
                    found.update(_entries(message.id, message.string))
    return found


def _entries(source: object, target: object) -> dict[str, str]:
    """Return the patterns of one message: the plural forms of Chinese are one."""
    sources = source if isinstance(source, tuple | list) else (source,)
    said = target[0] if isinstance(target, tuple | list) else target
    return {str(pattern): str(said) for pattern in sources if said}


def say(words: Sentence | str, language: str) -> str:
    """Return the sentence or label in the language, its values formatted for it."""
    if isinstance(words, str):
        return catalogue(language).get(words, words)
    pattern = words.pattern if words.plural is None or words.count == 1 else words.plural
    said = catalogue(language).get(pattern, pattern)
    values = {key: _value(value, language) for key, value in words.values.items()}
    return _spaced(said, values) if language == "zh" else said.format(**values)


def _spaced(pattern: str, values: Mapping[str, str]) -> str:
    """Return a Chinese pattern with its values, blanks where Latin letters meet Chinese, none after a stop."""
    filled = ""
    for literal, name in _pieces(pattern):
        for part in (literal, values[name] if name else ""):
            piece = part.lstrip(" ") if filled.endswith(STOPS) else part
            filled += f" {piece}" if _scripts_meet(filled[-1:], piece[:1]) else piece
    return filled


@lru_cache(maxsize=4096)
def _pieces(pattern: str) -> tuple[tuple[str, str | None], ...]:
    return tuple((literal, name) for literal, name, _, _ in Formatter().parse(pattern))


def _scripts_meet(before: str, after: str) -> bool:
    """Return whether a Latin letter stands beside a Chinese one; digits, dates and marks need no blank."""
    return (_is_latin(before) and _is_chinese(after)) or (_is_chinese(before) and _is_latin(after))


def _is_latin(sign: str) -> bool:
    return sign.isalpha() and sign < FIRST_IDEOGRAM


def _is_chinese(sign: str) -> bool:
    return FIRST_LETTER <= sign <= LAST_LETTER


def _value(value: object, language: str) -> str:
    if isinstance(value, Sentence):
        return say(value, language)
    if isinstance(value, date):
        return short_date(value, language)
    if isinstance(value, Mapping):
        return pick({str(key): str(text) for key, text in value.items()}, language)
    if isinstance(value, tuple | list):
        return _listed([_value(each, language) for each in value], language)
    if isinstance(value, int) and not isinstance(value, bool):
        return number(value)
    return str(value)


def _listed(parts: Sequence[str], language: str) -> str:
    """Return parts one after the other, told apart by a stronger mark where a part has a comma of its own."""
    if language == "zh":
        return ("；" if any("、" in part or "，" in part for part in parts) else "、").join(parts)
    return ("; " if any("," in part for part in parts) else ", ").join(parts)


def say_text(text: Text | Sentence, language: str) -> str:
    """Return words of people, of a pack or of a rule in the language."""
    return say(text, language) if isinstance(text, Sentence) else pick(text, language)
