"""Which pages there are, under which address, in which group."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import unquote, urlsplit

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from ui.session import kept, t

FOLDER = Path(__file__).parent / "pages"
Group = Literal["Work", "Programme"]


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One page: its script, address, title, icon and group."""

    name: str
    title: str
    icon: str
    group: Group
    hidden: bool = False

    @property
    def script(self) -> Path:
        """Return the page's script."""
        return FOLDER / f"{self.name}.py"

    @property
    def address(self) -> str:
        """Return the page's path in the address."""
        return self.name.replace("_", "-")


PAGES = (
    PageEntry("portfolio", "Portfolio", ":material/dashboard:", "Work"),
    PageEntry("new_programme", "New programme", ":material/add:", "Work", hidden=True),
    PageEntry("overview", "Overview", ":material/explore:", "Programme"),
    PageEntry("scope", "Scope", ":material/target:", "Programme"),
    PageEntry("choice", "Choice", ":material/balance:", "Programme"),
    PageEntry("value", "Customer value", ":material/diamond:", "Programme"),
    PageEntry("plan", "Plan", ":material/view_timeline:", "Programme"),
    PageEntry("people", "People & effort", ":material/groups:", "Programme"),
    PageEntry("calendars", "Calendars", ":material/calendar_month:", "Programme"),
    PageEntry("baselines", "Baselines", ":material/bookmarks:", "Programme"),
    PageEntry("forecast", "Forecast", ":material/query_stats:", "Programme"),
    PageEntry("scenarios", "Scenarios", ":material/alt_route:", "Programme"),
    PageEntry("gates", "Milestones & gates", ":material/flag:", "Programme"),
    PageEntry("rollout", "Rollout", ":material/grid_on:", "Programme"),
    PageEntry("assessments", "Assessments", ":material/radar:", "Programme"),
    PageEntry("usage", "Usage", ":material/monitoring:", "Programme"),
    PageEntry("report", "Report", ":material/description:", "Programme"),
)


def addresses() -> list[str]:
    """Return the addresses of the pages."""
    return [entry.address for entry in PAGES]


def script(name: str) -> str:
    """Return a page's script for `st.switch_page` and `st.page_link`."""
    return str(FOLDER / f"{name}.py")


def current_page(otherwise: Callable[[], None]) -> StreamlitPage:
    """Show the navigation in the reader's language; return the page to run, `otherwise` where there is none such."""
    groups: dict[str, list[StreamlitPage]] = {}
    for entry in PAGES:
        groups.setdefault(t(entry.group), []).append(_page(entry))
    if asked := kept("unknown page", lambda: unknown_page(st.context.url, st.get_option("server.baseUrlPath"))):
        title = t("No such page")
        groups[t("Work")].append(st.Page(otherwise, title=title, url_path=asked, visibility="hidden"))
    return st.navigation(groups, expanded=True)


def unknown_page(address: str | None, base: str) -> str:
    """Return the page that an address names although there is none such; empty where it names one of ours, or none.

    `base` is the path under which the whole product stands.
    """
    path = unquote(urlsplit(address or "").path).strip("/")
    name = path.removeprefix(base.strip("/")).strip("/").rpartition("/")[2]
    return "" if name in addresses() else name


def is_of_programme(page: StreamlitPage) -> bool:
    """Return whether a page shows the programme in view."""
    return any(each.group == "Programme" and each.address == page.url_path for each in PAGES)


def _page(entry: PageEntry) -> StreamlitPage:
    return st.Page(
        entry.script,
        title=t(entry.title),
        icon=entry.icon,
        url_path=entry.address,
        default=entry is PAGES[0],
        visibility="hidden" if entry.hidden else "visible",
    )
