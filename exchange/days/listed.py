"""Days that a list names, and what of the list has no place here."""

from dataclasses import dataclass

from phases.calendars.changing.taking import ListedDay
from words.text import Sentence

MOST_DAYS = 4000


@dataclass(frozen=True, slots=True)
class DaysFound:
    """The days of a list, and in words what of it was left out."""

    days: tuple[ListedDay, ...]
    ignored: tuple[Sentence, ...] = ()
