"""The all-day events of an iCalendar file as days off, or as make-up days where their title says so."""

import re
from datetime import date, datetime, timedelta
from typing import Any

from icalendar import Calendar

from errors import Refusal
from exchange.days.listed import MOST_DAYS, DaysFound
from phases.calendars.changing.taking import ListedDay
from words.text import Sentence, counted, sentence

WORKED = re.compile(r"上班|补班|make-?up|working day|workday", re.IGNORECASE)


class BrokenCalendarFile(Refusal):
    """The text begins like an iCalendar file and is none."""

    def __init__(self) -> None:
        super().__init__(sentence("This iCalendar file is damaged. Save it again where it comes from."))


def days_of_calendar(text: str) -> DaysFound:
    """Return the days of all-day events; timed ones and repetitions are left out, and it is said."""
    try:
        events = [each for part in Calendar.from_ical(text, multiple=True) for each in part.walk("VEVENT")]
    except (ValueError, IndexError, KeyError) as broken:
        raise BrokenCalendarFile from broken
    if len(events) < text.count("BEGIN:VEVENT"):
        raise BrokenCalendarFile
    days: list[ListedDay] = []
    timed, repeating = 0, 0
    for event in events:
        found = _days(event)
        timed += not found
        repeating += "RRULE" in event
        days += found
    return DaysFound(tuple(days), tuple(_ignored(timed, repeating)))


def _ignored(timed: int, repeating: int) -> list[Sentence]:
    found = [
        (counted("one event with a time of day", "{count} events with a time of day", timed), timed),
        (
            counted(
                "the repetitions of one event: only its first is taken",
                "the repetitions of {count} events: only the first of each is taken",
                repeating,
            ),
            repeating,
        ),
    ]
    return [words for words, number in found if number]


def _days(event: Any) -> list[ListedDay]:
    start = event.decoded("DTSTART", None)
    if not isinstance(start, date):
        raise BrokenCalendarFile
    if isinstance(start, datetime):
        return []
    length = event.decoded("DURATION", None)
    end = event.decoded("DTEND", None) or (start + length if isinstance(length, timedelta) else None)
    last = end - timedelta(days=1) if isinstance(end, date) and not isinstance(end, datetime) else start
    name = str(event.get("SUMMARY", "")).strip()
    span = range(min(max(1, (last - start).days + 1), MOST_DAYS))
    return [ListedDay(start + timedelta(days=at), bool(WORKED.search(name)), name) for at in span]
