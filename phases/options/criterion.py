"""What products are judged by: criteria with weights, the scores people give, and the terms of the cost."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite

from assessments.selection.cost import rate_problems
from assessments.selection.ranking import HIGHEST_SCORE, LOWEST_SCORE
from methodology.choice_content import ChoiceContent, CriterionSource
from phases.scope.objective import InvalidScope, plain_words, text_problems
from words.text import Sentence, Text, sentence

MOST_WEIGHT = 1000
MOST_YEARS = 15


@dataclass(frozen=True, slots=True)
class Criterion:
    """Something products are judged by; fit and cost are computed, all others are scored by people."""

    title: Text
    weight: float
    source: CriterionSource = "people"
    key: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class Score:
    """What people gave a product for a criterion, 0 to 5, and why."""

    option: str
    criterion: str
    score: float
    note: Text = ""
    key: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class Terms:
    """Over how many years costs are compared, at which discount rate (0.06 is 6 %), in which currency (ISO code)."""

    years: int = 5
    discount: float = 0.06
    currency: str = "EUR"
    key: str = ""
    version: int = 0


def default_criteria(content: ChoiceContent) -> list[Criterion]:
    """Return the criteria of the pack, which hold until a programme changes them; version 0 is not saved."""
    return [Criterion(each.title, each.weight, each.source, each.id) for each in content.criteria]


def refuse_criteria(criteria: Sequence[Criterion]) -> None:
    """Refuse a list of criteria as it would stand, with all its mistakes."""
    problems = [each for criterion in criteria for each in text_problems(criterion.title, ())]
    names = [plain_words(each.title) for each in criteria]
    if doubled := sorted({name for name in names if name and names.count(name) > 1}):
        problems.append(sentence("There are two criteria called {names}. Tell them apart.", names=doubled))
    if any(not isfinite(each.weight) or not 0 <= each.weight <= MOST_WEIGHT for each in criteria):
        problems.append(sentence("A weight is 0 to {most}.", most=MOST_WEIGHT))
    elif not any(each.weight for each in criteria):
        problems.append(sentence("At least one criterion needs a weight above 0."))
    problems += [problem for source in ("fit", "cost") for problem in _doubled(criteria, source)]
    if problems:
        raise InvalidScope(problems)


def _doubled(criteria: Sequence[Criterion], source: str) -> list[Sentence]:
    if sum(each.source == source for each in criteria) < 2:
        return []
    return [sentence("Two criteria would count the same computed score. Keep one.")]


def refuse_scores(scores: Sequence[Score], criteria: Sequence[Criterion]) -> None:
    """Refuse scores that cannot be, and scores of what is computed, with all mistakes."""
    sources = {each.key: each.source for each in criteria}
    problems: list[Sentence] = []
    if any(not LOWEST_SCORE <= each.score <= HIGHEST_SCORE for each in scores):
        problems.append(sentence("A score lies between 0 and 5."))
    for each in scores:
        if each.criterion not in sources:
            problems.append(sentence("There is no criterion {key} any more.", key=each.criterion))
        elif sources[each.criterion] != "people":
            problems.append(sentence("{key} is computed and cannot be scored by hand.", key=each.criterion))
    if problems:
        raise InvalidScope(problems)


def refuse_terms(terms: Terms) -> None:
    """Refuse terms that cannot be, with all their mistakes."""
    problems: list[Sentence] = []
    if not 1 <= terms.years <= MOST_YEARS:
        problems.append(sentence("Costs are compared over 1 to {most} years.", most=MOST_YEARS))
    problems += rate_problems(terms.discount, terms.currency)
    if problems:
        raise InvalidScope(problems)
