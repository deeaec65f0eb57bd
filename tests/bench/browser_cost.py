"""What a reader waits for: click to painted, the first page; and the server's memory with many sessions."""

import statistics
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from playwright.sync_api import Browser, Page, TimeoutError

from tests.bench.server_cost import memory
from tests.browser.server import settle

CLICKS = 24
SESSIONS = 20
OFFERED = '[data-testid="stMain"] :is([data-testid="stButtonGroup"] button, [class*="pilotage-"] [role="radio"])'
LATEST = 2_000
"""Milliseconds in which a page without a choice would have drawn one."""
POINTING = 250
"""Milliseconds that a pointer rests on a button before it is pressed, about as long as hands take."""
CLICK_TO_PAINTED = """async ([turn, offered, pointing]) => {
  const app = document.querySelector('[data-testid="stApp"]');
  const main = document.querySelector('[data-testid="stMain"]');
  const frame = () => new Promise(requestAnimationFrame);
  const chosen = each => ['aria-checked', 'aria-pressed'].some(name => each.getAttribute(name) === 'true');
  const group = each => each.closest('[role="radiogroup"], [data-testid="stButtonGroup"]');
  const choices = [...main.querySelectorAll(offered)].filter(each => each.checkVisibility() && group(each));
  const groups = [...new Set(choices.map(group))].map(all => choices.filter(each => group(each) === all));
  const several = groups.filter(each => each.length > 1);
  if (!several.length) return null;
  const options = several[turn % several.length];
  const button = options[(options.findLastIndex(chosen) + 1) % options.length];
  button.dispatchEvent(new PointerEvent('pointerenter'));
  await new Promise(resolve => setTimeout(resolve, pointing));
  let changed = 0, painted = 0, ran = false;
  const observer = new MutationObserver(() => {
    changed = performance.now();
    requestAnimationFrame(() => {
      const after = new MessageChannel();
      after.port1.onmessage = () => { painted = performance.now(); };
      after.port2.postMessage(0);
    });
  });
  observer.observe(main, {childList: true, subtree: true, characterData: true, attributes: true});
  const begun = performance.now();
  button.click();
  while (performance.now() - begun < 5000) {
    await frame();
    const idle = app.getAttribute('data-test-script-state') === 'notRunning';
    ran = ran || !idle;
    if (idle && (ran || changed) && performance.now() - changed > 150) break;
  }
  observer.disconnect();
  return changed ? painted - begun : null;
}"""
"""Each turn points at, then chooses the next option of the next switch, and waits until nothing changes any more."""


@dataclass(frozen=True)
class Wait:
    """Milliseconds from click to painted: median and 95th percentile of some clicks."""

    median: float
    p95: float
    clicks: int


SAVE_TO_PAINTED = """async () => {
  const frame = () => new Promise(requestAnimationFrame);
  const root = document.querySelector('.pilotage-plan');
  const standing = root.dataset.drawn;
  const begun = performance.now();
  root.querySelector('[data-tool="save"]').click();
  while (root.dataset.drawn === standing || root.dataset.busy !== 'false') {
    if (performance.now() - begun > 10000) return null;
    await frame();
  }
  await frame();
  return performance.now() - begun;
}"""


def save_wait(browser: Browser, url: str, count: int, turn: int) -> float:
    """Return the milliseconds from a click on Save to the plan drawn anew; each turn pastes other durations."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, permissions=["clipboard-read", "clipboard-write"]
    )
    page = context.new_page()
    settle(_gone_to(page, url))
    page.evaluate(
        "lines => navigator.clipboard.writeText(lines)", "\n".join(str(3 + (at + turn) % 7) for at in range(count))
    )
    page.locator(".pilotage-plan [data-name=days]").nth(1).click()
    page.keyboard.press("Control+v")
    settle(page)
    taken = float(page.evaluate(SAVE_TO_PAINTED))
    context.close()
    return taken


def click_wait(browser: Browser, url: str) -> Wait | None:
    """Return how long clicks on the page's own choices take to be painted; None where it offers no choice."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    settle(_gone_to(page, url))
    with suppress(TimeoutError):
        page.locator(OFFERED).first.wait_for(timeout=LATEST)
    waits: list[float] = []
    for turn in range(CLICKS):
        taken = page.evaluate(CLICK_TO_PAINTED, [turn, OFFERED, POINTING])
        if taken is None:
            break
        settle(page)
        waits.append(taken)
    page.close()
    kept = sorted(waits[2:])
    return Wait(statistics.median(kept), kept[int(0.95 * (len(kept) - 1))], len(kept)) if kept else None


def first_page(browser: Browser, url: str) -> tuple[float, float]:
    """Return the milliseconds from opening the address to the answer being there, and to the page being complete."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(url, wait_until="commit")
    page.wait_for_selector("h3")
    answered = float(page.evaluate("() => performance.now()"))
    settle(page)
    complete = float(page.evaluate("() => performance.now()"))
    context.close()
    return answered, complete


def memory_with_sessions(browser: Browser, urls: Sequence[str], process_id: int) -> float:
    """Return the server's resident memory in MB while twenty visitors hold a page open."""
    contexts = [browser.new_context() for _ in range(SESSIONS)]
    for number, context in enumerate(contexts):
        settle(_gone_to(context.new_page(), urls[number % len(urls)]))
    held = memory(process_id)
    for context in contexts:
        context.close()
    return held


def _gone_to(page: Page, url: str) -> Page:
    page.goto(url)
    return page
