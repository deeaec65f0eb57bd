import ast
import re
from statistics import median, quantiles

import pytest

from tests.structure.source import ROOMS, ROOT, modules

TOP_LEVEL = {*ROOMS, "docs", "tests"}
SCHEMA = "data/migrations/"
"""Lists of columns, as long as the schema is."""
SQL = re.compile(
    r"\s*(SELECT\b.+\bFROM|INSERT\s+INTO|UPDATE\b.+\bSET|DELETE\s+FROM|CREATE\s+(TABLE|INDEX|VIEW))\b", re.S
)


def test_imports_point_down():
    wrong = [
        f"{module.path} imports {name}"
        for module in modules()
        for name in module.imports()
        if name.split(".")[0] in ROOMS and ROOMS.index(name.split(".")[0]) > ROOMS.index(module.room)
    ]

    assert not wrong


def test_only_the_ui_knows_streamlit():
    assert not [m.path for m in modules() if m.uses("streamlit") and m.room not in ("ui", "app")]


def test_sql_stands_only_in_stores_and_in_data():
    wrong = [
        f"{module.path}: {' '.join(text.split())[:60]}"
        for module in modules()
        if not module.path.endswith("/store.py") and module.room != "data"
        for text in module.strings()
        if SQL.match(text)
    ]

    assert not wrong


def test_the_session_state_has_one_user():
    wrong = [
        module.path
        for module in modules()
        if module.path != "ui/session.py"
        for node in module.nodes
        if isinstance(node, ast.Attribute) and node.attr == "session_state"
    ]

    assert not wrong


def test_nothing_under_a_transaction_calls_streamlit():
    wrong = [
        module.path
        for module in modules()
        if module.uses("streamlit") and (module.uses("access.actions") or _opens_transactions(module))
    ]

    assert not wrong


def _opens_transactions(module):
    return any(isinstance(n, ast.Attribute) and n.attr == "transaction" for n in module.nodes)


@pytest.mark.parametrize(("folder", "most"), [("", 300), ("ui/pages/", 120), ("app.py", 60)])
def test_modules_stay_short(folder, most):
    assert not [
        f"{m.path}: {m.lines}"
        for m in modules()
        if m.path.startswith(folder) and m.lines > most and not m.path.startswith(SCHEMA)
    ]


def test_functions_stay_short():
    product = [module for module in modules() if not module.path.startswith(SCHEMA)]
    sizes = {f"{m.path}: {f.name}": f.end_lineno - f.lineno + 1 for m in product for f in m.functions()}

    assert not [name for name, size in sizes.items() if size > 50]
    assert median(sizes.values()) <= 8
    assert quantiles(sizes.values(), n=10)[-1] <= 25


def test_no_exception_is_swallowed():
    broad = {"Exception", "BaseException"}
    wrong = [
        f"{module.path}:{node.lineno}"
        for module in modules()
        for node in module.nodes
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or (isinstance(node.type, ast.Name) and node.type.id in broad))
        and not any(isinstance(each, ast.Raise) for each in ast.walk(node))
    ]

    assert not wrong


def test_the_top_level_holds_rooms_only():
    ignored = {"var", "__pycache__"}
    found = {path.name for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith(".")} - ignored

    assert found <= TOP_LEVEL


def test_every_room_has_its_door_plate():
    rooms = [module for module in modules() if module.path == f"{module.room}/__init__.py"]
    wrong = [m.path for m in rooms if not 2 <= len((ast.get_docstring(m.tree) or "").splitlines()) <= 6]

    assert {module.room for module in rooms} == {room for room in ROOMS if (ROOT / room).is_dir()}
    assert not wrong
