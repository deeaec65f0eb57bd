"""The evidence kept for a question, as the annex lists it: what it is, how long it holds, who keeps it and where."""

from collections.abc import Iterable, Mapping
from datetime import date

from assessments.evidence.evidence import Evidence, Validity
from reports.assessment.facts import AssessmentFacts
from reports.pen import Pen
from words.format import UNKNOWN
from words.status import Status
from words.text import Sentence, sentence

LONGEST_LINK = 2000
Row = tuple[str, ...]
STATES: Mapping[Validity, tuple[Status, Sentence]] = {
    Validity.VALID: (Status.DONE, sentence("valid")),
    Validity.EXPIRED: (Status.LATE, sentence("expired")),
}
HEAD = (
    sentence("Evidence"),
    sentence("Kind"),
    sentence("Dated"),
    sentence("Expires on"),
    sentence("Kept by"),
    sentence("File or link"),
    sentence("On the day of the assessment"),
)


def evidence_rows(kept: Iterable[Evidence], facts: AssessmentFacts, pen: Pen) -> tuple[Row, list[Row]]:
    """Return the heads, and a row with all that is known of each piece of evidence that was not withdrawn."""
    live = [each for each in kept if each.withdrawn_on is None]
    with_subject = any(each.new.subject for each in live)
    head = tuple(map(pen.say, [*HEAD, *([sentence("About")] if with_subject else [])]))
    rows = []
    for each in live:
        subject = facts.units.get(each.new.subject, each.new.subject) or sentence("All of them")
        rows.append((*_cells(each, facts.assessment.held_on, pen), *([pen.say(subject)] if with_subject else [])))
    return head, rows


def _cells(kept: Evidence, held_on: date, pen: Pen) -> Row:
    new = kept.new
    places = ", ".join(pen.say(each, LONGEST_LINK) for each in (kept.file.name, new.link) if each)
    return (
        pen.say(new.title, 300),
        pen.say(new.kind.words),
        pen.day(new.dated_on),
        pen.day(new.expires_on),
        pen.say(new.owner),
        places or UNKNOWN,
        pen.status(*STATES[kept.validity(held_on)]),
    )
