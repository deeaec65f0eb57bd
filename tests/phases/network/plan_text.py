"""Small plans for tests: rows by keyword, links as text."""

from datetime import datetime

from phases.network.network import NONE, LagKind, Limits, LinkType, Rows, Ties
from phases.network.shifts import FIVE_DAYS, ROUND_THE_CLOCK, Shifts, work_time

FIRST, LAST = datetime(2023, 1, 1).toordinal(), datetime(2034, 12, 31).toordinal()
OFFICE_TIME = work_time(Shifts(FIVE_DAYS, FIRST, LAST))
CLOCK_TIME = work_time(Shifts(ROUND_THE_CLOCK, FIRST, LAST))
DAYS = 480
DEFAULTS = {
    "parent": NONE,
    "summary": False,
    "minutes": DAYS,
    "elapsed": False,
    "calendar": 0,
    "constraint": 0,
    "constraint_at": NONE,
    "deadline": NONE,
    "started": NONE,
    "finished": NONE,
    "remaining": NONE,
    "manual": False,
    "placed": NONE,
    "active": True,
}


def at(text):
    """A time as the kernel counts it, from "2024-03-01 08:00"."""
    when = datetime.fromisoformat(text)
    return when.toordinal() * 1440 + when.hour * 60 + when.minute


def written(time):
    """The time as text."""
    if time < 1440 or time > 1 << 39:
        return "-"
    day = datetime.fromordinal(time // 1440)
    return f"{day:%Y-%m-%d} {time % 1440 // 60:02}:{time % 60:02}"


def rows_of(*given, **shared):
    """Rows from dictionaries: what they leave out has its default."""
    whole = [DEFAULTS | shared | each for each in given]
    columns = {name: [each[name] for each in whole] for name in DEFAULTS}
    return Rows(names=[each.get("name", f"row {index}") for index, each in enumerate(whole)], **columns)


def ties_of(*links):
    """Links from (before, after, "FS", lag in minutes or hundredths of a percent, kind of lag).

    The last three may be left out.
    """
    whole = [(*link, *("FS", 0, LagKind.WORKING)[len(link) - 2 :]) for link in links]
    return Ties(
        before=[each[0] for each in whole],
        after=[each[1] for each in whole],
        kind=[int(LinkType[each[2]]) for each in whole],
        lag=[each[3] for each in whole],
        lag_kind=[int(each[4]) for each in whole],
    )


def limits_of(start="2024-03-01 08:00", **others):
    """Limits from texts."""
    return Limits(at(start), **{name: at(text) for name, text in others.items()})


def chain(times, ties, at):
    """The rows behind a date, the row itself first, up to one that follows no other."""
    found = [at]
    while times.driver_link[found[-1]] != NONE:
        found.append(ties.before[times.driver_link[found[-1]]])
        if found[-1] in found[:-1]:
            break
    return found
