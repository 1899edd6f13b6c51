"""Unknown software on recorded sites and pages in the wild: what structure alone finds, held at what was reached."""

from statistics import mean

import pytest

from benchmarks.generic import STARTS, by_structure, paging, site, texts
from benchmarks.identify import DATA

pytestmark = pytest.mark.skipif(not (DATA / "sites").is_dir(), reason="recorded sites are not beside this project")

FORUMS = pytest.mark.parametrize("name", sorted(STARTS))


@FORUMS
def test_posts_of_a_forum_whose_engine_is_off(name: str) -> None:
    scores = site(name)
    assert scores["author and text"] >= 0.95
    assert scores["time"] >= 0.9
    assert scores["not posts"] / len(by_structure(name).posts) <= 0.02


@FORUMS
def test_no_form_and_no_member_is_fetched(name: str) -> None:
    addresses = " ".join(by_structure(name).fetched)
    for word in (
        "login",
        "register",
        "newreply",
        "posting.php",
        "printthread",
        "report",
        "sort",
        "memberlist",
        "search.",
    ):
        assert word not in addresses


def test_main_text_of_pages_in_the_wild() -> None:
    assert mean(score for _, _, score in texts()) >= 0.82


def test_the_next_page_is_found_and_none_invented() -> None:
    rows = list(paging())
    assert mean(right for _, wanted, _, right in rows if wanted) >= 0.95
    assert mean(found for _, wanted, found, _ in rows if not wanted) <= 0.05
