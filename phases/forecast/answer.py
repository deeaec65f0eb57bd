"""What the forecast says in one sentence each, for people who decide."""

from collections.abc import Mapping
from datetime import date

from phases.forecast.estimates.basis import DEFAULT, SOURCES, Source
from phases.forecast.forecast import Chance, Forecast, Outlook, Risk
from phases.summary.overview import dated
from words.text import Sentence, Text, joined, sentence


def answer(forecast: Forecast, today: date) -> Sentence:
    """Return the one sentence that executives need: the chance of the promise, and the date that is 80 % certain.

    Dates name their year where it is not today's.
    """
    finish = forecast.finish
    certain = dated(finish.p80, today)
    if finish.promised and finish.chance:
        return sentence(
            "There is a {chance} % chance to finish by {promised}; 80 % certain is {certain}",
            chance=whole_percent(finish.chance),
            promised=dated(finish.promised, today),
            certain=certain,
        )
    return sentence(
        "The planned finish on {planned} has a chance of {chance} %; 80 % certain is {certain}",
        planned=dated(finish.planned, today),
        chance=whole_percent(finish.on_plan),
        certain=certain,
    )


def plan_finding(outlook: Outlook) -> Sentence:
    """Return how far the planned date itself can be trusted."""
    return sentence(
        "The plan's date, {planned}, has a chance of {chance} %; half of all runs end by {half}",
        planned=outlook.planned,
        chance=whole_percent(outlook.on_plan),
        half=outlook.p50,
    )


def interval(chance: Chance, runs: int) -> Sentence:
    """Return between which chances the true one lies, as far as the number of runs can tell."""
    low, high = _whole(chance.low), _whole(chance.high)
    if low == high:
        return sentence("From {runs} runs: {chance} %.", runs=runs, chance=low)
    if high == "<1":
        return sentence("From {runs} runs: below 1 %.", runs=runs)
    if low == ">99":
        return sentence("From {runs} runs: above 99 %.", runs=runs)
    return sentence("From {runs} runs: between {low} and {high} %.", runs=runs, low=low, high=high)


def mover(risk: Risk, name: Text | Sentence) -> Sentence:
    """Return what a task does to the end when it goes badly instead of well."""
    return sentence(
        "If “{task}” takes {high} days instead of {low}, the end moves by {days} working days",
        task=name,
        high=f"{risk.high:.3g}",
        low=f"{risk.low:.3g}",
        days=f"{risk.sensitivity:.1f}",
    )


def basis_words(forecast: Forecast) -> Sentence:
    """Return where the ranges of the open tasks come from, and how many finished tasks those of history rest on."""
    parts = _sources(forecast.basis)
    words = sentence("Ranges of the open tasks: {parts}.", parts=parts) if parts else sentence("No task is open.")
    if forecast.finished is None:
        return words
    least, most = forecast.finished
    if least == most:
        return joined([words, sentence("Each range of finished tasks rests on {n} of them.", n=least)])
    rest = sentence("Ranges of finished tasks rest on {least} to {most} of them.", least=least, most=most)
    return joined([words, rest])


def _sources(basis: Mapping[Source, int]) -> list[Sentence]:
    count = {source: basis.get(source, 0) for source in SOURCES}
    words: Mapping[Source, Sentence] = {
        "person": sentence("{n} from people's estimates", n=count["person"]),
        "history": sentence("{n} from this programme's finished tasks", n=count["history"]),
        "method": sentence("{n} from the method", n=count["method"]),
        "default": sentence(
            "{n} from the general range of {low} to {high} times the plan",
            n=count["default"],
            low=DEFAULT.low,
            high=DEFAULT.high,
        ),
    }
    return [words[source] for source in SOURCES if count[source]]


def whole_percent(chance: Chance) -> str:
    """Return a chance in whole percent; one that is neither nothing nor all is never shown as such."""
    return _whole(chance.share)


def _whole(share: float) -> str:
    if 0 < share < 0.01:
        return "<1"
    if 0.99 < share < 1:
        return ">99"
    return f"{100 * share:.0f}"
