"""The result of a maturity assessment: figures, profile beside gaps, what stops each dimension, units."""

from ui.components.board import beside, words
from ui.components.readings import Drawn
from ui.parts.assessment.view import View
from ui.parts.consensus.consensus import groups
from ui.parts.maturity.figures import maturity_figures
from ui.parts.maturity.gaps import gaps
from ui.parts.maturity.profile import chart, stops
from ui.parts.maturity.units import units
from ui.parts.page.frame import small
from ui.session import is_phone, t


def result_parts(view: View) -> list[Drawn]:
    """Return the result; anonymous answers of too few people are not shown."""
    if view.result.hidden:
        return [words(small(t("Invite more people, or wait for their answers: the result then stands here.")))]
    found, first = chart(view), gaps(view)
    both = [beside((0.54, [*found, *_first_talk(view)]), (0.46, first))]
    middle = [*first, *found] if is_phone() else both
    return [*maturity_figures(view), *middle, *stops(view), *units(view)]


def _first_talk(view: View) -> list[Drawn]:
    """Return the question on which people stand furthest apart, of those that wait for an agreement."""
    waiting = [each for each in view.result.talks if each.is_open]
    return groups(next((each for each in waiting if each.is_role_finding), waiting[0])) if waiting else []
