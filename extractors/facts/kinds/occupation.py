"""Occupations, by group; each group once per text, where it is first named."""

from collections.abc import Iterator
from typing import Final

from extractors.facts.fact import Fact, Occupation
from extractors.facts.spot import spot
from extractors.facts.vocabulary import words_of
from extractors.passage import Passage
from extractors.text import Text

KIND: Final = "occupation"


def find(text: Text, passage: Passage) -> Iterator[Fact]:
    named: set[str] = set()
    for word in words_of(text.lower, passage.language).of("occupation"):
        if word.meaning not in named:
            named.add(word.meaning)
            sure = 0.8 if word.end - word.start > 5 else 0.6
            yield spot(text, KIND, Occupation(group=word.meaning), word.start, word.end, sure, word.meaning)
