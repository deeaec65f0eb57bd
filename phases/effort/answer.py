"""What effort says in sentences: who is overloaded and when, what levelling would do, what the plan earns."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from phases.effort.levelling.proposal import Proposal
from phases.effort.load.workload import Kind, Overload, Workload
from phases.effort.load.worktimes import monday, week_of_day
from phases.effort.value.earned import EarnedValue, unknown
from words.format import number
from words.text import Sentence, Text, counted, sentence

NAMED = 3
Names = Mapping[tuple[Kind, str], Text | Sentence]
"""What persons, roles and units are called."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A role that has no people, and the week in which it needs most of them."""

    role: str
    week: date
    people: float
    """Full-time ones."""


def wanted(load: Workload, since: date) -> list[Wanted]:
    """Return the roles without people that have work from a day on, the one that needs most first."""
    from_week, found = week_of_day(since), []
    for lane in load.roles.values():
        needs = {
            week: hours / full
            for week, hours in lane.hours.items()
            if week >= from_week and (full := load.full_time(week)) and load.available(lane, week) is None
        }
        if needs:
            week = max(needs, key=lambda each: (needs[each], -each))
            found.append(Wanted(lane.key, monday(week), needs[week]))
    return sorted(found, key=lambda each: (-each.people, each.week, each.role))


def _strange(owners: Iterable[str], persons: Iterable[str]) -> list[str]:
    known = {each.strip().casefold() for each in persons}
    return [each.strip() for each in owners if each.strip() and each.strip().casefold() not in known]


def once_each(names: Iterable[str]) -> tuple[str, ...]:
    """Return every name once, as it is written first; capitals tell nobody apart."""
    found: dict[str, str] = {}
    for each in names:
        found.setdefault(each.casefold(), each)
    return tuple(found.values())


def unknown_owners(owners: Iterable[str], persons: Iterable[str]) -> tuple[str, ...]:
    """Return the owners of tasks who are no persons, each once."""
    return once_each(_strange(owners, persons))


def strangers(owners: Iterable[str], persons: Iterable[str]) -> Sentence | None:
    """Return how many tasks name an owner who is no person, and who these are; None where every owner is one."""
    strange = _strange(owners, persons)
    if not strange:
        return None
    names = once_each(strange)
    shown = names[:NAMED]
    if len(names) > NAMED:
        return counted(
            "{count} task names an owner who is no person here, {names} among them. Add them below",
            "{count} tasks name owners who are no persons here, {names} among them. Add them below",
            len(strange),
            names=shown,
        )
    return counted(
        "{count} task names an owner who is no person here: {names}. Add them below to plan their work",
        "{count} tasks name owners who are no persons here: {names}. Add them below to plan their work",
        len(strange),
        names=shown,
    )


def people_answer(load: Workload, overs: Sequence[Overload], names: Names, since: date) -> Sentence:
    """Return the sentence that answers: who is overloaded, and when?"""
    if load.last < load.first:
        return sentence("The plan has no work yet: add tasks, then people can be planned")
    if overs:
        return _too_much(overs, names)
    open_roles = wanted(load, since)
    if not load.persons and open_roles:
        return sentence(
            "No person is named yet; {role} is wanted most: {people} full-time in the week of {week}",
            role=names[("role", open_roles[0].role)],
            people=number(open_roles[0].people, 1),
            week=open_roles[0].week,
        )
    if not load.persons:
        return sentence("No person is named yet, and no work from {day} on has a role", day=since)
    if open_roles:
        return sentence(
            "Nobody is overloaded from {day} on, but {role} has no people: it needs {people} full-time in the "
            "week of {week}",
            day=since,
            role=names[("role", open_roles[0].role)],
            people=number(open_roles[0].people, 1),
            week=open_roles[0].week,
        )
    return sentence("Nobody is overloaded from {day} on", day=since)


def _too_much(overs: Sequence[Overload], names: Names) -> Sentence:
    worst = overs[0]
    weeks = sum((each.kind, each.key) == (worst.kind, worst.key) for each in overs)
    others = len({(each.kind, each.key) for each in overs}) - 1
    first = counted(
        "{who} is overloaded in the week of {week}: {hours} h of work, {available} h of time",
        "{who} is overloaded in {count} weeks, most in the week of {week}: {hours} h of work, {available} h of time",
        weeks,
        who=names[(worst.kind, worst.key)],
        week=worst.week,
        hours=number(worst.hours),
        available=number(worst.available),
    )
    if not others:
        return first
    more = counted("one more is overloaded too", "{count} more are overloaded too", others)
    return sentence("{first}; {more}", first=first, more=more)


def levelling_answer(proposal: Proposal) -> Sentence:
    """Return what a proposal would do."""
    if not proposal.before:
        return sentence("Nobody is overloaded: there is nothing to level")
    if not proposal.moves:
        return sentence("No delay helps: what is too much has begun, was placed by hand or wants more than there is")
    moved = counted(
        "One task would end later", "{count} tasks would end later", sum(each.days > 0 for each in proposal.moves)
    )
    end = counted(
        "the plan would end one working day later, on {day}",
        "the plan would end {count} working days later, on {day}",
        proposal.days,
        day=proposal.finish_after,
    )
    if not proposal.days:
        end = sentence("the plan would still end on {day}", day=proposal.finish_after)
    rest = sentence(
        "{after} h of {before} h over capacity would remain",
        after=number(sum(each.over for each in proposal.after)),
        before=number(sum(each.over for each in proposal.before)),
    )
    if not proposal.after:
        rest = sentence("nobody would be overloaded any more")
    return sentence("{moved}; {end}; {rest}", moved=moved, end=end, rest=rest)


def value_finding(value: EarnedValue) -> Sentence:
    """Return what the whole plan earns against what was planned and spent."""
    total = value.total
    if not total.tasks:
        return sentence("No work has a budget yet")
    if total.spi is not None and total.cpi is not None:
        return sentence(
            "Of every 100 planned, {planned} are earned; of every 100 spent, {spent}",
            planned=number(100 * total.spi),
            spent=number(100 * total.cpi),
        )
    if total.spi is not None:
        return sentence(
            "Of every 100 planned, {planned} are earned. {why}",
            planned=number(100 * total.spi),
            why=unknown(total, "cpi"),
        )
    if total.cpi is not None:
        return sentence(
            "Of every 100 spent, {spent} are earned. {why}", spent=number(100 * total.cpi), why=unknown(total, "spi")
        )
    return sentence("{share} % of the budget is earned", share=round(100 * total.earned / (total.budget or 1)))
