"""How two states of one calendar differ, in words: for a save that came second, and before dates are taken over."""

from errors import Refusal
from phases.calendars.hours import written_hours
from phases.capacity.workweek import Spans, WorkCalendar
from words.text import Sentence, counted, sentence

WEEKDAYS = (
    sentence("Monday"),
    sentence("Tuesday"),
    sentence("Wednesday"),
    sentence("Thursday"),
    sentence("Friday"),
    sentence("Saturday"),
    sentence("Sunday"),
)


class CalendarSavedFirst(Refusal):
    """Somebody else saved the calendar first; carries what differs."""

    def __init__(self, theirs: WorkCalendar, yours: WorkCalendar) -> None:
        found = calendar_differences(theirs, yours)
        words = sentence("Somebody else saved this first, as you wanted it. Reload the page to see it.")
        if found:
            words = sentence("Somebody else saved this first. What stands there → yours: {values}", values=found)
        super().__init__(words)


def calendar_differences(theirs: WorkCalendar, yours: WorkCalendar) -> list[Sentence]:
    """Return what stands in one calendar beside the other: name, base, the hours of each weekday, exceptions."""
    found: list[Sentence] = []
    if theirs.name != yours.name:
        found.append(sentence("Name: {theirs} → {yours}", theirs=theirs.name, yours=yours.name))
    if theirs.base != yours.base:
        found.append(sentence("Built on: {theirs} → {yours}", theirs=theirs.base or "–", yours=yours.base or "–"))
    days = zip(WEEKDAYS, theirs.week, yours.week, strict=True)
    found += [
        sentence("{day}: {theirs} → {yours}", day=day, theirs=_hours(one), yours=_hours(two))
        for day, one, two in days
        if one != two
    ]
    only = set(theirs.exceptions) ^ set(yours.exceptions)
    if only:
        dates = sorted({each.first for each in only})
        found.append(
            counted(
                "the exceptional day {day} differs",
                "exceptional days of {count} dates differ, the first {day}",
                len(dates),
                day=dates[0],
            )
        )
    return found


def _hours(spans: Spans | None) -> Sentence | str:
    if spans is None:
        return sentence("as the base")
    return written_hours(spans, "") or sentence("day off")
