"""The form of a new programme, run without a browser: what is too long is refused in words."""

from tests.ui.forms import field
from tests.ui.visit import open_page, pressed


def test_a_long_client_reaches_the_rule_and_a_longer_one_is_refused_in_words(root, file):
    app = open_page(root, "new_programme")
    assert not field(app, "text_input", "Client").proto.max_chars

    field(app, "text_input", "Name").input("n" * 340)
    field(app, "text_input", "Client").input("c" * 5000)
    pressed(app, "Create programme")

    assert "name has at most 120 characters" in app.error[0].value
    assert "A text has at most 4" in app.error[0].value
