"""What the calendars of a programme say in one sentence, and who follows which."""

from collections.abc import Sequence

from phases.calendars.followers import Follower
from words.text import Sentence, counted, sentence


def calendars_answer(working: int, year: int, followers: Sequence[Follower]) -> Sentence:
    """Return how many days of a year are worked, and who follows calendars of their own."""
    own = [each for each in followers if each.calendar_key and each.kind != "programme"]
    days = counted("One working day in {year}", "{count} working days in {year}", working, year=str(year))
    if not own:
        return sentence("{days}; everybody follows the programme's calendar", days=days)
    people, units, tasks = (sum(each.kind == kind for each in own) for kind in ("person", "unit", "task"))
    parts = [
        words
        for words, number in (
            (counted("one person", "{count} people", people), people),
            (counted("one unit", "{count} units", units), units),
            (counted("one task", "{count} tasks", tasks), tasks),
        )
        if number
    ]
    return counted(
        "{days}; {parts} follows a calendar of its own",
        "{days}; {parts} follow calendars of their own",
        len(own),
        days=days,
        parts=parts,
    )
