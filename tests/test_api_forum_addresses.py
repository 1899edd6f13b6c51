"""One page, one address, for forums with an API and for Vanilla; None is never fetched."""

import pytest

from spiders.engine import Site
from spiders.engines import engines

HOST = "https://forum.example.org"
THREAD = "/api/posts?filter%5Bdiscussion%5D=12&page%5Blimit%5D=50&sort=number"
THREAD_ON = "/api/posts?filter%5Bdiscussion%5D=12&page%5Blimit%5D=50&page%5Boffset%5D=20&sort=number"

CASES = [
    ("nodebb", "/", "/api/categories"),
    ("nodebb", "/categories?page=2&lang=en-GB", "/api/categories?page=2"),
    ("nodebb", "/category/5/orchard-work?page=1&lang=en-GB", "/api/category/5"),
    ("nodebb", "/category/5/orchard-work?page=2&sort=most_votes&tag=ladders", "/api/category/5?page=2"),
    ("nodebb", "/api/category/5/orchard-work?page=2", "/api/category/5?page=2"),
    ("nodebb", "/topic/41/pickers", "/api/topic/41"),
    ("nodebb", "/topic/41/pickers/21?page=3", "/api/topic/41"),
    ("nodebb", "/topic/41/pickers?page=2&sort=newest_to_oldest#post", "/api/topic/41?page=2"),
    (
        "nodebb",
        "/topic/0f3c2a1b-0000-4000-8000-0123456789ab/from-afar",
        "/api/topic/0f3c2a1b-0000-4000-8000-0123456789ab",
    ),
    ("nodebb", "/user/ann-orchard", "/api/user/ann-orchard"),
    ("nodebb", "/user/%D0%B7%D0%B0%D1%80%D1%8F_77", "/api/user/%D0%B7%D0%B0%D1%80%D1%8F_77"),
    ("nodebb", "/user/ann-orchard/posts", None),
    ("nodebb", "/topic/41.rss", None),
    ("nodebb", "/category/5.rss?uid=0", None),
    ("nodebb", "/topic/teaser/41", None),
    ("nodebb", "/post/809", None),
    ("nodebb", "/login", None),
    ("nodebb", "/tags/ladders", None),
    ("nodebb", "/search?term=work", None),
    ("discourse", "/", "/categories.json?include_subcategories=true"),
    ("discourse", "/categories", "/categories.json?include_subcategories=true"),
    ("discourse", "/latest?no_definitions=true&order=default&page=1", "/latest.json?page=1"),
    ("discourse", "/c/kitchens/5", "/c/kitchens/5.json"),
    ("discourse", "/c/kitchens/5.json?page=0", "/c/kitchens/5.json"),
    ("discourse", "/c/kitchens/5/l/latest?page=2&ascending=true", "/c/kitchens/5.json?page=2"),
    ("discourse", "/c/kitchens/night-shifts/12/none", "/c/kitchens/night-shifts/12.json"),
    ("discourse", "/c/kitchens/l/latest", "/c/kitchens.json"),
    ("discourse", "/c/kitchens/5/l/top", None),
    ("discourse", "/c/kitchens/5.rss", None),
    ("discourse", "/t/prep-cook/310", "/t/310.json"),
    ("discourse", "/t/prep-cook/310/21?u=ann#reply", "/t/310.json"),
    ("discourse", "/t/prep-cook/310?page=2", "/t/310.json?page=2"),
    ("discourse", "/t/310.json?page=1", "/t/310.json"),
    ("discourse", "/t/310/21", "/t/310.json"),
    ("discourse", "/t/-/310?print=true", "/t/310.json"),
    ("discourse", "/t/prep-cook/310/last", None),
    ("discourse", "/t/prep-cook/310/print", None),
    ("discourse", "/t/prep-cook/310.rss", None),
    ("discourse", "/raw/310", None),
    ("discourse", "/posts/9021/raw", None),
    ("discourse", "/p/9021", None),
    ("discourse", "/u/copper_pan", "/u/copper_pan.json"),
    ("discourse", "/users/copper_pan/summary", "/u/copper_pan.json"),
    ("discourse", "/u/copper_pan/activity/replies", None),
    ("discourse", "/tag/knives", None),
    ("discourse", "/login", None),
    ("flarum", "/", "/api/discussions?page%5Blimit%5D=50"),
    ("flarum", "/all?sort=newest", "/api/discussions?page%5Blimit%5D=50"),
    ("flarum", "/?page=3", "/api/discussions?page%5Blimit%5D=50&page%5Boffset%5D=40"),
    ("flarum", "/api/discussions?sort=-createdAt&include=user", "/api/discussions?page%5Blimit%5D=50"),
    ("flarum", "/t/work", "/api/discussions?filter%5Btag%5D=work&page%5Blimit%5D=50"),
    ("flarum", "/d/12-deckhand", THREAD),
    ("flarum", "/d/12-deckhand/51", THREAD),
    ("flarum", "/d/12?page=2", THREAD_ON),
    ("flarum", "/api/discussions/12", THREAD),
    ("flarum", "/api/posts?page[offset]=20&filter[discussion]=12", THREAD_ON),
    ("flarum", "/api/posts?filter[author]=ann", None),
    ("flarum", "/api/posts/251", None),
    ("flarum", "/d/12-deckhand/reply", None),
    ("flarum", "/d/deckhand", None),
    ("flarum", "/u/mate", "/api/users/mate?bySlug=1"),
    ("flarum", "/api/users/mate?bySlug=true", "/api/users/mate?bySlug=1"),
    ("flarum", "/u/mate/discussions", None),
    ("flarum", "/tags", None),
    ("flarum", "/atom/d/12", None),
    ("flarum", "/logout?token=x", None),
    ("vanilla", "/", "/"),
    ("vanilla", "/discussions/p1", "/discussions"),
    ("vanilla", "/discussions/p3?sort=hot", "/discussions/p3"),
    ("vanilla", "/discussions/feed.rss", None),
    ("vanilla", "/discussions/unanswered", None),
    ("vanilla", "/discussions/tagged/looms", None),
    ("vanilla", "/categories/work/p2?order=asc", "/categories/work/p2"),
    ("vanilla", "/categories/work/feed.rss", None),
    ("vanilla", "/discussion/61/night-shift#latest", "/discussion/61/night-shift"),
    ("vanilla", "/discussion/61/night-shift/p1", "/discussion/61/night-shift"),
    ("vanilla", "/discussion/61/night-shift/p2?tk=x#Item_31", "/discussion/61/night-shift/p2"),
    ("vanilla", "/forum/discussion/61/night-shift/p2", "/forum/discussion/61/night-shift/p2"),
    ("vanilla", "/index.php?p=/discussion/61/night-shift/p2&tk=x", "/index.php?p=/discussion/61/night-shift/p2"),
    ("vanilla", "/index.php?p=/discussion/comment/265", None),
    ("vanilla", "/discussion/comment/265/#Comment_265", None),
    ("vanilla", "/discussion/bookmark/61/x", None),
    ("vanilla", "/discussion/embed?vanilla_identifier=9", None),
    ("vanilla", "/profile/shuttle", "/profile/shuttle"),
    ("vanilla", "/profile/8/shuttle", "/profile/8/shuttle"),
    ("vanilla", "/profile/comments/shuttle", None),
    ("vanilla", "/entry/signin?Target=discussions", None),
    ("vanilla", "/post/discussion", None),
    ("vanilla", "/search?Search=work", None),
]

PLAIN = [
    ("nodebb", "/topic/41/pickers/21", "/topic/41/pickers"),
    ("nodebb", "/api/topic/41/pickers?page=2", "/topic/41/pickers?page=2"),
    ("nodebb", "/category/5/orchard-work?lang=en-GB&page=2", "/category/5/orchard-work?page=2"),
    ("discourse", "/t/prep-cook/310/21", "/t/prep-cook/310"),
    ("discourse", "/t/prep-cook/310?page=2", "/t/prep-cook/310?page=2"),
    ("discourse", "/c/kitchens/5/l/latest?page=1", "/c/kitchens/5?page=1"),
    ("discourse", "/u/copper_pan", "/u/copper_pan"),
    ("flarum", "/", "/all"),
    ("flarum", "/d/12-deckhand/51", "/d/12-deckhand"),
    ("flarum", "/d/12-deckhand?page=2", "/d/12-deckhand?page=2"),
    ("flarum", "/u/mate", "/u/mate"),
]

ROLES = [
    ("nodebb", "/category/5/orchard-work", "board"),
    ("nodebb", "/api/topic/41", "thread"),
    ("nodebb", "/user/ann-orchard", "profile"),
    ("nodebb", "/topic/41.rss", None),
    ("nodebb", "/tags", None),
    ("discourse", "/c/kitchens/5", "board"),
    ("discourse", "/latest.json", "board"),
    ("discourse", "/t/310.json", "thread"),
    ("discourse", "/t/prep-cook/310.rss", None),
    ("discourse", "/u/copper_pan", "profile"),
    ("discourse", "/search", None),
    ("flarum", "/d/12-deckhand", "thread"),
    ("flarum", "/api/discussions", "board"),
    ("flarum", "/api/discussions/12", "thread"),
    ("flarum", THREAD, "thread"),
    ("flarum", "/t/work", "board"),
    ("flarum", "/u/mate", "profile"),
    ("flarum", "/settings", None),
    ("vanilla", "/categories/work", "board"),
    ("vanilla", "/index.php?p=/discussion/61/night-shift", "thread"),
    ("vanilla", "/discussion/comment/265", None),
    ("vanilla", "/profile/8/shuttle", "profile"),
]


@pytest.mark.parametrize(("engine", "link", "address"), CASES)
def test_one_address_a_page(engine: str, link: str, address: str | None) -> None:
    _holds(engine, link, address, Site(root=f"{HOST}/"))


@pytest.mark.parametrize(("engine", "link", "address"), PLAIN)
def test_one_address_a_page_without_the_api(engine: str, link: str, address: str) -> None:
    _holds(engine, link, address, Site(root=f"{HOST}/", options={"api": False}))


@pytest.mark.parametrize("engine", ["nodebb", "discourse", "flarum"])
def test_stays_below_the_root(engine: str) -> None:
    reader = engines()[engine](Site(root=f"{HOST}/community/"))
    found = reader.canonical(f"{HOST}/community/")
    assert found
    assert found.startswith(f"{HOST}/community/")
    assert reader.canonical(found) == found


@pytest.mark.parametrize("engine", ["nodebb", "discourse", "flarum"])
def test_another_host_is_never_taken_for_this_one(engine: str) -> None:
    reader = engines()[engine](Site(root=f"{HOST}/"))
    for path in ("/topic/41/pickers", "/t/prep-cook/310", "/d/12-deckhand", "/api/discussions", "/"):
        assert reader.canonical(f"https://other.example.com{path}") is None


def _holds(engine: str, link: str, address: str | None, site: Site) -> None:
    reader = engines()[engine](site)
    found = reader.canonical(HOST + link)
    assert found == (HOST + address if address else None)
    if found:
        assert reader.canonical(found) == found


@pytest.mark.parametrize(("engine", "link", "role"), ROLES)
def test_address_tells_its_role(engine: str, link: str, role: str | None) -> None:
    assert engines()[engine](Site(root=f"{HOST}/")).role(HOST + link) == role


@pytest.mark.parametrize(
    ("engine", "link", "start"),
    [
        ("nodebb", "/forum/", {"board": ("/categories",)}),
        ("discourse", "/", {"board": ("/categories.json",)}),
        ("flarum", "/", {"board": ("/api/discussions",)}),
    ],
)
def test_a_forum_known_by_its_front_page_starts_at_the_api(engine: str, link: str, start: object) -> None:
    assert engines()[engine].entry(HOST + link)[1] == start
