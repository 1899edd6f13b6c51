"""The laws of identity: the same thing has the same name, different things have different ones."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from items import Author, Post, Profile
from items.identity import document_id, finding_id, selector_id, version_of
from tests.storage.made import NOON

POST = Post(native_id="1", url="https://forum.example.org/1", text="Work\nabroad", author=Author(name="Marta"))
anything = st.text(st.characters(codec=None), max_size=20)


@given(st.lists(anything, min_size=3, max_size=3), st.lists(anything, min_size=3, max_size=3))
def test_document_ids_are_equal_exactly_for_equal_fields(one: list[str], other: list[str]) -> None:
    assert (document_id(*one) == document_id(*other)) == (one == other)
    assert len(document_id(*one)) == 32


def test_parts_never_run_together() -> None:
    assert document_id("a", "bc", "d") != document_id("ab", "c", "d")
    assert selector_id("1:a", "b") != selector_id("1", ":ab")
    assert finding_id("r", "1", "x", 1, 23) != finding_id("r", "1", "x", 12, 3)
    assert finding_id("r", "1", "x", None, None) != finding_id("r", "1", "x", 0, 0)


def test_the_digests_of_stored_evidence_never_change() -> None:
    """Whoever must change these needs a migration: every document would be new."""
    assert document_id("demo", "post", "1") == "24207adb66b916cc54ce70c591d48a6f"
    assert version_of(replace(POST, facts={"pay": 900}, quotes=("a",))) == "ade8ab81732f043e2ca27bb5a0c7af8f"


@pytest.mark.parametrize(
    "changes",
    [
        {"published": NOON, "published_text": "just now", "edited": NOON + timedelta(days=1)},
        {"position": 7, "url": "https://forum.example.org/elsewhere"},
        {"text": "Work  \r\n\n abroad "},
        {"language": "en", "level": "high", "reasons": ("x",), "known": True, "id": "x"},
        {"author": Author(name="Marta", native_id="7", url="u")},
    ],
)
def test_what_makes_no_version(changes: dict[str, object]) -> None:
    assert version_of(replace(POST, **changes)) == version_of(POST)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "changes",
    [
        {"text": "Work at home"},
        {"title": "Work"},
        {"quotes": ("who?",)},
        {"author": None},
        {"author": Author(name="Ivan")},
        {"facts": {"pay": "900"}},
    ],
)
def test_what_makes_a_version(changes: dict[str, object]) -> None:
    assert version_of(replace(POST, **changes)) != version_of(POST)  # type: ignore[arg-type]


def test_forms_of_unicode_make_no_version_and_types_do() -> None:
    assert version_of(replace(POST, text="caf\u00e9")) == version_of(replace(POST, text="cafe\u0301"))
    assert version_of(Profile(native_id="1", url=POST.url, text=POST.text, author=POST.author)) != version_of(POST)


def test_the_order_of_facts_makes_no_version() -> None:
    assert version_of(replace(POST, facts={"a": 1, "b": 2})) == version_of(replace(POST, facts={"b": 2, "a": 1}))


@given(anything, anything)
def test_no_text_makes_it_raise(text: str, name: str) -> None:
    version_of(replace(POST, text=text, title=text, quotes=(text,), author=Author(name=name), facts={name: text}))
