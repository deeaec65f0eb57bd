"""Disagreements, evidence, actions, units and comparisons of an assessment, run without a browser."""

from datetime import UTC, date, datetime, timedelta

import pytest

from access.journal import Signature
from assessments.actions import NewAssessment, start_assessment
from assessments.agreement.store import load_agreed
from assessments.evidence.store import load_evidence
from assessments.followup.action import Kind, State
from assessments.followup.store import load_actions
from assessments.responses import Respondent, Response, Role
from assessments.store import add_respondents, append_responses
from data.database import open_database
from methodology.loader import load_pack
from phases.actions import create_programme
from phases.programme import NewProgramme, NewUnit
from phases.store import load_plan, load_units
from tests.ui.visit import board, button, drawn, open_page, tell, wake, words
from ui.parts.consensus.voices import telling_nobody

ANN = Signature("ann", datetime(2026, 3, 2, 9, tzinfo=UTC))


@pytest.fixture
def today():
    return "2026-10-12"


@pytest.fixture
def programme(file):
    units = (NewUnit(name="Head office", wave=0), NewUnit(name="Lyon", wave=1))
    new = NewProgramme(name="Acme CRM", start_on=date(2026, 3, 2), steps=tuple(load_pack().step), units=units)
    with open_database(file) as db:
        return create_programme(db, ANN, new, load_pack())


def hold(file, programme, letters, day=date(2026, 10, 5), **changed):
    """An assessment in which managers and users of two units answer every question with one letter each."""
    with open_database(file) as db:
        found = start_assessment(db, ANN, programme.id, NewAssessment(f"On {day}", day, "rollout-release"))
        units = [each.key for each in load_units(db, programme.id)]
        people = [
            Respondent(f"{found}{n}", f"Person {n}", role=Role.MANAGEMENT if n < 2 else Role.USERS, unit=units[n % 2])
            for n in range(len(letters))
        ]
        add_respondents(db, found, people, ANN.at)
        given = [
            Response(each.id, d.id, q, {"intention": "F", "reality": letter}, **changed)
            for each, letter in zip(people, letters, strict=True)
            for d in load_pack().dimensions
            for q in "abcd"
        ]
        append_responses(db, found, given, ANN.at + timedelta(days=200))
    return found


@pytest.fixture
def split(file, programme):
    """Two managers say fully, two users not; everybody cites a document."""
    return hold(file, programme, "FFNN", evidence="DOC-1", comment="Nobody looks at it")


def opened(root, lang="en", **query):
    return open_page(root, "assessments", lang=lang, **query)


def test_a_disagreement_is_settled_with_who_and_why(root, file, split):
    app = opened(root, view="agree", question="C2.b")
    assert "People stand apart on 56 questions" in words(app)
    assert "C2: management says fully, users say not" in words(app)
    assert "Agree on a value" in words(app)
    app = tell(app, act="begin", key="C2.b")
    app.text_input(key="assessments_agree_C2.b_names").set_value("Ann, Bob")
    app.text_area(key="assessments_agree_C2.b_reason").set_value("Seen together in the load log")
    app.button_group(key="assessments_agree_C2.b_reality").set_value("P")
    button(app, "Record agreed value").click().run()

    with open_database(file) as db:
        (agreed,) = load_agreed(db, split).values()
    assert (agreed.place, dict(agreed.given), agreed.decided_by) == (("", "C2", "b"), {"reality": "P"}, "Ann, Bob")
    assert "Agreed: Partly · Ann, Bob" in words(app)
    assert "People stand apart on 55 questions" in words(app)


def test_an_agreement_without_a_reason_is_refused_beside_its_button(root, file, split):
    app = opened(root, view="agree", question="C2.b")
    assert "Agree on a value" in words(app)
    app = tell(app, act="begin", key="C2.b")
    button(app, "Record agreed value").click().run()

    assert "needs who decided and why" in app.error[0].value
    with open_database(file) as db:
        assert load_agreed(db, split) == {}


def test_evidence_is_added_and_withdrawn(root, file, programme):
    found = hold(file, programme, "LLL")
    app = opened(root, view="evidence", question="C1.a")
    assert "56 questions have answers that count only as partly without evidence" in words(app)
    app.text_input(key="assessments_evidence_0_title").set_value("Customer list")
    app.file_uploader(key="assessments_evidence_0_file").upload("list.pdf", b"seen")
    button(app, "Add evidence").click().run()
    with open_database(file) as db:
        (kept,) = load_evidence(db, found)
    assert (kept.key, kept.new.title, kept.file.name) == (("C1", "a"), "Customer list", "list.pdf")
    assert "55 questions have answers" in words(app)

    button(app, "Withdraw evidence").click().run()
    with open_database(file) as db:
        assert load_evidence(db, found)[0].withdrawn_on == date(2026, 10, 12)
    assert "56 questions have answers" in words(app)


def test_evidence_without_file_or_link_is_refused(root, file, programme):
    hold(file, programme, "LLL")
    app = opened(root, view="evidence")
    button(app, "Add evidence").click().run()

    assert "Say what the evidence is." in app.error[0].value
    assert "Add a file or a link" in app.error[0].value


@pytest.mark.parametrize(
    ("label", "kind"),
    [("Propose tailoring", Kind.TAILORING), ("Note as risk", Kind.RISK), ("Plan training", Kind.TRAINING)],
)
def test_a_gap_becomes_another_kind_of_work_and_stands_among_the_actions(root, file, programme, split, label, kind):
    app = opened(root, gap="G1")
    (gaps,) = [each for each in board(app) if "details" in each]
    (gap,) = [each for each in gaps["details"] if each["key"] == "G1"]
    assert [kind, label] in gap["offers"]
    tell(app, act=kind, key="G1")

    with open_database(file) as db:
        (action,) = load_actions(db, programme.id)
        assert not [each for each in load_plan(db, programme.id).tasks if each.source.startswith("gap:")]
    assert (action.new.kind, action.name, action.new.from_value) == (kind, "G1.a", "N")
    assert "1 action is in progress" in words(opened(root, view="actions"))


def test_an_action_shows_what_the_next_assessment_says_and_is_marked_as_done(root, file, programme, split):
    tell(opened(root), act="task", key="G1")
    hold(file, programme, "FFFF", date(2026, 10, 10), evidence="DOC-1")

    app = opened(root, view="actions")
    assert "of 1 that was measured again 1 reached its aim" in words(app)
    button(app, "Mark as done").click().run()
    with open_database(file) as db:
        assert load_actions(db, programme.id)[0].state is State.DONE
    assert "The only action is finished" in words(app)


def test_two_assessments_are_compared_answer_by_answer(root, file, programme):
    hold(file, programme, "NNN", date(2026, 4, 5), evidence="DOC-1")
    hold(file, programme, "LLL", evidence="DOC-1")
    shown = words(opened(root, view="compare"))

    assert "The weighted score went from 1.0 to 3.7: 14 dimensions rose, none fell" in shown
    assert "56 answers count differently" in shown


def test_a_single_assessment_says_that_there_is_nothing_to_compare_with(root, split):
    assert "There is only one assessment of maturity" in words(opened(root, view="compare"))


def test_one_unit_can_be_seen_alone_and_another_gate_be_the_target(root, file, programme, split):
    with open_database(file) as db:
        unit = load_units(db, programme.id)[1]
    whole, alone = opened(root), opened(root, unit=unit.key, gate="plan-exit")

    assert "The units stand close together" in words(whole)
    assert "Lyon" in words(alone)
    assert "target: Plan exit" in words(alone).replace("\N{NO-BREAK SPACE}", " ")


def test_the_formulas_of_the_figures_have_their_numbers(root, split):
    shown = str([each for each in board(opened(root)) if "summary" in each])

    assert "8×1.00 + 7×1.00" in shown
    assert "Σ(weight × score) / Σweight" in shown


def test_an_anonymous_assessment_with_few_answers_shows_none(root, file, split):
    with open_database(file) as db:
        db.execute("UPDATE assessments SET is_anonymous = 1, smallest_group = 5, version = version + 1")

    shown = words(opened(root))
    assert "4 people answered; anonymous answers are shown from 5 on" in shown
    assert "stopped at question" not in shown


def test_a_view_is_drawn_when_it_is_first_looked_at_and_stays_until_the_page_is_drawn_anew(root, split):
    app = opened(root)
    assert not [each for each in app.button if each.label == "Save answers"]

    woken = wake(app, "assessments_below_answers", view="answers")
    assert button(woken, "Save answers")
    assert "answers" in woken.query_params["view"]
    assert {each["name"]: each["drawn"] for each in drawn(woken, "waker")}["assessments_below_people"] is False


@pytest.mark.parametrize("view", ["result", "agree", "answers", "people", "evidence", "actions", "compare"])
def test_every_view_opens_in_chinese(root, split, view):
    assert words(opened(root, lang="zh", view=view))


def test_unnamed_answers_stand_in_no_order_that_ties_the_answers_of_one_together():
    given = [Response(str(n), "C1", "a", {"reality": letter}) for n, letter in enumerate("FNPLFN")]
    turned = [given[at] for at in (5, 2, 0, 4, 1, 3)]
    orders = [[each.given["reality"] for each in sorted(some, key=telling_nobody)] for some in (given, turned)]

    assert orders == [sorted("FNPLFN")] * 2
