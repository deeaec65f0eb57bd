"""What people answer to any questionnaire, and who they are."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from words.text import Sentence, sentence

Place = tuple[str, str, str]
"""Which question of which subject: subject, section, question."""


class Role(StrEnum):
    """From where a respondent sees the matter."""

    MANAGEMENT = "management"
    USERS = "users"
    PROJECT = "project"
    IT = "it"
    CONSULTANT = "consultant"
    CUSTOMER = "customer"
    OTHER = ""

    @property
    def words(self) -> Sentence:
        """Return what people call it."""
        return ROLE_WORDS[self]


ROLE_WORDS: Mapping[Role, Sentence] = {
    Role.MANAGEMENT: sentence("Management"),
    Role.USERS: sentence("Users"),
    Role.PROJECT: sentence("Project team"),
    Role.IT: sentence("IT"),
    Role.CONSULTANT: sentence("Consultant"),
    Role.CUSTOMER: sentence("Customer"),
    Role.OTHER: sentence("Other"),
}


@dataclass(frozen=True, slots=True)
class Respondent:
    """Somebody who is asked; the name is unique within an assessment."""

    id: str
    name: str
    address: str = ""
    role: Role = Role.OTHER
    unit: str = ""
    """Key of the unit; empty for nobody's or all."""
    team: str = ""
    """Department or group of stakeholders."""
    version: int = 1
    is_unnamed: bool = False
    """Answers without a name: nothing here leads back to whoever was asked."""
    withdrawn_on: date | None = None
    """From then on not asked any more; answers given stay."""


@dataclass(frozen=True, slots=True)
class Response:
    """What one respondent answered to one question about one subject.

    `given` has the value of every facet that was answered: the id of a choice, several ids joined by commas, a
    number, a text, an ISO date, or NA or ?; a facet that is missing was not answered yet.
    """

    respondent: str
    """Id of the respondent."""
    section: str
    question: str
    given: Mapping[str, str]
    subject: str = ""
    comment: str = ""
    reason: str = ""
    """Why it does not apply."""
    evidence: str = ""
    evidence_on: date | None = None

    @property
    def place(self) -> Place:
        """Return which question of which subject it answers."""
        return self.subject, self.section, self.question
