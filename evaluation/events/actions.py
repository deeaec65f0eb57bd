"""Reading a log from file to account: open, map, read times, count."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from evaluation.events import store
from evaluation.events.files import Source, opened
from evaluation.events.layout import NothingInside
from evaluation.events.mapping import PARTS, Mapping, Reading, found_columns, known_zone
from evaluation.events.summary import UNREADABLE_TIME, EmptyUserColumn, LeftOut, Summary, every_week
from evaluation.events.times import store as times
from evaluation.events.times.order import decide_order
from evaluation.events.times.shape import (
    NoReadableTime,
    Shape,
    UndecidedZone,
    YearMissing,
    read_shapes,
)
from evaluation.events.times.shape import Reading as ShapeReading

if TYPE_CHECKING:
    from evaluation.events.store import Engine

COUNTED = ("user", "time")
"""The columns that a summary needs."""
LINE_SCAN_LIMIT = 64 * 1024 * 1024


def read_headings(path: Path) -> tuple[str, ...]:
    """Return the headings of a log, repeated and nameless ones made distinct; refuse what is no table."""
    with opened(path) as source:
        return source.headings


def summarise_file(path: Path, mapping: Mapping, reading: Reading | None = None) -> Summary:
    """Return the account of a log; refuse a file, column, date format or year that cannot be decided."""
    with _read(path, mapping, reading or Reading(), COUNTED) as (_, summary):
        return summary


@contextmanager
def read_log(path: Path, mapping: Mapping, reading: Reading) -> Iterator[tuple["Engine", Summary]]:
    """Yield the engine that holds the events of a log, and the log's account."""
    with _read(path, mapping, reading, PARTS) as found:
        yield found


@contextmanager
def _read(path: Path, mapping: Mapping, reading: Reading, parts: Sequence[str]) -> Iterator[tuple["Engine", Summary]]:
    wanted = [name for part in PARTS if (name := getattr(mapping, part))]
    with opened(path, wanted) as source, store.engine() as db:
        places = found_columns(mapping, source.headings)
        store.load_rows(db, source, {part: place for part, place in places.items() if part in parts})
        _read_times(db, source.headings[places["time"]], reading)
        yield db, _account(db, source, source.headings[places["user"]])


def _read_times(db: "Engine", column: str, reading: Reading) -> None:
    zone = known_zone(reading.zone) if reading.zone else None
    shapes = times.load_shapes(db)
    readings = read_shapes(shapes)
    if shapes and not readings:
        raise NoReadableTime(column, shapes[0].example)
    yearless = next((each for each in shapes if each.shape in readings and not readings[each.shape].has_year), None)
    if yearless and reading.year is None:
        raise YearMissing(column, yearless.example)
    if zone:
        _refuse_unknown_zones(column, shapes, readings)
    store.name_persons(db)
    orders = _orders(db, column, readings, reading)
    times.read_times(db, readings, times.TimeOptions(orders, reading.year, zone))
    _refuse_without_times(db, column, shapes)


def _refuse_unknown_zones(column: str, shapes: Sequence[Shape], readings: dict[str, ShapeReading]) -> None:
    for each in shapes:
        if (found := readings.get(each.shape)) is None or found.zone:
            continue
        if found.unknown_zone:
            raise UndecidedZone(column, found.unknown_zone, each.example)
        if found.region:
            known_zone(found.region)


def _refuse_without_times(db: "Engine", column: str, shapes: Sequence[Shape]) -> None:
    rows, (unreadable, shown) = store.count_rows(db), store.load_unreadable(db)
    if rows and unreadable == rows:
        raise NoReadableTime(column, shown[0][1] or (shapes[0].example if shapes else ""))


def _orders(db: "Engine", column: str, readings: dict[str, ShapeReading], reading: Reading) -> dict[str, str]:
    groups = {each.group: each.separator for each in readings.values() if each.has_order}
    orders: dict[str, str] = {}
    for group, separator in sorted(groups.items()):
        shapes = [s for s, each in readings.items() if each.has_order and each.group == group]
        evidence = times.load_evidence(db, shapes, separator)
        orders[group] = decide_order(column, evidence, group, reading.dates)
    return orders


def _account(db: "Engine", source: Source, user_column: str) -> Summary:
    counts = store.load_counts(db)
    rejected, left_out = store.load_rejects(db)
    parsed = store.count_rows(db)
    rows = parsed + sum(rejected.values())
    if not rows:
        raise NothingInside
    if parsed and counts.without_user == parsed:
        raise EmptyUserColumn(user_column, source.headings)
    unreadable, shown = store.load_unreadable(db)
    if unreadable:
        rejected[UNREADABLE_TIME] = unreadable
    lines = _lines_of(source, [place for place, _ in shown], [each.line for each in left_out])
    left_out += [LeftOut(line, UNREADABLE_TIME, text) for line, (_, text) in zip(lines, shown, strict=True)]
    return Summary(rows, rejected, counts, every_week(store.load_weeks(db)), tuple(left_out))


def _lines_of(source: Source, places: Sequence[int], rejected: Sequence[int]) -> list[int]:
    """Return the lines in which rows stand: below the headings, past blank and rejected lines."""
    if source.is_parquet or not places:
        return [place + 1 for place in places]
    skipped = set(rejected) | _blank_lines(source.path, source.header_line)
    lines: list[int] = []
    line, place = source.header_line, -1
    for wanted in places:
        while place < wanted:
            line += 1
            place += line not in skipped
        lines.append(line)
    return lines


def _blank_lines(path: Path, after: int) -> set[int]:
    if path.stat().st_size > LINE_SCAN_LIMIT:
        return set()
    with path.open("rb") as stream:
        return {number for number, line in enumerate(stream, 1) if number > after and not line.strip()}
