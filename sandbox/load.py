"""The forum that benchmarks crawl: thread pages of 20 posts in phpBB's manner, rendered before the first request.

`python -m sandbox.load --pages 2000 [--port 0]` prints one JSON line with its URL and serves until it is stopped.
"""

import argparse
import asyncio
import contextlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Final

import uvloop
from jinja2 import Environment, FileSystemLoader

from sandbox.words import NAMES, contact, text
from settings.knobs import ROOT

POSTS, TOPICS = 20, 25
"""Posts a thread page, topics a list page."""
BEGAN: Final = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)
LENGTH: Final = 520
"""Characters a post; with the markup around it a page has about 50 KB."""


def pages(wanted: int) -> Iterator[tuple[str, bytes]]:
    """(path, body) of a forum with `wanted` pages in all: the index, topic lists, and threads of one to three pages."""
    # A fixed seed: every run serves the same bytes.
    random = Random(20260314)
    threads = list(_threads(random, wanted))
    templates = Environment(loader=FileSystemLoader(ROOT / "sandbox" / "templates"), autoescape=True)
    lists = [threads[at : at + TOPICS] for at in range(0, len(threads), TOPICS)]
    index = templates.get_template("load_index.html").render(topics=len(threads))
    yield "/", index.encode()
    yield "/index.php", index.encode()
    for number, shown in enumerate(lists):
        body = templates.get_template("load_list.html").render(
            threads=shown, page=number, last=len(lists) - 1, size=TOPICS
        )
        yield _address("/viewforum.php?f=2", number * TOPICS), body.encode()
    thread_page = templates.get_template("load_thread.html")
    for thread, last in threads:
        for number in range(last + 1):
            posts = [_post(random, thread, number * POSTS + place) for place in range(POSTS)]
            body = thread_page.render(thread=thread, posts=posts, page=number, last=last, size=POSTS)
            yield _address(f"/viewtopic.php?t={thread}", number * POSTS), body.encode()


def _threads(random: Random, wanted: int) -> Iterator[tuple[int, int]]:
    """(thread, its last page's number) until index, lists and threads together make `wanted` pages."""
    made, thread = 0, 0
    while made + 1 + -(-thread // TOPICS) < wanted:
        thread += 1
        room = wanted - made - 1 - -(-thread // TOPICS)
        last = min(random.randrange(3), max(room - 1, 0))
        made += last + 1
        yield thread, last


def _post(random: Random, thread: int, place: int) -> dict[str, object]:
    number = thread * 1000 + place
    moment = BEGAN + timedelta(minutes=thread * 37 + place * 11)
    body = text(random, LENGTH) + (f" {contact(random)}" if random.random() < 0.3 else "")
    author = random.randrange(len(NAMES))
    return {"id": number, "author": author + 2, "name": NAMES[author], "moment": moment, "text": body}


def _address(path: str, start: int) -> str:
    return f"{path}&start={start}" if start else path


class Server(asyncio.Protocol):
    """HTTP/1.1 with keep-alive for GET alone: as cheap as a server can be, so that the crawler is measured."""

    answers: dict[bytes, bytes]

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport, self._rest = transport, b""

    def data_received(self, data: bytes) -> None:
        *requests, self._rest = (self._rest + data).split(b"\r\n\r\n")
        for request in requests:
            path = request.split(b" ", 2)[1]
            answer = self.answers.get(path) or self.answers[b"404"]
            self._transport.write(answer)  # type: ignore[attr-defined]


def answer(status: str, body: bytes, kind: str = "text/html; charset=utf-8") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


async def serve(wanted: int, port: int) -> None:
    Server.answers = {path.encode(): answer("200 OK", body) for path, body in pages(wanted)}
    Server.answers |= _other_spellings(Server.answers)
    Server.answers[b"/robots.txt"] = answer("200 OK", b"User-agent: *\nDisallow: /ucp.php\n", "text/plain")
    Server.answers[b"404"] = answer("404 Not Found", b"<h1>Not Found</h1>")
    server = await asyncio.get_running_loop().create_server(Server, "127.0.0.1", port)
    url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
    print(json.dumps({"name": "load", "url": url, "pages": wanted}), flush=True)
    async with server:
        await server.serve_forever()


def _other_spellings(answers: dict[bytes, bytes]) -> dict[bytes, bytes]:
    """The same pages with their query sorted, as a crawler may ask for them."""
    spelt = {}
    for path, body in answers.items():
        before, mark, query = path.partition(b"?")
        spelt[before + mark + b"&".join(sorted(query.split(b"&")))] = body
    return spelt


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--port", type=int, default=0, help="0: a free one")
    options = parser.parse_args()
    with contextlib.suppress(KeyboardInterrupt):
        uvloop.run(serve(options.pages, options.port))


if __name__ == "__main__":
    main()
