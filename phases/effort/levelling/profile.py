"""How much of one person or role is taken at which time, and when somebody is free for a while."""

from bisect import bisect_left, bisect_right, insort

ENOUGH = 1e-9
"""What rounding leaves of units."""


class Profile:
    """Units taken over time, as steps: `used[i]` holds from `times[i]` to the next one."""

    def __init__(self, capacity: float) -> None:
        self.capacity = capacity
        self.times = [-1]
        self.used = [0.0]

    def blocked_until(self, start: int, finish: int, units: float) -> int | None:
        """Return when the last of what stands against units from start to finish ends; None: they are free.

        Work of a fixed length that begins before that end meets it too, so nobody need look in between.
        Who wants more than there is gets all of it, alone.
        """
        room = self.capacity - min(units, self.capacity) + ENOUGH
        at = bisect_left(self.times, finish) - 1
        while at >= 0 and (at + 1 == len(self.times) or self.times[at + 1] > start):
            if self.used[at] > room and at + 1 < len(self.times):
                return self.times[at + 1]
            at -= 1
        return None

    def take(self, start: int, finish: int, units: float) -> None:
        """Take units from start to finish."""
        for time in (start, finish):
            at = bisect_right(self.times, time) - 1
            if self.times[at] != time:
                insort(self.times, time)
                self.used.insert(at + 1, self.used[at])
        for at in range(bisect_left(self.times, start), bisect_left(self.times, finish)):
            self.used[at] += units
