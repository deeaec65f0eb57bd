"""Evidence that guests give: a note and its date, and more where it counts."""

import re
import sys
from datetime import date

import pytest

from access.store import load_journal
from assessments.actions import NewAssessment
from assessments.evidence.actions import add_evidence
from assessments.evidence.evidence import Kind, NewEvidence
from assessments.respondents.listing import NewPerson
from assessments.results.store import load_result
from assessments.store import load_assessment
from data.database import open_database
from methodology.loader import load_pack
from tests.ui.guests.asked import HELD, PMO, fields, invited, kept, post_parts, proof, saved


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


def files(file):
    return [each for each in (file.parent / "evidence").rglob("*") if each.is_file()]


def noted(do="keep:a", **more):
    return fields(do=do, a__intention="F", a__reality="L", a__evidence="Minutes of May", **more)


def test_a_guest_attaches_a_file_with_kind_owner_and_validity(file, maturity, link, guest, programme):
    sent = noted(a__evidence_on="2026-05-04") | proof(kind="record", owner="D. Ortiz", expires_on="2027-05-04")
    answer = post_parts(guest, f"{link}?at=0", sent, a__file=("会议.pdf", b"seen"))

    assert (answer.status, answer.headers["location"]) == (303, "?at=0&lang=en#q-a")
    (found,) = kept(file, maturity[0])
    assert found.new == NewEvidence(
        "A1", "a", Kind.RECORD, "Minutes of May", "D. Ortiz", date(2026, 5, 4), date(2027, 5, 4)
    )
    assert (found.file.name, found.added_by) == ("会议.pdf", "Ann")
    assert [each.read_bytes() for each in files(file)] == [b"seen"]
    with open_database(file) as db:
        assert [e.entry.verb for e in load_journal(db, programme.id)[:2]] == ["show_evidence", "answer_assessment"]


def test_what_is_kept_is_shown_and_its_words_leave_the_answer_so_that_its_expiry_counts(file, maturity, link, guest):
    post_parts(
        guest,
        link,
        noted(do="next", a__evidence_on="2026-05-04") | proof(expires_on="2026-10-04"),
        a__file=("m.pdf", b"seen"),
    )

    assert saved(file, maturity[0])["A1", "a"].evidence == ""
    body = guest.get(f"{link}?at=0").body
    assert "Minutes of May<small>Document · m.pdf · expired on 4\N{NO-BREAK SPACE}Oct\N{NO-BREAK SPACE}2026" in body
    assert "已于2026年10月4日到期" in guest.get(f"{link}?at=0&lang=zh").body
    with open_database(file) as db:
        assert ("A1", "a") in load_result(db, load_pack("crm-core"), load_assessment(db, maturity[0])).lacking


def test_evidence_that_holds_lets_reality_count(file, maturity, link, guest):
    post_parts(guest, link, noted() | proof(link="https://wiki.acme.example/minutes"))

    with open_database(file) as db:
        assert not load_result(db, load_pack("crm-core"), load_assessment(db, maturity[0])).lacking


def test_the_same_form_twice_is_one_piece_and_a_note_alone_is_none(file, maturity, link, guest):
    for _ in range(2):
        post_parts(guest, link, noted(submit="drawn"), a__file=("m.pdf", b"seen"))
    post_parts(guest, link, fields(b__reality="L", b__evidence="seen", **proof("b", kind="document", owner="Ann")))

    assert len(kept(file, maturity[0])) == 1
    assert saved(file, maturity[0])["A1", "b"].evidence == "seen"


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (
            {"link": "javascript:alert(1)"},
            "A link begins with https:// or http://",
        ),
        (
            {"link": "https://x.example", "expires_on": "2026-01-01"},
            "It expires before its own date.",
        ),
        (
            {"link": "https://x.example", "expires_on": "soon"},
            "“soon” is no day",
        ),
        (
            {},
            "Add a file or a link; only an observation can do without.",
        ),
        (
            {"link": "https://x.example/" + "x" * 2000},
            "A title, owner or link is longer than",
        ),
    ],
)
def test_evidence_that_others_cannot_judge_is_refused_and_what_was_typed_stays(
    file, maturity, link, guest, parts, said
):
    answer = post_parts(guest, f"{link}?at=0", noted() | proof(**parts))

    assert (answer.status, said in answer.body) == (422, True)
    told = answer.body.split("<form")[0]
    assert "question 1 “Is there one named sponsor who attended the last two reviews…”: " in told
    assert "A1.a" not in told
    assert "<details open><summary>More about the evidence" in answer.body
    assert all(f'value="{value}"' in answer.body for name, value in parts.items())
    assert not saved(file, maturity[0])
    assert not kept(file, maturity[0])


def test_of_two_files_one_of_which_the_scanner_refuses_neither_is_kept(
    file, maturity, link, guest, monkeypatch, tmp_path
):
    script = tmp_path / "scanner.py"
    script.write_text("import sys; sys.exit(b'eicar' in open(sys.argv[1], 'rb').read())")
    monkeypatch.setenv("PILOTAGE_SCAN", f"{sys.executable} {script}")
    sent = noted() | {"b/evidence": "List", "b/reality": "F"}
    answer = post_parts(guest, link, sent, a__file=("fine.pdf", b"fine"), b__file=("bad.pdf", b"eicar"))

    assert answer.status == 422
    assert "The virus scanner refused bad.pdf." in answer.body
    assert "Choose the file again" in answer.body
    assert not files(file)
    assert not kept(file, maturity[0])
    assert not saved(file, maturity[0])


def test_a_guest_is_not_told_which_scanner_does_not_start(file, maturity, link, guest, monkeypatch):
    monkeypatch.setenv("PILOTAGE_SCAN", "/opt/secret/scanner")
    answer = post_parts(guest, link, noted(), a__file=("m.pdf", b"seen"))

    assert "No file can be kept now" in answer.body
    assert "secret" not in answer.body
    assert not files(file)


def test_empty_and_too_large_files_are_refused_in_words(file, maturity, link, guest):
    assert "m.pdf is empty" in post_parts(guest, link, noted(), a__file=("m.pdf", b"")).body
    large = post_parts(guest, f"{link}?at=3", noted(), a__file=("m.pdf", bytes(21_000_000)))

    assert large.status == 413
    assert "files have at most 20 MB together" in large.body
    assert '<a class="button" href="?at=3&amp;lang=en">Back</a>' in large.body
    assert not files(file)
    assert not saved(file, maturity[0])


@pytest.mark.parametrize("kind", ["multipart/form-data", "multipart/form-data; boundary=other"])
def test_a_form_in_broken_parts_saves_nothing(file, maturity, link, guest, kind):
    answer = guest.post(link, b"--x\r\nnothing", **{"content-type": kind})

    assert answer.status == 400
    assert not saved(file, maturity[0])


def test_files_of_who_holds_no_link_are_not_read(guest, link):
    assert post_parts(guest, f"/answer/{'A' * 43}", noted(), a__file=("m.pdf", b"seen")).status == 404


def test_a_guest_takes_back_what_is_its_own_and_nothing_else(file, maturity, link, guest, programme):
    with open_database(file) as db:
        new = NewEvidence("A1", "a", Kind.OBSERVATION, "Seen", "PMO", HELD)
        foreign = add_evidence(db, PMO, maturity[0], (new, None, ""))
    post_parts(guest, link, noted(), a__file=("m.pdf", b"seen"))
    own = next(each for each in kept(file, maturity[0]) if each.added_by == "Ann")
    assert "Seen" not in guest.get(f"{link}?at=0").body

    assert guest.post(link, fields(do=f"drop:{foreign}")).status == 400
    assert guest.post(link, fields(do=f"drop:{own.id}")).status == 303
    assert {each.id: bool(each.withdrawn_on) for each in kept(file, maturity[0])} == {foreign: False, own.id: True}
    assert "m.pdf" not in guest.get(f"{link}?at=0").body
    with open_database(file) as db:
        assert load_journal(db, programme.id)[0].entry.verb == "take_evidence_back"


def test_one_link_puts_a_bounded_number_of_pieces_on_the_disk(file, maturity, link, guest, monkeypatch):
    monkeypatch.setattr("assessments.evidence.proofs.MOST_PIECES", 1)
    post_parts(guest, link, noted(), a__file=("m.pdf", b"seen"))
    second = post_parts(guest, link, noted(), a__file=("n.pdf", b"other"))

    assert "You can give 1 pieces of evidence." in second.body
    assert len(files(file)) == len(kept(file, maturity[0])) == 1


def test_where_nobody_has_a_name_no_file_link_or_owner_is_asked_or_taken(file, guest, programme):
    new = NewAssessment("Unnamed", HELD, is_anonymous=True, smallest_group=3)
    assessment, _, (link, *_) = invited(file, programme, new, *(NewPerson(e, line=n) for n, e in enumerate("ABC")))
    body = guest.get(f"{link}?at=0").body
    answer = post_parts(guest, link, noted(), a__file=("m.pdf", b"seen"))

    assert "it could tell who you are. Name nobody." in body
    assert "proof." not in body
    assert answer.status == 422
    assert "No file, link or owner is kept here." in answer.body
    assert not files(file)
    assert not kept(file, assessment)


def test_every_question_that_names_its_evidence_takes_it_with_its_file(file, guest, programme):
    assessment, _, (link,) = invited(file, programme, NewAssessment("Check", HELD, "", "pre-check"))
    body = guest.get(f"{link}?at=0").body
    sent = fields("means-and-aims", do="keep:funding", **{"funding/answer": "yes", "funding/evidence": "Release"})
    answer = post_parts(
        guest, f"{link}?at=0", sent | proof("funding", owner="D. Ortiz"), funding__file=("r.pdf", b"r")
    )

    assert "proof." in body
    assert answer.status == 303
    (found,) = kept(file, assessment)
    assert (found.new.place, found.new.title, found.file.name) == (
        ("", "means-and-aims", "funding"),
        "Release",
        "r.pdf",
    )


def test_evidence_is_kept_for_the_unit_that_it_is_about_and_for_no_other(file, guest, programme):
    new = NewAssessment("Ready", HELD, "", "unit-readiness", subjects=("hq", "lyon"))
    assessment, _, (link,) = invited(file, programme, new)
    place = fields("concept-introduction", "lyon", "keep:team-named")
    sent = place | {"team-named/answer": "yes", "team-named/evidence": "List"}
    shown = proof("team-named", link="https://wiki.acme.example/list")
    foreign = post_parts(guest, link, sent | shown | {"subject": "paris"})
    post_parts(guest, link, sent | shown)

    assert "this is not asked here" in foreign.body
    assert [each.new.place for each in kept(file, assessment)] == [("lyon", "concept-introduction", "team-named")]
    shown_at = {at: "<small>Document" in guest.get(f"{link}?at={at}").body for at in range(12)}
    assert sum(shown_at.values()) == 1


def test_questionnaires_that_name_no_evidence_take_none(file, guest, programme):
    assessment, _, (link,) = invited(file, programme, NewAssessment("SUS", HELD, "", "usability-sus"))
    section = re.search('name="section" value="([^"]+)"', guest.get(f"{link}?at=0").body)[1]
    refused = post_parts(
        guest, link, fields(section) | {"easy/answer": "3"} | proof("easy", link="https://x.example")
    )

    assert "proof." not in guest.get(f"{link}?at=0").body
    assert "No file, link or owner is kept here." in refused.body
    assert not kept(file, assessment)
