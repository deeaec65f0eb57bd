"""Playing a tape with whole arrays: the same numbers as `loops`, where there is no compiler or the plan is small."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from phases.forecast.simulation.lane import CLOCK, ORIGIN
from phases.forecast.simulation.tape import HIGHEST, LOWEST, Op
from phases.network.network import DAY
from phases.network.shifts import STEP

Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
BLOCK = 4096
"""Runs side by side at most."""
CELLS_AT_ONCE = 1 << 23
"""Numbers that the registers of a block hold at most."""


def play(draws: Any, tables: Any, code: Ints, hours: Any, registers: int, found: Any) -> None:
    """Play all runs in blocks; write ends, and add up critical runs and sums."""
    ends, runs = found[0], found[0].shape[1]
    size = int(min(BLOCK, max(64, CELLS_AT_ONCE // registers)))
    for begin in range(0, runs, size):
        count = min(size, runs - begin)
        held = np.zeros((registers, count), np.int32)
        _draw(begin, draws, tables, held)
        _run(code, hours, held, found[1])
        ends[:, begin : begin + count] = held[draws[5]]
        _keep(draws, held, found[2])


def mixed(counter: NDArray[np.uint32], first: np.uint32, second: np.uint32) -> NDArray[np.uint32]:
    """Return random numbers of 32 bits that follow from counters and a key of 64 bits."""
    x = counter + first
    x ^= x >> np.uint32(16)
    x *= np.uint32(0x21F0AAAD)
    x ^= x >> np.uint32(15)
    x ^= second
    x *= np.uint32(0xD35A2D97)
    return x ^ (x >> np.uint32(15))


def _draw(begin: int, draws: Any, tables: Any, held: Ints) -> None:
    seeds, group_keys, keys, rows, shares = draws[:5]
    normals, quantile = tables
    counters = mixed(np.arange(begin, begin + held.shape[1], dtype=np.uint32), seeds[0], seeds[1])
    groups = [normals[mixed(counters, *key) >> np.uint32(20)] for key in group_keys]
    for key, (target, group, table, low), (own, shared, span) in zip(keys, rows, shares, strict=True):
        noise = normals[mixed(counters, *key) >> np.uint32(20)]
        place = (shared * groups[group] + own * noise + np.float32(4)) * np.float32(16)
        place = np.minimum(np.maximum(place, np.float32(0)), np.float32(127.99))
        cell = place.astype(np.int32)
        below = quantile[table][cell]
        value = below + (place - cell.astype(np.float32)) * (quantile[table][cell + 1] - below)
        drawn = low + (span * value + np.float32(0.5)).astype(np.int32)
        held[target] = 2 * np.maximum(1, drawn)


def _run(code: Ints, hours: Any, held: Ints, critical: Longs) -> None:
    for op, target, source, keep, start, plus, other, bound in code.tolist():
        if op == Op.CRITICAL:
            critical[target] += np.count_nonzero((held[other] >> 1) <= (held[source] >> 1))
        elif op == Op.LEAST_WHERE:
            equal = held[start] == held[other]
            held[target] = np.where(equal, np.minimum(held[target], held[source]), held[target])
        elif op == Op.SAME_WORK:
            held[target] = np.where(held[target] >> 1 == held[source] >> 1, held[source], held[target])
        elif op == Op.SHARE:
            held[target] = 2 * ((held[source].astype(np.int64) * plus + 10_000) // 20_000)
        elif op == Op.CONVERT:
            held[target] = counted(hours, start, clocked(hours, keep, held[source]))
        else:
            value = _lane(held[source], (keep, start, plus))
            if op % 3:
                value = value + held[other] if op % 3 == 1 else value - held[other]
            _take(op - op % 3, held[target], value, bound)


def _lane(source: Ints, masks: tuple[int, int, int]) -> Ints:
    keep, start, plus = masks
    if keep != -1:
        source = source & np.int32(keep)
    if start:
        source = source | np.int32(start)
    return source + np.int32(plus) if plus else source


def _take(op: int, target: Ints, value: Ints, bound: int) -> None:
    if op == Op.SET:
        np.maximum(value, np.int32(bound), out=target) if bound != LOWEST else np.copyto(target, value)
    elif op == Op.MOST:
        np.maximum(target, value, out=target)
    else:
        if bound != HIGHEST:
            np.minimum(target, np.int32(bound), out=target)
        np.minimum(target, value, out=target)


def _keep(draws: Any, held: Ints, sums: Longs) -> None:
    rows, outs, middle = draws[3], draws[5], draws[6]
    end = (held[outs[0]] >> 1).astype(np.int64) - middle[0]
    for at in range(len(rows)):
        off = (held[rows[at, 0]] >> 1).astype(np.int64) - middle[at + 1]
        sums[at] += (int(off.sum()), int(off @ off), int(off @ end))


def clocked(hours: Any, calendar: int, value: Ints) -> Longs:
    """Return values of a calendar as minutes on the clock."""
    work = (value >> 1).astype(np.int64)
    if calendar == CLOCK:
        return work + ORIGIN
    begins, _, before, _, by_work, base, _, work_at, _, _, total = hours
    inside = np.clip(work - 1 + (value & 1), 0, total[calendar] - 1)
    at = by_work[work_at[calendar] + inside // STEP] + base[calendar]
    at = _stepped(at, lambda place: before[place + 1] <= inside)
    return np.asarray(begins[at] + work - before[at], np.int64)


def counted(hours: Any, calendar: int, time: Longs) -> Ints:
    """Return minutes on the clock as values of a calendar."""
    if calendar == CLOCK:
        return (2 * (time - ORIGIN)).astype(np.int32)
    begins, ends, before, by_day, _, base, day_at, _, opens, shuts, total = hours
    inside = np.clip(time, opens[calendar], shuts[calendar] - 1)
    at = by_day[day_at[calendar] + inside // DAY] + base[calendar]
    at = _stepped(at, lambda place: ends[place] <= inside)
    done = inside - begins[at]
    form = (done <= 0) & (ends[at - 1] != inside)
    value = 2 * (before[at] + np.maximum(done, 0)) + form
    value = np.where(time < opens[calendar], 0, np.where(time >= shuts[calendar], 2 * total[calendar], value))
    return value.astype(np.int32)


def _stepped(at: Longs, is_before: Callable[[Longs], NDArray[np.bool_]]) -> Longs:
    """Return places moved on for as long as they lie before what is looked for."""
    while (late := is_before(at)).any():
        at = at + late
    return at
