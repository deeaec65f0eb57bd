"""An assessment to a file and back: nothing that was not edited is a difference."""

import pytest
from hypothesis import HealthCheck, given, settings

from exchange.assessment.difference import difference
from exchange.assessment.layout import Layout
from exchange.assessment.reading import read_table
from exchange.assessment.tables import table_in
from exchange.assessment.writing import write_csv, write_xlsx
from tests.exchange.assessment.instruments import snapshots

FORMS = {"xlsx": write_xlsx, "csv": write_csv}


def back(data, shot):
    table = table_in(data)
    return read_table(table, Layout(shot, table.language))


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(shot=snapshots())
def test_whatever_was_answered_comes_back_without_a_difference(form, shot):
    for language in ("en", "zh"):
        read = back(FORMS[form](shot, language), shot)

        assert not read.edited
        assert read.keys == set(Layout(shot, language).keys)
        assert not difference(Layout(shot, language), read).missing
