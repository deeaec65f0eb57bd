"""What tables of results share: names of subjects and sections, and the bar of a share."""

from typing import Any

from assessments.scoring.answers import Setting
from methodology.questionnaire import Questionnaire
from ui.components.readings import Column, Row, stacked
from ui.components.readings import said as cell
from ui.session import said, t
from words.format import UNKNOWN, percent
from words.text import Text

Table = tuple[tuple[str, str], list[Column], list[Row]]
"""Heading and reading, columns, rows."""
ENOUGH_FOR_WORDS = 40
"""From this length on, in percent, a bar bears its own words."""


def subject_name(setting: Setting, subject: str) -> str:
    """Return what a subject is called; the empty one is all of them."""
    return said(setting.name(subject)) if subject else t("All")


def share_bar(share: float | None) -> dict[str, Any]:
    """Return a cell with a bar as long as the share, and the share in words."""
    if share is None:
        return cell(UNKNOWN, tone="none")
    full = round(100 * share)
    told = percent(share)
    is_long = full >= ENOUGH_FOR_WORDS
    return stacked([(full, "f", told if is_long else ""), (100 - full, "p", "" if is_long else told)], told)


def section_name(asked: Questionnaire, key: str) -> str:
    """Return what a section is called; the empty one is the whole."""
    title: Text | None = asked.sections[key].title if key in asked.sections else None
    return said(title) if title else t("Whole")
