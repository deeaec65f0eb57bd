import urllib.error
import urllib.request
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from tests.browser.server import settle


def ask(address, path, **headers):
    request = urllib.request.Request(address + path, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, dict(answer.headers), answer.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.code, dict(refused.headers), ""


def test_health_answers_and_tells_nothing(address):
    status, _, body = ask(address, "/healthz")

    assert (status, body) == (200, '{"status":"ok"}')


def test_every_answer_carries_the_security_headers(address):
    for path in ("/", "/overview", "/healthz", "/_stcore/health", "/nowhere"):
        headers = {name.lower(): value for name, value in ask(address, path)[1].items()}

        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert "unsafe-eval' 'sha256-" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/agent/interact", "/_stcore/script-health-check"])
def test_what_the_server_knows_of_itself_stays_inside(address, path):
    assert ask(address, path)[0] == 404


def test_another_host_name_is_refused(address):
    assert ask(address, "/", Host="rebound.example")[0] == 421


@pytest.mark.parametrize("origin", [None, "null", "http://evil.example", "http://127.0.0.1:9", "ftp://{host}"])
def test_a_socket_from_elsewhere_is_refused(address, origin):
    host = urlsplit(address).netloc

    with pytest.raises(InvalidStatus, match="403"):
        connect(f"ws://{host}/_stcore/stream", origin=origin and origin.format(host=host))


def test_a_socket_from_our_own_page_is_served(address):
    with connect(f"ws://{urlsplit(address).netloc}/_stcore/stream", origin=address) as socket:
        assert socket.protocol.state.name == "OPEN"


def test_a_change_from_elsewhere_is_refused(address):
    request = urllib.request.Request(f"{address}/_stcore/upload_file/a/b", method="PUT", data=b"x")

    with pytest.raises(urllib.error.HTTPError, match="403"):
        urllib.request.urlopen(request, timeout=10)


def test_no_foreign_page_may_talk_to_ours(address):
    assert '"allowedOrigins":[]' in ask(address, "/_stcore/host-config")[2]


def test_the_frame_says_the_language_of_its_words(address):
    assert '<html lang="zh-CN">' in ask(address, "/overview", **{"Accept-Language": "zh-CN,zh;q=0.9"})[2]
    assert '<html lang="zh-CN">' in ask(address, "/?lang=zh")[2]
    assert '<html lang="en">' in ask(address, "/")[2]


def test_the_language_stays_when_the_page_changes(address, page):
    page.goto(f"{address}/?lang=zh")
    settle(page)

    page.get_by_test_id("stSidebarNavLink").nth(1).click()
    page.wait_for_url("**/overview?lang=zh")

    assert settle(page).get_by_text("概览").count()


def test_an_address_without_a_page_is_said_and_leads_on(address, page):
    page.goto(f"{address}/nosuchpage")
    expect(settle(page).get_by_role("heading", level=1)).to_have_text("No such page")

    page.get_by_role("button", name="Open the portfolio").click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("No such page")
    assert urlsplit(page.url).path == "/"

    page.goto(f"{address}/portfolio?lang=zh")
    assert urlsplit(settle(page).url).path == "/"
    page.goto(f"{address}/no%20such?lang=zh")
    expect(settle(page).get_by_role("heading", level=1)).to_have_text("没有这个页面")
    page.get_by_test_id("stSidebarNavLink").nth(1).click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("没有这个页面")
