"""Every single answer to a question, with its comment and evidence; without names where answers are anonymous."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence

from assessments.agreement.talk import Talk
from assessments.maturity.rating import Answer
from assessments.respondents.groups import is_shown
from assessments.responses import Respondent, Response
from assessments.results.result import Result
from ui.components.readings import Column, Drawn, column_drawn
from ui.parts.answering.answer_words import answer_word
from ui.parts.assessment.view import View
from ui.session import is_phone, said, t
from words.text import restored

MOST = 60
NOBODY = ""
"""Who answered, where answers are anonymous."""


def voices(view: View, talks: Sequence[Talk], choose: str) -> Drawn:
    """Return who said what to each question; of more than sixty, those with a comment or evidence come first."""
    counts = {talk.name: sum(each.size for each in talk.groups) for talk in talks}
    shown = {talk.name: talk.key for talk in talks if is_shown(counts[talk.name], view.result.smallest)}
    columns = [Column(t("Respondent")), Column(t("Reality"), "whole"), Column(t("Intention"), "whole")]
    if not is_phone():
        columns.append(Column(t("Comment and evidence"), width="45%"))
    more = {name: t("{shown} of {count} answers are shown.", shown=MOST, count=count)
            for name, count in counts.items() if count > MOST}  # fmt: skip
    return {
        "choose": choose,
        "label": t("Every answer"),
        "head": [column_drawn(each) for each in columns],
        "people": _people(view),
        "answers": {each: answer_word(each) for each in Answer},
        "voices": _given(view.result, shown, not view.assessment.is_anonymous),
        "more": more,
    }


def _people(view: View) -> dict[str, tuple[str, str]]:
    """Return name and role by the number of a person; one that tells nobody apart where answers are anonymous."""
    if view.assessment.is_anonymous:
        return {NOBODY: (t("somebody"), "")}
    return {str(number): _named(each) for number, each in enumerate(view.result.given.people)}


def _named(who: Respondent) -> tuple[str, str]:
    return who.name, said(who.role.words) if who.role else ""


def _given(result: Result, shown: Mapping[str, tuple[str, str]], is_named: bool) -> dict[str, list[Sequence[str]]]:
    """Return what was answered, by question; unnamed answers in an order that ties none of one's answers together."""
    given = defaultdict(list)
    for each in result.given.responses:
        given[each.section, each.question].append(each)
    who = {each.id: str(number) if is_named else NOBODY for number, each in enumerate(result.given.people)}
    order = _place if is_named else telling_nobody
    return {
        name: [_row(each, who[each.respondent]) for each in sorted(given[at], key=order)[:MOST]]
        for name, at in shown.items()
    }


def _place(given: Response) -> bool:
    return not (given.comment or given.evidence or given.reason)


def telling_nobody(given: Response) -> tuple[bool, str]:
    """Return an order by what was said: the order in which people answered would tie one's answers together."""
    return _place(given), json.dumps([dict(given.given), given.comment, given.evidence, given.reason], sort_keys=True)


def _row(given: Response, who: str) -> Sequence[str]:
    told = " · ".join(said(restored(each)) for each in (given.comment, given.evidence, given.reason) if each)
    row = (who, given.given.get("reality", "?"), given.given.get("intention", "?"))
    return row if is_phone() else (*row, told)
