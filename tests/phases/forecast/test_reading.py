"""Reading what a forecast needs: what cannot be forecast is said."""

from datetime import date

import pytest

from phases.forecast.reading import BadDice, NothingToForecast, load_forecast


def test_a_plan_without_tasks_is_refused(db, programme):
    db.execute("DELETE FROM links")
    db.execute("DELETE FROM tasks WHERE kind <> 'summary'")

    with pytest.raises(NothingToForecast):
        load_forecast(db, programme, date(2026, 1, 5))


@pytest.mark.parametrize(("seed", "runs"), [(1, 99), (1, 10_000_001), (-1, 2000)])
def test_dice_that_cannot_be_are_refused(db, programme, seed, runs):
    with pytest.raises(BadDice):
        load_forecast(db, programme, date(2026, 1, 5), seed, runs)
