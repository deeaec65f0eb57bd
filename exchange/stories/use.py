"""Generated use of a CRM: who worked when with what, from a seed, as a log that any CRM could have written."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import numpy as np

from exchange.stories.script import UsageStory

HEADINGS = ("user", "time", "site", "module", "action")
WORK = (
    ("Activities", "create"),
    ("Accounts", "update"),
    ("Quotations", "create"),
    ("Opportunities", "advance"),
    ("E-mail archive", "read"),
    ("Service requests", "close"),
    ("Surveys", "create"),
    ("Reports", "read"),
)
POPULARITY = (0.26, 0.22, 0.16, 0.12, 0.09, 0.07, 0.03, 0.05)
HABITS = (0.86, 0.52, 0.18, 0.0)
"""Share of the working days on which each kind of person works in the CRM: by habit, at times, seldom, never."""

KINDS = (0.52, 0.24, 0.14, 0.10)
BREADTH = (6, 4, 2, 1)
LEARNING_WEEKS = 5


def usage_log(story: UsageStory, today: date) -> bytes:
    """Return the log of all sites up to yesterday as CSV."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEADINGS)
    generator = np.random.default_rng(story.seed)
    for site, (weeks, people, keen) in story.sites.items():
        start = today - timedelta(weeks=weeks, days=today.weekday())
        for number in range(1, people + 1):
            person = _Person(f"{site[:3].lower()}-{number:03}", site, keen)
            writer.writerows(_deeds(generator, person, (start, today)))
        writer.writerows(_faults(site))
    return out.getvalue().encode()


@dataclass(frozen=True)
class _Person:
    """One person with access: where, and how keen (0..1)."""

    name: str
    site: str
    keen: float


def _deeds(generator: np.random.Generator, who: _Person, span: tuple[date, date]) -> Iterator[tuple[str, ...]]:
    """Yield what one person did; use grows over the first weeks."""
    kind = int(generator.choice(len(KINDS), p=KINDS))
    functions = generator.choice(len(WORK), BREADTH[kind], replace=False, p=POPULARITY)
    start, end = span
    for offset in range((end - start).days):
        day = start + timedelta(days=offset)
        learned = min(1.0, 0.55 + 0.45 * offset / (7 * LEARNING_WEEKS))
        if day.weekday() > 4 or generator.random() > HABITS[kind] * learned * who.keen:
            continue
        for second in sorted(generator.integers(8 * 3600, 17 * 3600, 1 + generator.poisson(4))):
            module, action = WORK[int(generator.choice(functions))]
            moment = datetime.combine(day, time()) + timedelta(seconds=int(second))
            yield who.name, moment.isoformat(sep=" "), who.site, module, action


def _faults(site: str) -> Iterator[tuple[str, ...]]:
    """Yield what every real export holds too: rows whose time nobody can read."""
    yield from ((f"{site[:3].lower()}-001", moment, site, "E-mail archive", "read") for moment in ("pending", "n/a"))
