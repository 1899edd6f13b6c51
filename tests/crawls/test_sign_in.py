"""Signing in: by form or cookie, with credentials that appear nowhere; a session that ends is opened again or said."""

import asyncio
from pathlib import Path

import pytest

from sandbox.members import PASSWORD, USER, MembersBoard
from tests.crawls.running import Desk, Outcome

BOARD = """title: Members only
engine: phpbb
root: {url}
start: {{board: [/index.php]}}
delay: 0
sign_in: {{authority: "permission of the board's operator", account: board, signed_in: a.logout, {way}}}
expect: {{min: {{items: 1}}}}
"""
FORM = "page: /ucp.php?mode=login"
ACCOUNT = {"LUREWATCH_ACCOUNT_BOARD_USER": USER, "LUREWATCH_ACCOUNT_BOARD_PASSWORD": PASSWORD}


def crawl(folder: Path, board: MembersBoard, way: str = FORM, **knobs: str) -> tuple[Outcome, set[str]]:
    async def run() -> tuple[Outcome, set[str]]:
        desk = Desk(folder)
        async with board:
            given = {name: value or board.session() for name, value in knobs.items()}
            desk.platform(BOARD.format(url=board.url, way=way))
            outcome = await desk.scrapy("crawl", "forum", **given)
        return outcome, {row["native_id"] for row in (await desk.scrapy("export", "jsonl")).rows}

    return asyncio.run(run())


def test_a_form_is_filled_and_nothing_of_it_is_kept(tmp_path: Path) -> None:
    board = MembersBoard()
    outcome, found = crawl(tmp_path, board, **ACCOUNT)
    assert (outcome.code, found) == (0, {"1", "2", "3", "4", "5"}), outcome.words
    assert (board.opened, board.walls) == (1, 0)
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir()) + outcome.words.encode() + outcome.out.encode()
    assert PASSWORD.encode() not in kept
    assert b"session" not in outcome.words.encode()


def test_a_session_that_ends_is_opened_again(tmp_path: Path) -> None:
    board = MembersBoard(patience=3)
    outcome, found = crawl(tmp_path, board, **ACCOUNT)
    assert (outcome.code, found) == (0, {"1", "2", "3", "4", "5"}), outcome.words
    assert board.opened >= 2


def test_a_cookie_from_the_environment_is_brought_along(tmp_path: Path) -> None:
    board = MembersBoard()
    outcome, found = crawl(tmp_path, board, "cookie: session", LUREWATCH_ACCOUNT_BOARD_COOKIE="")
    assert (outcome.code, len(found)) == (0, 5), outcome.words
    assert (board.opened, board.walls) == (0, 0)


@pytest.mark.parametrize("wrong", [{"LUREWATCH_ACCOUNT_BOARD_PASSWORD": "another"}, {}])
def test_a_wall_that_stays_is_said_and_never_crawled(tmp_path: Path, wrong: dict[str, str]) -> None:
    board = MembersBoard(closed=not wrong)
    outcome, found = crawl(tmp_path, board, **{**ACCOUNT, **wrong})
    assert (outcome.code, found) == (12, set()), outcome.words
    assert "sign-in page" in outcome.words
    assert board.pages == 0


def test_missing_credentials_are_named_before_any_request(tmp_path: Path) -> None:
    board = MembersBoard()
    outcome, _ = crawl(tmp_path, board)
    assert (outcome.code, board.pages) == (2, 0)
    assert "LUREWATCH_ACCOUNT_BOARD_USER" in outcome.words
