"""One door to all rules: a questionnaire and its answers in, the result of its rule out."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from assessments.respondents.groups import shown_groups
from assessments.responses import Response
from assessments.scoring.answers import TOO_FEW, Key, Setting, Sheet, fewest, sheets, valued, whole_sheet
from assessments.scoring.barrier import Barriers, score_barrier
from assessments.scoring.causes import Diagnosis, score_causes
from assessments.scoring.expectation import Alignment, score_expectation
from assessments.scoring.points import Points, score_points
from assessments.scoring.readiness import Check, score_readiness
from assessments.scoring.weighted import Ranking, score_weighted
from assessments.surveys.csat import csat
from assessments.surveys.figure import Score, SurveyFigure
from assessments.surveys.nps import ENOUGH, nps
from assessments.surveys.usability import sus, umux_lite
from methodology.questionnaire import ANSWER, Ask, Questionnaire, Rule, Scale
from words.format import number
from words.text import Sentence, counted, sentence

HIDDEN = "\n"
"""Stands for the people of groups that are too small, among the names of subjects."""
Rows = Sequence[Sequence[Score]]
"""One row per person, one place per question that is scored."""


@dataclass(frozen=True)
class SubjectFigures:
    """The survey of one subject: the figure of its rule, and for CSAT one of every question."""

    subject: str
    figure: SurveyFigure | None
    """None where nobody answered, or where too few people of an anonymous group gave an answer that counts."""
    by_question: Mapping[Key, SurveyFigure]

    @property
    def n(self) -> int:
        """Return how many people the figure rests on."""
        return self.figure.n if self.figure else 0


@dataclass(frozen=True)
class Survey:
    """The figures of all subjects, all answers together, and what they say."""

    subjects: tuple[SubjectFigures, ...]
    whole: SubjectFigures
    finding: Sentence


Scored = Points | Ranking | Check | Barriers | Alignment | Diagnosis | Survey


def score(questionnaire: Questionnaire, responses: Iterable[Response], setting: Setting | None = None) -> Scored:
    """Return the result of the questionnaire's rule; maturity is rated by `assessments.maturity.profile` instead."""
    return RULES[questionnaire.rule](questionnaire, responses, setting or Setting())


def score_survey(questionnaire: Questionnaire, responses: Iterable[Response], setting: Setting) -> Survey:
    """Return NPS, CSAT, SUS or UMUX-Lite per subject and of all; small anonymous groups are not shown.

    A survey counts what each person thinks: nothing is agreed on in place of it.
    """
    listed, smallest = tuple(responses), fewest(questionnaire, setting)
    together = whole_sheet(questionnaire, listed, setting)
    whole = _figures(questionnaire, "", _rows(together))
    told = [_figures(questionnaire, each.subject, _rows(each)) for each in sheets(questionnaire, listed, setting)]
    shown = _shown(whole, told, smallest)
    subjects = tuple(each if each.subject in shown else SubjectFigures(each.subject, None, {}) for each in told)
    if smallest > 1 and whole.n < smallest:
        whole = SubjectFigures("", None, {})
    return Survey(subjects, whole, _finding(questionnaire.rule, whole.figure, together.people))


def _shown(whole: SubjectFigures, told: Sequence[SubjectFigures], smallest: int) -> frozenset[str]:
    """Return which subjects are shown: with enough people in each figure, and in the whole less those shown."""
    counts = {each.subject: each.n for each in told}
    if smallest <= 1:
        return frozenset(counts)
    return shown_groups({**counts, HIDDEN: max(0, whole.n - sum(counts.values()))}, smallest)


def _rated(questionnaire: Questionnaire) -> list[tuple[Key, Ask, Scale]]:
    scaled = (
        (key, ask, questionnaire.scale_of[questionnaire.facets(ask)[0].scale])
        for key, ask in questionnaire.asks.items()
    )
    return [each for each in scaled if each[2].bounds]


def _rows(sheet: Sheet) -> Rows:
    """Return what each person answered about each subject, by question; None where nothing was rated."""
    asked = [(key, scale) for key, _, scale in _rated(sheet.questionnaire)]
    by_person: dict[tuple[str, str], dict[Key, str]] = {}
    for key, given in sheet.answers.items():
        for each in given:
            by_person.setdefault((each.respondent, each.subject), {})[key] = each.given.get(ANSWER, "")
    people = (by_person[each] for each in sorted(by_person))
    return [[valued(scale, person.get(key, "")) for key, scale in asked] for person in people]


def _figures(questionnaire: Questionnaire, subject: str, rows: Rows) -> SubjectFigures:
    if not rows:
        return SubjectFigures(subject, None, {})
    columns = list(zip(*rows, strict=True))
    rated = _rated(questionnaire)
    if questionnaire.rule == "csat":
        by_question = {key: _csat(column, scale) for (key, _, scale), column in zip(rated, columns, strict=True)}
        return SubjectFigures(subject, next(iter(by_question.values())), by_question)
    if questionnaire.rule == "nps":
        return SubjectFigures(subject, nps(columns[0]), {})
    return SubjectFigures(subject, sus(rows) if questionnaire.rule == "sus" else umux_lite(rows), {})


def _csat(column: Sequence[Score], scale: Scale) -> SurveyFigure:
    low, high = scale.bounds or (1, 5)
    return csat(column, int(low), int(high))


def _finding(rule: Rule, figure: SurveyFigure | None, people: int) -> Sentence:
    if not people:
        return sentence("Nothing is answered yet")
    if figure is None:
        return TOO_FEW
    if figure.value is None:
        return sentence("Nobody gave an answer that counts towards a figure")
    return SAID[rule](figure)


def _recommended(figure: SurveyFigure) -> Sentence:
    if figure.n < ENOUGH:
        return counted(
            "Only {count} answer: read the distribution, not a score of {value}",
            "Only {count} answers: read the distribution, not a score of {value}",
            figure.n,
            value=number(figure.value or 0.0),
        )
    return sentence(
        "The net promoter score is {value}{reach}, from {answers} answers",
        value=number(figure.value or 0.0),
        reach=_reach(figure),
        answers=figure.n,
    )


def _satisfied(figure: SurveyFigure) -> Sentence:
    return counted(
        "{value} % of {count} person is satisfied{reach}",
        "{value} % of {count} people are satisfied{reach}",
        figure.n,
        value=number(figure.value or 0.0),
        reach=_reach(figure),
    )


def _usable(figure: SurveyFigure) -> Sentence:
    return counted(
        "Usability is {value} of 100{reach}, said by {count} person",
        "Usability is {value} of 100{reach}, said by {count} people",
        figure.n,
        value=number(figure.value or 0.0, 1),
        reach=_reach(figure),
    )


def _reach(figure: SurveyFigure) -> Sentence | str:
    if figure.ci_low is None or figure.ci_high is None:
        return ""
    return sentence(" (95 %: {low} to {high})", low=number(figure.ci_low), high=number(figure.ci_high))


SAID: Mapping[str, Callable[[SurveyFigure], Sentence]] = {
    "nps": _recommended,
    "csat": _satisfied,
    "sus": _usable,
    "umux-lite": _usable,
}
RULES: Mapping[str, Callable[[Questionnaire, Iterable[Response], Setting], Scored]] = {
    "points": score_points,
    "weighted": score_weighted,
    "readiness": score_readiness,
    "barrier": score_barrier,
    "expectation": score_expectation,
    "causes": score_causes,
    **dict.fromkeys(SAID, score_survey),
}
