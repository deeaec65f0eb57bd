"""The account of a survey: its figure, what stands behind it, and every answer that was left out and why."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from assessments.surveys.answers import SEVEN, clash_in, five_steps_in
from assessments.surveys.answers import Kind as CellKind
from assessments.surveys.csat import csat, mean_score, top_two
from assessments.surveys.figure import Scale, Score, SurveyFigure, whole_rows
from assessments.surveys.nps import Adjusted, Loyalty, adjusted, loyalty, nps_of
from assessments.surveys.reliability import cronbach_alpha
from assessments.surveys.usability import SUS_ITEMS, UMUX_ITEMS, sus, sus_scores, turned, umux_lite, umux_scores
from exchange.surveys.choice import Asked, Chosen, chosen_in
from exchange.surveys.columns import BadColumns, Question
from exchange.surveys.instruments import Instrument, Kind
from exchange.surveys.table import tables_in
from words.text import sentence

Row = tuple[Score, ...]


@dataclass(frozen=True)
class LeftOut:
    """An answer that could not be counted: where it stands, what it is, and why."""

    column: str
    row: int
    text: str
    why: CellKind


@dataclass(frozen=True)
class Behind:
    """What stands behind a figure, as far as its kind has it."""

    loyalty: Loyalty | None = None
    adjusted: Adjusted | None = None
    mean: SurveyFigure | None = None
    top: int | None = None
    alpha: float | None = None
    spread: tuple[float, float, float] | None = None
    """The lowest, the middle and the highest score of a respondent."""


@dataclass(frozen=True)
class SurveySummary:
    """The account of a survey; respondents = n + without answer + those of whom an answer is left out."""

    instrument: Instrument
    scale: Scale
    figure: SurveyFigure
    columns: tuple[str, ...]
    sheet: str
    rows: int
    left_out: tuple[LeftOut, ...] = ()
    behind: Behind = field(default_factory=Behind)

    def count(self, why: CellKind) -> int:
        """Return how many answers were left out for a reason."""
        return sum(each.why is why for each in self.left_out)


def summarise_survey(path: Path, asked: Asked) -> SurveySummary:
    """Return the account of a file of answers; refuse a file, columns or a scale that cannot be relied on."""
    chosen = chosen_in(tables_in(path), asked)
    for question in chosen.questions:
        _refuse_unusable(question, chosen)
    if asked.low is None and asked.high is None:
        _refuse_five_for_seven(chosen)
    left_out = tuple(sorted(_left_out(chosen), key=lambda each: each.row))
    rows = _rows(chosen, {each.row for each in left_out})
    figure, behind = FIGURES[chosen.instrument.kind](rows, chosen.scale, asked.population)
    columns = tuple(each.heading for each in chosen.questions)
    table = chosen.table
    return SurveySummary(
        chosen.instrument, chosen.scale, figure, columns, table.sheet, len(table.lines), left_out, behind
    )


def _refuse_unusable(question: Question, chosen: Chosen) -> None:
    """Refuse a column without a single answer, or with wordings of a scale of more steps."""
    readings = question.readings
    if clash := clash_in(readings.values()):
        raise BadColumns(
            sentence(
                "In “{column}”, “{first}” and “{second}” would both be one step of {points}. "
                "Pass the scale it was asked on with --min and --max, such as 1 and 7, or write numbers.",
                column=question.heading,
                first=clash.first,
                second=clash.second,
                points=chosen.scale.points,
            )
        )
    if any(each.kind is CellKind.ANSWER for each in readings.values()):
        return
    bad = next((text for text, each in readings.items() if each.is_left_out), "")
    raise BadColumns(
        sentence(
            "“{column}” holds no answer from {low} to {high}, but “{text}”. Choose other columns or another scale.",
            column=question.heading,
            low=chosen.scale.low,
            high=chosen.scale.high,
            text=bad.strip()[:60],
        )
        if bad
        else sentence("“{column}” is blank. Choose the column that holds the answers.", column=question.heading)
    )


def _refuse_five_for_seven(chosen: Chosen) -> None:
    """Refuse wordings on seven steps that could as well be those of five."""
    readings = [each for question in chosen.questions for each in question.readings.values()]
    if chosen.scale.points == SEVEN and (words := five_steps_in(readings)):
        raise BadColumns(
            sentence(
                "“{words}” could be a step of five or of seven: no answer such as “somewhat agree” tells. "
                "Say which with --min 1 --max 5 or --min 1 --max 7.",
                words=words,
            )
        )


def _left_out(chosen: Chosen) -> Iterator[LeftOut]:
    for question in chosen.questions:
        if bad := {text for text, each in question.readings.items() if each.is_left_out}:
            cells = zip(chosen.table.lines, chosen.table.columns[question.place], strict=True)
            for line, text in cells:
                if text in bad:
                    yield LeftOut(question.heading, line, text.strip(), question.readings[text].kind)


def _rows(chosen: Chosen, without: set[int]) -> list[Row]:
    """Return the scores of each respondent of whom everything was understood."""
    columns = []
    for question in chosen.questions:
        scores = {
            text: each.score if each.kind is CellKind.ANSWER else None for text, each in question.readings.items()
        }
        columns.append([scores[text] for text in chosen.table.columns[question.place]])
    rows = list(zip(*columns, strict=True))
    return (
        [row for line, row in zip(chosen.table.lines, rows, strict=True) if line not in without] if without else rows
    )


def _nps(rows: Sequence[Row], _: Scale, population: int | None) -> tuple[SurveyFigure, Behind]:
    counts = loyalty(row[0] for row in rows)
    return nps_of(counts, population), Behind(loyalty=counts, adjusted=adjusted(counts, population))


def _csat(rows: Sequence[Row], scale: Scale, population: int | None) -> tuple[SurveyFigure, Behind]:
    mean = mean_score(rows, scale.low, scale.high, population)
    if len(rows[0] if rows else ()) > 1:
        whole, _ = whole_rows(rows, len(rows[0]), scale)
        return mean, Behind(alpha=cronbach_alpha(whole))
    scores = [row[0] for row in rows]
    top = top_two((score for score in scores if score is not None), scale)
    return csat(scores, scale.low, scale.high, population), Behind(mean=mean, top=top)


def _sus(rows: Sequence[Row], scale: Scale, population: int | None) -> tuple[SurveyFigure, Behind]:
    whole, _ = whole_rows(rows, SUS_ITEMS, scale)
    return sus(rows, population), Behind(alpha=cronbach_alpha(turned(whole)), spread=_spread(sus_scores(rows)[0]))


def _umux(rows: Sequence[Row], scale: Scale, population: int | None) -> tuple[SurveyFigure, Behind]:
    whole, _ = whole_rows(rows, UMUX_ITEMS, scale)
    figure = umux_lite(rows, scale.low, scale.high, population)
    return figure, Behind(alpha=cronbach_alpha(whole), spread=_spread(umux_scores(rows, scale)[0]))


def _spread(scores: Sequence[float]) -> tuple[float, float, float] | None:
    return (min(scores), median(scores), max(scores)) if scores else None


Figured = Callable[[Sequence[Row], Scale, int | None], tuple[SurveyFigure, Behind]]
FIGURES: Mapping[Kind, Figured] = {Kind.NPS: _nps, Kind.CSAT: _csat, Kind.SUS: _sus, Kind.UMUX: _umux}
