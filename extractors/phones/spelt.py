"""Where numbers are spelt out in words ("null eins sieben", "2two5-oh"): runs of one language, and their readings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Final

from extractors.phones.numeral import Token, read_groups
from extractors.phones.stretch import LONGEST, Group, Stretch
from extractors.phones.vocabulary import DIGITS, parts, run, vocabulary

MOST: Final = 100
"""Runs of number words examined per text; a text with more is a list or an attack."""
FEWEST: Final = 8
"""Digits that spelt numbers have at least: shorter ones are counts, prices and ages."""
_COUNTING: Final = "01234567890123456789"
_LEANING: Final = frozenset(("and", "joined", "times"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """`readings` are the ways to read it, the likeliest first; `sure` when it is worth more than valid digits alone."""

    readings: tuple[Stretch, ...]
    sure: bool


def spelt(lower: str) -> Iterator[Run]:
    """Over a folded text in lower case, in order."""
    for match in islice(run().finditer(lower), MOST):
        start, end = match.span(1)
        if end - start <= LONGEST:
            for tokens in _in_one_language(lower, _chunks(lower, start, end)):
                if found := _read_run(lower, _trimmed(tokens)):
                    yield found


def _chunks(lower: str, start: int, end: int) -> Iterator[tuple[int, int, frozenset[str] | None]]:
    """(start, end, languages) of words, phrases and digits; a word that is no number has none, digits have None."""
    at = start
    while at < end:
        if not lower[at].isalnum():
            at += 1
            continue
        last = _end_of_phrase(lower, at, end) or _end_of_word(lower, at, end)
        yield at, last, _spoken(lower, at, last)
        at = last


def _end_of_phrase(lower: str, at: int, end: int) -> int:
    """Of the words that hold a space or a dash ("quatre-vingt"); 0 where none begins."""
    languages, longest = vocabulary().languages, vocabulary().longest
    for last in range(min(at + longest, end), at + 4, -1):
        if lower[at:last] in languages and not lower[at:last].isalnum() and not lower[last : last + 1].isalpha():
            return last
    return 0


def _end_of_word(lower: str, at: int, end: int) -> int:
    while at < end and (lower[at].isalnum() or (lower[at] in "'’ʼ`" and lower[at + 1 : at + 2].isalpha())):
        at += 1
    return at


def _spoken(lower: str, start: int, end: int) -> frozenset[str] | None:
    word, after = lower[start:end], lower[end : end + 1]
    if word.isdigit():
        return None
    if after.isalpha() and after < "\u2e80":  # the run ends within a word
        return frozenset()
    languages = vocabulary().languages
    return languages.get(word) or frozenset(one for one in vocabulary().spoken if parts(word, one))


def _in_one_language(lower: str, chunks: Iterator[tuple[int, int, frozenset[str] | None]]) -> Iterator[list[Token]]:
    """Runs whose words are all of one language, with what they mean in it."""
    run: list[tuple[int, int]] = []
    shared: frozenset[str] = frozenset()
    for start, end, languages in chunks:
        if languages is not None:
            if not languages or (shared and not shared & languages):
                yield _understood(lower, run, shared)
                run, shared = [], frozenset()
            shared = shared & languages or languages
        if languages or languages is None:
            run.append((start, end))
    yield _understood(lower, run, shared)


def _understood(lower: str, run: list[tuple[int, int]], languages: frozenset[str]) -> list[Token]:
    language = min(languages, default="")
    found: list[Token] = []
    for start, end in run:
        for word, meaning in parts(lower[start:end], language):
            found.append(Token(start=start, end=start + len(word), word=word, meaning=meaning))
            start += len(word)
    return found


def _trimmed(tokens: list[Token]) -> list[Token]:
    """Without what only leans on the run: connectives, and words that mean something else in most sentences."""
    while tokens and (
        tokens[-1].meaning.role in _LEANING or tokens[-1].meaning.role in ("repeat", "plus") or _loose(tokens, -1, -2)
    ):
        tokens = tokens[:-1]
    while tokens and (tokens[0].meaning.role in _LEANING or (tokens[0].word != "o" and _loose(tokens, 0, 1))):
        tokens = tokens[1:]
    return tokens


def _loose(tokens: Sequence[Token], at: int, beside: int) -> bool:
    """A weak word at an end that no other number touches."""
    if not tokens[at].meaning.weak:
        return False
    first, second = sorted((at % len(tokens), beside % len(tokens)))
    return len(tokens) < 2 or tokens[first].end < tokens[second].start


def _read_run(lower: str, tokens: list[Token]) -> Run | None:
    words = [token for token in tokens if token.meaning is not DIGITS]
    strong = sum(not token.meaning.weak for token in words)
    if not strong or len(words) > 2 * strong or not (strong > 2 or _hidden(tokens, strong)):
        return None
    found = tuple(_readings(lower, tokens))
    sure = strong > 2 or (strong == 2 and bool(found) and (found[0].plus or found[0].digits[0] == "0"))
    return Run(readings=found, sure=sure) if found else None


def _hidden(tokens: Sequence[Token], strong: int) -> bool:
    """Whether one word or two hide a number: between its digits, glued to them, or beside digits one by one."""
    digits = [token for token in tokens if token.meaning is DIGITS]
    inside = tokens[0].meaning is DIGITS and tokens[-1].meaning is DIGITS
    glued = any(left.end == right.start for left, right in pairwise(tokens))
    return inside or glued or strong > 1 or all(len(token.word) == 1 for token in digits)


def _readings(lower: str, tokens: list[Token]) -> Iterator[Stretch]:
    """The whole, then without written digits at its ends ("… 24/7"), each also with its tens and units apart."""
    first, last = 0, len(tokens)
    while first < last and tokens[first].meaning is DIGITS:
        first += 1
    while last > first and tokens[last - 1].meaning is DIGITS:
        last -= 1
    spans = [(0, len(tokens))]
    spans += [(0, end) for end in range(len(tokens) - 1, max(last, len(tokens) - 3) - 1, -1)]
    spans += [(begin, len(tokens)) for begin in range(1, min(first, 2) + 1)]
    ways = (False, True) if any(token.value >= 20 for token in tokens) else (False,)
    for begin, end in spans:
        for apart in ways:
            groups = tuple(read_groups(lower, tokens[begin:end], apart))
            found = Stretch(groups=groups, plus=_plus(lower, tokens[begin]), hidden=True, spelt=True)
            if groups and len(found.digits) >= FEWEST and not _counts(groups):
                yield found


def _plus(lower: str, token: Token) -> bool:
    return token.meaning.role == "plus" or lower[max(0, token.start - 1) : token.start] == "+"


def _counts(groups: Sequence[Group]) -> bool:
    """Counting up or down ("one two three …"), round amounts that grow, or one digit again and again."""
    digits, values = "".join(group.digits for group in groups), [int(group.digits) for group in groups]
    steps = {high - low for low, high in pairwise(values)}
    amounts = bool(steps) and min(steps) > 0 and all(value % 5 == 0 for value in values)
    return amounts or len(steps) == 1 or digits in _COUNTING or len({*digits}) < 3
