"""How a test reads views of which the browser shows one, and clicks in them."""

import json

from streamlit.components.v2.bidi_component.main import _make_trigger_id
from streamlit.proto.WidgetStates_pb2 import WidgetState

from tests.ui import visit


def views(app):
    """All views of the page of which the reader chooses one, with their choices."""
    return visit.drawn(app, "views")


def in_view(found, **chosen):
    """All parts that are shown when this is chosen: of that view, and of what stands below every view."""
    key = "|".join(chosen.get(each["name"], each["default"]) for each in found["choices"])
    return [each for part in (*found["views"][key]["parts"], *found["below"]) for each in _flat(part)]


def answer(found, **chosen):
    """The sentence above the view that is shown when this is chosen."""
    return found["views"]["|".join(chosen.get(each["name"], each["default"]) for each in found["choices"])]["answer"]


def words(app):
    """All that stands on the page as text."""
    return "\n".join([visit.words(app), *(words_of(each) for each in views(app))])


def words_of(found, **chosen):
    """What stands in the view that is shown when this is chosen."""
    parts = (
        [each.get("title", ""), each.get("reading", ""), *map(visit.plain, each.get("words", []))]
        for each in in_view(found, **chosen)
    )
    return "\n".join([answer(found, **chosen), *("\n".join(each) for each in parts)])


def ask(app, act, **chosen):
    """The page after a button in a view asked the server for this, with what was chosen then."""
    (view,) = [each.proto for each in app.get("bidi_component") if each.proto.component_name.endswith(".views")]
    click = WidgetState(id=_make_trigger_id(view.id, "events"))
    choices = {name: [option] for name, option in chosen.items()}
    told = {"act": act, "choices": choices, "chosen": chosen}
    click.json_trigger_value = json.dumps([{"event": "act", "value": told}])
    states = app._tree.get_widget_states()
    states.widgets.append(click)
    return app._run(states)


def _flat(part):
    columns = part.get("beside", [])
    return [each for column in columns for inner in column["parts"] for each in _flat(inner)] or [part]
