"""Reading all rows of an assessment, and a stamp that tells whether any of them changed."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from assessments.agreement.store import load_agreed
from assessments.evidence.evidence import proven_places
from assessments.evidence.store import load_evidence
from assessments.maturity.profile import Profile
from assessments.results.heard import Heard
from assessments.results.judged import Judged, Rows
from assessments.results.result import Given, Result, make_result
from assessments.store import (
    Assessment,
    load_answered,
    load_numbered,
    load_respondents,
    load_responses,
    load_settled,
)
from data.database import Database
from methodology.pack import Pack
from methodology.questionnaire import Questionnaire
from words.text import Text

Stamp = tuple[int, ...]


@dataclass(frozen=True)
class Standing:
    """Where the programme stands: the assessment that shows it, and its profile."""

    assessment: Assessment
    profile: Profile

    @property
    def levels(self) -> Mapping[str, int | None]:
        """Return the level of every dimension in reality."""
        return {each.id: each.reality.level for each in self.profile.dimensions}


def load_stamp(db: Database, assessment: Assessment) -> Stamp:
    """Return numbers that differ whenever answers, people, agreed values or evidence of the assessment changed."""
    rows = db.tuples(
        "SELECT (SELECT max(seq) FROM answers WHERE assessment_id = :id), "
        "(SELECT count(*) FROM respondents WHERE assessment_id = :id), "
        "(SELECT sum(version) FROM respondents WHERE assessment_id = :id), "
        "(SELECT max(seq) FROM agreements WHERE assessment_id = :id), "
        "(SELECT sum(version) FROM assessment_evidence WHERE assessment_id = :id), "
        "(SELECT count(*) FROM assessment_evidence WHERE assessment_id = :id)",
        id=assessment.id,
    )
    return (assessment.version, *(each or 0 for each in rows[0]))


def load_result(db: Database, pack: Pack, assessment: Assessment) -> Result:
    """Return the result of an assessment of maturity from all of its rows."""
    given = Given(
        assessment,
        load_respondents(db, assessment.id),
        load_responses(db, assessment.id),
        load_settled(db, assessment),
        load_evidence(db, assessment.id),
    )
    return make_result(pack.dimensions, given)


@dataclass
class Reading:
    """What was read and counted of an assessment last; reading it again costs what was added since."""

    heard: Heard = field(default_factory=Heard)
    result: Result | None = None


def load_again(db: Database, pack: Pack, assessment: Assessment, reading: Reading) -> Result:
    """Return the result as `load_result` does, and keep it in the reading for the next time."""
    heard = hear(db, assessment.id, reading.heard)
    given = Given(
        assessment,
        load_respondents(db, assessment.id),
        heard.responses,
        load_settled(db, assessment),
        load_evidence(db, assessment.id),
    )
    found = make_result(pack.dimensions, given, reading.result)
    reading.heard, reading.result = heard, found
    return found


def hear(db: Database, assessment_id: str, before: Heard) -> Heard:
    """Return what is answered, read from where it was left; all anew where other rows stand there."""
    rows = load_numbered(db, assessment_id, before.after)
    if before.follows(rows):
        return before.with_rows(rows[1:] if before.last else rows)
    return Heard().with_rows(load_numbered(db, assessment_id, 0))


def load_judged(
    db: Database, assessment: Assessment, questionnaire: Questionnaire, names: Mapping[str, Text]
) -> Judged:
    """Return an assessment of any questionnaire from all of its rows; `names` are what its subjects are called."""
    rows = Rows(
        load_respondents(db, assessment.id),
        load_responses(db, assessment.id),
        names,
        load_agreed(db, assessment.id),
        proven_places(load_evidence(db, assessment.id), assessment.held_on),
    )
    return Judged(assessment, questionnaire, rows)


def load_standing(db: Database, programme_id: str, pack: Pack) -> Standing | None:
    """Return where the newest assessment whose answers may be shown sees the programme; closed ones come first."""
    for each in load_answered(db, programme_id):
        found = load_result(db, pack, each)
        if not found.hidden:
            return Standing(each, found.profile)
    return None


def load_levels(db: Database, programme_id: str, pack: Pack) -> Mapping[str, int | None]:
    """Return the level of every dimension as last assessed; nothing while there is no assessment."""
    standing = load_standing(db, programme_id, pack)
    return standing.levels if standing else {}
