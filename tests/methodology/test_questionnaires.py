"""The shipped questionnaires are those of the method, whole in both languages."""

from pathlib import Path
from typing import get_args

import pytest

from methodology.loader import load_pack
from methodology.questionnaire import (
    DUE,
    EXPECTED,
    IMPORTANCE,
    Ask,
    Choice,
    Facet,
    Questionnaire,
    RiskSeed,
    Rule,
    Scale,
    Section,
)

EXPECTED_SHAPES = {
    "change-readiness": ("barrier", "group", 5, 5),
    "customer-expectations": ("points", "group", 6, 18),
    "department-strengths": ("points", "group", 6, 18),
    "expectations": ("expectation", "group", 2, 13),
    "failure-causes": ("causes", "programme", 2, 18),
    "loyalty-nps": ("nps", "unit", 1, 2),
    "manager-competence": ("points", "person", 3, 18),
    "pilot-choice": ("weighted", "unit", 5, 14),
    "pre-check": ("readiness", "programme", 3, 7),
    "product-choice": ("weighted", "option", 6, 27),
    "satisfaction-csat": ("csat", "unit", 2, 6),
    "unit-readiness": ("readiness", "unit", 6, 17),
    "usability-sus": ("sus", "unit", 1, 10),
    "usability-umux-lite": ("umux-lite", "unit", 1, 2),
}
PUBLISHED_SUS = (
    "I think that I would like to use this system frequently.",
    "I found the system unnecessarily complex.",
    "I thought the system was easy to use.",
    "I think that I would need the support of a technical person to be able to use this system.",
    "I found the various functions in this system were well integrated.",
    "I thought there was too much inconsistency in this system.",
    "I would imagine that most people would learn to use this system very quickly.",
    "I found the system very cumbersome to use.",
    "I felt very confident using the system.",
    "I needed to learn a lot of things before I could get going with this system.",
)


@pytest.fixture(scope="module")
def shipped() -> dict[str, Questionnaire]:
    return {each.id: each for each in load_pack("crm-core").questionnaires}


def numbers(questionnaire: Questionnaire, scale: str) -> list[float]:
    return list(questionnaire.scale_of[scale].values)


def test_every_instrument_of_the_method_is_shipped_with_its_rule_its_subject_and_its_number_of_questions(shipped):
    shapes = {key: (each.rule, each.subject, len(each.section), len(each.asks)) for key, each in shipped.items()}

    assert shapes == EXPECTED_SHAPES


def test_no_question_stands_twice_within_a_questionnaire(shipped):
    for each in shipped.values():
        for language in ("en", "zh"):
            said = [ask.text[language] for ask in each.asks.values()]
            assert len(set(said)) == len(said), each.id


def test_every_question_asks_once(shipped):
    for each in shipped.values():
        for ask in each.asks.values():
            assert ask.text["en"].count("?") <= 1, (each.id, ask.id)
            assert ask.text["zh"].count("？") <= 1, (each.id, ask.id)


def test_scales_run_from_the_lowest_value_to_the_highest(shipped):
    for each in shipped.values():
        for scale in each.scales:
            assert list(scale.values) == sorted(set(scale.values)), (each.id, scale.id)


@pytest.mark.parametrize(
    "name", ["pre-check", "unit-readiness", "pilot-choice", "failure-causes", "department-strengths"]
)
def test_where_the_method_asks_for_evidence_every_question_says_what_counts(shipped, name):
    assert [ask.id for ask in shipped[name].asks.values() if ask.evidence is None] == []


def test_a_must_cannot_be_put_aside_as_not_applicable(shipped):
    musts = {(each.id, ask.id): ask for each in shipped.values() for ask in each.asks.values() if ask.is_must}

    assert len(musts) >= 15
    assert [place for place, ask in musts.items() if ask.takes_na] == []


def test_the_seven_questions_before_the_start_stand_in_the_order_of_the_method(shipped):
    check = shipped["pre-check"]

    assert [ask.id for ask in check.asks.values()] == [
        "funding",
        "strategy",
        "manager",
        "requirements",
        "success-criteria",
        "customer-definition",
        "integration",
    ]
    assert [choice.id for choice in check.scales[0].choice] == ["no", "partly", "yes"]
    musts = [ask.id for ask in check.asks.values() if ask.is_must]
    assert musts == ["funding", "strategy", "requirements", "success-criteria", "customer-definition"]


def test_an_expectation_has_a_value_a_date_and_an_importance_and_says_what_its_value_counts(shipped):
    survey = shipped["expectations"]

    assert [facet.id for facet in survey.facet] == [EXPECTED, DUE, IMPORTANCE]
    assert [survey.scale_of[facet.scale].kind for facet in survey.facet] == ["number", "date", "choice"]
    assert [ask.id for ask in survey.asks.values() if ask.unit is None] == []
    assert [len(section.ask) for section in survey.section] == [7, 6]
    assert len(survey.rounds) == 5


def test_customers_are_asked_for_importance_and_performance_in_six_aspects(shipped):
    survey = shipped["customer-expectations"]

    assert [facet.id for facet in survey.facet] == ["importance", "performance"]
    assert {len(section.ask) for section in survey.section} == {3}
    assert survey.is_anonymous


def test_a_project_manager_is_seen_in_three_kinds_of_skills(shipped):
    assert [section.id for section in shipped["manager-competence"].section] == [
        "personal",
        "management",
        "technical",
    ]


def test_change_readiness_has_five_elements_with_five_level_texts_and_four_rounds(shipped):
    survey = shipped["change-readiness"]

    assert list(survey.sections) == ["awareness", "desire", "knowledge", "ability", "reinforcement"]
    assert {len(section.level) for section in survey.section} == {5}
    assert numbers(survey, "agreement") == [1, 2, 3, 4, 5]
    assert (len(survey.rounds), survey.is_anonymous, survey.smallest_group) == (4, True, 5)


def test_a_units_readiness_follows_its_six_deployment_activities(shipped):
    pack = load_pack("crm-core")

    assert list(shipped["unit-readiness"].sections) == list(pack.unit_activity)
    for section in shipped["unit-readiness"].section[1:]:
        assert any(ask.is_must for ask in section.ask), section.id


def test_choices_weigh_their_sections_in_parts_of_a_hundred(shipped):
    for name in ("pilot-choice", "product-choice"):
        assert sum(section.weight for section in shipped[name].section) == 100, name


def test_products_are_judged_on_four_levels_of_customisation_and_on_how_they_are_delivered(shipped):
    choice = shipped["product-choice"]

    levels = choice.sections["customisation"].ask
    assert [ask.id for ask in levels] == ["level-1", "level-2", "level-3", "level-4"]
    assert {ask.scale for ask in levels} == {"who-can"}
    assert choice.scale_of[choice.asks["delivery", "model"].scale].values == ()


def test_thirteen_causes_and_five_misconceptions_each_propose_a_risk_with_its_mitigation(shipped):
    causes = shipped["failure-causes"]

    assert [len(section.ask) for section in causes.section] == [13, 5]
    risks = [ask.risk for ask in causes.asks.values()]
    assert None not in risks
    assert len({risk.title["en"] for risk in risks}) == 18
    assert max(len(risk.title["en"]) for risk in risks) <= 32


def test_sus_has_its_ten_published_items_and_turns_the_even_ones(shipped):
    items = list(shipped["usability-sus"].asks.values())

    assert tuple(ask.text["en"] for ask in items) == PUBLISHED_SUS
    assert [ask.is_reversed for ask in items] == [False, True] * 5
    assert "Brooke" in shipped["usability-sus"].source


def test_surveys_have_the_scales_of_their_publication(shipped):
    assert numbers(shipped["usability-sus"], "agreement") == [1, 2, 3, 4, 5]
    assert numbers(shipped["usability-umux-lite"], "agreement") == [1, 2, 3, 4, 5, 6, 7]
    assert numbers(shipped["loyalty-nps"], "zero-to-ten") == list(range(11))
    assert numbers(shipped["satisfaction-csat"], "satisfaction") == [1, 2, 3, 4, 5]


def test_surveys_of_people_are_anonymous_and_hide_groups_below_five(shipped):
    surveys = ("satisfaction-csat", "loyalty-nps", "usability-sus", "usability-umux-lite", "change-readiness")

    assert {(shipped[each].is_anonymous, shipped[each].smallest_group) for each in surveys} == {(True, 5)}


@pytest.mark.parametrize("model", [Questionnaire, Section, Ask, Scale, Choice, Facet, RiskSeed])
def test_the_page_on_packs_names_every_field_of_a_questionnaire_and_every_rule(model):
    page = (Path(__file__).parents[2] / "docs" / "packs.md").read_text("utf-8")

    assert [name for name in model.model_fields if f"`{name}`" not in page and f"{name}]]`" not in page] == []
    assert [rule for rule in get_args(Rule) if rule != "maturity" and f"`{rule}`" not in page] == []
