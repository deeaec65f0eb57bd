"""The dimensions of maturity, and the questionnaire that they are."""

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import Field

from methodology.content import Content, Id, Words
from methodology.questionnaire import Ask, Choice, Facet, Questionnaire, Scale, Section

QuestionId = Literal["a", "b", "c", "d"]


class Question(Content):
    """Question a proves level 2, b level 3, c level 4, d level 5."""

    id: QuestionId
    text: Words


class Dimension(Content):
    """A dimension of maturity; `step` is the step that closes its gaps, or `foundation`."""

    id: Annotated[str, Field(pattern=r"^[A-Z][0-9]$")]
    step: Id
    weight: Annotated[int, Field(ge=0, le=100)]
    title: Words
    level: tuple[Words, Words, Words, Words, Words]
    question: tuple[Question, Question, Question, Question]


MATURITY = "maturity"
SHARES = Scale(
    id="share",
    choice=(
        Choice(id="N", title={"en": "Not", "zh": "未做到"}, value=0),
        Choice(id="P", title={"en": "Partly", "zh": "部分"}, value=1),
        Choice(id="L", title={"en": "Largely", "zh": "大部分"}, value=2),
        Choice(id="F", title={"en": "Fully", "zh": "完全"}, value=3),
    ),
)
"""For what share of the scope a question is true: 0–15, –50, –85, –100 %."""
INTENTION = Facet(id="intention", title={"en": "Intention", "zh": "意图"}, scale="share")
REALITY = Facet(id="reality", title={"en": "Reality", "zh": "现实"}, scale="share")


def maturity_questionnaire(dimensions: Iterable[Dimension]) -> Questionnaire:
    """Return the dimensions as a questionnaire: four questions each, answered in intention and in reality."""
    return Questionnaire(
        id=MATURITY,
        title={"en": "CRM maturity", "zh": "CRM 成熟度"},
        purpose={
            "en": "Where practice stands, and what stops the next gate",
            "zh": "实践处于何种水平，什么阻碍下一关口",
        },
        rule="maturity",
        target=3,
        facet=(INTENTION, REALITY),
        scales=(SHARES,),
        section=tuple(map(_section, dimensions)),
    )


def _section(dimension: Dimension) -> Section:
    asks = tuple(Ask(id=each.id, text=each.text) for each in dimension.question)
    return Section(id=dimension.id, title=dimension.title, weight=dimension.weight, level=dimension.level, ask=asks)
