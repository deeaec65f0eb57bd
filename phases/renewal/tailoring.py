"""Which steps and units a running programme has: another choice, and what speaks against it."""

from collections.abc import Sequence
from dataclasses import dataclass

from errors import Refusal
from methodology.pack import Pack
from phases.programme import InvalidProgramme, NewUnit, Programme, Unit, new_units, plain, refuse_unit, unit_problems
from words.text import Sentence, sentence


@dataclass(frozen=True)
class Choice:
    """Steps and units to come in or to be left out; units to leave out by key or name."""

    add_steps: tuple[str, ...] = ()
    leave_steps: tuple[str, ...] = ()
    add_units: tuple[NewUnit, ...] = ()
    leave_units: tuple[str, ...] = ()


@dataclass(frozen=True)
class Target:
    """What a programme is to follow: a pack, some of its steps, and the units."""

    pack: Pack
    steps: tuple[str, ...]
    units: tuple[Unit, ...]


class NotFromMethod(Refusal):
    """The plan was not made from the method."""

    def __init__(self) -> None:
        super().__init__(
            sentence(
                "This plan came from another tool, not from the method. Import a newer file to bring it up to date."
            )
        )


class OtherMethod(Refusal):
    """The pack is of another method than the one that the programme follows."""

    def __init__(self, wanted: str, got: str) -> None:
        super().__init__(
            sentence(
                "This programme follows the pack “{wanted}”, not “{got}”. Name a version of it.",
                wanted=wanted,
                got=got,
            )
        )


class OlderPack(Refusal):
    """The pack is older than the one that the programme follows."""

    def __init__(self, wanted: str, got: str) -> None:
        super().__init__(
            sentence(
                "This programme follows version {wanted} of its method; version {got} is older. Name a later one.",
                wanted=wanted,
                got=got,
            )
        )


class StepsGone(Refusal):
    """The pack has none of the steps that the programme has."""

    def __init__(self) -> None:
        super().__init__(sentence("The new version has none of this programme's steps. Nothing was changed."))


def later_pack(programme: Programme, units: Sequence[Unit], pack: Pack) -> Target:
    """Return what the programme follows with another version of its pack; its steps and units stay.

    Refuses a plan that is not the method's, another method, an older version, and one with none of its steps.
    """
    if not programme.steps:
        raise NotFromMethod
    if pack.head.id != programme.pack_id:
        raise OtherMethod(programme.pack_id, pack.head.id)
    if version(pack.head.version) < version(programme.pack_version):
        raise OlderPack(programme.pack_version, pack.head.version)
    if not (steps := tuple(step for step in pack.step if step in programme.steps)):
        raise StepsGone
    return Target(pack, steps, tuple(units))


def version(text: str) -> tuple[int, ...]:
    """Return a version such as `1.10` as numbers that can be compared."""
    return tuple(map(int, text.split(".")))


def tailored(programme: Programme, units: Sequence[Unit], choice: Choice, pack: Pack) -> Target:
    """Return what the programme follows with another choice of steps and units; refuse all mistakes at once."""
    if not programme.steps:
        raise NotFromMethod
    wanted = {*programme.steps, *choice.add_steps} - {*choice.leave_steps}
    leaving = {unit.key for unit in units if {unit.key, plain(unit.name)} & {*choice.leave_units}}
    left = [unit for unit in units if unit.key not in leaving]
    if problems := [*_step_problems(programme, choice, pack), *_unit_problems(units, left, choice)]:
        raise InvalidProgramme(problems)
    for at, new in enumerate(choice.add_units):
        refuse_unit([*units, *new_units(programme.id, choice.add_units[:at], 0, set())], new)
    last = max((unit.position for unit in units), default=-1)
    added = new_units(programme.id, choice.add_units, last + 1, {unit.key for unit in units})
    return Target(pack, tuple(step for step in pack.step if step in wanted), (*left, *added))


def _step_problems(programme: Programme, choice: Choice, pack: Pack) -> list[Sentence]:
    known = tuple(pack.step)
    found = []
    if unknown := [step for step in (*choice.add_steps, *choice.leave_steps) if step not in known]:
        found.append(sentence("Unknown steps: {steps}. Choose from {known}.", steps=unknown, known=known))
    if there := [step for step in choice.add_steps if step in programme.steps]:
        found.append(sentence("These steps are in the programme already: {steps}.", steps=there))
    if absent := [step for step in choice.leave_steps if step in known and step not in programme.steps]:
        found.append(sentence("These steps are not in the programme: {steps}.", steps=absent))
    if not {*programme.steps, *choice.add_steps} - {*choice.leave_steps}:
        found.append(sentence("Choose at least one step."))
    return found


def _unit_problems(units: Sequence[Unit], left: Sequence[Unit], choice: Choice) -> list[Sentence]:
    names = {name for unit in units for name in (unit.key, plain(unit.name))}
    found = []
    if unknown := [each for each in choice.leave_units if each not in names]:
        known = [unit.key for unit in units]
        found.append(sentence("Unknown units: {units}. Choose from {known}.", units=unknown, known=known))
    standing = tuple(NewUnit(name=plain(unit.name), wave=unit.wave, people=unit.people) for unit in left)
    return found + (unit_problems((*standing, *choice.add_units)) if choice.leave_units else [])
