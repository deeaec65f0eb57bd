"""An assessment to a file and back: nothing that was not edited is a difference."""

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from exchange.assessment.difference.difference import difference
from exchange.assessment.difference.reading import read_table
from exchange.assessment.workbook.layout import Layout
from exchange.assessment.workbook.snapshot import values_of
from exchange.assessment.workbook.spelling import is_same, written
from exchange.assessment.workbook.tables import table_in
from exchange.assessment.workbook.writing import write_csv, write_xlsx
from tests.exchange.assessment.instruments import snapshots
from tests.exchange.assessment.workbooks import edited

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


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(shot=snapshots(), words=st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=20))
def test_one_edited_cell_of_any_assessment_is_the_one_change(shot, words):
    layout = Layout(shot, "en")
    assume(layout.keys)
    key = layout.keys[len(layout.keys) // 2]
    before = values_of(shot.responses.get(key)).get("reason", "")
    assume(not is_same(before, words) and len(before) < 1000)

    found = difference(layout, back(edited(write_xlsx(shot, "en"), {(written(key.text), "reason"): words}), shot))

    assert [(each.key, each.field, each.before, each.after) for each in found.changes] == [
        (key, "reason", before, words)
    ]
