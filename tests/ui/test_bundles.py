"""Scripts and style sheets, packed once and sent from memory."""

import asyncio
import gzip
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse

from ui.components.component import manifest, scripts
from ui.server.bundles import STATIC, Bundles, names, pack_first_page, packed

SCRIPT = next(name for name in sorted(names()) if name.endswith(".js"))


def ask(path, method="GET", encoding="gzip, br"):
    """What the bundles answer, in front of an application that says “behind” to whatever they pass on."""
    sent = []

    async def send(message):
        sent.append(message)

    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "headers": [(b"accept-encoding", encoding.encode())],
    }
    with ThreadPoolExecutor(1) as alone:  # a browser's tests may keep a loop of their own in this thread
        alone.submit(asyncio.run, Bundles(PlainTextResponse("behind"))(scope, None, send)).result()
    return Headers(raw=sent[0]["headers"]), sent[1]["body"]


def test_a_script_comes_packed_whole_and_to_be_kept():
    headers, body = ask(f"/{SCRIPT}")

    assert gzip.decompress(body) == (STATIC / SCRIPT).read_bytes()
    assert headers["content-encoding"] == "gzip"
    assert headers["content-type"].startswith("text/javascript")
    assert "immutable" in headers["cache-control"]
    assert headers["vary"] == "Accept-Encoding"


def test_the_scripts_of_our_components_come_packed_and_to_be_kept_each_beside_the_others():
    plan = next(name for name in scripts() if name.endswith(".plan/plan.js"))
    beside = plan.replace("plan.js", "plan_grid.js")

    for name in (plan, beside):
        headers, body = ask(f"/{name}")
        assert gzip.decompress(body) == scripts()[name].read_bytes()
        assert "immutable" in headers["cache-control"]
        assert len(body) < scripts()[name].stat().st_size / 2


def test_the_address_of_a_component_changes_with_its_files_and_no_other_is_answered(monkeypatch, tmp_path):
    before = manifest()
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "plan.js").write_text("one")
    monkeypatch.setattr("ui.components.component.FOLDER", tmp_path)
    manifest.cache_clear()
    other = manifest()
    manifest.cache_clear()

    assert other != before
    assert ask(f"/_stcore/bidi-components/{other}.plan/plan.js")[1] == b"behind"
    assert ask(f"/_stcore/bidi-components/{before}.plan/../component.py")[1] == b"behind"


def test_who_cannot_unpack_is_served_by_streamlit():
    assert ask(f"/{SCRIPT}", encoding="identity")[1] == b"behind"


@pytest.mark.parametrize("path", ["/", "/static/js/../../index.html", "/static/js/none.js", "/static/media/x.png"])
def test_only_scripts_and_style_sheets_are_answered(path):
    assert ask(path)[1] == b"behind"


def test_only_reading_is_answered():
    assert ask(f"/{SCRIPT}", method="POST")[1] == b"behind"


def test_the_first_page_is_packed_before_anybody_asks():
    packed.cache_clear()
    pack_first_page()
    before = packed.cache_info().misses
    for script in ("index", "react-dom", "DataFrame", "ArrowVegaLiteChart", "embed", "Table"):
        found = [name for name in names() if name.startswith(f"static/js/{script}.") and "esm" not in name]
        packed(*found)

    assert packed.cache_info().misses == before
