"""Plans with everything in them that the kernel knows, made by chance from a seed."""

from random import Random

from phases.forecast.simulation.course import Network
from phases.forecast.simulation.simulation import Draw
from phases.network.clock import hours_of
from phases.network.network import NONE, LagKind, Limits, LinkType
from phases.network.schedule import compute_times
from phases.network.shifts import FIVE_DAYS, Shifts, work_time
from tests.phases.network.plan_text import DAYS, FIRST, LAST, OFFICE_TIME, at, rows_of, ties_of

LONG = ((360, 840),)
SIX_DAYS = work_time(Shifts((LONG,) * 6 + ((),), FIRST, LAST))
WITH_HOLIDAYS = work_time(
    Shifts(FIVE_DAYS, FIRST, LAST, tuple((at("2024-04-01 00:00") // 1440 + each, ()) for each in range(5)))
)
CALENDARS = (OFFICE_TIME, SIX_DAYS, WITH_HOLIDAYS)
START = at("2024-03-01 08:00")


def network(rows, ties, limits, calendars=CALENDARS):
    """The plan, and the dates that the kernel finds."""
    times = compute_times(rows, ties, calendars, limits)
    return Network(rows, ties, limits, hours_of(calendars), times.start, times.finish), times


def random_plan(seed, calendars=1, with_summaries=True):
    """A plan of some thirty rows; constraints in the future, so that no float is lost."""
    chance = Random(seed)
    rows = _summaries(chance) if with_summaries else []
    groups = len(rows)
    status = START + 1440 * chance.randint(0, 40) if chance.random() < 0.6 else NONE
    for _ in range(chance.randint(5, 30)):
        rows.append(_row(chance, groups, calendars, status))
    limits = Limits(
        START, status, reached=at("2024-03-29 17:00") if status != NONE and chance.random() < 0.5 else NONE
    )
    return network(rows_of(*rows), ties_of(*_links(chance, rows, groups)), limits)


def equal_points(plan, change=lambda minutes: (minutes, minutes, minutes)):
    """Draws with three points for all that is open; equal ones when nothing else is said."""
    rows, found = plan.rows, []
    for row, minutes in enumerate(rows.minutes):
        if rows.summary[row] or rows.finished[row] != NONE or not minutes:
            continue
        left = minutes if rows.started[row] == NONE or rows.remaining[row] == NONE else rows.remaining[row]
        if left and rows.active[row]:
            found.append(Draw(row, f"row {row}", *change(left), f"group {row % 3}"))
    return found


def _summaries(chance):
    rows = []
    for at_row in range(chance.randint(0, 4)):
        above = chance.randrange(at_row) if at_row and chance.random() < 0.5 else NONE
        rows.append({"summary": True, "parent": above, "minutes": 0, **_demand(chance, (4, 7), 0.3)})
    return rows


def _row(chance, groups, calendars, status):
    minutes = 0 if chance.random() < 0.25 else chance.choice((60, 240, DAYS, 3 * DAYS, 10 * DAYS, 777))
    row = {"minutes": minutes, "parent": chance.randrange(groups) if groups and chance.random() < 0.7 else NONE}
    row["calendar"] = chance.randrange(calendars)
    row["elapsed"] = calendars > 1 and minutes > 0 and chance.random() < 0.1
    row["active"] = chance.random() > 0.04
    kind = chance.random()
    if kind < 0.1:
        row |= {"manual": True, "placed": START + 1440 * chance.randint(0, 30)}
    elif kind < 0.2 and minutes:
        row["started"] = START + 1440 * chance.randint(0, 10)
        row["remaining"] = NONE if status == NONE else chance.randint(1, minutes)
    elif kind < 0.25:
        row |= {"started": START, "finished": START + 1440 * chance.randint(3, 8) + 60}
    else:
        row |= _demand(chance, (2, 3, 4, 5, 6, 7), 0.2)
    if chance.random() < 0.05:
        row["deadline"] = START + 1440 * chance.randint(5, 60) + 540
    return row


def _demand(chance, kinds, share):
    if chance.random() > share:
        return {}
    return {"constraint": chance.choice(kinds), "constraint_at": START + 1440 * chance.randint(0, 60) + 120}


def _links(chance, rows, groups):
    found = []
    for after in range(groups, len(rows)):
        for before in {chance.randrange(after + 1) for _ in range(chance.randint(0, 2))}:
            if before == after or _holds(rows, before, after):
                continue
            kind = chance.choice(("FS", "FS", "FS", "SS", "FF", "SF"))
            lag = chance.choice((0, 0, 0, DAYS, -DAYS, 333))
            lag_kind = chance.choice((LagKind.WORKING, LagKind.WORKING, LagKind.ELAPSED))
            if lag and chance.random() < 0.2:
                lag, lag_kind = chance.choice((25_00, 12_34, -30_05)), LagKind.PERCENT
            if before >= groups or _closed(rows, before, after):
                found.append((before, after, kind, lag, lag_kind))
    return found


def _holds(rows, before, after):
    above = rows[after]["parent"]
    while above != NONE:
        if above == before:
            return True
        above = rows[above]["parent"]
    return False


def _closed(rows, before, after):
    """Whether a summary may lead into a row outside it without a circle: only rows that no summary holds."""
    return rows[after]["parent"] == NONE


assert LinkType.FS == 1
