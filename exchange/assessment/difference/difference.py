"""What a file would change: every cell with what stands there and what it says, to be accepted one by one."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from assessments.responses import Response
from errors import Refusal
from exchange.assessment.difference.evidence import EvidenceChange
from exchange.assessment.difference.people import PersonChange
from exchange.assessment.difference.reading import Edited, Read
from exchange.assessment.workbook.layout import Layout
from exchange.assessment.workbook.snapshot import COMMENT, EVIDENCE, EVIDENCE_ON, GIVEN, REASON, RowKey, values_of
from exchange.assessment.workbook.spelling import is_same, stamp
from exchange.assessment.workbook.tables import Place
from words.text import Sentence, counted, joined, sentence


class ChangedSince(Refusal):
    """Answers or people were changed after the difference was shown."""

    def __init__(self, found: Iterable["Taken"]) -> None:
        first, *more = found
        words = sentence(
            "{place}: the answer is “{before}” no longer. Look at the difference again.", **_shown(first)
        )
        if more:
            rest = counted("One more cell changed too.", "{count} more cells changed too.", len(more))
            words = joined([words, rest])
        super().__init__(words)


@dataclass(frozen=True)
class Change:
    """One cell to accept: what stands there, what the file says, and whether the answer moved since the export."""

    key: RowKey
    field: str
    before: str
    after: str
    place: Place
    is_stale: bool = False

    @property
    def id(self) -> str:
        """Return what names the change among the others of its file."""
        return f"{self.key.text}#{self.field}"


Taken = Change | PersonChange | EvidenceChange
"""What a file changes, to be taken over or not: a cell, or a new row as a whole."""


@dataclass(frozen=True)
class Difference:
    """All changes of a file, and what it lacks of what stands here, which all stays."""

    changes: tuple[Change, ...]
    missing: tuple[RowKey, ...] = ()
    absent: tuple[str, ...] = ()
    people: tuple[PersonChange, ...] = ()
    gone: tuple[str, ...] = ()
    """Names of people who are asked and not in the file."""
    evidence: tuple[EvidenceChange, ...] = ()
    unlisted: tuple[str, ...] = ()
    """Titles of evidence that is kept and not in the file."""

    @property
    def everything(self) -> tuple[Taken, ...]:
        """Return the changes of people, then those of evidence, then those of answers."""
        return (*self.people, *self.evidence, *self.changes)

    @property
    def stale(self) -> tuple[Taken, ...]:
        """Return the changes of what moved since the export."""
        return tuple(each for each in self.everything if each.is_stale)

    def chosen(self, ids: Collection[str]) -> tuple[Taken, ...]:
        """Return the changes with these ids."""
        return tuple(each for each in self.everything if each.id in ids)


def difference(layout: Layout, read: Read) -> Difference:
    """Return what the file would change, and what it lacks; a cell that was not edited changes nothing."""
    found = (_change(layout, each) for each in read.edited)
    begun = {(each.respondent, each.subject) for each in read.keys}
    expected = begun | {(each.respondent, each.subject) for each in layout.snapshot.responses}
    missing = (key for key in layout.keys if key not in read.keys and (key.respondent, key.subject) in expected)
    people = tuple(read.people.changes)
    shown = tuple(read.evidence.changes), read.evidence.gone
    return Difference(
        tuple(each for each in found if each), tuple(missing), read.absent, people, read.people.gone, *shown
    )


def _change(layout: Layout, edited: Edited) -> Change | None:
    """Return the change of a cell; None where the same stands here already."""
    key, name = edited.key, edited.field
    before = values_of(layout.snapshot.responses.get(key)).get(name, "")
    if is_same(before, edited.value):
        return None
    is_stale = stamp(layout.label(key, name, before)) != edited.stamp
    return Change(key, name, before, edited.value, edited.place, is_stale)


def taken_over(standing: Mapping[RowKey, Response], changes: Iterable[Change]) -> tuple[Response, ...]:
    """Return the answers that follow from accepted changes; all else of an answer stays as it stands.

    Refuses when an answer is no longer what the difference showed.
    """
    listed = tuple(changes)
    moved = [each for each in listed if values_of(standing.get(each.key)).get(each.field, "") != each.before]
    if moved:
        raise ChangedSince(moved)
    made: dict[RowKey, Response] = {}
    for each in listed:
        key = each.key
        found = (
            made.get(key) or standing.get(key) or Response(key.respondent, key.section, key.question, {}, key.subject)
        )
        made[key] = _with(found, each.field, each.after)
    return tuple(made.values())


def _with(response: Response, name: str, value: str) -> Response:
    """Return the answer with one field changed; an answer that was cleared counts as not given."""
    if name == COMMENT:
        return replace(response, comment=value)
    if name == REASON:
        return replace(response, reason=value)
    if name == EVIDENCE:
        return replace(response, evidence=value)
    if name == EVIDENCE_ON:
        return replace(response, evidence_on=date.fromisoformat(value) if value else None)
    facet = name.removeprefix(GIVEN)
    others = {key: given for key, given in response.given.items() if key != facet}
    return replace(response, given=others | {facet: value} if value else others)


def finding(found: Difference) -> Sentence:
    """Return what a file does, in one sentence."""
    if not found.everything:
        return sentence("The file says what stands here: there is nothing to accept")
    words = counted("The file changes {count} cell", "The file changes {count} cells", len(found.everything))
    if not found.stale:
        return words
    moved = counted(
        "{count} of them was changed here too since the export",
        "{count} of them were changed here too since the export",
        len(found.stale),
    )
    return sentence("{finding}; {more}", finding=words, more=moved)


def lacking(found: Difference, titles: Mapping[str, object]) -> tuple[Sentence, ...]:
    """Return what the file lacks, in words; nothing of it is changed."""
    said = []
    if found.missing:
        places = tuple(dict.fromkeys(f"{each.section}.{each.question}" for each in found.missing))
        pattern = (
            "One row is not in the file; what stands there stays: {questions}",
            "{count} rows are not in the file; what stands there stays: {questions}",
        )
        named = (*places[:6], *(["…"] if len(places) > 6 else []))
        said.append(counted(*pattern, len(found.missing), questions=named))
    if found.absent:
        columns = tuple(titles[each] for each in found.absent)
        words = "These columns are not in the file; what stands there stays: {columns}"
        said.append(sentence(words, columns=columns))
    if found.gone:
        pattern = (
            "{names} is not in the file and is asked as before. Withdraw who is to be asked no more on the page.",
            "{count} people are not in the file and are asked as before: {names}. "
            "Withdraw who is to be asked no more on the page.",
        )
        shown = (*found.gone[:6], *(["…"] if len(found.gone) > 6 else []))
        said.append(counted(*pattern, len(found.gone), names=shown))
    if found.unlisted:
        pattern = (
            "{names} is not in the file and counts as before. Withdraw evidence on the page.",
            "{count} pieces of evidence are not in the file and count as before: {names}. "
            "Withdraw evidence on the page.",
        )
        shown = (*found.unlisted[:6], *(["…"] if len(found.unlisted) > 6 else []))
        said.append(counted(*pattern, len(found.unlisted), names=shown))
    return tuple(said)


def _shown(change: Taken) -> dict[str, object]:
    return {"place": change.place.words, "before": change.before or "–"}
