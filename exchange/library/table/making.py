"""A table of questions as a questionnaire: sections by its headings, answers as it lists them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from exchange.library.findings import Findings
from exchange.library.names import Names, partly_met, slug, with_words
from exchange.library.table.reading import QuestionTable, Record
from words.text import Sentence, counted, sentence

Raw = dict[str, object]
MET = "met"
KINDS = {
    "number": "number", "numeric": "number", "数字": "number", "text": "text", "free text": "text", "文本": "text",
    "date": "date", "日期": "date", "multiple": "choices", "multiple choice": "choices", "multiple_choice": "choices",
    "多选": "choices",
}  # fmt: skip
VALUED = re.compile(r"(-?\d+(?:\.\d+)?)\s*[=:：)-]\s*(\S.*)")
YES = ("yes", "y", "true", "1", "x", "是", "必须", "ja")


@dataclass
class _Making:
    """What is being made of a table."""

    table: QuestionTable
    findings: Findings
    scales: dict[str, Raw] = field(default_factory=dict)
    sections: dict[tuple[str, str], Raw] = field(default_factory=dict)
    asks: dict[tuple[str, str], list[Raw]] = field(default_factory=dict)
    ask_names: dict[tuple[str, str], Names] = field(default_factory=dict)
    names: Names = field(default_factory=Names)
    scale_names: Names = field(default_factory=Names)

    def said(self, words: Mapping[str, str]) -> dict[str, str]:
        """Return words that exist in the table's language."""
        return with_words(words, self.table.language)


def table_raw(table: QuestionTable, findings: Findings) -> tuple[Raw, list[Sentence]]:
    """Return the questionnaire as a raw table; ids that repeat and rows without a question are noted."""
    making = _Making(table, findings)
    _note_repeated(table, findings)
    for record in table.records:
        if not record.text("text"):
            findings.add(table.file, record.row, sentence("the row has no question"))
            continue
        key = _section(making, record)
        making.asks.setdefault(key, []).append(_ask(making, record, key))
    name = " ".join(re.split(r"[\s_.-]+", table.file.rpartition(".")[0])).strip() or "–"
    raw: Raw = {
        "id": slug(name, "library"),
        "title": {table.language: name},
        "purpose": {table.language: name},
        "rule": "points",
        "scales": tuple(making.scales.values()),
        "section": tuple(
            section | {"ask": tuple(making.asks.get(key, ()))} for key, section in making.sections.items()
        ),
    }
    return raw, _notes(making)


def _note_repeated(table: QuestionTable, findings: Findings) -> None:
    if _numbers_within(table):
        return
    seen: dict[str, int] = {}
    for record in table.records:
        if (name := record.text("id")) and name in seen:
            said = sentence("the id {id} stands in row {first} too", id=name, first=str(seen[name]))
            findings.add(table.file, record.row, said)
        seen.setdefault(name, record.row)


def _numbers_within(table: QuestionTable) -> bool:
    """Return whether ids only number the questions of each section."""
    pairs = [(record.text("section"), record.text("subsection"), record.text("id")) for record in table.records]
    return all(name.isdecimal() for *_, name in pairs if name) and len(set(pairs)) == len(pairs)


def _section(making: _Making, record: Record) -> tuple[str, str]:
    """Return the key of the section a record belongs to, made when it is new."""
    above, below = record.text("section"), record.text("subsection")
    top = (above, "")
    if top not in making.sections:
        words = record.words("section", making.table.language) or {making.table.language: making.table.file}
        making.sections[top] = {
            "id": making.names.of(above, f"s{len(making.sections) + 1}"),
            "title": making.said(words),
        }
    if below and (above, below) not in making.sections:
        making.sections[above, below] = {
            "id": making.names.of(below, f"s{len(making.sections) + 1}"),
            "title": making.said(record.words("subsection", making.table.language)),
            "parent": making.sections[top]["id"],
        }
    return (above, below)


def _ask(making: _Making, record: Record, key: tuple[str, str]) -> Raw:
    language, names = making.table.language, making.ask_names.setdefault(key, Names())
    raw: Raw = {
        "id": names.of(record.text("id"), f"q{len(names.given) + 1}"),
        "text": making.said(record.words("text", language)),
        "scale": _scale(making, record),
    }
    for part in ("hint", "evidence", "unit"):
        if words := record.words(part, language):
            raw[part] = making.said(words)
    if weight := record.text("weight"):
        raw["weight"] = _weight(making, record, weight)
    if record.text("must").casefold() in YES:
        raw["is_must"] = True
    return raw


def _weight(making: _Making, record: Record, text: str) -> float:
    try:
        weight = float(text.replace(",", "."))
    except ValueError:
        weight = 0.0
    if not 0 < weight < 1e6:
        said = sentence("the weight “{weight}” must be a number above nought", weight=text)
        making.findings.add(making.table.file, record.row, said)
        return 1.0
    return weight


def _scale(making: _Making, record: Record) -> str:
    """Return the scale of a record: its choices, else its type, else how far it is met."""
    listed = [each.strip() for each in re.split(r"\s*[|;；\n]\s*", record.text("choices")) if each.strip()]
    kind = KINDS.get(record.text("kind").casefold(), "choice")
    if kind in ("number", "text", "date"):
        return _known(making, {"kind": kind}, kind)
    if listed:
        choices = tuple(_choice(making, each, at) for at, each in enumerate(listed))
        return _known(making, {"kind": kind, "choice": choices}, f"scale-{len(making.scales) + 1}")
    titles = partly_met((), making.table.language)
    ids = ("no", "partly", "yes")
    choices = tuple({"id": ids[at], "title": title, "value": at / 2} for at, title in enumerate(titles))
    return _known(making, {"kind": "choice", "choice": choices}, MET)


def _choice(making: _Making, text: str, at: int) -> Raw:
    language = making.table.language
    if found := VALUED.fullmatch(text):
        return {"id": str(at), "title": {language: found[2]}, "value": float(found[1])}
    return {"id": str(at), "title": {language: text}}


def _known(making: _Making, raw: Raw, name: str) -> str:
    for known, scale in making.scales.items():
        if {key: value for key, value in scale.items() if key != "id"} == raw:
            return known
    given = making.scale_names.of(name, "scale")
    making.scales[given] = {"id": given, **raw}
    return given


def _notes(making: _Making) -> list[Sentence]:
    notes = []
    if making.table.unused:
        notes.append(sentence("Columns that are not read: {columns}.", columns=making.table.unused))
    if MET in making.scales:
        notes.append(sentence("The table lists no answers for some questions; they are met, partly met or not."))
    unscored = [
        scale for scale in making.scales.values()
        if isinstance(choices := scale.get("choice"), tuple) and not any("value" in each for each in choices)
    ]  # fmt: skip
    if unscored:
        notes.append(
            counted(
                "{count} list of answers has no values and is not scored; write them as “0=No | 1=Yes”.",
                "{count} lists of answers have no values and are not scored; write them as “0=No | 1=Yes”.",
                len(unscored),
            )
        )
    return notes


def table_facts(table: QuestionTable, raw: Raw) -> dict[str, object]:
    """Return what the table counts."""
    ids = [record.text("id") for record in table.records if record.text("id")]
    scales = raw["scales"] if isinstance(raw["scales"], tuple) else ()
    facts: dict[str, object] = {
        "items": len(table.records),
        "sections": len({record.text("section") for record in table.records}),
        "questions": sum(bool(record.text("text")) for record in table.records),
        "choices": sum(len(scale.get("choice", ())) for scale in scales),
        "duplicate_ids": 0 if _numbers_within(table) else len(ids) - len(set(ids)),
        "items_without_text": sum(not record.text("text") for record in table.records),
    }
    return facts | ({"items_by_severity": dict(table.severities)} if table.severities else {})
