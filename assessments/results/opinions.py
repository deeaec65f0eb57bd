"""An assessment of maturity question by question, as the page counts it, for the terminal."""

from collections.abc import Mapping

from assessments.agreement.agreement import Agreement
from assessments.agreement.opinion import Opinion, Voiced
from assessments.agreement.talk import Counts, count_said, role_groups
from assessments.maturity.profile import DimensionProfile, Key
from assessments.respondents.groups import is_shown
from assessments.responses import Role
from assessments.results.result import Result
from methodology.dimension import INTENTION, REALITY, SHARES, QuestionId, maturity_questionnaire

Said = Mapping[Key, Mapping[Role, Counts]]


def maturity_opinions(result: Result) -> tuple[Opinion, ...]:
    """Return what people make of every question that may be shown, in intention and in reality."""
    return tuple(
        _opinion(result, dimension, (question, facet, agreement), said)
        for facet, said in _said(result).items()
        for dimension in result.profile.dimensions
        for question, agreement in _of_facet(dimension, facet).items()
        if is_shown(
            sum(sum(each.values()) for each in said.get((dimension.id, question), {}).values()), result.smallest
        )
    )


def _said(result: Result) -> Mapping[str, Said]:
    given = result.given
    return {each.id: count_said(given.responses, given.people, each.id) for each in (INTENTION, REALITY)}


def _of_facet(dimension: DimensionProfile, facet: str) -> Mapping[QuestionId, Agreement]:
    return dimension.agreements if facet == REALITY.id else dimension.intentions


def _opinion(
    result: Result, found: DimensionProfile, counted: tuple[QuestionId, str, Agreement], said: Said
) -> Opinion:
    question, facet, agreement = counted
    ask = maturity_questionnaire([found.dimension]).asks[found.id, question]
    groups = role_groups(said[found.id, question], result.smallest)
    return Opinion(
        ("", found.id, question),
        ask,
        facet,
        SHARES,
        tuple(str(one) for each in groups for one in each.given),
        agreement.said,
        tuple(Voiced(each.role, tuple(map(str, each.given)), each.measure) for each in groups),
        found.dimension.weight,
        result.given.settled.agreed.get((found.id, question)),
        standing=agreement.answer.value,
        counted=agreement.median.value,
    )
