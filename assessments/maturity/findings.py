"""The one sentence that answers the page: how far practice is from target and from our own words."""

from assessments.maturity.gaps import Gap
from assessments.maturity.profile import Profile
from words.format import percent
from words.text import Sentence, Text, counted, sentence

HALF_A_LEVEL = 0.5
MANY = 1 / 3
"""From this share of dimensions on, promises run ahead of practice as a rule."""


def lagging(profile: Profile) -> tuple[str, ...]:
    """Return the dimensions that promise at least half a level more than they do."""
    return tuple(d.id for d in profile.dimensions if d.lag is not None and d.lag >= HALF_A_LEVEL - 1e-9)


def blockers(gaps: tuple[Gap, ...]) -> tuple[str, ...]:
    """Return the dimensions whose level keeps the target gate closed, in order of the gaps."""
    return tuple(gap.dimension.id for gap in gaps if gap.is_blocking)


def answer(profile: Profile, gaps: tuple[Gap, ...], gate: Text | None) -> Sentence:
    """Return what the assessment says: nothing yet, provisional, all met, or what lags and what blocks."""
    if not profile.reality.applicable:
        return sentence("Every question is marked as not applicable: nothing is measured")
    if not profile.reality.answered:
        return counted(
            "Nothing is answered yet: {count} question waits for its answer",
            "Nothing is answered yet: {count} questions wait for their answers",
            profile.reality.applicable,
        )
    found = _settled(profile, gaps, gate)
    if not profile.reality.is_provisional:
        return found
    share = percent(profile.reality.coverage)
    return sentence("Provisional, {share} of the questions are answered. {finding}", share=share, finding=found)


def _settled(profile: Profile, gaps: tuple[Gap, ...], gate: Text | None) -> Sentence:
    if not gaps:
        return sentence("Every dimension has reached its target")
    return sentence("{practice}; {obstacle}", practice=_practice(profile), obstacle=_obstacle(gaps, gate))


def _practice(profile: Profile) -> Sentence:
    ahead = lagging(profile)
    rated = sum(each.lag is not None for each in profile.dimensions)
    if not ahead:
        return sentence("Practice keeps what is promised")
    pattern = (
        "{count} of {rated} dimensions promises half a level more than it does",
        "{count} of {rated} dimensions promise half a level more than they do",
    )
    found = counted(*pattern, len(ahead), rated=rated)
    if len(ahead) < MANY * rated:
        return found
    return sentence("Rules are written, practice lags: {finding}", finding=found)


def _obstacle(gaps: tuple[Gap, ...], gate: Text | None) -> Sentence:
    blocking = blockers(gaps)
    if blocking and gate is not None:
        return counted(
            "{dimensions} blocks the gate “{gate}”",
            "{dimensions} block the gate “{gate}”",
            len(blocking),
            dimensions=blocking,
            gate=gate,
        )
    first = gaps[0].dimension
    if gaps[0].score is None:
        return counted("{count} dimension is not rated yet", "{count} dimensions are not rated yet", len(gaps))
    return sentence("{dimension} {title} is furthest from its target", dimension=first.id, title=first.title)


def warnings(profile: Profile) -> tuple[Sentence, ...]:
    """Return where a score misleads: it stands a whole level above the level."""
    return tuple(
        sentence(
            "{dimension} scores {score} but stands on level {level}: question {question} holds it back",
            dimension=each.id,
            score=f"{each.reality.score:.2f}",
            level=each.reality.level,
            question=each.reality.stopped_at,
        )
        for each in profile.dimensions
        if each.reality.is_held_back
    )
