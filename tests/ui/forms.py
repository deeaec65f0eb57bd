"""How a test fills in a form that a dialog shows: alone on a page, where a choice draws it anew."""

from streamlit.testing.v1 import AppTest

SCRIPT = """
from data.database import open_database
from phases.store import load_programme
from ui.parts.{view} import {read}
from ui.parts.{module} import {form}
from ui.session import database_path

with open_database(database_path()) as db:
    programme = load_programme(db, "acme")
{form}({read}(programme))
"""


def open_form(module, form, view, read):
    """The form of a module, over what a view reads of the programme acme."""
    app = AppTest.from_string(SCRIPT.format(module=module, form=form, view=view, read=read), default_timeout=90)
    app.run()
    assert not app.exception
    return app


def field(app, kind, label):
    """The first widget of a kind with this label."""
    return next(each for each in getattr(app, kind) if each.label == label)


def press(app, label):
    """The form after a button was pressed."""
    next(each for each in app.button if each.label == label).click().run()
    assert not app.exception
    return app
