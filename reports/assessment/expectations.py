"""The section of an expectation survey: what every group expects beside what the plan promises."""

from assessments.scoring.expectation import Alignment, Benefit, GroupView, figure_words
from reports.assessment.facts import AssessmentFacts
from reports.pen import Pen, Section
from words.status import Status
from words.text import sentence

MOST_TEXT = 160


def expectation_sections(facts: AssessmentFacts, pen: Pen) -> tuple[Section, ...]:
    """Return a row for every benefit and group, with what is planned; nothing for other questionnaires."""
    result = facts.judged.result if facts.judged else None
    if not isinstance(result, Alignment):
        return ()
    head = [sentence("Benefit"), sentence("Group"), sentence("Planned value"), sentence("Expected value")]
    head += [sentence("Planned date"), sentence("Expected date"), sentence("State")]
    rows = [_row(each, view, facts, pen) for each in result.benefits for view in each.groups]
    shown = pen.table(head, rows).with_figures(2, 3, 4, 5)
    return (pen.section(sentence("What each group expects beside the plan"), shown),)


def _row(benefit: Benefit, view: GroupView, facts: AssessmentFacts, pen: Pen) -> list[str]:
    assert facts.judged is not None
    return [
        pen.say(benefit.ask.text, MOST_TEXT),
        pen.say(facts.judged.setting.name(view.group), MOST_TEXT),
        pen.say(figure_words(view.planned.value, benefit)),
        pen.say(figure_words(view.value, benefit)),
        pen.day(view.planned.due),
        pen.day(view.due),
        _state(view, pen),
    ]


def _state(view: GroupView, pen: Pen) -> str:
    if view.is_aligned is None:
        return pen.status(Status.UNPROVEN, sentence("not judged"))
    return (
        pen.status(Status.DONE, sentence("aligned")) if view.is_aligned else pen.status(Status.LATE, sentence("talk"))
    )
