"""What a guest's form sends, as answers; nothing is repaired, whatever does not fit is named later."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from urllib.parse import parse_qsl

from assessments.evidence.files import Upload
from assessments.respondents.progress import Given
from assessments.responses import Response
from assessments.validation import BETWEEN, DAY, as_seen
from errors import Refusal
from methodology.questionnaire import NOT_APPLICABLE, UNKNOWN, Questionnaire
from words.text import Sentence, sentence

MOST_FIELDS = 2000
TEXTS = ("comment", "reason", "evidence")
DATED = "evidence_on"
"""The day of the evidence."""
PROOF = "proof."
"""Begins the names of the fields of evidence that say more than a note; no facet begins so."""
DAYS = (DATED, f"{PROOF}expires_on")
INSTEAD = "instead"
"""Answers "do not know" and "not applicable" beside a number, a date or a text."""


class UnreadableForm(Refusal):
    """What came is no form of ours."""

    def __init__(self) -> None:
        super().__init__(sentence("This could not be read. Go back and send it again."))


@dataclass(frozen=True, slots=True)
class Sent:
    """The fields of a form and its files, in the order in which they came."""

    fields: Sequence[tuple[str, str]]
    files: Sequence[tuple[str, Upload]] = ()

    def field(self, name: str) -> str:
        """Return the first value of a field."""
        return next((value for key, value in self.fields if key == name), "")

    def file(self, name: str) -> Upload | None:
        """Return the first file of a field."""
        return next((each for key, each in self.files if key == name), None)

    @property
    def subject(self) -> str:
        """Return about what the answers are."""
        return self.field("subject")

    @property
    def section(self) -> str:
        """Return of which section they are."""
        return self.field("section")


def read_form(body: bytes) -> Sent:
    """Return the fields of a form; refuse what is none."""
    try:
        text = body.decode("ascii")
        pairs = parse_qsl(text, keep_blank_values=True, max_num_fields=MOST_FIELDS, errors="strict")
    except ValueError as wrong:
        raise UnreadableForm from wrong
    return Sent(tuple((name, plain(value)) for name, value in pairs))


def plain(value: str) -> str:
    """Return what was typed without what no field of ours holds."""
    return value.replace("\r\n", "\n").replace("\0", "").strip()


def responses_of(sent: Sent, standing: Given) -> list[Response]:
    """Return the answers in a form; questions that were left empty and never answered are left out."""
    by_question: dict[str, dict[str, list[str]]] = {}
    for name, value in sent.fields:
        question, parted, part = name.partition("/")
        if parted:
            by_question.setdefault(question, {}).setdefault(part, []).append(value)
    found = (_response(sent, question, parts, standing) for question, parts in by_question.items())
    return [each for each in found if each]


def _response(sent: Sent, question: str, parts: Mapping[str, Sequence[str]], standing: Given) -> Response | None:
    before = standing.get((sent.subject, sent.section, question))
    given = dict(_given(parts, before.given if before else {}))
    base = before or Response("", sent.section, question, {}, sent.subject)
    standing_texts = (base.comment, base.reason, base.evidence)
    dated_on = day_of(parts[DATED][0]) if DATED in parts else base.evidence_on
    comment, reason, evidence = (parts.get(name, (was,))[0] for name, was in zip(TEXTS, standing_texts, strict=True))
    if before is None and not given and not comment and not evidence:
        return None
    if NOT_APPLICABLE not in given.values():
        reason = ""
    dated_on = dated_on if evidence else None
    return replace(base, given=given, comment=comment, reason=reason, evidence=evidence, evidence_on=dated_on)


def day_of(text: str) -> date | None:
    """Return the day that a field names, if it names one."""
    try:
        return date.fromisoformat(text) if DAY.fullmatch(text) else None
    except ValueError:
        return None


def wrong_dates(sent: Sent, questionnaire: Questionnaire, today: date) -> list[Sentence]:
    """Return what is wrong with the days of evidence in a form: no day, one to come, or one without evidence."""
    found = []
    for name, value in sent.fields:
        question, _, part = name.partition("/")
        if part not in DAYS or not value:
            continue
        place, day = as_seen(questionnaire, sent.section, question), day_of(value)
        if day is None:
            found.append(
                sentence("{place}: “{value}” is no day; write it as 2026-12-31.", place=place, value=value[:40])
            )
        elif part != DATED:
            continue
        elif day > today + timedelta(days=1):
            found.append(sentence("{place}: evidence cannot be dated after today. Correct its date.", place=place))
        elif not sent.field(f"{question}/evidence"):
            found.append(sentence("{place}: say what the evidence of that day is.", place=place))
    return found


def _given(parts: Mapping[str, Sequence[str]], before: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the value of every facet; an answer that was taken back is not known any more."""
    others = (*TEXTS, DATED)
    facets = dict.fromkeys(e.partition("/")[0] for e in parts if e not in others and not e.startswith(PROOF))
    for facet in facets:
        instead = next(iter(parts.get(f"{facet}/{INSTEAD}", ())), "")
        value = BETWEEN.join(filter(None, parts.get(facet, ()))) or instead
        if value or facet in before:
            yield facet, value or UNKNOWN
