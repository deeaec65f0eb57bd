"""The sponsor's report as page, route and download show it: written once per revision, day and language."""

from dataclasses import dataclass

import streamlit as st

from data.database import open_database
from phases.actions import find_programme
from phases.programme import Programme
from reports.pen import Pen, Section
from reports.render import to_html
from reports.sponsor.reading import load_sponsor_facts
from reports.sponsor.report import page_title, report_answer, report_facts, report_sections, sponsor_markdown
from ui.parts.page.status import badge
from ui.views import Moment, moment_of
from words.text import Language, Sentence


@dataclass(frozen=True, slots=True)
class SponsorReport:
    """The report in one language: whole, and in the parts of a page."""

    title: str
    facts: str
    answer: Sentence
    sections: tuple[Section, ...]
    markdown: str
    language: Language

    @property
    def html(self) -> str:
        """Return the page to print."""
        return to_html(self.markdown, self.title, self.language)


def report_of(programme: Programme, language: Language) -> SponsorReport:
    """Return the report as of today."""
    return _cached_report(moment_of(programme), language)


@st.cache_resource(max_entries=64, show_spinner=False)
def _cached_report(moment: Moment, language: Language) -> SponsorReport:
    with open_database(moment.path) as db:
        facts = load_sponsor_facts(db, find_programme(db, moment.programme_id), moment.day)
    pen = Pen(language, badge)
    return SponsorReport(
        title=page_title(facts, language),
        facts=report_facts(facts, pen),
        answer=report_answer(facts),
        sections=report_sections(facts, pen),
        markdown=sponsor_markdown(facts, language),
        language=language,
    )
