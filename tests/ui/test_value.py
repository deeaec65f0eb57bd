"""The page of customer value, run without a browser on a real database."""

import pytest

from assessments.selection.actions import save_event, save_segment
from assessments.selection.segment import Event, Segment
from assessments.selection.store import load_events, load_segments, load_value_terms
from data.database import open_database
from tests.ui.conftest import ANA
from tests.ui.forms import field, open_form, press
from tests.ui.visit import drawn, open_page, pressed, shown, words
from ui.charts.customer_value import Bar, value_chart
from ui.charts.palette import LIGHT
from ui.parts.value.forms import shares_of


@pytest.fixture
def segments(file, programme):
    with open_database(file) as db:
        save_segment(db, ANA, "acme", Segment({"en": "Key accounts", "zh": "重点客户"}, 40))
        save_segment(db, ANA, "acme", Segment("Small <b>ones</b>", 900))
        save_event(db, ANA, "acme", Event("s-1", "Orders", 1000, 700, (1, 0.8), (1, 0.9)))
        save_event(db, ANA, "acme", Event("s-2", "Questions", 0, 10, (1,), (0.5,)))


def opened(root, **query):
    return open_page(root, "value", **query)


def form(name):
    return open_form("value.forms", name, "value.view", "values_of")


def test_without_a_programme_the_page_offers_to_create_one(root, file):
    assert "No programme yet." in words(opened(root))


def test_without_segments_the_page_takes_the_first_one(root, file, programme):
    app = pressed(opened(root), "Add a segment")
    field(app, "text_input", "Name").input("Key accounts")
    field(app, "number_input", "Customers").set_value(12)
    pressed(app, "Save")

    with open_database(file) as db:
        assert [(each.name, each.customers) for each in load_segments(db, "acme")] == [("Key accounts", 12)]
    assert "nobody can say what customers are worth" in words(opened(root))


def test_the_first_line_says_who_carries_the_value_and_who_costs(root, segments):
    app = opened(root)

    assert "Key accounts are 4.3\N{NO-BREAK SPACE}% of customers" in words(app)
    assert "each of Small &lt;b&gt;ones&lt;/b&gt; costs €10 more than it brings" in words(app)
    assert "Grow" in app.table[0].value.to_string()


def test_the_page_speaks_chinese(root, segments):
    assert "重点客户占客户的" in words(opened(root, lang="zh"))


def test_the_calculation_of_another_segment_can_be_asked_for(root, segments):
    [found] = drawn(opened(root), "choosing")

    assert "Questions" in [row[0] for row in shown(found, segment="s-2")]
    assert "Questions" not in [row[0] for row in shown(found)]
    assert shown(found)[-1][0] == "One customer"


def test_a_life_event_is_kept_and_a_mistake_refused(root, file, segments):
    app = form("event_form")
    press(app, "Save")
    assert "It needs a name." in app.error[0].value

    field(app, "text_input", "What customers do").input("Complaints")
    field(app, "number_input", "Cost each time").set_value(50.0)
    press(app, "Save")
    with open_database(file) as db:
        kept = load_events(db, "acme")[-1]
    assert (kept.title, kept.cost, kept.today) == ("Complaints", 50.0, (0.0,) * 5)


def test_a_segment_is_removed_with_its_events(root, file, segments):
    app = form("segment_form")
    field(app, "selectbox", "Segment").select("s-2").run()
    press(app, "Remove")

    with open_database(file) as db:
        assert [each.segment for each in load_events(db, "acme")] == ["s-1"]


def test_terms_are_changed(root, file, segments):
    app = pressed(opened(root), "Terms")
    field(app, "number_input", "Periods after the current one").set_value(2)
    field(app, "number_input", "Discount rate per period, %").set_value(8.0)
    pressed(app, "Save")

    with open_database(file) as db:
        terms = load_value_terms(db, "acme")
    assert (terms.periods, terms.discount) == (2, 0.08)


def test_changed_cells_of_the_table_are_probabilities():
    shown = Event("s-1", "Orders", 1, 0, (1, 0.8, 0.5), (1, 0.9, 0.8))

    today, potential = shares_of(shown, 2, {"edited_rows": {"0": {"p2": 40}, "1": {"p0": None}}})

    assert today == (1, 0.8, 0.4)
    assert potential == (0.0, 0.9, 0.8)


def test_the_chart_shows_what_is_lost_below_zero():
    spec = value_chart([Bar("Key", 10.0, 12.0, "€10"), Bar("Small", -5.0, 3.0, "−€5")], LIGHT)

    rows = spec["layer"][0]["data"]["values"]
    assert [(row["low"], row["high"]) for row in rows] == [(10, 12), (-5, 3)]
    assert spec["encoding"]["x"]["scale"]["domain"][0] < -5


def test_segments_without_life_events_draw_no_empty_axis(root, file, programme):
    with open_database(file) as db:
        save_segment(db, ANA, "acme", Segment("x" * 100, 40))
    app = opened(root)

    assert "Nothing to draw yet" in words(app)
    assert "All customers are worth" not in words(app)


def test_a_long_name_may_break_and_a_phone_shows_every_figure_of_a_segment(root, file, programme, monkeypatch):
    name = "Customers of the north " * 4
    with open_database(file) as db:
        save_segment(db, ANA, "acme", Segment(name.strip(), 40))

    assert name.strip() in opened(root).table[0].value.to_string()
    monkeypatch.setattr("ui.parts.value.details.is_phone", lambda: True)
    app = opened(root)
    assert not app.table
    assert "Customers] 40" in words(app)
    assert "Potential of all] –" in words(app)
    assert "** –" not in words(app)
