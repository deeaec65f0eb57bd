import pytest

from assessments.scoring.answers import Setting
from assessments.scoring.causes import score_causes
from methodology.loader import load_pack
from tests.assessments.scoring.papers import answers
from words.catalogue import say

CAUSES = next(each for each in load_pack("crm-core").questionnaires if each.id == "failure-causes")
NONE = {f"{section}_{name}": "no" for section, name in CAUSES.asks}


def diagnose(**changed: str):
    return score_causes(CAUSES, answers("ada", **(NONE | changed)), Setting())


@pytest.mark.parametrize(("answer", "is_hit"), [("no", False), ("slightly", False), ("mostly", True), ("yes", True)])
def test_from_the_middle_of_the_scale_on_a_sign_is_a_hit(answer, is_hit):
    found = diagnose(**{"causes_plan-too-far": answer})

    assert bool(found.hits) is is_hit


def test_a_hit_proposes_its_risk_with_mitigation_and_origin_the_clearest_first():
    found = diagnose(**{"causes_customer-forgotten": "mostly", "misconceptions_just-try": "yes"})

    assert [(each.title["en"], each.origin) for each in found.risks] == [
        ("Bought to try", "cause:misconceptions.just-try"),
        ("The customer is forgotten", "cause:causes.customer-forgotten"),
    ]
    assert found.risks[1].mitigation["zh"].startswith("开展客户期望调查")
    assert say(found.finding, "en") == "2 of 18 causes of failure are seen, most clearly “Bought to try” (100\xa0%)"


def test_a_proposed_risk_keeps_how_clearly_its_cause_is_seen_and_where_it_is_seen_no_more():
    (risk,) = diagnose(**{"causes_customer-forgotten": "yes"}).risks

    assert (risk.value, risk.aim, risk.subject) == (3, 1, "")


def test_no_hit_is_good_news_and_proposes_nothing():
    found = diagnose()

    assert found.risks == ()
    assert say(found.finding, "en") == "No cause of failure is seen"


def test_do_not_know_is_no_hit_and_lowers_the_coverage():
    found = diagnose(**{"causes_staff-not-trained": "?"})

    assert not found.hits
    assert found.coverage.answered == 17


def test_it_is_said_how_many_people_see_a_sign():
    given = [
        a
        for n, seen in enumerate(["yes", "mostly", "no"])
        for a in answers(f"p{n}", **{"causes_extra-workload": seen})
    ]

    cause = next(each for each in score_causes(CAUSES, given, Setting()).causes if each.key[1] == "extra-workload")

    assert (cause.seen_by, cause.n, cause.is_hit) == (2, 3, True)
