"""Who is asked and where each stands, who is missing by the due date, and what to write to them."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from assessments.respondents.invitation import Invitation, State, link_state
from assessments.responses import Respondent
from assessments.store import Assessment
from methodology.questionnaire import Questionnaire
from words.text import Sentence, counted, joined, sentence

SECONDS_PER_ANSWER = 20
MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Asked:
    """A respondent, the newest link, and where they stand."""

    person: Respondent
    invitation: Invitation | None
    answered: int
    state: State


@dataclass(frozen=True, slots=True)
class Message:
    """Something to be sent by whoever asks."""

    subject: Sentence
    body: Sentence


def standings(
    people: Iterable[Respondent],
    invitations: Iterable[Invitation],
    counts: Mapping[str, tuple[int, int]],
    now: datetime,
) -> tuple[Asked, ...]:
    """Return where everybody who has a name stands, in order; `counts` has questions answered and asked by id."""
    newest = {each.respondent_id: each for each in sorted(invitations, key=lambda each: each.issued_at)}
    found = []
    for person in people:
        if not person.is_unnamed:
            answered, whole = counts.get(person.id, (0, 0))
            link = newest.get(person.id)
            found.append(Asked(person, link, answered, _state(person, link, (answered, whole), now)))
    return tuple(found)


def _state(person: Respondent, link: Invitation | None, done: tuple[int, int], now: datetime) -> State:
    answered, whole = done
    if person.withdrawn_on:
        return State.WITHDRAWN
    if link is not None and (answered < whole or not answered or link.submitted_at):
        return link_state(link, answered, now)
    if not answered:
        return State.UNINVITED
    return State.ANSWERED if answered >= whole else State.PARTLY


def missing(asked: Iterable[Asked]) -> tuple[Asked, ...]:
    """Return who still owes answers."""
    return tuple(each for each in asked if each.state.is_missing)


def participation(asked: Sequence[Asked], due_on: date | None, today: date) -> Sentence:
    """Return how many answered and who is missing by when: what the page of people says first."""
    expected = [each for each in asked if each.state is not State.WITHDRAWN]
    if not expected:
        return sentence("Nobody is asked yet: add the people whose answers count.")
    owing = missing(expected)
    if not owing:
        return counted("The one person asked has answered.", "All {count} people have answered.", len(expected))
    done = counted(
        "{done} of {count} person has answered", "{done} of {count} people have answered", len(expected),
        done=len(expected) - len(owing),
    )  # fmt: skip
    who: Sentence | tuple[str, ...] = tuple(each.person.name for each in owing[:MOST_NAMED])
    if len(owing) > MOST_NAMED:
        who = sentence("{names} and {more} more", names=who, more=len(owing) - MOST_NAMED)
    return _with_due(done, who, due_on, today)


def _with_due(done: Sentence, who: object, due_on: date | None, today: date) -> Sentence:
    if due_on is None:
        return sentence("{done}; missing: {who}.", done=done, who=who)
    if today > due_on:
        return sentence("{done}; overdue since {day}: {who}.", done=done, day=due_on, who=who)
    return sentence("{done}; due on {day}, missing: {who}.", done=done, day=due_on, who=who)


def minutes(questionnaire: Questionnaire) -> int:
    """Return how long answering takes, in minutes rounded up to five: 20 seconds per answer (our assumption)."""
    answers = sum(len(questionnaire.facets(each)) for each in questionnaire.asks.values())
    return max(5, math.ceil(answers * SECONDS_PER_ANSWER / 60 / 5) * 5)


def invitation_message(assessment: Assessment, questionnaire: Questionnaire, name: str, link: str) -> Message:
    """Return what to write to somebody who gets a link."""
    opening = sentence(
        "Dear {name},\n\nplease answer “{title}”. It takes about {minutes} minutes, also on a phone; you can stop "
        "and go on later. This link is yours alone, please do not pass it on:\n\n{link}\n",
        name=name,
        title=assessment.title,
        minutes=minutes(questionnaire),
        link=link,
    )
    return Message(sentence("Please answer: {title}", title=assessment.title), joined(_closing(opening, assessment)))


def reminder_message(assessment: Assessment, asked: Asked) -> Message:
    """Return what to write to somebody who is missing; the link is not known here any more, only to them."""
    opening = sentence(
        "Dear {name},\n\nyour answers to “{title}” are still missing. Please use the link that you received; what "
        "you answered is kept. If you cannot find it, tell me and I send a new one.\n",
        name=asked.person.name,
        title=assessment.title,
    )
    return Message(sentence("Reminder: {title}", title=assessment.title), joined(_closing(opening, assessment)))


def _closing(opening: Sentence, assessment: Assessment) -> list[Sentence]:
    parts = [opening]
    if assessment.due_on:
        parts.append(sentence("\nPlease answer by {day}.", day=assessment.due_on))
    if assessment.is_anonymous:
        parts.append(
            sentence(
                "\nAnswers are kept without your name; a group is shown from {count} answers on.",
                count=assessment.smallest_group,
            )
        )
        parts.append(REMAINS)
    return parts


REMAINS = sentence(
    "\nYour own words may show who you are, and whoever reads results while answers still arrive sees what "
    "they change."
)
"""What anonymity cannot keep; said to everybody before they answer."""
