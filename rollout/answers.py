"""What the matrix says in one sentence: who is late, in what, and what it moves."""

from collections.abc import Mapping, Sequence
from datetime import date

from rollout.matrix import UnitRow, live_on, planned_lives, worst_first
from words.status import Status
from words.text import Sentence, Text, counted, sentence

Titles = Mapping[str, Text]
"""What each activity is called, by id."""


def rollout_answer(rows: Sequence[UnitRow], titles: Titles) -> Sentence:
    """Return which unit is late in what and what that moves, else how far the rollout is."""
    if not rows:
        return sentence("No unit is in the plan yet")
    if all(row.is_live for row in rows):
        return counted("The only unit is live", "All {count} units are live", len(rows))
    if finding := _late_finding(rows, titles):
        return sentence("{finding}; {pilot}", finding=finding, pilot=pilot_words(rows))
    return _on_time(rows)


def _late_finding(rows: Sequence[UnitRow], titles: Titles) -> Sentence | None:
    """Return what is said of late units, or of units that something else will make late."""
    late = [row for row in worst_first(rows) if row.status is Status.LATE]
    if len(late) == 1:
        return _late_words(late[0], titles)
    if late:
        return sentence("{count} units are late. First: {words}", count=len(late), words=_late_words(late[0], titles))
    slipping = [row for row in worst_first(rows) if row.status is Status.RISK and row.misses]
    if not slipping:
        return None
    first = {"unit": slipping[0].unit.name, "day": slipping[0].live.finish, "days": slipping[0].live.drift}
    return counted(
        "{unit} goes live on {day}, {days} days after its baseline",
        "{count} units go live later than planned, first {unit} on {day}, by {days} days",
        len(slipping),
        **first,
    )


def _late_words(row: UnitRow, titles: Titles) -> Sentence:
    cell, drift = row.now, row.now.dated.drift or 0
    words = {"unit": row.unit.name, "activity": _inline(titles[cell.activity]), "day": row.live.finish}
    if drift <= 0:
        return sentence("{unit} is overdue in {activity}; its go-live is forecast for {day}", **words)
    if row.live.drift is not None and row.live.drift > 0:
        return counted(
            "{unit} is one day late in {activity} and moves its go-live to {day}",
            "{unit} is {count} days late in {activity} and moves its go-live to {day}",
            drift,
            **words,
        )
    return counted(
        "{unit} is one day late in {activity} and still goes live on {day}",
        "{unit} is {count} days late in {activity} and still goes live on {day}",
        drift,
        **words,
    )


def _inline(title: Text) -> Text:
    """Return an activity's name as it stands inside a sentence: English without its capital."""
    if isinstance(title, str):
        return title
    return {
        language: words[:1].lower() + words[1:] if language == "en" else words for language, words in title.items()
    }


def pilot_words(rows: Sequence[UnitRow]) -> Sentence:
    """Return whether the pilot held, holds or misses its date; the worst one where there are several."""
    pilots = [row for row in rows if row.unit.is_pilot]
    if not pilots:
        return sentence("there is no pilot")
    worst = max(pilots, key=lambda row: row.live.drift or 0)
    days = worst.live.drift or 0
    if worst.is_live:
        return (
            counted(
                "the pilot is live, one day after its date", "the pilot is live, {count} days after its date", days
            )
            if days > 0
            else sentence("the pilot went live on time")
        )
    if days <= 0:
        return sentence("the pilot holds its date")
    return counted("the pilot is one day behind", "the pilot is {count} days behind", days)


def _on_time(rows: Sequence[UnitRow]) -> Sentence:
    ahead = sorted((row for row in rows if not row.is_live), key=lambda row: row.live.finish)
    live = len(rows) - len(ahead)
    words = {"all": len(rows), "unit": ahead[0].unit.name, "day": ahead[0].live.finish}
    if not live:
        return _none_live(rows, ahead)
    return counted(
        "{count} of {all} units is live and no other is late; next is {unit} on {day}",
        "{count} of {all} units are live and no other is late; next is {unit} on {day}",
        live,
        **words,
    )


def _none_live(rows: Sequence[UnitRow], ahead: Sequence[UnitRow]) -> Sentence:
    first = min(ahead, key=lambda row: row.cells[0].dated.start)
    if not any(row.has_started for row in rows):
        day = first.cells[0].dated.start
        return sentence("No unit has started; {unit} goes first on {day}", unit=first.unit.name, day=day)
    words = {"unit": ahead[0].unit.name, "day": ahead[0].live.finish}
    return sentence("No unit is live yet and none is late; first is {unit} on {day}", **words)


def go_live_finding(rows: Sequence[UnitRow]) -> Sentence:
    """Return which units miss their promised go-live by more than a working week."""
    missing = [row for row in rows if row.misses]
    if not missing:
        return sentence("Every unit goes live within a week of its baseline")
    if len(missing) == len(rows) > 1:
        return sentence("All {n} units miss their promised go-live", n=len(rows))
    if len(missing) <= 2:
        return counted(
            "Only {units} misses its promised go-live",
            "Only {units} miss their promised go-live",
            len(missing),
            units=[row.unit.name for row in missing],
        )
    return sentence("{n} of {all} units miss their promised go-live", n=len(missing), all=len(rows))


def live_finding(rows: Sequence[UnitRow], today: date) -> Sentence:
    """Return how many units are live today, and how many the baseline wanted."""
    live, planned = sum(row.is_live for row in rows), live_on(planned_lives(rows), today)
    pattern = {"live": live, "planned": planned, "all": len(rows)}
    if live == planned:
        return sentence("{live} of {all} units live today, as planned", live=live, all=len(rows))
    return sentence("{live} of {all} units live today, {planned} planned", **pattern)
