"""The page about maturity: result, dimensions, what comes first, where people disagree, what changed."""

from assessments.agreement.talk import Group, Talk
from assessments.maturity.comparison import changed_answers, comparison, signed
from assessments.maturity.gaps import DEFAULT_TARGET, Gap
from assessments.maturity.profile import DimensionProfile, Profile, compare
from reports.assessment.facts import MaturityFacts
from reports.pen import Pen, Section
from words.format import UNKNOWN, number, percent, tenth
from words.status import Status
from words.text import Sentence, counted, sentence

MOST_GAPS, MOST_TALKS, MOST_CHANGES = 4, 4, 4
ANSWER_WORDS = {"NA": "N/A"}


def maturity_sections(facts: MaturityFacts, pen: Pen) -> tuple[Section, ...]:
    """Return the sections of the page."""
    return (result(facts, pen), dimensions(facts, pen), gaps(facts, pen), talks(facts, pen), changes(facts, pen))


def result(facts: MaturityFacts, pen: Pen) -> Section:
    """Write the figures: score, lowest level, intention, lag, coverage, open disagreements."""
    found = facts.result.profile
    reality = found.reality
    head = [
        sentence("Weighted score"),
        sentence("Lowest level"),
        sentence("Intention"),
        sentence("Intention minus reality"),
        sentence("Coverage"),
        sentence("Open disagreements"),
    ]
    row = [
        f"**{tenth(reality.score)}**",
        level(reality.lowest_level),
        tenth(found.intention.score),
        signed(found.lag) or "0.0",
        share(reality.answered, reality.applicable, pen),
        str(sum(each.is_open for each in facts.result.talks)),
    ]
    title = sentence("Maturity: {score} of 5, lowest level {level}", score=tenth(reality.score), level=row[1])
    if reality.is_provisional:
        pattern = "Maturity, provisional: {score} of 5, lowest level {level}"
        title = sentence(pattern, score=tenth(reality.score), level=row[1])
    return pen.section(title, pen.table(head, [row]))


def dimensions(facts: MaturityFacts, pen: Pen) -> Section:
    """Write every dimension: score, level and why, target, intention, coverage, agreement."""
    short = {each.dimension.id for each in facts.gaps}
    head = [
        sentence("Dimension"),
        sentence("State"),
        sentence("Score"),
        sentence("Level"),
        sentence("Target"),
        sentence("Intention"),
        sentence("Coverage"),
        sentence("Agreement"),
    ]
    rows = [_dimension(each, facts, pen) for each in facts.result.profile.dimensions]
    title = counted(
        "{count} of {whole} dimensions is below its target",
        "{count} of {whole} dimensions are below their target",
        len(short),
        whole=len(rows),
    )
    return pen.section(title, pen.table(head, rows).with_figures(2, 4, 5, 6, 7))


def _dimension(found: DimensionProfile, facts: MaturityFacts, pen: Pen) -> list[str]:
    rating = found.reality
    reason = sentence("{level}, stopped at {question}", level=level(rating.level), question=rating.stopped_at or "")
    stopped = pen.say(reason) if rating.stopped_at and rating.level is not None else level(rating.level)
    return [
        pen.say(sentence("{dimension} {title}", dimension=found.id, title=found.dimension.title)),
        _state(found, facts, pen),
        tenth(rating.score),
        stopped,
        str(facts.minimums.get(found.id, DEFAULT_TARGET)),
        tenth(found.intention.score),
        share(rating.answered, rating.applicable, pen),
        agreement(found),
    ]


def _state(found: DimensionProfile, facts: MaturityFacts, pen: Pen) -> str:
    if found.reality.is_out_of_scope:
        return pen.status(Status.OUT)
    if found.reality.score is None:
        return pen.status(Status.UNPROVEN)
    if any(each.dimension.id == found.id for each in facts.gaps):
        return pen.status(Status.LATE, sentence("below"))
    return pen.status(Status.DONE, sentence("reached"))


def agreement(found: DimensionProfile) -> str:
    """Return the lowest agreement on a question of the dimension; unknown with fewer than three answers."""
    known = [each.agreement for each in found.agreements.values() if each.agreement is not None]
    return number(min(known), 2) if known else UNKNOWN


def level(found: int | None) -> str:
    """Return a level; unknown: –."""
    return UNKNOWN if found is None else str(found)


def share(answered: int, applicable: int, pen: Pen) -> str:
    """Return a coverage with its base."""
    if not applicable:
        return UNKNOWN
    words = sentence("{part} of {whole}", part=answered, whole=applicable)
    return f"{percent(answered / applicable)} ({pen.say(words)})"


def gaps(facts: MaturityFacts, pen: Pen) -> Section:
    """Write which gaps to close first."""
    rated = [each for each in facts.gaps if each.priority is not None][:MOST_GAPS]
    if not rated:
        return pen.section(sentence("No gap is open"))
    head = [
        sentence("First gaps"),
        sentence("Priority"),
        sentence("Score"),
        sentence("Target"),
        sentence("Next level says"),
    ]
    first = rated[0].dimension
    title = sentence("First of all: {dimension} {title}", dimension=first.id, title=first.title)
    return pen.section(title, pen.table(head, [_gap(each, pen) for each in rated]).with_figures(1, 2))


def _gap(gap: Gap, pen: Pen) -> list[str]:
    ahead = gap.dimension.level[min(gap.level or 1, len(gap.dimension.level) - 1)]
    target = sentence("{level} (gate)", level=gap.target) if gap.minimum else str(gap.target)
    title = sentence("{dimension} {title}", dimension=gap.dimension.id, title=gap.dimension.title)
    return [pen.say(title), tenth(gap.priority), tenth(gap.score), pen.say(target), pen.say(ahead, 200)]


def talks(facts: MaturityFacts, pen: Pen) -> Section:
    """Write the questions on which people disagree most; groups that are too small stay out."""
    listed = [each for each in facts.result.talks if each.is_open or each.is_role_finding]
    if not listed:
        return pen.section(sentence("Nobody disagrees by two steps or more"))
    head = [sentence("Question"), sentence("Range"), sentence("Agreement"), sentence("Median by group")]
    title = counted("{count} question is seen differently", "{count} questions are seen differently", len(listed))
    return pen.section(title, pen.table(head, [_talk(each, pen) for each in listed[:MOST_TALKS]]).with_figures(1, 2))


def _talk(talk: Talk, pen: Pen) -> list[str]:
    found = talk.agreement
    groups = [_group(each) for each in talk.groups]
    return [
        pen.say(sentence("{question} {text}", question=talk.name, text=talk.text), 160),
        UNKNOWN if found.spread is None else str(found.spread),
        UNKNOWN if found.agreement is None else number(found.agreement, 2),
        pen.listed(groups, MOST_TALKS),
    ]


def _group(group: Group) -> Sentence:
    role = group.role.words if group.role is not None else sentence("Others")
    return sentence("{role} {answer} (n={n})", role=role, answer=letter(group.median), n=group.size)


def letter(answer: str) -> str:
    """Return an answer as people write it."""
    return ANSWER_WORDS.get(str(answer), str(answer))


def changes(facts: MaturityFacts, pen: Pen) -> Section:
    """Write what changed since the assessment before."""
    if facts.before is None:
        return pen.section(sentence("No earlier assessment to compare with"))
    (held, before), after = facts.before, facts.result.profile
    since = sentence("Since “{title}”, {day}", title=held.title, day=pen.day(held.held_on))
    basis = pen.say(
        sentence("{since}: {count} answers count differently", since=since, count=_changed(before, after)), 300
    )
    moved = sorted(
        (each for each in compare(before, after) if each.by), key=lambda each: abs(each.by or 0), reverse=True
    )
    head = [sentence("Dimension"), sentence("Earlier"), sentence("This time"), sentence("Change")]
    rows = [[each.dimension, tenth(each.before), tenth(each.after), signed(each.by)] for each in moved[:MOST_CHANGES]]
    tables = [pen.table(head, rows).with_figures(1, 2, 3)] if rows else []
    return pen.section(comparison(before, after), basis, *tables)


def _changed(before: Profile, after: Profile) -> int:
    return len(changed_answers(before, after))
