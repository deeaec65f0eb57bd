"""What whoever asks can do: add people, change and withdraw them, give out links and revoke them."""

import secrets
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from access.actions import acting, record
from access.journal import Entry, Signature
from assessments.respondents.invitation import LONGEST_VALIDITY, SECRET_BYTES, Invitation, end_of, fingerprint
from assessments.respondents.listing import BadPeople, NewPerson, people_problems
from assessments.respondents.store import (
    add_invitations,
    load_assessment_id,
    load_invitations,
    load_respondent,
    save_respondent,
    save_revoked,
)
from assessments.responses import Respondent
from assessments.starting import still_open
from assessments.store import Assessment, add_respondents, load_assessment, load_respondents
from data.database import Database, Gone
from errors import Refusal
from words.text import sentence


class NoSuchDay(Refusal):
    """A link is good until a day that comes, and not for ever."""

    def __init__(self) -> None:
        super().__init__(
            sentence("A link is good until a day from today on, at most {most} days ahead.", most=LONGEST_VALIDITY)
        )


class NotInvitable(Refusal):
    """Somebody cannot get a link (any more)."""


def add_people(
    db: Database, signature: Signature, assessment_id: str, new: Sequence[NewPerson]
) -> tuple[Respondent, ...]:
    """Add people to be asked and return them; refuse all with every problem, such as two with one address."""
    with acting(db, signature):
        assessment = still_open(load_assessment(db, assessment_id))
        if problems := people_problems(new, load_respondents(db, assessment_id)):
            raise BadPeople(problems)
        added = tuple(
            Respondent(
                uuid.uuid4().hex, _plain(each.name), each.address.strip(), each.role, each.unit, _plain(each.team)
            )
            for each in new
        )
        add_respondents(db, assessment_id, added, signature.at)
        if added:
            after = {each.name: _facts(each) for each in added}
            record(db, signature, _entry(assessment, "add_respondents", {}, after))
    return added


def edit_person(db: Database, signature: Signature, person: Respondent) -> None:
    """Save who somebody is, from the version that was edited; refuse another's name or address."""
    with acting(db, signature):
        assessment, before = _standing(db, person.id)
        others = [each for each in load_respondents(db, assessment.id) if each.id != person.id]
        new = NewPerson(person.name, person.address, person.role, person.unit, person.team)
        if problems := people_problems([new], others):
            raise BadPeople(problems)
        plain = replace(person, name=_plain(person.name), address=person.address.strip(), team=_plain(person.team))
        save_respondent(db, plain)
        record(db, signature, _entry(assessment, "edit_respondent", _facts(before), _facts(plain)))


def withdraw_person(db: Database, signature: Signature, person_id: str, version: int) -> None:
    """Ask somebody no more: the link is revoked, answers given stay."""
    with acting(db, signature):
        assessment, before = _standing(db, person_id)
        save_respondent(db, replace(before, version=version, withdrawn_on=signature.at.date()))
        save_revoked(db, [person_id], signature.at)
        record(db, signature, _entry(assessment, "withdraw_respondent", {"name": before.name}, {}))


def draw_secrets(respondent_ids: Iterable[str]) -> dict[str, str]:
    """Return a new secret of 256 random bits for each; they are told once and kept nowhere."""
    return {each: secrets.token_urlsafe(SECRET_BYTES) for each in respondent_ids}


def issue_links(
    db: Database, signature: Signature, assessment_id: str, drawn: Mapping[str, str], last: date
) -> tuple[Invitation, ...]:
    """Make the secrets of respondents work until the end of a day; their earlier links are revoked.

    Refuses who is withdrawn or has submitted, and in an anonymous assessment who opened a link: the answers under
    the first would count beside those under the second.
    """
    if not 0 <= (last - signature.at.date()).days <= LONGEST_VALIDITY:
        raise NoSuchDay
    with acting(db, signature):
        assessment = still_open(load_assessment(db, assessment_id))
        people = {each.id: each for each in load_respondents(db, assessment_id) if not each.is_unnamed}
        _refuse_uninvitable(assessment, [people.get(each) for each in drawn], load_invitations(db, assessment_id))
        new = tuple(_invitation(assessment_id, each, drawn[each], signature, end_of(last)) for each in drawn)
        save_revoked(db, list(drawn), signature.at)
        add_invitations(db, new)
        if new:
            after = {"names": [people[each].name for each in drawn], "good_until": last}
            record(db, signature, _entry(assessment, "invite_respondents", {}, after))
    return new


@dataclass(frozen=True, slots=True)
class Handing:
    """What whoever gives out links decided, and from which links they started."""

    drawn: Mapping[str, str]
    last: date
    seen: Mapping[str, str]
    """The id of the newest link of each respondent who had one, as it stood on the page."""


class IssuedMeanwhile(Refusal):
    """Somebody else gave a link to the same person; it may be in the mail already."""

    def __init__(self, names: Sequence[str], link: Invitation) -> None:
        super().__init__(
            sentence(
                "{by} gave a link to {names} at {time} UTC, after you opened the page. A new one would stop it. "
                "Reload the page; give out links again if you still want to.",
                by=link.issued_by,
                names=tuple(names),
                time=link.issued_at.strftime("%Y-%m-%d %H:%M"),
            )
        )


def hand_links(db: Database, signature: Signature, assessment_id: str, handing: Handing) -> tuple[Invitation, ...]:
    """Give out links as `issue_links` does; refuse where somebody got one that the giver did not see."""
    with db.transaction():
        ours = {fingerprint(each) for each in handing.drawn.values()}
        newest = {each.respondent_id: each for each in load_invitations(db, assessment_id)}
        unseen = [
            each
            for key, each in newest.items()
            if key in handing.drawn and each.fingerprint not in ours and handing.seen.get(key, "") != each.id
        ]
        if unseen:
            names = {each.id: each.name for each in load_respondents(db, assessment_id)}
            raise IssuedMeanwhile([names[each.respondent_id] for each in unseen], unseen[-1])
        return issue_links(db, signature, assessment_id, handing.drawn, handing.last)


def _invitation(
    assessment_id: str, respondent_id: str, secret: str, by: Signature, expires_at: datetime
) -> Invitation:
    return Invitation(
        uuid.uuid4().hex, assessment_id, respondent_id, fingerprint(secret), by.actor, by.at, expires_at
    )


def _refuse_uninvitable(
    assessment: Assessment, people: Sequence[Respondent | None], links: Sequence[Invitation]
) -> None:
    submitted = {each.respondent_id for each in links if each.submitted_at}
    opened = {each.respondent_id for each in links if each.opened_at}
    for each in people:
        if each is None:
            raise Gone
        if each.withdrawn_on:
            raise NotInvitable(sentence("{name} is withdrawn and gets no link.", name=each.name))
        if each.id in submitted:
            raise NotInvitable(sentence("{name} has submitted already and needs no link.", name=each.name))
        if assessment.is_anonymous and each.id in opened:
            raise NotInvitable(
                sentence(
                    "{name} opened the link already. In an anonymous assessment it cannot be replaced: answers would "
                    "count twice.",
                    name=each.name,
                )
            )


def revoke_link(db: Database, signature: Signature, respondent_id: str) -> None:
    """Let the link of a respondent work no more; one that was submitted stays as it is."""
    with acting(db, signature):
        assessment, person = _standing(db, respondent_id)
        links = load_invitations(db, assessment.id)
        live = [e for e in links if e.respondent_id == respondent_id and not e.revoked_at and not e.submitted_at]
        if not live:
            raise NotInvitable(sentence("{name} has no link that could be revoked.", name=person.name))
        save_revoked(db, [respondent_id], signature.at)
        record(db, signature, _entry(assessment, "revoke_link", {"name": person.name}, {}))


def _standing(db: Database, respondent_id: str) -> tuple[Assessment, Respondent]:
    """Return a respondent who has a name, with the open assessment; refuse one who is not there."""
    person = load_respondent(db, respondent_id)
    if person is None or person.is_unnamed:
        raise Gone
    return still_open(load_assessment(db, load_assessment_id(db, respondent_id))), person


def _plain(text: str) -> str:
    return " ".join(text.split())


def _facts(person: Respondent) -> dict[str, object]:
    return {"name": person.name, "role": person.role.value, "unit": person.unit, "team": person.team}


def _entry(assessment: Assessment, verb: str, before: Mapping[str, object], after: Mapping[str, object]) -> Entry:
    return Entry(assessment.programme_id, verb, f"assessment:{assessment.id}", before, after)
