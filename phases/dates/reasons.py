"""Why a date is what it is: its driver, the chain behind it, and what leaves it less time than it needs."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from phases.dates.calendar import Calendar, last_year_with_holidays
from phases.dates.timeline import Dated
from phases.network.network import Constraint
from phases.plan import Link, Task
from words.text import Sentence, Text, counted, sentence

Titles = Mapping[str, Text | Sentence]
KINDS = {"FS": "finish-to-start", "SS": "start-to-start", "FF": "finish-to-finish", "SF": "start-to-finish"}
BOUNDS: Mapping[Constraint, str] = {
    Constraint.MUST_START_ON: "It must start on {day}.",
    Constraint.MUST_FINISH_ON: "It must finish on {day}.",
    Constraint.START_NO_EARLIER: "It may not start before {day}.",
    Constraint.START_NO_LATER: "It must start by {day}.",
    Constraint.FINISH_NO_EARLIER: "It may not finish before {day}.",
    Constraint.FINISH_NO_LATER: "It must finish by {day}.",
}
PRESSING = (
    Constraint.MUST_START_ON,
    Constraint.MUST_FINISH_ON,
    Constraint.START_NO_LATER,
    Constraint.FINISH_NO_LATER,
)
"""Constraints from which a row can be late, as from a deadline."""


@dataclass(frozen=True, slots=True)
class Pressure:
    """A row whose bound leaves less time than there is work before it."""

    row: Dated
    bound: date
    is_deadline: bool


def chain_behind(row: Dated, rows: Mapping[str, Dated]) -> list[Dated]:
    """Return the row, the one that set its date, the one that set that one's, back to where it begins."""
    chain, seen = [row], {row.task.id}
    while (before := rows.get(chain[-1].driver_id or "")) and before.task.id not in seen:
        seen.add(before.task.id)
        chain.append(before)
    return chain


def reason(row: Dated, rows: Mapping[str, Dated], links: Sequence[Link], names: Titles) -> Sentence:
    """Return why a row has its date: what it waits for, a bound, today, the facts, or what it holds."""
    task = row.task
    if task.kind == "summary":
        return sentence("It spans what it holds, from {start} to {end}.", start=row.start, end=row.finish)
    if task.finished_on:
        return sentence("It ended on {day}.", day=task.finished_on)
    if row.driver_id and row.driver == "link":
        return _waits(row, rows[row.driver_id], links, names)
    if row.driver == "actual":
        return sentence(
            "It began on {start} and is {percent} % done; what remains is planned from today.",
            start=row.start,
            percent=row.percent,
        )
    if row.driver == "constraint" and task.constraint_on and task.constraint_kind in BOUNDS:
        return sentence(BOUNDS[task.constraint_kind], day=task.constraint_on)
    if row.driver == "manual":
        return sentence("It is placed by hand and does not follow its links.")
    if row.driver == "late":
        return sentence("It is planned as late as what follows allows.")
    if row.driver == "today":
        return sentence("Nothing holds it; what has not begun cannot start before today.")
    return sentence("It starts with the programme.")


def _waits(row: Dated, before: Dated, links: Sequence[Link], names: Titles) -> Sentence:
    found = next(each for each in links if (each.before_id, each.after_id) == (before.task.id, row.task.id))
    starts = found.kind[0] == "S"
    return sentence(
        "Its predecessor {task} starts on {day} ({kind}, lag {lag})."
        if starts
        else "Its predecessor {task} ends on {day} ({kind}, lag {lag}).",
        task=names[before.task.id],
        day=before.start if starts else before.finish,
        kind=sentence(KINDS[found.kind]),
        lag=found.lag if found.lag_kind == "working" else sentence(LAGS[found.lag_kind], lag=found.lag),
    )


LAGS = {"elapsed": "{lag} days of 24 hours", "percent": "{lag} % of its duration"}


def beside(row: Dated, rows: Mapping[str, Dated], links: Sequence[Link], calendar: Calendar) -> Iterator[Sentence]:
    """Yield what else bears on a row's date: days that are not worked, its own calendar, links it does not follow."""
    before = rows.get(row.driver_id or "")
    if row.driver == "link" and before and (idle := _idle_days(before.finish, row.start, calendar)):
        yield counted("One day between is not worked.", "{count} days between are not worked.", idle)
    if row.task.calendar_key:
        yield sentence("It is worked on a calendar of its own.")
    if row.task.manual and any(link.after_id == row.task.id for link in links):
        yield sentence("Its links do not move it: it is placed by hand.")
    if broken := _broken_links(row, rows, links):
        yield counted(
            "Its fixed date comes before what it waits for: one link is not kept.",
            "Its fixed date comes before what it waits for: {count} links are not kept.",
            broken,
        )
    if not row.task.active:
        yield sentence("It is inactive: nothing waits for it.")
    if row.task.deadline_on and row.moments.total_float >= 0:
        yield sentence("Its deadline is {day}.", day=row.task.deadline_on)


def distant(row: Dated, country: str, first_year: int) -> Iterator[Sentence]:
    """Yield that a row reaches into years whose holidays are not counted in a plan that starts in the first year."""
    last = last_year_with_holidays(country, first_year)
    if last is not None and row.finish.year > last and not row.task.finished_on:
        yield sentence("Holidays are counted up to {year}; after that only days of rest are off.", year=f"{last}")


def _broken_links(row: Dated, rows: Mapping[str, Dated], links: Sequence[Link]) -> int:
    """Return how many links without a lead a row does not wait for, since its constraint fixes its date earlier."""
    if row.driver != "constraint" or row.task.constraint_kind not in PRESSING:
        return 0
    found = 0
    for link in links:
        before = rows.get(link.before_id)
        if link.after_id != row.task.id or link.lag < 0 or before is None or not before.task.active:
            continue
        held = before.moments.start if link.kind[0] == "S" else before.moments.finish
        found += (row.moments.start if link.kind[1] == "S" else row.moments.finish) < held
    return found


def _idle_days(finish: date, start: date, calendar: Calendar) -> int:
    """Return the days that are not worked between two rows of which one follows the other at once."""
    days = [finish + timedelta(days=each) for each in range(1, max(0, (start - finish).days))]
    return len(days) if days and not any(map(calendar.is_working, days)) else 0


def pressure(row: Dated, rows: Mapping[str, Dated], links: Sequence[Link]) -> Pressure | None:
    """Return the bound from which a row's negative float comes: its own, or the nearest behind it; None without."""
    if row.moments.total_float >= 0 or row.task.finished_on:
        return None
    following: dict[str, list[str]] = defaultdict(list)
    for link in links:
        following[link.before_id].append(link.after_id)
    reached, seen = [row], {row.task.id}
    for each in reached:
        if bound := _bound(each.task):
            return Pressure(each, *bound)
        for after in following[each.task.id]:
            held = rows.get(after)
            if held and after not in seen and _presses(held, row):
                seen.add(after)
                reached.append(held)
    return None


def _presses(held: Dated, row: Dated) -> bool:
    """Return whether a row's time is as short as that of one before it; a fixed date itself has just enough."""
    most = 0 if held.task.constraint_kind in PRESSING else row.moments.total_float
    return held.moments.total_float <= most


def _bound(task: Task) -> tuple[date, bool] | None:
    if task.deadline_on:
        return task.deadline_on, True
    if task.constraint_on and task.constraint_kind in PRESSING:
        return task.constraint_on, False
    return None


def pressure_words(row: Dated, found: Pressure | None, names: Titles, day_minutes: int) -> Sentence:
    """Return by how much a row's time is too short, and for what."""
    days = max(1, round(-row.moments.total_float / day_minutes))
    if found is None:
        return counted(
            "There is one working day too little: the plan's end comes before it.",
            "There are {count} working days too little: the plan's end comes before it.",
            days,
        )
    if found.is_deadline:
        return counted(
            "There is one working day too little for the deadline of {task}, {day}.",
            "There are {count} working days too little for the deadline of {task}, {day}.",
            days,
            task=names[found.row.task.id],
            day=found.bound,
        )
    return counted(
        "There is one working day too little for the fixed date of {task}, {day}.",
        "There are {count} working days too little for the fixed date of {task}, {day}.",
        days,
        task=names[found.row.task.id],
        day=found.bound,
    )
