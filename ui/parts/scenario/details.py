"""The scenarios side by side, and what one of them changes and moves."""

from datetime import datetime

import streamlit as st

from data.columns import differences
from phases.editing.batch import PREDECESSORS
from phases.effort.budgeting import Budgets
from phases.scenarios.actions import drop_scenario
from phases.scenarios.scenario import Outcome, Scenario
from ui.parts.page.empty import empty
from ui.parts.page.frame import escaped, finding, messages, problem
from ui.parts.scenario.adopting import adopt_dialog
from ui.parts.scenario.view import Scenarios
from ui.parts.table import text_table, together
from ui.session import acting, database, is_phone, language, said, submit_id, t, tn
from words.format import UNKNOWN, drift, long_date, number, short_date

FORM = "scenario_end"
ON_PHONE = (0, 2, 3, 7)
"""The columns that a phone has room for: scenario, end, days and cost against today."""
ENDINGS = {"adopted": "Adopted", "dropped": "Dropped"}


def side_by_side(found: Scenarios) -> None:
    """Show the plan of today and every scenario, one row each."""
    finding(
        tn(
            "{count} scenario beside the plan of today", "{count} scenarios beside the plan of today", len(found.open)
        ),
        t("End, days and cost against the plan of today; nothing here is in the plan until it is adopted"),
    )
    now = found.view.timeline.finish
    rows: list[tuple[str, ...]] = [
        (
            f"**{t('Plan of today')}**",
            UNKNOWN,
            long_date(now, language()),
            *(UNKNOWN,) * 3,
            _budget_now(found),
            UNKNOWN,
        )
    ]
    rows += [_row(each) for each in found.open]
    heads = (t("Scenario"), t("Made by"), t("End"), t("Against today"), t("Milestones moved"), t("Days of work"),
             t("Budget"), t("Cost against today"))  # fmt: skip
    columns = dict(zip(heads, zip(*rows, strict=True), strict=True))
    if is_phone():
        columns = {heads[at]: columns[heads[at]] for at in ON_PHONE}
    text_table(columns, t("Scenarios"))


def _row(found: Outcome) -> tuple[str, ...]:
    who = f"{found.scenario.made_by}, {_day(found.scenario)}"
    if found.refusal:
        return (escaped(said(found.scenario.name)), escaped(who), escaped(said(found.refusal)), *(UNKNOWN,) * 5)
    return (
        escaped(said(found.scenario.name)),
        escaped(who),
        together(long_date(found.finish, language())),
        drift(found.days, language()),
        str(len(found.moved)),
        drift(round(found.work_days), language()),
        _budget(found.budgets[1] if found.budgets else None),
        _more(found),
    )


def _budget_now(found: Scenarios) -> str:
    return _budget(next((each.budgets[0] for each in found.open if each.budgets), None))


def _budget(budgets: Budgets | None) -> str:
    return together(_amount(budgets.total, budgets)) if budgets else UNKNOWN


def _more(found: Outcome) -> str:
    """Return by how much the budget rises, with its sign, as the rounded budgets beside it do."""
    if found.more is None or found.budgets is None:
        return UNKNOWN
    more = round(found.budgets[1].total) - round(found.budgets[0].total)
    return together(f"{'+' if more > 0 else ''}{_amount(more, found.budgets[1])}")


def _amount(amount: float, budgets: Budgets) -> str:
    return number(amount) if budgets.measure == "cost" else t("{hours} h", hours=number(amount))


def _day(scenario: Scenario) -> str:
    return short_date(datetime.fromisoformat(scenario.made_at).date(), language())


def one_scenario(found: Scenarios, chosen: Outcome) -> None:
    """Show what a scenario changes and which milestones it moves."""
    left, right = st.columns(2, gap="medium")
    with left:
        _moved(found, chosen)
    with right:
        _changes(found, chosen)


def _moved(found: Scenarios, chosen: Outcome) -> None:
    if not chosen.moved:
        empty(t("No milestone moves."), t("What changes stands beside."), None, "scenario_still")
        return
    finding(
        tn("{count} milestone moves", "{count} milestones move", len(chosen.moved)),
        t("Date in the plan of today, date in the scenario, working days"),
    )
    columns = {
        t("Milestone"): [escaped(said(found.names[each.task_id])) for each in chosen.moved],
        t("Today"): [together(short_date(each.now, language())) for each in chosen.moved],
        t("Then"): [together(short_date(each.then, language())) for each in chosen.moved],
        t("Days"): [drift(each.days, language()) for each in chosen.moved],
    }
    text_table(columns, t("Milestones that move"))


def _changes(found: Scenarios, chosen: Outcome) -> None:
    before, after = chosen.scenario.before, chosen.scenario.after
    finding(
        tn("{count} task changes", "{count} tasks change", len(after)),
        t("Value in the plan when it was kept → value in the scenario"),
    )
    rows = [(_name(found, task_id), _told(before[task_id], after[task_id])) for task_id in after]
    tasks, changes = zip(*rows, strict=True)
    text_table({t("Task"): tasks, t("What changes"): changes}, t("What it changes"))


def _name(found: Scenarios, task_id: str) -> str:
    return escaped(said(found.names.get(task_id, UNKNOWN)))


def _told(before: object, after: object) -> str:
    assert isinstance(before, dict)
    assert isinstance(after, dict)
    told = [said(each) for each in differences(_fields(before), _fields(after))]
    return escaped("; ".join([*told, *([t("Waits for other tasks")] if PREDECESSORS in after else [])]) or UNKNOWN)


def _fields(facts: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in facts.items() if key != PREDECESSORS}


def endings(found: Scenarios, chosen: Outcome) -> None:
    """Offer to adopt or to drop a scenario."""
    args = (found.programme.id, chosen.scenario.id, submit_id(FORM))
    st.button(t("Drop"), key="scenario_drop", icon=":material/delete:", on_click=_drop, args=args)
    is_closed = not chosen.can_be_adopted
    if st.button(t("Adopt"), key="scenario_adopt", icon=":material/check:", type="primary", disabled=is_closed):
        adopt_dialog(found, chosen)


def hindrance(chosen: Outcome) -> None:
    """Say why a scenario cannot be adopted, and why its last action was refused."""
    messages(FORM)
    if chosen.stale:
        names = ", ".join(map(said, chosen.stale))
        st.warning(
            escaped(
                t("Changed since in the plan: {names}. Keep it anew from today's plan to adopt it.", names=names)
            ),
            icon=":material/sync_problem:",
        )
    if chosen.refusal:
        problem(chosen.refusal)


def closed(found: Scenarios) -> None:
    """List the scenarios that were adopted or dropped."""
    if not found.closed:
        return
    finding(t("Adopted and dropped"), t("They stay on record"))
    columns = {
        t("Scenario"): [escaped(said(each.name)) for each in found.closed],
        t("Made by"): [escaped(f"{each.made_by}, {_day(each)}") for each in found.closed],
        t("State"): [t(ENDINGS[each.ending]) for each in found.closed],
    }
    text_table(columns, t("Adopted and dropped"))


def _drop(programme_id: str, scenario_id: str, submit: str) -> None:
    with acting(FORM, t("Scenario dropped"), submit) as signature, database() as db:
        drop_scenario(db, signature, programme_id, scenario_id)
