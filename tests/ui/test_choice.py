"""The page of the choice, run without a browser on a real database; its charts as data."""

import pytest

from data.database import open_database
from methodology.loader import load_pack
from phases.options.actions import FitBatch, ScoreBatch, save_fits, save_option, save_scores
from phases.options.criterion import Criterion, Score
from phases.options.option import Fit, Option
from phases.options.store import load_candidates
from phases.scope.actions import save_requirement
from phases.scope.requirement import Requirement
from tests.ui.conftest import ANA
from tests.ui.forms import field, open_form, press
from tests.ui.visit import button, open_page, pressed, words
from ui.charts.palette import LIGHT
from ui.charts.selection import Lane, Spent, cost_chart, money_labels, turning_chart
from ui.parts.selection.judging import criteria_of, fits_of, scores_of


@pytest.fixture
def products(file, programme):
    """Two products with fit, scores and prices; the second misses a must."""
    with open_database(file) as db:
        save_requirement(db, ANA, "acme", Requirement("Reports", priority="must", level=2))
        for name, price in (("Harbour <i>CRM</i>", 100_000.0), ("Granite", 60_000.0)):
            save_option(db, ANA, "acme", Option(name, licence_yearly=price, day_rate=900.0))
        save_fits(db, ANA, "acme", FitBatch((Fit("p-1", "r-1", "standard"),)))
        save_fits(db, ANA, "acme", FitBatch((Fit("p-2", "r-1", "missing"),)))
        for key, score in (("p-1", 4.0), ("p-2", 3.0)):
            people = ("integration", "own-changes", "ease", "vendor")
            save_scores(db, ANA, "acme", ScoreBatch(tuple(Score(key, each, score) for each in people)))


def opened(root, **query):
    return open_page(root, "choice", **query)


def form(module, name):
    return open_form(module, name, "selection.view", "selected_of")


def given(file):
    with open_database(file) as db:
        return load_candidates(db, "acme", load_pack("crm-core").choice)


def test_without_a_programme_the_page_offers_to_create_one(root, file):
    assert "No programme yet." in words(opened(root))


def test_without_products_the_page_takes_the_first_one(root, file, programme):
    app = opened(root)
    assert "No product to choose from yet." in words(app)

    pressed(app, "Add a product")
    field(app, "text_input", "Name").input("Harbour")
    field(app, "number_input", "Licence, a year").set_value(5000.0)
    pressed(app, "Save")

    assert [(each.name, each.licence_yearly) for each in given(file).options] == [("Harbour", 5000.0)]
    assert "stands alone" in words(opened(root)) or "nobody leads" in words(opened(root))


def test_the_first_line_names_the_winner_and_what_would_change_it(root, products):
    said = words(opened(root))

    assert "&lt;i&gt;CRM&lt;/i&gt; leads Granite by" in said
    assert "Granite would win if “Total cost of ownership” weighed" in said
    assert "Granite cannot meet a must: Reports" in said


def test_the_page_speaks_chinese(root, products):
    assert "领先" in words(opened(root, lang="zh"))


def test_weights_are_changed_in_the_dialog(root, file, products):
    app = form("selection.judging", "weights_form")
    field(app, "number_input", "Total cost of ownership").set_value(900.0)
    press(app, "Save weights")

    assert {each.key: each.weight for each in given(file).criteria}["cost"] == 900
    assert "Granite leads" in words(opened(root))


def test_a_score_is_changed_in_the_dialog(root, file, products):
    app = form("selection.judging", "scores_form")
    field(app, "number_input", "Ease of use").set_value(1.5)
    press(app, "Save scores")

    assert given(file).scores_of("p-1")["ease"].score == 1.5


def test_only_scores_that_differ_are_saved_and_an_emptied_one_is_taken_back():
    standing = {key: Score("p-1", key, 4.0, "seen", f"p-1.{key}", 2) for key in ("ease", "vendor", "integration")}
    wanted = {"ease": (None, "seen"), "vendor": (4.0, "seen"), "integration": (3.0, "seen"), "own-changes": (5.0, "")}

    batch = scores_of("p-1", standing, wanted)

    assert batch.removed == (standing["ease"],)
    assert [(each.criterion, each.score, each.version) for each in batch.kept] == [
        ("integration", 3.0, 2),
        ("own-changes", 5.0, 0),
    ]


def test_a_criterion_without_all_scores_is_left_out_and_named(root, file, products):
    with open_database(file) as db:
        save_scores(db, ANA, "acme", ScoreBatch(removed=(given(file).scores_of("p-1")["ease"],)))

    assert "Left out until every product has a score: Ease of use" in words(opened(root))


def test_terms_are_changed_and_a_wrong_currency_is_refused(root, file, products):
    app = form("selection.forms", "terms_form")
    field(app, "text_input", "Currency").input("eu")
    press(app, "Save")
    assert "three capital letters" in app.error[0].value

    field(app, "text_input", "Currency").input("cny")
    field(app, "number_input", "Years").set_value(3)
    press(app, "Save")
    assert (given(file).terms.years, given(file).terms.currency) == (3, "CNY")


def test_a_product_is_removed_with_what_was_said_of_it(root, file, products):
    app = form("selection.forms", "product_form")
    field(app, "selectbox", "Product").select("p-2").run()
    press(app, "Remove")

    assert [each.key for each in given(file).options] == ["p-1"]
    assert {each.option for each in given(file).fits} == {"p-1"}


def test_the_fit_dialog_opens_with_every_requirement_that_counts(root, products):
    app = pressed(opened(root), "Judge the fit")

    assert button(app, "Save fit")


def test_changed_cells_are_the_batch_that_is_saved():
    standing = {"r-1": Fit("p-1", "r-1", "standard", key="p-1.r-1", version=3)}
    edits = {"edited_rows": {0: {"fit": None}, 1: {"fit": "configuration", "days": 2.0}, 2: {"days": 4.0}}}

    batch = fits_of("p-1", ["r-1", "r-2", "r-3"], standing, edits)

    assert batch.removed == (standing["r-1"],)
    assert batch.kept == (Fit("p-1", "r-2", "configuration", 2.0),)


def test_criteria_of_the_dialog_are_kept_added_and_taken_away():
    cost, ease = Criterion("Cost", 20, "cost", "cost", 1), Criterion("Ease", 10, key="ease", version=1)

    batch = criteria_of((cost, ease), {"ease"}, ({"cost": 30.0}, ("Safety", 5.0)))

    assert batch.kept == (Criterion("Cost", 30.0, "cost", "cost", 1), Criterion("Safety", 5.0))
    assert batch.removed == (ease,)


def test_the_chart_of_weights_draws_no_turning_point_where_there_is_none():
    spec = turning_chart([Lane("Cost", 0.2, 0.55, "Granite", False), Lane("Vendor", 0.1, None, "", False)], LIGHT)

    rows = spec["layer"][0]["data"]["values"]
    assert [row["turn"] for row in rows] == [0.55, None]
    assert [row["edge"] for row in rows] == [0.55, 0.1]
    assert spec["height"] == 2 * 30 + 30


def test_the_chart_of_costs_keeps_the_names_of_lines_apart():
    spent = [Spent(name, year, year * paid) for name, paid in (("A", 100.0), ("B", 101.0)) for year in (0, 1)]

    spec = cost_chart(spent, LIGHT)

    places = [row["place"] for row in spec["layer"][1]["data"]["values"]]
    assert places[1] - places[0] >= 8
    assert "万" in money_labels("zh")
