"""What the tables and the curve of a forecast say, each in one sentence."""

from collections.abc import Sequence

from phases.forecast.forecast import Landmark, Outlook
from words.text import Sentence, counted, sentence

EVEN = 0.5


def spread_finding(outlook: Outlook) -> Sentence:
    """Return how far apart a likely and a nearly certain end lie."""
    if outlook.p10 == outlook.p95:
        return sentence("Every run ends on {day}: no open task is in doubt", day=outlook.p50)
    return sentence("Half of all runs end by {half}, 19 of 20 by {certain}", half=outlook.p50, certain=outlook.p95)


def milestones_finding(milestones: Sequence[Landmark]) -> Sentence:
    """Return how many milestones will more likely miss their promised date than keep it."""
    chances = [each.outlook.chance.share for each in milestones if each.outlook.chance]
    missed = sum(share < EVEN for share in chances)
    if not chances:
        return sentence("No open milestone has a promised date; a baseline would give one")
    if not missed:
        return counted(
            "The open milestone will more likely keep its promised date than miss it",
            "All {count} open milestones will more likely keep their promised date than miss it",
            len(chances),
        )
    if missed == len(chances):
        return counted(
            "The open milestone will more likely miss its promised date than keep it",
            "All {count} open milestones will more likely miss their promised date than keep it",
            missed,
        )
    return counted(
        "One of {all} open milestones will more likely miss its promised date than keep it",
        "{count} of {all} open milestones will more likely miss their promised date than keep it",
        missed,
        all=len(chances),
    )
