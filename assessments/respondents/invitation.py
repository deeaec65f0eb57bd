"""An invitation: a secret link for one respondent, what it stands at, and the voice it gives an unnamed answer."""

import hashlib
import hmac
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from words.status import Status
from words.text import Sentence, sentence

SECRET_BYTES = 32
SECRET = re.compile(r"[A-Za-z0-9_-]{43}")
"""How 32 random bytes are written in an address."""
DAYS_OPEN, DAYS_AFTER_DUE = 30, 7
LONGEST_VALIDITY = 366
AFTER_THE_DAY = timedelta(hours=12)
"""Until a day that ended in UTC has ended everywhere."""


class State(StrEnum):
    """Where a respondent stands; computed, never stored."""

    UNINVITED = "uninvited"
    UNOPENED = "unopened"
    OPENED = "opened"
    PARTLY = "partly"
    ANSWERED = "answered"
    SUBMITTED = "submitted"
    EXPIRED = "expired"
    REVOKED = "revoked"
    WITHDRAWN = "withdrawn"

    @property
    def words(self) -> Sentence:
        """Return what people call it."""
        return WORDS[self][0]

    @property
    def status(self) -> Status:
        """Return the status whose sign and colour it has."""
        return WORDS[self][1]

    @property
    def is_missing(self) -> bool:
        """Return whether answers are still owed."""
        return self not in (State.ANSWERED, State.SUBMITTED, State.WITHDRAWN)


WORDS = {
    State.UNINVITED: (sentence("No link"), Status.TODO),
    State.UNOPENED: (sentence("Not opened"), Status.TODO),
    State.OPENED: (sentence("Opened"), Status.DOING),
    State.PARTLY: (sentence("Partly answered"), Status.DOING),
    State.ANSWERED: (sentence("All answered"), Status.DONE),
    State.SUBMITTED: (sentence("Submitted"), Status.DONE),
    State.EXPIRED: (sentence("Link expired"), Status.WAIT),
    State.REVOKED: (sentence("Link revoked"), Status.WAIT),
    State.WITHDRAWN: (sentence("Withdrawn"), Status.OUT),
}


@dataclass(frozen=True, slots=True)
class Invitation:
    """A link given to one respondent; the secret itself is nowhere."""

    id: str
    assessment_id: str
    respondent_id: str
    fingerprint: str
    issued_by: str
    issued_at: datetime
    expires_at: datetime
    revoked_at: datetime | None = None
    opened_at: datetime | None = None
    """In an anonymous assessment only whether, not when: the time of issue."""
    submitted_at: datetime | None = None
    version: int = 1

    @property
    def last_day(self) -> date:
        """Return the day until whose end it is good."""
        return (self.expires_at - AFTER_THE_DAY).date() - timedelta(days=1)

    def is_expired(self, now: datetime) -> bool:
        """Return whether it ran out."""
        return now >= self.expires_at


def fingerprint(secret: str) -> str:
    """Return what is kept of a secret: enough to know it again, too little to make it."""
    return hashlib.sha256(secret.encode()).hexdigest()


def voice_of(secret: str, assessment_id: str) -> str:
    """Return the id under which the holder of a secret answers unnamed; only who holds the secret can compute it."""
    return hmac.new(secret.encode(), f"voice:{assessment_id}".encode(), hashlib.sha256).hexdigest()[:32]


def looks_like_a_secret(text: str) -> bool:
    """Return whether it is worth looking for."""
    return SECRET.fullmatch(text) is not None


def last_day(due_on: date | None, today: date) -> date:
    """Return until which day a new link is good: a week after the due date or today; 30 days without a due date."""
    if due_on is None:
        return today + timedelta(days=DAYS_OPEN)
    return max(due_on, today) + timedelta(days=DAYS_AFTER_DUE)


def end_of(day: date) -> datetime:
    """Return the moment at which the day has ended everywhere on earth: noon UTC of the next day."""
    return datetime.combine(day + timedelta(days=1), time(), UTC) + AFTER_THE_DAY


def link_state(invitation: Invitation, answered: int, now: datetime) -> State:
    """Return where an invited respondent stands, with how many questions are answered."""
    if invitation.submitted_at:
        return State.SUBMITTED
    if invitation.revoked_at:
        return State.REVOKED
    if invitation.is_expired(now):
        return State.EXPIRED
    if answered:
        return State.PARTLY
    return State.OPENED if invitation.opened_at else State.UNOPENED
