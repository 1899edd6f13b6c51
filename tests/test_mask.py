"""Payment cards never reach storage whole, and every span still points at what was found."""

from extractors.examine import examine
from extractors.passage import Passage
from items import Post
from pipelines.mask import masked

NUMBER = "5555 5555 5555 4444"


def test_a_card_is_masked_in_text_value_and_raw() -> None:
    text = f"Pay to my card {NUMBER} or write to ann@example.org"
    found = examine(Passage(text=text)).selectors
    kept = masked(Post(native_id="1", url="https://example.org/1", text=text, selectors=found))
    assert {one.kind for one in found} == {"card", "email"}
    assert "5555 55** **** 4444" in kept.text
    assert len(kept.text) == len(text)
    assert all(kept.text[one.start : one.end] == one.raw for one in kept.selectors)
    assert {one.value for one in kept.selectors} == {"555555******4444", "ann@example.org"}
    assert "55555555" not in repr(kept).replace(" ", "")


def test_a_text_without_cards_is_left_alone() -> None:
    post = Post(native_id="1", url="https://example.org/1", text="A parcel 5555 5555 5555 4444 was sent.")
    assert masked(post) is post
