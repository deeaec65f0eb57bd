"""The people and the value of a plan from a terminal: how it would be levelled, and what it earns."""

from typing import TYPE_CHECKING, Any

from exchange.commands.manners.options import DEFAULT_DATABASE, Db, Id, Json
from exchange.commands.manners.terminal import opened, said, show, today
from words.text import LANGUAGES, Text, pick

if TYPE_CHECKING:
    from phases.effort.levelling.proposal import Move, Proposal
    from phases.effort.load.workload import Overload
    from phases.effort.value.earned import EarnedValue, Value

Told = dict[str, str]
"""What rows or people are called, by id or key."""


def plan_level(programme_id: Id, db: Db = DEFAULT_DATABASE, as_json: Json = False) -> None:
    """Propose which work to delay so that nobody has too much; nothing is written."""
    from methodology.loader import load_pack
    from phases.actions import find_programme
    from phases.capacity.store import load_persons
    from phases.effort.answer import levelling_answer
    from phases.effort.levelling.proposal import rule
    from phases.effort.reading import load_proposal
    from phases.store import load_plan, load_units
    from phases.titles import full_title, titles_of

    with opened(db) as database:
        programme = find_programme(database, programme_id)
        proposal = load_proposal(database, programme, today())
        persons, units = load_persons(database, programme_id), load_units(database, programme_id)
        tasks = load_plan(database, programme_id).tasks
    pack = load_pack(programme.method)
    titles = titles_of(tasks, pack, units)
    names = {task.id: said(full_title(task, titles, units)) for task in tasks}
    people = {each.key: each.name for each in persons} | {each.id: each.title for each in pack.roles}
    who = {key: said(name) for key, name in people.items()}
    shown = {
        "rule": said(rule(proposal.orders)),
        "finish": [proposal.finish_before, proposal.finish_after],
        "finish_days": proposal.days,
        "tasks": [_move(each, names) for each in proposal.moves],
        "overloads_before": [_overload(each, who) for each in proposal.before],
        "overloads_after": [_overload(each, who) for each in proposal.after],
    }
    show(as_json, shown, lambda: _level_words(proposal, (said(levelling_answer(proposal)), shown["rule"]), names))


def _move(move: "Move", names: Told) -> dict[str, Any]:
    task = move.before.task
    return {
        "id": task.key,
        "name": names[task.id],
        "days": move.days,
        "start": [move.before.start, move.after.start],
        "finish": [move.before.finish, move.after.finish],
        "not_before": move.not_before,
        "not_before_minute": move.minute,
    }


def _overload(over: "Overload", who: Told) -> dict[str, Any]:
    return {
        "kind": over.kind,
        "who": who.get(over.key, over.key),
        "week": over.week,
        "hours": round(over.hours, 2),
        "available": round(over.available, 2),
        "over": round(over.over, 2),
        "tasks": {task_id.partition(":")[2]: round(hours, 2) for task_id, hours in over.causes},
    }


def _level_words(proposal: "Proposal", said_first: tuple[str, Any], names: Told) -> str:
    rows = []
    for each in proposal.moves:
        task, after = each.before.task, each.after
        rows.append(f"{each.days:+5}  {after.start}  {after.finish}  {task.key}  {names[task.id]}")
    return "\n".join([*map(str, said_first), *rows])


def plan_value(programme_id: Id, db: Db = DEFAULT_DATABASE, as_json: Json = False) -> None:
    """Compute the earned value as of the status date: PV, EV, AC, SPI, CPI, EAC in all, by step and by unit."""
    from methodology.loader import load_pack
    from phases.actions import find_programme
    from phases.effort.answer import value_finding
    from phases.effort.reading import load_effort
    from phases.store import load_units

    with opened(db) as database:
        programme = find_programme(database, programme_id)
        value = load_effort(database, programme, today()).value
        units: dict[str, Text] = {each.key: each.name for each in load_units(database, programme_id)}
    steps: dict[str, Text] = {key: each.title for key, each in load_pack(programme.method).step.items()}
    shown = {
        "measure": value.measure,
        "as_of": value.as_of,
        "not_in_baseline": value.unpromised,
        "total": _value(value.total, ""),
        "steps": [_value(each, said(steps.get(each.key, each.key))) for each in value.steps],
        "units": [_value(each, said(units.get(each.key, each.key))) for each in value.units],
    }
    show(as_json, shown, lambda: "\n".join([said(value_finding(value)), *_value_lines(value, steps | units)]))


def _value(value: "Value", name: str) -> dict[str, Any]:
    """Return a value for machines; what has no number says why."""
    from phases.effort.value.earned import as_facts, unknown

    reasons = {figure: unknown(value, figure) for figure in ("planned", "actual", "spi", "cpi", "eac")}
    why = {figure: said(reason) for figure, reason in reasons.items() if reason}
    return {"id": value.key, "name": name, **as_facts(value), "why": why}


def _value_lines(value: "EarnedValue", names: dict[str, Text]) -> list[str]:
    rows = [value.total, *value.steps, *value.units]
    lines = ["BAC PV EV AC SPI CPI EAC"]
    for each in rows:
        numbers = (each.budget, each.planned, each.earned, each.actual, each.spi, each.cpi, each.eac)
        shown = "  ".join("–" if number is None else f"{number:.2f}" for number in numbers)
        lines.append(f"{shown}  {pick(names.get(each.key, each.key), LANGUAGES[0])}")
    return lines
