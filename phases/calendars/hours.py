"""Working hours of a day as people write them: `08:00–12:00, 13:00–17:00`, `off`, or nothing: as the base says."""

import itertools
import re
from collections.abc import Sequence

from phases.capacity.workweek import Span, Spans
from phases.network.network import DAY
from phases.network.shifts import written
from words.text import Sentence, sentence

CLOCK = r"(\d{1,2})(?:[:：.](\d{2}))?"
PART = re.compile(rf"\s*{CLOCK}\s*(?:-|–|—|~|至|到|to)\s*{CLOCK}\s*", re.IGNORECASE)
SEPARATORS = re.compile(r"[,;，；、/+]")
OFF = frozenset({"off", "-", "–", "—", "0", "none", "休", "休息", "不上班"})
DASH = "–"


def read_hours(text: str) -> tuple[Spans | None, list[Sentence]]:
    """Return the hours of a day and what is wrong with them; `None` takes over what the base says."""
    plain = text.strip()
    if not plain:
        return None, []
    if plain.casefold() in OFF:
        return (), []
    spans: list[Span] = []
    for part in SEPARATORS.split(plain):
        span = _span(part)
        if span is None:
            words = sentence(
                "“{part}” is no working time. Write hours such as 08:00–12:00, 13:00–17:00, or off for a day off.",
                part=part.strip(),
            )
            return (), [words]
        spans.append(span)
    return tuple(sorted(spans)), hours_problems(spans)


def hours_problems(spans: Sequence[Span]) -> list[Sentence]:
    """Return what is wrong with the hours of a day: those that run backwards or leave it, and those that overlap."""
    found = [
        sentence(
            "{span} runs backwards or leaves the day. Give a shift over midnight as two parts: 22:00–24:00 and, on "
            "the next day, 00:00–06:00.",
            span=_written(span),
        )
        for span in spans
        if not 0 <= span[0] < span[1] <= DAY
    ]
    ordered = sorted(spans)
    pairs = itertools.pairwise(ordered)
    return found + [
        sentence("{first} and {second} overlap. Give every minute once.", first=_written(one), second=_written(two))
        for one, two in pairs
        if two[0] < one[1]
    ]


def written_hours(spans: Spans | None, off: str) -> str:
    """Return the hours of a day as `read_hours` takes them; `off` is the word for a day off."""
    if spans is None:
        return ""
    return ", ".join(map(_written, spans)) if spans else off


def _span(part: str) -> Span | None:
    found = PART.fullmatch(part)
    if found is None or any(int(each) > 59 for each in found.group(2, 4) if each):
        return None
    begin, end = (int(hour) * 60 + int(minute or 0) for hour, minute in (found.group(1, 2), found.group(3, 4)))
    return begin, end


def _written(span: Span) -> str:
    return f"{written(span[0])}{DASH}{written(span[1])}"
