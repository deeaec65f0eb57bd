"""What Microsoft Project XML says more finely, or more often, than a plan here holds it: counted, to be said."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from xml.etree.ElementTree import Element

from exchange.plan.foreign import ForeignCalendar, Ignored
from exchange.plan.mspdi.persons import NOBODY
from exchange.plan.mspdi.values import is_known_lag, is_percent
from words.text import Sentence, counted

TASK, ASSIGNMENT, DAYS = "Tasks/Task", "Assignments/Assignment", "Calendars/Calendar"
MOMENTS: Mapping[str, Sequence[str]] = {
    ".": ("StartDate", "FinishDate", "StatusDate"),
    TASK: (
        *("Start", "Finish", "ActualStart", "ActualFinish", "ConstraintDate", "Deadline", "ManualStart"),
        *("Baseline/Start", "Baseline/Finish"),
    ),
    DAYS: (
        *("Exceptions/Exception/TimePeriod/FromDate", "Exceptions/Exception/TimePeriod/ToDate"),
        *("WeekDays/WeekDay/TimePeriod/FromDate", "WeekDays/WeekDay/TimePeriod/ToDate"),
    ),
}
DURATIONS: Mapping[str, Sequence[str]] = {
    TASK: ("Duration", "RemainingDuration", "ManualDuration", "Baseline/Duration"),
    ASSIGNMENT: ("Work", "ActualWork"),
}
LINK = f"{TASK}/PredecessorLink"
ZONE = re.compile(r"T.*?(Z|[+-]\d\d:?\d\d)$")
SECONDS = re.compile(r"T\d\d:\d\d:(?!00(?:\.0+)?(?:$|[Z+-]))")
PART_OF_MINUTE = re.compile(r"(?<!\d)(?!0+(?:\.0+)?S)\d+(?:\.\d+)?S$|\d\.\d*[1-9]\d*[MH]")
NAMED = 6
"""So many zones, calendars or tasks are named."""


def finer_in(root: Element, calendars: Iterable[ForeignCalendar]) -> tuple[Ignored, ...]:
    """Return what is rounded or left out of values that are understood, one entry per kind of thing."""
    return (*_zones(root), *_rounded(root), *_odd_lags(root), *_repeated(root), *_overlapping(calendars))


def _values(root: Element, tags: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Yield place and text of every such value."""
    for above, names in tags.items():
        inside = "Project" if above == "." else f"Project/{above}"
        places = {name: f"{inside}/{name}" for name in names if "/" not in name}
        for element in root.iterfind(above):
            for child in element:
                if child.tag in places and child.text:
                    yield places[child.tag], child.text.strip()
        for name in names:
            if name not in places:
                found = (each.text for each in root.iterfind(f"{above}/{name}"))
                yield from ((f"{inside}/{name}", text.strip()) for text in found if text)


def _zones(root: Element) -> Iterator[Ignored]:
    found = [
        (zone[1], place)
        for place, text in _values(root, MOMENTS)
        if len(text) != len("2026-03-02T09:00:00") and (zone := ZONE.search(text))
    ]
    if found:
        said = counted(
            "One date says a time zone ({zones}), which is left out: its time of day is taken as it stands.",
            "{count} dates say a time zone ({zones}), which is left out: their times of day are taken as they stand.",
            len(found),
            zones=list(dict.fromkeys(zone for zone, _ in found))[:NAMED],
        )
        yield Ignored(said, ", ".join(dict.fromkeys(place for _, place in found)))


def _rounded(root: Element) -> Iterator[Ignored]:
    """Yield how many dates, durations, lags and percentages are finer than they are kept."""
    moments = {above: tags for above, tags in MOMENTS.items() if above != DAYS}
    dates = [place for place, text in _values(root, moments) if SECONDS.search(text)]
    lengths = [place for place, text in _values(root, DURATIONS) if PART_OF_MINUTE.search(text)]
    lags = [f"Project/{LINK}/LinkLag" for each in root.iterfind(LINK) if _is_fine(each)]
    percents = [
        f"Project/{TASK}/PercentComplete" for each in root.iterfind(f"{TASK}/PercentComplete") if not _is_whole(each)
    ]
    yield from _told(
        dates,
        counted(
            "One date is finer than a minute; it is rounded.",
            "{count} dates are finer than a minute; they are rounded.",
            len(dates),
        ),
    )
    yield from _told(
        lengths,
        counted(
            "One duration is finer than a minute; it is rounded.",
            "{count} durations are finer than a minute; they are rounded.",
            len(lengths),
        ),
    )
    yield from _told(
        lags,
        counted(
            "One lag is finer than a minute; it is rounded.",
            "{count} lags are finer than a minute; they are rounded.",
            len(lags),
        ),
    )
    yield from _told(
        percents,
        counted(
            "One percentage of progress has decimals; it is rounded.",
            "{count} percentages of progress have decimals; they are rounded.",
            len(percents),
        ),
    )


def _told(places: Sequence[str], said: Sentence) -> Iterator[Ignored]:
    if places:
        yield Ignored(said, ", ".join(dict.fromkeys(places)))


def _is_fine(link: Element) -> bool:
    """Return whether a lag in tenths of a minute is no whole minute."""
    lag, form = _number(link.findtext("LinkLag")), _number(link.findtext("LagFormat"))
    return not is_percent(None if form is None else int(form)) and lag is not None and lag % 10 != 0


def _is_whole(element: Element) -> bool:
    found = _number(element.text)
    return found is None or found.is_integer()


def _number(text: str | None) -> float | None:
    try:
        return float(text) if text and text.strip() else None
    except ValueError:
        return None


def _odd_lags(root: Element) -> Iterator[Ignored]:
    lagging = (each for each in root.iterfind(LINK) if _number(each.findtext("LinkLag")))
    formats = [_number(each.findtext("LagFormat")) for each in lagging]
    count = sum(each is not None and not is_known_lag(int(each)) for each in formats)
    said = counted(
        "One lag is in a unit that is not known; it counts as working time.",
        "{count} lags are in a unit that is not known; they count as working time.",
        count,
    )
    yield from _told([f"Project/{LINK}/LagFormat"] * count, said)


def _repeated(root: Element) -> Iterator[Ignored]:
    """Yield links and assignments that stand several times."""
    lags: dict[tuple[str, str, str], set[str]] = {}
    for task in root.iterfind(TASK):
        for each in task.iterfind("PredecessorLink"):
            ends = (each.findtext("PredecessorUID") or "", task.findtext("UID") or "", each.findtext("Type") or "1")
            lags.setdefault(ends, set()).add(f"{each.findtext('LinkLag') or 0}|{each.findtext('LagFormat') or 7}")
    links = sum(len(each) > 1 for each in lags.values())
    said = counted(
        "One link stands several times with different lags; the first counts.",
        "{count} links stand several times with different lags; the first of each counts.",
        links,
    )
    yield from _told([f"Project/{LINK}"] * links, said)
    work = Counter((each.findtext("TaskUID"), each.findtext("ResourceUID")) for each in root.iterfind(ASSIGNMENT))
    people = sum(times > 1 for ends, times in work.items() if ends[1] not in (NOBODY, None))
    said = counted(
        "One person is assigned to one task several times; shares, work and cost are added up.",
        "{count} times a person is assigned to one task several times; shares, work and cost are added up.",
        people,
    )
    yield from _told([f"Project/{ASSIGNMENT}"] * people, said)


def _overlapping(calendars: Iterable[ForeignCalendar]) -> Iterator[Ignored]:
    """Yield the calendars whose exceptions say different hours of one day: that which begins last counts."""
    names = [each.name or each.uid for each in calendars if _overlaps(each)]
    if names:
        said = counted(
            "In one calendar several exceptions hold on one day; the one that begins last counts: {names}",
            "In {count} calendars several exceptions hold on one day; the one that begins last counts: {names}",
            len(names),
            names=names[:NAMED],
        )
        yield Ignored(said, "Project/Calendars/Calendar/Exceptions")


def _overlaps(calendar: ForeignCalendar) -> bool:
    ordered = sorted(calendar.exceptions, key=lambda each: (each.first, each.last))
    latest = None
    for each in ordered:
        if latest is not None and each.first <= latest.last and each.spans != latest.spans:
            return True
        latest = each if latest is None or each.last >= latest.last else latest
    return False
