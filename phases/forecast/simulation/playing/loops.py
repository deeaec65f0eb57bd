"""Playing a tape, written as loops for the compiler; `plain` does the same with whole arrays.

Nothing here is run by plain Python. The file names nothing of the others, so that its machine code can be kept.
"""

from typing import Any

import numpy as np

ORIGIN = 693_596 * 1440
DAY = 1440
STEP = 240
LANES = 128
"""Runs side by side: the registers of 1,000 rows then stay in the cache of one core."""


def play(
    draws: Any, tables: Any, code: Any, hours: Any, bridges: Any, work: Any, found: Any, first: Any, last: Any
) -> None:
    """Play the blocks of runs from one to another; write ends, and add up critical runs and sums."""
    registers, group, scratch, offs = work
    ends, critical, sums = found
    for block in range(first, last):
        begin = block * LANES
        count = min(LANES, ends.shape[1] - begin)
        number(begin, scratch[0], draws, tables[0], group)
        draw(draws, tables, group, scratch, registers)
        run(code, hours, bridges, registers, critical, count)
        keep(draws, registers, offs, ends, sums, begin, count)


def mixed(counter: Any, first: Any, second: Any) -> Any:
    """Return a random number of 32 bits that follows from a counter and a key of 64 bits.

    The mixer is Wellons' “lowbias32” with the second half of the key added in the middle.
    """
    x = np.uint32(counter + first)
    x = np.uint32(x ^ (x >> np.uint32(16)))
    x = np.uint32(x * np.uint32(0x21F0AAAD))
    x = np.uint32(x ^ (x >> np.uint32(15)))
    x = np.uint32(x ^ second)
    x = np.uint32(x * np.uint32(0xD35A2D97))
    return np.uint32(x ^ (x >> np.uint32(15)))


def number(begin: Any, counters: Any, draws: Any, normals: Any, group: Any) -> None:
    """Give each run of the block its counter, and each group its normal number in each run."""
    seeds, keys = draws[0], draws[1]
    for lane in range(LANES):
        counters[lane] = mixed(np.uint32(begin + lane), seeds[0], seeds[1])
    for at in range(group.shape[0]):
        first, second, target = keys[at, 0], keys[at, 1], group[at]
        for lane in range(LANES):
            target[lane] = normals[mixed(counters[lane], first, second) >> np.uint32(20)]


def draw(draws: Any, tables: Any, group: Any, scratch: Any, registers: Any) -> None:
    """Draw every uncertain duration of the block, doubled, in minutes.

    Steps that calculate and steps that look up take turns, so that the former run on many lanes at once.
    """
    keys, rows, shares = draws[2], draws[3], draws[4]
    normals, quantile = tables
    counters, cells, noise, below, above = scratch
    for at in range(rows.shape[0]):
        first, second = keys[at, 0], keys[at, 1]
        table = quantile[rows[at, 2]]
        for lane in range(LANES):
            cells[lane] = mixed(counters[lane], first, second) >> np.uint32(20)
        for lane in range(LANES):
            noise[lane] = normals[cells[lane]]
        find_cells(shares[at, 0], shares[at, 1], group[rows[at, 1]], cells, noise)
        for lane in range(LANES):
            below[lane] = table[cells[lane]]
            above[lane] = table[cells[lane] + np.uint32(1)]
        spread(registers[rows[at, 0]], rows[at, 3], shares[at, 2], noise, below, above)


def find_cells(own: Any, shared: Any, mates: Any, cells: Any, noise: Any) -> None:
    """Turn the row's own number and its group's into the cell of the table, and the place within it."""
    scale, reach, top, zero = np.float32(16.0), np.float32(4.0), np.float32(127.99), np.float32(0.0)
    for lane in range(LANES):
        place = (shared * mates[lane] + own * noise[lane] + reach) * scale
        place = min(max(place, zero), top)
        cell = np.int32(place)
        cells[lane] = np.uint32(cell)
        noise[lane] = place - np.float32(cell)


def spread(target: Any, low: Any, span: Any, share: Any, below: Any, above: Any) -> None:
    """Write the doubled durations that lie between two entries of the table."""
    half, one = np.float32(0.5), np.int32(1)
    for lane in range(LANES):
        value = below[lane] + share[lane] * (above[lane] - below[lane])
        target[lane] = np.int32(2) * max(one, np.int32(low + np.int32(span * value + half)))


def run(code: Any, hours: Any, bridges: Any, registers: Any, critical: Any, count: Any) -> None:
    """Carry out the instructions of the tape for one block."""
    for at in range(code.shape[0]):
        op = code[at, 0]
        target, source = registers[code[at, 1]], registers[code[at, 2]]
        keep, start, plus, bound = code[at, 3], code[at, 4], code[at, 5], code[at, 7]
        if op == 12:
            critical[code[at, 1]] += critical_runs(source, registers[code[at, 6]], count)
        elif op == 13:
            same_work(target, source)
        elif op == 11:
            least_where(target, source, registers[code[at, 4]], registers[code[at, 6]])
        elif op == 10:
            share(target, source, plus)
        elif op == 9:
            if bound > 0:
                cross(target, source, hours, bridges, bound - 1, keep, start)
            else:
                convert(target, source, hours, keep, start)
        elif op % 3 == 0:
            alone(op, target, source, keep, start, plus, bound)
        else:
            sign = np.int32(1) if op % 3 == 1 else np.int32(-1)
            beside(op, target, source, registers[code[at, 6]], sign, keep, start, plus, bound)


def alone(op: Any, target: Any, source: Any, keep: Any, start: Any, plus: Any, bound: Any) -> None:
    """Set, raise or lower the target by one lane."""
    if op == 0:
        for lane in range(LANES):
            target[lane] = max(np.int32((source[lane] & keep | start) + plus), bound)
    elif op == 3:
        for lane in range(LANES):
            target[lane] = max(target[lane], np.int32((source[lane] & keep | start) + plus))
    else:
        for lane in range(LANES):
            target[lane] = min(min(target[lane], bound), np.int32((source[lane] & keep | start) + plus))


def beside(
    op: Any, target: Any, source: Any, other: Any, sign: Any, keep: Any, start: Any, plus: Any, bound: Any
) -> None:
    """Set, raise or lower the target by a lane with a second register."""
    if op < 3:
        for lane in range(LANES):
            target[lane] = max(np.int32((source[lane] & keep | start) + plus + sign * other[lane]), bound)
    elif op < 6:
        for lane in range(LANES):
            value = np.int32((source[lane] & keep | start) + plus + sign * other[lane])
            target[lane] = max(target[lane], value)
    else:
        for lane in range(LANES):
            value = np.int32((source[lane] & keep | start) + plus + sign * other[lane])
            target[lane] = min(min(target[lane], bound), value)


def share(target: Any, source: Any, plus: Any) -> None:
    """Take hundredths of a percent of a doubled duration, rounded to minutes."""
    for lane in range(LANES):
        target[lane] = np.int32(2 * ((np.int64(source[lane]) * plus + 10_000) // 20_000))


def least_where(target: Any, source: Any, first: Any, second: Any) -> None:
    """Lower the target where two others are equal."""
    for lane in range(LANES):
        if first[lane] == second[lane]:
            target[lane] = min(target[lane], source[lane])


def same_work(target: Any, source: Any) -> None:
    """Take the source where no work lies between it and the target."""
    for lane in range(LANES):
        if target[lane] >> 1 == source[lane] >> 1:
            target[lane] = source[lane]


def critical_runs(finish: Any, late: Any, count: Any) -> Any:
    """Return in how many runs a finish does not lie before the late one."""
    found = np.int32(0)
    for lane in range(count):
        found += np.int32((late[lane] >> 1) <= (finish[lane] >> 1))
    return np.int64(found)


def convert(target: Any, source: Any, hours: Any, old: Any, new: Any) -> None:
    """Count the same times in another calendar."""
    for lane in range(LANES):
        target[lane] = counted(hours, new, clocked(hours, old, source[lane]))


def cross(target: Any, source: Any, hours: Any, bridges: Any, bridge: Any, old: Any, new: Any) -> None:
    """Count the same times in another calendar, by a table where it reaches."""
    lows, begins, entries = bridges
    low, begin, size = lows[bridge], begins[bridge], begins[bridge + 1] - begins[bridge]
    least, most = source[0], source[0]
    for lane in range(LANES):
        least, most = min(least, source[lane]), max(most, source[lane])
    if low <= least and most < low + size:
        for lane in range(LANES):
            target[lane] = entries[np.uint64(begin - low + source[lane])]
        return
    for lane in range(LANES):
        place = np.int64(source[lane]) - low
        if 0 <= place < size:
            target[lane] = entries[begin + place]
        else:
            target[lane] = counted(hours, new, clocked(hours, old, source[lane]))


def build(hours: Any, old: Any, new: Any, low: Any, entries: Any) -> None:
    """Fill a table that counts the values of a calendar, from a low one on, in another calendar.

    Values rise, so that each stretch of work is found from the one before.
    """
    begins, ends, before, _, by_work, base, _, work_at, opens, shuts, total = hours
    here, there = base[old], base[new] + 1
    for place in range(entries.shape[0]):
        value = low + place
        work = value >> 1
        inside = min(max(work - 1 + (value & 1), np.int64(0)), total[old] - 1)
        if place == 0:
            here += by_work[work_at[old] + inside // STEP]
        while before[here + 1] <= inside:
            here += 1
        time = begins[here] + work - before[here]
        if time < opens[new] or time >= shuts[new]:
            entries[place] = counted(hours, new, time)
            continue
        while ends[there] <= time:
            there += 1
        done = time - begins[there]
        form = 1 if done <= 0 and ends[there - 1] != time else 0
        entries[place] = np.int32(2 * (before[there] + max(done, np.int64(0))) + form)


def clocked(hours: Any, calendar: Any, value: Any) -> Any:
    """Return a value of a calendar as minute on the clock."""
    if calendar < 0:
        return np.int64(value >> 1) + ORIGIN
    begins, _, before, _, by_work, base, _, work_at, _, _, total = hours
    work = np.int64(value >> 1)
    inside = min(max(work - 1 + (value & 1), np.int64(0)), total[calendar] - 1)
    at = by_work[work_at[calendar] + inside // STEP] + base[calendar]
    while before[at + 1] <= inside:
        at += 1
    return begins[at] + work - before[at]


def counted(hours: Any, calendar: Any, time: Any) -> Any:
    """Return a minute on the clock as value of a calendar."""
    if calendar < 0:
        return np.int32(2 * (time - ORIGIN))
    begins, ends, before, by_day, _, base, day_at, _, opens, shuts, total = hours
    if time < opens[calendar]:
        return np.int32(0)
    if time >= shuts[calendar]:
        return np.int32(2 * total[calendar])
    at = by_day[day_at[calendar] + time // DAY] + base[calendar]
    while ends[at] <= time:
        at += 1
    done = time - begins[at]
    if done > 0:
        return np.int32(2 * (before[at] + done))
    return np.int32(2 * before[at] + (0 if ends[at - 1] == time else 1))


def keep(draws: Any, registers: Any, offs: Any, ends: Any, sums: Any, begin: Any, count: Any) -> None:
    """Write the ends of the block; add up each drawn duration, its square and its product with the plan's end."""
    rows, outs, middle = draws[3], draws[5], draws[6]
    for at in range(outs.shape[0]):
        source, target = registers[outs[at]], ends[at]
        for lane in range(count):
            target[begin + lane] = source[lane]
    last = registers[outs[0]]
    for lane in range(LANES):
        offs[lane] = np.int32((last[lane] >> 1) - middle[0]) if lane < count else np.int32(0)
    for at in range(rows.shape[0]):
        one, two, both = sums_of(registers[rows[at, 0]], np.int32(middle[at + 1]), offs, count)
        sums[at, 0] += one
        sums[at, 1] += two
        sums[at, 2] += both


def sums_of(source: Any, center: Any, offs: Any, count: Any) -> Any:
    """Return the sum of differences from a center, of their squares and of their products with others."""
    one, two, both = np.int64(0), np.int64(0), np.int64(0)
    for lane in range(count):
        off = np.int64(np.int32((source[lane] >> 1) - center))
        one += off
        two += off * off
        both += off * np.int64(offs[lane])
    return one, two, both
