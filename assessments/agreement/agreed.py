"""A value that people agreed on, in place of the median of their answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from assessments.maturity.rating import SCALE, Answer
from assessments.responses import Place, Response
from assessments.validation import refuse_bad
from errors import Refusal
from methodology.questionnaire import NOT_APPLICABLE, Questionnaire
from methodology.questionnaire import UNKNOWN as UNKNOWN_ANSWER
from words.format import UNKNOWN
from words.text import sentence

LONGEST_REASON = 2000
LONGEST_NAMES = 200
SURVEYS = ("nps", "csat", "sus", "umux-lite")
"""Rules that count what each person thinks; nothing is agreed on in place of that."""
FACETS = ("reality", "intention")
"""What can be agreed on a question of maturity."""


class AgreementUnclear(Refusal):
    """An agreed value says what, who and why."""

    def __init__(self) -> None:
        super().__init__(
            sentence("An agreed value needs who decided and why. Name both; each answer stays as it is.")
        )


class AgreementTooLong(Refusal):
    """Nobody reads so much."""

    def __init__(self) -> None:
        super().__init__(
            sentence(
                "Names have at most {names} characters and the reason {reason}. Shorten them.",
                names=LONGEST_NAMES,
                reason=LONGEST_REASON,
            )
        )


class UnknownValue(Refusal):
    """What was agreed is no answer of the scale."""

    def __init__(self, value: str, known: tuple[str, ...] = tuple(map(str, SCALE))) -> None:
        if not known:
            super().__init__(sentence("“Do not know” cannot be agreed on. Choose an answer."))
            return
        super().__init__(sentence("“{value}” cannot be agreed on. Choose one of {known}.", value=value, known=known))


class AgreedMeanwhile(Refusal):
    """Somebody else recorded an agreement on the question first."""

    def __init__(self, theirs: Mapping[str, str], by: str, yours: Mapping[str, str]) -> None:
        self.theirs, self.yours = theirs, yours
        super().__init__(
            sentence(
                "{names} agreed on {theirs} meanwhile; yours is {yours}. Reload the page, read why, record again.",
                names=by,
                theirs=tuple(theirs.values()) or UNKNOWN,
                yours=tuple(yours.values()) or UNKNOWN,
            )
        )


@dataclass(frozen=True, slots=True)
class NewAgreement:
    """What is to be recorded: a value per facet, or none to let the median count again."""

    place: Place
    given: Mapping[str, str]
    decided_by: str
    """The people who decided, as named by whoever records it."""
    reason: str
    seen: int = 0
    """How many agreements on this question stood there when it was written."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """A recorded agreement; the newest of a question counts."""

    place: Place
    given: Mapping[str, str]
    decided_by: str
    reason: str
    decided_at: datetime
    number: int = 1
    """Its place among what was agreed on the question."""

    def says(self, new: NewAgreement) -> bool:
        """Return whether the same is to be recorded again: value, people and reason."""
        theirs = (dict(new.given), new.decided_by.strip(), new.reason.strip())
        return (dict(self.given), self.decided_by, self.reason) == theirs

    def answer(self, facet: str) -> Answer | None:
        """Return the value that was agreed for a facet; None while the median counts."""
        return Answer(self.given[facet]) if facet in self.given else None


class OpinionsCount(Refusal):
    """A survey asks what people think; nobody can settle that for them."""

    def __init__(self) -> None:
        super().__init__(
            sentence("A survey counts what each person thinks. Nothing can be agreed on in place of that.")
        )


def check_agreement(new: NewAgreement, questionnaire: Questionnaire) -> None:
    """Refuse an agreement without people or reason, with too long texts, or with a value its scale does not have."""
    if not new.decided_by.strip() or not new.reason.strip():
        raise AgreementUnclear
    if len(new.decided_by) > LONGEST_NAMES or len(new.reason) > LONGEST_REASON:
        raise AgreementTooLong
    if questionnaire.rule in SURVEYS:
        raise OpinionsCount
    if questionnaire.rule != "maturity":
        if UNKNOWN_ANSWER in new.given.values():
            raise UnknownValue(UNKNOWN_ANSWER, ())
        subject, section, question = new.place
        if not is_waived(new, questionnaire):
            refuse_bad(questionnaire, [Response("", section, question, new.given, subject, reason=new.reason)])
        return
    allowed = {*map(str, SCALE), str(Answer.NOT_APPLICABLE)}
    for facet, value in new.given.items():
        if facet not in FACETS or value not in allowed:
            raise UnknownValue(value)


def is_waived(new: NewAgreement, questionnaire: Questionnaire) -> bool:
    """Return whether people put a must aside: it need not take “not applicable” as an answer for that."""
    ask = questionnaire.asks.get(new.place[1:])
    if ask is None or not ask.is_must or questionnaire.rule != "readiness":
        return False
    return dict(new.given) == {each.id: NOT_APPLICABLE for each in questionnaire.facets(ask)}
