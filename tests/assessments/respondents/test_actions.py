from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from access.journal import Signature
from access.store import load_journal
from assessments.actions import AssessmentClosed, answer, close_assessment
from assessments.maturity.profile import GivenAnswer
from assessments.maturity.rating import Answer
from assessments.respondents.actions import (
    Handing,
    IssuedMeanwhile,
    NoSuchDay,
    NotInvitable,
    add_people,
    draw_secrets,
    edit_person,
    hand_links,
    issue_links,
    revoke_link,
    withdraw_person,
)
from assessments.respondents.invitation import fingerprint
from assessments.respondents.listing import BadPeople, NewPerson
from assessments.respondents.store import load_invitation, load_invitations, load_respondent
from assessments.respondents.visits import Knock, open_link, submit
from assessments.store import load_respondents
from data.database import Gone, Repeated, StaleSave
from tests.assessments.respondents.conftest import DUE, PMO, ask, secret_of


def test_people_are_added_and_journalled_without_their_addresses(db, programme_id, october):
    add_people(db, PMO, october, [NewPerson(" Ann  Lee ", "ann@acme.example"), NewPerson("Bob", line=2)])

    assert [each.name for each in load_respondents(db, october)] == ["Ann Lee", "Bob"]
    entry = load_journal(db, programme_id)[0].entry
    assert entry.verb == "add_respondents"
    assert "ann@acme.example" not in str(entry)


def test_nobody_is_added_when_one_is_asked_already(db, october):
    ask(db, october, "Ann")

    with pytest.raises(BadPeople, match="Line 2: somebody called “Ann” is asked already"):
        ask(db, october, "Bob", "Ann")
    assert [each.name for each in load_respondents(db, october)] == ["Ann"]


def test_a_person_is_changed_from_the_version_that_was_seen(db, october):
    (ann,) = ask(db, october, "Ann")
    edit_person(db, PMO, replace(ann, team="Sales"))

    assert load_respondent(db, ann.id).team == "Sales"
    with pytest.raises(StaleSave, match="Sales → Service"):
        edit_person(db, PMO, replace(ann, team="Service"))


def test_a_person_cannot_take_the_name_of_another(db, october):
    ann, _ = ask(db, october, "Ann", "Bob")

    with pytest.raises(BadPeople, match="called “bob”"):
        edit_person(db, PMO, replace(ann, name="bob"))


def test_who_is_withdrawn_keeps_the_answers_and_loses_the_link(db, october):
    (ann,) = ask(db, october, "Ann")
    secret = secret_of(db, october, ann)
    withdraw_person(db, PMO, ann.id, ann.version)

    assert load_respondent(db, ann.id).withdrawn_on == date(2026, 10, 5)
    assert load_invitation(db, fingerprint(secret)).revoked_at
    with pytest.raises(NotInvitable, match="Ann is withdrawn"):
        secret_of(db, october, ann)
    with pytest.raises(StaleSave):
        withdraw_person(db, PMO, ann.id, ann.version)


def test_a_link_is_kept_as_its_fingerprint_only(db, programme_id, october):
    (ann,) = ask(db, october, "Ann")
    secret = secret_of(db, october, ann)

    everything = "\n".join(db.connection.iterdump())
    assert fingerprint(secret) in everything
    assert secret not in everything
    assert load_journal(db, programme_id)[0].entry.after == {"names": ["Ann"], "good_until": DUE.isoformat()}


def test_a_new_link_revokes_the_one_before(db, october):
    (ann,) = ask(db, october, "Ann")
    first, second = secret_of(db, october, ann), secret_of(db, october, ann)

    assert load_invitation(db, fingerprint(first)).revoked_at
    assert not load_invitation(db, fingerprint(second)).revoked_at


def test_a_double_click_issues_one_link(db, october):
    (ann,) = ask(db, october, "Ann")
    once, drawn = Signature("PMO", PMO.at, "click"), draw_secrets([ann.id])
    issue_links(db, once, october, drawn, DUE)

    with pytest.raises(Repeated):
        issue_links(db, once, october, drawn, DUE)
    assert len(load_invitations(db, october)) == 1


@pytest.mark.parametrize("last", [date(2026, 10, 4), date(2027, 10, 7)])
def test_a_link_is_not_good_for_ever_nor_till_yesterday(db, october, last):
    (ann,) = ask(db, october, "Ann")

    with pytest.raises(NoSuchDay):
        issue_links(db, PMO, october, draw_secrets([ann.id]), last)


def test_a_link_is_revoked_once(db, october):
    (ann,) = ask(db, october, "Ann")
    secret_of(db, october, ann)
    revoke_link(db, PMO, ann.id)

    with pytest.raises(NotInvitable, match="Ann has no link that could be revoked"):
        revoke_link(db, PMO, ann.id)


def test_who_has_submitted_gets_no_other_link(db, october):
    (ann,) = ask(db, october, "Ann")
    submit(db, Knock(secret_of(db, october, ann), PMO.at))

    with pytest.raises(NotInvitable, match="Ann has submitted already"):
        secret_of(db, october, ann)


def test_an_anonymous_link_that_was_opened_cannot_be_replaced(db, unnamed):
    (ann,) = ask(db, unnamed, "Ann")
    secret_of(db, unnamed, ann)
    second = secret_of(db, unnamed, ann)
    open_link(db, Knock(second, PMO.at))

    with pytest.raises(NotInvitable, match="answers would count twice"):
        secret_of(db, unnamed, ann)


def test_nobody_is_asked_in_a_closed_assessment_nor_who_is_not_there(db, october):
    (ann,) = ask(db, october, "Ann")
    with pytest.raises(Gone):
        issue_links(db, PMO, october, draw_secrets(["nobody"]), DUE)
    answer(db, PMO, october, [GivenAnswer("Ann", "C1", "a", Answer.FULLY, Answer.FULLY)])
    close_assessment(db, PMO, october, 1)

    with pytest.raises(AssessmentClosed):
        ask(db, october, "Bob")
    with pytest.raises(AssessmentClosed):
        secret_of(db, october, ann)


def test_a_voice_is_nobody_who_could_be_edited_or_invited(db, unnamed):
    from tests.assessments.respondents.test_visits import sus

    (ann,) = ask(db, unnamed, "Ann")
    sus(db, secret_of(db, unnamed, ann), "3", at=datetime(2026, 10, 6, tzinfo=UTC) + timedelta(hours=9))
    voice = next(each for each in load_respondents(db, unnamed) if each.is_unnamed)

    with pytest.raises(Gone):
        edit_person(db, PMO, replace(voice, name="Ann"))
    with pytest.raises(Gone):
        secret_of(db, unnamed, voice)


def test_a_link_that_somebody_else_gave_meanwhile_is_not_stopped_unseen(db, october):
    (ann,) = ask(db, october, "Ann")
    seen = Handing(draw_secrets([ann.id]), DUE, {})
    hand_links(db, Signature("Wang", PMO.at), october, Handing(draw_secrets([ann.id]), DUE, {}))

    with pytest.raises(IssuedMeanwhile, match="Wang gave a link to Ann"):
        hand_links(db, PMO, october, seen)

    (link,) = load_invitations(db, october)
    assert link.revoked_at is None
    assert hand_links(db, PMO, october, Handing(seen.drawn, DUE, {ann.id: link.id}))


def test_a_double_click_is_one_save_and_no_quarrel_with_oneself(db, october):
    (ann,) = ask(db, october, "Ann")
    handing, once = Handing(draw_secrets([ann.id]), DUE, {}), Signature("PMO", PMO.at, "click")
    hand_links(db, once, october, handing)

    with pytest.raises(Repeated):
        hand_links(db, once, october, handing)
