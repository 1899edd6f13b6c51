"""Whom a group addresses: origin of its people, destination, service sought, from how it presents itself."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

import re2
import yaml

_TABLE: Final = Path(__file__).with_suffix(".yml")
_WORD: Final = re2.compile(r"[\pL\pM\pN'’ʼ]+")
_LONGEST: Final = 4
_PRESENTED: Final = 600
"""How much of a description presents the group; what follows are rules and contacts."""

Phrases = dict[tuple[str, ...], tuple[str, str]]
Written = dict[str, tuple[str, str]]


def addressed(title: str, text: str) -> dict[str, object]:
    """`origin`, `destination` (ISO 3166-1 alpha-2) and `service`, each a list in order of mention; absent when unsaid.

    The title decides; its description is asked for what the title leaves open. A country counts as origin by its people
    or by "from", as destination by "in" or "to"; a country that is merely named is neither.
    """
    facts: dict[str, object] = {}
    for words, loose in ((title, True), (text[:_PRESENTED], False)):
        for name, values in _found(words, loose).items():
            facts.setdefault(name, values)
    return facts


def _found(text: str, loose: bool) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, what in (*_phrases_in(text, loose), *_written_in(text)):
        values = found.setdefault(name, [])
        if what not in values:
            values.append(what)
    return {name: values for name, values in found.items() if name}


def _phrases_in(text: str, loose: bool) -> Iterator[tuple[str, str]]:
    """The longest phrase at each word. `loose`: words that mean other things in a running text count too."""
    words = [found.group().casefold().replace("’", "'") for found in _WORD.finditer(text)]
    phrases, at = _tables()[0], 0
    while at < len(words):
        lengths = range(min(_LONGEST, len(words) - at), 0, -1)
        length = next((length for length in lengths if tuple(words[at : at + length]) in phrases), 0)
        if length and (loose or words[at] not in _title_only()):
            yield phrases[tuple(words[at : at + length])]
        # "chinese in" says who; its "in" still tells where.
        at += max(1, length - 1 if length > 1 and words[at + length - 1] == "in" else length)


def _written_in(text: str) -> Iterator[tuple[str, str]]:
    """Scripts without spaces: the longest phrase at each place."""
    phrases, at = _tables()[1], 0
    if text.isascii():
        return
    while at < len(text):
        lengths = range(min(8, len(text) - at), 0, -1)
        length = next((length for length in lengths if text[at : at + length] in phrases), 0)
        if length:
            yield phrases[text[at : at + length]]
        # "德国华人" says where; its "华人" still tells who.
        at += length - 2 if length > 2 and text[at + length - 2 : at + length] in phrases else length or 1


@cache
def _table() -> Any:
    return yaml.safe_load(_TABLE.read_text(encoding="utf-8"))


@cache
def _title_only() -> frozenset[str]:
    return frozenset(_table()["title_only"])


@cache
def _tables() -> tuple[Phrases, Written]:
    """Phrases of words, and phrases of characters, each with what they say: ("", "") is nothing."""
    table = _table()
    phrases: Phrases = {}
    written: Written = {}
    for code, languages in table["countries"].items():
        for language, forms in languages.items():
            if language == "zh":
                written |= _characters(code, forms)
            else:
                _words(phrases, code, forms, table["prepositions"][language], table["groups"].get(language, []))
                _idioms(phrases, forms, table["idioms"].get(language, []))
    for service, languages in table["services"].items():
        for language, names in languages.items():
            for name in names:
                if language == "zh":
                    written[name] = ("service", service)
                else:
                    phrases[tuple(name.casefold().split())] = ("service", service)
    return phrases, written


def _words(
    phrases: Phrases, code: str, forms: dict[str, str], prepositions: dict[str, list[str]], groups: list[str]
) -> None:
    for relation, said in (("in", "destination"), ("to", "destination"), ("from", "origin")):
        for form in _forms(forms.get(relation) or forms.get("name", "")):
            for preposition in prepositions[relation]:
                phrases.setdefault((*preposition.split(), *form), (said, code))
    for form in _forms(forms.get("people", "")):
        phrases[form] = ("origin", code)
    for form in _forms(forms.get("adjective", "")):
        for group in groups:
            phrases[(*form, group)] = ("origin", code)


def _idioms(phrases: Phrases, forms: dict[str, str], idioms: list[str]) -> None:
    for relation in ("in", "from"):
        for form in _forms(forms.get(relation) or forms.get("name", "")):
            phrases |= {(*idiom.split(), *form): ("", "") for idiom in idioms}


def _characters(code: str, forms: dict[str, str]) -> Written:
    """来自X: from there; 在X, 去X, 赴X, X followed by people of elsewhere: there. A bare name says neither."""
    found: Written = {}
    for name in forms["name"].split("|"):
        found |= dict.fromkeys((f"来自{name}", f"{name}籍"), ("origin", code))
        there = (f"在{name}", f"去{name}", f"赴{name}", f"到{name}", f"{name}工作", f"{name}务工", f"旅居{name}")
        found |= dict.fromkeys(there, ("destination", code))
        if code != "CN":
            found |= dict.fromkeys((f"{name}华人", f"{name}招聘", f"{name}租房", f"{name}留学"), ("destination", code))
    return found | dict.fromkeys(filter(None, forms.get("people", "").split("|")), ("origin", code))


def _forms(text: str) -> list[tuple[str, ...]]:
    return [tuple(form.casefold().replace("ʼ", "'").split()) for form in text.split("|") if form.strip()]
