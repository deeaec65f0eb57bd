"""The roll-up as columns: who used which function on which day and where."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class UseDays:
    """One row per person, day, site and function; days are ordinals, nobody is person -1."""

    person: Numbers
    day: Numbers
    site: Numbers
    function: Numbers
    events: Numbers
    sites: tuple[str, ...]
    functions: tuple[str, ...]

    @property
    def first_on(self) -> date:
        """Return the first day on which anything happened."""
        return date.fromordinal(int(self.day.min()))

    @property
    def last_on(self) -> date:
        """Return the last day on which anything happened."""
        return date.fromordinal(int(self.day.max()))

    def within(self, first: date, last: date) -> "UseDays":
        """Return the rows of the days from first to last, of known people only."""
        kept = (self.day >= first.toordinal()) & (self.day <= last.toordinal()) & (self.person >= 0)
        return UseDays(
            self.person[kept],
            self.day[kept],
            self.site[kept],
            self.function[kept],
            self.events[kept],
            self.sites,
            self.functions,
        )


def last_complete_day(last_on: date, added_on: date) -> date:
    """Return the last day the log can hold whole: not the day on which it was added."""
    return last_on if last_on < added_on else last_on - timedelta(days=1)
