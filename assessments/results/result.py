"""An assessment of maturity as counted: the whole and each unit, what people should talk about, what proves it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from assessments.agreement.talk import Talk, count_said, find_talks
from assessments.evidence.evidence import Evidence
from assessments.evidence.finding import answer as evidence_answer
from assessments.evidence.finding import capped_questions
from assessments.maturity.profile import GivenAnswer, Key, Profile, Settled, profile, together
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
    unit_answers: Mapping[str, tuple[GivenAnswer, ...]] = field(default_factory=dict, repr=False)
    """What the profiles of the units rest on."""

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


def make_result(dimensions: Sequence[Dimension], given: Given, before: Result | None = None) -> Result:
    """Return the whole profile, that of every unit, and the talks, of what may be shown.

    What fewer unnamed people said than the smallest group counts nowhere: neither in the whole nor in a unit, nor in
    the difference of the two. `before` spares what did not change since: the result is the same without it.
    """
    held_on, smallest = given.assessment.held_on, _smallest(given.assessment)
    count = len({each.respondent for each in given.responses})
    if not is_shown(count, smallest):
        return Result(replace(given, responses=()), (), profile(dimensions, (), held_on), {}, (), count)
    told = replace(given, responses=tellable(given.responses, smallest))
    before = before if before and _is_alike(before, dimensions, given) else None
    read = _Read({each.id: each.name for each in given.people}, _known(before))
    answers = read.answers(told.responses)
    whole = _anonymised(_whole(dimensions, given, answers, before), smallest)
    talks = find_talks(whole, count_said(told.responses, given.people), given.settled.agreed, smallest)
    by_unit = {key: read.answers(each) for key, each in _by_unit(given, smallest).items()}
    units = _units(dimensions, given, by_unit, before)
    return Result(told, answers, whole, units, talks, respondents=count, unit_answers=by_unit)


def _is_alike(before: Result, dimensions: Sequence[Dimension], given: Given) -> bool:
    """Return whether nothing but answers changed."""
    if [each.dimension for each in before.profile.dimensions] != list(dimensions):
        return False
    old = before.given
    return (old.assessment, old.people, old.settled) == (given.assessment, given.people, given.settled)


def _whole(
    dimensions: Sequence[Dimension], given: Given, answers: Sequence[GivenAnswer], before: Result | None
) -> Profile:
    """Return the profile of all; a dimension whose answers are the same stays as it was."""
    held_on, settled = given.assessment.held_on, given.settled
    if before is None:
        return profile(dimensions, answers, held_on, settled)
    old, new = _by_dimension(before.answers), _by_dimension(answers)
    changed = [each for each in dimensions if old.get(each.id) != new.get(each.id)]
    fresh = [answer for each in changed for answer in new.get(each.id, ())]
    known = {**before.profile.dimension, **profile(changed, fresh, held_on, settled).dimension}
    return together(tuple(known[each.id] for each in dimensions), (each.respondent for each in answers))


def _by_dimension(answers: Sequence[GivenAnswer]) -> Mapping[str, list[GivenAnswer]]:
    found: dict[str, list[GivenAnswer]] = {}
    for each in answers:
        found.setdefault(each.dimension, []).append(each)
    return found


def _known(before: Result | None) -> dict[int, tuple[Response, GivenAnswer]]:
    if before is None:
        return {}
    return {id(each): (each, read) for each, read in zip(before.given.responses, before.answers, strict=True)}


@dataclass
class _Read:
    """Answers as the rules of maturity read them: each once, for the whole and for its unit."""

    names: Mapping[str, str]
    known: dict[int, tuple[Response, GivenAnswer]] = field(default_factory=dict)

    def answers(self, told: Sequence[Response]) -> tuple[GivenAnswer, ...]:
        return tuple(map(self._answer, told))

    def _answer(self, each: Response) -> GivenAnswer:
        found = self.known.get(id(each))
        if found is None:
            found = self.known[id(each)] = each, maturity_answer(each, self.names[each.respondent])
        return found[1]


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


def _by_unit(given: Given, smallest: int) -> Mapping[str, list[Response]]:
    """Return the answers of every unit that may be shown, to the questions that may be shown of it."""
    unit_of = {each.id: each.unit for each in given.people}
    sizes = Counter(unit_of[person] for person in {each.respondent for each in given.responses})
    found: dict[str, list[Response]] = {each: [] for each in sorted(shown_groups(sizes, smallest) - {""})}
    for each in tellable(given.responses, smallest, lambda one: unit_of[one.respondent]):
        if (unit := unit_of[each.respondent]) in found:
            found[unit].append(each)
    return found


def _units(
    dimensions: Sequence[Dimension],
    given: Given,
    answers: Mapping[str, tuple[GivenAnswer, ...]],
    before: Result | None,
) -> Mapping[str, Profile]:
    """Return the profile of every unit; of those whose answers are the same, the one that stood."""
    held_on, settled, smallest = given.assessment.held_on, given.settled.evidence_only, _smallest(given.assessment)
    same = {key for key, each in answers.items() if before and before.unit_answers.get(key) == each}
    return {
        key: before.units[key]
        if before and key in same
        else _anonymised(profile(dimensions, each, held_on, settled), smallest)
        for key, each in answers.items()
    }


def respondents_fact(result: Result) -> tuple[int, int]:
    """Return how many of those who are asked answered, and how many are asked."""
    count = result.respondents or result.hidden
    return count, max(count, sum(not each.is_unnamed for each in result.given.people))
