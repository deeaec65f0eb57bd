"""What the evidence of an assessment amounts to: which answers count less without it, and what expires."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from assessments.evidence.evidence import Evidence, Validity
from assessments.maturity.profile import GivenAnswer, Key, Settled
from assessments.maturity.rating import Answer, capped
from assessments.responses import Place
from assessments.scoring.answers import Sheet
from words.text import Sentence, counted, joined, sentence

SOON = timedelta(days=14)


def capped_questions(given: Iterable[GivenAnswer], held_on: date, settled: Settled) -> Mapping[Key, int]:
    """Return the questions on which answers count only as partly for want of evidence, with how many; most first."""
    found: dict[Key, int] = {}
    shown = set(settled.proven)
    for each in given:
        if each.is_proven(held_on):
            shown.add(each.key)
        if each.counted_reality(held_on, each.key in settled.proven) is not each.reality:
            found[each.key] = found.get(each.key, 0) + 1
    for key, agreed in settled.agreed.items():
        value = agreed.answer("reality") or Answer.UNKNOWN
        if key not in shown and capped(value, is_proven=False) is not value:
            found.setdefault(key, 0)
    return dict(sorted(found.items(), key=lambda each: (-each[1], each[0])))


def unshown(sheets: Iterable[Sheet]) -> Mapping[Place, int]:
    """Return what is answered above the lowest without the evidence that its question names, with by how many.

    Any words of evidence beside an answer show it, as evidence that holds does; most first. Of no questionnaire but
    that of maturity does it change a figure.
    """
    found: dict[Place, int] = {}
    for sheet in sheets:
        asked = sheet.questionnaire.shown_by_evidence
        claimed = (each for each in sheet.items if each.key in asked and each.share)
        for each in claimed:
            noted = any(one.evidence.strip() for one in sheet.answers.get(each.key, ()))
            if not noted and not sheet.setting.is_proven(sheet.subject, each.key):
                found[sheet.subject, *each.key] = max(each.n, found.get((sheet.subject, *each.key), 0))
    return dict(sorted(found.items(), key=lambda each: (-each[1], each[0])))


def unshown_answer(lacking: Mapping[Place, int], kept: Iterable[Evidence], today: date) -> Sentence:
    """Return how many answers lack the evidence that their questions name, and what expired or is about to."""
    words = sentence("Every answer has the evidence that its question names.")
    if lacking:
        words = counted(
            "{count} answer lacks the evidence that its question names.",
            "{count} answers lack the evidence that their questions name.",
            len(lacking),
        )
    return joined([words, *_ageing(kept, today)])


def answer(capped_ones: Mapping[Key, int], kept: tuple[Evidence, ...], today: date) -> Sentence:
    """Return what lacks evidence, and what expired or is about to."""
    return joined([_lacking(capped_ones), *_ageing(kept, today)])


def _ageing(kept: Iterable[Evidence], today: date) -> list[Sentence]:
    """Return what expired, and what is about to."""
    live = [each for each in kept if each.validity(today) is not Validity.WITHDRAWN]
    old = sum(each.validity(today) is Validity.EXPIRED for each in live)
    soon = sum(each.validity(today) is Validity.VALID and each.holds_until - today <= SOON for each in live)
    parts = []
    if old:
        parts.append(counted("{count} piece of evidence expired.", "{count} pieces of evidence expired.", old))
    if soon:
        parts.append(counted("{count} expires within 14 days.", "{count} expire within 14 days.", soon))
    return parts


def _lacking(capped_ones: Mapping[Key, int]) -> Sentence:
    if not capped_ones:
        return sentence("Every answer that says largely or fully has evidence that holds.")
    first = ".".join(next(iter(capped_ones)))
    return counted(
        "{first} counts only as partly: no evidence holds.",
        "{count} questions have answers that count only as partly without evidence, {first} most.",
        len(capped_ones),
        first=first,
    )
