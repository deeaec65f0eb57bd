"""The rules for one row, worked out by hand while all other rows stand where a scheduler put them.

Without deviations these are our rules. Each deviation is something that MPXJ's Microsoft scheduler is known to do
otherwise, in its words or by mistake.
"""

from collections.abc import Iterator

from phases.network.clock import Hours, finish_after, next_start, previous_finish, start_before, work_between
from phases.network.network import DAY, NONE, Constraint, LagKind, LinkType
from tests.soak.comparison import Answer, Arrow, Plan

DEVIATIONS = {
    "elapsed": "an elapsed row begins and ends in working time there; here it runs on the clock as soon as it can",
    "summary link": "a link of a summary is a link of each row below there, with that row's calendar and duration, "
    "and leaves one row chosen before such links were known; here the summary's own dates and calendar count",
    "finished": "a finished row still holds the earlier row of a link of a summary there",
    "day off": "a date that a constraint names is kept there though nobody works then",
    "lag of SF": "a lag from start to finish is taken off after the duration there, which matters across calendars",
    "late start": "from start to start, the late start counts there from the next working time of the earlier row",
    "begun follower": "from start to start into work that has begun, what was done of it binds the earlier row there",
    "begun milestone": "a milestone that is begun but not finished is there as late as it was begun",
    "begun start": "work that has begun still obeys links and constraints of its start there",
    "same moment": "a late date at the start of work is shown at the end of the work before there",
    "midnight": "a date on a calendar that works until 24:00 is not moved to the end of the work before there",
    "from 24:00": "counting back from 24:00, the evening counts as work there",
}
FF, FS, SF, SS = LinkType
DEMANDS_OF_START = (Constraint.MUST_START_ON, Constraint.START_NO_LATER)
CHOICES = 6
"""The rows below a summary that may be chosen: there are fewer."""
On = frozenset[str]
Pair = tuple[int, int]


class Rules:
    """The rules for one row, with the deviations that are switched on."""

    def __init__(self, plan: Plan, around: Answer, row: int, on: On = frozenset(), choice: int = 0) -> None:
        self.plan, self.rows, self.hours, self.around = plan, plan.rows, plan.hours, around
        self.row, self.on, self.choice = row, on, choice
        self.pace, self.calendar, self.length = plan.pace(row), plan.rows.calendar[row], plan.rows.minutes[row]
        self.demand, self.wanted = Constraint(plan.rows.constraint[row]), plan.rows.constraint_at[row]
        self.started = plan.rows.started[row]

    def early(self) -> Pair:
        """Return the early start and finish."""
        if self.rows.finished[self.row] != NONE:
            return self.started, self.rows.finished[self.row]
        if self.started != NONE:
            finish = finish_after(self.hours, self.pace, self.started, self.length)
            held = self.demand == Constraint.FINISH_NO_EARLIER
            return self.started, max(finish, self.wanted) if held else finish
        start = self._demanded(self._followed())
        if "elapsed" in self.on and self.rows.elapsed[self.row]:
            start = next_start(self.hours, self.calendar, start)
        return start, self._finish(start)

    def late(self) -> Pair:
        """Return the late start and finish."""
        if self.rows.finished[self.row] != NONE:
            return self.early()
        last = self._rounded(self._due(self._needed()))
        return self._back(self.pace, last, self.plan.left(self.row)) if self.started == NONE else self.started, last

    def slack(self) -> int:
        """Return the total float that the dates around give."""
        around, row = self.around, self.row
        if self.plan.is_late(row):
            return 0
        found = self.plan.work(row, around.early_finish[row], around.late_finish[row])
        if self.started != NONE:
            return found
        return min(found, self.plan.work(row, around.early_start[row], around.late_start[row]))

    def span(self) -> Pair:
        """Return the dates of a summary."""
        held = self.plan.leaves(self.row)
        return min(self.around.start[each] for each in held), max(self.around.finish[each] for each in held)

    def _finish(self, start: int) -> int:
        first = self.demand == Constraint.FINISH_NO_EARLIER and not any(self._arrows_in())
        if "day off" in self.on and (first or self.demand == Constraint.MUST_FINISH_ON):
            return self.wanted
        return finish_after(self.hours, self.pace, start, self.length)

    def _followed(self) -> int:
        """Return the start that the links allow; what follows no other starts with the plan, or where it must."""
        arrows, first = list(self._arrows_in()), self.plan.limits.start
        if arrows:
            return self._begin(max(self._bound(each) for each in arrows))
        if self.demand == Constraint.FINISH_NO_EARLIER:
            start = self._back(self.pace, self.wanted, self.length)
            return self._begin(start) if "day off" in self.on else start
        return self._begin(self.wanted if self.demand == Constraint.START_NO_EARLIER else first)

    def _bound(self, each: Arrow) -> int:
        """Return the start that a link allows."""
        time, is_own = self._base(each), each.after == self.row
        if each.kind in (FS, SS):
            return self._lagged(each, time, 1)
        if is_own:
            time = self._lagged(each, self._back(self.pace, time, self.length), 1)
        else:
            time = self._back(self.pace, self._lagged(each, time, 1), self.length)
        return time if is_own and each.kind == SF else max(time, self.plan.limits.start)

    def _base(self, each: Arrow) -> int:
        """Return the date that a link counts from; rows planned late follow each other by their early dates."""
        around, leaves = self.around, self.plan.leaves(each.before)
        early = self.rows.constraint[each.after] == Constraint.AS_LATE_AS_POSSIBLE
        if each.kind in (SS, SF):
            return min((around.early_start if early else around.start)[leaf] for leaf in leaves)
        return max((around.early_finish if early else around.finish)[leaf] for leaf in leaves)

    def _begin(self, time: int) -> int:
        """Return when the row can start at or after a time; a milestone may stand where work ends."""
        ends = previous_finish(self.hours, self.pace, time) == time and not self._is_open("midnight")
        return time if ends and not self.length else next_start(self.hours, self.pace, time)

    def _is_open(self, deviation: str) -> bool:
        """Return whether a deviation is on and the row's calendar works until 24:00."""
        hours, calendar = self.hours, self.calendar
        day = self.plan.limits.start // DAY * DAY
        at_midnight = (previous_finish(hours, calendar, day + n * DAY) == day + n * DAY for n in range(8))
        return deviation in self.on and any(at_midnight)

    def _demanded(self, start: int) -> int:
        """Return the start that the row's constraint allows."""
        demand, wanted = self.demand, self.wanted
        if demand < Constraint.MUST_START_ON:
            return start
        if demand in (Constraint.MUST_START_ON, Constraint.START_NO_EARLIER, Constraint.START_NO_LATER):
            bound = wanted if "day off" in self.on else self._begin(wanted)
        else:
            bound = self._back(self.pace, wanted, self.length)
        if demand in (Constraint.START_NO_EARLIER, Constraint.FINISH_NO_EARLIER):
            return max(start, bound)
        return min(start, bound) if demand in (Constraint.START_NO_LATER, Constraint.FINISH_NO_LATER) else bound

    def _needed(self) -> int:
        """Return the finish that what follows the row needs."""
        arrows = list(self._arrows_out())
        if "begun milestone" in self.on and arrows and self.started != NONE and not self.length:
            return self.started
        return min([self.around.end, *(bound for each in arrows for bound in self._needs(each))])

    def _needs(self, each: Arrow) -> Iterator[int]:
        """Yield the late finishes that one link asks for."""
        after = [row for row in self.plan.leaves(each.after) if self._counts(row)]
        if not after:
            return
        finish = min(self.around.late_finish[row] for row in after)
        if each.kind == FF:
            yield self._lagged(each, finish, -1)
        elif each.kind == FS:
            yield self._lagged(each, min(map(self._need_start, after)), -1)
        elif self.started != NONE and not ("begun start" in self.on and each.kind == SF):
            return
        elif each.kind == SS:
            yield from self._needs_of_starts(each, after)
        elif "lag of SF" in self.on:
            yield self._lagged(each, self._forth(finish), -1)
        else:
            yield self._forth(self._lagged(each, finish, -1))

    def _needs_of_starts(self, each: Arrow, after: list[int]) -> Iterator[int]:
        """Yield the late finishes that a link from start to start asks for."""
        open_ = [row for row in after if self.rows.started[row] == NONE]
        if "begun follower" in self.on:
            for row in set(after) - set(open_):
                done = self.rows.minutes[row] - self.plan.left(row)
                yield self._forth(finish_after(self.hours, self.plan.pace(row), self.rows.started[row], done))
        elif self.rows.summary[each.after]:
            open_ = after
        if open_:
            need = min(map(self._need_start, open_))
            if "late start" in self.on:
                need = next_start(self.hours, self.calendar, need)
            yield self._forth(self._lagged(each, need, -1))

    def _counts(self, row: int) -> bool:
        """Return whether a row still needs what stands before it."""
        if self.rows.finished[row] == NONE:
            return True
        links = (link for link in self.plan.out_of(self.row) if self.plan.is_of_summary(link))
        return "finished" in self.on and any(row in self.plan.leaves(link.after) for link in links)

    def _need_start(self, row: int) -> int:
        """Return when what is left of another row must start at the latest."""
        return self._back(self.plan.pace(row), self.around.late_finish[row], self.plan.left(row))

    def _due(self, last: int) -> int:
        """Return the finish that the row's constraint and deadline allow."""
        deadline = self.rows.deadline[self.row]
        if self.demand in DEMANDS_OF_START and (self.started == NONE or "begun start" in self.on):
            bound = self._forth(self.wanted)
            last = bound if self.demand == Constraint.MUST_START_ON else min(last, bound)
        elif self.demand == Constraint.MUST_FINISH_ON:
            last = self.wanted
        elif self.demand == Constraint.FINISH_NO_LATER:
            last = min(last, self.wanted)
        return last if deadline == NONE else min(last, deadline)

    def _rounded(self, last: int) -> int:
        """Return the end of work that a late finish means, unless the row itself ends between that and it."""
        if self._is_open("midnight"):
            return last
        bound = previous_finish(self.hours, self.calendar if "elapsed" in self.on else self.pace, last)
        early = Rules(self.plan, self.around, self.row).early()[1]
        same = bound < early and work_between(self.hours, self.pace, bound, early) == 0
        return early if same and "same moment" not in self.on else bound

    def _arrows_in(self) -> Iterator[Arrow]:
        """Yield the links into the row and into what holds it."""
        for each in self.plan.into(self.row):
            if "summary link" in self.on and self.plan.is_of_summary(each):
                yield from (each._replace(before=before, after=self.row) for before in self._chosen(each))
            else:
                yield each

    def _arrows_out(self) -> Iterator[Arrow]:
        """Yield the links that leave the row and what holds it; the start of a summary is that of its first rows."""
        starts = self.around.early_start
        for each in self.plan.out_of(self.row):
            if "summary link" in self.on and self.plan.is_of_summary(each):
                if self.row in self._chosen(each):
                    after = self.plan.leaves(each.after)
                    yield from (each._replace(before=self.row, after=row) for row in after)
            elif each.kind in (FS, FF) or starts[self.row] == min(
                starts[row] for row in self.plan.leaves(each.before)
            ):
                yield each

    def _chosen(self, each: Arrow) -> list[int]:
        """Return the rows that a link of a summary leaves when it is a link of rows."""
        leaves = self.plan.leaves(each.before)
        return leaves if each.kind in (FS, FF) else [leaves[self.choice % len(leaves)]]

    def _lagged(self, each: Arrow, time: int, sign: int) -> int:
        """Return a time moved on (sign 1) or back (sign -1) by the lag of a link, in the later row's calendar."""
        lag, calendar = sign * each.lag, self.rows.calendar[each.after]
        if each.lag_kind == LagKind.PERCENT:
            lag = sign * ((2 * self._whole(each.before) * each.lag + 10_000) // 20_000)
        by_clock = each.lag_kind == LagKind.PERCENT and self.plan.pace(each.before) == NONE
        if each.lag_kind == LagKind.ELAPSED or by_clock:
            calendar = NONE
        return self._back(calendar, time, -lag) if lag < 0 else finish_after(self.hours, calendar, time, lag)

    def _whole(self, before: int) -> int:
        """Return the minutes that a lag in percent is a part of."""
        if not self.rows.summary[before]:
            return self.rows.minutes[before]
        leaves = self.plan.leaves(before)
        start, finish = self.around.early_start, self.around.early_finish
        return self.plan.work(before, min(start[leaf] for leaf in leaves), max(finish[leaf] for leaf in leaves))

    def _forth(self, time: int) -> int:
        """Return when the row ends that starts at a time."""
        return finish_after(self.hours, self.pace, time, self.length)

    def _back(self, pace: int, time: int, minutes: int) -> int:
        """Return when work must start that takes its minutes until a time."""
        if pace != NONE and minutes and "from 24:00" in self.on and time % DAY == 0:
            return evening_counted(self.hours, pace, time, minutes)
        return start_before(self.hours, pace, time, minutes)


def evening_counted(hours: Hours, calendar: int, time: int, minutes: int) -> int:
    """Return the start of work that ends at 24:00, the time after the day's last work taken for work."""
    ends = previous_finish(hours, calendar, time)
    if ends <= time - DAY or minutes >= work_between(hours, calendar, time - DAY, time):
        return start_before(hours, calendar, time, minutes)
    begins = ends
    while work_between(hours, calendar, begins - 1, begins):
        begins -= 1
    if minutes <= time - begins:
        return time - minutes
    return start_before(hours, calendar, begins, minutes - (time - begins))
