"""What a browser does on a page before it is read: the steps that the platform file states, in one fixed order."""

import re
from collections.abc import Collection
from contextlib import suppress
from typing import Final
from urllib.parse import urlsplit

from playwright.async_api import Error, Page, Request

from spiders.access import Steps

UNWANTED: Final = frozenset(("image", "media", "font", "manifest", "texttrack", "eventsource", "ping", "csp_report"))
SHORT, LONG = 2_000, 10_000
"""Milliseconds for what may be absent, and for what the page is nothing without."""
CLICKS: Final = 20
_WORDS: Final = re.compile(r"[\w'’-]+(?: [\w'’-]+)+")


def unwanted(request: Request, hosts: Collection[str]) -> bool:
    """Pictures and the like, and whatever lies on another host: trackers, and addresses that nobody named."""
    return request.resource_type in UNWANTED or urlsplit(request.url).hostname not in hosts


async def take(page: Page, steps: Steps) -> None:
    """Dismiss, wait, click, scroll. What `wait_for` names must come, or the page fails; the rest may be absent."""
    if steps.dismiss:
        await _click(page, steps.dismiss, most=3)
    if steps.wait_for:
        await page.wait_for_selector(_place(steps.wait_for), timeout=LONG)
    if steps.click and await _click(page, steps.click, most=CLICKS):
        await _quiet(page)
    await _scroll(page, steps.scroll)


async def _click(page: Page, target: str, most: int) -> int:
    """Each element once; how many there were."""
    found = await page.locator(_place(target)).all()
    for element in reversed(found[:most]):  # from behind: a button that goes away moves those behind it
        with suppress(Error):
            await element.click(timeout=SHORT)
    return len(found)


async def _scroll(page: Page, times: int) -> None:
    """Until the page grows no more, at most so often."""
    height = 0
    for _ in range(times):
        grown = int(await page.evaluate("window.scrollTo(0, document.body.scrollHeight), document.body.scrollHeight"))
        if grown <= height:
            return
        height = grown
        await _quiet(page)


async def _quiet(page: Page) -> None:
    """Half a second without requests, where it comes soon."""
    with suppress(Error):
        await page.wait_for_timeout(50)
        await page.wait_for_load_state("networkidle", timeout=SHORT)


def _place(target: str) -> str:
    """A step's target is CSS, or the words that are seen: "show phone"."""
    return f"text={target}" if _WORDS.fullmatch(target) else target
