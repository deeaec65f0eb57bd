"""What a person may choose before a table is read: which column means what, and whether days stand before months."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from exchange.plan.tables.cells.cells import sheet_of
from exchange.plan.tables.columns import Part, checked
from exchange.plan.tables.rows import Table, table_in


@dataclass(frozen=True)
class TableChoice:
    """The table of a file, with what its columns most likely mean."""

    table: Table

    @property
    def headings(self) -> tuple[str, ...]:
        """Return the columns there are."""
        return self.table.headings

    @property
    def suggested(self) -> Mapping[Part, str]:
        """Return the column that most likely holds each part."""
        return self.table.columns


def choice_in(data: bytes) -> TableChoice:
    """Return what can be chosen of a table; refuse what is no table."""
    return TableChoice(table_in(data))


def is_order_open(choice: TableChoice, columns: Mapping[Part, str]) -> bool:
    """Return whether dates such as 3/4/2026 occur and none of them tells which of both is the day."""
    table = replace(choice.table, columns=checked(columns, choice.headings))
    dates = sheet_of(table, None).dates
    return dates.open is not None and dates.order is None and dates.contrary is None
