"""Fit and gap of a product: values worked by hand."""

import pytest

from methodology.loader import load_pack
from phases.options.fit import effort_days, fit_summary
from phases.options.option import Fit
from phases.scope.requirement import Requirement

LEVELS = load_pack("crm-core").choice.customisation
ASKED = (
    Requirement("Activities", key="r-1", priority="must", level=1),
    Requirement("Reports", key="r-2", priority="must", level=2),
    Requirement("Quotations", key="r-3", priority="should", level=3),
    Requirement("Mail archive", key="r-4", priority="could", level=4),
    Requirement("Fax cover", key="r-5", priority="must", level=4, exception="outdated"),
)


def fits(**kinds):
    return {key.replace("_", "-"): Fit("p-1", key.replace("_", "-"), kind) for key, kind in kinds.items()}


def test_score_share_and_days_are_those_worked_by_hand():
    found = fit_summary(ASKED, fits(r_1="standard", r_2="configuration", r_3="customisation", r_4="missing"), LEVELS)

    assert found.score == pytest.approx(5 * (3 + 3 + 2 * 0.5) / 9)
    assert (found.whole, found.judged, found.fitted) == (4, 4, 2)
    assert found.share == 0.5
    assert found.days == {1: 0, 2: 2, 3: 12, 4: 0}
    assert found.all_days == 14
    assert [each.key for each in found.missing] == ["r-4"]
    assert not found.missing_musts


def test_an_exception_does_not_count():
    found = fit_summary(
        ASKED, fits(r_1="standard", r_2="standard", r_3="standard", r_4="standard", r_5="missing"), LEVELS
    )

    assert found.score == 5
    assert not found.missing


def test_there_is_no_score_until_every_requirement_is_judged():
    found = fit_summary(ASKED, fits(r_1="missing"), LEVELS)

    assert found.score is None
    assert [each.key for each in found.unjudged] == ["r-2", "r-3", "r-4"]
    assert [each.key for each in found.missing_musts] == ["r-1"]
    assert fit_summary(ASKED, {}, LEVELS).share is None


def test_an_estimate_wins_over_the_days_of_the_level():
    assert effort_days(ASKED[2], Fit("p-1", "r-3", "customisation", 7.5), LEVELS) == 7.5
    assert effort_days(ASKED[2], Fit("p-1", "r-3", "customisation"), LEVELS) == 12
    assert effort_days(ASKED[2], Fit("p-1", "r-3", "standard"), LEVELS) == 0
    assert effort_days(ASKED[2], Fit("p-1", "r-3", "customisation"), {}) == 0
