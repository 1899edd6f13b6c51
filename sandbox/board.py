"""The Harbour Board's threads and posts: what people wrote by hand in content/, and filler around it. Deterministic."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any, Final

import yaml

from sandbox.words import NAMES, SENTENCES

CONTENT: Final = Path(__file__).parent / "content"
SEED: Final = 20260314


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """`quote` is the quoted post's (author, text); `position` counts from 1."""

    id: int
    position: int
    author: str
    text: str
    published: datetime
    quote: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """`about` names the indicators that its first post carries; empty for lawful and idle talk."""

    id: int
    board: int
    title: str
    posts: tuple[Post, ...]
    sticky: bool = False
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    id: int
    name: str
    language: str
    private: bool
    threads: tuple[Thread, ...]


def boards(now: datetime) -> tuple[Board, ...]:
    """Every board as it stands at `now` (UTC); the same for the same moment."""
    content = yaml.safe_load((CONTENT / "harbour_board.yml").read_text(encoding="utf-8"))
    numbers, random = _Numbers(), Random(SEED)
    return tuple(_board(facts, content["threads"], now, numbers, random) for facts in content["boards"])


class _Numbers:
    """Threads and posts are numbered across boards, as in one database."""

    thread = 10
    post = 100

    def next_thread(self) -> int:
        self.thread += 1
        return self.thread

    def next_post(self) -> int:
        self.post += 1
        return self.post


def _board(facts: Mapping[str, Any], threads: list[Any], now: datetime, numbers: _Numbers, random: Random) -> Board:
    written = [_written(thread, now, numbers) for thread in threads if thread["board"] == facts["id"]]
    filler = [_filler(facts, now, numbers, random) for _ in range(facts["filler"])]
    shown = sorted([*written, *filler], key=lambda thread: (not thread.sticky, -thread.posts[-1].published.timestamp()))
    private = facts.get("private", False)
    return Board(id=facts["id"], name=facts["name"], language=facts["language"], private=private, threads=tuple(shown))


def _written(facts: Mapping[str, Any], now: datetime, numbers: _Numbers) -> Thread:
    began = now - timedelta(days=facts["days"])
    number = numbers.next_thread()
    posts: list[Post] = []
    for position, post in enumerate(facts["posts"], 1):
        quoted = posts[post["quote"]] if "quote" in post else None
        posts.append(
            Post(
                id=numbers.next_post(),
                position=position,
                author=post["by"],
                text=post["text"].strip(),
                published=(began + timedelta(hours=3 * position)).replace(microsecond=0),
                quote=(quoted.author, quoted.text) if quoted else None,
            )
        )
    about = tuple(facts["about"])
    return Thread(
        id=number,
        board=facts["board"],
        title=facts["title"],
        posts=tuple(posts),
        sticky=facts.get("sticky", False),
        about=about,
    )


def _filler(facts: Mapping[str, Any], now: datetime, numbers: _Numbers, random: Random) -> Thread:
    began = now - timedelta(days=random.randrange(10, 300), hours=random.randrange(24))
    sentences = SENTENCES[facts["language"]]
    number = numbers.next_thread()
    posts = tuple(
        _talk(began, sentences, numbers, random, facts.get("private", False)) for _ in range(random.randrange(3, 14))
    )
    numbered = tuple(_at(post, position) for position, post in enumerate(posts, 1))
    return Thread(id=number, board=facts["id"], title=random.choice(sentences)[:48].rstrip("。.?！, "), posts=numbered)


def _talk(began: datetime, sentences: tuple[str, ...], numbers: _Numbers, random: Random, private: bool) -> Post:
    said = " ".join(random.sample(sentences, k=2))
    text = f"Private: {said}" if private else said
    return Post(id=numbers.next_post(), position=0, author=random.choice(NAMES), text=text, published=began)


def _at(post: Post, position: int) -> Post:
    moment = (post.published + timedelta(hours=5 * position)).replace(microsecond=0)
    return Post(id=post.id, position=position, author=post.author, text=post.text, published=moment)


def public_posts(now: datetime) -> Iterator[tuple[Thread, Post]]:
    """The truth that a crawl must find: every post that a guest may read."""
    for board in boards(now):
        if not board.private:
            yield from ((thread, post) for thread in board.threads for post in thread.posts)
