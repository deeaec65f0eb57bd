"""How a test opens a page without a browser, and reads it."""

import gzip
import json

from streamlit.components.v2.bidi_component.main import _make_trigger_id
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest

from ui.server import payloads


def open_page(root, page, **query):
    """The page as the frame around all pages shows it, with these parameters in its address."""
    app = AppTest.from_file(str(root / "ui" / "server" / "main.py"), default_timeout=90)
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    app.switch_page(str(root / "ui" / "pages" / f"{page}.py")).run()
    assert not app.exception
    return app


def open_part(module, name, *args, lang="en"):
    """One part of a page alone, below what every page does first: the part's module, its name, what it is given."""

    def page(module, name, *args):
        from importlib import import_module

        import streamlit as st

        from ui.session import programme_in_view, read_address, read_programmes, show_toasts

        read_address()
        read_programmes()
        getattr(import_module(module), name)(programme_in_view(), *args)
        st.markdown("the end")
        show_toasts()

    app = AppTest.from_function(page, args=(module, name, *args), default_timeout=60)
    app.query_params["lang"] = lang
    app.run()
    assert not app.exception
    return app


def words(app):
    """All that stands on the page as text."""
    boards = [plain_part(part) for part in board(app)]
    return "\n".join([*(each.value for each in (*app.title, *app.markdown)), *boards])


def button(app, label):
    """The first button with this label."""
    return next(each for each in app.button if each.label == label)


def pressed(app, label):
    """The page after the first button with this label was pressed."""
    button(app, label).click().run()
    assert not app.exception
    return app


def drawn(app, name):
    """The data of the parts that a script of ours draws in the browser, of this name."""
    found = [each.proto for each in app.get("bidi_component")]
    return [json.loads(each.bytes or each.json) for each in found if each.component_name.endswith(f".{name}")]


def board(app):
    """All parts of views that are drawn as one, as the browser first shows them: in columns, of what is chosen."""
    return [each for parts in drawn(app, "board") for each in _first(parts)]


def _first(parts):
    chosen = {name: key for part in parts for name, key in part.get("known", {}).items()}
    return [each for part in parts if "known" not in part for each in _flat(part, chosen)]


def _flat(part, chosen):
    inner = [each for column in part.get("beside", []) for each in column["parts"]]
    if "place" in part:
        options = part["of"]
        shown = options.get(chosen.get(part["place"])) or next(iter(options.values()))
        inner = [*shown["parts"], *fetched(shown.get("at"))]
    return [each for one in inner for each in _flat(one, chosen)] or [part]


def fetched(address):
    """What the browser fetches from an address beside the page."""
    return json.loads(gzip.decompress(payloads._OFFERED[address.removeprefix(payloads.PREFIX)])) if address else []


def plain_part(part):
    """What a part of a view says before anybody clicks: a gap's details are those of the first."""
    lines = part.get("words") or [line for each in part.get("details", ())[:1] for line in each["lines"]]
    buttons = [each["label"] for each in part.get("acts", ())]
    told = [part.get("title", ""), part.get("reading", ""), *map(plain, lines), part.get("label", "")]
    return "\n".join([*told, *buttons])


def tell(app, **told):
    """The page after a click on a button in a view that is drawn as one told the server this."""
    return _clicked(app, "act", told)


def choose(app, **chosen):
    """The page after a choice in a view that is drawn as one, of which the server must be told."""
    return _clicked(app, "chosen", chosen)


def wake(app, name, **choices):
    """The page after somebody looked at a part of it that was not drawn yet."""
    return _clicked(app, "woken", {"choices": choices}, f"{name}_waker")


def _clicked(app, event, value, key="board"):
    found = [each.proto for each in app.get("bidi_component")]
    view = next(each for each in found if each.component_name.endswith(f".{key}") or each.id.endswith(f"-{key}"))
    states = app._tree.get_widget_states()
    click = WidgetState(id=_make_trigger_id(view.id, "events"))
    click.json_trigger_value = json.dumps([{"event": event, "value": value}])
    states.widgets.append(click)
    return app._run(states)


def shown(choosing, **chosen):
    """The rows, or else the cards, that the browser shows when this is chosen, as plain words."""
    usual = {each["name"]: [] if each["several"] else each["default"] for each in choosing["choices"]}
    rows = [each for each in choosing["rows"] or choosing["cards"] if _passes(each["within"], {**usual, **chosen})]
    return [[plain(cell["pieces"]) for cell in each["cells"]] if "cells" in each else _card(each) for each in rows]


def _card(card):
    return [plain(part) for part in (card["head"], card["badge"], *card["lines"])]


def _passes(within, chosen):
    asked = {name: [value] if isinstance(value, str) else value for name, value in chosen.items()}
    return all(not asked[name] or set(options) & set(asked[name]) for name, options in within.items())


def plain(pieces):
    """Words without their looks."""
    return "".join("\n" if looks == "br" else text for looks, text, *_ in pieces)
