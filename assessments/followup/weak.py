"""What is weakest in any questionnaire, as gaps that become work, and what a later assessment says of that work."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assessments.followup.action import Action, Kind, NewAction, Outcome
from assessments.responses import Place
from assessments.scoring.answers import Sheet
from assessments.scoring.causes import ORIGIN, ProposedRisk
from methodology.questionnaire import Questionnaire, Scale
from words.status import Status
from words.text import Text, sentence, stored

GOOD = 0.75
"""From this share of the best possible on an answer is no gap; the first value at or above it is what is aimed at."""
RULES = ("points", "barrier", "readiness", "csat", "sus", "umux-lite")
"""Rules under which a higher value is better for whoever is rated; causes propose their risks themselves."""
SAME = 1e-9


@dataclass(frozen=True, slots=True)
class WeakSpot:
    """One question about one subject that stands below what is good."""

    subject: str
    section: str
    question: str
    title: Text
    value: float
    aim: float
    share: float

    @property
    def place(self) -> Place:
        """Return which question of which subject it is."""
        return self.subject, self.section, self.question

    @property
    def key(self) -> str:
        """Return what names it among the others."""
        return "/".join((self.section, self.question, self.subject))


def weak_spots(questionnaire: Questionnaire, told: Iterable[Sheet]) -> tuple[WeakSpot, ...]:
    """Return the questions below three quarters of the best possible, the lowest first; none for other rules."""
    if questionnaire.rule not in RULES:
        return ()
    found = [each for sheet in told for each in _weak(questionnaire, sheet)]
    return tuple(sorted(found, key=lambda each: each.share))


def _weak(questionnaire: Questionnaire, sheet: Sheet) -> Iterable[WeakSpot]:
    for place, (value, share, scale) in values_of(questionnaire, sheet).items():
        if share < GOOD:
            _, section, question = place
            title = questionnaire.asks[section, question].text
            yield WeakSpot(*place, title, value, _aim(scale), share)


def values_of(questionnaire: Questionnaire, sheet: Sheet) -> dict[Place, tuple[float, float, Scale]]:
    """Return value, share and scale of every rated question; of several facets the last, how things are."""
    found = {}
    for item in sheet.items:
        if item.value is not None and item.share is not None:
            facets = {each.id: each for each in questionnaire.facets(questionnaire.asks[item.key])}
            scale = questionnaire.scale_of[facets[item.facet].scale]
            found[sheet.subject, *item.key] = (item.value, item.share, scale)
    return found


def _aim(scale: Scale) -> float:
    """Return the lowest value of a scale that is good: 4 of 1 to 5."""
    low, high = scale.bounds or (0.0, 1.0)
    enough = low + GOOD * (high - low)
    steps = sorted(each.value for each in scale.choice if each.value is not None)
    return next((each for each in steps if each >= enough - SAME), high if steps else enough)


def action_of(kind: Kind, spot: WeakSpot, assessment_id: str) -> NewAction:
    """Return the action that a weak spot asks for: from its value to what is aimed at."""
    value, aim = f"{spot.value:g}", f"{spot.aim:g}"
    return NewAction(kind, spot.title, assessment_id, spot.section, spot.question, value, aim, subject=spot.subject)


def risk_of(risk: ProposedRisk, assessment_id: str, owner: str) -> NewAction:
    """Return the action that lessens the risk of a cause: from how clearly it is seen to where it is seen no more."""
    section, _, question = risk.origin.removeprefix(ORIGIN).partition(".")
    value, aim = ("" if each is None else f"{each:g}" for each in (risk.value, risk.aim))
    place = (assessment_id, section, question, value, aim)
    return NewAction(Kind.RISK, risk.title, *place, owner, detail=stored(risk.mitigation), subject=risk.subject)


def outcome_of_value(action: Action, later: Mapping[Place, float]) -> Outcome | None:
    """Return what a later assessment of the same questionnaire says of an action; None where it does not rate it.

    Where the aim lies below the value, as of a cause of failure, less is better.
    """
    new = action.new
    now = later.get((new.subject, new.section, new.question))
    if now is None or not new.from_value or not new.to_value:
        return None
    before, aim = float(new.from_value), float(new.to_value)
    upwards = 1 if aim >= before else -1
    if upwards * (now - aim) >= -SAME:
        return Outcome(now, before, now, Status.DONE, sentence("reached"))
    if abs(now - before) <= SAME:
        return Outcome(now, before, now, Status.RISK, sentence("unchanged"))
    if upwards * (now - before) > 0:
        return Outcome(now, before, now, Status.DOING, sentence("better"))
    return Outcome(now, before, now, Status.LATE, sentence("worse"))
