from assessments.respondents.progress import Screen, asked_on, progress, resumed_at, screens, subjects_of
from assessments.responses import Respondent, Response
from methodology.loader import load_pack
from methodology.questionnaire import Ask, Choice, Questionnaire, Scale, Section

PACK = load_pack("crm-core").questionnaire
YES_NO = Scale(id="s", choice=tuple(Choice(id=each, title={"en": each}, value=n) for n, each in enumerate("ny")))


def asking(*sections, subject="programme"):
    parts = tuple(
        Section(id=name, title={"en": name}, ask=tuple(Ask(id=q, text={"en": q}, **more) for q, more in asks))
        for name, asks in sections
    )
    texts = {"title": {"en": "T"}, "purpose": {"en": "P"}}
    return Questionnaire(id="q", rule="points", subject=subject, scale="s", scales=(YES_NO,), section=parts, **texts)


def said(section, question, value="y", subject=""):
    return (subject, section, question), Response("ann", section, question, {"answer": value}, subject)


def test_a_respondent_answers_about_the_own_unit_or_group():
    ann = Respondent("a", "Ann", unit="lyon", team="Sales")

    assert subjects_of(PACK["unit-readiness"], ("essen",), ann) == ("lyon",)
    assert subjects_of(PACK["change-readiness"], (), ann) == ("Sales",)
    assert subjects_of(PACK["maturity"], ("x",), ann) == ("",)


def test_who_belongs_nowhere_answers_about_all_that_is_named():
    nobody = Respondent("a", "Ann")

    assert subjects_of(PACK["pilot-choice"], ("lyon", "essen"), nobody) == ("lyon", "essen")
    assert subjects_of(PACK["product-choice"], ("Alpha", "Beta"), nobody) == ("Alpha", "Beta")
    assert subjects_of(PACK["loyalty-nps"], (), nobody) == ("",)


def test_every_subject_has_every_section_that_asks():
    asked = asking(("one", [("a", {})]), ("empty", []), ("two", [("b", {})]), subject="option")

    assert [(each.subject, each.section.id) for each in screens(asked, ("X", "Y"))] == [
        ("X", "one"), ("X", "two"), ("Y", "one"), ("Y", "two"),
    ]  # fmt: skip


def test_progress_counts_what_is_asked_and_names_what_is_open():
    asked = asking(("one", [("a", {}), ("b", {"asked_when": "one.a=y"})]), ("two", [("c", {})]))
    shown = screens(asked, ("",))

    assert progress(asked, shown, {}).whole == 2
    given = dict([said("one", "a", "y")])
    found = progress(asked, shown, given)
    assert (found.answered, found.whole, found.missing) == (1, 3, (("", "one", "b"), ("", "two", "c")))
    assert [each.id for each in asked_on(shown[0], given)] == ["a", "b"]
    assert [each.id for each in asked_on(shown[0], dict([said("one", "a", "n")]))] == ["a"]


def test_a_condition_looks_at_the_same_subject_only():
    asked = asking(("one", [("a", {}), ("b", {"asked_when": "one.a=y"})]), subject="option")

    assert [each.id for each in asked_on(Screen("Y", asked.section[0]), dict([said("one", "a", "y", "X")]))] == ["a"]


def test_one_goes_on_at_the_first_open_question_and_ends_on_the_last_screen():
    asked = asking(("one", [("a", {})]), ("two", [("b", {})]))
    shown = screens(asked, ("",))

    assert resumed_at(shown, progress(asked, shown, {}).missing) == 0
    assert resumed_at(shown, progress(asked, shown, dict([said("one", "a")])).missing) == 1
    assert resumed_at(shown, ()) == 1
