"""Random plans for properties: every kind of link, lag, constraint, calendar and outline, never a circle."""

from dataclasses import fields, replace
from random import Random

from phases.network.network import NONE, Constraint, LagKind, Rows, Ties
from phases.network.shifts import OFFICE, Shifts, work_time
from tests.phases.network.plan_text import CLOCK_TIME, DAYS, FIRST, LAST, OFFICE_TIME, at, rows_of, ties_of

NIGHTS = ((0, 360), (1320, 1440))
NIGHT_TIME = work_time(Shifts((NIGHTS, NIGHTS, NIGHTS, NIGHTS, NIGHTS, (), OFFICE), FIRST, LAST))
CALENDARS = [OFFICE_TIME, CLOCK_TIME, NIGHT_TIME]
START = at("2024-03-01 08:00")


def some_plan(random: Random, size: int, everything: bool = True, kinds: str = "FS FS SS FF SF") -> tuple[Rows, Ties]:
    """A plan in which links lead from earlier rows to later ones; `everything` adds what people demand and report."""
    rows = [{"minutes": random.choice((0, 60, 240, DAYS, 3 * DAYS))} for _ in range(size)]
    _outline(random, rows)
    for row in rows:
        row["calendar"] = random.choice((0, 0, 0, 1, 2))
        if everything:
            _demand(random, row)
    links = []
    for after in range(1, size):
        for _ in range(random.choice((0, 1, 1, 2))):
            before = random.randrange(max(0, after - 12), after)
            if _follows(rows, before, after):
                links.append((before, after, random.choice(kinds.split()), *_lag(random, everything)))
    return rows_of(*rows), ties_of(*links)


def _lag(random, everything):
    if not everything:
        return random.choice((0, 0, 240, DAYS)), LagKind.WORKING
    kind = random.choice(list(LagKind))
    return random.choice((0, 25_00, 12_34, -50_05) if kind == LagKind.PERCENT else (0, 0, 240, -240, DAYS)), kind


def _outline(random, rows):
    """Let some rows hold the few that follow them."""
    row = 0
    while row < len(rows) - 4:
        if random.random() < 0.15:
            rows[row]["summary"] = True
            for held in range(row + 1, row + random.randrange(2, 5)):
                rows[held]["parent"] = row
            row += 4
        row += 1


def _follows(rows, before, after):
    """Whether a link can make no circle: all of the earlier summary stands before all of the later one."""
    return max(_family(rows, before)) < min(_family(rows, after))


def _family(rows, row):
    """The numbers of a row, of the summary that holds it, and of all that these hold."""
    top = row if rows[row].get("parent", NONE) == NONE else rows[row]["parent"]
    return [top, row, *(at for at, each in enumerate(rows) if each.get("parent") == top)]


def _demand(random, row):
    chance = random.random()
    moment = START + random.randrange(60) * 1440
    if row.get("summary"):
        row["deadline"] = moment if chance < 0.1 else NONE
    elif chance < 0.2:
        row["constraint"], row["constraint_at"] = random.choice(list(Constraint)[2:]), moment
    elif chance < 0.25:
        row["constraint"] = Constraint.AS_LATE_AS_POSSIBLE
    elif chance < 0.35:
        row["deadline"] = moment + 540
    elif chance < 0.45:
        row["started"] = START + random.randrange(20) * 1440
        row["remaining"] = row["minutes"] // 2
        if chance < 0.4:
            row["finished"] = row["started"] + 2 * 1440
    elif chance < 0.5:
        row["manual"], row["placed"] = True, moment
    elif chance < 0.53:
        row["active"] = False
    elif chance < 0.58:
        row["elapsed"] = True


def permuted(random: Random, rows: Rows, ties: Ties) -> tuple[Rows, Ties, list[int]]:
    """The same plan in another order of rows and links, and where each row stands now."""
    order = list(range(len(rows.parent)))
    random.shuffle(order)
    place = [order.index(row) for row in range(len(order))]
    columns = {field.name: [getattr(rows, field.name)[row] for row in order] for field in fields(rows)}
    columns["parent"] = [NONE if parent == NONE else place[parent] for parent in columns["parent"]]
    links = list(range(len(ties.before)))
    random.shuffle(links)
    tied = {field.name: [getattr(ties, field.name)[link] for link in links] for field in fields(ties)}
    tied["before"] = [place[row] for row in tied["before"]]
    tied["after"] = [place[row] for row in tied["after"]]
    return Rows(**columns), Ties(**tied), place


def shortened(rows: Rows, row: int) -> Rows:
    """The same plan with half the duration of one row."""
    return replace(rows, minutes=[m // 2 if at == row else m for at, m in enumerate(rows.minutes)])
