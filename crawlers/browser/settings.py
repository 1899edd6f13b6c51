"""A browser platform's facts as settings of scrapy-playwright: which hosts it may reach, and what it never loads."""

import os
import socket
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any, Final

from crawlers.browser.found import Unreachable
from crawlers.browser.page import unwanted
from crawlers.middlewares.addresses import is_allowed
from settings.knobs import knobs
from spiders.platform import Platform

HANDLER: Final = "scrapy_playwright.handler.ScrapyPlaywrightDownloadHandler"
PAGES: Final = 4
"""Open pages of a platform at a time; each costs 50 to 150 MB."""
_SWITCHES: Final = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--js-flags=--max-old-space-size=512",
)


def browser_settings(platform: Platform, browser: Path) -> dict[str, Any]:
    """Names are resolved here, once, through the guard's rule: the browser itself can look up nothing else."""
    hosts = (platform.host, *platform.browser_hosts)
    return {
        "DOWNLOAD_HANDLERS": {"http": HANDLER, "https": HANDLER, "data": None, "file": None, "ftp": None, "s3": None},
        "PLAYWRIGHT_BROWSER_TYPE": "chromium",
        "PLAYWRIGHT_LAUNCH_OPTIONS": {
            "executable_path": str(browser),
            "headless": True,
            "chromium_sandbox": os.geteuid() != 0,  # as root Chromium refuses to start with it
            "args": [*_SWITCHES, f"--host-resolver-rules={resolver_rules(hosts)}"],
        },
        "PLAYWRIGHT_CONTEXTS": {
            platform.name: {
                "accept_downloads": False,
                "service_workers": "block",
                "permissions": [],
                "user_agent": knobs().user_agent,
            }
        },
        "PLAYWRIGHT_MAX_CONTEXTS": 1,
        "PLAYWRIGHT_MAX_PAGES_PER_CONTEXT": PAGES,
        "PLAYWRIGHT_DEFAULT_NAVIGATION_TIMEOUT": 30_000,
        "PLAYWRIGHT_ABORT_REQUEST": partial(unwanted, hosts=frozenset(hosts)),
    }


def resolver_rules(hosts: Iterable[str]) -> str:
    """Chromium's host-resolver-rules: the hosts at the addresses found now, every other name and address nowhere."""
    rules = [_rule(host, address_of(host)) for host in hosts]
    return ", ".join([*rules, "MAP * ~NOTFOUND"])


def _rule(host: str, address: str) -> str:
    return f"EXCLUDE {host}" if host == address else f"MAP {host} {address}"


def address_of(host: str) -> str:
    """The host's IPv4 address. Raises Unreachable where it has none or an internal one."""
    try:
        found = str(socket.getaddrinfo(host, None, socket.AF_INET, socket.SOCK_STREAM)[0][4][0])
    except OSError as error:
        raise Unreachable(f"{host} cannot be resolved: {error.strerror}") from error
    if not is_allowed(found, loopback=knobs().allow_loopback):
        raise Unreachable(f"{host} resolves to an internal address")
    return found
