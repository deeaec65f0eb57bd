"""A tape of instructions on registers, one value per run in each: what a simulated plan does, in order."""

from dataclasses import dataclass, field
from enum import IntEnum

from phases.forecast.simulation.lane import ZERO, Lane, known
from phases.network.clock import Hours
from phases.network.network import NONE

LOWEST, HIGHEST = -(1 << 30), 1 << 30


class Op(IntEnum):
    """What an instruction does to its target; `…_PLUS` and `…_MINUS` read a lane with a second register."""

    SET, SET_PLUS, SET_MINUS = 0, 1, 2
    """The lane, but not below `bound`."""
    MOST, MOST_PLUS, MOST_MINUS = 3, 4, 5
    """The greater of target and lane."""
    LEAST, LEAST_PLUS, LEAST_MINUS = 6, 7, 8
    """The lesser of target and lane, but not above `bound`."""
    CONVERT = 9
    """The same time counted in another calendar: from `keep` to `start`."""
    SHARE = 10
    """`plus` hundredths of a percent of a doubled duration, rounded to minutes and doubled."""
    LEAST_WHERE = 11
    """The lesser of both where `start` and `other` are equal, else the target."""
    CRITICAL = 12
    """Count in place `target` the runs in which the register does not lie before `other`, in working minutes."""
    SAME_WORK = 13
    """The register where no work lies between it and the target, else the target."""


SET, MOST, LEAST = int(Op.SET), int(Op.MOST), int(Op.LEAST)
CONVERT, CRITICAL = int(Op.CONVERT), int(Op.CRITICAL)


@dataclass(slots=True)
class Tape:
    """Instructions as rows of (op, target, register, keep, start, plus, other, bound)."""

    hours: Hours
    code: list[tuple[int, int, int, int, int, int, int, int]] = field(default_factory=list)
    registers: int = ZERO + 1
    _converted: dict[tuple[Lane, int], Lane] = field(default_factory=dict)

    def register(self) -> int:
        """Return a new register."""
        self.registers += 1
        return self.registers - 1

    def into(self, lane: Lane, calendar: int) -> Lane:
        """Return a lane counted in another calendar."""
        if lane.calendar == calendar:
            return lane
        if lane.time != NONE:
            return known(self.hours, calendar, lane.time)
        found = self._converted.get((lane, calendar))
        if found is None:
            source, target = self.written(lane), self.register()
            self.code.append((CONVERT, target, source.register, lane.calendar, calendar, 0, 0, 0))
            found = self._converted[lane, calendar] = Lane(calendar, target)
        return found

    def held(self, lane: Lane) -> Lane:
        """Return a lane as one register, or as it is where it is the same in every run."""
        if lane.is_known:
            return lane
        return self.written(lane)

    def written(self, lane: Lane) -> Lane:
        """Return a lane as a register."""
        _, register, keep, start, plus, other, _, _, _ = lane
        plain = register != ZERO and other == NONE and keep == -1 and not start and not plus
        return lane if plain else self.set(lane)

    def set(self, lane: Lane, least: int = LOWEST) -> Lane:
        """Write a lane, not below a bound, into a new register."""
        target = self.registers
        self.registers = target + 1
        self._write(SET, target, lane, least)
        return Lane(lane.calendar, target, -1, 0, 0, NONE, 0, lane.parity if least == LOWEST else None)

    def greatest(self, lanes: list[Lane]) -> Lane:
        """Return the greatest of lanes of one calendar."""
        if len(lanes) == 1:
            return lanes[0]
        fixed = [each for each in lanes if each.is_known]
        moving = list(dict.fromkeys(each for each in lanes if not each.is_known))
        floor = max(fixed, key=lambda lane: lane.plus) if fixed else None
        if not moving:
            assert floor is not None
            return floor
        if len(moving) == 1 and floor is None:
            return moving[0]
        found = self.set(moving[0], floor.plus if floor else LOWEST)
        for lane in moving[1:]:
            self._write(MOST, found.register, lane)
        return Lane(found.calendar, found.register, parity=_shared([*moving, *([floor] if floor else [])]))

    def least(self, lanes: list[Lane]) -> Lane:
        """Return the least of lanes of one calendar."""
        if len(lanes) == 1:
            return lanes[0]
        fixed = [each for each in lanes if each.is_known]
        moving = list(dict.fromkeys(each for each in lanes if not each.is_known))
        cap = min(fixed, key=lambda lane: lane.plus) if fixed else None
        if not moving:
            assert cap is not None
            return cap
        if len(moving) == 1 and cap is None:
            return moving[0]
        found = self.set(moving[0])
        for at, lane in enumerate(moving[1:] or [found]):
            self._write(LEAST, found.register, lane, cap.plus if cap and not at else HIGHEST)
        return Lane(found.calendar, found.register, parity=_shared([*moving, *([cap] if cap else [])]))

    def share(self, register: int, hundredths: int) -> int:
        """Return a register with hundredths of a percent of a doubled duration."""
        target = self.register()
        self._write(Op.SHARE, target, Lane(0, register, plus=hundredths))
        return target

    def least_where(self, target: Lane, lane: Lane, equal: tuple[Lane, Lane]) -> Lane:
        """Return the lesser of two where two others are equal, else the first."""
        found, other = self.set(target), self.written(lane)
        first, second = (self.written(each) for each in equal)
        self._write(
            Op.LEAST_WHERE,
            found.register,
            Lane(0, other.register, start=first.register, plus=0, other=second.register),
        )
        return found._replace(parity=None)

    def same_work(self, target: Lane, lane: Lane) -> Lane:
        """Return the second of two lanes where no work lies between them, else the first."""
        found = self.set(target)
        self._write(Op.SAME_WORK, found.register, self.written(lane))
        return found._replace(parity=None)

    def critical(self, place: int, finish: Lane, late: Lane) -> None:
        """Count the runs in which a finish does not lie before the late one."""
        first, second = self.written(finish), self.written(late)
        self.code.append((CRITICAL, place, first.register, -1, 0, 0, second.register, 0))

    def _write(self, op: int, target: int, lane: Lane, bound: int = 0) -> None:
        _, register, keep, start, plus, other, sign, _, _ = lane
        if other == NONE:
            other = ZERO
        elif op <= LEAST:
            op += 1 if sign > 0 else 2
        self.code.append((op, target, register, keep, start, plus, other, bound))


def _shared(lanes: list[Lane]) -> int | None:
    """Return the parity that all lanes have in common."""
    found = {lane.parity for lane in lanes}
    return found.pop() if len(found) == 1 else None
