"""What people may do to a calendar: what can be saved, and every reason why it cannot."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from errors import Refusal
from phases.calendars.followers import Follow
from phases.calendars.hours import hours_problems
from phases.capacity.terms import calendars_of
from phases.capacity.workweek import COUNTRY, WorkCalendar, lineage
from phases.dates.calendar import countries
from phases.programme import LONGEST_NAME, Programme, plain
from words.text import Sentence, Text, joined, sentence

OWN_KEY = "k-"
"""Before the keys of calendars that were made here; an import brings others."""
MOST_EXCEPTIONS = 2000
LONGEST_REASON = 120


class InvalidCalendar(Refusal):
    """A calendar has mistakes; every one is listed and nothing was saved."""

    def __init__(self, problems: Sequence[Sentence]) -> None:
        self.problems = tuple(problems)
        super().__init__(sentence("Nothing was saved: {problems}", problems=joined(problems)))


class CalendarInUse(Refusal):
    """Somebody follows a calendar, or another calendar is built on it."""

    def __init__(self, name: Text, users: Sequence[Text | Sentence]) -> None:
        super().__init__(
            sentence(
                "“{name}” is in use: {users}. Give them another calendar first, then delete it.",
                name=name,
                users=list(users),
            )
        )


class FollowedOtherwise(Refusal):
    """Somebody gave a follower another calendar since."""

    def __init__(self, names: Sequence[Text | Sentence]) -> None:
        super().__init__(
            sentence(
                "Somebody gave these another calendar since: {names}. Nothing was saved; look at them again.",
                names=list(names),
            )
        )


@dataclass(frozen=True, slots=True)
class CalendarEdit:
    """A calendar as it is wanted, version 0 where it is new, and who goes to it or leaves it."""

    calendar: WorkCalendar
    follows: tuple[Follow, ...] = ()


def settled(edit: CalendarEdit, known: Collection[WorkCalendar]) -> CalendarEdit:
    """Return the edit with the key of a new calendar, and without blanks around its name."""
    calendar = edit.calendar
    if isinstance(calendar.name, str):
        calendar = replace(calendar, name=calendar.name.strip())
    if calendar.version:
        return replace(edit, calendar=calendar)
    key = calendar.key or new_key(known)
    follows = tuple(replace(each, after=key) if not each.after else each for each in edit.follows)
    return CalendarEdit(replace(calendar, key=key), follows)


def new_key(known: Iterable[WorkCalendar]) -> str:
    """Return a key that no calendar of the list has."""
    numbers = [int(number) for each in known if (number := each.key.removeprefix(OWN_KEY)).isdigit()]
    return f"{OWN_KEY}{max(numbers, default=0) + 1}"


def with_calendar(known: Sequence[WorkCalendar], calendar: WorkCalendar) -> list[WorkCalendar]:
    """Return the calendars with this one in its place, at the end where it is new."""
    if all(each.key != calendar.key for each in known):
        return [*known, calendar]
    return [calendar if each.key == calendar.key else each for each in known]


def refuse_calendar(programme: Programme, calendar: WorkCalendar, known: Sequence[WorkCalendar]) -> None:
    """Refuse a calendar with mistakes, all at once; then one that is built on itself or never worked, or makes so."""
    if problems := calendar_problems(calendar, known):
        raise InvalidCalendar(problems)
    after = with_calendar(known, calendar)
    by_key = {each.key: each for each in after}
    lineage(calendar, by_key)
    built_on = [each.key for each in after if _is_built_on(each, calendar.key, by_key)]
    calendars_of(replace(programme, calendar_key=""), after, built_on)


def calendar_problems(calendar: WorkCalendar, known: Sequence[WorkCalendar]) -> list[Sentence]:
    """Return what is wrong with a calendar by itself and beside the others, each with what to do."""
    found: list[Sentence] = []
    name = plain(calendar.name)
    others = [each for each in known if each.key != calendar.key]
    if not name or len(name) > LONGEST_NAME:
        found.append(sentence("A calendar's name has 1 to {most} characters.", most=LONGEST_NAME))
    elif any(plain(each.name) == name for each in others):
        found.append(sentence("There is a calendar “{name}” already. Choose another name.", name=name))
    if not _base_is_known(calendar.base, others):
        found.append(sentence("There is no calendar “{key}” to build on. Choose another base.", key=calendar.base))
    for spans in calendar.week:
        found += hours_problems(spans or ())
    return found + _exception_problems(calendar)


def _exception_problems(calendar: WorkCalendar) -> list[Sentence]:
    found: list[Sentence] = []
    for each in calendar.exceptions:
        if each.last < each.first:
            found.append(
                sentence(
                    "From {first} to {last}: the last day lies before the first.", first=each.first, last=each.last
                )
            )
        if len(each.name) > LONGEST_REASON:
            found.append(
                sentence("{day}: a reason has at most {most} characters.", day=each.first, most=LONGEST_REASON)
            )
        found += [sentence("{day}: {problem}", day=each.first, problem=words) for words in hours_problems(each.spans)]
    if len(calendar.exceptions) > MOST_EXCEPTIONS:
        found.append(sentence("A calendar has at most {most} lines of exceptional days.", most=MOST_EXCEPTIONS))
    return found


def _base_is_known(base: str, others: Sequence[WorkCalendar]) -> bool:
    if base.startswith(COUNTRY):
        return base.removeprefix(COUNTRY) in countries()
    return not base or any(each.key == base for each in others)


def _is_built_on(calendar: WorkCalendar, key: str, known: dict[str, WorkCalendar]) -> bool:
    """Return whether a calendar is this one or built on it; one that is in a circle of others is none."""
    seen: set[str] = set()
    while calendar.key != key:
        seen.add(calendar.key)
        if calendar.base not in known or calendar.base in seen:
            return False
        calendar = known[calendar.base]
    return True
