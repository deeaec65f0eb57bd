"""An assessment of maturity as counted: the whole and each unit, what people should talk about, what proves it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from assessments.agreement.talk import Talk, count_said, find_talks
from assessments.evidence.evidence import Evidence
from assessments.evidence.finding import answer as evidence_answer
from assessments.evidence.finding import capped_questions
from assessments.profile import GivenAnswer, Key, Profile, Settled, profile
from assessments.respondents.groups import is_shown, shown_groups
from assessments.responses import Respondent, Response
from assessments.store import Assessment, maturity_answer
from methodology.dimension import Dimension
from words.text import Sentence, counted


@dataclass(frozen=True)
class Given:
    """All rows of an assessment."""

    assessment: Assessment
    people: Sequence[Respondent]
    responses: Sequence[Response]
    settled: Settled
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class Result:
    """What the rows amount to; without answers enough to be shown, the profile is empty."""

    given: Given
    answers: tuple[GivenAnswer, ...]
    profile: Profile
    units: Mapping[str, Profile]
    """Every unit whose answers may be shown, by key; agreed values hold for the whole, not for a unit."""
    talks: tuple[Talk, ...]
    hidden: int = 0
    """How many answered while their answers are too few to be shown; 0 when they are shown."""

    @property
    def respondents(self) -> int:
        """Return how many answered."""
        return len(self.profile.respondents)

    @cached_property
    def lacking(self) -> Mapping[Key, int]:
        """Return the questions on which answers count only as partly for want of evidence; none while hidden."""
        given = self.given
        return {} if self.hidden else capped_questions(self.answers, given.assessment.held_on, given.settled)

    @property
    def smallest(self) -> int:
        """Return from how many answers on they are shown."""
        return _smallest(self.given.assessment)

    @property
    def hidden_answer(self) -> Sentence | None:
        """Return why nothing is shown of anonymous answers; None when they are shown or nobody answered."""
        if not self.hidden:
            return None
        return counted(
            "{count} person answered; anonymous answers are shown from {smallest} on",
            "{count} people answered; anonymous answers are shown from {smallest} on",
            self.hidden,
            smallest=self.given.assessment.smallest_group,
        )


def make_result(dimensions: Sequence[Dimension], given: Given) -> Result:
    """Return the whole profile, that of every unit, and the talks; groups that are too small are left out."""
    names = {each.id: each.name for each in given.people}
    held_on, smallest = given.assessment.held_on, _smallest(given.assessment)
    answers = tuple(maturity_answer(each, names[each.respondent]) for each in given.responses)
    count = len({each.respondent for each in given.responses})
    if not is_shown(count, smallest):
        return Result(given, answers, profile(dimensions, (), held_on), {}, (), count)
    whole = profile(dimensions, answers, held_on, given.settled)
    settled = given.settled.evidence_only
    units = {
        unit: profile(dimensions, found, held_on, settled)
        for unit, found in _by_unit(given, answers, smallest).items()
    }
    talks = find_talks(whole, count_said(given.responses, given.people), given.settled.agreed, smallest)
    return Result(given, answers, whole, units, talks)


def evidence_finding(result: Result, today: date) -> Sentence:
    """Return what lacks evidence and what expired, or why nothing is shown."""
    return result.hidden_answer or evidence_answer(result.lacking, result.given.evidence, today)


def _smallest(assessment: Assessment) -> int:
    return assessment.smallest_group if assessment.is_anonymous else 1


def _by_unit(given: Given, answers: Iterable[GivenAnswer], smallest: int) -> Mapping[str, list[GivenAnswer]]:
    unit_of = {each.id: each.unit for each in given.people}
    sizes = Counter(unit_of[person] for person in {each.respondent for each in given.responses})
    shown = shown_groups(sizes, smallest) - {""}
    found: dict[str, list[GivenAnswer]] = defaultdict(list)
    for response, answer in zip(given.responses, answers, strict=True):
        if (unit := unit_of[response.respondent]) in shown:
            found[unit].append(answer)
    return found


def respondents_fact(result: Result) -> tuple[int, int]:
    """Return how many of those who are asked answered, and how many are asked."""
    count = result.respondents or result.hidden
    return count, max(count, sum(not each.is_unnamed for each in result.given.people))
