"""A page that is shown dark is printed light, in a real browser."""

import pytest

from tests.browser.hands import OCEAN
from tests.browser.server import settle

COLOURS = """() => {
  const of = (name, what) => [...document.querySelectorAll(name)].map((each) => getComputedStyle(each)[what]);
  return {page: of('[data-testid=stApp]', 'backgroundColor'), badges: of('.stMarkdownBadge', 'backgroundColor'),
          words: of('[data-testid=stMain] :is(h1, h3, p, th, td):not([data-testid=stMetricDelta] *)', 'color'),
          turned: of('[data-testid=stMetricDelta] p', 'color')};
}"""


def brightness(colour):
    red, green, blue, *alpha = (float(each) for each in colour.partition("(")[2].rstrip(")").split(","))
    return 255 if alpha == [0] else (red + green + blue) / 3


@pytest.mark.parametrize("name", ["overview", "rollout", "gates", "assessments"])
def test_a_dark_page_is_printed_dark_on_white(demo_for_readers, visit, name):
    page = visit(color_scheme="dark")
    page.goto(f"{demo_for_readers}/{name}?programme={OCEAN}")
    assert brightness(settle(page).evaluate(COLOURS)["page"][0]) < 40

    page.emulate_media(media="print")

    found = page.evaluate(COLOURS)
    assert found["page"] == ["rgb(255, 255, 255)"]
    assert min(map(brightness, found["badges"]), default=255) > 200
    assert max(map(brightness, found["words"])) < 150
    assert min(map(brightness, found["turned"]), default=255) > 150  # a filter turns them dark on paper
