"""The matrix of units and their six deployment activities: state, forecast and drift of every cell."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from methodology.pack import Pack
from phases.dates.timeline import TOLERANCE_DAYS, Dated, Timeline, roll_up
from phases.programme import Unit
from words.status import Status

URGENCY = (Status.LATE, Status.RISK, Status.DOING, Status.TODO, Status.DONE)


@dataclass(frozen=True, slots=True)
class Cell:
    """One activity of one unit."""

    activity: str
    dated: Dated

    @property
    def status(self) -> Status:
        """Return the computed status of the activity."""
        return self.dated.status

    @property
    def is_done(self) -> bool:
        """Return whether the activity is finished."""
        return self.dated.status is Status.DONE


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit with its activities in order and its go-live."""

    unit: Unit
    cells: tuple[Cell, ...]
    live: Dated

    @property
    def status(self) -> Status:
        """Return the worst of what is open, done once the unit is live."""
        return roll_up([*(cell.status for cell in self.cells), self.live.status])

    @property
    def is_live(self) -> bool:
        """Return whether the unit went live."""
        return self.live.status is Status.DONE

    @property
    def has_started(self) -> bool:
        """Return whether work in the unit has begun."""
        return any(cell.dated.task.started_on or cell.is_done for cell in self.cells)

    @property
    def done(self) -> int:
        """Return how many activities are finished."""
        return sum(cell.is_done for cell in self.cells)

    @property
    def misses(self) -> bool:
        """Return whether its go-live lies more than a working week behind the baseline."""
        return self.live.drift is not None and self.live.drift > TOLERANCE_DAYS

    @property
    def now(self) -> Cell:
        """Return the activity to speak of: the first late one, else the first that is not finished, else the last."""
        late = (cell for cell in self.cells if cell.status is Status.LATE)
        unfinished = (cell for cell in self.cells if not cell.is_done)
        return next(late, None) or next(unfinished, None) or self.cells[-1]


def unit_rows(timeline: Timeline, units: Sequence[Unit], pack: Pack) -> list[UnitRow]:
    """Return every unit that has its whole deployment in the plan, pilots first, then by wave."""
    activities = [each.id for each in pack.unit_activities]
    whole = [u for u in units if all(f"unit.{u.key}.{each}" in timeline.by_key for each in (*activities, "live"))]
    return [_unit_row(timeline, unit, activities) for unit in whole]


def _unit_row(timeline: Timeline, unit: Unit, activities: Sequence[str]) -> UnitRow:
    key = f"unit.{unit.key}"
    cells = tuple(Cell(each, timeline.by_key[f"{key}.{each}"]) for each in activities)
    return UnitRow(unit, cells, timeline.by_key[f"{key}.live"])


def worst_first(rows: Iterable[UnitRow]) -> list[UnitRow]:
    """Return the rows with the most urgent status first, then the largest drift of the go-live."""
    return sorted(rows, key=lambda row: (URGENCY.index(row.status), -(row.live.drift or 0), row.unit.wave))


def waves(rows: Sequence[UnitRow]) -> list[int]:
    """Return the waves that have units, the pilot's 0 among them."""
    return sorted({row.unit.wave for row in rows})


def count_statuses(rows: Sequence[UnitRow]) -> Counter[Status]:
    """Return how many activities have each status."""
    return Counter(cell.status for row in rows for cell in row.cells)


@dataclass(frozen=True, slots=True)
class NextDate:
    """An activity of a unit that is not finished, with the date it is expected."""

    unit: Unit
    cell: Cell


def next_dates(rows: Sequence[UnitRow], most: int) -> list[NextDate]:
    """Return the first open activity of each unit, by forecast date."""
    found = [NextDate(row.unit, _first_open(row)) for row in rows if not row.is_live]
    return sorted(found, key=lambda each: (each.cell.dated.finish, each.unit.wave, each.unit.position))[:most]


def _first_open(row: UnitRow) -> Cell:
    return next((cell for cell in row.cells if not cell.is_done), row.cells[-1])


@dataclass(frozen=True, slots=True)
class LivePoint:
    """From this day on so many units are live."""

    day: date
    units: int


def live_curve(days: Iterable[date]) -> list[LivePoint]:
    """Return how many units are live from each go-live day on."""
    counted = Counter(days)
    total, points = 0, []
    for day in sorted(counted):
        total += counted[day]
        points.append(LivePoint(day, total))
    return points


def planned_lives(rows: Sequence[UnitRow]) -> list[date]:
    """Return the go-live days of the baseline; a unit added later counts with its forecast."""
    return [row.live.baseline.finish if row.live.baseline else row.live.finish for row in rows]


def live_on(days: Iterable[date], today: date) -> int:
    """Return how many of the go-live days have come."""
    return sum(day <= today for day in days)
