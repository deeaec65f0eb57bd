"""What people may do to persons and assignments: what can be saved, and every reason why it cannot."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from math import isfinite
from typing import Any

from errors import Refusal
from phases.capacity.people import Assignment, NewPerson, Person, PersonEdit
from phases.plan import Task
from words.text import LANGUAGES, Sentence, Text, joined, pick, sentence

EDITABLE = ("name", "role", "units", "rate", "calendar_key")
LONGEST_NAME = 120
MOST_UNITS = 1000
MOST_RATE = 1e9
MOST_HOURS = 1e6
OWN_KEY = "w-"
"""Before the keys of people who were named here; an import replaces only those that it brought itself."""
Name = Text | Sentence


class InvalidStaff(Refusal):
    """Persons or assignments have mistakes; every one is listed and nothing was saved."""

    def __init__(self, problems: Sequence[Sentence]) -> None:
        self.problems = tuple(problems)
        super().__init__(sentence("Nothing was saved: {problems}", problems=joined(problems)))


@dataclass(frozen=True, slots=True)
class StaffBatch:
    """Changes of persons that are saved together or not at all."""

    added: tuple[NewPerson, ...] = ()
    edits: tuple[PersonEdit, ...] = ()
    removed: tuple[Person, ...] = ()
    """As they stood when somebody took them off the list."""


def added_persons(persons: Sequence[Person], new: Sequence[NewPerson]) -> list[Person]:
    """Return people who join, with keys that nobody has had in this list."""
    numbers = [int(each.key[len(OWN_KEY) :]) for each in persons if each.key.startswith(OWN_KEY)]
    start = max(numbers, default=0) + 1
    return [
        Person(
            f"{OWN_KEY}{at}",
            each.name.strip(),
            role=each.role,
            units=each.units,
            rate=each.rate,
            calendar_key=each.calendar_key,
        )
        for at, each in enumerate(new, start)
    ]


def differing(person: Person, changes: Mapping[str, Any]) -> dict[str, Any]:
    """Return the changes that change something."""
    cleaned = {key: value.strip() if isinstance(value, str) else value for key, value in changes.items()}
    return {key: value for key, value in cleaned.items() if getattr(person, key) != value}


def refuse_staff(persons: Sequence[Person], touched: Collection[str], calendars: Collection[str]) -> None:
    """Refuse a list of persons as it would be, with all mistakes of those that were touched."""
    problems = [each for person in persons if person.key in touched for each in _problems(person, calendars)]
    names = Counter(_plain(each) for each in persons)
    doubled = {_plain(each) for each in persons if each.key in touched and _plain(each) and names[_plain(each)] > 1}
    problems += [
        sentence("There are two persons called “{name}”. Tell them apart.", name=name) for name in sorted(doubled)
    ]
    if problems:
        raise InvalidStaff(problems)


def refuse_assignment(assignment: Assignment, pair: tuple[Task, Person], name_of: Callable[[], Name]) -> None:
    """Refuse an assignment that cannot be; the task's name is asked for only then."""
    (task, person), problems = pair, []
    if task.kind == "summary":
        problems.append(sentence("{task}: people work on tasks, not on summaries.", task=name_of()))
    if not _within(assignment.units, MOST_UNITS) or not assignment.units:
        problems.append(
            sentence(
                "{task}: the full-time share of {who} is more than 0 and at most {most}.",
                task=name_of(),
                who=person.name,
                most=MOST_UNITS,
            )
        )
    if assignment.work is not None and not _within(assignment.work, MOST_HOURS):
        problems.append(sentence("{task}: the hours of {who} are 0 or more.", task=name_of(), who=person.name))
    if assignment.cost is not None and not _within(assignment.cost, MOST_RATE):
        problems.append(sentence("{task}: the cost of {who} is 0 or more.", task=name_of(), who=person.name))
    if problems:
        raise InvalidStaff(problems)


def edited(person: Person, changes: Mapping[str, Any]) -> Person:
    """Return the person with changes; refuse a field that people do not edit."""
    if foreign := sorted(set(changes) - set(EDITABLE)):
        raise InvalidStaff([sentence("{name}: {fields} cannot be edited.", name=person.name, fields=foreign)])
    return replace(person, **changes)


def _problems(person: Person, calendars: Collection[str]) -> list[Sentence]:
    found: list[Sentence] = []
    name = _plain(person)
    if not name:
        found.append(sentence("A person needs a name."))
    if len(name) > LONGEST_NAME or len(person.role) > LONGEST_NAME:
        found.append(
            sentence("{name}: names and roles have at most {most} characters.", name=name[:40], most=LONGEST_NAME)
        )
    if not _within(person.units, MOST_UNITS) or not person.units:
        found.append(
            sentence(
                "{name}: a full-time share is more than 0 and at most {most}; 1 is one person full time.",
                name=name,
                most=MOST_UNITS,
            )
        )
    if person.rate is not None and not _within(person.rate, MOST_RATE):
        found.append(sentence("{name}: a rate is 0 or more.", name=name))
    if person.calendar_key and person.calendar_key not in calendars:
        found.append(
            sentence("{name}: there is no calendar “{key}” in this programme.", name=name, key=person.calendar_key)
        )
    return found


def _plain(person: Person) -> str:
    return pick(person.name, LANGUAGES[0]).strip()


def _within(number: Any, most: float) -> bool:
    return (
        isinstance(number, int | float) and not isinstance(number, bool) and isfinite(number) and 0 <= number <= most
    )
