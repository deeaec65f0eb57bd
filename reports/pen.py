"""Markdown in one language in which words stay words: nothing that somebody wrote can become markup."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from words.catalogue import say_text
from words.format import UNKNOWN, drift, long_date
from words.markdown import escaped
from words.status import Status
from words.text import Language, Sentence, Text, sentence

LONGEST = 120


def clipped(text: str, longest: int) -> str:
    """Return the text, or as much of it as fits, with an ellipsis."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def plain_mark(status: Status, word: str) -> str:
    """Return sign and word of a status, to be read without colour."""
    return f"{status.sign}\N{NO-BREAK SPACE}{word}"


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose cells are Markdown; its columns of figures, counted from 0, stand right."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    figures: tuple[int, ...] = ()

    def with_figures(self, *columns: int) -> "Table":
        """Return the table with the columns whose figures or dates are compared, counted from 0."""
        return replace(self, figures=columns)

    @property
    def markdown(self) -> str:
        """Return the table as Markdown."""
        sides = ["---:" if at in self.figures else "---" for at in range(len(self.head))]
        lines = [self.head, sides, *self.rows]
        return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def in_tables(head: tuple[str, ...], rows: Iterable[tuple[str, ...]], largest: int) -> Iterator[Table]:
    """Yield tables of rows that are Markdown already, each of about so many characters; none without rows."""
    part: list[tuple[str, ...]] = []
    size = 0
    for row in rows:
        part.append(row)
        size += sum(map(len, row))
        if size > largest:
            yield Table(head, tuple(part))
            part, size = [], 0
    if part:
        yield Table(head, tuple(part))


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a report: its finding, then tables and paragraphs of Markdown."""

    title: str
    blocks: tuple[Table | str, ...]

    @property
    def markdown(self) -> str:
        """Return the section as Markdown."""
        blocks = (each if isinstance(each, str) else each.markdown for each in self.blocks)
        return "\n\n".join([f"## {self.title}", *blocks])


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes in one language; `mark` shows a status with its word."""

    language: Language
    mark: Callable[[Status, str], str] = plain_mark

    def say(self, words: Sentence | Text, longest: int = LONGEST) -> str:
        """Return somebody's words or a sentence as Markdown that shows just that; long words are cut."""
        return escaped(clipped(say_text(words, self.language).strip(), longest))

    def day(self, day: date | None) -> str:
        """Return a date with its year; unknown: –."""
        return long_date(day, self.language) if day else UNKNOWN

    def drift(self, days: int | None) -> str:
        """Return a difference of working days with its sign."""
        return drift(days, self.language)

    def status(self, status: Status, word: Sentence | None = None) -> str:
        """Return a status with its word, or with another word for it."""
        return self.mark(status, self.say(word or sentence(status.word)))

    def section(self, title: Sentence, *blocks: Table | str) -> Section:
        """Return a section under a title."""
        return Section(self.say(title), blocks)

    def table(self, head: Sequence[Sentence], rows: Iterable[Sequence[str]]) -> Table:
        """Return a table; its cells are Markdown already."""
        return Table(tuple(map(self.say, head)), tuple(tuple(cell or UNKNOWN for cell in row) for row in rows))

    def listed(self, words: Sequence[Sentence | Text], most: int) -> str:
        """Return words one after the other, and how many of them are left out."""
        shown = [*words[:most], *([left_out(len(words) - most)] if len(words) > most else [])]
        cut = [clipped(say_text(each, self.language), LONGEST) for each in shown]
        return self.say(Sentence("{words}", {"words": cut}), len(cut) * (LONGEST + 2))


def left_out(count: int) -> Sentence:
    """Return how many are not shown."""
    return sentence("and {count} more", count=count)
