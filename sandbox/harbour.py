"""The Harbour Board as a program in phpBB's manner: path, query and cookies in, status and page out."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from itertools import count
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader

from sandbox.board import CONTENT, Post, Thread, boards, content
from sandbox.typeset import day_and_time, relative, typeset
from sandbox.visit import COOKIE, Answer, Visit

TOPICS, POSTS = 25, 10
"""Topics a list page, posts a thread page: phpBB's defaults."""
CATEGORY: Final = 1
"""The number of the one category that all boards stand in."""
_templates: Final = Environment(
    loader=FileSystemLoader(CONTENT.parent / "templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True
)
_templates.filters |= {"typeset": typeset, "full": day_and_time}


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """`posts` are those that a guest may read."""

    id: int
    name: str
    joined: datetime
    posts: int
    location: str = ""
    signature: str = ""


def members(now: datetime) -> tuple[Member, ...]:
    """Everybody who ever wrote, by name."""
    facts, written = content("harbour_board")["members"], Counter[str]()
    for board in boards(now):
        for post in (post for thread in board.threads for post in thread.posts):
            written[post.author] += not board.private
    born = datetime(2021, 4, 1, 10, 27, tzinfo=now.tzinfo)
    return tuple(
        Member(id=number, name=name, joined=born + timedelta(days=number), posts=written[name], **facts.get(name, {}))
        for number, name in enumerate(sorted(written), 48)
    )


class HarbourBoard:
    """The same answer to the same request, but for the session of a guest who brings none."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self._boards = {board.id: board for board in boards(now)}
        self._members = {member.name: member for member in members(now)}
        self._threads = {thread.id: thread for board in self._boards.values() for thread in board.threads}
        self._places = {post.id: (thread, post) for thread in self._threads.values() for post in thread.posts}
        self._sessions = count()
        self._pages: dict[str, Callable[[Visit], Answer]] = {
            "/": self._index,
            "/index.php": self._index,
            "/viewforum.php": self._list,
            "/viewtopic.php": self._thread,
            "/memberlist.php": self._member,
            "/ucp.php": self._login,
            "/posting.php": self._login,
        }

    def answer(self, path: str, query: Mapping[str, str], cookies: Mapping[str, str]) -> Answer:
        if path == "/robots.txt":
            return Answer(
                status=200, body="User-agent: *\nDisallow: /ucp.php\nDisallow: /search.php\n", kind="text/plain"
            )
        fresh = sha256(f"session {next(self._sessions)}".encode()).hexdigest()[:32]
        page = self._pages.get(path)
        visit = Visit.of(query, cookies, fresh)
        return page(visit) if page else self._missing(visit, "The requested page does not exist.")

    def _index(self, visit: Visit) -> Answer:
        return self._page(visit, "board_index.html", "Index page")

    def _list(self, visit: Visit) -> Answer:
        if visit.number("f") == CATEGORY:
            return self._index(visit)
        board = self._boards.get(visit.number("f"))
        if board is None:
            return self._missing(visit, "The forum you selected does not exist.")
        if board.private:
            return self._login(visit)
        threads = list(board.threads)
        if visit.query.get("sk"):
            threads.sort(key=_topic_order(visit.query["sk"]), reverse=visit.query.get("sd") != "a")
        start = _start(visit.number("start"), len(threads), TOPICS)
        facts: dict[str, Any] = {
            "board": board,
            "threads": threads[start : start + TOPICS],
            "pager": _pager(start, len(threads), TOPICS),
        }
        return self._page(visit, "board_list.html", board.name, **facts)

    def _thread(self, visit: Visit) -> Answer:
        linked = self._places.get(visit.number("p"))
        thread = linked[0] if linked else self._threads.get(visit.number("t"))
        if thread is None:
            return self._missing(visit, "The requested topic does not exist.")
        board = self._boards[thread.board]
        if board.private:
            return self._login(visit)
        posts = sorted(thread.posts, key=_post_order(visit.query.get("sk", "t")), reverse=visit.query.get("sd") == "d")
        first = linked[1].position - 1 if linked else visit.number("start")
        start = _start(first, len(posts), POSTS)
        shown: dict[str, Any] = {
            "thread": thread,
            "posts": posts[start : start + POSTS],
            "pager": _pager(start, len(posts), POSTS),
        }
        template = "board_print.html" if visit.query.get("view") == "print" else "board_thread.html"
        return self._page(visit, template, thread.title, board=board, **shown)

    def _member(self, visit: Visit) -> Answer:
        if visit.query.get("mode") != "viewprofile":
            return self._login(visit)
        found = [member for member in self._members.values() if member.id == visit.number("u")]
        if not found:
            return self._missing(visit, "The requested user does not exist.")
        return self._page(visit, "board_profile.html", f"Viewing profile - {found[0].name}", member=found[0])

    def _login(self, visit: Visit) -> Answer:
        return self._page(visit, "board_login.html", "Login")

    def _missing(self, visit: Visit, message: str) -> Answer:
        return self._page(visit, "board_message.html", "Information", status=404, message=message)

    def _page(self, visit: Visit, template: str, title: str, status: int = 200, **facts: object) -> Answer:
        shared = {
            "title": title,
            "to": visit.to,
            "boards": self._boards.values(),
            "members": self._members,
            "now": self._now,
            "shown": lambda moment: relative(moment, self._now),
        }
        body = _templates.get_template(template).render(**shared, **facts)
        return Answer(status=status, body=body, cookies={} if visit.keeps_cookies else {COOKIE: visit.sid})


def _topic_order(key: str) -> Callable[[Thread], Any]:
    orders: dict[str, Callable[[Thread], Any]] = {
        "a": lambda thread: thread.posts[0].author,
        "r": lambda thread: len(thread.posts),
        "s": lambda thread: thread.title,
    }
    return orders.get(key, lambda thread: thread.posts[-1].published)


def _post_order(key: str) -> Callable[[Post], Any]:
    return (lambda post: (post.author, post.position)) if key == "a" else (lambda post: post.position)


def _start(asked: int, total: int, size: int) -> int:
    """The first place of the page that holds the asked place; of the last page where there is none so far."""
    return min(asked, total - 1) // size * size


def _pager(start: int, total: int, size: int) -> dict[str, int]:
    return {"start": start, "total": total, "size": size, "pages": -(-total // size)}
