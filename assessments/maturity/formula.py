"""The formula behind every figure of an assessment, with its numbers put in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assessments.agreement.agreement import Agreement
from assessments.agreement.measure import AGREEMENT, variance
from assessments.maturity.gaps import GATE_FACTOR, Gap
from assessments.maturity.profile import DimensionProfile, Profile
from assessments.maturity.rating import QUESTIONS, SCALE, VALUES, Answer, Rating
from methodology.dimension import QuestionId
from words.format import MINUS, UNKNOWN, percent
from words.text import Sentence, sentence

FRACTIONS = {Answer.NOT: "0", Answer.PARTLY: "1/3", Answer.LARGELY: "2/3", Answer.FULLY: "1"}
OPTIONS = len(SCALE)
MOST = (OPTIONS - 1) ** 2 / 4


@dataclass(frozen=True, slots=True)
class Formula:
    """How a figure comes about: what it is, its rule, and the rule with numbers."""

    name: Sentence
    rule: str | Sentence
    filled: str | Sentence


def dimension_formulas(found: DimensionProfile) -> tuple[Formula, ...]:
    """Return how score, level and coverage of one dimension in reality come about."""
    answers = {q: each.answer for q, each in found.agreements.items()}
    rating = found.reality
    return (
        Formula(sentence("Score"), "1 + 4 × Σ(w × v) / Σw;  N 0, P 1/3, L 2/3, F 1", score_filled(answers, rating)),
        Formula(sentence("Level"), LEVEL_RULE, level_filled(answers, rating)),
        Formula(sentence("Coverage"), sentence("answered / applicable"), _coverage(rating)),
    )


LEVEL_RULE = sentence(
    "the highest level whose question is L or F while every question before it is F; N/A counts as F"
)


def score_filled(answers: Mapping[QuestionId, Answer], rating: Rating) -> str:
    """Return the score of a dimension with its numbers: `1 + 4 × (1×1 + 1×2/3)/2 = 4.33`."""
    rated = [answers[q] for q in QUESTIONS if q in answers and answers[q] in VALUES]
    if not rated:
        return UNKNOWN
    terms = " + ".join(f"1×{FRACTIONS[each]}" for each in rated)
    return f"1 + 4 × ({terms})/{len(rated)} = {rating.score:.2f}"


def level_filled(answers: Mapping[QuestionId, Answer], rating: Rating) -> Sentence:
    """Return the climb of a dimension: its four answers, the level, and the question that stops it."""
    given = " · ".join(f"{q} {_letter(answers.get(q, Answer.UNKNOWN))}" for q in QUESTIONS)
    if rating.level is None:
        return sentence("{answers}: nothing is rated yet", answers=given)
    if rating.stopped_at is None:
        return sentence("{answers}: level {level}, nothing stops it", answers=given, level=rating.level)
    return sentence(
        "{answers}: level {level}, stopped at question {question}",
        answers=given,
        level=rating.level,
        question=rating.stopped_at,
    )


def _letter(answer: Answer) -> str:
    return "N/A" if answer is Answer.NOT_APPLICABLE else str(answer)


def _coverage(rating: Rating) -> str:
    return f"{rating.answered} / {rating.applicable} = {percent(rating.coverage)}"


def overall_formulas(profile: Profile) -> tuple[Formula, ...]:
    """Return how the weighted score, the lowest level, the lag and the coverage of all dimensions come about."""
    overall = profile.reality
    rated = [(d.dimension.weight, d.reality.score) for d in profile.dimensions if d.reality.score is not None]
    weights = sum(weight for weight, _ in rated)
    terms = " + ".join(f"{weight}×{score:.2f}" for weight, score in rated)
    levels = [f"{d.id} {d.reality.level}" for d in profile.dimensions if d.reality.level is not None]
    return (
        Formula(
            sentence("Weighted score"),
            "Σ(weight × score) / Σweight",
            f"({terms})/{weights} = {overall.score:.2f}" if overall.score is not None else UNKNOWN,
        ),
        Formula(
            sentence("Lowest level"),
            sentence("the lowest level of all dimensions that are rated"),
            f"min({', '.join(levels)}) = {overall.lowest_level}" if levels else UNKNOWN,
        ),
        Formula(sentence("Intention minus reality"), sentence("difference of the weighted scores"), _lag(profile)),
        Formula(
            sentence("Coverage"),
            sentence("answered / applicable; provisional below {share}", share=percent(0.8)),
            f"{overall.answered} / {overall.applicable} = {percent(overall.coverage)}",
        ),
    )


def _lag(profile: Profile) -> str:
    told, seen = profile.intention.score, profile.reality.score
    if told is None or seen is None:
        return UNKNOWN
    return f"{told:.2f} {MINUS} {seen:.2f} = {told - seen:.2f}".replace("= -", f"= {MINUS}")


def priority_formula(gap: Gap) -> Formula:
    """Return how the priority of a gap comes about."""
    rule = sentence("weight × max(0, target − score) × 1.5 if the gate needs it")
    if gap.score is None or gap.priority is None:
        return Formula(sentence("Priority"), rule, UNKNOWN)
    factor = f" × {GATE_FACTOR}" if gap.minimum else ""
    filled = f"{gap.dimension.weight} × max(0, {gap.target} {MINUS} {gap.score:.2f}){factor} = {gap.priority:.1f}"
    return Formula(sentence("Priority"), rule, filled)


def agreement_formulas(found: Agreement) -> tuple[Formula, ...]:
    """Return how median, range and agreement of one question come about; without dispersion only the median."""
    given = " ".join(_letter(each) for each in found.given)
    median = Formula(
        sentence("Median"),
        sentence("the middle answer; of two middle ones the lower"),
        f"{given} → {_letter(found.median)}",
    )
    steps, classic = found.said.values, found.said.classic
    if found.spread is None or found.agreement is None or classic is None:
        return (median,)
    squared = variance(steps)
    return (
        median,
        Formula(
            sentence("Range"),
            sentence("highest minus lowest step; two or more is a disagreement"),
            f"{steps[-1]:g} {MINUS} {steps[0]:g} = {found.spread}",
        ),
        Formula(
            sentence("Agreement rWG*"),
            f"1 {MINUS} s² / s²max,  s²max = (A {MINUS} 1)² / 4;  ≥ {AGREEMENT:.2f}",
            f"1 {MINUS} {squared:.2f} / {MOST:.2f} = {found.agreement:.2f}",
        ),
        Formula(
            sentence("Classic rWG"),
            f"1 {MINUS} s² / s²uniform,  s²uniform = (A² {MINUS} 1) / 12",
            f"1 {MINUS} {squared:.2f} / {(OPTIONS**2 - 1) / 12:.2f} = {classic:.2f}".replace("= -", f"= {MINUS}"),
        ),
    )


def gate_formula(gaps: Iterable[Gap], minimums: Mapping[str, int]) -> Formula:
    """Return which dimensions stand below the level that the gate needs."""
    short = [f"{g.dimension.id} {g.level or UNKNOWN} < {g.minimum}" for g in gaps if g.is_blocking]
    counted = f"{len(short)} / {len(minimums)}"
    return Formula(
        sentence("Below the gate minimum"),
        sentence("dimensions whose level is below what the gate needs, of those it names"),
        f"{', '.join(short)}: {counted}" if short else counted,
    )


def split_formula(profile: Profile) -> Formula:
    """Return in which questions respondents disagree."""
    split = [f"{d.id}.{q}" for d in profile.dimensions for q, each in d.agreements.items() if each.is_open]
    return Formula(
        sentence("Respondents disagree in"),
        sentence("dimensions with a question whose range is ≥ 2 or whose rWG* is < 0.70, while nothing is agreed"),
        ", ".join(split) or "0",
    )
