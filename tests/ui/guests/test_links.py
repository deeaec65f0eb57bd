"""Links: looked at, used up, expired, revoked, forged, guessed."""

import pytest

from assessments.actions import NewAssessment
from assessments.respondents.actions import revoke_link
from assessments.respondents.store import load_invitations
from data.database import open_database
from tests.ui.asking import Browser
from tests.ui.guests.asked import HELD, PMO, fields, invited, nothing_told, saved


def test_looking_at_a_link_changes_nothing(file, guest, maturity):
    assessment, _, (link,) = maturity
    guest.get(link)

    with open_database(file) as db:
        assert load_invitations(db, assessment)[0].opened_at is None
    assert guest.post(link, {"do": "open"}).headers["location"] == "?at=0&lang=en"
    with open_database(file) as db:
        assert load_invitations(db, assessment)[0].opened_at


def test_after_submission_the_link_only_thanks(file, guest, maturity):
    assessment, _, (link,) = maturity
    guest.post(link, {"do": "submit"})

    for target in (link, f"{link}?at=0", f"{link}?at=end"):
        again = guest.get(target)
        assert again.status == 410
        assert "Your answers have arrived" in again.body
        assert "October" not in again.body
    late = guest.post(link, fields(a__reality="F"))
    assert late.status == 410
    assert guest.post(link, fields(a__reality="F"), accept="application/json").status == 410
    assert not saved(file, assessment)


def test_an_expired_link_is_gone(guest, link, monkeypatch):
    monkeypatch.setenv("PILOTAGE_TODAY", "2026-10-22")
    page = guest.get(link)

    assert (page.status, nothing_told(page)) == (410, True)
    assert "This link has expired" in page.body


def test_a_revoked_link_is_forbidden(file, guest, maturity):
    _, ann, (link,) = maturity
    with open_database(file) as db:
        revoke_link(db, PMO, ann.id)
    page = guest.get(link)

    assert (page.status, nothing_told(page)) == (403, True)
    assert guest.post(link, fields(a__reality="F")).status == 403


@pytest.mark.parametrize("secret", ["", "x", "A" * 43, "..%2F..%2Fetc", "A" * 9000, "a/b/c", "' OR 1=1", "🙂"])
def test_a_forged_link_is_not_found(guest, link, secret):
    page = guest.get(f"/answer/{secret}")

    assert (page.status, nothing_told(page)) == (404, True)


def test_a_link_shows_nothing_of_another_assessment(file, guest, programme, link):
    other, _, (foreign,) = invited(file, programme, NewAssessment("Secret round", HELD, "", "pre-check"))
    page = guest.post(foreign, fields(section="A1", a__reality="F"))

    assert page.status == 422
    assert not saved(file, other)
    assert "Secret round" not in guest.get(link).body


def test_every_answer_is_sealed(guest, link):
    guest.post(link, {"do": "open"})
    for page in (guest.get(link), guest.get("/answer/x"), guest.post(link, b"\xff")):
        assert page.headers["cache-control"] == "no-store"
        assert page.headers["referrer-policy"] == "same-origin"
        assert page.headers["x-robots-tag"] == "noindex, nofollow"
        assert "script-src 'self'" in page.headers["content-security-policy"]
        assert "unsafe" not in page.headers["content-security-policy"]
        assert "http://" not in page.body.replace("http://127.0.0.1", "")


def test_who_guesses_is_slowed_down_and_who_holds_a_link_is_not(app, link):
    guesser = Browser(app, "10.6.6.6")
    found = [guesser.get(f"/answer/{n:043d}").status for n in range(30)]

    assert found[:20] == [404] * 20
    assert set(found[20:]) == {429}
    assert guesser.get(link).status == 200


def test_one_link_cannot_be_hammered(app, link):
    found = {Browser(app, f"10.0.1.{n % 200}").get(link).status for n in range(150)}

    assert found == {200, 429}
