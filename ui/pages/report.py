"""Report: one page for the sponsor, to read here, to print or to take away."""

import streamlit as st

from phases.programme import Programme
from ui.parts.overview.first_steps import first_steps
from ui.parts.page.frame import answer, page_head
from ui.parts.report_section import report_section
from ui.session import language, programme_in_view, said, t
from ui.sponsor_report import report_of


def page(programme: Programme) -> None:
    report = report_of(programme, language())
    crumbs = [t("Portfolio"), said(programme.name), t("Report")]
    with page_head(t("Report to the sponsor"), report.facts, crumbs):
        st.download_button(
            t("Markdown"),
            lambda: report.markdown,
            f"{programme.id}.md",
            "text/markdown",
            on_click="ignore",
            key="report_markdown",
            icon=":material/download:",
        )
        address = f"/report/{programme.id}?lang={language()}"
        st.link_button(t("Open for printing"), address, type="primary", icon=":material/print:")
    answer(report.answer)
    for section in report.sections:
        report_section(section)


programme = programme_in_view()
if programme is None:
    page_head(t("Report"), "", [t("Portfolio")])
    first_steps()
else:
    page(programme)
