"""Which column of a table of questions means what, in which language."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from assessments.surveys.wordings import plain
from errors import Refusal
from words.text import sentence

Part = Literal["section", "subsection", "id", "text", "hint", "evidence", "choices", "kind", "weight", "unit", "must"]
PARTS: tuple[Part, ...] = get_args(Part)
SPOKEN: tuple[Part, ...] = ("section", "subsection", "text", "hint", "evidence", "unit")
"""What may stand there once in every language."""

KNOWN: Mapping[Part, tuple[str, ...]] = {
    "section": (
        *("section", "category", "capability", "domain", "dimension", "area", "topic", "theme", "chapter", "group"),
        *("bereich", "kategorie", "kapitel", "thema", "章节", "类别", "分类", "领域", "维度", "能力", "主题"),
    ),
    "subsection": (
        "subsection",
        "subcategory",
        "sub category",
        "practice",
        "subdomain",
        "unterkategorie",
        "子类",
        "子分类",
    ),
    "id": (
        "guid",
        "uuid",
        "id",
        "ref",
        "ref id",
        "reference",
        "code",
        "no",
        "number",
        "nr",
        "nummer",
        "编号",
        "序号",
    ),
    "text": (
        *("question", "question text", "text", "item", "requirement", "statement", "criterion", "control", "check"),
        *("frage", "anforderung", "aussage", "问题", "题目", "题项", "要求", "陈述", "检查项"),
    ),
    "hint": (
        "hint",
        "help",
        "guidance",
        "description",
        "details",
        "explanation",
        "comment",
        "hinweis",
        "提示",
        "说明",
    ),
    "evidence": ("evidence", "typical evidence", "proof", "nachweis", "证据", "佐证"),
    "choices": ("choices", "answers", "options", "scale", "answer options", "antworten", "选项", "答案", "可选答案"),
    "kind": ("type", "kind", "question type", "answer type", "typ", "类型", "题型"),
    "weight": ("weight", "gewicht", "权重"),
    "unit": ("unit", "einheit", "单位"),
    "must": ("must", "mandatory", "required", "pflicht", "必答", "必须"),
}
SUFFIX = re.compile(r"(.+?)[ _.:-]*[ _.:(\[-](en|zh|de|fr|it|es|pt|nl|ja|ko|ru|pl|cs)[)\]]?")


class NoQuestions(Refusal):
    """No column holds the questions."""


class BadMapping(Refusal):
    """A column was named for something that is not known, or is not there."""


@dataclass(frozen=True)
class Column:
    """A column of the table: its place, what it means, and its language where it says one."""

    place: int
    part: Part
    language: str = ""


def columns_of(headings: Sequence[str], chosen: Mapping[str, str]) -> tuple[Column, ...]:
    """Return what the columns mean: as chosen, else by their headings; refuse a table without questions."""
    named = _chosen(headings, chosen)
    taken = {column.place for column in named}
    parts = {column.part for column in named}
    found: dict[tuple[Part, str], tuple[int, Column]] = {}
    for place, heading in enumerate(headings):
        if place not in taken and (meant := _meaning(heading)) and meant[1].part not in parts:
            rank, column = meant[0], Column(place, meant[1].part, meant[1].language)
            key = (column.part, column.language)
            found[key] = min(found.get(key, (rank, column)), (rank, column), key=lambda each: each[0])
    columns = (*named, *(column for _, column in found.values()))
    if not any(column.part == "text" for column in columns):
        raise NoQuestions(
            sentence(
                "No column holds the questions. Name it with --columns text=HEADING; the file has: {headings}.",
                headings=tuple(headings),
            )
        )
    return columns


def _chosen(headings: Sequence[str], chosen: Mapping[str, str]) -> list[Column]:
    places = {plain(heading): place for place, heading in reversed(list(enumerate(headings)))}
    found = []
    for name, heading in chosen.items():
        part, _, language = name.partition(".")
        if part not in PARTS:
            raise BadMapping(
                sentence("“{name}” is no part of a question; known are {known}.", name=name, known=PARTS)
            )
        if plain(heading) not in places:
            raise BadMapping(
                sentence(
                    "There is no column “{column}”. The file has: {headings}.",
                    column=heading,
                    headings=tuple(headings),
                )
            )
        found.append(Column(places[plain(heading)], next(each for each in PARTS if each == part), language))
    return found


def _meaning(heading: str) -> tuple[int, Column] | None:
    """Return what a heading means and how well known it is for that."""
    name, language = _spelling(plain(heading)), ""
    if not _part(name) and (split := SUFFIX.fullmatch(plain(heading))):
        name, language = _spelling(split[1]), split[2]
    part = _part(name)
    if part is None or (language and part not in SPOKEN):
        return None
    return KNOWN[part].index(name), Column(0, part, language)


def _spelling(name: str) -> str:
    return re.sub(r"[\s_-]+", " ", name).strip()


def _part(name: str) -> Part | None:
    return next((part for part, names in KNOWN.items() if name in names), None)
