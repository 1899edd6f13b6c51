"""Ads made by a seeded generator: originals, edited copies with contacts drawn anew, look-alikes that are no copies."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import Final

EDITS: Final = (0.01, 0.05, 0.1, 0.2, 0.3)
_PARTS: Final = (
    "We are looking for|Our team needs|A new place is open for|Urgently wanted:|There is work for|Join us as",
    "a waitress|two drivers|a cleaner|kitchen helpers|an au pair|packers|a receptionist|a nurse|welders|dancers",
    "in a family hotel|in a small restaurant|on a farm|in a warehouse|at the seaside|in a private house|on a site",
    "near Hamburg|in Rotterdam|close to Vienna|outside Lyon|in Kraków|in the north of Italy|by the Danube|in Leeds",
    "The pay comes every Friday|You are paid by the hour|Wages are agreed at the start|Pay depends on your skill",
    "A room is part of the offer|You live with the others|We help to find a flat|Housing costs are shared",
    "Papers are no problem for us|We arrange the journey|You need a valid permit|The contract is in two languages",
    "No language is asked for|Some German helps|English is enough|You learn on the spot|We train you ourselves",
    "Call in the evening|Write a message with your age|Send a photo and a few words|Ask for the manager",
)
_SYLLABLES: Final = (
    "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu bra cle dri flo gru pla ste tri".split()
)


@dataclass(frozen=True, slots=True)
class Ad:
    """`origin` numbers the text that it is a copy of, `edited` is the share of its words that were changed."""

    text: str
    origin: int
    edited: float


def planted(chance: random.Random, number: int) -> Iterator[Ad]:
    """Of ten ads five are alone, one is the original of three copies, and one is a look-alike: half of it rewritten."""
    words = [_word(chance) for _ in range(4000)]
    made = _endless(chance, words)
    return (next(made) for _ in range(number))


def _endless(chance: random.Random, words: list[str]) -> Iterator[Ad]:
    for origin in count():
        text = _original(chance, words)
        yield Ad(_signed(chance, text), origin, 0)
        if origin % 6 == 0:
            for _ in range(3):
                share = chance.choice(EDITS)
                yield Ad(_signed(chance, _edited(chance, text, share, words)), origin, share)
            start, half = chance.randrange(len(text) // 2), len(text) // 2
            rewritten = text[:start] + chance.choices(words, k=half) + text[start + half :]
            yield Ad(_signed(chance, rewritten), -origin - 1, 0.5)


def _original(chance: random.Random, words: list[str]) -> list[str]:
    """Stock phrases that many ads have, and about twice as many words of its own."""
    made: list[str] = []
    for part in chance.sample(_PARTS, 6):
        made += chance.choice(part.split("|")).split()
        made += chance.choices(words, k=chance.randint(6, 16))
    return made


def _edited(chance: random.Random, text: list[str], share: float, words: list[str]) -> list[str]:
    """Words replaced, left out or added: scattered, or in one stretch as when a sentence is written anew."""
    size = max(1, round(share * len(text)))
    start = chance.randrange(len(text) - size + 1)
    places = set(range(start, start + size)) if chance.random() < 0.5 else set(chance.sample(range(len(text)), size))
    kind = chance.choice(("replace", "leave out", "add"))
    made: list[str] = []
    for place, word in enumerate(text):
        if place not in places:
            made.append(word)
        elif kind != "leave out":
            made += [chance.choice(words)] if kind == "replace" else [word, chance.choice(words)]
    return made


def _signed(chance: random.Random, text: list[str]) -> str:
    """With a contact and a price drawn anew."""
    name, digits = chance.choice(_SYLLABLES) * 2, f"{chance.randrange(10**9):09d}"
    contact = chance.choice((f"+44 7{digits}", f"{name}{digits[:3]}@example.org", f"https://t.me/{name}_{digits[:4]}"))
    return f"{' '.join(text)}. {chance.randrange(300, 4000)} EUR. {contact}"


def _word(chance: random.Random) -> str:
    return "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4)))
