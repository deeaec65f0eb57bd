"""What an edited file would change, cell by cell, and what is saved of it."""

import csv
import io
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.responses import Response
from exchange.assessment.difference.difference import (
    ChangedSince,
    Difference,
    difference,
    finding,
    lacking,
    taken_over,
)
from exchange.assessment.difference.reading import read_table
from exchange.assessment.workbook.layout import Layout
from exchange.assessment.workbook.snapshot import RowKey, key_of
from exchange.assessment.workbook.tables import table_in
from exchange.assessment.workbook.writing import write_csv, write_xlsx
from tests.exchange.assessment.instruments import GIVEN, snapshot
from tests.exchange.assessment.workbooks import cells_of, edited

A1A = RowKey("r1", "A1", "a", "")


def found(data, now, was=None):
    table = table_in(data)
    return difference(layout := Layout(now, table.language), read_table(table, layout))


def changes(edits, now=None, language="en"):
    """The changes of the workbook of a snapshot after some of its cells were edited."""
    shot = snapshot()
    return found(edited(write_xlsx(shot, language), edits), now or shot).changes


def test_an_edited_cell_is_a_change_with_its_place_before_and_after():
    (change,) = changes({("r1/A1/a/", "given:reality"): "L · Largely"})

    assert (change.key, change.field, change.before, change.after) == (A1A, "given:reality", "P", "L")
    assert str(change.place.words) == "sheet “Answers”, cell I3"
    assert not change.is_stale


@pytest.mark.parametrize("words", ["L", "l", "Largely", "largely", "中Largely", " L · Largely "])
def test_an_answer_may_be_written_by_its_id_or_in_any_language(words):
    (change,) = changes({("r1/A1/a/", "given:reality"): words})

    assert change.after == "L"


@pytest.mark.parametrize(
    ("field", "cell", "after"),
    [
        ("given:answer", 7.5, "7.5"),
        ("comment", "=SUM(A1)", "=SUM(A1)"),
        ("evidence_on", date(2026, 5, 1), "2026-05-01"),
        ("evidence_on", "2026-05-01", "2026-05-01"),
    ],
)
def test_numbers_texts_and_dates_are_read_as_they_stand(field, cell, after):
    (change,) = changes({("r1/B/money/", field): cell})

    assert change.after == after


def test_a_number_that_is_only_written_differently_is_no_change():
    assert not changes({("r1/B/money/", "given:answer"): 12.5})


def test_several_choices_may_stand_in_one_cell_in_any_order():
    (change,) = changes({("r1/B/many/", "given:answer"): "b"})
    again = changes({("r1/B/many/", "given:answer"): "b; a"})

    assert change.after == "b"
    assert not again


def test_a_cleared_answer_counts_as_not_given():
    (change,) = changes({("r1/A1/a/", "given:reality"): ""})
    (made,) = taken_over(snapshot().responses, [change])

    assert made == replace(GIVEN[0], given={"intention": "F"})


def test_an_answer_that_changed_since_the_export_is_shown_with_both_values():
    moved = replace(GIVEN[0], given={"intention": "F", "reality": "N"})
    now = snapshot((moved, *GIVEN[1:]))

    (change,) = changes({("r1/A1/a/", "given:reality"): "L"}, now)

    assert (change.before, change.after, change.is_stale) == ("N", "L", True)


def test_a_cell_that_nobody_edited_is_no_change_though_the_answer_moved_since():
    moved = replace(GIVEN[0], comment="Later")

    assert not changes({}, snapshot((moved, *GIVEN[1:])))


def test_the_same_answer_given_here_meanwhile_is_no_change():
    moved = replace(GIVEN[0], given={"intention": "F", "reality": "L"})

    assert not changes({("r1/A1/a/", "given:reality"): "L"}, snapshot((moved, *GIVEN[1:])))


def test_rows_may_be_moved():
    data, shot = write_xlsx(snapshot(), "en"), snapshot()
    rows = cells_of(data)
    shuffled = edited(data, {}, order=[0, 1, *reversed(range(2, len(rows)))])

    assert found(shuffled, shot) == Difference((), (), ())


def test_a_question_that_is_not_in_the_file_is_said_and_stays():
    data = edited(write_xlsx(snapshot(), "en"), {}, without=["r1/A1/b/"])

    result = found(data, snapshot())

    assert not result.changes
    assert [str(each) for each in lacking(result, {})] == [
        "One row is not in the file; what stands there stays: A1.b"
    ]


def test_a_column_that_is_not_in_the_file_is_said_and_stays():
    rows = list(csv.reader(io.StringIO(write_csv(snapshot(), "en").decode("utf-8-sig"), newline="")))
    out, place = io.StringIO(), rows[0].index("comment")
    csv.writer(out).writerows([*row[:place], *row[place + 1 :]] for row in rows)

    result = found(out.getvalue().encode(), snapshot())

    assert not result.changes
    assert [str(each) for each in lacking(result, {"comment": "Comment"})] == [
        "These columns are not in the file; what stands there stays: Comment"
    ]


def test_only_what_is_accepted_changes():
    all_of_them = changes(
        {("r1/A1/a/", "given:reality"): "L", ("r1/A1/a/", "comment"): "New", ("r2/A1/b/", "given:intention"): "F"}
    )
    chosen = Difference(all_of_them).chosen({all_of_them[1].id})

    made = taken_over(snapshot().responses, chosen)

    assert made == (replace(GIVEN[0], comment="New"),)


def test_an_answer_of_somebody_who_had_none_is_new():
    (change,) = changes({("r2/A1/b/", "given:intention"): "F"})

    assert taken_over(snapshot().responses, [change]) == (Response("r2", "A1", "b", {"intention": "F"}),)


def test_an_answer_that_moved_after_the_difference_was_shown_is_refused():
    (change,) = changes({("r1/A1/a/", "given:reality"): "L"})
    moved = {key_of(GIVEN[0]): replace(GIVEN[0], given={"intention": "F", "reality": "F"})}

    with pytest.raises(ChangedSince, match="no longer"):
        taken_over(moved, [change])


def test_the_finding_counts_the_cells_and_those_that_moved():
    moved = snapshot((replace(GIVEN[0], comment="Later"), *GIVEN[1:]))
    both = {("r1/A1/a/", "comment"): "Mine", ("r1/A1/b/", "given:reality"): "F"}

    assert str(finding(Difference(()))) == "The file says what stands here: there is nothing to accept"
    assert str(finding(Difference(changes(both)))) == "The file changes 2 cells"
    said = str(finding(Difference(changes(both, moved))))
    assert said == "The file changes 2 cells; 1 of them was changed here too since the export"


@settings(max_examples=30, deadline=None)
@given(st.sets(st.integers(0, 3)))
def test_any_subset_can_be_accepted_and_nothing_else_moves(chosen):
    edits = {
        ("r1/A1/a/", "given:reality"): "L",
        ("r1/A1/a/", "reason"): "Because",
        ("r1/B/free/", "given:answer"): "=2+2",
        ("r2/A1/a/", "evidence_on"): date(2026, 1, 2),
    }
    all_of_them = changes(edits)
    some = [all_of_them[at] for at in sorted(chosen)]

    after = snapshot().responses | {key_of(each): each for each in taken_over(snapshot().responses, some)}
    left = found(edited(write_xlsx(snapshot(), "en"), edits), snapshot(tuple(after.values()))).changes

    assert {each.id for each in left} == {each.id for each in all_of_them} - {each.id for each in some}
