import threading
from datetime import UTC, datetime, timedelta

import pytest

from access.journal import broken_links
from access.store import load_journal, read_chain
from assessments.actions import AnswersAreUnnamed, NewAssessment, answer, close_assessment, respond, start_assessment
from assessments.maturity.profile import GivenAnswer
from assessments.maturity.rating import Answer
from assessments.respondents.actions import draw_secrets, edit_person, issue_links, revoke_link
from assessments.respondents.groups import TAGS
from assessments.respondents.invitation import voice_of
from assessments.respondents.store import load_invitations
from assessments.respondents.visits import (
    Knock,
    LinkOver,
    LinkRevoked,
    LinkUnknown,
    LinkUsed,
    find_visit,
    give,
    open_link,
    submit,
)
from assessments.responses import Response, Role
from assessments.store import load_respondents, load_responses, maturity_answer
from assessments.validation import BadResponses
from data.database import Repeated, open_database
from tests.assessments.respondents.conftest import DUE, HELD, PMO, ask, secret_of

LATER = PMO.at + timedelta(days=1, minutes=3)


def said(question, intention, reality, **more):
    return Response("", "C1", question, {"intention": intention, "reality": reality}, **more)


def sus(db, secret, value, question="like-to-use", at=LATER, submit_id=None):
    given = [Response("", "items", question, {"answer": value})]
    return give(db, Knock(secret, at, submit_id), given)


@pytest.fixture
def ann(db, october):
    return ask(db, october, "Ann")[0]


@pytest.fixture
def secret(db, october, ann):
    return secret_of(db, october, ann)


def names_of_all_who_answered(db, october):
    names = {each.id: each.name for each in load_respondents(db, october)}
    return [names[each.respondent] for each in load_responses(db, october)]


def test_answers_of_a_guest_stand_under_the_name_that_was_invited(db, programme_id, october, secret):
    assert give(db, Knock(secret, LATER), [said("a", "F", "L", evidence="minutes of May")]) == 1

    (saved,) = load_responses(db, october)
    assert (saved.given["reality"], saved.evidence) == ("L", "minutes of May")
    assert names_of_all_who_answered(db, october) == ["Ann"]
    record = load_journal(db, programme_id)[0]
    assert (record.actor, record.entry.verb) == ("Ann", "answer_assessment")
    assert record.entry.after == {"C1.a Ann": "F/L"}


def test_a_guest_goes_on_where_he_left(db, secret):
    give(db, Knock(secret, LATER), [said("a", "F", "L")])
    visit = find_visit(db, Knock(secret, LATER))

    assert visit.given["", "C1", "a"].given == {"intention": "F", "reality": "L"}
    assert len(visit.screens) == 14


def test_half_an_answer_is_kept_and_read_as_not_known(db, october, secret):
    give(db, Knock(secret, LATER), [Response("", "C1", "a", {"intention": "F"})])

    assert maturity_answer(load_responses(db, october)[0], "Ann").reality is Answer.UNKNOWN


def test_the_guest_cannot_choose_under_whom_answers_stand(db, october, secret):
    (bob,) = ask(db, october, "Bob")
    give(db, Knock(secret, LATER), [Response(bob.id, "C1", "a", {"intention": "F", "reality": "F"})])

    assert names_of_all_who_answered(db, october) == ["Ann"]


def test_nothing_is_saved_when_one_answer_does_not_fit(db, october, secret):
    bad = [said("a", "F", "F"), said("b", "F", "Z"), said("e", "F", "F"), said("c", "NA", "NA")]

    with pytest.raises(BadResponses) as refusal:
        give(db, Knock(secret, LATER), bad)
    assert len(refusal.value.problems) == 3
    assert load_responses(db, october) == ()


def test_what_is_not_asked_is_not_answered(db, october, secret):
    with pytest.raises(BadResponses, match="this is not asked here"):
        give(db, Knock(secret, LATER), [Response("", "C1", "a", {"reality": "F"}, subject="another unit")])


def test_a_submit_id_is_saved_once(db, october, secret):
    give(db, Knock(secret, LATER, "one"), [said("a", "F", "F")])

    with pytest.raises(Repeated):
        give(db, Knock(secret, LATER, "one"), [said("a", "N", "N")])
    assert load_responses(db, october)[0].given["reality"] == "F"


def test_after_submission_nothing_changes(db, programme_id, october, secret):
    give(db, Knock(secret, LATER), [said("a", "F", "F")])
    submit(db, Knock(secret, LATER))

    for late in (find_visit, open_link, submit):
        with pytest.raises(LinkUsed):
            late(db, Knock(secret, LATER))
    with pytest.raises(LinkUsed):
        give(db, Knock(secret, LATER), [said("a", "N", "N")])
    assert load_responses(db, october)[0].given["reality"] == "F"
    assert load_journal(db, programme_id)[0].entry.verb == "submit_answers"


def test_an_expired_a_revoked_and_a_replaced_link_are_refused(db, october, ann, secret):
    with pytest.raises(LinkOver):
        find_visit(db, Knock(secret, datetime(2026, 10, 21, 12, tzinfo=UTC)))
    revoke_link(db, PMO, ann.id)
    with pytest.raises(LinkRevoked):
        find_visit(db, Knock(secret, LATER))
    again = secret_of(db, october, ann)
    assert find_visit(db, Knock(again, LATER)).speaker.name == "Ann"


def test_the_links_of_a_closed_assessment_are_over(db, october, secret):
    give(db, Knock(secret, LATER), [said("a", "F", "F")])
    close_assessment(db, PMO, october, 1)

    with pytest.raises(LinkOver):
        find_visit(db, Knock(secret, LATER))


@pytest.mark.parametrize("forged", ["", "x", "A" * 43, "' OR '1'='1", "A" * 100_000])
def test_a_forged_link_is_unknown(db, secret, forged):
    with pytest.raises(LinkUnknown):
        find_visit(db, Knock(forged, LATER))


def test_the_fingerprint_in_the_database_opens_nothing(db, secret):
    (row,) = db.select("SELECT secret_hash FROM invitations")

    with pytest.raises(LinkUnknown):
        find_visit(db, Knock(row["secret_hash"][:43], LATER))


def test_of_two_submissions_at_once_one_counts(db, programme_id, database_file, secret):
    found = []

    def late():
        with open_database(database_file) as own:
            try:
                submit(own, Knock(secret, LATER))
                found.append("submitted")
            except LinkUsed:
                found.append("refused")

    threads = [threading.Thread(target=late) for _ in range(8)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert sorted(found) == ["refused"] * 7 + ["submitted"]
    assert [r.entry.verb for r in load_journal(db, programme_id)].count("submit_answers") == 1


def test_a_group_answers_about_itself_and_a_guest_without_one_about_what_is_named(db, programme_id):
    new = NewAssessment("Options", HELD, "", "product-choice", subjects=("Alpha", "Beta"))
    options = start_assessment(db, PMO, programme_id, new)
    (cid,) = ask(db, options, "Cid")
    visit = find_visit(db, Knock(secret_of(db, options, cid), LATER))

    assert list(dict.fromkeys(each.subject for each in visit.screens)) == ["Alpha", "Beta"]


# anonymous mode


@pytest.fixture
def crowd(db, unnamed):
    """Six users and one manager, each with a link."""
    people = [*ask(db, unnamed, *"ABCDEF"), *ask(db, unnamed, "Boss", role=Role.MANAGEMENT)]
    drawn = draw_secrets(each.id for each in people)
    issue_links(db, PMO, unnamed, drawn, DUE)
    return {each.name: (each.id, drawn[each.id]) for each in people}


def test_unnamed_answers_lead_to_nobody_who_was_invited(db, programme_id, unnamed, crowd):
    for n, name in enumerate("ABCD"):
        sus(db, crowd[name][1], str(n + 1), at=LATER + timedelta(minutes=n), submit_id=name)
        submit(db, Knock(crowd[name][1], LATER + timedelta(minutes=n)))

    ids = {person for person, _ in crowd.values()}
    voices = {each.respondent for each in load_responses(db, unnamed)}
    assert len(voices) == 4
    assert not voices & ids
    links = {each.id for each in load_invitations(db, unnamed)}
    kept = db.select("SELECT * FROM answers") + db.select("SELECT * FROM respondents WHERE is_unnamed")
    said_there = repr(kept)
    assert not [each for each in (ids | links) if each in said_there]
    entries = [e for e in load_journal(db, programme_id) if e.entry.verb in ("answer_assessment", "submit_answers")]
    assert len(entries) == 8
    assert {each.actor for each in entries} == {""}
    assert not [each for each in (*ids, *voices, *links) if each in repr(entries)]


def test_no_time_beside_an_unnamed_answer_or_a_used_link_tells_who_it_was(db, unnamed, crowd):
    for n, name in enumerate("AB"):
        sus(db, crowd[name][1], "3", at=LATER + timedelta(minutes=n))
        submit(db, Knock(crowd[name][1], LATER + timedelta(minutes=n)))

    used = [each for each in load_invitations(db, unnamed) if each.submitted_at]
    assert {(each.opened_at, each.submitted_at) for each in used} == {(PMO.at, PMO.at)}
    times = db.select("SELECT DISTINCT answered_at FROM answers")
    assert [row["answered_at"] for row in times] == ["2026-10-05T00:00:00+00:00"]
    voices = db.select("SELECT DISTINCT added_at FROM respondents WHERE is_unnamed")
    assert [row["added_at"] for row in voices] == ["2026-10-05T00:00:00+00:00"]


def test_neither_the_journal_nor_a_submit_id_tells_at_what_time_or_how_much_somebody_unnamed_answered(
    db, programme_id, unnamed, crowd
):
    for n, name in enumerate("AB"):
        sus(db, crowd[name][1], "3", at=LATER + timedelta(minutes=n), submit_id=name)
        submit(db, Knock(crowd[name][1], LATER + timedelta(minutes=n), f"end {name}"))

    entries = [e for e in load_journal(db, programme_id) if e.actor == ""]
    midnight = LATER.replace(hour=0, minute=0, second=0, microsecond=0)
    assert [(each.at, dict(each.entry.before), dict(each.entry.after)) for each in entries] == [
        (midnight, {}, {})
    ] * 4
    kept = db.select("SELECT DISTINCT at FROM submissions WHERE id IN ('A', 'B', 'end A', 'end B')")
    assert [row["at"] for row in kept] == [midnight.isoformat()]
    assert broken_links(read_chain(db)) == []


def test_the_only_manager_is_not_told_by_the_role(db, unnamed, crowd):
    sus(db, crowd["Boss"][1], "1")
    sus(db, crowd["A"][1], "5")

    voices = [each for each in load_respondents(db, unnamed) if each.is_unnamed]
    assert {getattr(each, tag) for each in voices for tag in TAGS} == {""}


def test_a_large_group_keeps_its_role(db, unnamed, crowd):
    others = [*ask(db, unnamed, "Boss2", "Boss3", role=Role.MANAGEMENT)]
    assert len(others) == 2
    sus(db, crowd["Boss"][1], "1")

    assert [each.role for each in load_respondents(db, unnamed) if each.is_unnamed] == [Role.MANAGEMENT]


def test_the_holder_of_a_link_goes_on_and_stays_one_voice(db, unnamed, crowd):
    secret = crowd["A"][1]
    sus(db, secret, "1")
    person = next(each for each in load_respondents(db, unnamed) if each.name == "A")
    edit_person(db, PMO, person.__class__(person.id, "Renamed", role=Role.IT))
    sus(db, secret, "2", question="complex")

    assert len([each for each in load_respondents(db, unnamed) if each.is_unnamed]) == 1
    visit = find_visit(db, Knock(secret, LATER))
    assert {each.given["answer"] for each in visit.given.values()} == {"1", "2"}
    assert visit.speaker.id == voice_of(secret, unnamed)


def test_nobody_answers_an_anonymous_assessment_under_a_name(db, unnamed, crowd):
    person, _ = crowd["A"]
    with pytest.raises(AnswersAreUnnamed):
        respond(db, PMO, unnamed, [Response(person, "items", "complex", {"answer": "3"})])

    named = start_assessment(db, PMO, "acme", NewAssessment("M", HELD, is_anonymous=True, smallest_group=3))
    with pytest.raises(AnswersAreUnnamed):
        answer(db, PMO, named, [GivenAnswer("ann", "C1", "a", Answer.FULLY, Answer.FULLY)])
    assert load_respondents(db, named) == ()


def test_closing_takes_the_tags_that_too_few_answers_share(db, unnamed, crowd):
    ask(db, unnamed, "Boss2", "Boss3", role=Role.MANAGEMENT)
    sus(db, crowd["Boss"][1], "1")
    for name in "ABCD":
        sus(db, crowd[name][1], "4")
    roles = [each.role for each in load_respondents(db, unnamed) if each.is_unnamed]
    assert sorted(roles) == [Role.MANAGEMENT] + [Role.USERS] * 4
    close_assessment(db, PMO, unnamed, 1)

    assert {each.role for each in load_respondents(db, unnamed) if each.is_unnamed} == {Role.OTHER}
