"""A change as people read it, and many of one kind by one person on one day told as one line."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from words.status import Status
from words.text import Sentence, counted, sentence

MANY = 3
"""So many different lines of one kind are told as one."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change as people read it."""

    at: datetime
    actor: str
    programme_id: str
    status: Status
    words: Sentence


Placed = tuple[int, Change]
"""A change and where it stands among all."""


def fold(changes: Iterable[tuple[str, Change]]) -> list[Change]:
    """Return changes, each given beside its kind, with what one person did on one day told once, and how often.

    Equal ones become one line, and so do different ones of a kind from `MANY` on; it stands where the first stood.
    """
    kinds: dict[tuple[object, ...], dict[str, list[Placed]]] = {}
    for place, (kind, each) in enumerate(changes):
        key = each.programme_id, each.actor, each.at.date(), each.status, kind
        kinds.setdefault(key, {}).setdefault(str(each.words), []).append((place, each))
    found = [line for equal in kinds.values() for line in _lines(list(equal.values()))]
    return [change for _, change in sorted(found, key=lambda placed: placed[0])]


def _lines(all_equal: Sequence[Sequence[Placed]]) -> Iterator[Placed]:
    if len(all_equal) < MANY:
        yield from (_often(each) for each in all_equal)
        return
    place, first = all_equal[0][0]
    more = sum(len(each) for each in all_equal) - 1
    yield place, replace(first, words=_with_more(first.words, more))


def _with_more(words: Sentence, more: int) -> Sentence:
    return counted("{change}, and {count} more like it", "{change}, and {count} more like it", more, change=words)


def _often(equal: Sequence[Placed]) -> Placed:
    place, first = equal[0]
    if len(equal) == 1:
        return place, first
    return place, replace(first, words=sentence("{change} ({n} times)", change=first.words, n=len(equal)))
