"""Every single answer to a question, with its comment and evidence; without names where answers are anonymous."""

import json

from assessments.agreement.talk import Talk
from assessments.maturity import Answer
from assessments.respondents.groups import is_shown
from assessments.responses import Respondent, Response
from ui.charts.board import headed, words
from ui.charts.readings import Column, Drawn, Row, readings
from ui.charts.readings import said as cell
from ui.parts.answer_words import answer_word
from ui.parts.assessment.view import View
from ui.parts.page.frame import small
from ui.session import is_phone, said, t
from words.text import restored

MOST = 60


def voices(view: View, talk: Talk) -> list[Drawn]:
    """Return who said what; of more than sixty answers those with a comment or evidence come first."""
    count = sum(each.size for each in talk.groups)
    if not is_shown(count, view.result.smallest):
        return []
    more = t("{shown} of {count} answers are shown.", shown=MOST, count=count)
    return [headed(t("Every answer")), _table(view, talk), *([words(small(more))] if count > MOST else [])]


def _table(view: View, talk: Talk) -> Drawn:
    given = [each for each in view.result.given.responses if (each.section, each.question) == talk.key]
    named = not view.assessment.is_anonymous
    shown = sorted(given, key=_place if named else telling_nobody)[:MOST]
    people = {each.id: each for each in view.result.given.people}
    columns = [Column(t("Respondent")), Column(t("Reality"), "whole"), Column(t("Intention"), "whole")]
    if not is_phone():
        columns.append(Column(t("Comment and evidence"), width="45%"))
    rows = [_row(each, people[each.respondent] if named else None) for each in shown]
    return readings(f"voices {talk.name}", t("Every answer"), columns, rows)


def _place(given: Response) -> bool:
    return not (given.comment or given.evidence or given.reason)


def telling_nobody(given: Response) -> tuple[bool, str]:
    """Return an order by what was said: the order in which people answered would tie one's answers together."""
    return _place(given), json.dumps([dict(given.given), given.comment, given.evidence, given.reason], sort_keys=True)


def _row(given: Response, who: Respondent | None) -> Row:
    told = " · ".join(said(restored(each)) for each in (given.comment, given.evidence, given.reason) if each)
    role = said(who.role.words) if who and who.role else ""
    cells = [
        cell(who.name if who else t("somebody"), note=role),
        cell(answer_word(Answer(given.given.get("reality", "?")))),
        cell(answer_word(Answer(given.given.get("intention", "?")))),
    ]
    return Row(cells if is_phone() else [*cells, cell(told)])
