"""A programme: one CRM rollout of one organisation, with the units that get the system."""

import itertools
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict

from errors import Refusal
from methodology.pack import Pack
from phases.dates.calendar import FIRST_YEAR, Calendar, holiday_name
from words.text import LANGUAGES, Sentence, Text, joined, pick, sentence

UnitKind = Literal["head-office", "subsidiary", "region", "dealer"]
UNIT_KINDS: tuple[UnitKind, ...] = ("head-office", "subsidiary", "region", "dealer")
StatusDate = date | Literal["today", ""]
"""Up to when progress is known: today, a fixed date, or nobody said, so that nothing late is moved."""
DAY_MINUTES = 480
LONGEST_NAME = 120
LONGEST_TEXT = 4000
EARLIEST_START, LATEST_START = date(FIRST_YEAR + 1, 1, 1), date(2060, 12, 31)


@dataclass(frozen=True, slots=True)
class ProgrammeHead:
    """What a list needs of a programme."""

    id: str
    name: Text
    revision: int


@dataclass(frozen=True, slots=True)
class Programme:
    """The facts of a programme as stored."""

    id: str
    name: Text
    client: Text
    scope: Text
    product: Text
    sponsor: Text
    manager: Text
    start_on: date
    promised_on: date | None
    country: str
    steps: tuple[str, ...]
    pack_id: str
    pack_version: str
    created_at: str
    revision: int
    version: int
    day_minutes: int = DAY_MINUTES
    """Working minutes that a planner calls a day."""
    start_time: int | None = None
    """Minute of the day at which it starts; without one, with the working day."""
    finish_on: date | None = None
    """Plan backwards from this date; without one, forwards from the start."""
    finish_time: int | None = None
    status_on: StatusDate = "today"
    calendar_key: str = ""
    """The calendar it is worked on; empty is that of its country."""
    pack_key: str = ""
    """The pack as this programme reads it; empty is the shipped one."""
    pack_base: str = ""
    """The published pack from which its plan was made."""

    @property
    def method(self) -> str:
        """Return by what its pack is loaded."""
        return self.pack_key or self.pack_id

    @property
    def origin(self) -> str:
        """Return by what the pack is loaded from which its plan was made."""
        return self.pack_base or self.pack_id


@dataclass(frozen=True, slots=True)
class Unit:
    """A place that gets the system; wave 0 is the pilot."""

    id: str
    key: str
    name: Text
    kind: UnitKind
    wave: int
    people: int
    position: int
    version: int
    calendar_key: str = ""

    @property
    def is_pilot(self) -> bool:
        """Return whether this unit goes first."""
        return self.wave == 0


class NewUnit(BaseModel):
    """A unit as it is asked for."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str | dict[str, str]
    kind: UnitKind = "subsidiary"
    wave: int = 1
    people: int = 0


class NewProgramme(BaseModel):
    """A programme as it is asked for."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str | dict[str, str]
    client: str | dict[str, str] = ""
    scope: str | dict[str, str] = ""
    product: str | dict[str, str] = ""
    sponsor: str | dict[str, str] = ""
    manager: str | dict[str, str] = ""
    start_on: date
    promised_on: date | None = None
    country: str = "none"
    steps: tuple[str, ...]
    units: tuple[NewUnit, ...]


class InvalidProgramme(Refusal):
    """The form has mistakes; every one is listed."""

    def __init__(self, problems: list[Sentence]) -> None:
        self.problems = problems
        super().__init__(sentence("Nothing was saved: {problems}", problems=joined(problems)))


class StatusDateMoved(Refusal):
    """Somebody else set the status date since it was read; carries what stands."""

    def __init__(self, standing: StatusDate) -> None:
        words: object = {"today": sentence("today, every day anew"), "": sentence("nobody said")}.get(
            str(standing), standing
        )
        super().__init__(
            sentence(
                "Somebody else set the status date first, to: {standing}. Close this and open it again to change it.",
                standing=words,
            )
        )


class StartOutOfReach(Refusal):
    """No calendar is kept for the years of this start."""

    def __init__(self, start_on: date, first: date = EARLIEST_START) -> None:
        super().__init__(
            sentence(
                "A programme starts between {first} and {last}; this one on {day}. Choose another start.",
                first=first.isoformat(),
                last=LATEST_START.isoformat(),
                day=start_on.isoformat(),
            )
        )


def refuse_far_start(start_on: date) -> None:
    """Refuse a start in years for which there is no calendar."""
    if not EARLIEST_START <= start_on <= LATEST_START:
        raise StartOutOfReach(start_on)


def refuse_invalid(new: NewProgramme, calendar: Calendar, known_steps: tuple[str, ...]) -> None:
    """Refuse a programme with mistakes, all at once."""
    problems = [
        *_text_problems(new),
        *_step_problems(new.steps, known_steps),
        *_date_problems(new, calendar),
        *unit_problems(new.units),
    ]
    if problems:
        raise InvalidProgramme(problems)


def new_programme(new: NewProgramme, pack: Pack, birth: tuple[datetime, set[str]]) -> Programme:
    """Return the programme that was asked for, created at a moment, with an id that is not taken yet."""
    created_at, taken = birth
    texts = {key: getattr(new, key) for key in ("name", "client", "scope", "product", "sponsor", "manager")}
    return Programme(
        id=make_key(new.name, taken),
        **texts,
        start_on=new.start_on,
        promised_on=new.promised_on,
        country=new.country,
        steps=tuple(step for step in pack.step if step in new.steps),
        pack_id=pack.head.id,
        pack_version=pack.head.version,
        created_at=created_at.isoformat(),
        revision=0,
        version=1,
    )


def new_units(programme_id: str, asked: Sequence[NewUnit], position: int, taken: set[str]) -> list[Unit]:
    """Return the units that were asked for, with keys that are not taken yet, pilots first."""
    units: list[Unit] = []
    for at, new in enumerate(asked, position):
        key = make_key(new.name, taken | {unit.key for unit in units})
        units.append(Unit(f"{programme_id}:{key}", key, new.name, new.kind, new.wave, new.people, at, 1))
    return sorted(units, key=lambda unit: (unit.wave, unit.position))


def refuse_unit(units: Sequence[Unit], new: NewUnit) -> None:
    """Refuse one more unit with mistakes, or with a name that is there already."""
    standing = tuple(NewUnit(name=plain(unit.name), wave=unit.wave, people=unit.people) for unit in units)
    if problems := unit_problems((*standing, new)):
        raise InvalidProgramme(problems)


def unit_problems(units: tuple[NewUnit, ...]) -> list[Sentence]:
    """Return what is wrong with the units of a new programme."""
    names = [plain(unit.name) for unit in units]
    found: list[Sentence] = []
    if not units or all(unit.wave != 0 for unit in units):
        found.append(sentence("Name at least one unit and make one the pilot (wave 0)."))
    if any(not name for name in names):
        found.append(sentence("Every unit needs a name."))
    if repeated := sorted({name for name in names if name and names.count(name) > 1}):
        found.append(sentence("Each unit name may stand once; repeated: {names}.", names=repeated))
    if too_long := [name[:30] for name in names if len(name) > LONGEST_NAME]:
        found.append(
            sentence("A unit name has at most {most} characters: {names}…", most=LONGEST_NAME, names=too_long)
        )
    if odd := [plain(u.name) for u in units if not (0 <= u.wave <= 99 and 0 <= u.people <= 1_000_000)]:
        found.append(sentence("Wave is 0 to 99 and people 0 to 1 000 000; check {names}.", names=odd))
    return found


def plain(text: Text) -> str:
    """Return the words without blanks around them, in the first language they exist in."""
    return pick(text, LANGUAGES[0]).strip()


def make_key(name: Text, taken: set[str]) -> str:
    """Return a readable id for a name that is not taken yet: `Gdańsk North` → `gdansk-north`."""
    ascii_name = unicodedata.normalize("NFKD", plain(name)).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", ascii_name).strip("-")[:40] or "p"
    numbered = (f"{stem}-{number}" for number in itertools.count(2))
    return stem if stem not in taken else next(key for key in numbered if key not in taken)


def _text_problems(new: NewProgramme) -> list[Sentence]:
    found: list[Sentence] = []
    if not plain(new.name):
        found.append(sentence("The programme needs a name."))
    if len(plain(new.name)) > LONGEST_NAME:
        found.append(sentence("The programme's name has at most {most} characters.", most=LONGEST_NAME))
    texts = (new.client, new.scope, new.product, new.sponsor, new.manager)
    if any(len(plain(text)) > LONGEST_TEXT for text in texts):
        found.append(sentence("A text has at most {most} characters.", most=LONGEST_TEXT))
    return found


def _step_problems(steps: tuple[str, ...], known: tuple[str, ...]) -> list[Sentence]:
    if not steps:
        return [sentence("Choose at least one step.")]
    unknown = [step for step in steps if step not in known]
    return [sentence("Unknown steps: {steps}. Choose from {known}.", steps=unknown, known=known)] if unknown else []


def _date_problems(new: NewProgramme, calendar: Calendar) -> list[Sentence]:
    found: list[Sentence] = []
    if not calendar.is_working(new.start_on):
        found.append(
            sentence(
                "The start {day} is not a working day{reason}. The next one is {next_day}.",
                day=new.start_on,
                reason=_day_off(new.country, new.start_on),
                next_day=calendar.next_working(new.start_on),
            )
        )
    if new.promised_on and new.promised_on <= new.start_on:
        found.append(sentence("The promised date must lie after the start."))
    return found


def _day_off(country: str, day: date) -> Sentence:
    name = holiday_name(country, day, "en")
    local = holiday_name(country, day, "zh")
    return sentence(" ({name})", name={"en": name, "zh": local or name}) if name else sentence(" (weekend)")
