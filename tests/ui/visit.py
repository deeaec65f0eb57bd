"""How a test opens a page without a browser, and reads it."""

from streamlit.testing.v1 import AppTest


def open_page(root, page, **query):
    """The page as the frame around all pages shows it, with these parameters in its address."""
    app = AppTest.from_file(str(root / "ui" / "server" / "main.py"), default_timeout=90)
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    app.switch_page(str(root / "ui" / "pages" / f"{page}.py")).run()
    assert not app.exception
    return app


def words(app):
    """All that stands on the page as text."""
    return "\n".join(each.value for each in (*app.title, *app.markdown))


def button(app, label):
    """The first button with this label."""
    return next(each for each in app.button if each.label == label)
