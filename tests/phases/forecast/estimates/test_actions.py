from datetime import date

import pytest

from access.store import load_journal, load_revision
from data.database import Gone, StaleSave
from phases.actions import NoSuchProgramme
from phases.forecast.estimates.actions import estimate_task, withdraw_estimate
from phases.forecast.estimates.estimate import Estimate, InvalidEstimate
from phases.forecast.estimates.store import load_estimates
from phases.forecast.reading import BadDice, load_forecast, load_known

DAY = (2026, 1, 6)


def test_an_estimate_is_kept_with_its_entry_in_the_journal(db, programme, first, signed):
    before = load_revision(db, "acme")

    estimate_task(db, signed(*DAY), "acme", Estimate(first.id, 2, 3, 8))

    assert load_estimates(db, "acme")[first.id] == Estimate(first.id, 2, 3, 8, version=1)
    entry = load_journal(db, "acme", 1)[0].entry
    assert (entry.verb, entry.subject, entry.before) == ("estimate_task", first.key, {})
    assert entry.after == {"low": 2, "likely": 3, "high": 8}
    assert load_revision(db, "acme") == before + 1


def test_an_estimate_that_somebody_else_changed_is_not_overwritten(db, programme, first, signed):
    estimate_task(db, signed(*DAY), "acme", Estimate(first.id, 2, 3, 8))
    estimate_task(db, signed(*DAY), "acme", Estimate(first.id, 2, 4, 9, version=1))

    for stale in (0, 1):
        with pytest.raises(StaleSave):
            estimate_task(db, signed(*DAY), "acme", Estimate(first.id, 1, 1, 1, version=stale))

    assert load_estimates(db, "acme")[first.id].high == 9


def test_an_estimate_that_cannot_be_leaves_nothing_behind(db, programme, first, signed):
    before = load_revision(db, "acme")

    with pytest.raises(InvalidEstimate, match="low, likely and high days rise"):
        estimate_task(db, signed(*DAY), "acme", Estimate(first.id, 5, 3, 8))

    assert load_estimates(db, "acme") == {}
    assert load_revision(db, "acme") == before


def test_an_estimate_is_taken_back_once(db, programme, first, signed):
    estimate_task(db, signed(*DAY), "acme", Estimate(first.id, 2, 3, 8))
    seen = load_estimates(db, "acme")[first.id]

    withdraw_estimate(db, signed(*DAY), "acme", seen)

    assert load_estimates(db, "acme") == {}
    assert load_journal(db, "acme", 1)[0].entry.before == {"low": 2, "likely": 3, "high": 8}
    with pytest.raises(Gone):
        withdraw_estimate(db, signed(*DAY), "acme", seen)


def test_an_estimate_that_somebody_changed_since_is_not_withdrawn(db, programme, first, signed):
    estimate_task(db, signed(*DAY), "acme", Estimate(first.id, 2, 3, 8))
    seen = load_estimates(db, "acme")[first.id]
    estimate_task(db, signed(*DAY), "acme", Estimate(first.id, 2, 3, 9, seen.version))

    with pytest.raises(StaleSave, match="9 → 8"):
        withdraw_estimate(db, signed(*DAY), "acme", seen)
    assert load_estimates(db, "acme")[first.id].high == 9


def test_neither_an_unknown_task_nor_an_unknown_programme_is_estimated(db, programme, signed):
    with pytest.raises(Gone):
        estimate_task(db, signed(*DAY), "acme", Estimate("acme:nothing", 1, 2, 3))
    with pytest.raises(NoSuchProgramme):
        estimate_task(db, signed(*DAY), "other", Estimate("acme:nothing", 1, 2, 3))


def test_the_forecast_of_a_programme_follows_its_estimates(db, programme, first, signed):
    today = date(2026, 1, 5)
    before = load_forecast(db, programme, today, runs=200)

    estimate_task(db, signed(*DAY), "acme", Estimate(first.id, 200, 300, 500))
    after = load_forecast(db, programme, today, runs=200)

    assert (before.basis["person"], after.basis["person"]) == (0, 1)
    assert sum(before.basis.values()) == sum(after.basis.values())
    assert after.finish.p80 > before.finish.p80
    assert after.risks[0].task.id == first.id
    assert len(after.milestones) == len(load_known(db, programme, today).planned.timeline.milestones())


def test_the_same_seed_gives_the_same_forecast(db, programme):
    one, two = (load_forecast(db, programme, date(2026, 1, 5), seed=4, runs=100) for _ in range(2))

    assert one.finish == two.finish
    assert one.risks == two.risks


@pytest.mark.parametrize(("seed", "runs"), [(1, 99), (1, 100_001), (-1, 1000)])
def test_dice_that_nobody_can_throw_are_refused(db, programme, seed, runs):
    with pytest.raises(BadDice, match=r"100 to 100.000 runs"):
        load_forecast(db, programme, date(2026, 1, 5), seed, runs)
