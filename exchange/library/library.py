"""A library as it was read: what it counts, the questionnaire it makes, and what found no place in it."""

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import ValidationError

from exchange.library.findings import Findings
from methodology.check.problems import problems_of
from methodology.questionnaire import Questionnaire
from words.text import Sentence, sentence


@dataclass(frozen=True)
class Library:
    """A foreign question library."""

    questionnaire: Questionnaire
    facts: Mapping[str, object]
    """Its own counts, by the names that its format uses."""
    notes: tuple[Sentence, ...] = ()
    """What was decided or left out."""


def made(raw: Mapping[str, object], file: str, findings: Findings) -> Questionnaire:
    """Return the questionnaire; refuse the library with every problem found so far and in it."""
    findings.refuse()
    try:
        return Questionnaire.model_validate(raw)
    except ValidationError as error:
        for each in problems_of(file, "", raw, error):
            findings.add_whole(file, sentence("{path}: {problem}", path=each.path, problem=each.text))
    findings.refuse()
    raise AssertionError("a questionnaire with problems was not refused")
