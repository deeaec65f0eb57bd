"""What the measures say in one sentence each: is it used, as a habit, where not."""

from datetime import timedelta

from evaluation.measure import UNCOLOURED, WINDOW_DAYS, Measure
from evaluation.metrics import Group, Use
from words.format import percent
from words.status import Status
from words.text import Sentence, counted, sentence

NAMED = 3
FRACTIONS = (
    (0.04, "hardly anyone"),
    (0.17, "one in ten"),
    (0.29, "a quarter of them"),
    (0.42, "a third of them"),
    (0.58, "half of them"),
    (0.71, "two thirds of them"),
    (0.85, "three quarters of them"),
    (1.01, "nearly all of them"),
)


def use_answer(use: Use | None) -> Sentence:
    """Return whether people use it, how many as a habit and which units fall short; or what is missing to say so."""
    if use is None:
        return sentence("Use has not been measured yet: add the first event log")
    if not use.window.is_whole:
        return sentence(
            "The log holds {days} of the {needed} complete days it takes; use can be judged from {day} on",
            days=max(0, use.window.days),
            needed=WINDOW_DAYS,
            day=use.window.first_on + timedelta(days=WINDOW_DAYS),
        )
    if use.people < UNCOLOURED:
        return counted(
            "Only {count} person is known to have access; a reading takes ten",
            "Only {count} people are known to have access; a reading takes ten",
            use.people,
        )
    return _judged(use)


def _judged(use: Use) -> Sentence:
    active, habit = use.measures[0], use.measures[1]
    short = short_units(use.groups)
    facts = {"use": _use(active), "part": habit_part(active, habit)}
    if not short:
        return sentence("{use}, {part} as a habit", **facts)
    if len(short) > NAMED:
        return counted(
            "{use}, {part} as a habit; {count} unit falls short",
            "{use}, {part} as a habit; {count} units fall short",
            len(short),
            **facts,
        )
    names = tuple(group.name for group in short)
    return counted(
        "{use}, {part} as a habit; {units} falls short",
        "{use}, {part} as a habit; {units} fall short",
        len(short),
        units=names,
        **facts,
    )


def _use(active: Measure) -> Sentence:
    share = percent(active.value)
    if active.reading is Status.DONE:
        return sentence("People use it ({share})", share=share)
    if active.reading is Status.LATE:
        return sentence("Too few people use it ({share})", share=share)
    return sentence("It is open whether enough people use it ({share})", share=share)


def habit_part(active: Measure, habit: Measure) -> Sentence:
    """Return which part of the people who use it do so as a habit, in words."""
    share = (habit.hits or 0) / active.hits if active.hits else 0.0
    return sentence(next(words for limit, words in FRACTIONS if share < limit))


def short_units(groups: tuple[Group, ...]) -> tuple[Group, ...]:
    """Return the units whose habit rate is surely below its target, the lowest first."""
    missed = [group for group in groups if group.name and group.habit.reading is Status.LATE]
    return tuple(sorted(missed, key=lambda group: (group.habit.value, group.name)))


def measures_finding(use: Use) -> Sentence:
    """Return how many targets are met, missed and undecided."""
    readings = [measure.reading for measure in use.measures if measure.target is not None]
    met, missed = readings.count(Status.DONE), readings.count(Status.LATE)
    if met == len(readings):
        return counted("The target is met", "All {count} targets are met", met)
    if Status.UNPROVEN in readings:
        return sentence("No target can be judged yet")
    if not missed:
        return sentence("{met} of {targets} targets met, none missed", met=met, targets=len(readings))
    return sentence(
        "Targets: {met} met, {missed} missed, {undecided} undecided",
        met=met,
        missed=missed,
        undecided=len(readings) - met - missed,
    )


def units_finding(use: Use) -> Sentence:
    """Return which units fall short of the habit target, or that none does."""
    short = short_units(use.groups)
    if not short:
        above = sum(group.habit.reading is Status.DONE for group in use.groups)
        if above == len(use.groups):
            return sentence("Every unit reaches the habit target")
        return sentence("No unit surely falls short of the habit target")
    if len(short) > NAMED:
        return counted(
            "{count} unit falls short of the habit target", "{count} units fall short of the habit target", len(short)
        )
    names = tuple(group.name for group in short)
    return counted("{units} falls short", "{units} fall short", len(short), units=names)


def weeks_finding(use: Use) -> Sentence:
    """Return how the people active in the last complete week compare with four weeks before."""
    complete = [week.active for week in use.weeks if week.is_complete]
    if len(complete) < 5:
        return sentence("Too few complete weeks to tell a trend")
    last, before = complete[-1], complete[-5]
    if last == before:
        return sentence("{last} people a week, as four weeks ago", last=last)
    if last > before:
        return sentence("↑ {last} people a week, {before} four weeks ago", last=last, before=before)
    return sentence("↓ {last} people a week, {before} four weeks ago", last=last, before=before)


def functions_finding(use: Use) -> Sentence:
    """Return which function is used least: all that tie, or that all are used alike."""
    if not use.adoption:
        return sentence("The log does not say which function was used")
    least = use.adoption[-1]
    if len(use.adoption) == 1:
        return sentence("The log knows one function only")
    tied = tuple(each.function for each in use.adoption if each.measure.hits == least.measure.hits)
    facts = {"hits": least.measure.hits, "people": use.people}
    if len(tied) == len(use.adoption):
        return sentence("All functions are used alike: each by {hits} of {people} people", **facts)
    if len(tied) > NAMED:
        return sentence(
            "{count} functions are used least: each by {hits} of {people} people", count=len(tied), **facts
        )
    if len(tied) > 1:
        return sentence("{functions} are used least: each by {hits} of {people} people", functions=tied, **facts)
    return sentence("{function} is used least: {hits} of {people} people", function=least.function, **facts)
