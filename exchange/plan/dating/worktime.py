"""The working time of foreign calendars: bases applied, and several persons' calendars taken together."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from exchange.plan.foreign import ForeignCalendar, Spans
from phases.network.shifts import FIVE_DAYS, Shifts, WorkWeek, intersection, union


@dataclass(frozen=True)
class Hours:
    """A week, and the days that differ from it by ordinal."""

    week: WorkWeek = FIVE_DAYS
    days: Mapping[int, Spans] = field(default_factory=dict)

    def on(self, day: int) -> Spans:
        """Return the working time of a day by its ordinal."""
        found = self.days.get(day)
        return self.week[(day - 1) % 7] if found is None else found

    def shifts(self, first: int, last: int) -> Shifts:
        """Return the working time between two days, for the kernel."""
        return Shifts(self.week, first, last, tuple(sorted(self.days.items())))

    @property
    def is_empty(self) -> bool:
        """Return whether nobody ever works."""
        return not any(self.week) and not any(self.days.values())


def hours_by_uid(calendars: Iterable[ForeignCalendar]) -> dict[str, Hours]:
    """Return the hours of every calendar; what it does not say itself its base says."""
    known = {each.uid: each for each in calendars}
    found: dict[str, Hours] = {}
    for uid in known:
        waiting = [uid]
        while (base := known[waiting[-1]].base) is not None and base not in found:
            waiting.append(base)
        for each in reversed(waiting):
            found[each] = _hours(known[each], found.get(known[each].base or ""))
    return found


def _hours(calendar: ForeignCalendar, base: Hours | None) -> Hours:
    """Return the hours; days that differ in the base differ here too, unless they differ here in another way."""
    below = base or Hours(((), (), (), (), (), (), ()))
    week = tuple(own if own is not None else low for own, low in zip(calendar.week, below.week, strict=True))
    days = dict(below.days)
    for each in calendar.exceptions:
        days.update(dict.fromkeys(range(each.first.toordinal(), each.last.toordinal() + 1), each.spans))
    return Hours(week, days)  # type: ignore[arg-type]


def common(left: Hours, right: Hours) -> Hours:
    """Return the time in which both work."""
    return _together(left, right, intersection)


def either(left: Hours, right: Hours) -> Hours:
    """Return the time in which one of the two works."""
    return left if left == right else _together(left, right, union)


def _together(left: Hours, right: Hours, both: Callable[[Spans, Spans], Spans]) -> Hours:
    week = tuple(both(one, other) for one, other in zip(left.week, right.week, strict=True))
    days = {day: both(left.on(day), right.on(day)) for day in {**left.days, **right.days}}
    return Hours(week, days)  # type: ignore[arg-type]
