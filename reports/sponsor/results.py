"""The parts of the sponsor's report that show results: maturity, use, what changed, how it was computed."""

from collections import Counter

from assessments.maturity.gaps import Gap
from assessments.maturity.profile import Profile
from evaluation.measure import Measure
from evaluation.metrics import Use
from phases.dates.calendar import NO_HOLIDAYS
from phases.summary.change import Change
from reports.pen import Pen, Section, left_out
from reports.sponsor.facts import Maturity, SponsorFacts
from words.format import UNKNOWN, country_name, number, percent, tenth
from words.status import Status
from words.text import Sentence, counted, sentence

READINGS = {Status.DONE: sentence("met"), Status.LATE: sentence("missed"), Status.UNDECIDED: sentence("undecided")}
MOST_GAPS, MOST_CHANGES, MOST_LOWEST = 3, 5, 5


def maturity(facts: SponsorFacts, pen: Pen) -> Section:
    """Write score, lowest level, coverage and the gaps that matter most."""
    found = facts.maturity
    if found is None or not found.profile.reality.answered:
        return pen.section(sentence("Maturity: not assessed yet"))
    title, basis = _standing(found.profile), pen.say(_basis(found, pen), 400)
    gaps = [gap for gap in found.gaps if gap.priority is not None][:MOST_GAPS]
    if not gaps:
        return pen.section(title, basis)
    head = [sentence("First gaps"), sentence("Score"), sentence("Target"), sentence("Next level says")]
    return pen.section(title, basis, pen.table(head, (_gap(gap, pen) for gap in gaps)).with_figures(1))


def _standing(profile: Profile) -> Sentence:
    score, level = profile.reality.score, profile.reality.lowest_level
    pattern = "Maturity: {score} of 5, lowest level {level}"
    if profile.reality.is_provisional:
        pattern = "Maturity, provisional: {score} of 5, lowest level {level}"
    return sentence(pattern, score=tenth(score), level=UNKNOWN if level is None else level)


def _basis(found: Maturity, pen: Pen) -> Sentence:
    reality = found.profile.reality
    lowest: list[str | Sentence] = [each.id for each in found.profile.lowest]
    if len(lowest) > MOST_LOWEST:
        lowest[MOST_LOWEST:] = [left_out(len(lowest) - MOST_LOWEST)]
    return sentence(
        "Weighted score of {dimensions} dimensions in practice; on the lowest level: {lowest}; {answered} of "
        "{applicable} questions answered ({share}) by {respondents}; “{title}”, {day}.",
        dimensions=sum(each.reality.score is not None for each in found.profile.dimensions),
        lowest=lowest,
        answered=reality.answered,
        applicable=reality.applicable,
        share=percent(reality.coverage),
        respondents=counted("{count} respondent", "{count} respondents", len(found.profile.respondents)),
        title=found.assessment.title,
        day=pen.day(found.assessment.held_on),
    )


def _gap(gap: Gap, pen: Pen) -> list[str]:
    title = sentence("{dimension} {title}", dimension=gap.dimension.id, title=gap.dimension.title)
    target = sentence("{level} (gate)", level=gap.target) if gap.minimum else str(gap.target)
    ahead = gap.dimension.level[min(gap.level or 1, len(gap.dimension.level) - 1)]
    return [pen.say(title), tenth(gap.score), pen.say(target), pen.say(ahead)]


def use(facts: SponsorFacts, pen: Pen) -> Section:
    """Write how much the system is used, with who counts and the interval."""
    found = facts.use
    if found is None:
        return pen.section(sentence("Use: not measured yet"))
    if isinstance(found, Sentence):
        return pen.section(sentence("Use: cannot be read"), pen.say(found, 300))
    head = [
        sentence("Measure"),
        sentence("People"),
        sentence("Share"),
        sentence("95 % interval"),
        sentence("Target"),
        sentence("State"),
    ]
    rows = [_measure(each, pen) for each in found.measures]
    return pen.section(_period(found, pen), pen.table(head, rows).with_figures(1, 2, 3, 4))


def _period(found: Use, pen: Pen) -> Sentence:
    return counted(
        "Use in the {count} day from {first} to {last}",
        "Use in the {count} days from {first} to {last}",
        found.window.days,
        first=pen.day(found.window.first_on),
        last=pen.day(found.window.last_on),
    )


def _measure(measure: Measure, pen: Pen) -> list[str]:
    part = sentence("{part} of {whole}", part=measure.hits, whole=measure.base)
    low, high = (number(share * 100) for share in measure.interval)
    shows = measure.shows_share
    return [
        pen.say(sentence(measure.name)),
        pen.say(part) if measure.hits is not None else number(measure.base),
        percent(measure.value) if shows else UNKNOWN,
        pen.say(sentence("{low} to {high}", low=low, high=high)) if shows else UNKNOWN,
        percent(measure.target),
        pen.status(measure.reading, READINGS.get(measure.reading)) if measure.target is not None else UNKNOWN,
    ]


def changes(facts: SponsorFacts, pen: Pen) -> Section:
    """Write what changed in the last two weeks."""
    if not facts.changes:
        return pen.section(sentence("Nothing changed in the last 14 days"))
    often = Counter(pen.say(each.words) for each in facts.changes)
    newest: dict[str, Change] = {}
    for each in facts.changes:
        newest.setdefault(pen.say(each.words), each)
    shown = sorted(newest.items(), key=lambda pair: pair[1].at, reverse=True)
    lines = [_change(pair, often[pair[0]], pen) for pair in shown[:MOST_CHANGES]]
    heading = counted("{count} change in the last 14 days", "{count} changes in the last 14 days", len(facts.changes))
    return pen.section(heading, "\n".join(lines))


def _change(said: tuple[str, Change], often: int, pen: Pen) -> str:
    words, change = said
    times = f" ×\N{NO-BREAK SPACE}{often}" if often > 1 else ""
    return f"- {pen.day(change.at.date())} {change.status.sign}\N{NO-BREAK SPACE}{words}{times}"


def computed(facts: SponsorFacts, pen: Pen) -> Section:
    """Write from what, and by which rules, the figures were computed."""
    programme, (name, made_on) = facts.view.programme, facts.baseline or (UNKNOWN, None)
    calendar: object = country_name(programme.country, pen.language)
    if programme.country == NO_HOLIDAYS:
        calendar = sentence("Monday to Friday, no holidays")
    words = sentence(
        "Status date {today} · revision {revision} · baseline {baseline} of {made_on} · calendar {calendar} · "
        "method {pack} {version}. Dates come from the task network, one forecast each; drift is in working days "
        "against the baseline, a promise in calendar days; work done weighs each task with its days; score, "
        "levels and shares are computed from the answers and events, never entered.",
        today=pen.day(facts.today),
        revision=programme.revision,
        baseline=name,
        made_on=pen.day(made_on),
        calendar=calendar,
        pack=programme.pack_id,
        version=programme.pack_version,
    )
    return pen.section(sentence("How this was computed"), pen.say(words, 800))
