"""What of a whole plan an update leaves as it is here, although the file says otherwise."""

from collections.abc import Iterator
from datetime import date

from exchange.plan.foreign import ForeignPlan, Ignored
from phases.dates.calendar import calendar_for
from phases.programme import Programme
from words.text import sentence


def kept_of_programme(foreign: ForeignPlan, programme: Programme) -> tuple[Ignored, ...]:
    """Return what is said of start, finish, status date and hours of a day that stay; a table says none of them."""
    return () if foreign.only_names else tuple(_kept(foreign, programme))


def _kept(foreign: ForeignPlan, programme: Programme) -> Iterator[Ignored]:
    start, status = foreign.start and foreign.start.date(), foreign.status_on and foreign.status_on.date()
    works = calendar_for(programme.country, programme.start_on.year).next_working(programme.start_on)
    if start and start not in (programme.start_on, works):
        said = sentence(
            "The file begins on {there}; this programme keeps its start, {here}.",
            there=start.isoformat(),
            here=programme.start_on.isoformat(),
        )
        yield Ignored(said, "Project/StartDate")
    if status and programme.status_on != "today" and status != programme.status_on:
        here = programme.status_on.isoformat() if isinstance(programme.status_on, date) else "–"
        said = sentence(
            "The status date of the file is {there}; this programme keeps its own, {here}.",
            there=status.isoformat(),
            here=here,
        )
        yield Ignored(said, "Project/StatusDate")
    finish = foreign.finish.date() if foreign.finish and foreign.from_finish else None
    if finish != programme.finish_on:
        said = sentence(
            "The file is planned backwards from {there}; this programme keeps its own way, {here}.",
            there=finish.isoformat() if finish else "–",
            here=programme.finish_on.isoformat() if programme.finish_on else "–",
        )
        yield Ignored(said, "Project/FinishDate")
    if foreign.day_minutes != programme.day_minutes:
        said = sentence(
            "A day of the file has {there} hours, one of this programme {here}: days stay days.",
            there=f"{foreign.day_minutes / 60:g}",
            here=f"{programme.day_minutes / 60:g}",
        )
        yield Ignored(said, "Project/MinutesPerDay")
