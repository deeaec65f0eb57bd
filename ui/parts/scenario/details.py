"""What one scenario changes and moves, and what can be done with it; and those that came to an end."""

from data.columns import differences
from phases.editing.batch import PREDECESSORS
from phases.scenarios.scenario import Outcome
from ui.components.board import Act, acts, alert, beside, told, words
from ui.components.readings import Column, Drawn, Row, readings
from ui.components.readings import said as cell
from ui.parts.page.frame import escaped, small
from ui.parts.scenario.side_by_side import made
from ui.parts.scenario.view import Scenarios
from ui.session import is_phone, language, said, t, tn
from words.format import UNKNOWN, drift, short_date

ADOPT, DROP = "adopt", "drop"
ENDINGS = {"adopted": "Adopted", "dropped": "Dropped"}


def one_scenario(found: Scenarios, chosen: Outcome) -> list[Drawn]:
    """Return what can be done with a scenario, what hinders it, which milestones it moves and what it changes."""
    offered = (
        Act(ADOPT, t("Adopt"), is_main=True, is_closed=not chosen.can_be_adopted),
        Act(DROP, t("Drop")),
    )
    moved, changes = _moved(found, chosen), _changes(found, chosen)
    both = [*moved, *changes] if is_phone() else [beside((0.5, moved), (0.5, changes))]
    return [acts(chosen.scenario.id, *offered), *_hindrance(chosen), *both]


def closed(found: Scenarios) -> list[Drawn]:
    """Return the scenarios that were adopted or dropped."""
    if not found.closed:
        return []
    columns = [Column(t("Scenario")), Column(t("Made by")), Column(t("State"), "whole")]
    rows = [Row((cell(said(each.name)), cell(made(each)), cell(t(ENDINGS[each.ending])))) for each in found.closed]
    label = t("Adopted and dropped")
    return [told(label, t("They stay on record")), readings("closed", label, columns, rows)]


def _hindrance(chosen: Outcome) -> list[Drawn]:
    """Return why a scenario cannot be adopted."""
    names = ", ".join(map(said, chosen.stale))
    stale = t("Changed since in the plan: {names}. Keep it anew from today's plan to adopt it.", names=names)
    found = [alert("orange", escaped(stale))] if chosen.stale else []
    lines = said(chosen.refusal).splitlines() if chosen.refusal else []
    return [*found, alert("red", *map(escaped, lines))] if lines else found


def _moved(found: Scenarios, chosen: Outcome) -> list[Drawn]:
    if not chosen.moved:
        return [words(f"**{t('No milestone moves.')}**  \n{small(t('What changes stands beside.'))}")]
    title = tn("{count} milestone moves", "{count} milestones move", len(chosen.moved))
    reading = t("Date in today's plan, date in the scenario, working days")
    columns = [
        Column(t("Milestone")),
        Column(t("Today"), "right"),
        Column(t("Then"), "right"),
        Column(t("Moved"), "right"),
    ]
    rows = [
        Row((
            cell(said(found.names[each.task_id])),
            cell(short_date(each.now, language())),
            cell(short_date(each.then, language())),
            cell(drift(each.days, language())),
        ))
        for each in chosen.moved
    ]  # fmt: skip
    return [told(title, reading), readings("moved", t("Milestones that move"), columns, rows)]


def _changes(found: Scenarios, chosen: Outcome) -> list[Drawn]:
    before, after = chosen.scenario.before, chosen.scenario.after
    title = tn("{count} task changes", "{count} tasks change", len(after))
    reading = t("Value in the plan when it was kept → value in the scenario")
    columns = [Column(t("Task"), width="45%"), Column(t("What changes"))]
    rows = [Row((cell(_name(found, key)), cell(_told(before[key], after[key])))) for key in after]
    return [told(title, reading), readings("changes", t("What it changes"), columns, rows)]


def _name(found: Scenarios, task_id: str) -> str:
    return said(found.names.get(task_id, UNKNOWN))


def _told(before: object, after: object) -> str:
    assert isinstance(before, dict)
    assert isinstance(after, dict)
    told_of = [said(each) for each in differences(_fields(before), _fields(after))]
    return "; ".join([*told_of, *([t("Waits for other tasks")] if PREDECESSORS in after else [])]) or UNKNOWN


def _fields(facts: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in facts.items() if key != PREDECESSORS}
