"""The account of a survey as one document for machines and as sentences for people."""

from collections.abc import Iterator

from assessments.surveys.answers import Kind as CellKind
from assessments.surveys.csat import FEW
from assessments.surveys.figure import SurveyFigure
from assessments.surveys.nps import ENOUGH, Adjusted
from exchange.surveys.instruments import Kind
from exchange.surveys.summary import SurveySummary
from words.format import number
from words.text import Sentence, counted, sentence

SHOWN = 10
"""So many answers that were left out are named to people; machines get all."""
WHY = {CellKind.OUTSIDE: sentence("outside the scale"), CellKind.UNREAD: sentence("not understood")}


def as_json(summary: SurveySummary) -> dict[str, object]:
    """Return the account for machines: figures to four digits, reliability to six."""
    behind, counts = summary.behind, summary.behind.loyalty
    facts: dict[str, object] = {
        **_figure(summary.figure),
        "method": str(summary.figure.method),
        "kind": summary.instrument.kind.value,
        "columns": list(summary.columns),
        "rows": summary.rows,
        "out_of_range": summary.count(CellKind.OUTSIDE),
        "not_understood": summary.count(CellKind.UNREAD),
        "left_out": [
            {"column": each.column, "row": each.row, "text": each.text, "why": each.why.value}
            for each in summary.left_out
        ],
    }
    if summary.sheet:
        facts["sheet"] = summary.sheet
    if counts and behind.adjusted:
        facts |= {"promoters": counts.promoters, "passives": counts.passives, "detractors": counts.detractors}
        facts["adjusted"] = _adjusted(behind.adjusted)
    if behind.mean:
        facts |= {"top_two": behind.top, "mean": {**_figure(behind.mean), "method": str(behind.mean.method)}}
    if behind.spread:
        facts |= dict(zip(("min", "median", "max"), map(_rounded, behind.spread), strict=True))
    if len(summary.columns) > 1:
        facts["alpha"] = None if behind.alpha is None else round(behind.alpha, 6)
    return facts


def _figure(figure: SurveyFigure) -> dict[str, object]:
    return {
        "value": _rounded(figure.value),
        "n": figure.n,
        "no_answer": figure.no_answer,
        "ci_low": _rounded(figure.ci_low),
        "ci_high": _rounded(figure.ci_high),
    }


def _adjusted(near: Adjusted) -> dict[str, object]:
    return {"value": _rounded(near.value), "ci_low": _rounded(near.ci_low), "ci_high": _rounded(near.ci_high)}


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def in_words(summary: SurveySummary) -> Iterator[Sentence]:
    """Yield the answer first, then what stands behind it, what is missing, and how it was made."""
    yield from _answer(summary)
    if summary.behind.alpha is not None:
        yield sentence(
            "Cronbach’s alpha of the {count} items is {alpha}.",
            count=len(summary.columns),
            alpha=number(summary.behind.alpha, 2),
        )
    if summary.figure.no_answer:
        yield counted(
            "{count} respondent gave no answer.", "{count} respondents gave no answer.", summary.figure.no_answer
        )
    yield from _left_out(summary)
    yield sentence("Columns: {columns}.", columns=tuple(f"“{each}”" for each in summary.columns))
    yield sentence("How: {method}.", method=summary.figure.method)


def _answer(summary: SurveySummary) -> Iterator[Sentence]:
    if summary.figure.value is None:
        yield sentence("Nobody answered all that {name} takes.", name=summary.instrument.name)
    elif summary.instrument.kind is Kind.NPS:
        yield from _of_loyalty(summary)
    elif summary.behind.top is not None:
        yield from _of_satisfaction(summary)
    else:
        yield _of_means(summary)


def _of_loyalty(summary: SurveySummary) -> Iterator[Sentence]:
    counts, near = summary.behind.loyalty, summary.behind.adjusted
    assert counts is not None
    assert near is not None
    who = {"promoters": counts.promoters, "passives": counts.passives, "detractors": counts.detractors}
    if counts.n < ENOUGH:
        few = (
            "Too few for a score ({n} answered): promoters {promoters}, passives {passives}, detractors {detractors}."
        )
        yield sentence(few, n=counts.n, **who)
        return
    yield sentence("NPS is {value} from {n} answers, 95 % interval {low} to {high}.", **_values(summary.figure))
    yield sentence("Promoters {promoters}, passives {passives}, detractors {detractors}.", **who)
    yield sentence(
        "Adjusted for small samples: {low} to {high} around {value}.",
        low=number(near.ci_low, 1),
        high=number(near.ci_high, 1),
        value=number(near.value, 1),
    )


def _of_satisfaction(summary: SurveySummary) -> Iterator[Sentence]:
    figure, scale, mean = summary.figure, summary.scale, summary.behind.mean
    steps = {"second": scale.high - 1, "high": scale.high}
    if figure.n < FEW:
        few = sentence("{top} of {n} answered {second} or {high}.", top=summary.behind.top, n=figure.n, **steps)
        yield few
        return
    shown = _values(figure)
    yield sentence(
        "{value} % of {n} answered {second} or {most}, 95 % interval {low} to {high}.",
        most=scale.high,
        second=scale.high - 1,
        **shown,
    )
    if mean and mean.value is not None:
        yield sentence(
            "The mean is {mean} on {low} to {high}.", mean=number(mean.value, 2), low=scale.low, high=scale.high
        )


def _of_means(summary: SurveySummary) -> Sentence:
    name = summary.instrument.name
    if summary.figure.ci_low is not None:
        pattern = "{name} is {value} from {n} respondents, 95 % interval {low} to {high}."
        return sentence(pattern, name=name, **_values(summary.figure))
    lowest, middle, highest = summary.behind.spread or (summary.figure.value,) * 3
    return sentence(
        "{name} of {n} respondents runs from {low} to {high}, the median is {middle}; too few for an interval.",
        name=name,
        n=summary.figure.n,
        low=number(lowest or 0.0, 1),
        high=number(highest or 0.0, 1),
        middle=number(middle or 0.0, 1),
    )


def _values(figure: SurveyFigure) -> dict[str, object]:
    shown = {"value": figure.value, "low": figure.ci_low, "high": figure.ci_high}
    return {"n": figure.n, **{key: number(each or 0.0, 1) for key, each in shown.items()}}


def _left_out(summary: SurveySummary) -> Iterator[Sentence]:
    left = summary.left_out
    if not left:
        return
    yield counted("{count} answer is left out:", "{count} answers are left out:", len(left))
    for each in left[:SHOWN]:
        yield sentence(
            "  row {row}, “{column}”: “{text}” is {why}",
            row=str(each.row),
            column=each.column,
            text=each.text[:60],
            why=WHY[each.why],
        )
    if len(left) > SHOWN:
        yield sentence("  … and {count} more", count=len(left) - SHOWN)
