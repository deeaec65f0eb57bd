"""What the units of an assessment say beside each other."""

from collections.abc import Mapping

from assessments.maturity.profile import Profile
from words.text import Sentence, Text, sentence

WIDE = 0.5


def far_units(profiles: Mapping[str, Profile], names: Mapping[str, Text], targets: Mapping[str, int]) -> Sentence:
    """Return which unit is furthest behind, and in which dimension it misses its target most."""
    scores = {key: each.reality.score for key, each in profiles.items() if each.reality.score is not None}
    if not scores:
        return sentence("No unit is rated yet")
    last, first = min(scores, key=lambda k: (scores[k], k)), max(scores, key=lambda k: (scores[k], k))
    if scores[first] - scores[last] < WIDE:
        return sentence("The units stand close together")
    short = {d.id: targets[d.id] - d.reality.score for d in profiles[last].dimensions if d.reality.score is not None}
    return sentence(
        "{last} is furthest behind, most in {dimension}; {first} is ahead",
        last=names[last],
        first=names[first],
        dimension=max(short, key=lambda key: (short[key], key)),
    )
