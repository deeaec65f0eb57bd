"""The section about what people see differently, for every questionnaire but that of maturity."""

from assessments.agreement.formulas import answer_at, opinion_formulas
from assessments.agreement.opinion import Opinion, talks_first
from reports.assessment.facts import AssessmentFacts
from reports.pen import Pen, Section
from words.format import UNKNOWN, number
from words.status import Status
from words.text import Sentence, counted, sentence

MOST_TALKS = 8


def opinions_section(facts: AssessmentFacts, pen: Pen) -> Section:
    """Write the questions on which people stand apart, and what was agreed; groups that are too small stay out."""
    assert facts.judged is not None
    listed = talks_first(facts.judged.opinions)
    if not listed:
        return pen.section(sentence("Nobody disagrees by two thirds of the scale"))
    head = [sentence("Question"), sentence("Range"), sentence("Agreement"), sentence("Median by group")]
    title = counted("{count} question is seen differently", "{count} questions are seen differently", len(listed))
    rows = [[*_row(each, facts, pen), _state(each, pen)] for each in listed[:MOST_TALKS]]
    return pen.section(title, pen.table([*head, sentence("State")], rows).with_figures(1, 2))


def _row(found: Opinion, facts: AssessmentFacts, pen: Pen) -> list[str]:
    known, subject = found.measure, found.place[0]
    text = found.ask.text
    name = (
        sentence("{subject}: {question}", subject=facts.units.get(subject, subject), question=text)
        if subject
        else sentence("{question}", question=text)
    )
    groups = [
        sentence(
            "{role} {answer} (n={n})",
            role=each.role.words if each.role is not None else sentence("Others"),
            answer=answer_at(found.scale, each.measure.median),
            n=len(each.given),
        )
        for each in found.groups
    ]
    return [
        pen.say(name, 160),
        UNKNOWN if known.spread is None else f"{known.spread:g}",
        UNKNOWN if known.index is None else number(known.index, 2),
        pen.listed(groups, MOST_TALKS),
    ]


def _state(found: Opinion, pen: Pen) -> str:
    if found.agreed is not None and found.agreed_value is not None:
        value = found.agreed_value
        title = found.scale.choices[value].title if value in found.scale.choices else value
        words = sentence("agreed: {value} ({names})", value=title, names=found.agreed.decided_by)
        return pen.status(Status.DONE, words)
    return pen.status(Status.LATE, sentence("disagree")) if found.is_open else pen.status(Status.UNPROVEN, ROLES)


ROLES: Sentence = sentence("roles")


def opinion_rows(facts: AssessmentFacts, pen: Pen) -> list[list[str]]:
    """Return how the figures of every question to talk about come about, a formula a row."""
    assert facts.judged is not None
    return [
        [pen.say(found.ask.text, 120), *(pen.say(each, 600) for each in (one.name, one.rule, one.filled))]
        for found in talks_first(facts.judged.opinions)
        for one in opinion_formulas(found, facts.assessment.is_anonymous)
    ]
