"""Everything the usage page shows, computed once per revision of the programme."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import streamlit as st

from data.database import open_database
from evaluation.actions import load_use_and_before
from evaluation.logs import EventsMissing, UsageLog
from evaluation.measure import Measure
from evaluation.metrics import Use
from evaluation.persons import people_by_site
from evaluation.store import load_logs, load_targets
from evaluation.targets import Targets
from phases.store import load_units
from ui.session import language, said, t, theme, tn
from ui.views import Moment
from words.format import UNKNOWN, long_date, number, percent, short_date
from words.status import Status
from words.text import Sentence, Text

Key = tuple[Moment, str, str]
"""What a chart is kept under: programme and day, the reader's language and theme."""


@dataclass(frozen=True)
class View:
    """The use of a programme, the same 28 days earlier, its logs and targets; or why it cannot be shown."""

    use: Use | None
    before: Use | None
    logs: tuple[UsageLog, ...]
    targets: Targets
    names: dict[str, Text]
    problem: Sentence | None = None

    @cached_property
    def has_sites(self) -> bool:
        """Return whether the logs say where people work."""
        return bool(self.use and any(group.name for group in self.use.groups))

    @property
    def left_out(self) -> int:
        """Return how many rows of all logs were left out."""
        return sum(sum(log.account.rejected.values()) for log in self.logs)

    def change(self, measure: Measure) -> float | None:
        """Return by how many points a measure moved since the 28 days before."""
        earlier = (each for each in (self.before.measures if self.before else ()) if each.name == measure.name)
        found = next(earlier, None)
        if found is None or not (found.shows_share and measure.shows_share):
            return None
        return (measure.value - found.value) * 100

    def unit_name(self, site: str) -> str:
        """Return a unit as the reader calls it, where the plan knows the site of the log."""
        return said(self.names.get(site.casefold(), site))


def key_of(moment: Moment) -> Key:
    """Return what a chart or table is kept under for this reader."""
    return moment, language(), theme()


@st.cache_resource(max_entries=32, show_spinner=False)
def use_of(moment: Moment) -> View:
    """Return the view; the event files are read only when the programme changed."""
    programme_id = moment.programme_id
    with open_database(moment.path) as db:
        units = load_units(db, programme_id)
        people = people_by_site(units)
        logs, targets = tuple(load_logs(db, programme_id)), load_targets(db, programme_id)
        names: dict[str, Text] = {}
        for unit in units:
            names |= dict.fromkeys(people_by_site([unit]), unit.name)
        try:
            use, before = load_use_and_before(db, programme_id, people)
        except EventsMissing as missing:
            return View(None, None, logs, targets, names, missing.sentence)
    return View(use, before, logs, targets, names)


def shown_value(measure: Measure) -> str:
    """Return the share in percent; a dash where there are too few people."""
    return percent(measure.value) if measure.shows_share else UNKNOWN


def shown_interval(measure: Measure) -> str:
    """Return the interval in percent, as the glossary of numbers writes it."""
    low, high = measure.interval
    return t("{low} to {high}", low=f"{low * 100:.0f}", high=f"{high * 100:.0f}") if measure.shows_share else UNKNOWN


def shown_count(measure: Measure) -> str:
    """Return people counted and their base; for a median the base alone."""
    if measure.hits is None:
        return tn("{count} person", "{count} people", measure.base)
    return f"{number(measure.hits)} / {number(measure.base)}"


def reading_word(status: Status) -> str:
    """Return the English word of a reading, to be said in the reader's language."""
    return {Status.DONE: "met", Status.LATE: "missed", Status.UNDECIDED: "undecided"}.get(status, "not proven")


def first_and_last(first: date, last: date) -> tuple[str, str]:
    """Return two days with their year said once: at the end in English, at the beginning in Chinese."""
    spoken = language()
    if first.year != last.year:
        return long_date(first, spoken), long_date(last, spoken)
    if spoken == "zh":
        return long_date(first, spoken), short_date(last, spoken)
    return short_date(first, spoken), long_date(last, spoken)
