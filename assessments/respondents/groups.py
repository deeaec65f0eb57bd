"""What of anonymous answers may be shown and kept: no group so small that a person can be told from it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from assessments.responses import Respondent, Role

Counts = Mapping[str, int]
TAGS = ("role", "unit", "team")
"""What may stand beside an unnamed answer, the most telling of results first."""


def shown_groups(counts: Counts, smallest: int) -> frozenset[str]:
    """Return which of several groups without common members may be shown beside their total.

    A group is shown from `smallest` answers on, and only while the total less any groups that are shown leaves
    nobody or at least `smallest` answers: so a hidden group cannot be computed from the others. Where hiding the
    small groups leaves too few hidden answers, the smallest of the others is hidden with them.
    """
    shown = sorted(
        (each for each in counts if counts[each] >= max(1, smallest)), key=lambda each: (counts[each], each)
    )
    hidden = sum(counts.values()) - sum(counts[each] for each in shown)
    while shown and 0 < hidden < smallest:
        hidden += counts[shown.pop(0)]
    return frozenset(shown)


def is_shown(count: int, smallest: int) -> bool:
    """Return whether the figure of all answers together may be shown."""
    return count >= smallest


def kept_tags(person: Respondent, asked: Iterable[Respondent], smallest: int) -> tuple[Role, str, str]:
    """Return the role, unit and team that an unnamed answer of the person keeps: those shared with enough others.

    Each tag stays while its group may be shown among those who share the tags before it. So behind every
    combination that is kept, the one without any tag too, stand at least `smallest` of those asked, or all.
    """
    alike = tuple(asked)
    kept: list[str] = []
    for tag in TAGS:
        counts = Counter(str(getattr(each, tag)) for each in alike)
        own = str(getattr(person, tag))
        if own not in shown_groups(counts, smallest):
            break
        kept.append(own)
        alike = tuple(each for each in alike if str(getattr(each, tag)) == own)
    role, unit, team = (*kept, "", "", "")[:3]
    return Role(role), unit, team


def unnamed(voice: str, person: Respondent, asked: Iterable[Respondent], smallest: int) -> Respondent:
    """Return the respondent under which an anonymous answer of the person is kept."""
    role, unit, team = kept_tags(person, asked, smallest)
    return Respondent(voice, f"#{voice[:10]}", "", role, unit, team, is_unnamed=True)


def coarsened(respondents: Iterable[Respondent], smallest: int) -> tuple[Respondent, ...]:
    """Return the unnamed respondents whose tags too few others share in the end, with fewer tags.

    Few of a large group may have answered: once the assessment is closed, no combination of tags is left that
    fewer than `smallest` unnamed respondents have, unless there are no more of them at all.
    """
    voices = tuple(each for each in respondents if each.is_unnamed)
    kept = ((each, kept_tags(each, voices, smallest)) for each in voices)
    found = (replace(each, role=role, unit=unit, team=team) for each, (role, unit, team) in kept)
    return tuple(new for old, new in zip(voices, found, strict=True) if new != old)
