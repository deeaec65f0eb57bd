"""Lags in percent with decimals: Microsoft Project knows none, so they are written as minutes with a field beside."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from exchange.plan.dating.scheduling import counted_lag
from exchange.plan.foreign import ForeignLink, ForeignPlan, ForeignTask
from exchange.plan.mspdi.writing.numbers import Numbers
from phases.network.network import LagKind, share_of
from phases.plan import share_problem
from words.text import Sentence, sentence

FIELD = "Pilotage lags"
"""The custom field in which our own exports keep the percentages."""
ONE = re.compile(r"(?P<before>\d+)(?P<kind>FF|FS|SF|SS)(?P<lag>[+-]\d+\.\d+)%")


def shares_of(plan: ForeignPlan) -> list[ForeignLink]:
    """Return the links whose lag is a percentage with decimals."""
    return [each for each in plan.links if each.lag_kind is LagKind.PERCENT and each.lag != int(each.lag)]


def share_problems(plan: ForeignPlan) -> list[Sentence]:
    """Return what is wrong with percentages that cannot be kept exactly."""
    tasks = {each.uid: each for each in plan.tasks}
    found = ((each, share_problem(each.lag)) for each in shares_of(plan))
    return [
        sentence("Task {number} “{name}”: {problem}", number=each.after, name=tasks[each.after].name, problem=problem)
        for each, problem in found
        if problem
    ]


def without_shares(plan: ForeignPlan, numbers: Numbers) -> ForeignPlan:
    """Return the plan with the minutes of such lags; a field of the later row keeps the percentages."""
    told: dict[str, list[str]] = defaultdict(list)
    for link in shares_of(plan):
        told[link.after].append(f"{numbers.tasks[link.before]}{link.kind.name}{link.lag:+.10g}%")
    if not told:
        return plan
    before = {each.uid: each for each in plan.tasks}
    return replace(
        plan,
        links=tuple(_in_minutes(each, before[each.before]) for each in plan.links),
        tasks=tuple(
            replace(each, fields={**each.fields, FIELD: ", ".join(told[each.uid])}) if each.uid in told else each
            for each in plan.tasks
        ),
    )


def with_shares(plan: ForeignPlan) -> ForeignPlan:
    """Return the plan with the percentages that the field keeps, where a lag still is the minutes of one."""
    kept = {each.uid: each.fields[FIELD] for each in plan.tasks if FIELD in each.fields}
    if not kept:
        return plan
    said = {
        (one["before"], uid, one["kind"]): float(one["lag"])
        for uid, text in kept.items()
        for one in ONE.finditer(text)
    }
    before = {each.uid: each for each in plan.tasks}
    return replace(
        plan,
        links=tuple(_in_percent(each, said, before[each.before]) for each in plan.links),
        tasks=tuple(
            replace(each, fields={name: text for name, text in each.fields.items() if name != FIELD})
            for each in plan.tasks
        ),
    )


def _in_minutes(link: ForeignLink, before: ForeignTask) -> ForeignLink:
    if link.lag_kind is not LagKind.PERCENT or link.lag == int(link.lag):
        return link
    kind = LagKind.ELAPSED if before.elapsed else LagKind.WORKING
    return replace(link, lag=share_of(before.minutes, counted_lag(link)), lag_kind=kind)


def _in_percent(link: ForeignLink, said: Mapping[tuple[str, str, str], float], before: ForeignTask) -> ForeignLink:
    percent = said.get((link.before, link.after, link.kind.name))
    if percent is None:
        return link
    found = replace(link, lag=percent, lag_kind=LagKind.PERCENT)
    return found if _in_minutes(found, before) == link else link
