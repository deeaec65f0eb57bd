"""The page of milestones and gates, run without a browser on a real database."""

from datetime import UTC, date, datetime

import pytest

from access.journal import Signature
from data.database import open_database
from methodology.loader import load_pack
from phases.actions import create_programme
from phases.gates.actions import add_evidence, decide_gate, review
from phases.gates.criteria import NewEvidence
from phases.gates.gate import NewCondition, Proposal
from phases.gates.store import load_conditions, load_decisions, load_evidence
from phases.programme import NewProgramme, NewUnit
from tests.ui.visit import button, drawn, open_page, pressed, shown, words

ANA = Signature("Ana", datetime(2026, 1, 12, 9, tzinfo=UTC))
KEY = "assess.plan-exit"
DUE = date(2026, 2, 27)


@pytest.fixture
def programme(file):
    units = (NewUnit(name="Harbour", wave=0), NewUnit(name="North"))
    new = NewProgramme(
        name="Acme", sponsor="M. Duarte", start_on=date(2026, 1, 5), steps=("assess", "collect"), units=units
    )
    with open_database(file) as db:
        return create_programme(db, ANA, new, load_pack("crm-core"))


def opened(root, **query):
    return open_page(root, "gates", **query)


def criteria(app, **chosen):
    return shown(drawn(app, "choosing")[0], **chosen)


def listed(app, **chosen):
    return shown(drawn(app, "choosing")[0], **chosen)


def open_musts(file, programme):
    with open_database(file) as db:
        return [state for state in review(db, programme, KEY, date(2026, 1, 12))[1] if state.is_open_must]


def show(file, criterion, link="", note="Minutes"):
    with open_database(file) as db:
        add_evidence(db, ANA, ("acme", KEY), NewEvidence(criterion, note, link))


def decide(file, programme, verdict="conditional"):
    conditions = tuple(
        NewCondition(each.criterion.id, "Settle it", "Ben", DUE) for each in open_musts(file, programme)
    )
    with open_database(file) as db:
        decide_gate(db, ANA, ("acme", KEY), Proposal(verdict, "Good enough", conditions))


def load(file, rows):
    with open_database(file) as db:
        return rows(db, "acme")


def test_without_a_programme_the_page_offers_to_create_one(root, file):
    assert "No programme yet." in words(opened(root))


def test_the_list_answers_which_gates_are_due_and_not_ready(root, programme):
    app = opened(root)

    assert "due in 30 days" in words(app)
    assert "0 of 8 gates passed" in words(app)
    assert len(listed(app)) == 12
    assert listed(app, show="all")[0][1] == "Assess: Plan exit"


def test_the_list_shows_gates_only_when_asked(root, programme):
    assert len(listed(opened(root), show="gates")) == 8


def test_a_phone_shows_ten_cards_before_all_are_asked_for(root, programme):
    found = drawn(opened(root), "choosing")[0]

    assert (found["most"], found["more"]) == (10, "Show all {n} of them")


def test_an_unknown_gate_leads_back_to_the_list(root, programme):
    app = opened(root, gate="no.such-gate")
    assert "There is no gate “no.such-gate” in this plan." in words(app)

    pressed(app, "All milestones")

    assert listed(app)


def test_a_gate_shows_its_criteria_and_why_pass_is_closed(root, file, programme):
    app = opened(root, gate=KEY)

    assert "Not ready: 0 of" in words(app)
    assert "decided by M. Duarte" in words(app)
    assert "no evidence" in criteria(app)[0][2]
    assert button(app, "Pass").disabled
    assert f"{len(open_musts(file, programme))} must criteria are open" in words(app)


def test_criteria_are_filtered_by_their_kind(root, programme):
    app = opened(root, gate=KEY)
    everything, computed = criteria(app), criteria(app, criteria="computed")

    assert 0 < len(computed) < len(everything)
    assert all("ƒ" in title for _, title, *_ in computed)


def test_evidence_is_added_from_the_form_and_its_fields_are_empty_again(root, file, programme):
    app = opened(root, gate=KEY)
    app.text_area(key=f"gates_evidence_{KEY}_0_note").set_value("Signed on 9 January")
    app.text_input(key=f"gates_evidence_{KEY}_0_link").set_value("https://example.org/a")
    pressed(app, "Add evidence")

    [kept] = load(file, load_evidence)
    assert (kept.note, kept.link) == ("Signed on 9 January", "https://example.org/a")
    assert "Signed on 9 January" in words(app) or any("Signed" in cell for row in criteria(app) for cell in row)
    assert app.text_area(key=f"gates_evidence_{KEY}_1_note").value in ("", None)


def test_evidence_without_a_note_is_refused_beside_the_form(root, file, programme):
    app = pressed(opened(root, gate=KEY), "Add evidence")

    assert "Evidence needs a note" in app.error[0].value
    assert not load(file, load_evidence)


def test_a_link_cannot_break_out_of_its_cell(root, file, programme):
    show(file, "objectives-signed", "https://example.org/a)[evil](javascript:alert(1)", "[x](javascript:1) <script>")

    rows = drawn(opened(root, gate=KEY), "choosing")[0]["rows"]
    [link] = [piece for row in rows for cell in row["cells"] for piece in cell["pieces"] if len(piece) == 3]

    assert link[1:] == ["[x](javascript:1)\xa0<…", "https://example.org/a%29%5Bevil%5D%28javascript:alert%281%29"]


def test_evidence_is_withdrawn(root, file, programme):
    show(file, "objectives-signed")

    pressed(pressed(opened(root, gate=KEY), "Withdraw evidence"), "Withdraw")

    assert not load(file, load_evidence)


def test_a_conditional_pass_without_owners_is_refused_beside_the_form(root, file, programme):
    app = opened(root, gate=KEY)
    app.text_area(key=f"gates_decision_{KEY}_0_reason").set_value("Let us go on")
    pressed(app, "Pass with conditions")

    assert "Each open must criterion needs a condition" in app.error[0].value
    assert app.text_area(key=f"gates_decision_{KEY}_0_reason").value == "Let us go on"
    assert not load(file, load_decisions)


def test_a_conditional_pass_is_decided_on_the_page(root, file, programme):
    app = opened(root, gate=KEY)
    app.text_area(key=f"gates_decision_{KEY}_0_reason").set_value("Let us go on")
    for state in open_musts(file, programme):
        app.text_input(key=f"gates_decision_{KEY}_{state.criterion.id}_title").set_value("Settle it")
        app.text_input(key=f"gates_decision_{KEY}_{state.criterion.id}_owner").set_value("Ben")
    pressed(app, "Pass with conditions")

    assert [each.verdict for each in load(file, load_decisions)] == ["conditional"]
    assert len(load(file, load_conditions)) > 0
    assert "Passed with conditions on 12\xa0Jan" in words(app)
    assert "Let us go on" in words(app)


def test_a_no_go_without_a_reason_is_refused(root, file, programme):
    app = pressed(opened(root, gate=KEY), "No-go")

    assert "A decision needs a reason" in app.error[0].value


def test_a_gate_that_was_refused_shows_it_and_can_be_decided_again(root, file, programme):
    with open_database(file) as db:
        decide_gate(db, ANA, ("acme", KEY), Proposal("no-go", "The baseline is missing"))

    app = opened(root, gate=KEY)

    assert "The baseline is missing" in words(app)
    assert button(app, "No-go")


@pytest.mark.parametrize("first", ["no-go", "conditional"])
def test_a_decision_from_a_stale_tab_is_refused_with_who_decided_what(root, file, programme, first):
    app = opened(root, gate=KEY)
    app.text_area(key=f"gates_decision_{KEY}_0_reason").set_value("My own reason")
    decide(file, programme, first)

    pressed(app, "No-go")

    assert "Ana on 12" in app.error[0].value
    assert "Good enough" in app.error[0].value
    assert [each.verdict for each in load(file, load_decisions)] == [first]
    if first == "no-go":
        assert app.text_area(key=f"gates_decision_{KEY}_0_reason").value == "My own reason"
        pressed(app, "No-go")
        assert [each.reason for each in load(file, load_decisions)] == ["Good enough", "My own reason"]


def test_a_passed_gate_offers_no_decision_and_its_conditions_can_be_closed(root, file, programme):
    decide(file, programme)
    app = opened(root, gate=KEY)
    assert not [each for each in app.button if each.label == "Pass"]

    pressed(app, "Mark done")

    assert sum(each.done_on is not None for each in load(file, load_conditions)) == 1


def test_conditions_of_earlier_gates_stand_at_the_next_one(root, file, programme):
    decide(file, programme)

    assert "conditions of other gates are open" in words(opened(root, gate="assess.build-exit"))


def test_the_page_says_what_waiting_costs_and_what_changed(root, file, programme):
    show(file, "objectives-signed")
    app = opened(root, gate=KEY)

    assert "Every week that it waits moves the end by 5 days" in words(app)
    assert "One change at this gate" in words(app)


def test_the_page_speaks_chinese(root, file, programme):
    app = opened(root, gate=KEY, lang="zh")

    assert "尚未就绪" in words(app)
    assert "必备" in criteria(app)[0][0].replace("\N{WORD JOINER}", "")
