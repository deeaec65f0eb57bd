"""Evidence for the answer to a question: when it counts, and what a new one needs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from urllib.parse import urlsplit

from assessments.responses import Place
from errors import Refusal
from words.text import Sentence, joined, sentence

FRESH_DAYS = 90
"""Reality is seen in records of the last 90 days; evidence with an expiry holds until then."""
LONGEST = {"title": 300, "owner": 120, "link": 2000}


class Kind(StrEnum):
    """What sort of evidence it is."""

    DOCUMENT = "document"
    RECORD = "record"
    FIGURE = "figure"
    SCREEN = "screen"
    OBSERVATION = "observation"

    @property
    def words(self) -> Sentence:
        """Return what people call it."""
        return KIND_WORDS[self]


KIND_WORDS: Mapping[Kind, Sentence] = {
    Kind.DOCUMENT: sentence("Document"),
    Kind.RECORD: sentence("Record of a system"),
    Kind.FIGURE: sentence("Figure or report"),
    Kind.SCREEN: sentence("Picture of a screen"),
    Kind.OBSERVATION: sentence("Observation or interview"),
}


class Validity(StrEnum):
    """Whether evidence counts on a day."""

    VALID = "valid"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


class IncompleteEvidence(Refusal):
    """New evidence lacks what lets others judge it; every problem is said."""

    def __init__(self, problems: Iterable[Sentence]) -> None:
        super().__init__(joined(list(problems)))


@dataclass(frozen=True, slots=True)
class NewEvidence:
    """What is said of evidence when it is added, beside its file."""

    section: str
    question: str
    kind: Kind
    title: str
    owner: str
    dated_on: date
    expires_on: date | None = None
    link: str = ""
    subject: str = ""
    """About what it is, where people answer about several; empty shows it of all."""

    @property
    def key(self) -> tuple[str, str]:
        """Return which question it is for."""
        return self.section, self.question

    @property
    def place(self) -> Place:
        """Return for which question about which subject it is."""
        return self.subject, self.section, self.question


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file as it lies beside the database; no file has an empty hash."""

    sha256: str = ""
    name: str = ""
    size: int = 0


@dataclass(frozen=True, slots=True)
class Evidence:
    """Evidence as it is kept."""

    id: str
    assessment_id: str
    new: NewEvidence
    file: KeptFile
    added_by: str
    added_on: date
    withdrawn_on: date | None
    version: int

    @property
    def key(self) -> tuple[str, str]:
        """Return which question it is for."""
        return self.new.key

    @property
    def holds_until(self) -> date:
        """Return the last day on which it counts: its expiry, else 90 days after its date."""
        return self.new.expires_on or self.new.dated_on + timedelta(days=FRESH_DAYS)

    def validity(self, day: date) -> Validity:
        """Return whether it counts on a day."""
        if self.withdrawn_on is not None:
            return Validity.WITHDRAWN
        return Validity.EXPIRED if self.holds_until < day else Validity.VALID


def proven(kept: Iterable[Evidence], day: date) -> frozenset[tuple[str, str]]:
    """Return the questions for which some evidence counts on a day."""
    return frozenset(each.key for each in kept if each.validity(day) is Validity.VALID)


def proven_places(kept: Iterable[Evidence], day: date) -> frozenset[Place]:
    """Return the questions about each subject for which some evidence counts on a day; no subject means all."""
    return frozenset(each.new.place for each in kept if each.validity(day) is Validity.VALID)


def check_evidence(
    new: NewEvidence, has_file: bool, known: Iterable[tuple[str, str]], today: date = date.max
) -> None:
    """Refuse evidence that others cannot judge, with everything that is missing or wrong."""
    if problems := wrong_in(new, has_file, known, today):
        raise IncompleteEvidence(problems)


def wrong_in(new: NewEvidence, has_file: bool, known: Iterable[tuple[str, str]], today: date) -> list[Sentence]:
    """Return everything that is missing or wrong in new evidence."""
    problems = list(_problems(new, has_file, known))
    if new.dated_on > today:
        problems.append(sentence("Evidence cannot be dated after today. Correct its date."))
    return problems


def _problems(new: NewEvidence, has_file: bool, known: Iterable[tuple[str, str]]) -> Iterable[Sentence]:
    if (new.section, new.question) not in known:
        yield sentence("There is no question {key}.", key=f"{new.section}.{new.question}")
    if not new.title.strip():
        yield sentence("Say what the evidence is.")
    if not new.owner.strip():
        yield sentence("Name who keeps the evidence.")
    if not has_file and not new.link.strip() and new.kind is not Kind.OBSERVATION:
        yield sentence("Add a file or a link; only an observation can do without.")
    if new.link.strip() and not _is_web(new.link.strip()):
        yield sentence("A link begins with https:// or http:// and names a place.")
    if new.expires_on and new.expires_on < new.dated_on:
        yield sentence("It expires before its own date. Correct one of the two dates.")
    for field, longest in LONGEST.items():
        if len(getattr(new, field)) > longest:
            yield sentence("A title, owner or link is longer than {longest} characters.", longest=longest)


def _is_web(link: str) -> bool:
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)
