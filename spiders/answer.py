"""What an HTTP answer is worth: its capture, its page, and why it is not read where it is not."""

import hashlib
from datetime import UTC, datetime
from typing import Final

from scrapy import Request
from scrapy.http import Response, TextResponse

from items import Capture
from spiders.page import Page
from spiders.tally import Outcome

READABLE: Final = ("text/", "application/json", "application/xhtml", "application/xml", "application/vnd.api+json")
SILENCE: Final = hashlib.sha256(b"").hexdigest()


REASONS: Final = {
    "CannotResolveHostError": "unknown-host",
    "DownloadCancelledError": "too-large",
    "DownloadConnectionRefusedError": "connection-refused",
    "DownloadFailedError": "connection-failed",
    "DownloadTimeoutError": "timeout",
    "Error": "browser-failed",
    "ResponseDataLossError": "truncated",
    "TargetClosedError": "browser-failed",
    "TimeoutError": "timeout",
}
"""Scrapy's exceptions in the words that a run is counted by."""


def refusal(error: BaseException | None) -> str:
    """Why a request was never sent (robots, guard, another host), or "" where it was."""
    name, words = type(error).__name__, str(error)
    if name == "Refused":
        return words
    return "robots" if name == "IgnoreRequest" and "robots" in words else ""


def reason(error: BaseException | None) -> str:
    """Why a request got no answer."""
    name, words = type(error).__name__, str(error)
    if name == "IgnoreRequest":
        return "redirect-loop" if "redirections" in words else "too-large" if "MAXSIZE" in words else "ignored"
    return REASONS.get(name, name)


def capture_of(response: Response, platform: str) -> Capture:
    return Capture(
        platform=platform,
        url=response.url,
        status=response.status,
        captured_at=datetime.now(UTC),
        sha256=hashlib.sha256(response.body).hexdigest(),
        size=len(response.body),
        content_type=_content_type(response),
    )


def silence(request: Request, platform: str) -> Capture:
    """The capture of a request that got no answer: status 0, no body."""
    return Capture(platform=platform, url=request.url, status=0, captured_at=datetime.now(UTC), sha256=SILENCE, size=0)


def page_of(response: TextResponse, captured_at: datetime) -> Page:
    headers = {name.decode("latin-1").lower(): _joined(values) for name, values in response.headers.items()}
    cookies = tuple(
        _joined([line]).partition("=")[0].strip().lower() for line in response.headers.getlist("Set-Cookie")
    )
    carry = response.cb_kwargs.get("carry", {}) if response.request else {}
    return Page(
        url=response.url,
        source=response.text,
        captured_at=captured_at,
        status=response.status,
        headers=headers,
        cookies=cookies,
        carry=carry,
    )


def objection(response: Response) -> tuple[Outcome, str] | None:
    """(outcome, reason) for an answer that cannot be read, None for one that can."""
    status = response.status
    if status in {401, 403, 407, 429, 451, 503}:
        return ("skipped", "forbidden") if status in {401, 403} else ("failed", f"http-{status}")
    if status in {404, 410}:
        return "skipped", "gone"
    if status >= 500:
        return "failed", f"http-{status}"
    if status >= 300:
        return "skipped", f"http-{status}"
    declared = _content_type(response).lower()
    if not isinstance(response, TextResponse) or (declared and not declared.startswith(READABLE)):
        return "skipped", "not-text"
    return None


def _content_type(response: Response) -> str:
    return (response.headers.get("Content-Type") or b"").decode("latin-1")


def _joined(values: list[bytes]) -> str:
    return b", ".join(values).decode("latin-1")
