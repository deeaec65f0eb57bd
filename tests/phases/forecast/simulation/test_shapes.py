import numpy as np
import pytest

from phases.forecast.simulation.shapes import CELLS, REACH, normal_numbers, quantiles


def test_the_normal_numbers_have_mean_0_and_variance_1():
    numbers = normal_numbers().astype(float)

    assert abs(numbers.mean()) < 1e-6
    assert numbers.var() == pytest.approx(1, abs=1e-6)


@pytest.mark.parametrize("mode", [0.0, 0.1667, 0.5, 0.73, 1.0])
def test_a_drawn_duration_has_the_mean_and_variance_of_its_three_points(mode):
    table = quantiles(np.array([mode]))[0].astype(float)

    drawn = np.interp(normal_numbers(), np.linspace(-REACH, REACH, CELLS + 1), table)

    mean = (1 + 4 * mode) / 6
    assert drawn.mean() == pytest.approx(mean, abs=0.001)
    assert drawn.var() == pytest.approx(mean * (1 - mean) / 7, rel=0.01)


def test_a_table_rises_from_low_to_high():
    table = quantiles(np.array([0.3]))[0]

    assert (np.diff(table) >= 0).all()
    assert table[0] >= 0
    assert table[-1] <= 1
