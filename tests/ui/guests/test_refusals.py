"""What does not fit, comes from elsewhere or is too much: refused in words, nothing saved."""

import json
import re

import pytest

from assessments.actions import NewAssessment
from assessments.respondents.listing import NewPerson
from methodology.loader import load_pack
from tests.ui.guests.asked import HELD, fields, invited, saved
from ui.server.guests.bodies import LARGEST_BODY


def test_what_does_not_fit_is_named_and_nothing_of_the_part_is_saved(file, guest, maturity):
    assessment, _, (link,) = maturity
    sent = fields(a__reality="F", b__reality="9", c__reality="NA", e__reality="F", d__comment="<b>hm</b>")
    answer = guest.post(f"{link}?at=0", sent)

    assert answer.status == 422
    assert (
        "question 2 “Does each aim have a baseline number taken before launch?”: “9” is none of N, P, L, F."
        in answer.body
    )
    assert "A1.e: there is no such question." in answer.body
    assert "write why question 3 “Can you show a decision" in answer.body
    assert re.search(r'name="a/reality" value="F" checked', answer.body)
    assert "&lt;b&gt;hm&lt;/b&gt;" in answer.body
    assert not saved(file, assessment)


def test_a_script_reads_what_does_not_fit(guest, link):
    answer = guest.post(link, fields(a__reality="NA"), accept="application/json")

    assert answer.status == 422
    assert (
        "write why question 1 “Is there one named sponsor who attended the last two reviews…” does not apply"
        in answer.body
    )
    evil = guest.post(link, fields(a__reality="<'>"), accept="application/json")
    assert json.loads(evil.body)["problem"].startswith("question 1 “Is there one named")


@pytest.mark.parametrize("origin", ["", "null", "http://evil.example", "http://127.0.0.1:9"])
def test_a_form_from_elsewhere_is_refused(file, guest, maturity, origin):
    assessment, _, (link,) = maturity

    assert guest.post(link, fields(a__reality="F"), origin=origin).status == 403
    assert not saved(file, assessment)


def test_a_body_without_end_is_refused(file, guest, maturity):
    assessment, _, (link,) = maturity
    comment = fields(a__reality="F", a__comment="x" * 1_000_000)

    assert guest.post(link, comment).status == 413
    assert guest.post(link, comment, content_length="10").status == 413
    assert guest.post(link, b"a=1&" * (LARGEST_BODY // 5)).status == 400
    assert guest.post(link, fields(a__comment="x" * 4001)).status == 422
    assert not saved(file, assessment)


@pytest.mark.parametrize(
    "body", [b"\xff\xfe", "a/reality=é".encode(), b"a/reality=%FF", b"=", b"&&&&", b"do=open%00"]
)
def test_what_is_no_form_saves_nothing(file, guest, maturity, body):
    assessment, _, (link,) = maturity

    assert guest.post(link, body).status in (303, 400, 422)
    assert not saved(file, assessment)


def test_markup_in_names_and_words_stays_words(file, guest, programme):
    evil = '"><script>alert(1)</script>'
    new = NewAssessment(evil, HELD, "", "product-choice", subjects=(evil, "Beta"))
    assessment, _, (link,) = invited(file, programme, new, NewPerson(evil))
    section = load_pack("crm-core").questionnaire["product-choice"].section[0]
    sent = {**fields(section.id, evil), f"{section.ask[0].id}/answer": "3", f"{section.ask[0].id}/comment": evil}
    assert guest.post(f"{link}?at=0", sent).status == 303

    for target in (link, f"{link}?at=0", f"{link}?at=end", f"{link}?at={evil}"):
        body = guest.get(target).body
        assert "<script>alert" not in body
        assert "&lt;script&gt;alert(1)" in body
    assert len(saved(file, assessment)) == 1
