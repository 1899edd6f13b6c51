"""The Harbour Board's threads and posts: what people wrote by hand in content/, and filler around it. Deterministic."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from itertools import count
from pathlib import Path
from random import Random
from typing import Any, Final

import yaml

CONTENT: Final = Path(__file__).parent / "content"
SEED: Final = 20260314
STEP: Final = timedelta(hours=3)
"""Between the posts of a written thread, where there is time for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """`quote` is the quoted post; `position` counts from 1; times are UTC, to the second."""

    id: int
    position: int
    author: str
    text: str
    published: datetime
    edited: datetime | None = None
    quote: "Post | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """`about` names the indicators that its posts carry without doubt, `selectors` its (kind, value) pairs.

    `written` by hand: for filler neither is told. `lawful`: an ordinary ad, a warning or talk, whatever it carries.
    """

    id: int
    board: int
    title: str
    posts: tuple[Post, ...]
    sticky: bool = False
    written: bool = False
    lawful: bool = True
    about: tuple[str, ...] = ()
    selectors: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """`threads` stand in the order of the list: sticky ones, then by their last post."""

    id: int
    name: str
    language: str
    description: str
    private: bool
    threads: tuple[Thread, ...]

    @property
    def last(self) -> Thread:
        return max(self.threads, key=lambda thread: thread.posts[-1].published)


@cache
def content(name: str) -> Mapping[str, Any]:
    """A file of content/ as it was written."""
    facts: Mapping[str, Any] = yaml.safe_load((CONTENT / f"{name}.yml").read_text(encoding="utf-8"))
    return facts


def boards(now: datetime) -> tuple[Board, ...]:
    """Every board as it stands at `now` (UTC); the same for the same moment."""
    facts = content("harbour_board")
    making = _Making(now.replace(microsecond=0))
    return tuple(making.board(board, facts["threads"]) for board in facts["boards"])


def public_posts(now: datetime) -> Iterator[tuple[Thread, Post]]:
    """The truth that a crawl must find: every post that a guest may read."""
    for board in boards(now):
        if not board.private:
            yield from ((thread, post) for thread in board.threads for post in thread.posts)


class _Making:
    """Threads and posts are numbered across boards, as in one database."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self._threads, self._posts = count(11), count(101)
        self._random = Random(SEED)

    def board(self, facts: Mapping[str, Any], written: Sequence[Mapping[str, Any]]) -> Board:
        threads = [self._written(thread) for thread in written if thread["board"] == facts["id"]]
        threads += [self._filler(facts, number) for number in range(facts["filler"])]
        return Board(
            id=facts["id"],
            name=facts["name"],
            language=facts["language"],
            description=facts["description"],
            private=facts.get("private", False),
            threads=tuple(sorted(threads, key=lambda one: (not one.sticky, -one.posts[-1].published.timestamp()))),
        )

    def _written(self, facts: Mapping[str, Any]) -> Thread:
        began = self._now - timedelta(days=facts["days"])
        # A thread of today has less room: its last post lies in the past too.
        step = min(STEP, (self._now - began) / (len(facts["posts"]) + 1))
        posts: list[Post] = []
        for position, post in enumerate(facts["posts"], 1):
            moment = (began + step * position).replace(microsecond=0)
            posts.append(self._post(post, position, moment, posts))
        return Thread(
            id=next(self._threads),
            board=facts["board"],
            title=facts["title"],
            posts=tuple(posts),
            sticky=facts.get("sticky", False),
            written=True,
            lawful=facts.get("lawful", not facts["about"]),
            about=tuple(facts["about"]),
            selectors=tuple(pair for selector in facts.get("selectors", ()) for pair in selector.items()),
        )

    def _post(self, facts: Mapping[str, Any], position: int, moment: datetime, before: Sequence[Post]) -> Post:
        return Post(
            id=next(self._posts),
            position=position,
            author=facts["by"],
            text=facts["text"].strip(),
            published=moment,
            # The page tells the time of an edit to the minute.
            edited=(moment + timedelta(hours=facts["edited"])).replace(second=0) if "edited" in facts else None,
            quote=before[facts["quote"]] if "quote" in facts else None,
        )

    def _filler(self, board: Mapping[str, Any], number: int) -> Thread:
        talk, random = content("small_talk"), self._random
        began = self._now - timedelta(days=random.randrange(10, 300), hours=random.randrange(24))
        sentences = talk["sentences"][board["language"]]
        length = board["longest"] if number == 0 and "longest" in board else random.randrange(2, 14)
        posts: list[Post] = []
        for position in range(1, length + 1):
            facts: dict[str, Any] = {"by": random.choice(talk["names"]), "text": " ".join(random.sample(sentences, 2))}
            if board.get("private"):
                facts["text"] = f"Private: {facts['text']}"
            elif random.random() < 0.08:
                facts["text"] += "\n" + random.choice(talk["contacts"]).format(number=f"01{random.randrange(100):02d}")
            if position > 1 and random.random() < 0.15:
                facts["quote"] = random.randrange(position - 1)
            posts.append(self._post(facts, position, began + timedelta(hours=5 * position), posts))
        title = random.choice(sentences)[:48].rstrip("。.?！, ")
        return Thread(id=next(self._threads), board=board["id"], title=title, posts=tuple(posts))
