"""What a task waits for, in the usual notation: `12FS+3d, 7SS` with the numbers of the outline."""

import re
from collections.abc import Mapping, Sequence

from methodology.pack import LinkKind
from phases.plan import LagKind, Link, share_problem
from words.text import Sentence, sentence

ONE = re.compile(
    r"(?P<number>\d+(?:\.\d+)*)\s*(?P<kind>FS|SS|FF|SF)?\s*"
    r"(?:(?P<sign>[+-])\s*(?P<lag>\d+(?:\.\d+)?)\s*(?P<unit>ed|d|w|h|%)?)?",
    re.IGNORECASE,
)
PARTS = re.compile(r"[,;，；、]")
UNITS: Mapping[str, tuple[float, LagKind]] = {
    "d": (1.0, "working"),
    "w": (5.0, "working"),
    "h": (1 / 8, "working"),
    "ed": (1.0, "elapsed"),
    "%": (1.0, "percent"),
}
SUFFIX: Mapping[LagKind, str] = {"working": "d", "elapsed": "ed", "percent": "%"}
LONGEST_LAG = 2000


def written(links: Sequence[Link], numbers: Mapping[str, str]) -> str:
    """Return what a task waits for as text; a plain finish-to-start is the number alone."""
    return ", ".join(_written(link, numbers[link.before_id]) for link in links)


def read(text: str, task_id: str, ids: Mapping[str, str]) -> tuple[list[Link], list[Sentence]]:
    """Return the links that a text means for a task, and what cannot be read; `ids` are task ids by number."""
    links: dict[str, Link] = {}
    problems: list[Sentence] = []
    for part in filter(None, map(str.strip, PARTS.split(text))):
        found = ONE.fullmatch(part)
        if found is None:
            problems.append(
                sentence("“{part}” is no predecessor; write it as 12, 12FS+3d or 7SS-50%.", part=part[:40])
            )
        elif found["number"] not in ids:
            problems.append(sentence("there is no row {number}.", number=found["number"]))
        elif ids[found["number"]] == task_id:
            problems.append(sentence("it cannot wait for itself."))
        else:
            link = _link(found, task_id, ids[found["number"]])
            if abs(link.lag) > LONGEST_LAG:
                problems.append(sentence("a lag is at most {most} days.", most=LONGEST_LAG))
            if link.lag_kind == "percent" and (wrong := share_problem(link.lag)):
                problems.append(wrong)
            links[f"{link.before_id} {link.kind}"] = link
    return list(links.values()), problems


def _link(found: re.Match[str], task_id: str, before_id: str) -> Link:
    kind: LinkKind = (found["kind"] or "FS").upper()  # type: ignore[assignment]
    if not found["lag"]:
        return Link(before_id, task_id, kind)
    factor, lag_kind = UNITS[(found["unit"] or "d").lower()]
    lag = float(found["lag"]) * factor * (-1 if found["sign"] == "-" else 1)
    return Link(before_id, task_id, kind, int(lag) if lag == int(lag) else lag, lag_kind)


def _written(link: Link, number: str) -> str:
    if not link.lag:
        return number if link.kind == "FS" else f"{number}{link.kind}"
    return f"{number}{link.kind}{link.lag:+g}{SUFFIX[link.lag_kind]}"
