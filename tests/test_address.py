"""One page, one address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.address import canonical


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("http://F.example.org/viewtopic.php?t=5&sid=0123456789abcdef#p9", "http://f.example.org/viewtopic.php?t=5"),
        ("http://f.example.org/index.php?PHPSESSID=x&topic=5.15", "http://f.example.org/index.php?topic=5.15"),
        ("http://f.example.org/?b=2&a=1", "http://f.example.org/?a=1&b=2"),
        ("http://f.example.org", "http://f.example.org/"),
        ("http://f.example.org/%d0%b1/", "http://f.example.org/%D0%B1/"),
        ("http://f.example.org/б/", "http://f.example.org/%D0%B1/"),
        ("http://f.example.org/?utm_source=mail&id=3", "http://f.example.org/?id=3"),
    ],
)
def test_views_of_one_page_share_an_address(url: str, address: str) -> None:
    assert canonical(url) == address


def test_dropped_keys_and_defaults_make_no_other_page() -> None:
    url = "http://f.example.org/list?start=0&sort=new&f=3"
    assert canonical(url, drop=frozenset({"sort"}), defaults=(("start", "0"),)) == "http://f.example.org/list?f=3"


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60), st.text(max_size=40))
def test_canonical_is_idempotent_and_never_raises(path: str, query: str) -> None:
    try:
        once = canonical(f"http://f.example.org/{path}?{query}")
    except ValueError:
        return  # urlsplit refuses some hosts; page.absolute() has refused them before
    assert canonical(once) == once
