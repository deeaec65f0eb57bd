"""The plan of today and every open scenario, one row each."""

from datetime import datetime

from phases.effort.value.budgeting import Budgets
from phases.scenarios.scenario import Outcome, Scenario
from ui.components.board import told
from ui.components.readings import Align, Column, Drawn, Row, choice, readings
from ui.components.readings import said as cell
from ui.parts.scenario.view import Scenarios
from ui.session import is_phone, language, said, t, tn
from words.format import UNKNOWN, drift, long_date, number, short_date

SCENARIO = "scenario"
ON_PHONE = (0, 2, 3, 7)
"""The columns that a phone has room for: scenario, end, days and cost against today."""
ALIGNED: tuple[Align, ...] = ("", "", "whole", "right", "right", "right", "right", "right")


def side_by_side(found: Scenarios) -> list[Drawn]:
    """Return what each scenario would lead to, beneath how many there are; a click on a name chooses it."""
    title = tn("{count} scenario beside today's plan", "{count} scenarios beside today's plan", len(found.open))
    reading = t("End, days and cost against today's plan; nothing here is in the plan until it is adopted")
    heads = (t("Scenario"), t("Made by"), t("End"), t("Against today"), t("Milestones moved"), t("Days of work"),
             t("Budget"), t("Cost against today"))  # fmt: skip
    seen = ON_PHONE if is_phone() else range(len(heads))
    columns = [Column(heads[at], ALIGNED[at]) for at in seen]
    rows = [Row([row[at] for at in seen], key=key) for key, row in [("", _today(found)), *map(_keyed, found.open)]]
    return [told(title, reading), {**readings("scenarios", t("Scenarios"), columns, rows), "choose": SCENARIO}]


def made(scenario: Scenario) -> str:
    """Return who kept a scenario, and on which day."""
    day = datetime.fromisoformat(scenario.made_at).date()
    return t("{words}, {more}", words=scenario.made_by, more=short_date(day, language()))


def _today(found: Scenarios) -> list[Drawn]:
    end = long_date(found.view.timeline.finish, language())
    now = next((each.budgets[0] for each in found.open if each.budgets), None)
    said_of_it = (UNKNOWN, end, UNKNOWN, UNKNOWN, UNKNOWN, _budget(now), UNKNOWN)
    return [cell("", bold=t("Today's plan")), *map(cell, said_of_it)]


def _keyed(found: Outcome) -> tuple[str, list[Drawn]]:
    return found.scenario.id, [
        choice(said(found.scenario.name)),
        cell(made(found.scenario)),
        *map(cell, _told(found)),
    ]


def _told(found: Outcome) -> tuple[str, ...]:
    if found.refusal:
        return (said(found.refusal), *(UNKNOWN,) * 5)
    return (
        long_date(found.finish, language()),
        drift(found.days, language()),
        str(len(found.moved)),
        drift(round(found.work_days), language()),
        _budget(found.budgets[1] if found.budgets else None),
        _more(found),
    )


def _budget(budgets: Budgets | None) -> str:
    return _amount(budgets.total, budgets) if budgets else UNKNOWN


def _more(found: Outcome) -> str:
    """Return by how much the budget rises, with its sign, as the rounded budgets beside it do."""
    if found.more is None or found.budgets is None:
        return UNKNOWN
    more = round(found.budgets[1].total) - round(found.budgets[0].total)
    return f"{'+' if more > 0 else ''}{_amount(more, found.budgets[1])}"


def _amount(amount: float, budgets: Budgets) -> str:
    return number(amount) if budgets.measure == "cost" else t("{hours} h", hours=number(amount))
