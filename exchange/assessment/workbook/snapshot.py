"""What of an assessment goes into a file: its questionnaire, who is asked, and every answer under a key."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from assessments.evidence.evidence import Evidence
from assessments.respondents.progress import subjects_of
from assessments.responses import Respondent, Response
from assessments.store import Assessment
from methodology.questionnaire import ANSWER, Ask, Facet, Questionnaire, Scale
from words.text import Sentence, Text, sentence

COMMENT, REASON, EVIDENCE, EVIDENCE_ON = "comment", "reason", "evidence", "evidence_on"
NOTES = (COMMENT, REASON, EVIDENCE, EVIDENCE_ON)
"""The fields of every answer beside what is answered."""
NOTE_TITLES: Mapping[str, Sentence] = {
    COMMENT: sentence("Comment"),
    REASON: sentence("Reason"),
    EVIDENCE: sentence("Evidence"),
    EVIDENCE_ON: sentence("Evidence of (date)"),
}
GIVEN = "given:"
"""Before the id of a facet, where it names a field."""
Block = tuple[Respondent, str]
"""Who answers about which subject."""


class RowKey(NamedTuple):
    """Whose answer to which question about which subject."""

    respondent: str
    section: str
    question: str
    subject: str

    @property
    def text(self) -> str:
        """Return the key as a file holds it."""
        return "/".join(self)


def key_in(text: str) -> RowKey | None:
    """Return the key that a file holds; None for anything else."""
    parts = text.split("/", 3)
    return RowKey(*parts) if len(parts) == len(RowKey._fields) else None


def key_of(response: Response) -> RowKey:
    """Return the key of an answer."""
    return RowKey(response.respondent, response.section, response.question, response.subject)


@dataclass(frozen=True)
class Snapshot:
    """An assessment with everything that a file shows of it."""

    assessment: Assessment
    questionnaire: Questionnaire
    respondents: tuple[Respondent, ...]
    responses: Mapping[RowKey, Response]
    units: Mapping[str, Text] = field(default_factory=dict)
    """What units are called, by key."""
    evidence: tuple[Evidence, ...] = ()

    @cached_property
    def facets(self) -> Mapping[str, Facet]:
        """The facets of all its questions by id, in the order in which they come first."""
        return {
            facet.id: facet for ask in self.questionnaire.asks.values() for facet in self.questionnaire.facets(ask)
        }

    @property
    def fields(self) -> tuple[str, ...]:
        """Return what an answer consists of: its facets, then the notes."""
        return (*(GIVEN + each for each in self.facets), *NOTES)

    def title(self, name: str) -> Text | Sentence:
        """Return what people call a field."""
        if name in NOTE_TITLES:
            return NOTE_TITLES[name]
        facet = self.facets[name.removeprefix(GIVEN)]
        return sentence("Answer") if facet.id == ANSWER else facet.title

    @cached_property
    def _scales(self) -> Mapping[tuple[str, str, str], Scale]:
        found, instrument = {}, self.questionnaire
        for (section, question), ask in instrument.asks.items():
            for facet in instrument.facets(ask):
                found[section, question, GIVEN + facet.id] = instrument.scale_of[facet.scale]
        return found

    def scale(self, key: RowKey, name: str) -> Scale | None:
        """Return the scale of a field; None where the question is not answered in it."""
        return self._scales.get((key.section, key.question, name))

    def ask(self, key: RowKey) -> Ask | None:
        """Return the question; None where the questionnaire has none such."""
        return self.questionnaire.asks.get((key.section, key.question))

    @cached_property
    def by_id(self) -> Mapping[str, Respondent]:
        """Who stands in a file, by id."""
        return {each.id: each for each in self.people}

    @cached_property
    def people(self) -> tuple[Respondent, ...]:
        """Who stands in a file: those who answered or may still; in no telling order where nobody is named."""
        answered = {key.respondent for key in self.responses}
        if self.assessment.is_anonymous:
            return tuple(sorted((each for each in self.respondents if each.id in answered), key=lambda one: one.id))
        return tuple(each for each in self.respondents if each.id in answered or each.withdrawn_on is None)

    @cached_property
    def names(self) -> Mapping[str, Text | Sentence]:
        """What respondents are called in a file: a number where answers are anonymous."""
        if not self.assessment.is_anonymous:
            return {each.id: each.name for each in self.people}
        return {each.id: sentence("Respondent {number}", number=at) for at, each in enumerate(self.people, 1)}

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Who answers about what: about everything that is asked, and all that was answered."""
        answered: dict[str, dict[str, None]] = {}
        for key in self.responses:
            answered.setdefault(key.respondent, {})[key.subject] = None
        asked = {each.id: subjects_of(self.questionnaire, self.assessment.subjects, each) for each in self.people}
        return tuple(
            (each, subject)
            for each in self.people
            for subject in dict.fromkeys(
                (*(asked[each.id] if self._is_open(each) else ()), *answered.get(each.id, ()))
            )
        )

    def _is_open(self, person: Respondent) -> bool:
        return not self.assessment.is_anonymous and person.withdrawn_on is None


def values_of(response: Response | None) -> Mapping[str, str]:
    """Return every field of an answer as text; nothing where nothing was answered."""
    if response is None:
        return {}
    found = {GIVEN + facet: value for facet, value in response.given.items()}
    found |= {COMMENT: response.comment, REASON: response.reason, EVIDENCE: response.evidence}
    return found | {EVIDENCE_ON: response.evidence_on.isoformat() if response.evidence_on else ""}
