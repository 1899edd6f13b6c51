"""The company that a title names ("Sales assistant, Example Ltd, Leeds")."""

import re
from functools import cache, lru_cache
from typing import Final

from extractors.facts import kinds_by_name
from extractors.facts.words import read
from extractors.passage import Passage
from extractors.text import view

_UNSPACED: Final = "\u2e80"
_ENDED: Final = rf"(?![^\W\d_{_UNSPACED}-\U0010ffff])"


@lru_cache(maxsize=4096)
def titled(title: str | None) -> str | None:
    """As the facts read it, in lower case; None where there is none or several."""
    if not title or not may_name_a_company(title):
        return None
    found = (
        getattr(fact.value, "name", None) for fact in kinds_by_name()["employer"].find(view(title), Passage(text=title))
    )
    names = {" ".join(name.split()).casefold() for name in found if name}
    return names.pop() if len(names) == 1 else None


def may_name_a_company(title: str) -> bool:
    """Whether a legal form may stand there. The facts' vocabulary, which knows, takes a second to build."""
    lower = view(title).lower
    return any(_begins_a_word(lower, found.start()) for found in _forms().finditer(lower))


def _begins_a_word(lower: str, at: int) -> bool:
    before = lower[at - 1 : at] if lower[at].isalnum() else ""
    return not ("/" < before < _UNSPACED and before.isalpha())


@cache
def _forms() -> re.Pattern[str]:
    """Every place where a legal form's letters stand, overlapping ones too."""
    words = {word for row in read("employers")["forms"].values() for word in row["words"]}
    letters = {word: re.escape(word.partition("*")[0]) for word in words}
    ended = (form + (_ENDED if "*" not in word and word[-1].isalpha() else "") for word, form in letters.items())
    return re.compile(f"(?=(?:{'|'.join(sorted(ended))}))")
