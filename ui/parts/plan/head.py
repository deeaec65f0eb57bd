"""The head of the plan page: where the reader is, what the dates rest on, what is done now and then."""

from functools import lru_cache

from phases.summary.plan_findings import plan_answer
from ui.charts.dates.days import with_years
from ui.parts.page.frame import escaped, page_head
from ui.parts.plan.more import more_menu
from ui.parts.plan.view import PlanView, calendar_name
from ui.parts.renewal.view import later_pack_words
from ui.session import language, said, t, tn
from words.text import Sentence


def plan_head(view: PlanView) -> None:
    """Show breadcrumb, title, facts and the menu."""
    with page_head(t("Plan"), _facts(view), [t("Portfolio"), said(view.programme.name), t("Plan")]):
        more_menu(view)


def _facts(view: PlanView) -> str:
    country = calendar_name(view.programme.country, language())
    parts = [
        tn("{count} row", "{count} rows", len(view.timeline.rows)),
        t("baseline {name} of {day}", name=view.baseline[0], day=view.baseline[1]) if view.baseline else "",
        t("calendar: {country}", country=country) if country else t("calendar: weekends only"),
        t("backwards from {day}", day=view.programme.finish_on) if view.programme.finish_on else "",
        t("revision {number}", number=view.programme.revision),
        later_pack_words(view.programme),
    ]
    return escaped(" · ".join(part for part in parts if part))


@lru_cache(maxsize=32)
def plan_says(view: PlanView) -> Sentence:
    """Return the sentence that answers: what slipped, why, and what does the end wait for?"""
    return with_years(plan_answer(view.timeline, view.frame, view.names), view.view.today)
