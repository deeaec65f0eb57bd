"""Whether answers fit their questionnaire: every problem as a sentence, none of them repaired in silence."""

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from assessments.responses import Response
from errors import Refusal
from methodology.questionnaire import NOT_APPLICABLE, UNKNOWN, Ask, Facet, Questionnaire, Scale
from words.text import Sentence, counted, joined, sentence

LONGEST_TEXT = 4000
LONGEST_SUBJECT = 200
LONGEST_NAME = 120
MOST_SHOWN = 20
SHORT_WORDS = 60
NUMBER = re.compile(r"[-+]?[0-9]{1,15}(\.[0-9]{1,9})?")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
BETWEEN = ","
"""Stands between the ids of several choices."""
Names = Mapping[str, str]


class BadResponses(Refusal):
    """Answers do not fit their questions; all problems are listed, nothing was saved."""

    def __init__(self, problems: Sequence[Sentence]) -> None:
        self.problems = tuple(problems)
        listed = joined(self.problems[:MOST_SHOWN], "\n")
        if len(problems) == 1:
            super().__init__(problems[0])
            return
        super().__init__(
            counted(
                "{count} problem, nothing was saved:\n{listed}",
                "{count} problems, nothing was saved:\n{listed}",
                len(problems),
                listed=listed,
            )
        )


def refuse_bad(questionnaire: Questionnaire, given: Sequence[Response], names: Names | None = None) -> None:
    """Refuse answers that do not fit the questionnaire, with every problem; `names` are those of respondents."""
    if found := problems(questionnaire, given, names or {}):
        raise BadResponses(found)


def refuse_long_names(names: Iterable[str]) -> None:
    """Refuse respondents whose names nobody could read in a list."""
    if long := [each for each in names if len(each) > LONGEST_NAME]:
        raise BadResponses(
            [
                sentence(
                    "The name “{name}…” has more than {longest} characters.", name=long[0][:40], longest=LONGEST_NAME
                )
            ]
        )


def problems(
    questionnaire: Questionnaire, given: Iterable[Response], names: Names, is_guest: bool = False
) -> list[Sentence]:
    """Return what is wrong with answers, each named by its question; N/A without a reason in one sentence.

    Guests, who know no keys, are told the number and the words of a question as they see it.
    """
    found: list[Sentence] = []
    unexplained: dict[str, Sentence | str] = {}
    for each in given:
        ask = questionnaire.asks.get((each.section, each.question))
        key = _place(each, names)
        place = as_seen(questionnaire, each.section, each.question) if is_guest else key
        if ask is None:
            found.append(sentence("{place}: there is no such question.", place=place))
            continue
        found += (sentence("{place}: {problem}", place=place, problem=p) for p in _wrong(questionnaire, ask, each))
        if NOT_APPLICABLE in each.given.values() and ask.takes_na and not each.reason.strip():
            unexplained[key] = place
    if unexplained:
        places = tuple(unexplained[key] for key in sorted(unexplained))
        found.append(sentence("N/A needs a reason: write why {questions} does not apply.", questions=places))
    return found


def as_seen(questionnaire: Questionnaire, section: str, question: str) -> Sentence | str:
    """Return a question as whoever answers sees it: its number on its screen, and the beginning of its words."""
    asked = [each.id for each in questionnaire.sections[section].ask] if section in questionnaire.sections else []
    if question not in asked:
        return f"{section}.{question}"[:LONGEST_SUBJECT]
    words = {each: _shortened(text) for each, text in questionnaire.asks[section, question].text.items()}
    return sentence("question {number} “{words}”", number=str(asked.index(question) + 1), words=words)


def _shortened(text: str) -> str:
    return text if len(text) <= SHORT_WORDS else f"{text[:SHORT_WORDS].rstrip()}…"


def _place(given: Response, names: Names) -> str:
    """Return how a question is called in messages: subject, section, question, and whose answer it is."""
    place = f"{given.section}.{given.question}"[:LONGEST_SUBJECT]
    return f"{place} {names[given.respondent]}" if given.respondent in names else place


def _wrong(questionnaire: Questionnaire, ask: Ask, given: Response) -> Iterator[Sentence]:
    facets = {each.id: each for each in questionnaire.facets(ask)}
    for name, value in given.given.items():
        if name not in facets:
            yield sentence("there is no answer “{facet}” here.", facet=name[:LONGEST_SUBJECT])
        elif problem := _wrong_value(questionnaire.scale_of[facets[name].scale], ask, value):
            yield problem
    texts = (given.comment, given.reason, given.evidence)
    if max(map(len, texts)) > LONGEST_TEXT or len(given.subject) > LONGEST_SUBJECT:
        yield _too_long()


def _too_long() -> Sentence:
    return sentence("the text has more than {longest} characters. Say where to look instead.", longest=LONGEST_TEXT)


def _wrong_value(scale: Scale, ask: Ask, value: str) -> Sentence | None:
    """Return what is wrong with one value; None where it fits the scale."""
    if value == UNKNOWN:
        return None
    if value == NOT_APPLICABLE:
        return None if ask.takes_na else sentence("“not applicable” is no answer here.")
    if len(value) > LONGEST_TEXT:
        return _too_long()
    return CHECKS[scale.kind](scale, value)


def _wrong_choice(scale: Scale, value: str) -> Sentence | None:
    if value in scale.choices:
        return None
    return sentence("“{value}” is none of {known}.", value=value[:LONGEST_SUBJECT], known=tuple(scale.choices))


def _wrong_choices(scale: Scale, value: str) -> Sentence | None:
    chosen = value.split(BETWEEN)
    if len(set(chosen)) < len(chosen):
        return sentence("a choice stands twice in “{value}”.", value=value[:LONGEST_SUBJECT])
    return next((problem for each in chosen if (problem := _wrong_choice(scale, each))), None)


def _wrong_number(scale: Scale, value: str) -> Sentence | None:
    if not NUMBER.fullmatch(value):
        return sentence("“{value}” is no number.", value=value[:LONGEST_SUBJECT])
    low, high = (scale.low, -math.inf), (scale.high, math.inf)
    least, most = (bound if bound is not None else none for bound, none in (low, high))
    if least <= float(value) <= most:
        return None
    if math.isinf(most):
        return sentence("{value} is below {low}.", value=value, low=f"{least:g}")
    if math.isinf(least):
        return sentence("{value} is above {high}.", value=value, high=f"{most:g}")
    return sentence("{value} lies outside {low} to {high}.", value=value, low=f"{least:g}", high=f"{most:g}")


def _wrong_text(_: Scale, value: str) -> Sentence | None:
    return None if value.strip() else sentence("the text is empty.")


def _wrong_date(_: Scale, value: str) -> Sentence | None:
    wrong = sentence("“{value}” is no day; write it as 2026-12-31.", value=value[:LONGEST_SUBJECT])
    try:
        date.fromisoformat(value)
    except ValueError:
        return wrong
    return None if DAY.fullmatch(value) else wrong


CHECKS = {
    "choice": _wrong_choice,
    "choices": _wrong_choices,
    "number": _wrong_number,
    "text": _wrong_text,
    "date": _wrong_date,
}


def is_asked(ask: Ask, given: Mapping[tuple[str, str], Response]) -> bool:
    """Return whether the question is asked, as other answers about the same subject stand."""
    question, _, choice = ask.asked_when.partition("=")
    if not choice:
        return True
    others = (each for place, each in given.items() if ".".join(place) == question)
    return any(choice in value.split(BETWEEN) for other in others for value in other.given.values())


def is_complete(facets: Iterable[Facet], given: Response | None) -> bool:
    """Return whether every facet has an answer, be it N/A or "do not know"."""
    return given is not None and all(given.given.get(each.id) for each in facets)
