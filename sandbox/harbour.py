"""The Harbour Board as a program in phpBB's manner: path and query in, status and page out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader

from sandbox.board import CONTENT, Thread, boards

TOPICS, POSTS = 25, 10
"""Topics a list page, posts a thread page: phpBB's defaults."""
SIGNATURES: Final = {"brine": "Call the cannery: +1 202 555 0143", "lantern7": "Free advice, all languages"}
_templates: Final = Environment(
    loader=FileSystemLoader(CONTENT.parent / "templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    status: int
    body: str
    kind: str = "text/html; charset=utf-8"


class HarbourBoard:
    """`answer` is pure. Session ids stand in links, as for a guest without cookies."""

    def __init__(self, now: datetime) -> None:
        self._boards = {board.id: board for board in boards(now)}
        names = {post.author for board in self._boards.values() for thread in board.threads for post in thread.posts}
        self._members = {name: number for number, name in enumerate(sorted(names), 40)}
        self._threads = {thread.id: thread for board in self._boards.values() for thread in board.threads}

    def answer(self, path: str, query: Mapping[str, str]) -> Answer:
        pages = {
            "/": self._index,
            "/index.php": self._index,
            "/viewforum.php": self._list,
            "/viewtopic.php": self._thread,
        }
        if path == "/robots.txt":
            return Answer(status=200, body="User-agent: *\nDisallow: /ucp.php\n", kind="text/plain")
        page = pages.get(path)
        return page(query) if page else self._missing()

    def _index(self, query: Mapping[str, str]) -> Answer:
        return self._page("board_index.html", "Index page", boards=self._boards.values())

    def _list(self, query: Mapping[str, str]) -> Answer:
        board = self._boards.get(_number(query.get("f")))
        if board is None:
            return self._missing()
        if board.private:
            return self._login()
        start = _number(query.get("start"))
        shown = board.threads[start : start + TOPICS]
        pages = _pages(len(board.threads), TOPICS)
        return self._page(
            "board_list.html", board.name, board=board, threads=shown, pages=pages, start=start, size=TOPICS
        )

    def _thread(self, query: Mapping[str, str]) -> Answer:
        thread = self._threads.get(_number(query.get("t"))) or self._of_post(_number(query.get("p")))
        if thread is None:
            return self._missing()
        board = self._boards[thread.board]
        if board.private:
            return self._login()
        start = _number(query.get("start"))
        facts: dict[str, Any] = {
            "board": board,
            "thread": thread,
            "posts": thread.posts[start : start + POSTS],
            "signatures": SIGNATURES,
        }
        pages = _pages(len(thread.posts), POSTS)
        return self._page("board_thread.html", thread.title, pages=pages, start=start, size=POSTS, **facts)

    def _of_post(self, number: int) -> Thread | None:
        return next(
            (thread for thread in self._threads.values() if any(post.id == number for post in thread.posts)), None
        )

    def _login(self) -> Answer:
        return self._page("board_login.html", "Login")

    def _missing(self) -> Answer:
        return self._page(
            "board_message.html", "Information", status=404, message="The requested topic does not exist."
        )

    def _page(self, template: str, title: str, status: int = 200, **facts: object) -> Answer:
        shared = {"title": title, "sid": "0123456789abcdef0123456789abcdef", "members": self._members}
        body = _templates.get_template(template).render(**shared, **facts)
        return Answer(status=status, body=body)


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 10 else 0


def _pages(number: int, size: int) -> int:
    return max(1, -(-number // size))
