"""The evidence of an assessment as a sheet of its workbook, and what accepted changes make of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from assessments.evidence.evidence import KIND_WORDS, Evidence, Kind, NewEvidence
from exchange.assessment.workbook.layout import STAMPS, Layout
from exchange.assessment.workbook.reference import EVIDENCE, MIDDLE, NARROW, WIDE, Table
from exchange.assessment.workbook.spelling import stamp, written
from exchange.assessment.workbook.tables import Place
from words.catalogue import say, say_text
from words.text import Sentence, sentence

FIELDS: Mapping[str, Sentence] = {
    "kind": sentence("Kind"),
    "title": sentence("What it is"),
    "owner": sentence("Kept by"),
    "dated_on": sentence("Dated"),
    "expires_on": sentence("Expires on"),
    "link": sentence("Link"),
}
"""What of evidence may be changed in a file; its question and its file stay."""
ABOUT, ASKED = "subject", "question"
DAYS = ("dated_on", "expires_on")
NEEDED = ("kind", "dated_on")
FileTexts = Mapping[str, str]


@dataclass(frozen=True)
class EvidenceChange:
    """One cell about evidence to accept, or a new piece as a whole."""

    evidence: str
    """Id of the evidence; empty for a new piece."""
    name: str
    """The question that it is for."""
    field: str
    before: str
    after: str
    place: Place
    is_stale: bool = False
    new: NewEvidence | None = None

    @property
    def id(self) -> str:
        """Return what names the change among the others of its file."""
        return f"evidence:{self.evidence or self.place.row}#{self.field}"


@dataclass
class EvidenceRead:
    """What the sheet of evidence says: the cells that differ, what is not in it, and problems."""

    changes: list[EvidenceChange] = field(default_factory=list)
    gone: tuple[str, ...] = ()
    """Titles of the evidence that is kept and not in the file."""
    problems: list[Sentence] = field(default_factory=list)


def evidence_table(layout: Layout) -> Table:
    """Return the evidence that counts, with its question, to be changed; a new row adds a piece."""
    has_subjects = layout.snapshot.questionnaire.subject != "programme"
    heads: list[tuple[str, Sentence, int]] = [
        (EVIDENCE, sentence("Key"), 0),
        (STAMPS, sentence("As exported"), 0),
        (ABOUT, sentence("About"), MIDDLE if has_subjects else 0),
        (ASKED, sentence("No."), NARROW),
        ("text", sentence("Question"), WIDE),
        *((name, title, MIDDLE if name in ("title", "link") else 2 * NARROW) for name, title in FIELDS.items()),
        ("file", sentence("File"), MIDDLE),
    ]
    rows = tuple(_row(layout, each) for each in live(layout))
    return Table(tuple((name, say(title, layout.language), width) for name, title, width in heads), rows)


def live(layout: Layout) -> tuple[Evidence, ...]:
    """Return the evidence that was not withdrawn, in the order of the questions."""
    at = {key: number for number, key in enumerate(layout.snapshot.questionnaire.asks)}
    kept = (each for each in layout.snapshot.evidence if each.withdrawn_on is None)
    return tuple(sorted(kept, key=lambda each: (at.get(each.key, len(at)), each.new.subject)))


def _row(layout: Layout, kept: Evidence) -> Sequence[str]:
    shot, ask = layout.snapshot, layout.snapshot.questionnaire.asks.get(kept.key)
    about = say_text(shot.units.get(kept.new.subject, kept.new.subject), layout.language)
    shown = [told(layout, name, value) for name, value in values_of(kept.new).items()]
    text = say_text(ask.text, layout.language) if ask else ""
    return kept.id, ",".join(map(stamp, shown)), about, ".".join(kept.key), text, *shown, kept.file.name


def values_of(new: NewEvidence) -> FileTexts:
    """Return what may be changed of evidence as text, by field."""
    days = {name: getattr(new, name) for name in DAYS}
    plain = {name: str(getattr(new, name)) for name in FIELDS if name not in DAYS}
    found = plain | {name: day.isoformat() if day else "" for name, day in days.items()}
    return {name: found[name] for name in FIELDS}


def told(layout: Layout, name: str, value: str) -> str:
    """Return what stands in a cell for a value."""
    return say(KIND_WORDS[Kind(value)], layout.language) if name == "kind" and value else written(value)


def with_values(new: NewEvidence, values: FileTexts) -> NewEvidence:
    """Return evidence with fields as a file gives them."""
    found: dict[str, object] = dict(values)
    found |= {name: date.fromisoformat(values[name]) if values[name] else None for name in DAYS if name in values}
    if "kind" in values:
        found["kind"] = Kind(values["kind"])
    return replace(new, **found)  # type: ignore[arg-type]


def changed_evidence(
    standing: Mapping[str, Evidence], changes: Iterable[EvidenceChange]
) -> Mapping[str, NewEvidence]:
    """Return what accepted changes make of evidence, by its id, with all else as it stands."""
    made: dict[str, NewEvidence] = {}
    for each in changes:
        made[each.evidence] = with_values(
            made.get(each.evidence, standing[each.evidence].new), {each.field: each.after}
        )
    return made


def moved_evidence(standing: Mapping[str, Evidence], changes: Iterable[EvidenceChange]) -> tuple[EvidenceChange, ...]:
    """Return the changes whose evidence is no longer what the difference showed."""
    return tuple(each for each in changes if each.evidence and _moved(standing.get(each.evidence), each))


def _moved(kept: Evidence | None, change: EvidenceChange) -> bool:
    return kept is None or kept.withdrawn_on is not None or values_of(kept.new)[change.field] != change.before
