"""What several people make of every question, for the terminal: the figures of the page."""

from collections.abc import Iterator, Sequence

from assessments.actions import questionnaire_of
from assessments.agreement.formulas import answer_at
from assessments.agreement.opinion import Opinion, talks_first
from assessments.results.opinions import maturity_opinions
from assessments.results.store import load_judged, load_result
from assessments.store import Assessment, load_pack_id
from data.database import Database
from methodology.dimension import MATURITY
from methodology.loader import load_pack
from phases.store import load_units
from words.catalogue import say, say_text
from words.format import UNKNOWN
from words.text import Language, sentence

DIGITS = 4


def load_opinions(db: Database, assessment: Assessment) -> tuple[Opinion, ...]:
    """Return every question of an assessment that may be shown, as the page counts it."""
    if assessment.questionnaire == MATURITY:
        pack = load_pack(load_pack_id(db, assessment.programme_id))
        return maturity_opinions(load_result(db, pack, assessment))
    names = {each.key: each.name for each in load_units(db, assessment.programme_id)}
    named = {each: names.get(each, each) for each in assessment.subjects}
    return load_judged(db, assessment, questionnaire_of(db, assessment.id), named).opinions


def consensus_rows(opinions: Sequence[Opinion]) -> list[dict[str, object]]:
    """Return the figures of every question for machines."""
    return [_row(each) for each in opinions]


def _row(found: Opinion) -> dict[str, object]:
    known, agreed = found.measure, found.agreed
    settled = agreed if agreed is not None and found.agreed_value is not None else None
    return {
        "question": found.name,
        "subject": found.place[0],
        "facet": found.facet,
        "order": known.order.value,
        "n": known.n,
        "counts": dict(found.counts),
        "median": say_text(answer_at(found.scale, found.median), "en") if known.values else None,
        "counts_as": found.standing,
        "range": known.spread,
        "agreement": None if known.index is None else round(known.index, DIGITS),
        "disagree": known.is_split,
        "management_minus_users": found.role_gap,
        "agreed": found.agreed_value,
        "agreed_by": settled.decided_by if settled else None,
        "agreed_why": settled.reason if settled else None,
        "agreed_at": settled.decided_at.isoformat() if settled else None,
    }


def told(opinions: Sequence[Opinion], language: Language) -> Iterator[str]:
    """Yield the questions to talk about in words, the widest apart first; then how many more were asked."""
    talks = talks_first(opinions)
    for each in talks:
        known = each.measure
        figures = sentence(
            "median {median}, range {spread}, agreement {index}, n {n}",
            median=answer_at(each.scale, each.median),
            spread=UNKNOWN if known.spread is None else f"{known.spread:g}",
            index=UNKNOWN if known.index is None else f"{known.index:.2f}",
            n=known.n,
        )
        agreed = ""
        if each.agreed is not None and each.agreed_value is not None:
            words = sentence("agreed: {value} ({names})", value=each.agreed_value, names=each.agreed.decided_by)
            agreed = f"; {say(words, language)}"
        name = " ".join(part for part in (each.place[0], each.name, each.facet) if part)
        yield f"{name}: {say(figures, language)}{agreed}"
    rest = len(opinions) - len(talks)
    yield say(sentence("{count} more questions are seen alike.", count=rest), language)
