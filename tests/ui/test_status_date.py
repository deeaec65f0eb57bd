"""The dialog of the status date, run without a browser on a real database."""

from data.database import open_database
from phases.actions import find_programme
from tests.ui.visit import open_page
from ui.session import today


def test_a_fixed_status_date_begins_with_today(root, file, programme):
    app = open_page(root, "plan")
    for chosen in ("today", "date"):
        app.menu_button(key="plan_more").set_value("status").run()
        app.radio(key="plan_status_kind").set_value(chosen)
    app.menu_button(key="plan_more").set_value("status").run()
    day = app.date_input(key="plan_status_day").value
    app.button(key="plan_status_save").click().run()

    assert day == today()
    with open_database(file) as db:
        assert find_programme(db, "acme").status_on == day
