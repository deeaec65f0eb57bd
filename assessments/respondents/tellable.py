"""What of unnamed answers may count: nothing that fewer people said than the smallest group, in no view."""

import json
from collections import defaultdict
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from assessments.respondents.groups import is_shown, shown_groups
from assessments.responses import Response
from methodology.questionnaire import NOT_APPLICABLE, UNKNOWN

Spot = tuple[str, str, str]
"""Section, question, facet."""
GroupOf = Callable[[Response], str]


def whole(_: Response) -> str:
    """Return that all answers are of one group."""
    return ""


def tellable(given: Sequence[Response], smallest: int, group_of: GroupOf = whole) -> tuple[Response, ...]:
    """Return the answers that may count and be shown, by group; all of them where `smallest` is 1.

    A facet of a question stays in a group that `shown_groups` shows by the people who rated it: from `smallest` of
    them on, and so that the whole less any groups leaves nobody or as many. “Do not know” and N/A are no ratings;
    only N/A counts where nobody rated. What else was written beside an answer stays and goes with it.
    """
    if smallest <= 1:
        return tuple(given)
    if not is_shown(len({each.respondent for each in given}), smallest):
        return ()
    shown = _shown(given, smallest, group_of)
    kept = (_kept(each, group_of(each), shown) for each in given)
    return tuple(each for each in kept if each)


def _shown(given: Sequence[Response], smallest: int, group_of: GroupOf) -> Mapping[Spot, frozenset[str]]:
    rated: dict[Spot, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    out: dict[Spot, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for each in given:
        group = group_of(each)
        for facet, value in each.given.items():
            if value and value != UNKNOWN:
                spot = (each.section, each.question, facet)
                (out if value == NOT_APPLICABLE else rated)[spot][group].add(each.respondent)
    waived = {spot: {g: who for g, who in found.items() if g not in rated[spot]} for spot, found in out.items()}
    return {spot: _enough(rated[spot], smallest) | _enough(waived.get(spot, {}), smallest) for spot in {*rated, *out}}


def _enough(groups: Mapping[str, set[str]], smallest: int) -> frozenset[str]:
    return shown_groups({group: len(people) for group, people in groups.items()}, smallest)


def _kept(given: Response, group: str, shown: Mapping[Spot, frozenset[str]]) -> Response | None:
    told = {
        facet: value
        for facet, value in given.given.items()
        if group in shown.get((given.section, given.question, facet), ())
    }
    if len(told) == len(given.given):
        return given if told else None
    return replace(given, given=told) if told else None


def about(given: Response) -> str:
    """Return what an answer is about, as its group."""
    return given.subject


def unlabelled(given: Sequence[Response], smallest: int, shown: Container[str]) -> tuple[Response, ...]:
    """Return the answers without what they are about, in every question where too few share it to be told.

    `shown` are the groups that are large enough on the whole.
    """
    raters: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for each in given:
        raters[each.section, each.question][each.subject].add(each.respondent)
    told = {question: _enough(groups, smallest) for question, groups in raters.items()}
    return tuple(
        each
        if each.subject in shown and each.subject in told[each.section, each.question]
        else replace(each, subject="")
        for each in given
    )


def unlinked(given: Sequence[Response]) -> tuple[Response, ...]:
    """Return the answers under numbers that tie nobody's together: in every question counted by what was said."""
    found: list[Response] = []
    for _, group in groupby(sorted(given, key=_by_place), key=lambda each: each.place):
        found += (replace(each, respondent=f"{at:05}") for at, each in enumerate(sorted(group, key=_by_words), 1))
    return tuple(found)


def _by_place(given: Response) -> tuple[str, str, str]:
    return given.place


def _by_words(given: Response) -> str:
    return json.dumps([dict(given.given), given.comment, given.evidence, given.reason], sort_keys=True)
