"""The budget of each task and what it took, in money or, where nobody says a rate, in hours."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from phases.capacity.people import Assignment, Person, Staff
from phases.dates.timeline import Dated
from phases.effort.load.work import Share
from phases.effort.value.costs import TaskCost

Measure = Literal["cost", "hours"]


@dataclass(frozen=True, slots=True)
class Budget:
    """What a task is to take and took. None is unknown; a task without work and cost has no budget at all."""

    row: Dated
    planned: float | None
    """Budget at completion; None where a rate is missing."""
    actual: float | None
    """None where the task has begun and nobody recorded what it took."""
    has_hours: bool = False
    """Whether somebody recorded hours, from which alone the cost does not follow."""


@dataclass(frozen=True, eq=False)
class Purse:
    """All that budgets are counted from."""

    staff: Staff
    shares: Sequence[Share]
    costs: Mapping[str, TaskCost]

    def measure(self) -> Measure:
        """Return in what budgets are counted: in money as soon as one rate or cost is known."""
        rated = any(each.rate for each in self.staff.persons)
        priced = any(each.cost for each in self.staff.assignments)
        fixed = any(each.fixed_cost or each.actual_cost for each in self.costs.values())
        return "cost" if rated or priced or fixed else "hours"


def budgets(rows: Sequence[Dated], purse: Purse) -> list[Budget]:
    """Return the budgets of the active rows that have work or cost, in plan order."""
    shares: dict[str, list[Share]] = defaultdict(list)
    for share in purse.shares:
        shares[share.row.task.id].append(share)
    assigned: dict[str, list[Assignment]] = defaultdict(list)
    for each in purse.staff.assignments:
        assigned[each.task_id].append(each)
    rates, measure = _Rates(purse.staff), purse.measure()
    found: list[Budget] = []
    for row in rows:
        task_id = row.task.id
        cost = purse.costs.get(task_id, TaskCost(task_id))
        taken = shares[task_id], assigned[task_id]
        if not row.task.active or not (taken[0] or taken[1] or cost.fixed_cost or cost.actual_cost):
            continue
        of = _Task(row, *taken, cost, rates)
        budget = of.in_hours() if measure == "hours" else of.in_money()
        if budget.planned != 0 or budget.actual:
            found.append(budget)
    return found


class _Rates:
    """What an hour costs: a person's rate, or for work without a name the mean rate of its role's people."""

    def __init__(self, staff: Staff) -> None:
        self.persons: Mapping[str, Person] = {each.key: each for each in staff.persons}
        roles: dict[str, list[float]] = defaultdict(list)
        for each in staff.workers():
            if each.rate and each.role:
                roles[each.role].append(each.rate)
        self._roles = {role: sum(rates) / len(rates) for role, rates in roles.items()}

    def of(self, share: Share) -> float | None:
        """Return the rate of a share of work; None where nobody says it."""
        if share.person_key:
            return self.persons[share.person_key].rate or None
        return self._roles.get(share.role)


@dataclass(frozen=True, slots=True)
class _Task:
    """One row with its work, assignments, recorded cost, and the rates."""

    row: Dated
    shares: Sequence[Share]
    assigned: Sequence[Assignment]
    cost: TaskCost
    rates: _Rates

    def in_hours(self) -> Budget:
        hours = sum(share.hours for share in self.shares)
        return Budget(self.row, hours, self._actual_hours())

    def in_money(self) -> Budget:
        work, things = self._work_cost(), self._things_cost()
        known = work is not None and things is not None
        planned = (work or 0.0) + (things or 0.0) + (self.cost.fixed_cost or 0.0) if known else None
        return Budget(self.row, planned, self._actual_cost(things), self._actual_hours() is not None)

    def _has_begun(self) -> bool:
        task = self.row.task
        return bool(task.started_on or task.finished_on or task.percent)

    def _actual_hours(self) -> float | None:
        if self.cost.actual_hours is not None:
            return self.cost.actual_hours
        said = [each.actual_work for each in self.assigned if each.actual_work is not None]
        return sum(said) if said else None if self._has_begun() else 0.0

    def _actual_cost(self, things: float | None) -> float | None:
        """Return what was recorded, else actual hours at their rates where nothing but work was to be paid."""
        if self.cost.actual_cost is not None:
            return self.cost.actual_cost
        hours = self._actual_hours()
        if hours == 0:
            return 0.0 if not self._has_begun() or not (things or self.cost.fixed_cost) else None
        rate = self._rate()
        if hours is None or rate is None or things is None or things or self.cost.fixed_cost:
            return None
        return hours * rate

    def _rate(self) -> float | None:
        """Return what an hour of the task costs on average over its people."""
        hours, cost = sum(share.hours for share in self.shares), self._work_cost()
        return cost / hours if hours and cost is not None else None

    def _work_cost(self) -> float | None:
        """Return the cost of the work: what an assignment says, else its hours at its rate."""
        said = {each.person_key: each.cost for each in self.assigned if each.cost}
        parts: list[float] = []
        for share in self.shares:
            rate = self.rates.of(share)
            if share.person_key in said:
                parts.append(said[share.person_key] or 0.0)
            elif rate is None:
                return None
            else:
                parts.append(share.hours * rate)
        return sum(parts)

    def _things_cost(self) -> float | None:
        """Return the cost of material and of what costs without working; material is units at its rate."""
        parts: list[float] = []
        for each in self.assigned:
            person = self.rates.persons.get(each.person_key)
            if person is None or person.kind == "work":
                continue
            if each.cost is None and person.kind == "material" and person.rate is None:
                return None
            parts.append(each.cost if each.cost is not None else each.units * (person.rate or 0.0))
        return sum(parts)
