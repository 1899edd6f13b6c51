"""No internal address is ever connected to: by number or by name, with and without the guard before the resolver."""

import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from settings.knobs import ROOT

SPELLINGS = """127.0.0.1 127.1 127.0.1 2130706433 0x7f000001 0x7f.1 0177.0.0.1 017700000001 localhost LOCALHOST
localhost. 127.0.0.1. 0 0.0.0.0 127.255.255.254 [::1] [::ffff:127.0.0.1] [::ffff:7f00:1] [0:0:0:0:0:0:0:1]
[64:ff9b::7f00:1] [::] ①②⑦.⓪.⓪.① 127。0。0。1 ip6-localhost""".split()


@contextmanager
def canary() -> Iterator[tuple[int, list[str]]]:
    """A server on every loopback address that notes who came."""
    visits: list[str] = []

    class Canary(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            visits.append(self.path)
            self.send_response(200)
            self.send_header("Content-Length", "4")
            self.end_headers()
            self.wfile.write(b"leak")

        def log_message(self, format: str, *args: object) -> None:
            pass

    class Both(ThreadingHTTPServer):
        address_family = socket.AF_INET6

    server = Both(("::", 0), Canary)  # dual stack: 127.0.0.1 and ::1 alike
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_address[1], visits
    server.shutdown()
    server.server_close()


def fetch(urls: list[str], port: int, **settings: object) -> dict[str, str]:
    job = {"urls": urls, "root": f"http://127.0.0.1:{port}/", "settings": settings}
    environment = {key: value for key, value in os.environ.items() if key != "LUREWATCH_ALLOW_LOOPBACK"}
    command = [sys.executable, "-m", "tests.crawls.fetch_each"]
    answer = subprocess.run(
        command,
        cwd=ROOT,
        env=environment,
        input=json.dumps(job),
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return dict(json.loads(answer.stdout))


@pytest.mark.parametrize("guarded", [True, False], ids=["guard and resolver", "resolver alone"])
def test_no_spelling_reaches_loopback(guarded: bool) -> None:
    without: dict[str, object] = (
        {} if guarded else {"DOWNLOADER_MIDDLEWARES": {"crawlers.middlewares.guard.Guard": None}}
    )
    with canary() as (port, visits):
        urls = [f"http://{host}:{port}/{number}" for number, host in enumerate(SPELLINGS)]
        outcomes = fetch(urls, port, RETRY_ENABLED=False, ROBOTSTXT_OBEY=False, **without)
    assert visits == []
    assert not any(outcome.startswith("fetched") for outcome in outcomes.values())
    assert set(outcomes) == set(urls)


def test_no_other_scheme_is_served() -> None:
    urls = ["file:///etc/hostname", "data:text/plain,leak", "ftp://example.org/leak", "s3://bucket/leak"]
    outcomes = fetch(urls, 1, ROBOTSTXT_OBEY=False)
    assert set(outcomes) == set(urls)
    assert not any(outcome.startswith("fetched") for outcome in outcomes.values())


def test_the_test_can_fail() -> None:
    """With the resolver switched off too the canary is reached: what the other tests see is the guard's doing."""
    off = {"crawlers.middlewares.guard.Guard": None}
    stock = "scrapy.resolver.CachingThreadedResolver"
    with canary() as (port, visits):
        url = f"http://127.0.0.1:{port}/here"
        fetch([url], port, ROBOTSTXT_OBEY=False, DOWNLOADER_MIDDLEWARES=off, TWISTED_DNS_RESOLVER=stock)
    assert visits == ["/here"]
