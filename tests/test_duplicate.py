"""Near-duplicates: what is compared, which pairs are found, and laws that hold for any text."""

import random
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks._planted import planted
from extractors.duplicate import ALIKE, SAME, clusters, jaccard, keys, pairs, shingles, signature

AD = "We are looking for girls to work in a hotel abroad, good pay, free flat and we help with all your papers"


@pytest.mark.parametrize(
    "other",
    [
        AD.upper(),
        AD.replace(" ", "\n  "),
        AD + " +44 7700 900123, from 900 €",
        AD + " jobs@example.org https://jobs.example.org/x t.me/+abc www.example.org @anna_24",
        AD.replace("o", "\u200bo"),
        AD.replace("flat", "ﬂat"),
    ],
)
def test_numbers_contacts_forms_and_spaces_change_nothing(other: str) -> None:
    assert jaccard(shingles(AD), shingles(other)) > 0.9


def test_contacts_alone_are_the_only_thing_not_compared() -> None:
    assert shingles("+44 7700 900123 jobs@example.org 24") == frozenset()
    assert signature(shingles("12")) == b""
    assert keys(b"") == ()
    assert clusters(["1", "2", ""]) == []


def test_scripts_without_spaces_are_compared_by_characters() -> None:
    text = "招聘女服务员包吃包住月薪八千到一万二联系微信提供签证和机票"
    assert jaccard(shingles(text), shingles(text.replace("八千", "九千"))) >= ALIKE
    assert jaccard(shingles(text), shingles("出租两室一厅靠近地铁站拎包入住押一付三可短租欢迎看房")) == 0


def test_planted_pairs_are_found_and_look_alikes_are_not() -> None:
    texts = [ad.text for ad in planted(random.Random(7), 200)]
    sets = [shingles(text) for text in texts]
    truth = {
        (one, other) for one, other in combinations(range(len(texts)), 2) if jaccard(sets[one], sets[other]) >= ALIKE
    }
    found = pairs(texts)
    assert found.keys() <= truth
    assert len(truth) > 60
    assert len(found) >= 0.98 * len(truth)
    near = [pair for pair, value in found.items() if value >= SAME]
    held = [set(keys(signature(found))) for found in sets]
    assert sum(bool(held[one] & held[other]) for one, other in near) >= 0.98 * len(near)


def test_a_chain_is_one_cluster_and_what_is_alone_is_none() -> None:
    words = [f"{first}{second}" for first in "abcdefgh" for second in "ijklmnop"]
    first, second, third = (" ".join(words[start : start + 40]) for start in (0, 8, 16))
    assert jaccard(shingles(first), shingles(third)) < ALIKE < jaccard(shingles(first), shingles(second))
    assert clusters([third, "something else that nobody says twice", first, second]) == [[0, 2, 3]]


def test_signature_and_keys_stay_the_same() -> None:
    """Storage holds them: whoever changes them raises METHOD, and every band is made again."""
    made = signature(shingles(AD))
    assert (len(made), made[:8].hex()) == (512, "0f602748056ea361")
    assert (len(keys(made)), keys(made)[0]) == (16, -1545588634742419308)


texts = st.lists(
    st.one_of(st.text(), st.sampled_from([AD, AD + " today", AD[20:], "招聘" * 9, "\ud800 \x00"])), max_size=8
)


@given(texts)
@settings(deadline=None)
def test_no_text_raises_and_nothing_is_more_alike_than_itself(some: list[str]) -> None:
    for (one, other), value in pairs(some).items():
        assert one < other
        assert ALIKE <= value <= 1
    for text in some:
        found = shingles(text)
        assert jaccard(found, found) == (1.0 if found else 0.0)
        assert len(keys(signature(found))) == (16 if found else 0)


@given(texts, st.randoms())
@settings(deadline=None)
def test_order_changes_nothing(some: list[str], chance: random.Random) -> None:
    order = list(range(len(some)))
    chance.shuffle(order)
    shuffled = [some[place] for place in order]
    assert clusters(some) == sorted(sorted(order[place] for place in cluster) for cluster in clusters(shuffled))
    assert pairs(some) == {tuple(sorted((order[a], order[b]))): value for (a, b), value in pairs(shuffled).items()}


@given(st.text())
@settings(deadline=None)
def test_saying_all_of_it_twice_is_nearly_the_same(text: str) -> None:
    found = shingles(text)
    assert shingles(f"{text}\n{text}") >= found or "@" in text or "/" in text or "www" in text.lower()
