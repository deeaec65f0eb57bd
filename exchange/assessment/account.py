"""A difference as the terminal and the pages tell it: rows in words, and the same for machines."""

from collections.abc import Iterable

from exchange.assessment.actions import Offer
from exchange.assessment.difference import Change, finding, lacking
from words.catalogue import say, say_text
from words.format import UNKNOWN
from words.text import Language, Sentence


def in_words(offer: Offer) -> tuple[Sentence, ...]:
    """Return what a file does and what it lacks, a sentence each."""
    shot = offer.layout.snapshot
    return (finding(offer.difference), *lacking(offer.difference, {each: shot.title(each) for each in shot.fields}))


def row(offer: Offer, change: Change, language: Language) -> dict[str, str]:
    """Return one change as a row to read: where, who, which question and field, and both values."""
    shot = offer.layout.snapshot
    return {
        "place": say(change.place.words, language),
        "respondent": say_text(shot.names[change.key.respondent], language),
        "question": f"{change.key.section}.{change.key.question}",
        "subject": say_text(shot.units.get(change.key.subject, change.key.subject), language),
        "field": say_text(shot.title(change.field), language),
        "before": offer.layout.label(change.key, change.field, change.before) or UNKNOWN,
        "after": offer.layout.label(change.key, change.field, change.after) or UNKNOWN,
    }


def as_json(offer: Offer, accepted: Iterable[Change]) -> dict[str, object]:
    """Return the difference for machines: every change with its place, both values, and whether it is accepted."""
    chosen = {each.id for each in accepted}
    return {
        "assessment": offer.assessment.id,
        "programme": offer.assessment.programme_id,
        "changes": [
            {
                "sheet": each.place.sheet,
                "row": each.place.row,
                "column": each.place.column,
                "cell": each.place.cell,
                "respondent": each.key.respondent,
                "subject": each.key.subject,
                "section": each.key.section,
                "question": each.key.question,
                "field": each.field,
                "before": each.before,
                "after": each.after,
                "stale": each.is_stale,
                "accepted": each.id in chosen,
            }
            for each in offer.difference.changes
        ],
        "missing": ["/".join(each) for each in offer.difference.missing],
        "absent_columns": list(offer.difference.absent),
    }
