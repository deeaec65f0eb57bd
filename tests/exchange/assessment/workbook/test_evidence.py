"""Evidence in a workbook that came back: edited, added, left out, or wrong by its cells."""

from datetime import date

import pytest

from assessments.actions import start_assessment
from assessments.evidence.actions import add_evidence, withdraw_evidence
from assessments.evidence.evidence import Kind, NewEvidence
from assessments.evidence.files import Upload
from assessments.evidence.store import load_evidence
from assessments.starting import NewAssessment
from exchange.assessment.account import as_json, in_words, row
from exchange.assessment.actions import accept, preview, shown_snapshot, write_answers
from exchange.assessment.difference.difference import ChangedSince
from exchange.assessment.workbook.tables import BadAnswersFile, table_in
from tests.exchange.assessment.conftest import ANN
from tests.exchange.assessment.workbooks import cells_of, workbook
from words.catalogue import say

NAMES = ("Answers", "Questions", "People asked", "Evidence")
ABOUT, ASKED, KIND, TITLE, OWNER, DATED, EXPIRES, LINK, FILE = 2, 3, 5, 6, 7, 8, 9, 10, 11
LIST = NewEvidence("C1", "a", Kind.RECORD, "List", "D. Ortiz", date(2026, 9, 1), date(2027, 9, 1))


@pytest.fixture
def proven(db, october):
    """An assessment of maturity with one piece of evidence that has a file."""
    add_evidence(db, ANN, october, (LIST, Upload("list.pdf", b"seen"), ""))
    return october


def exported(db, key, language="en"):
    data = write_answers(shown_snapshot(db, key), "xlsx", language)
    return [cells_of(data, at) for at in range(4)]


def offered(db, key, sheets):
    return preview(db, table_in(workbook(zip(NAMES, sheets, strict=True))), key)


def told(offer, language="en"):
    rows = (row(offer, each, language) for each in offer.difference.evidence)
    return [tuple(each[k] for k in ("question", "subject", "field", "before", "after")) for each in rows]


def live(db, key):
    return [each for each in load_evidence(db, key) if each.withdrawn_on is None]


def added(**changed):
    cells = {ASKED: "C1.b", TITLE: "Report", OWNER: "Bob", DATED: "2026-09-30", LINK: "https://x.example/report"}
    found = cells | {globals()[name]: value for name, value in changed.items()}
    return [found.get(at, "") for at in range(FILE + 1)]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_evidence_that_was_not_edited_is_no_difference(db, proven, language):
    sheets = exported(db, proven, language)

    assert sheets[3][2][FILE] == "list.pdf"
    assert offered(db, proven, sheets).difference.everything == ()


def test_edited_cells_are_changes_and_what_is_accepted_takes_the_place_with_its_file(db, proven):
    sheets = exported(db, proven)
    sheets[3][2][KIND], sheets[3][2][OWNER], sheets[3][2][EXPIRES] = "文件", "Cem", date(2028, 1, 31)
    offer = offered(db, proven, sheets)

    assert told(offer) == [
        ("C1.a", "", "Kind", "Record of a system", "Document"),
        ("C1.a", "", "Kept by", "D. Ortiz", "Cem"),
        ("C1.a", "", "Expires on", "2027-09-01", "2028-01-31"),
    ]
    assert [each.place.cell for each in offer.difference.evidence] == ["F3", "H3", "J3"]
    accept(db, ANN, proven, offer.difference.evidence[1:])

    (kept,) = live(db, proven)
    assert (kept.new.kind, kept.new.owner, kept.new.expires_on) == (Kind.RECORD, "Cem", date(2028, 1, 31))
    assert kept.file.name == "list.pdf"
    assert len(load_evidence(db, proven)) == 2


def test_a_row_without_a_key_is_new_evidence(db, proven):
    sheets = exported(db, proven)
    sheets[3].append(added())
    offer = offered(db, proven, sheets)
    accept(db, ANN, proven, offer.difference.everything)

    assert [each[2:] for each in told(offer)] == [("New evidence", "–", "Report")]
    assert live(db, proven)[-1].new == NewEvidence(
        "C1", "b", Kind.DOCUMENT, "Report", "Bob", date(2026, 9, 30), link="https://x.example/report"
    )
    assert [each["accepted"] for each in as_json(offer, offer.difference.everything)["evidence"]] == [True]


def test_a_row_that_was_deleted_withdraws_nothing_and_is_said(db, proven):
    sheets = exported(db, proven)
    del sheets[3][2]
    offer = offered(db, proven, sheets)

    assert offer.difference.everything == ()
    assert "List is not in the file and counts as before." in say(in_words(offer)[1], "en")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (
            {"ASKED": "Z9.a"},
            "cell D4: wanted the number of a question that names its evidence, such as A1.a, got “Z9.a”",
        ),
        ({"KIND": "rumour"}, "cell F4: “rumour” is no kind of evidence."),
        ({"DATED": "soon"}, "cell I4: wanted a date such as 2026-03-31, got “soon”"),
        ({"DATED": ""}, "cell I4: say of which day the evidence is."),
        ({"TITLE": ""}, "cell A4: Say what the evidence is."),
        ({"LINK": ""}, "cell A4: Add a file or a link; only an observation can do without."),
        ({"LINK": "javascript:alert(1)"}, "cell A4: A link begins with https:// or http://"),
        ({"EXPIRES": "2026-01-01"}, "cell A4: It expires before its own date."),
        ({"ABOUT": "Paris"}, "cell C4: “Paris” is not assessed here."),
    ],
)
def test_a_bad_row_is_named_by_its_cell_and_nothing_is_read(db, proven, changed, said):
    sheets = exported(db, proven)
    sheets[3].append(added(**changed))

    with pytest.raises(BadAnswersFile) as refused:
        offered(db, proven, sheets)
    assert f"sheet “Evidence”, {said}" in str(refused.value)


def test_evidence_is_not_moved_to_another_question_nor_emptied_nor_repeated(db, proven):
    sheets = exported(db, proven)
    sheets[3].append(list(sheets[3][2]))
    sheets[3].append([*sheets[3][2]])
    sheets[3][2][TITLE], sheets[3][2][KIND] = "Other", ""
    sheets[3].append(["gone", *[""] * FILE])

    with pytest.raises(BadAnswersFile) as refused:
        offered(db, proven, sheets)
    for words in (
        "F3: this cell cannot be empty.",
        "A4: this evidence stands in row 3",
        "A6: no evidence with this key",
    ):
        assert words in str(refused.value)
    moved = exported(db, proven)
    moved[3][2][ASKED] = "C1.b"
    with pytest.raises(BadAnswersFile, match="evidence stays with its question"):
        offered(db, proven, moved)


def test_evidence_that_was_withdrawn_meanwhile_is_not_changed(db, proven):
    sheets = exported(db, proven)
    sheets[3][2][TITLE] = "List of May"
    offer = offered(db, proven, sheets)
    (kept,) = live(db, proven)
    withdraw_evidence(db, ANN, kept.id, kept.version)

    with pytest.raises(ChangedSince):
        accept(db, ANN, proven, offer.difference.everything)
    assert not live(db, proven)


def test_evidence_about_one_unit_names_it_in_the_file(db, programme_id):
    place = {"id": "u1", "programme_id": programme_id, "key": "lyon", "name": "Lyon", "kind": "other"}
    db.insert("units", place | {"wave": 1, "people": 5, "position": 0, "version": 1})
    key = start_assessment(
        db, ANN, programme_id, NewAssessment("Ready", date(2026, 10, 1), "", "unit-readiness", subjects=("lyon",))
    )
    sheets = exported(db, key)
    sheets[3].append(added(ASKED="concept-introduction.team-named", ABOUT="lyon"))
    accept(db, ANN, key, offered(db, key, sheets).difference.everything)

    assert [each.new.place for each in live(db, key)] == [("lyon", "concept-introduction", "team-named")]
    assert exported(db, key)[3][2][ABOUT] == "Lyon"
