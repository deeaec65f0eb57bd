"""The words that the grid and the Gantt say in the browser, in the reader's language."""

from typing import Any

from phases.outline import NEAR_DAYS
from ui.charts.dates.days import day_words
from ui.session import language, t, today

LEGEND = (
    "Bar = plan, dark part = done · thin grey bar, hollow diamond = baseline · red = critical path · "
    "amber = near-critical, float up to {near} days · ◆\N{NO-BREAK SPACE}milestone · ▽\N{NO-BREAK SPACE}deadline · "
    "dashed line = today, {day} · shaded = not working"
)


def legend() -> str:
    """Return what the shapes of the Gantt mean."""
    return t(LEGEND, near=NEAR_DAYS, day=day_words(today(), today(), language()))


def words() -> dict[str, Any]:
    """Return all that the grid says by itself, by its name there; values in braces are filled in there."""
    return {**_of_choosing(), **_of_editing(), **_of_refusals(), "shown": _shown(), "arrange": _arrange()}


def _of_choosing() -> dict[str, str]:
    return {
        "step": t("Step"),
        "rows": t("Rows"),
        "rows_of": t("{n} of {all} rows"),
        "find": t("Find"),
        "as": t("Show as"),
        "table": t("Table"),
        "network": t("Network"),
        "list": t("List"),
        "show_also": t("Show also"),
        "views": t("Views"),
        "view_name": t("Name of the view"),
        "keep": t("Keep"),
        "delete_view": t("Delete view"),
        "print": t("Print"),
        "zoom_in": t("Zoom in"),
        "zoom_out": t("Zoom out"),
        "grid": t("The plan's rows with dates, drift, float and progress"),
        "gantt": t("Gantt of the rows in the grid: plan, progress, baseline and links"),
        "network_alt": t("Network of the critical tasks: what waits for what"),
        "no_row": t("No row is like this here."),
        "all_open": t("Show all {n} open rows"),
        "why": t("Why this date?"),
        "choose_row": t("Choose a row to see why its date is so."),
    }


def _of_editing() -> dict[str, str]:
    return {
        "undo": t("Undo"),
        "redo": t("Redo"),
        "several": t("Change rows…"),
        "preview": t("Preview"),
        "scenario": t("Keep as scenario"),
        "discard": t("Discard"),
        "save": t("Save"),
        "save_one": t("Save {count} change"),
        "save_many": t("Save {count} changes"),
        "unsaved_one": t("One unsaved change: Preview shows what it moves."),
        "unsaved": t("{n} unsaved changes: Preview shows what they move."),
        "hint": t("Type, paste or fill down in cells, preview what moves, save once."),
        "computed": t("This is computed from the plan: change days, constraints or what it waits for."),
        "summary_fixed": t("A summary follows from what it holds: change its rows."),
        "left_out_one": t("One cell cannot be edited and stays as it is."),
        "left_out": t("{n} cells cannot be edited and stay as they are."),
        "date_form": "2026-12-31",
        "month_before": t("Previous month"),
        "month_after": t("Next month"),
        "today": t("Today"),
        "no_date": t("No date"),
    }


def _of_refusals() -> dict[str, str]:
    return {
        "refused": t("Nothing was saved; your changes are still here:"),
        "not_done": t("This was not done:"),
        "conflict_one": t("Somebody saved another value for one of your changes."),
        "conflict_many": t("Somebody saved other values for {n} of your changes."),
        "conflict_choose": t("Nothing of yours is lost: choose."),
        "task": t("Task"),
        "what": t("What"),
        "theirs": t("Theirs"),
        "yours": t("Yours"),
        "saved_by": t("Saved by"),
        "mine": t("Keep mine"),
        "take_theirs": t("Take theirs"),
    }


def _shown() -> dict[str, str]:
    return {
        "all": t("All"),
        "critical": t("Critical"),
        "near": t("Near-critical"),
        "late": t("Late"),
        "open": t("Open"),
        "chain": t("Driving path"),
    }


def _arrange() -> dict[str, str]:
    return {
        "add": f"{t('Add below')} (Insert)",
        "up": f"{t('Move up')} (Alt+Shift+↑)",
        "down": f"{t('Move down')} (Alt+Shift+↓)",
        "out": f"{t('One level out')} (Alt+Shift+←)",
        "in": f"{t('One level in')} (Alt+Shift+→)",
        "delete": t("Delete"),
    }
