"""How the pages of guests say things: in the language of the reader, and safe inside HTML."""

from dataclasses import dataclass
from html import escape

from words.catalogue import say, say_text
from words.text import HTML_LANGUAGES, Language, Sentence, Text, sentence

OTHER: dict[Language, Language] = {"en": "zh", "zh": "en"}
NAMES: dict[Language, str] = {"en": "English", "zh": "中文"}


@dataclass(frozen=True, slots=True)
class Tongue:
    """The language of one reader."""

    language: Language

    def t(self, pattern: str, **values: object) -> str:
        """Return a label of ours as HTML."""
        return escape(say(sentence(pattern, **values) if values else pattern, self.language))

    def said(self, words: Text | Sentence) -> str:
        """Return words of a pack, of people or of a rule as HTML."""
        return escape(say_text(words, self.language))

    def plain(self, words: Sentence) -> str:
        """Return words of a rule as plain text, for a script that shows them as text."""
        return say(words, self.language)

    @property
    def html(self) -> str:
        """Return the language as HTML names it."""
        return HTML_LANGUAGES[self.language]

    @property
    def other(self) -> Language:
        """Return the language that the switch offers."""
        return OTHER[self.language]
