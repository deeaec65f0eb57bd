"""Customer segments on a real database, and what the page says about them."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from access.journal import Signature
from assessments.selection import store
from assessments.selection.actions import (
    remove_event,
    remove_segment,
    save_event,
    save_segment,
    save_value_terms,
)
from assessments.selection.ranking import InvalidChoice
from assessments.selection.segment import Event, Segment, ValueTerms
from assessments.selection.valuation import growth_finding, one_finding, value_answer, value_segments
from data.database import StaleSave
from methodology.loader import load_pack
from phases.actions import create_programme
from phases.programme import NewProgramme, NewUnit

SIGN = Signature("Ana", datetime(2026, 1, 6, tzinfo=UTC))


@pytest.fixture
def acme(db):
    """A programme with one segment, s-1."""
    new = NewProgramme(
        name="Acme", start_on=date(2026, 1, 5), steps=("assess",), units=(NewUnit(name="Harbour", wave=0),)
    )
    programme = create_programme(db, SIGN, new, load_pack("crm-core"))
    save_segment(db, SIGN, programme.id, Segment("Key accounts", 40))
    return programme.id


def found(db, acme):
    return value_segments(
        store.load_segments(db, acme), store.load_events(db, acme), store.load_value_terms(db, acme)
    )


def test_a_segment_with_its_events_is_valued(db, acme):
    save_value_terms(db, SIGN, acme, ValueTerms(2, 0.1, "EUR"))
    save_event(db, SIGN, acme, Event("s-1", "Orders", 1000, 700, (1, 0.8, 0.5), (1, 0.9, 0.8)))

    valued = found(db, acme).segments[0]

    assert valued.worth.current == pytest.approx(642.148760)
    assert valued.current == pytest.approx(40 * 642.148760)
    assert valued.worth.growth == pytest.approx(101.652893)


def test_periods_beyond_the_terms_do_not_count_and_what_is_not_said_is_nothing(db, acme):
    event = Event("s-1", "Orders", 100, 0, (1, 1, 1), (1,))

    life = event.over(1)

    assert (life.today, life.potential) == ((1, 1), (1, 0))


def test_a_stale_segment_is_refused(db, acme):
    standing = store.load_segments(db, acme)[0]
    save_segment(db, SIGN, acme, replace(standing, customers=50))

    with pytest.raises(StaleSave, match="50 → 60"):
        save_segment(db, SIGN, acme, replace(standing, customers=60))


def test_a_segment_is_removed_with_its_events(db, acme):
    save_event(db, SIGN, acme, Event("s-1", "Orders"))

    remove_segment(db, SIGN, acme, store.load_segments(db, acme)[0])

    assert (store.load_segments(db, acme), store.load_events(db, acme)) == ([], [])


def test_an_event_is_removed(db, acme):
    save_event(db, SIGN, acme, Event("s-1", "Orders"))

    remove_event(db, SIGN, acme, store.load_events(db, acme)[0])

    assert store.load_events(db, acme) == []


def test_what_cannot_be_is_refused_with_every_reason(db, acme):
    with pytest.raises(InvalidChoice) as refused:
        save_event(db, SIGN, acme, Event("s-9", "", -1, 0, (2,), (0,) * 22))
    assert len(refused.value.problems) == 5

    with pytest.raises(InvalidChoice, match="called “Key accounts” already"):
        save_segment(db, SIGN, acme, Segment("Key accounts"))
    with pytest.raises(InvalidChoice, match="0 or more"):
        save_segment(db, SIGN, acme, Segment("Others", -1))
    with pytest.raises(InvalidChoice) as refused:
        save_value_terms(db, SIGN, acme, ValueTerms(0, -1, "€"))
    assert len(refused.value.problems) == 3


def valuation(*parts):
    segments = [Segment(name, count, name, 1) for name, count, *_ in parts]
    events = [
        Event(name, "Orders", max(0, value), max(0, -value), (1,), (1 + more,)) for name, _, value, more in parts
    ]
    return value_segments(segments, events, ValueTerms(1, 0))


def test_the_first_line_names_who_carries_the_value_and_who_costs():
    shown = valuation(("Key", 10, 900, 0), ("Small", 90, -10, 0))

    assert str(value_answer(shown)) == (
        "Key are 10\N{NO-BREAK SPACE}% of customers and 100\N{NO-BREAK SPACE}% of the value; "
        "each of Small costs €10 more than it brings"
    )
    assert str(one_finding(shown)) == "One customer is worth €900 in Key, −€10 in Small"
    assert [each.treatment for each in shown.segments] == ["keep", "leave"]


def test_where_nobody_costs_the_first_line_names_whom_to_grow():
    shown = valuation(("Key", 50, 300, 0), ("Middle", 50, 100, 0.5))

    assert str(value_answer(shown)).endswith("of the value; most can be gained with Middle")
    assert str(growth_finding(shown)) == (
        "Customers could be worth €2\N{NARROW NO-BREAK SPACE}500 more, 100\N{NO-BREAK SPACE}% of it with Middle"
    )


def test_without_events_nobody_can_say():
    empty = value_segments([Segment("Key", 5, "s-1", 1)], [], ValueTerms())

    assert str(value_answer(empty)).startswith("No segment has customers and life events yet")
    assert empty.segments[0].treatment is None
    assert str(one_finding(empty)) == "Nothing is known yet of what one customer is worth"
    assert str(growth_finding(empty)) == "No segment has any growth potential"
