"""An assessment of maturity as counted: the whole and each unit, what people should talk about, what proves it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from assessments.agreement.talk import Talk, count_said, find_talks
from assessments.evidence.evidence import Evidence
from assessments.evidence.finding import answer as evidence_answer
from assessments.evidence.finding import capped_questions
from assessments.profile import GivenAnswer, Key, Profile, Settled, profile
from assessments.respondents.groups import is_shown, shown_groups
from assessments.respondents.tellable import tellable
from assessments.responses import Respondent, Response
from assessments.store import Assessment, maturity_answer
from methodology.dimension import Dimension
from words.text import Sentence, counted


@dataclass(frozen=True)
class Given:
    """All rows of an assessment; in a result those of the answers that may be shown."""

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
    respondents: int = 0
    """How many answered; 0 while hidden."""

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
    """Return the whole profile, that of every unit, and the talks, of what may be shown.

    What fewer unnamed people said than the smallest group counts nowhere: neither in the whole nor in a unit, nor in
    the difference of the two.
    """
    held_on, smallest = given.assessment.held_on, _smallest(given.assessment)
    count = len({each.respondent for each in given.responses})
    if not is_shown(count, smallest):
        return Result(replace(given, responses=()), (), profile(dimensions, (), held_on), {}, (), count)
    told = replace(given, responses=tellable(given.responses, smallest))
    answers = _answers(told.responses, given)
    whole = _anonymised(profile(dimensions, answers, held_on, given.settled), smallest)
    talks = find_talks(whole, count_said(told.responses, given.people), given.settled.agreed, smallest)
    return Result(told, answers, whole, _units(dimensions, given, smallest), talks, respondents=count)


def _answers(told: Sequence[Response], given: Given) -> tuple[GivenAnswer, ...]:
    names = {each.id: each.name for each in given.people}
    return tuple(maturity_answer(each, names[each.respondent]) for each in told)


def _anonymised(found: Profile, smallest: int) -> Profile:
    """Return the profile without the lowest and highest score of single respondents, where they have no names."""
    if smallest <= 1:
        return found
    return replace(found, dimensions=tuple(replace(each, spread=None) for each in found.dimensions))


def evidence_finding(result: Result, today: date) -> Sentence:
    """Return what lacks evidence and what expired, or why nothing is shown."""
    return result.hidden_answer or evidence_answer(result.lacking, result.given.evidence, today)


def _smallest(assessment: Assessment) -> int:
    return assessment.smallest_group if assessment.is_anonymous else 1


def _units(dimensions: Sequence[Dimension], given: Given, smallest: int) -> Mapping[str, Profile]:
    """Return the profile of every unit that may be shown, of the questions that may be shown of it."""
    unit_of = {each.id: each.unit for each in given.people}
    sizes = Counter(unit_of[person] for person in {each.respondent for each in given.responses})
    found: dict[str, list[Response]] = {each: [] for each in sorted(shown_groups(sizes, smallest) - {""})}
    for each in tellable(given.responses, smallest, lambda one: unit_of[one.respondent]):
        if (unit := unit_of[each.respondent]) in found:
            found[unit].append(each)
    held_on, settled = given.assessment.held_on, given.settled.evidence_only
    profiles = {key: profile(dimensions, _answers(told, given), held_on, settled) for key, told in found.items()}
    return {key: _anonymised(each, smallest) for key, each in profiles.items()}


def respondents_fact(result: Result) -> tuple[int, int]:
    """Return how many of those who are asked answered, and how many are asked."""
    count = result.respondents or result.hidden
    return count, max(count, sum(not each.is_unnamed for each in result.given.people))
