"""Ids and words of foreign libraries, as a questionnaire of ours wants them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from methodology.questionnaire import Questionnaire

LONGEST = 80
Words = Mapping[str, str]

PARTLY_MET: Mapping[str, tuple[str, str, str]] = {
    "en": ("No", "Partly", "Yes"),
    "zh": ("否", "部分", "是"),
    "de": ("Nein", "Teilweise", "Ja"),
    "fr": ("Non", "En partie", "Oui"),
    "it": ("No", "In parte", "Sì"),
    "es": ("No", "En parte", "Sí"),
}
"""What to answer with where a library has no answers of its own."""


@dataclass
class Names:
    """The ids given so far in one place; none is given twice."""

    given: set[str] = field(default_factory=set)

    def of(self, text: str, otherwise: str) -> str:
        """Return an id like the text, or like `otherwise` where nothing of it can stand in an id."""
        name = base = _id_of(text) or _id_of(otherwise) or "x"
        number = 1
        while name in self.given:
            number += 1
            name = f"{base[: LONGEST - 6]}-{number}"
        self.given.add(name)
        return name


def _id_of(text: str) -> str:
    pieces = re.split(r"[^A-Za-z0-9._-]+", text)
    joined = re.sub(r"([._-])[._-]+", r"\1", "-".join(piece for piece in pieces if piece))
    return joined[:LONGEST].strip("._-")


def slug(text: str, otherwise: str) -> str:
    """Return a name for a questionnaire: lower-case words joined by hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")[:60].strip("-") or otherwise


def first_words(*choices: Words) -> Words:
    """Return the first words that say anything."""
    return next((each for each in choices if each), {})


def with_words(words: Words, language: str) -> dict[str, str]:
    """Return words that exist in the library's own language; where they do not, another language stands in."""
    said = {key: text for key, text in words.items() if text.strip()}
    return {language: said.get(language) or next(iter(said.values()), ""), **said}


def partly_met(languages: Iterable[str], language: str) -> list[dict[str, str]]:
    """Return “no”, “partly”, “yes” in the languages that are known, English standing in for the library's own."""
    known = {each: PARTLY_MET.get(each, PARTLY_MET["en"]) for each in (language, *languages)}
    return [{each: words[at] for each, words in known.items()} for at in range(3)]


def complete_languages(questionnaire: Questionnaire, language: str) -> tuple[str, ...]:
    """Return the languages in which all of it is said, the library's own first."""
    said = [set(words) for words in _all_words(questionnaire.model_dump())]
    common = set.intersection(*said) if said else set()
    return (language, *sorted(common - {language}))


def _all_words(value: object) -> Iterator[Mapping[str, str]]:
    if isinstance(value, Mapping):
        if value and all(isinstance(each, str) for each in value.values()) and "id" not in value:
            yield value
            return
        for each in value.values():
            yield from _all_words(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _all_words(each)
