"""Laws of Text: any Unicode is taken, every folded place leads back to the original, folding twice changes nothing."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extractors.text import LONGEST, Text

ANY = st.text(st.characters(exclude_categories=()))
PIECES = [*"a1 &;#x@.\n\u200b\ufe0f\u20e3\ud800é①²𝟗٣५４㎏🔟ﷺ…½İ😀", "&#64;", "&amp;", "&nbsp;", "2️⃣"]
DISGUISED = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


@given(ANY | DISGUISED)
@example("&#0;&#x110000;&#xfffffffffff;&notanentity;&;&")
def test_every_place_leads_back(original: str) -> None:
    text = Text(original)
    for start in range(len(text.folded)):
        first, last = text.span(start, start + 1)
        assert 0 <= first < last <= len(original)
        assert Text(original[first:last]).folded.find(text.folded[start]) >= 0
    assert len(text.lower) == len(text.folded)
    if text.folded:
        assert text.raw(0, len(text.folded)) == original[text.span(0, 1)[0] :]


@given(ANY | DISGUISED)
def test_folding_twice_changes_nothing(original: str) -> None:
    once = Text(original.replace("&", "")).folded
    assert Text(once).folded == once


@given(ANY | DISGUISED, st.data())
def test_spans_grow_with_their_ends(original: str, data: st.DataObject) -> None:
    text = Text(original)
    start = data.draw(st.integers(0, len(text.folded)))
    end = data.draw(st.integers(start, len(text.folded)))
    first, last = text.span(start, end)
    assert 0 <= first <= last <= len(original)
    assert (first < last) == (start < end)


@pytest.mark.parametrize(
    ("original", "folded"),
    [
        ("２０２－５５５", "202-555"),
        ("①⓪❷➂⑫", "102312"),
        ("²⁵₃", "253"),
        ("𝟐𝟎𝟚", "202"),
        ("٢٠٢ ५५५", "202 555"),
        ("2️⃣0️⃣2️⃣ 🔟", "202 10"),
        ("t\u200bg\u202e: a\u00adb", "tg: ab"),
        ("hr&#64;example&#x2e;org &amp; &nbsp;x", "hr@example.org &  x"),
        ("𝓽𝓮𝓵𝓮𝓰𝓻𝓪𝓶 🅣🅖 🅰", "telegram TG A"),
        ("1̶2̶3", "123"),
        ("plain", "plain"),
        ("żółw – „cytat” … ½", "żółw – „cytat” … ½"),
    ],
)
def test_folds(original: str, folded: str) -> None:
    assert Text(original).folded == folded


def test_raw_takes_the_whole_disguise() -> None:
    text = Text("call 2️⃣0️⃣2️⃣ now")
    at = text.folded.index("202")
    assert text.raw(at, at + 3) == "2️⃣0️⃣2️⃣"
    assert text.disguised(at, at + 3)
    assert not text.disguised(0, 4)


def test_only_the_beginning_of_a_huge_text_is_taken() -> None:
    assert Text("x" * (LONGEST + 1)).cut
    assert len(Text("x" * (LONGEST + 1)).folded) == LONGEST
    assert not Text("x" * LONGEST).cut
