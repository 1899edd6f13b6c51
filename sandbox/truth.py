"""What a perfect crawl of the town returns: `python -m sandbox.truth [--now TIME]` prints it as JSON lines."""

import argparse
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from sandbox.board import Post, Thread, boards, public_posts
from sandbox.harbour import members
from sandbox.shop import SHOPS, entries

__all__ = ["private_posts", "profiles", "public_posts", "rows", "written"]


def private_posts(now: datetime) -> Iterator[tuple[Thread, Post]]:
    """What no guest may read: none of it may ever be stored."""
    for board in boards(now):
        if board.private:
            yield from ((thread, post) for thread in board.threads for post in thread.posts)


def written(now: datetime) -> tuple[Thread, ...]:
    """The threads that people wrote by hand: those whose indicators and selectors are told."""
    threads = (thread for board in boards(now) if not board.private for thread in board.threads)
    return tuple(thread for thread in threads if thread.written)


def profiles(now: datetime) -> Iterator[dict[str, Any]]:
    """Members as their pages show them to a guest."""
    for member in members(now):
        yield {"id": str(member.id), "name": member.name, "location": member.location, "signature": member.signature}


def rows(now: datetime) -> Iterator[dict[str, Any]]:
    """Every public post and entry of the town, then what is told of threads. Times are ISO 8601 in UTC."""
    for thread, post in public_posts(now):
        yield {
            "is": "post",
            "platform": "harbour-board",
            "native_id": str(post.id),
            "thread": str(thread.id),
            "title": thread.title,
            "position": post.position,
            "author": post.author,
            "text": post.text,
            "quotes": [post.quote.text] if post.quote else [],
            "published": post.published.isoformat(),
            "edited": post.edited.isoformat() if post.edited else None,
        }
    for name in SHOPS:
        for entry in entries(name, now):
            told = {"native_id": str(entry.id), "title": entry.title, "author": entry.author, "text": entry.text}
            shown = {"published": entry.published.isoformat(), "phone": entry.phone, "facts": dict(entry.facts)}
            yield {"is": "entry", "platform": name, **told, **shown}
    for thread in written(now):
        found = [{"kind": kind, "value": value} for kind, value in thread.selectors]
        labels = {"lawful": thread.lawful, "indicators": list(thread.about), "selectors": found}
        yield {
            "is": "thread",
            "platform": "harbour-board",
            "native_id": str(thread.id),
            "title": thread.title,
            **labels,
        }


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m sandbox.truth", description=(__doc__ or "").partition(": ")[0])
    parser.add_argument("--now", type=datetime.fromisoformat, help="the town's moment, ISO 8601; else this one")
    now = parser.parse_args().now or datetime.now(UTC)
    for row in rows(now if now.tzinfo else now.replace(tzinfo=UTC)):
        print(json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    main()
