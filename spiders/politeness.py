"""A platform's facts as Scrapy settings, in this one place."""

from ipaddress import ip_address
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spiders.platform import Platform


def settings_of(platform: "Platform") -> dict[str, object]:
    """On loopback (the sandbox, a recorded site) nobody is burdened: no throttle where the file asks for no delay."""
    hurry = platform.delay == 0 and is_loopback(platform.host)
    return {
        "DOWNLOAD_DELAY": platform.delay,
        "AUTOTHROTTLE_ENABLED": not hurry,
        "AUTOTHROTTLE_START_DELAY": platform.delay,
        "AUTOTHROTTLE_MAX_DELAY": max(60.0, platform.delay * 4),
        "CONCURRENT_REQUESTS_PER_DOMAIN": 16 if hurry else 1,
        "COOKIES_ENABLED": platform.sign_in is not None,
        "ROBOTSTXT_OBEY": platform.ignore_robots_by_authority is None,
    }


def is_loopback(host: str) -> bool:
    """By its spelling; whether it may be fetched is the guard's question."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
