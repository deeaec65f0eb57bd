"""OWASP SAMM as a questionnaire: functions above practices, six questions each, on the model's own answers."""

from collections.abc import Mapping
from pathlib import PurePosixPath

from exchange.library.names import Names
from exchange.library.samm.reading import Piece, SammModel, SammQuestion

Raw = dict[str, object]
ID = "owasp-samm"
SOURCE = "OWASP SAMM, the Software Assurance Maturity Model (owaspsamm.org); licence: CC BY-SA 4.0"
PURPOSE = (
    "Measures how software is made secure in five functions of three practices each. A practice scores three times "
    "its share of the best possible, from 0 to 3."
)


def samm_raw(model: SammModel) -> Raw:
    """Return the questionnaire as a raw table; its points are the model's own scores, divided by three."""
    scale_names = _names(model.all("AnswerSet"))
    sections: list[Raw] = []
    names = Names()
    for function in model.all("Function"):
        above = names.of(function.raw.text("name"), "function")
        sections.append(_section(function, above, "description"))
        for practice in model.practices_of(function):
            name = names.of(practice.raw.text("shortName"), "practice")
            section = _section(practice, name, "shortDescription") | {"parent": above}
            asks = tuple(_ask(each, scale_names) for each in model.questions_of(practice))
            sections.append(section | {"level": _levels(model, practice), "ask": _distinct(asks)})
    scales = tuple(_scale(each, scale_names[each.id]) for each in model.all("AnswerSet"))
    return {
        "id": ID,
        "title": {"en": "OWASP SAMM"},
        "purpose": {"en": PURPOSE},
        "rule": "points",
        "scales": scales,
        "section": tuple(sections),
    }


def _names(answer_sets: list[Piece]) -> Mapping[str, str]:
    """Return the id of each answer set in the questionnaire: what its file is called."""
    names = Names()
    return {each.id: names.of(PurePosixPath(each.file).stem, each.id) for each in answer_sets}


def _section(piece: Piece, name: str, text: str) -> Raw:
    raw: Raw = {"id": name, "title": {"en": piece.raw.text("name") or name}}
    return raw | ({"text": {"en": said}} if (said := piece.raw.text(text)) else {})


def _levels(model: SammModel, practice: Piece) -> tuple[Raw, ...]:
    """Return what each level of a practice is for."""
    levels = [each for each in model.all("PracticeLevel") if each.raw.text("practice") == practice.id]
    ordered = sorted(levels, key=model.level_number)
    return tuple({"en": each.raw.text("objective") or str(at)} for at, each in enumerate(ordered, 1))


def _ask(question: SammQuestion, scale_names: Mapping[str, str]) -> Raw:
    letter = question.stream.raw.text("letter") or question.stream.raw.text("name")
    raw: Raw = {
        "id": f"{question.level}-{letter}",
        "text": {"en": question.piece.raw.text("text")},
        "scale": scale_names[question.answers.id],
    }
    if hint := question.activity.raw.text("shortDescription"):
        raw["hint"] = {"en": hint}
    criteria = [each.value for each in question.piece.raw.rows("quality") if isinstance(each.value, str)]
    if criteria:
        raw["evidence"] = {"en": "\n".join(f"- {each}" for each in criteria)}
    return raw


def _distinct(asks: tuple[Raw, ...]) -> tuple[Raw, ...]:
    names = Names()
    return tuple({**ask, "id": names.of(str(ask["id"]), "q")} for ask in asks)


def _scale(answers: Piece, name: str) -> Raw:
    """Return an answer set from the lowest value to the highest."""
    values = sorted(answers.raw.rows("values"), key=lambda each: each.number("value") or 0.0)
    choices = tuple(
        {"id": str(at), "title": {"en": each.text("text")}, "value": each.number("value")}
        for at, each in enumerate(values)
    )
    return {"id": name, "choice": choices}
