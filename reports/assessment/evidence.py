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
    sentence("File"),
    sentence("Link"),
    sentence("State that day"),
)


def evidence_rows(kept: Iterable[Evidence], facts: AssessmentFacts, pen: Pen) -> tuple[Row, list[Row]]:
    """Return the heads, and a row with all that is known of each piece of evidence that was not withdrawn."""
    live = [each for each in kept if each.withdrawn_on is None]
    with_subject = any(each.new.subject for each in live)
    head = tuple(map(pen.say, [*([sentence("About")] if with_subject else []), *HEAD]))
    rows = []
    for each in live:
        subject = facts.units.get(each.new.subject, each.new.subject) or sentence("All of them")
        rows.append((*([pen.say(subject)] if with_subject else []), *_cells(each, facts.assessment.held_on, pen)))
    return head, rows


def _cells(kept: Evidence, held_on: date, pen: Pen) -> Row:
    new = kept.new
    return (
        pen.say(new.title, 300),
        pen.say(new.kind.words),
        pen.day(new.dated_on),
        pen.day(new.expires_on),
        pen.say(new.owner),
        pen.say(kept.file.name, LONGEST_LINK) or UNKNOWN,
        pen.say(new.link, LONGEST_LINK) or UNKNOWN,
        pen.status(*STATES[kept.validity(held_on)]),
    )
