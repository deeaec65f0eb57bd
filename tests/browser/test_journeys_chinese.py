"""Every page of the demo on a phone, in Chinese, in the dark: nothing sideways, nothing English, nothing broken."""

import re

import pytest

from tests.browser.hands import OCEAN, picture
from tests.browser.server import PHONE, settle
from ui.navigation import addresses

PHONE_IN_THE_DARK = {
    "viewport": {"width": 390, "height": 844},
    "user_agent": PHONE,
    "is_mobile": True,
    "has_touch": True,
    "locale": "zh-CN",
    "color_scheme": "dark",
}
VIEWS = {
    **dict.fromkeys(addresses(), ""),
    "gate": "gates?gate=process.deploy-exit",
    "questionnaire": "assessments?view=answers",
}
WORDS = "h1, h2, h3, h4, h5, button, label, th, [data-testid=stPageLink], [role=tab], [role=radio], [role=alert]"
SAID = f"""() => [...document.querySelectorAll({WORDS!r})]
  .filter(each => each.offsetParent && !each.closest('[data-testid=stIconMaterial]'))
  .map(each => [...each.querySelectorAll('[data-testid=stIconMaterial]')]
    .reduce((text, icon) => text.replace(icon.innerText, ''), each.innerText))"""
NAMES = {
    "CRM",
    "CSV",
    "PMO",
    "TSV",
    "TXT",
    "XLSX",
    "Parquet",
    "Markdown",
    "MB",
    "English",
    "Pilotage",
    "BI",
    "N/A",
    "PNG",
}
LATIN = re.compile(r"(?<![\w&#])[A-Za-z][A-Za-z/]+")
WRITTEN = re.compile(r"[A-Z]\. [A-Z]\w+|https?://\S*|[\w-]+\.(?:csv|md|html)")
"""Persons, addresses and files."""


def english(texts):
    return [text for text in texts if set(LATIN.findall(WRITTEN.sub("", text))) - NAMES]


@pytest.mark.parametrize("view", VIEWS)
def test_every_page_is_chinese_dark_and_as_narrow_as_the_phone(demo_for_readers, visit, view):
    page = visit(**PHONE_IN_THE_DARK)
    path, _, query = (VIEWS[view] or ("" if view == "portfolio" else view)).partition("?")

    page.goto(f"{demo_for_readers}/{path}?lang=zh&programme={OCEAN}&{query}")
    settle(page)
    picture(page, f"chinese-{view}")
    wide = "Math.max(document.querySelector('[data-testid=stMain]').scrollWidth, document.body.scrollWidth)"
    assert page.evaluate(wide) <= 390
    assert page.evaluate("document.documentElement.lang") == "zh-CN"
    assert page.evaluate("getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor") == (
        "rgb(18, 22, 28)"
    )
    assert not english(page.evaluate(SAID))
