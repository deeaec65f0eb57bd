"""The sheets beside the answers, of people and of evidence: what of their rows was edited since the export."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar, Generic, TypeVar

from exchange.assessment.workbook.layout import STAMPS
from exchange.assessment.workbook.spelling import stamp
from exchange.assessment.workbook.tables import Place, SheetRows
from exchange.workbooks import Cell
from words.text import Sentence

New = TypeVar("New")


@dataclass(frozen=True)
class SideChange(Generic[New]):
    """One cell about a person or evidence to accept, or a new row as a whole."""

    kind: ClassVar[str]
    about: str
    """Id of the respondent or evidence; empty for a new one."""
    name: str
    """The person's name, or the question that the evidence is for."""
    field: str
    before: str
    after: str
    place: Place
    is_stale: bool = False
    new: New | None = None

    @property
    def id(self) -> str:
        """Return what names the change among the others of its file."""
        return f"{self.kind}:{self.about or self.place.row}#{self.field}"


Changed = TypeVar("Changed")


@dataclass
class SideRead(Generic[Changed]):
    """What such a sheet says: the cells that differ, what is not in it, and problems."""

    changes: list[Changed] = field(default_factory=list)
    gone: tuple[str, ...] = ()
    """Names of those who are asked, or titles of the evidence that is kept, and not in the file."""
    problems: list[Sentence] = field(default_factory=list)


def edited(rows: SheetRows, cells: Sequence[Cell], shown: Mapping[str, str]) -> Iterable[tuple[str, str, bool]]:
    """Yield the cells of a row that were edited since the export: field, text, and whether what is here moved too.

    `shown` is what an export would write now, by field. A row without marks is compared with that.
    """
    marks = rows.cell(cells, STAMPS).split(",")
    for at, (name, standing) in enumerate(shown.items()):
        mark = marks[at] if len(marks) == len(shown) else stamp(standing)
        text = rows.cell(cells, name)
        if name in rows.columns and stamp(text) != mark:
            yield name, text, stamp(standing) != mark
