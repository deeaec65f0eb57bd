"""The forecast of a plan from a terminal: dates with their certainty, chances of promises, what moves the end."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from exchange.commands.manners.options import DEFAULT_DATABASE, Db, Id, Json
from exchange.commands.manners.terminal import opened, said, show, today

if TYPE_CHECKING:
    from phases.forecast.forecast import Chance, Forecast, Landmark, Outlook, Risk

MOVERS = 5
"""How many of the tasks that move the end most are said in words."""

Runs = Annotated[int, typer.Option("--runs", help="How often the plan is run.")]
Seed = Annotated[int, typer.Option("--seed", help="The same seed gives the same forecast.")]


def plan_forecast(
    programme_id: Id, db: Db = DEFAULT_DATABASE, runs: Runs = 2000, seed: Seed = 1, as_json: Json = False
) -> None:
    """Run the plan many times with drawn durations: how certain its dates are, and what moves them most."""
    from methodology.loader import load_pack
    from phases.actions import find_programme
    from phases.forecast.reading import load_forecast
    from phases.store import load_plan, load_units
    from phases.titles import full_title, titles_of

    with opened(db) as database:
        programme = find_programme(database, programme_id)
        found = load_forecast(database, programme, today(), seed, runs)
        tasks, units = load_plan(database, programme_id).tasks, load_units(database, programme_id)
    titles = titles_of(tasks, load_pack(programme.method), units)
    names = {task.id: said(full_title(task, titles, units)) for task in tasks}
    show(as_json, _facts(found, names), lambda: _words(found, names))


def _facts(forecast: "Forecast", names: dict[str, str]) -> dict[str, Any]:
    return {
        "runs": forecast.dice.runs,
        "seed": forecast.dice.seed,
        "rho": forecast.dice.rho,
        "basis": dict(forecast.basis),
        "finished_tasks": forecast.finished,
        "finish": _outlook(forecast.finish),
        "milestones": [_milestone(each, names) for each in forecast.milestones],
        "tasks": [_task(each, names) for each in forecast.risks],
    }


def _outlook(outlook: "Outlook") -> dict[str, date | float | list[float] | None]:
    return {
        "planned": outlook.planned,
        "p10": outlook.p10,
        "p50": outlook.p50,
        "p80": outlook.p80,
        "p95": outlook.p95,
        "promised": outlook.promised,
        "chance": _share(outlook.chance),
        "chance_between": [outlook.chance.low, outlook.chance.high] if outlook.chance else None,
        "chance_of_plan": outlook.on_plan.share,
    }


def _share(chance: "Chance | None") -> float | None:
    return chance.share if chance else None


def _milestone(landmark: "Landmark", names: dict[str, str]) -> dict[str, Any]:
    outlook = landmark.outlook
    return {
        "id": landmark.task.key,
        "name": names[landmark.task.id],
        **_outlook(outlook),
        "deadline": outlook.deadline,
        "deadline_chance": _share(outlook.deadline_chance),
    }


def _task(risk: "Risk", names: dict[str, str]) -> dict[str, Any]:
    return {
        "id": risk.task.key,
        "name": names[risk.task.id],
        "criticality": round(risk.criticality, 4),
        "sensitivity_days": round(risk.sensitivity, 2),
        "days": [round(each, 2) for each in (risk.low, risk.likely, risk.high)],
        "source": risk.source,
    }


def _words(forecast: "Forecast", names: dict[str, str]) -> str:
    from phases.forecast.answer import answer, basis_words, interval, mover, plan_finding

    finish = forecast.finish
    lines = [answer(forecast, today()), *([plan_finding(finish)] if finish.promised else [])]
    lines += [interval(finish.chance or finish.on_plan, forecast.dice.runs), basis_words(forecast)]
    lines += [mover(risk, names[risk.task.id]) for risk in forecast.risks[:MOVERS] if risk.sensitivity > 0]
    dates = [
        f"{each.outlook.p50}  {each.outlook.p80}  {each.outlook.p95}  {each.task.key}  {names[each.task.id]}"
        for each in forecast.milestones
    ]
    return "\n".join([*(said(line) for line in lines), *dates])
