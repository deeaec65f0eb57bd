"""Words of people inside Markdown: they stay words, whatever reader of Markdown shows them."""

import re
from functools import lru_cache

JOINER = "\N{WORD JOINER}"
"""Seen by nobody; it parts what a reader of Markdown would make an address, an emoji, an icon or an arrow."""
BLANKS = re.compile(r"[^\S\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]+")
HIDDEN = re.compile(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
"""Signs that cannot be seen and that end a text or turn the direction of all that follows."""
MARKS = re.compile(r"([\\`*_{}#~$|])")
FIRST = re.compile(r"^([-+](?=[ -]|$)|=(?==|$)|\d+(?=[.)]( |$)))")
"""What would begin a list, a rule or a heading."""
ENTITY = re.compile(r"&(?=#?\w+;)")
JOINED = re.compile(r":(?=[^\s\d]|\d+:)|\bwww(?=\.)|\S(?=@)|[-<>~](?=[-=>])", re.IGNORECASE)
REFERENCES = {"<": "&lt;", ">": "&gt;", "[": "&#91;", "]": "&#93;"}
"""Written as references, so that any number of brackets costs a reader of Markdown nothing."""
BRACKETS = re.compile(r"[<>\[\]]")


@lru_cache(maxsize=8192)
def escaped(text: str) -> str:
    """Return words so that every reader of Markdown shows them as they were written, on one line."""
    plain = JOINED.sub(rf"\g<0>{JOINER}", HIDDEN.sub("", BLANKS.sub(" ", text)).strip(" "))
    marked = MARKS.sub(r"\\\1", ENTITY.sub("&amp;", FIRST.sub(rf"{JOINER}\1", plain)))
    return BRACKETS.sub(lambda found: REFERENCES[found[0]], marked)
