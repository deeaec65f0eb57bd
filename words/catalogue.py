"""The gettext catalogues, one per room or page, and how a sentence is said in a language."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

from words.format import number, short_date
from words.text import Sentence, Text, pick

FOLDER = Path(__file__).parent


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
    return said.format(**{key: _value(value, language) for key, value in words.values.items()})


def _value(value: object, language: str) -> str:
    if isinstance(value, Sentence):
        return say(value, language)
    if isinstance(value, date):
        return short_date(value, language)
    if isinstance(value, Mapping):
        return pick({str(key): str(text) for key, text in value.items()}, language)
    if isinstance(value, tuple | list):
        return ("、" if language == "zh" else ", ").join(_value(each, language) for each in value)
    if isinstance(value, int) and not isinstance(value, bool):
        return number(value)
    return str(value)


def say_text(text: Text | Sentence, language: str) -> str:
    """Return words of people, of a pack or of a rule in the language."""
    return say(text, language) if isinstance(text, Sentence) else pick(text, language)
