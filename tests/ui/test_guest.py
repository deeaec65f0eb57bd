"""What holders of a link reach without an account: through the gate, on a real database."""

import json
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware

from access.journal import Signature
from access.store import load_journal
from assessments.actions import NewAssessment, start_assessment
from assessments.respondents.actions import add_people, draw_secrets, issue_links, revoke_link
from assessments.respondents.listing import NewPerson
from assessments.respondents.store import load_invitations
from assessments.store import load_respondents, load_responses
from data.database import open_database
from methodology.loader import load_pack
from phases.actions import create_programme
from phases.programme import NewProgramme, NewUnit
from tests.ui.asking import Browser
from ui.server.guest import LARGEST_BODY, Guests
from ui.server.middleware import Gate

PMO = Signature("PMO", datetime(2026, 10, 5, 9, tzinfo=UTC))
HELD, LAST = date(2026, 10, 5), date(2026, 10, 20)


@pytest.fixture
def today():
    return "2026-10-06"


@pytest.fixture
def programme(file):
    units = (NewUnit(name="Lyon", kind="head-office", wave=0),)
    new = NewProgramme(name="Acme", start_on=date(2026, 3, 2), steps=tuple(load_pack("crm-core").step), units=units)
    with open_database(file) as db:
        return create_programme(db, PMO, new, load_pack("crm-core"))


@pytest.fixture
def app():
    gate = Middleware(Gate, hosts=frozenset({"127.0.0.1:8501"}), policy="default-src 'self'")
    return Starlette(routes=Guests().routes(), middleware=[gate])


@pytest.fixture
def guest(app):
    return Browser(app)


def invited(file, programme, new, *people):
    """The assessment, its first person, and the link of each."""
    with open_database(file) as db:
        assessment = start_assessment(db, PMO, programme.id, new)
        added = add_people(db, PMO, assessment, people or [NewPerson("Ann")])
        drawn = draw_secrets(each.id for each in added)
        issue_links(db, PMO, assessment, drawn, LAST)
    return assessment, added[0], [f"/answer/{drawn[each.id]}" for each in added]


@pytest.fixture
def maturity(file, programme):
    return invited(file, programme, NewAssessment("October", HELD, due_on=LAST))


@pytest.fixture
def link(maturity):
    return maturity[2][0]


def saved(file, assessment):
    with open_database(file) as db:
        return {(each.section, each.question): each for each in load_responses(db, assessment)}


def fields(section="A1", subject="", do="next", **given):
    named = {name.replace("__", "/"): value for name, value in given.items()}
    return {"subject": subject, "section": section, "do": do, **named}


def test_a_guest_first_reads_what_it_is_for(guest, link):
    page = guest.get(link)

    assert page.status == 200
    assert "<h1>October</h1>" in page.body
    assert "56 questions, about 40 minutes" in page.body
    assert "Please answer by 20\N{NO-BREAK SPACE}Oct\N{NO-BREAK SPACE}2026." in page.body
    assert "You answer as Ann" in page.body


def test_the_page_speaks_the_language_of_the_browser_or_of_the_switch(guest, link):
    assert '<html lang="zh-CN">' in guest.get(link, accept_language="zh-CN,zh;q=0.9").body
    chinese = guest.get(f"{link}?lang=zh").body
    assert "56 道题，约 40 分钟" in chinese
    assert '<a href="?lang=en" hreflang="en" lang="en">English</a>' in chinese


def test_looking_at_a_link_changes_nothing(file, guest, maturity):
    assessment, _, (link,) = maturity
    guest.get(link)

    with open_database(file) as db:
        assert load_invitations(db, assessment)[0].opened_at is None
    assert guest.post(link, {"do": "open"}).headers["location"] == "?at=0&lang=en"
    with open_database(file) as db:
        assert load_invitations(db, assessment)[0].opened_at


def test_without_a_script_a_button_saves_the_part_and_goes_on(file, guest, maturity):
    assessment, _, (link,) = maturity
    sent = fields(a__intention="F", a__reality="L", a__evidence="minutes", b__reality="?")
    answer = guest.post(f"{link}?at=0", sent)

    assert (answer.status, answer.headers["location"]) == (303, "?at=1&lang=en")
    found = saved(file, assessment)
    assert found["A1", "a"].given == {"intention": "F", "reality": "L"}
    assert found["A1", "a"].evidence == "minutes"
    assert found["A1", "b"].given == {"reality": "?"}


def test_a_guest_resumes_at_the_first_open_question(guest, link):
    everything = {f"{q}/{facet}": "F" for q in "abcd" for facet in ("intention", "reality")}
    guest.post(f"{link}?at=0", {**fields(), **everything})
    page = guest.get(link)

    assert "Part 2 of 14" in page.body
    assert "4 of 56 questions answered" in page.body
    assert re.search(r'name="a/reality" value="F" checked', guest.get(f"{link}?at=0").body)


def test_a_script_saves_one_answer_and_reads_how_far_it_is(file, guest, maturity):
    assessment, _, (link,) = maturity
    sent = fields(do="", submit="1", a__intention="F", a__reality="F")
    answer = guest.post(link, sent, accept="application/json")

    assert (answer.status, answer.body) == (200, '{"answered":1,"whole":56}')
    assert len(saved(file, assessment)) == 1


def test_the_same_form_twice_is_one_save_and_a_changed_one_another(file, guest, programme, maturity):
    assessment, _, (link,) = maturity
    once = fields(submit="drawn", a__reality="F")
    assert [guest.post(link, once).status for _ in range(3)] == [303, 303, 303]
    guest.post(link, {**once, "a/reality": "N"})

    assert saved(file, assessment)["A1", "a"].given == {"reality": "N"}
    with open_database(file) as db:
        assert [each.entry.verb for each in load_journal(db, programme.id)].count("answer_assessment") == 2


def test_what_does_not_fit_is_named_and_nothing_of_the_part_is_saved(file, guest, maturity):
    assessment, _, (link,) = maturity
    sent = fields(a__reality="F", b__reality="9", c__reality="NA", e__reality="F", d__comment="<b>hm</b>")
    answer = guest.post(f"{link}?at=0", sent)

    assert answer.status == 422
    assert "A1.b: “9” is none of N, P, L, F." in answer.body
    assert "A1.e: there is no such question." in answer.body
    assert "write why A1.c does not apply" in answer.body
    assert re.search(r'name="a/reality" value="F" checked', answer.body)
    assert "&lt;b&gt;hm&lt;/b&gt;" in answer.body
    assert not saved(file, assessment)


def test_a_script_reads_what_does_not_fit(guest, link):
    answer = guest.post(link, fields(a__reality="NA"), accept="application/json")

    assert answer.status == 422
    assert "write why A1.a does not apply" in answer.body
    evil = guest.post(link, fields(a__reality="<'>"), accept="application/json")
    assert json.loads(evil.body)["problem"].startswith("A1.a: “<'>” is none of")


@pytest.mark.parametrize("at", ["000000999", "99999", "-1", "1e9", "9" * 5000, "thanks"])
def test_a_part_that_is_not_there_is_the_first_open_one(guest, link, at):
    guest.post(link, {"do": "open"})

    assert "Part 1 of 14" in guest.get(f"{link}?at={at}").body
    assert "Part 1 of 14" in guest.post(f"{link}?at={at}", fields(a__reality="9")).body


def test_what_is_missing_is_listed_and_may_be_submitted_all_the_same(guest, link):
    guest.post(f"{link}?at=0", fields(a__reality="F", a__intention="F"))
    end = guest.get(f"{link}?at=end")

    assert "<h1>Open questions: 55</h1>" in end.body
    assert '<a href="?at=0&amp;lang=en">Purpose and sponsorship<small>Open questions: 3</small></a>' in end.body
    done = guest.post(f"{link}?at=end", {"do": "submit", "submit": "x"})
    assert (done.status, done.headers["location"]) == (303, "?at=thanks&lang=en")
    assert "Thank you" in guest.get(f"{link}?at=thanks").body
    assert guest.get(f"{link}?at=thanks").status == 200


def test_a_few_open_questions_are_named_one_by_one(file, guest, programme):
    _, _, (link,) = invited(file, programme, NewAssessment("Check", HELD, "", "pre-check"))

    assert 'href="?at=0&amp;lang=en#q-funding"' in guest.get(f"{link}?at=end").body


def test_a_scale_with_words_at_its_ends_only_is_a_row_of_numbers(file, guest, programme):
    _, _, (link,) = invited(file, programme, NewAssessment("NPS", HELD, "", "loyalty-nps"))
    body = guest.get(f"{link}?at=0").body

    assert '<div class="row of-11">' in body
    assert "<span>0 Not at all likely</span><span>10 Extremely likely</span>" in body
    _, _, (seven,) = invited(file, programme, NewAssessment("U", HELD, "", "usability-umux-lite"))
    body = guest.get(f"{seven}?at=0").body
    assert "<span>1 Strongly disagree</span><span>4 Neither</span><span>7 Strongly agree</span>" in body
    _, _, (five,) = invited(file, programme, NewAssessment("R", HELD, "", "change-readiness"))
    assert '<div class="row' not in guest.get(f"{five}?at=0").body


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


def nothing_told(page):
    return not any(word in page.body for word in ("October", "Ann", "maturity", "Acme"))


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


def test_who_guesses_is_slowed_down_and_who_holds_a_link_is_not(app, link):
    guesser = Browser(app, "10.6.6.6")
    found = [guesser.get(f"/answer/{n:043d}").status for n in range(30)]

    assert found[:20] == [404] * 20
    assert set(found[20:]) == {429}
    assert guesser.get(link).status == 200


def test_one_link_cannot_be_hammered(app, link):
    found = {Browser(app, f"10.0.1.{n % 200}").get(link).status for n in range(150)}

    assert found == {200, 429}


def test_of_parallel_posts_each_is_saved_and_one_submission_counts(file, app, programme, maturity):
    assessment, _, (link,) = maturity
    sections = [each.id for each in load_pack("crm-core").questionnaire["maturity"].section]

    def post(n):
        sent = fields(sections[n % 14], a__reality="F", submit=str(n))
        return Browser(app, f"10.0.2.{n}").post(link, sent).status

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(post, range(28))) == {303}
        assert len(saved(file, assessment)) == 14
        ends = list(pool.map(lambda n: Browser(app).post(link, {"do": "submit", "submit": str(n)}).status, range(6)))
    assert sorted(ends) == [303] + [410] * 5
    with open_database(file) as db:
        assert [each.entry.verb for each in load_journal(db, programme.id)].count("submit_answers") == 1


def test_an_anonymous_guest_reads_what_is_kept_and_answers_as_nobody(file, guest, programme):
    new = NewAssessment("Usability", HELD, "", "usability-sus", is_anonymous=True, smallest_group=5)
    assessment, ann, (link, *_) = invited(
        file, programme, new, *(NewPerson(each, line=n) for n, each in enumerate("ABCDE"))
    )
    welcome = guest.get(link).body
    guest.post(f"{link}?at=0", {**fields("items"), "like-to-use/answer": "4"})
    guest.post(link, {"do": "submit"})

    assert "Your name is not kept beside your answers" in welcome
    assert "a group is shown from 5 answers on" in welcome
    with open_database(file) as db:
        (found,) = load_responses(db, assessment)
        voice = next(each for each in load_respondents(db, assessment) if each.id == found.respondent)
        assert (voice.is_unnamed, voice.address) == (True, "")
        assert found.respondent != ann.id
        assert load_journal(db, programme.id)[0].actor == ""


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_questionnaire_of_the_method_can_be_shown_to_guests(file, guest, programme, lang):
    for each in load_pack("crm-core").questionnaire.values():
        new = NewAssessment("T", HELD, "", each.id, subjects=("Alpha", "Beta") if each.subject == "option" else ())
        _, _, (link,) = invited(file, programme, new)
        guest.post(link, {"do": "open"})
        for at, section in enumerate(each.section):
            body = guest.get(f"{link}?at={at}&lang={lang}").body
            assert body.count('<section class="question"') == len(section.ask)
            assert body.count("<fieldset>") == sum(len(each.facets(ask)) for ask in section.ask)


def test_style_and_script_are_files_of_ours_and_nothing_else_is(guest):
    assert guest.get("/answer-files/guest.css").headers["content-type"].startswith("text/css")
    assert guest.get("/answer-files/guest.js?v=1").headers["content-type"].startswith("text/javascript")
    assert guest.get("/answer-files/guest.py").status == 404
    assert guest.get("/answer-files/..%2Fguest.py").status == 404


def test_evidence_has_its_date(file, maturity, link, guest):
    sent = fields(a__intention="F", a__reality="L", a__evidence="minutes", a__evidence_on="2026-09-30")

    guest.post(link, sent)

    assert saved(file, maturity[0])["A1", "a"].evidence_on == date(2026, 9, 30)
    assert 'value="2026-09-30"' in guest.get(f"{link}?at=0").body


@pytest.mark.parametrize(
    ("day", "said"),
    [("2026-13-40", "is no day"), ("31.12.2026", "is no day"), ("2099-01-01", "cannot be dated after today")],
)
def test_a_wrong_date_of_evidence_is_refused_in_words(file, maturity, link, guest, day, said):
    answer = guest.post(link, fields(a__reality="L", a__evidence="minutes", a__evidence_on=day))

    assert (answer.status, said in answer.body) == (422, True)
    assert not saved(file, maturity[0])


def test_a_date_without_evidence_is_refused(maturity, link, guest):
    answer = guest.post(link, fields(a__reality="L", a__evidence_on="2026-09-30"))

    assert "say what the evidence of that day is" in answer.body
