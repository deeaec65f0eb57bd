"""The page of the report, run without a browser, and its route, asked over HTTP, on the demo."""

import html
import socket
import threading
import urllib.error
import urllib.request

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware

from tests.conftest import DEMO_DAY
from tests.ui.visit import open_page, words
from ui.server.middleware import Gate, policy
from ui.server.routes import index_page, routes

OCEAN = "ocean-freight-crm"


@pytest.fixture
def file(demo_file, monkeypatch):
    monkeypatch.setenv("PILOTAGE_DB", str(demo_file))
    monkeypatch.setenv("PILOTAGE_TODAY", DEMO_DAY.isoformat())
    return demo_file


def opened(root, **query):
    return open_page(root, "report", **query)


@pytest.fixture
def asked(file):
    """Ask a real server with our routes behind our gate: `asked(path, **headers)` → status, headers, text."""
    listening = socket.create_server(("127.0.0.1", 0))
    host = f"127.0.0.1:{listening.getsockname()[1]}"
    gate = Middleware(Gate, hosts=frozenset({host}), policy=policy(index_page("en")))
    config = uvicorn.Config(Starlette(routes=routes(), middleware=[gate]), log_level="error")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, args=([listening],))
    thread.start()
    yield lambda path, **headers: ask(f"http://{host}{path}", headers)
    server.should_exit = True
    thread.join()


def ask(url, headers):
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=20) as answer:
            return answer.status, answer.headers, answer.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.headers, refused.read().decode()


@pytest.mark.parametrize(
    ("lang", "title", "section"),
    [("en", "# Report to the sponsor", "##### Next milestones"), ("zh", "# 发起人报告", "##### 近期里程碑")],
)
def test_the_page_shows_the_report_in_both_languages(file, root, lang, title, section):
    app = opened(root, lang=lang, programme=OCEAN)

    assert not app.exception
    assert title in words(app)
    assert section in words(app)
    assert len(app.table) >= 6


def test_the_page_opens_the_page_to_print_of_this_programme_in_this_language(file, root):
    app = opened(root, lang="zh", programme=OCEAN)

    links = [each.proto.url for each in app.get("link_button")]

    assert links == [f"/report/{OCEAN}?lang=zh"]


def test_the_page_without_a_programme_says_what_to_do(database_file, root, monkeypatch):
    monkeypatch.setenv("PILOTAGE_DB", str(database_file))

    app = opened(root, lang="en")

    assert not app.exception
    assert "No programme yet." in words(app)


def test_the_route_answers_a_page_that_may_only_look_its_way(asked):
    status, headers, text = asked(f"/report/{OCEAN}?lang=zh")

    assert status == 200
    assert '<html lang="zh-CN">' in text
    assert "发起人报告" in text
    assert headers["content-security-policy"].startswith("default-src 'none'; style-src 'sha256-")
    assert headers["x-content-type-options"] == "nosniff"
    assert "<script" not in text


def test_the_route_speaks_the_language_of_the_browser(asked):
    text = asked(f"/report/{OCEAN}", **{"Accept-Language": "zh-CN,zh;q=0.9"})[2]

    assert '<html lang="zh-CN">' in text


def test_the_route_gives_the_markdown_away(asked):
    _, headers, text = asked(f"/report/{OCEAN}?lang=en&download=md")

    assert headers["content-disposition"] == f'attachment; filename="{OCEAN}.md"'
    assert headers["content-type"].startswith("text/markdown")
    assert text.startswith("# Ocean Freight CRM: report to the sponsor\n")


@pytest.mark.parametrize(("lang", "sentence"), [("en", "There is no programme “"), ("zh", "没有项目群“")])
def test_an_unknown_programme_is_a_plain_sentence(asked, lang, sentence):
    status, headers, text = asked(f"/report/%3Cscript%3Ealert(1)?lang={lang}")

    assert status == 404
    assert headers["content-type"].startswith("text/plain")
    assert text.startswith(f"{sentence}<script>alert(1)")


def test_page_route_and_download_tell_the_same(asked, root):
    page = words(opened(root, lang="en", programme=OCEAN))
    printed, markdown = (asked(f"/report/{OCEAN}?lang=en{more}")[2] for more in ("", "&download=md"))

    answer = next(line for line in page.splitlines() if line.startswith("### "))[4:]

    assert f"**{answer}**" in markdown
    assert answer in html.unescape(printed)
