"""A difference as the terminal and the pages tell it: rows in words, and the same for machines."""

from collections.abc import Collection, Iterable

from assessments.responses import Role
from exchange.assessment.actions import Offer
from exchange.assessment.difference.difference import Change, Taken, finding, lacking
from exchange.assessment.difference.evidence import EvidenceChange
from exchange.assessment.difference.people import PersonChange
from exchange.assessment.workbook.evidence import FIELDS as EVIDENCE_TITLES
from exchange.assessment.workbook.evidence import told
from exchange.assessment.workbook.layout import Layout
from exchange.assessment.workbook.reference import FIELDS
from words.catalogue import say, say_text
from words.format import UNKNOWN
from words.text import Language, Sentence, sentence


def in_words(offer: Offer) -> tuple[Sentence, ...]:
    """Return what a file does and what it lacks, a sentence each."""
    shot = offer.layout.snapshot
    return (finding(offer.difference), *lacking(offer.difference, {each: shot.title(each) for each in shot.fields}))


PERSON_TITLES = dict(
    zip(FIELDS, (sentence("Name"), sentence("Role"), sentence("Unit"), sentence("Team")), strict=True)
)


def row(offer: Offer, change: Taken, language: Language) -> dict[str, str]:
    """Return one change as a row to read: where, who, which question and field, and both values."""
    shot = offer.layout.snapshot
    if isinstance(change, PersonChange):
        return _person_row(offer, change, language)
    if isinstance(change, EvidenceChange):
        return _evidence_row(offer, change, language)
    return {
        "place": say(change.place.words, language),
        "respondent": say_text(shot.names[change.key.respondent], language),
        "question": f"{change.key.section}.{change.key.question}",
        "subject": say_text(shot.units.get(change.key.subject, change.key.subject), language),
        "field": say_text(shot.title(change.field), language),
        "before": offer.layout.label(change.key, change.field, change.before) or UNKNOWN,
        "after": offer.layout.label(change.key, change.field, change.after) or UNKNOWN,
    }


def _person_row(offer: Offer, change: PersonChange, language: Language) -> dict[str, str]:
    title = PERSON_TITLES[change.field] if change.field else sentence("New person")
    values = [_said(offer, change.field, value, language) for value in (change.before, change.after)]
    if new := change.new:
        known = (new.name, new.role.words, offer.layout.snapshot.units.get(new.unit, new.unit), new.team)
        values = ["", " · ".join(filter(None, (say_text(each, language) for each in known)))]
    return {
        "place": say(change.place.words, language),
        "respondent": change.name,
        "question": "",
        "subject": "",
        "field": say(title, language),
        "before": values[0] or UNKNOWN,
        "after": values[1] or UNKNOWN,
    }


def _evidence_row(offer: Offer, change: EvidenceChange, language: Language) -> dict[str, str]:
    spoken = Layout(offer.layout.snapshot, language)
    title = EVIDENCE_TITLES[change.field] if change.field else sentence("New evidence")
    new = change.new
    about = new.subject if new else next(e.new.subject for e in spoken.snapshot.evidence if e.id == change.about)
    return {
        "place": say(change.place.words, language),
        "respondent": "",
        "question": change.name,
        "subject": say_text(spoken.snapshot.units.get(about, about), language),
        "field": say(title, language),
        "before": told(spoken, change.field, change.before) or UNKNOWN,
        "after": told(spoken, change.field, change.after) or UNKNOWN,
    }


def _said(offer: Offer, field: str, value: str, language: Language) -> str:
    """Return what people call a role or unit; names and teams as they are."""
    if field == "role":
        return say(Role(value).words, language)
    return say_text(offer.layout.snapshot.units.get(value, value), language) if field == "unit" else value


def as_json(offer: Offer, accepted: Iterable[Taken]) -> dict[str, object]:
    """Return the difference for machines: every change with its place, both values, and whether it is accepted."""
    chosen = {each.id for each in accepted}
    found = offer.difference
    return {
        "assessment": offer.assessment.id,
        "programme": offer.assessment.programme_id,
        "changes": [_answer_json(each) | _values_json(each, chosen) for each in found.changes],
        "people": [
            {"respondent": each.about, "name": each.name} | _values_json(each, chosen) for each in found.people
        ],
        "evidence": [
            {"evidence": each.about, "question": each.name} | _values_json(each, chosen) for each in found.evidence
        ],
        "missing_people": list(found.gone),
        "missing_evidence": list(found.unlisted),
        "missing": ["/".join(each) for each in found.missing],
        "absent_columns": list(found.absent),
    }


def _answer_json(change: Change) -> dict[str, object]:
    respondent, section, question, subject = change.key
    where = {"column": change.place.column, "respondent": respondent, "subject": subject}
    return where | {"section": section, "question": question}


def _values_json(change: Taken, chosen: Collection[str]) -> dict[str, object]:
    """Return what all changes have alike: where, which field, both values, and whether it is accepted."""
    return {
        "sheet": change.place.sheet,
        "row": change.place.row,
        "cell": change.place.cell,
        "field": change.field or "new",
        "before": change.before,
        "after": change.after,
        "stale": change.is_stale,
        "accepted": change.id in chosen,
    }
