"""What an import would do to a plan, in one sentence."""

from collections.abc import Sequence

from phases.capacity.people import Person
from phases.intake.difference.arrival import Arrival
from phases.intake.incoming import Difference
from phases.plan import Task
from words.text import Sentence, Text, counted, sentence

NAMED = 6


def difference_finding(found: Difference) -> Sentence:
    """Return what applying a file does: what comes, changes and goes of rows, links and people; edits here stay."""
    parts = [] if found.is_empty else _counts(found)
    kept = _kept(found.arrival)
    if not parts and not kept:
        return sentence("The plan already says what the file says; there is nothing to apply")
    if not parts:
        return sentence("There is nothing to apply; {parts}", parts=kept)
    if not kept:
        return sentence("What the file does: {parts}", parts=parts)
    return sentence("What the file does: {parts}; {kept}", parts=parts, kept=kept)


def _counts(found: Difference) -> list[Sentence]:
    parts = [
        (counted("one row comes in", "{count} rows come in", len(found.added)), found.added),
        (counted("one row changes", "{count} rows change", len(found.changed)), found.changed),
        (counted("one link comes in", "{count} links come in", len(found.added_links)), found.added_links),
        (counted("one link goes", "{count} links go", len(found.removed_links)), found.removed_links),
        (counted("one row moves in the outline: {names}", "{count} rows move in the outline: {names}",
                 len(found.arranged), names=_titles(found.arranged)), found.arranged),
        (counted("notes, fields, priority or code of one row change: {names}",
                 "notes, fields, priority or codes of {count} rows change: {names}",
                 len(found.told), names=_titles(found.told)), found.told),
    ]  # fmt: skip
    counted_rows = [words for words, rows in parts if rows]
    return [*counted_rows, *_arriving(found.arrival)]


def _arriving(found: Arrival) -> list[Sentence]:
    people, work = found.persons, found.assignments
    calendars = len(found.calendars.came) + len(found.calendars.changed) + len(found.calendars.gone)
    shares = len(work.came) + len(work.changed) + len(work.gone)
    costs = len(found.costs.came) + len(found.costs.changed) + len(found.costs.gone)
    parts = [
        (counted("one person comes in: {names}", "{count} people come in: {names}", len(people.came),
                 names=_names(people.came)), len(people.came)),
        (counted("one person changes: {names}", "{count} people change: {names}", len(people.changed),
                 names=_names(people.changed)), len(people.changed)),
        (counted("one person goes: {names}", "{count} people go: {names}", len(people.gone),
                 names=_names(people.gone)), len(people.gone)),
        (counted("the work of one assignment changes", "the work of {count} assignments changes", shares), shares),
        (counted("one calendar changes", "{count} calendars change", calendars), calendars),
        (counted("the cost of one task changes", "the cost of {count} tasks changes", costs), costs),
    ]  # fmt: skip
    return [words for words, number in parts if number]


def _kept(found: Arrival) -> list[Sentence]:
    """Return what people edited here and the import would have changed."""
    people, work, costs = found.persons.kept, found.assignments.kept, found.costs.kept
    calendars = [each.name for each in found.calendars.kept]
    parts = [
        (counted("{names} stays as edited here", "{names} stay as edited here", len(people), names=_names(people)),
         people),
        (counted("the work of one assignment stays as edited here",
                 "the work of {count} assignments stays as edited here", len(work)), work),
        (counted("the calendar {names} stays as edited here", "the calendars {names} stay as edited here",
                 len(calendars), names=calendars[:NAMED]), calendars),
        (counted("the cost of one task stays as recorded here", "the cost of {count} tasks stays as recorded here",
                 len(costs)), costs),
    ]  # fmt: skip
    return [words for words, rows in parts if rows]


def _titles(rows: Sequence[Task]) -> list[Text]:
    return [each.title or each.key for each in rows[:NAMED]]


def _names(people: Sequence[Person]) -> list[Text]:
    return [each.name for each in people[:NAMED]]


def moved_finding(moved: Sequence[Task]) -> Sentence:
    """Return how many linked rows start elsewhere than their file says, and the first of them by name."""
    return counted(
        "One linked task starts on another day here than in the file, as links and durations say: {names}",
        "{count} linked tasks start on other days here than in the file, as links and durations say. "
        "The first: {names}",
        len(moved),
        names=[each.title or each.key for each in moved[:NAMED]],
    )


def missing_finding(found: Difference) -> Sentence:
    """Return how many rows only stand here; an import never removes them."""
    return counted("One row stands only here and stays", "{count} rows stand only here and stay", len(found.missing))
