"""The formulas behind the agreement on any question, with the numbers put in."""

from datetime import date

from assessments.agreement.measure import AGREEMENT, DAY_BAND, VALUE_BAND, Measure, Order, variance
from assessments.agreement.opinion import Opinion
from assessments.maturity.formula import Formula
from methodology.questionnaire import Scale
from words.format import MINUS, UNKNOWN, percent
from words.text import Sentence, Text, sentence

NO_INDEX = {
    Order.OPEN: sentence("no index: the scale has no ends; apart is who stands beyond ±20 % of the median"),
    Order.DAYS: sentence("no index: days have no ends; apart is who stands more than 30 days off the median"),
    Order.NONE: sentence("no index: texts and several choices at once have no order"),
}


def answer_at(scale: Scale, position: float | None) -> Text | str:
    """Return the answer that stands at a place of the scale: its words, its number, its day."""
    if position is None:
        return UNKNOWN
    if scale.kind == "date":
        return date.fromordinal(round(position)).isoformat()
    if scale.kind == "number":
        return f"{position:g}"
    if not scale.values:
        return scale.choice[int(position)].title
    value = sorted(set(scale.values))[int(position)]
    return next(each.title for each in scale.choice if each.value == value)


def opinion_formulas(found: Opinion, is_unnamed: bool) -> tuple[Formula, ...]:
    """Return how what counts, range and index of one question come about."""
    known, agreed = found.measure, found.agreed_value
    told = [_median(found, is_unnamed)]
    if agreed is not None and found.agreed:
        rule = sentence("the agreed value counts in place of what each person said")
        filled = sentence(
            "{value}: {names}, {day}", value=_value(found.scale, agreed), names=found.agreed.decided_by,
            day=found.agreed.decided_at.date(),
        )  # fmt: skip
        told.append(Formula(sentence("Agreed value"), rule, filled))
    if known.spread is not None:
        told.append(_range(known))
    if known.index is not None:
        told.append(_index(known))
    elif known.order in NO_INDEX:
        told.append(Formula(sentence("Agreement index"), NO_INDEX[known.order], UNKNOWN))
    return tuple(told)


def _value(scale: Scale, value: str) -> Text | str:
    return scale.choices[value].title if value in scale.choices else value


def _median(found: Opinion, is_unnamed: bool) -> Formula:
    rule = sentence("the middle answer; of two middle ones the lower")
    if is_unnamed and found.measure.order is not Order.NONE:
        rule = sentence("the middle answer; answers without names count by their mean")
    filled = sentence(
        "{n} answers → {median}", n=found.measure.n, median=answer_at(found.scale, found.measure.median)
    )
    return Formula(sentence("Median"), rule, filled)


def _range(known: Measure) -> Formula:
    if known.order is Order.STEPS:
        rule = sentence("highest minus lowest; two thirds of the scale or more is a disagreement")
    elif known.order is Order.DAYS:
        rule = sentence("latest minus earliest in days; apart is who is more than {days} off", days=DAY_BAND)
    else:
        rule = sentence("highest minus lowest; apart is who is beyond ±{share}", share=percent(VALUE_BAND))
    low, high = known.values[0], known.values[-1]
    numbers = f"{high:g} {MINUS} {low:g} = " if known.order is not Order.DAYS else ""
    return Formula(sentence("Range"), rule, f"{numbers}{known.spread:g}")


def _index(known: Measure) -> Formula:
    if known.order is Order.SHARES:
        rule: Sentence | str = sentence(
            "share of the most frequent answer, for answers without order; ≥ {least}", least=percent(AGREEMENT)
        )
        most = round((known.index or 0.0) * known.n)
        return Formula(sentence("Share of one answer"), rule, f"{most} / {known.n} = {percent(known.index)}")
    largest = (known.extent or 0.0) ** 2 / 4
    rule = f"1 {MINUS} s² / s²max,  s²max = (A {MINUS} 1)² / 4;  ≥ {AGREEMENT:.2f}"
    filled = f"max(0, 1 {MINUS} {variance(known.values):.2f} / {largest:.2f}) = {known.index:.2f}"
    return Formula(sentence("Agreement rWG*"), rule, filled)
