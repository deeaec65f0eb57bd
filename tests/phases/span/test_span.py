"""Start, go-live and promise of a programme: what they move, what is refused, undo and redo."""

from dataclasses import replace
from datetime import date

import pytest

from access.store import load_journal
from data.database import StaleSave
from phases.actions import find_programme
from phases.planned import load_timeline
from phases.span.actions import redo_span, set_span, undo_span
from phases.span.span import InvalidSpan, Span, SpanChangedSince, changed, span_of

TODAY = date(2026, 1, 5)
GO_LIVE = date(2027, 3, 31)


def dates(db, programme):
    timeline = load_timeline(db, find_programme(db, programme.id), TODAY)
    return timeline.start, timeline.finish


def test_a_go_live_date_plans_every_task_as_late_as_it_allows_and_keeps_a_baseline_before(db, programme, signed):
    start, finish = dates(db, programme)

    assert set_span(db, signed(2026, 1, 5), programme.id, (1, replace(span_of(programme), finish_on=GO_LIVE)))

    later, end = dates(db, programme)
    assert end == GO_LIVE
    assert later > start
    assert finish < GO_LIVE
    (kept,) = db.select("SELECT name FROM baselines WHERE is_promise = 0")
    assert "Before other dates" in kept["name"]


def test_a_later_start_moves_the_plan_by_as_many_working_days(db, programme, signed):
    start, finish = dates(db, programme)

    set_span(db, signed(2026, 1, 5), programme.id, (1, Span(date(2026, 1, 12))))

    assert dates(db, programme)[0] == date(2026, 1, 12)
    assert (dates(db, programme)[1] - finish).days == 7
    assert start == TODAY


def test_a_promise_moves_nothing_and_keeps_no_baseline(db, programme, signed):
    before = dates(db, programme)

    set_span(db, signed(2026, 1, 5), programme.id, (1, replace(span_of(programme), promised_on=GO_LIVE)))

    assert dates(db, programme) == before
    assert find_programme(db, programme.id).promised_on == GO_LIVE
    assert not db.select("SELECT 1 FROM baselines WHERE is_promise = 0")


def test_the_same_dates_are_no_change(db, programme, signed):
    assert not set_span(db, signed(2026, 1, 5), programme.id, (1, span_of(programme)))
    assert "set_span" not in [each.entry.verb for each in load_journal(db, programme.id, 9)]


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (Span(date(2026, 1, 10)), "not a working day"),
        (Span(TODAY, finish_on=date(2027, 1, 2)), "not a working day"),
        (Span(TODAY, finish_on=date(2025, 12, 31)), "must not lie before the start"),
        (Span(TODAY, promised_on=date(2026, 1, 2)), "must lie after the start"),
        (Span(TODAY, finish_on=date(2101, 1, 3)), "not on 2101-01-03"),
    ],
)
def test_dates_that_cannot_be_are_refused_and_nothing_is_saved(db, programme, signed, span, words):
    with pytest.raises(InvalidSpan, match=words):
        set_span(db, signed(2026, 1, 5), programme.id, (1, span))

    assert span_of(find_programme(db, programme.id)) == span_of(programme)


def test_who_saw_other_dates_is_refused(db, programme, signed):
    set_span(db, signed(2026, 1, 5), programme.id, (1, Span(date(2026, 1, 12))))

    with pytest.raises(StaleSave):
        set_span(db, signed(2026, 1, 5), programme.id, (1, Span(date(2026, 1, 19))))


def test_undo_and_redo_lead_back_and_forth_and_never_over_what_came_since(db, programme, signed):
    before = dates(db, programme)
    set_span(db, signed(2026, 1, 5), programme.id, (1, Span(TODAY, finish_on=GO_LIVE)))
    planned = dates(db, programme)

    undo_span(db, signed(2026, 1, 5), programme.id)
    assert dates(db, programme) == before
    redo_span(db, signed(2026, 1, 5), programme.id)
    assert dates(db, programme) == planned

    db.execute("UPDATE programmes SET finish_on = '2027-04-01'")
    with pytest.raises(SpanChangedSince):
        undo_span(db, signed(2026, 1, 5), programme.id)


def test_a_date_set_anew_counts_from_its_first_minute(programme):
    timed = replace(programme, start_time=600, finish_on=GO_LIVE, finish_time=700)

    assert changed(timed, replace(span_of(timed), start_on=date(2026, 1, 6))) == {
        "start_on": date(2026, 1, 6),
        "start_time": None,
    }
