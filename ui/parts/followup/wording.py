"""How the register names what an action came from: the question's words, and the answer's words for its value."""

from assessments.followup.action import Action
from assessments.maturity.rating import Answer
from methodology.questionnaire import Ask, Questionnaire, Scale
from ui.parts.answering.answer_words import answer_word
from ui.session import said
from words.format import UNKNOWN, tenth

LONGEST = 70


def question_words(asked: Questionnaire | None, action: Action) -> str:
    """Return the question of an action, shortened; of maturity, where people know it by its letter, that."""
    ask = _ask(asked, action)
    if ask is None:
        return action.name
    words = said(ask.text)
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"


def value_words(asked: Questionnaire | None, action: Action, value: str) -> str:
    """Return the answer that a value stands for, in words; a value between two answers as a number."""
    if value in set(Answer):
        return answer_word(Answer(value))
    if not value:
        return UNKNOWN
    ask = _ask(asked, action)
    scales = [asked.scale_of.get(each.scale) for each in asked.facets(ask)] if asked and ask else []
    return _title(scales[0], float(value)) if len(scales) == 1 and scales[0] else tenth(float(value))


def _title(scale: Scale, value: float) -> str:
    title = next((each.title for each in scale.choice if each.value == value), None)
    return said(title) if title else tenth(value)


def _ask(asked: Questionnaire | None, action: Action) -> Ask | None:
    return asked.asks.get((action.new.section, action.new.question)) if asked else None
