"""Times of many runs at once, and how they are written down.

A lane counts in the working minutes of a calendar: twice the working minutes before a time, plus 1 for a time at
which work can start (08:00) instead of one at which it ends (17:00). This number orders times as the clock does, and
work of m minutes is 2 m more of it, so that no calendar is looked up until rows of different calendars meet.
"""

from typing import NamedTuple

from phases.network.clock import Hours, previous_finish, work_before
from phases.network.network import DAY, NONE

CLOCK = -1
"""The calendar of minutes on the clock, day and night; there a lane is twice the minutes since `ORIGIN`."""
ORIGIN = 693_596 * DAY
"""1 January 1900: twice the minutes until 2400 fit into 32 bits."""
ZERO = 0
"""The register that is always 0."""


class Lane(NamedTuple):
    """`(register & keep | start) + plus ± other`: a value that follows from registers, or a time known before."""

    calendar: int
    register: int = ZERO
    keep: int = -1
    start: int = 0
    plus: int = 0
    other: int = NONE
    """A second register, `NONE` for none."""
    sign: int = 0
    parity: int | None = None
    """0 an end, 1 a start; None where it differs by run."""
    time: int = NONE
    """The minute on the clock, where it is the same in every run."""

    @property
    def is_known(self) -> bool:
        """Return whether the value is the same in every run."""
        return self.register == ZERO and self.other == NONE

    def as_end(self) -> "Lane":
        """Return the latest time, not after this one, at which work can end."""
        calendar, register, keep, start, plus, other, sign, parity, _ = self
        if calendar == CLOCK or parity == 0:
            return self
        if parity == 1:
            return Lane(calendar, register, keep, start, plus - 1, other, sign, 0)
        return Lane(calendar, register, -2, start, plus, other, sign, 0)

    def as_start(self) -> "Lane":
        """Return the earliest time, not before this one, at which work can start."""
        calendar, register, keep, start, plus, other, sign, parity, _ = self
        if calendar == CLOCK:
            return self
        if parity is None:
            return Lane(calendar, register, keep, 1, plus, other, sign, 1)
        return Lane(calendar, register, keep, start, plus + 1 - parity, other, sign, 1)

    def moved(self, minutes: int) -> "Lane":
        """Return the time after work of some minutes, or before it when they are below zero."""
        if minutes == 0:
            return self
        placed = self.as_end() if minutes > 0 else self.as_start()
        calendar, register, keep, start, plus, other, sign, parity, _ = placed
        return Lane(calendar, register, keep, start, plus + 2 * minutes, other, sign, parity)

    def beside(self, register: int, sign: int) -> "Lane":
        """Return a lane without a second register, with one."""
        return Lane(self.calendar, self.register, self.keep, self.start, self.plus, register, sign, self.parity)


def known(hours: Hours, calendar: int, time: int) -> Lane:
    """Return a time that is the same in every run."""
    if calendar == CLOCK:
        return Lane(CLOCK, plus=2 * (time - ORIGIN), parity=0, time=time)
    form = int(previous_finish(hours, calendar, time) != time)
    return Lane(calendar, plus=2 * work_before(hours, calendar, time) + form, parity=form, time=time)
