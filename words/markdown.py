"""Words of people inside Markdown: they stay words, whatever reader of Markdown shows them."""

import html
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
COLOURS = "red|orange|yellow|green|blue|violet|gray|grey|primary"
TOKEN = re.compile(
    r"\\([\\`*_{}#~$|])|(&(?:lt|gt|amp|#91|#93);)|(\*\*)"
    rf"|:(small|(?:{COLOURS})(?:-badge)?)\[|(\[)|\](?:\(([^)\s]*)\))?|( {{2}}\n)"
)
BREAK = "br"
Piece = list[str]
"""Looks, text, and where it leads, if anywhere."""


@lru_cache(maxsize=8192)
def escaped(text: str) -> str:
    """Return words so that every reader of Markdown shows them as they were written, on one line."""
    plain = JOINED.sub(rf"\g<0>{JOINER}", HIDDEN.sub("", BLANKS.sub(" ", text)).strip(" "))
    marked = MARKS.sub(r"\\\1", ENTITY.sub("&amp;", FIRST.sub(rf"{JOINER}\1", plain)))
    return BRACKETS.sub(lambda found: REFERENCES[found[0]], marked)


def pieces(marked: str) -> list[Piece]:
    """Return our own Markdown as words with their looks: bold, small, colours, badges, links, breaks of a line."""
    found: list[Piece] = []
    looks: list[tuple[str, int]] = []
    at = 0
    for token in TOKEN.finditer(marked):
        _say(found, looks, marked[at : token.start()])
        _turn(found, looks, token)
        at = token.end()
    _say(found, looks, marked[at:])
    return found


def _turn(found: list[Piece], looks: list[tuple[str, int]], token: re.Match[str]) -> None:
    sign, entity, bold, directive, bracket, address, line = token.groups()
    if sign or entity:
        _say(found, looks, sign or html.unescape(entity))
    elif line:
        found.append([BREAK, ""])
    elif bold:
        _bold(looks)
    elif directive or bracket:
        looks.append((_looks(directive or ""), len(found)))
    elif looks:
        _, since = looks.pop()
        for each in found[since:] if address else ():
            each.append(address)


def _bold(looks: list[tuple[str, int]]) -> None:
    if looks and looks[-1][0] == "b":
        looks.pop()
    else:
        looks.append(("b", 0))


def _looks(directive: str) -> str:
    colour, _, is_badge = directive.partition("-")
    return f"badge {colour}" if is_badge else colour


def _say(found: list[Piece], looks: list[tuple[str, int]], text: str) -> None:
    if not text:
        return
    worn = " ".join(each for each, _ in looks if each)
    if (
        found
        and found[-1][0] == worn
        and len(found[-1]) == 2
        and worn != BREAK
        and not any(since == len(found) for _, since in looks)
    ):
        found[-1][1] += text
    else:
        found.append([worn, text])
