"""A plan run many times with drawn durations: where its milestones end, what is critical, what moves the end."""

import hashlib
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from math import sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from phases.forecast.simulation.bridges import bridged
from phases.forecast.simulation.course import Course, Network, course_of
from phases.forecast.simulation.early import record_early
from phases.forecast.simulation.lane import known
from phases.forecast.simulation.late import record_end, record_late
from phases.forecast.simulation.playing import compiled, loops, plain
from phases.forecast.simulation.shapes import normal_numbers, quantiles
from phases.forecast.simulation.tape import Tape
from phases.network.network import NONE

COMPILED_FROM = 1_500_000
"""From so many durations to draw on a simulation runs as machine code: loading the compiler takes 110 MiB."""
THREADS = 2
Longs = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Draw:
    """The duration of a row, or what is left of it when it has begun: three points in minutes, and its group."""

    row: int
    key: str
    """What its random numbers follow from, so that neither its place nor another task changes them."""
    low: int
    likely: int
    high: int
    group: str
    """Tasks of one group share a part of their luck."""


@dataclass(frozen=True, slots=True)
class Dice:
    """What the random numbers follow from: seed, runs, and the correlation within a group."""

    seed: int
    runs: int
    rho: float


@dataclass(frozen=True, slots=True, eq=False)
class Runs:
    """What many runs of a plan gave."""

    end: Longs
    """Minute on the clock at which the plan ends, one per run."""
    ends: Mapping[int, Longs]
    """The same for each row asked for."""
    criticality: Mapping[int, float]
    """Share of runs in which a row is critical, for every active row that is not finished."""
    slope: Mapping[int, float]
    """By how many minutes the plan's end moves, on average, with a minute more of a drawn row."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn into which registers, and a number near the plan's end that keeps sums small."""

    draws: tuple[Draw, ...]
    drawn: Mapping[int, int]
    dice: Dice
    middle: int
    span: tuple[int, int]
    """The plan's first start and last finish, in minutes on the clock."""


def simulate(network: Network, draws: Sequence[Draw], asked: Sequence[int], dice: Dice) -> Runs:
    """Return what the runs give; the dates of the plan must be known, so that it has no circle."""
    tape = Tape(network.hours)
    drawn = {each.row: tape.register() for each in draws}
    course = course_of(network, drawn, tape)
    record_early(course)
    end = record_end(course)
    places = {row: at for at, row in enumerate(_open_rows(course))}
    record_late(course, end, places)
    wanted = {row: course.finish[row] for row in asked if row in course.finish}
    moving = {row: tape.written(lane) for row, lane in wanted.items() if lane.time == NONE}
    outs = [tape.written(tape.into(end, 0)), end, *moving.values()]
    middle = known(network.hours, 0, max(network.finishes)).plus >> 1
    span = min(network.starts), max(network.finishes)
    drawing = Drawing(tuple(draws), drawn, dice, middle, span)
    ends, critical, sums = _played(tape, drawing, [lane.register for lane in outs], len(places))
    hours = _arrays(network.hours)
    clock = [plain.clocked(hours, lane.calendar, column) for lane, column in zip(outs[1:], ends[1:], strict=True)]
    return Runs(
        clock[0],
        {row: np.full(dice.runs, lane.time) for row, lane in wanted.items() if lane.time != NONE}
        | dict(zip(moving, clock[1:], strict=True)),
        {row: int(critical[at]) / dice.runs for row, at in places.items()},
        _slopes(draws, sums, (ends[0] >> 1).astype(np.int64) - middle),
    )


def _open_rows(course: Course) -> list[int]:
    """Return the active rows that hold no others and are not finished."""
    columns, size = course.columns, len(course.columns.parent)
    rows = (row for row in course.order if row < size and not course.is_summary(row))
    return [row for row in rows if columns.finished[row] == NONE]


def _played(tape: Tape, drawing: Drawing, outs: Sequence[int], places: int) -> tuple[NDArray[np.int32], Longs, Longs]:
    """Play the tape and return the lanes asked for, the critical runs and the sums of each drawn row."""
    draws, dice = drawing.draws, drawing.dice
    columns, tables = _columns(drawing, outs)
    code = np.array(tape.code, np.int32).reshape(-1, 8)
    hours = _arrays(tape.hours)
    found = _blank(len(outs), dice.runs, places, len(draws))
    quick = compiled.player() if len(draws) * dice.runs >= COMPILED_FROM else None
    if quick is None:
        plain.play(columns, tables, code, hours, tape.registers, found)
        return found
    registers = _allotted(quick.allot, code, tape.registers, len(draws) + 1, columns[5])
    blocks = -(-dice.runs // loops.LANES)
    cuts = [blocks * at // THREADS for at in range(THREADS + 1)]
    parts = [(found[0], *_blank(0, 0, places, len(draws))[1:]) for _ in range(THREADS)]
    with ThreadPoolExecutor(THREADS) as threads:
        bridges = bridged(
            code, hours, drawing.span, lambda jobs: list(threads.map(lambda job: quick.build(*job), jobs))
        )
        jobs = [
            threads.submit(
                quick.play, columns, tables, code, hours, bridges, _work(registers, len(columns[1])), *each
            )
            for each in zip(parts, cuts[:-1], cuts[1:], strict=True)
        ]
    for job in jobs:
        job.result()
    return found[0], sum((part[1] for part in parts), found[1]), sum((part[2] for part in parts), found[2])


def _allotted(allot: Any, code: NDArray[np.int32], registers: int, kept: int, outs: NDArray[np.int32]) -> int:
    """Number the registers of a tape anew, so that few serve for all; return how many."""
    moved, last = np.full(registers, -1, np.int32), np.zeros(registers, np.int32)
    moved[:kept], last[outs] = np.arange(kept), len(code)
    count = allot(code, moved, last, np.zeros(registers, np.int32), kept)
    outs[:] = moved[outs]
    return int(count)


def _blank(outs: int, runs: int, places: int, draws: int) -> tuple[NDArray[np.int32], Longs, Longs]:
    return np.zeros((outs, runs), np.int32), np.zeros(places, np.int64), np.zeros((draws, 3), np.int64)


def _work(registers: int, groups: int) -> tuple[Any, ...]:
    """Return the registers of one thread, its groups' numbers, and what it scribbles on."""
    lanes = loops.LANES
    counters, cells = np.zeros(lanes, np.uint32), np.zeros(lanes, np.uint32)
    noise, below, above = (np.zeros(lanes, np.float32) for _ in range(3))
    numbers = np.zeros((registers, lanes), np.int32), np.zeros((groups, lanes), np.float32)
    return *numbers, (counters, cells, noise, below, above), np.zeros(lanes, np.int32)


def _columns(drawing: Drawing, outs: Sequence[int]) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    """Return what is drawn as columns, and the tables that it is drawn from."""
    draws, drawn, dice = drawing.draws, drawing.drawn, drawing.dice
    groups = {group: at for at, group in enumerate(dict.fromkeys(each.group for each in draws))}
    modes = np.array([_mode(each) for each in draws], np.float64)
    distinct, shapes = np.unique(modes, return_inverse=True)
    rows = [(drawn[each.row], groups[each.group], shape, each.low) for each, shape in zip(draws, shapes, strict=True)]
    own, shared = sqrt(1 - dice.rho), sqrt(dice.rho)
    shares = [(own, shared, each.high - each.low) for each in draws]
    columns = (
        _keys([f"seed {dice.seed}"])[0],
        _keys([f"group {group}" for group in groups]),
        _keys([f"task {each.key}" for each in draws]),
        np.array(rows, np.int32).reshape(-1, 4),
        np.array(shares, np.float32).reshape(-1, 3),
        np.array(outs, np.int32),
        np.array([drawing.middle, *(each.likely for each in draws)], np.int64),
    )
    return columns, (normal_numbers(), quantiles(distinct))


def _mode(draw: Draw) -> float:
    return (draw.likely - draw.low) / (draw.high - draw.low) if draw.high > draw.low else 0.5


def _keys(names: Sequence[str]) -> NDArray[np.uint32]:
    """Return 64 bits for each name, as two numbers."""
    digests = b"".join(hashlib.blake2b(name.encode(), digest_size=8).digest() for name in names)
    return np.frombuffer(digests, "<u4").astype(np.uint32).reshape(-1, 2)


def _arrays(hours: Any) -> Any:
    return tuple(np.asarray(column, np.int64) for column in hours)


def _slopes(draws: Sequence[Draw], sums: Longs, ends: Longs) -> dict[int, float]:
    """Return the slope of the plan's end over each drawn duration: their covariance by the duration's variance."""
    runs, late, found = len(ends), int(ends.sum()), {}
    for each, (one, two, both) in zip(draws, sums.tolist(), strict=True):
        spread = runs * two - one * one
        found[each.row] = (runs * both - one * late) / spread if spread else 0.0
    return found
