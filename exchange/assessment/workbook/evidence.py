"""The evidence of an assessment as a sheet of its workbook, and its cells back as evidence."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from assessments.evidence.evidence import KIND_WORDS, Evidence, Kind, NewEvidence
from exchange.assessment.workbook.layout import STAMPS, Layout
from exchange.assessment.workbook.reference import EVIDENCE, MIDDLE, NARROW, WIDE, Table
from exchange.assessment.workbook.spelling import stamp, written
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
