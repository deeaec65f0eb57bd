"""Answering by a link: what is shown, what is saved, how it goes on and ends."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest

from access.store import load_journal
from assessments.actions import NewAssessment
from data.database import open_database
from methodology.loader import load_pack
from tests.ui.asking import Browser
from tests.ui.guests.asked import HELD, LAST, fields, invited, saved


def test_a_guest_first_reads_what_it_is_for(guest, link):
    page = guest.get(link)

    assert page.status == 200
    assert '<h1 class="title">October</h1>' in page.body
    assert "56 questions, about 40 minutes" in page.body
    assert "Please answer by 20\N{NO-BREAK SPACE}Oct\N{NO-BREAK SPACE}2026." in page.body
    assert "You answer as Ann" in page.body


def test_customers_read_what_they_are_asked_for_not_how_their_answers_are_counted(file, guest, programme):
    asked = NewAssessment("NPS", HELD, "", "loyalty-nps", LAST, True, 5)
    page = guest.get(invited(file, programme, asked)[2][0])

    assert "would you recommend us, and why?" in page.body
    assert "read the distribution" not in page.body


def test_the_page_speaks_the_language_of_the_browser_or_of_the_switch(guest, link):
    assert '<html lang="zh-CN">' in guest.get(link, accept_language="zh-CN,zh;q=0.9").body
    chinese = guest.get(f"{link}?lang=zh").body
    assert "56 道题，约 40 分钟" in chinese
    assert '<a href="?lang=en" hreflang="en" lang="en">English</a>' in chinese


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
