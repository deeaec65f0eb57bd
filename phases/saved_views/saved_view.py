"""A saved view of a plan: rows, columns and layers that somebody chose, under a name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from errors import Refusal
from words.text import sentence

LONGEST_NAME = 60
MOST_VIEWS = 30
PARTS = ("scope", "show", "find", "layers", "zoom", "as")
"""What a view may say: step, rows, words to find, columns and layers, time scale, table or network."""
LONGEST_PART = 200


class InvalidView(Refusal):
    """A view cannot be kept so."""


@dataclass(frozen=True, slots=True)
class SavedView:
    """What a reader chose to see; parts that it leaves out are as the page opens."""

    id: str
    name: str
    parts: Mapping[str, str]
    made_by: str
    made_at: str
    version: int = 1


def view_name(name: str) -> str:
    """Return the name without blanks around it; refuse an empty or a long one."""
    if not (plain := name.strip()):
        raise InvalidView(sentence("A view needs a name, so that people find it again."))
    if len(plain) > LONGEST_NAME:
        raise InvalidView(sentence("A view's name has at most {most} characters.", most=LONGEST_NAME))
    return plain


def view_parts(parts: Mapping[str, object]) -> dict[str, str]:
    """Return the parts that a view may say, in their order; refuse a part that is no text or too long."""
    found = {part: parts[part] for part in PARTS if parts.get(part)}
    if any(not isinstance(value, str) or len(value) > LONGEST_PART for value in found.values()):
        raise InvalidView(sentence("This view cannot be kept: shorten the words that it looks for."))
    return {part: str(value) for part, value in found.items()}


def named(views: Sequence[SavedView], name: str) -> SavedView | None:
    """Return the view that has the name already; refuse one more view than a plan may have."""
    standing = next((view for view in views if view.name == name), None)
    if standing is None and len(views) >= MOST_VIEWS:
        raise InvalidView(sentence("A plan has at most {most} views. Delete one that nobody needs.", most=MOST_VIEWS))
    return standing
