"""Laws of finding selectors: any Unicode is taken, spans slice back, order changes nothing, time stays linear."""

import time
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.passage import Passage
from extractors.selectors import find, find_many, kinds

PIECES = st.sampled_from(
    [
        "call ",
        "tel. ",
        "тел. ",
        "电话",
        "WhatsApp ",
        "telegram: ",
        "тг ",
        "fax ",
        "order no. ",
        "+",
        "00",
        "(",
        ")",
        "[",
        "]",
        "1",
        "202",
        " ",
        "555",
        "-",
        "0101",
        "07700 900123",
        "2️⃣",
        "O",
        "о",
        "🌷",
        "\n",
        "/12",
        ".",
        ",",
        "@",
        "name_1",
        "hr",
        "x",
        "example",
        ".org",
        " (at) ",
        " dot ",
        "http://",
        "hxxps://",
        "[.]",
        "t.me/",
        "wa.me/",
        "xn--",
        "joinchat/",
        "&#64;",
        "&",
        "\u200b",
        "\ud800",
        "собака",
        "crапка",
        "%",
        "?phone=",
        "\u202e",
        "tg://resolve?domain=",
        "€",
        "12.05.2019",
        "GB29 NWBK ",
    ]
)
TEXTS = st.lists(PIECES, max_size=24).map("".join) | st.text(st.characters(exclude_categories=()))
LINKS = st.lists(
    st.tuples(
        st.integers(-2, 30),
        st.integers(-2, 30),
        st.sampled_from(
            [
                "tel:",
                "mailto:",
                "https://",
                "tg://resolve?",
                "http://[",
                "https://t.me/",
                "/cdn-cgi/l/email-protection#",
            ]
        ),
        st.lists(PIECES, max_size=5).map("".join),
    ).map(lambda link: (link[0], link[1], link[2] + link[3])),
    max_size=3,
)


@st.composite
def passages(draw: st.DrawFn) -> Passage:
    return Passage(
        text=draw(TEXTS),
        hyperlinks=tuple(draw(LINKS)),
        region=draw(st.sampled_from([None, "US", "GB", "PL", "UA", "DE", "RU", "CN", "IT", "??", ""])),
        language=draw(st.sampled_from([None, "en", "uk", "xx", ""])),
        place=draw(st.sampled_from([None, "London", "\ud800"])),
    )


@given(passages())
@settings(max_examples=300, deadline=None)
def test_never_raises_and_spans_slice_back(passage: Passage) -> None:
    for one in find(passage):
        assert passage.text[one.start : one.end] == one.raw
        assert one.start < one.end
        assert one.value
        assert one.kind in kinds()
        assert 0 < one.confidence <= 1
        one.value.encode()


@given(st.lists(passages(), max_size=5), st.randoms())
@settings(max_examples=60, deadline=None)
def test_the_order_of_texts_changes_nothing(many: list[Passage], random: Random) -> None:
    before = dict(zip(many, find_many(many), strict=True))
    shuffled = list(many)
    random.shuffle(shuffled)
    assert dict(zip(shuffled, find_many(shuffled), strict=True)) == before


@given(passages())
@settings(max_examples=100, deadline=None)
def test_two_claims_on_one_place_say_the_same(passage: Passage) -> None:
    """Written findings never overlap in part; those that share a span share their kind or their value."""
    written = [one for one in find(passage) if one.written != "linked"]
    for first, second in pairwise(written):
        if (first.start, first.end) != (second.start, second.end):
            assert first.end <= second.start


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "12 ",
        "0123456789 ",
        "600 000 122 ",
        "a@",
        "a@a@a@",
        "[",
        "[(",
        "([)]",
        "a (at) ",
        "a.",
        "a dot ",
        "telegram ",
        "тг @",
        "http://",
        "http://a.b/",
        "&#",
        "&amp;",
        "2️⃣",
        "0 o ",
        "1x",
        "🔥1",
        "0-",
        "12/",
        "tel: ",
        "ab.com ",
        "\u200b",
        "\ufdfa",
        "\ud800",
    ],
    ids=repr,
)
def test_a_megabyte_of_anything_is_soon_read(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    find(Passage(text="tel. +1 202 555 0101"))
    began = time.process_time()
    find(Passage(text=text, region="US", language="en"))
    assert time.process_time() - began < 1
