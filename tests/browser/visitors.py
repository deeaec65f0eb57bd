"""Places where visitors sit one after the other: what the browser has read of our scripts stays, and nothing else."""

from collections import defaultdict
from collections.abc import Mapping
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page

AT_A_DESK = {"viewport": {"width": 1280, "height": 900}, "locale": "en-GB"}
REST = "http://127.0.0.1/rest"
"""While a page of this address is open, the process that knows the scripts stays."""


class Places:
    """Contexts of a browser that wait for a visitor, by what makes them differ."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._waiting: dict[str, list[BrowserContext]] = defaultdict(list)
        self._kinds: dict[BrowserContext, str] = {}

    def arrive(self, **options: object) -> Page:
        """Return the page of a visitor who has never been here, in a place that nobody else sits in."""
        wanted = AT_A_DESK | options
        size = None if wanted.get("is_mobile") else wanted.pop("viewport")
        waiting = self._waiting[kind := str(sorted(wanted.items()))]
        context = waiting.pop() if waiting else self._open(wanted)
        self._kinds[context] = kind
        page = context.new_page()
        if size:
            page.set_viewport_size(size)
        return page

    def leave(self, page: Page) -> None:
        """Take away all that a visitor left, and keep the place for the next one."""
        context = page.context
        for each in context.pages[1:]:
            _forget(each)
            each.close()
        context.clear_cookies()
        self._waiting[self._kinds.pop(context)].append(context)

    def _open(self, options: Mapping[str, object]) -> BrowserContext:
        context = self._browser.new_context(**options)
        resting = context.new_page()
        resting.route(REST, lambda route: route.fulfill(body="<title>Rest</title>", content_type="text/html"))
        resting.goto(REST)
        return context


def _forget(page: Page) -> None:
    """Clear what is stored under the address of a page."""
    place = urlsplit(page.url)
    if not place.netloc:
        return
    told = {"origin": f"{place.scheme}://{place.netloc}", "storageTypes": "all"}
    page.context.new_cdp_session(page).send("Storage.clearDataForOrigin", told)
