"""The forecast of a programme, read from its stores."""

from dataclasses import dataclass
from datetime import date

from data.database import Database
from errors import Refusal
from methodology.loader import load_pack
from phases.forecast.estimates.basis import Estimates, History, history_of, method_ranges
from phases.forecast.estimates.store import load_estimates
from phases.forecast.forecast import MOST_RUNS, RHO, Forecast, forecast_of
from phases.forecast.simulation.simulation import Dice
from phases.planned import Planned, load_planned
from phases.programme import Programme
from words.text import sentence

RUNS = 2000
"""Enough for a page: a chance is then known to 2 percent points."""
LEAST_RUNS = 100
MOST_SEED = 2**63 - 1


class BadDice(Refusal):
    """Nobody can run a plan so often, or so seldom."""

    def __init__(self, runs: int, seed: int) -> None:
        super().__init__(
            sentence(
                "A forecast takes {least} to {most} runs and a seed from 0 on; got {runs} runs and seed {seed}.",
                least=LEAST_RUNS,
                most=MOST_RUNS,
                runs=runs,
                seed=seed,
            )
        )


class NothingToForecast(Refusal):
    """The plan has no tasks."""

    def __init__(self) -> None:
        super().__init__(sentence("The plan has no tasks yet; there is nothing to forecast."))


@dataclass(frozen=True, eq=False)
class Known:
    """All that a forecast follows from, beside its dice."""

    planned: Planned
    estimates: Estimates
    history: History
    promised_on: date | None


def load_forecast(db: Database, programme: Programme, today: date, seed: int = 1, runs: int = RUNS) -> Forecast:
    """Return the forecast of a plan as of today; refuse an empty plan and a number of runs that cannot be."""
    dice = dice_of(seed, runs)
    known = load_known(db, programme, today)
    if all(task.kind == "summary" for task in known.planned.plan.tasks):
        raise NothingToForecast
    return forecast_of(known.planned, known.estimates, known.history, dice, known.promised_on)


def dice_of(seed: int, runs: int) -> Dice:
    """Return the dice for a seed and a number of runs; refuse numbers that cannot be."""
    if not LEAST_RUNS <= runs <= MOST_RUNS or not 0 <= seed <= MOST_SEED:
        raise BadDice(runs, seed)
    return Dice(seed, runs, RHO)


def load_known(db: Database, programme: Programme, today: date) -> Known:
    """Return what the forecast of a programme follows from, as of today."""
    planned = load_planned(db, programme, today)
    ranges = method_ranges(planned.plan, load_pack(programme.method))
    estimates = Estimates(load_estimates(db, programme.id), ranges)
    return Known(planned, estimates, history_of(planned), programme.promised_on)
