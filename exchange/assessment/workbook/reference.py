"""The sheets beside the answers: every question in all languages, to read, and who is asked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assessments.responses import Respondent
from exchange.assessment.workbook.layout import STAMPS, Layout
from exchange.assessment.workbook.spelling import stamp, written
from methodology.questionnaire import Ask, Scale
from words.catalogue import say, say_text
from words.text import Sentence, Text, sentence

HEADER = 2
"""Rows above the first of a table: the names for machines, hidden, and those for people."""
PEOPLE = "pilotage-people"
"""What the first cell of the sheet of respondents says."""
EVIDENCE = "pilotage-evidence"
"""What the first cell of the sheet of evidence says."""
FIELDS = ("name", "role", "unit", "team")
"""What of a person may be changed in a file."""
WIDE, MIDDLE, NARROW = 60, 32, 10


@dataclass(frozen=True)
class Table:
    """Columns by their names for machines and for people, with their widths (0 is hidden), and rows of texts."""

    heads: tuple[tuple[str, str, int], ...]
    rows: tuple[Sequence[str], ...]


def questions_table(layout: Layout) -> Table:
    """Return every question with its texts in all languages, what counts as evidence, and its answers."""
    instrument = layout.snapshot.questionnaire
    spoken = dict.fromkeys([layout.language, *(name for ask in instrument.asks.values() for name in ask.text)])
    heads: list[tuple[str, Sentence, int]] = [
        ("section", sentence("Section"), NARROW),
        ("section_title", sentence("Title"), MIDDLE),
        ("question", sentence("No."), NARROW),
        *((f"text:{each}", sentence("Question ({language})", language=each), WIDE) for each in spoken),
        ("evidence", sentence("What counts as evidence"), MIDDLE),
        ("answers", sentence("Possible answers"), MIDDLE),
    ]
    rows = [
        (
            section.id,
            _said(layout, section.title),
            ask.id,
            *(ask.text.get(each, "") for each in spoken),
            _said(layout, ask.evidence or ask.hint or ""),
            _answers(layout, ask),
        )
        for section in instrument.section
        for ask in section.ask
    ]
    return Table(tuple((name, say(title, layout.language), width) for name, title, width in heads), tuple(rows))


def people_table(layout: Layout) -> Table:
    """Return who is asked, with role, unit and team; neither of them where answers are anonymous."""
    heads = [(PEOPLE, sentence("Key"), 0), ("name", sentence("Respondent"), MIDDLE)]
    if not layout.snapshot.assessment.is_anonymous:
        heads.insert(1, (STAMPS, sentence("As exported"), 0))
        heads += [("role", sentence("Role"), MIDDLE), ("unit", sentence("Unit"), MIDDLE)]
        heads += [("team", sentence("Team"), MIDDLE)]
    rows = tuple(_people(layout))
    return Table(tuple((name, say(title, layout.language), width) for name, title, width in heads), rows)


def _people(layout: Layout) -> Iterator[Sequence[str]]:
    for key, who in layout.snapshot.by_id.items():
        known = known_of(layout, who)
        if layout.snapshot.assessment.is_anonymous:
            yield key, known[0]
        else:
            yield key, ",".join(map(stamp, known)), *known


def known_of(layout: Layout, who: Respondent) -> tuple[str, ...]:
    """Return what stands in the cells about a person: name, role, unit and team, in words."""
    shot = layout.snapshot
    told = (shot.names[who.id], who.role.words, shot.units.get(who.unit, who.unit), who.team)
    return tuple(written(_said(layout, each)) for each in told)


def _answers(layout: Layout, ask: Ask) -> str:
    """Return what a question can be answered with, one line per facet."""
    instrument = layout.snapshot.questionnaire
    found = [(facet, instrument.scale_of[facet.scale]) for facet in instrument.facets(ask)]
    if len(found) == 1:
        return _scale(layout, found[0][1])
    return "\n".join(f"{_said(layout, facet.title)}: {_scale(layout, scale)}" for facet, scale in found)


def _scale(layout: Layout, scale: Scale) -> str:
    if scale.choice:
        return ", ".join(_said(layout, each.title) for each in scale.choice)
    if scale.bounds:
        low, high = (f"{each:g}" for each in scale.bounds)
        return say(sentence("{low} to {high}", low=low, high=high), layout.language)
    kinds = {"number": sentence("a number"), "date": sentence("a date"), "text": sentence("words")}
    return say(kinds.get(scale.kind, sentence("words")), layout.language)


def _said(layout: Layout, words: Text | Sentence) -> str:
    return say_text(words, layout.language)
