"""Text that exists in one or several languages, and the sentences that rules compute."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

Language = Literal["en", "zh"]
LANGUAGES: tuple[Language, ...] = ("en", "zh")
HTML_LANGUAGES = {"en": "en", "zh": "zh-CN"}

Text = str | Mapping[str, str]
"""Words of people or of a pack: one language, or the same words in several."""


@dataclass(frozen=True)
class Sentence:
    """A sentence to be said in the reader's language: English pattern, optional plural, values."""

    pattern: str
    values: Mapping[str, object] = field(default_factory=dict)
    plural: str | None = None
    count: int = 1

    def __str__(self) -> str:
        from words.catalogue import say

        return say(self, "en")


def sentence(pattern: str, **values: object) -> Sentence:
    """Return the sentence with its values; `{name}` in the pattern is replaced when it is said."""
    return Sentence(pattern, values)


def counted(singular: str, plural: str, count: int, **values: object) -> Sentence:
    """Return the sentence that agrees with a count; `{count}` is among its values."""
    return Sentence(singular, {"count": count, **values}, plural, count)


def pick(text: Text, language: str) -> str:
    """Return the words in the language asked for, else in the first one they exist in."""
    if isinstance(text, str):
        return text
    return text.get(language) or next(iter(text.values()), "")


def stored(text: Text) -> str:
    """Return the words as one database value: plain for one language, JSON for several."""
    return text if isinstance(text, str) else json.dumps(dict(text), ensure_ascii=False)


def restored(value: str) -> Text:
    """Return the words that `stored` wrote."""
    if not value.startswith('{"'):
        return value
    try:
        found = json.loads(value)
    except ValueError:
        return value
    known = isinstance(found, dict) and all(k in LANGUAGES and isinstance(v, str) for k, v in found.items())
    return found if known and found else value


def joined(sentences: Sequence[Sentence], between: str = " ") -> Sentence:
    """Return several sentences as one, said one after the other, or on a line each with a line break between."""
    pattern = between.join(f"{{s{at}}}" for at in range(len(sentences)))
    return Sentence(pattern, {f"s{at}": each for at, each in enumerate(sentences)})
