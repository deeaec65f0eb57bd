"""Steps by phases: state, actual or forecast end, drift, gates passed, promised effect."""

from collections.abc import Sequence

from methodology.pack import Phase
from phases.summary.overview import StepRow, steps_finding
from ui.parts.page.frame import escaped, finding
from ui.parts.page.status import badge, sign
from ui.parts.table import text_table, together
from ui.session import is_phone, language, said, t
from words.format import UNKNOWN, drift, short_date


def step_table(rows: Sequence[StepRow], phases: Sequence[Phase]) -> None:
    """Show one line per step; a phone shows states without dates."""
    title = said(steps_finding(rows))
    finding(title, t("State per step and phase, with actual or forecast end and drift in working days"))
    columns = {t("Step"): [f"**{at}\N{NO-BREAK SPACE}{escaped(said(row.title))}**" for at, row in enumerate(rows, 1)]}
    for phase in phases:
        columns[said(phase.title)] = [_cell(row, phase.id) for row in rows]
    columns[t("Gates")] = [together(f"{row.passed} / {row.gates}") for row in rows]
    if not is_phone():
        columns[t("Visible effect")] = [f"{sign(row.effect_status)} {escaped(said(row.effect))}" for row in rows]
    text_table(columns, title)


def _cell(row: StepRow, phase: str) -> str:
    cell = row.phases.get(phase)
    if cell is None:
        return UNKNOWN
    if is_phone():
        return f"{sign(cell.status)} {together(short_date(cell.finish, language()))}"
    moved = f"\N{NO-BREAK SPACE}**{drift(cell.drift, language())}**" if cell.drift else ""
    return f"{badge(cell.status)} {together(short_date(cell.finish, language()))}{moved}"
