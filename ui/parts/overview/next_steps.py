"""What comes next in a programme: its milestones, and what its next gate still misses."""

from collections.abc import Sequence

from phases.gates.outlook import Landmark, landmark_state
from phases.summary.overview import milestones_finding
from ui.parts.page.frame import escaped, finding
from ui.parts.page.status import badge
from ui.parts.table import figure_table, text_table, together
from ui.session import language, said, t, today
from words.format import drift, short_date
from words.status import Status

SHOWN = 6


def milestone_table(shown: Sequence[Landmark]) -> None:
    """Show the nearest milestones with forecast, drift and state."""
    title = said(milestones_finding(shown))
    finding(title, t("Forecast and drift against the baseline, working days"))
    columns = {
        t("Milestone"): [escaped(said(each.title)) for each in shown],
        t("Forecast"): [together(short_date(each.row.finish, language())) for each in shown],
        t("Drift"): [drift(each.row.drift, language()) for each in shown],
        t("State"): [_state(each) for each in shown],
    }
    figure_table(columns, list(columns)[1:3], title)


def _state(each: Landmark) -> str:
    status, word = landmark_state(each, today())
    return badge(status, said(word))


def readiness_table(gate: Landmark) -> None:
    """Show what must still be shown before a gate may be passed."""
    title = t("{gate}: {n} of {all} criteria hold", gate=said(gate.title), n=gate.holding, all=len(gate.states))
    due = t("Due {day}; what must still be shown comes first", day=short_date(gate.row.finish, language()))
    finding(title, due)
    missing = [state for state in gate.states if not state.holds][:SHOWN]
    columns = {
        t("Criterion"): [escaped(said(state.criterion.title)) for state in missing],
        t("State"): [_open_badge(state.is_open_must) for state in missing],
    }
    text_table(columns, title)


def _open_badge(must: bool) -> str:
    return badge(Status.LATE, t("must")) if must else badge(Status.TODO, t("should"))
