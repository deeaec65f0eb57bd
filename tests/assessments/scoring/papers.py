"""Small questionnaires and answers, written as people would say them."""

from assessments.responses import Response
from methodology.questionnaire import Ask, Choice, Questionnaire, Scale, Section


def words(text: str) -> dict[str, str]:
    return {"en": text, "zh": f"中{text}"}


def steps(low: int, high: int, key: str = "steps") -> Scale:
    choices = tuple(Choice(id=str(n), title=words(f"step {n}"), value=n) for n in range(low, high + 1))
    return Scale(id=key, choice=choices)


def asks(*names: str, **more: object) -> tuple[Ask, ...]:
    return tuple(Ask.model_validate({"id": name, "text": words(f"{name}?"), **more}) for name in names)


def section(key: str, *questions: Ask, **more: object) -> Section:
    return Section.model_validate({"id": key, "title": words(f"Section {key}"), "ask": questions, **more})


def questionnaire(rule: str, *sections: Section, **more: object) -> Questionnaire:
    fields = {
        "id": "tiny",
        "title": words("Tiny"),
        "purpose": words("Tries the rule"),
        "rule": rule,
        "scale": "steps",
        "scales": (steps(1, 5),),
        "section": sections,
    }
    return Questionnaire.model_validate(fields | more)


def answers(who: str, subject: str = "", /, **given: str) -> list[Response]:
    """Answers of one person: `s_q="4"` is section s, question q."""
    return [Response(who, *key.split("_", 1), {"answer": value}, subject) for key, value in given.items()]


def facets(who: str, key: str, subject: str = "", /, **given: str) -> Response:
    return Response(who, *key.split("_", 1), given, subject)
