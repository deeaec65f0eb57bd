"""The columns that the passes read and write, alike for plain lists and for compiled arrays."""

from collections.abc import MutableSequence, Sequence
from typing import NamedTuple

Ints = Sequence[int]
Work = MutableSequence[int]


class Columns(NamedTuple):
    """The rows as numbers; truths are 0 and 1."""

    parent: Ints
    minutes: Ints
    calendar: Ints
    elapsed: Ints
    constraint: Ints
    constraint_at: Ints
    deadline: Ints
    started: Ints
    finished: Ints
    remaining: Ints
    manual: Ints
    placed: Ints
    active: Ints
    summary: Ints


class Arrows(NamedTuple):
    """The links."""

    before: Ints
    after: Ints
    kind: Ints
    lag: Ints
    lag_kind: Ints


class Web(NamedTuple):
    """How rows hang together, n entries each unless said.

    A row that holds others is met twice in the order: at its gate, before all that it holds, where the links into it
    are read, and under its own number after all of them, where its dates are known.
    """

    alive: Work
    """Whether the row and all that hold it are active."""
    pace: Work
    """The calendar that the row's duration counts in; below zero is the clock."""
    length: Work
    """Duration in minutes of the pace, 0 for what holds others."""
    child: Work
    """First row that the row holds."""
    sibling: Work
    """Next row with the same parent."""
    gate: Work
    """Number of the row's gate, from n on; `NONE` for what holds nothing."""
    owner: Work
    """The row of each gate."""
    into_at: Work
    """n + 2 entries: where the links into each row begin in `into`; those of the next row end them."""
    into: Work
    """One entry per link."""
    out_at: Work
    out: Work
    waiting: Work
    """2 n entries: how many others a row or gate still waits for."""
    order: Work
    """2 n entries: rows and gates, each behind what it waits for."""


class Dates(NamedTuple):
    """What the passes find, n entries each."""

    start: Work
    """Early start."""
    finish: Work
    shown_start: Work
    """Planned start: the early one, or the late one of what is planned as late as possible."""
    shown_finish: Work
    late_start: Work
    late_finish: Work
    need_start: Work
    """When what is left of the row must start at the latest; `HIGH` for what is finished."""
    need_finish: Work
    total_float: Work
    free_float: Work
    driver: Work
    driver_link: Work
    floor_start: Work
    """Before which nothing can start that the row holds."""
    floor_finish: Work
    floor_start_link: Work
    """The link that says so, `NONE` for a constraint."""
    floor_finish_link: Work
    ceiling_start: Work
    """After which the first row that the row holds must not start."""
    ceiling_finish: Work
    """After which nothing must finish that the row holds."""


class Frame(NamedTuple):
    """The limits of the plan."""

    start: int
    status: int
    finish: int
    reached: int
