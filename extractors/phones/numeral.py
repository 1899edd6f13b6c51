"""The digits that words of one language spell: units, tens, hundreds, repeats and counts ("double oh", "три нуля")."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from extractors.phones.stretch import Group
from extractors.phones.vocabulary import DIGITS, Meaning

_SCORES: Final = (60, 80)  # "soixante douze", "quatre-vingt quinze"
_COUNTED: Final = frozenset(("zeros", "times", "hundred"))  # what makes the digit before it a count


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word, or written digits, at code points [start, end) of the folded view."""

    start: int
    end: int
    word: str
    meaning: Meaning

    @property
    def value(self) -> int:
        return self.meaning.value


def read_groups(lower: str, tokens: Sequence[Token], apart: bool) -> list[Group]:
    """[] where the words make no number. `apart`: "forty five" is 40 and 5."""
    groups: list[Group] = []
    at = 1 if tokens and tokens[0].meaning.role == "plus" else 0
    while at < len(tokens):
        digits, used = _read(tokens, at, apart)
        if not used:
            return []
        start, end = tokens[at].start, tokens[at + used - 1].end
        gap = lower[groups[-1].end : start] if groups else ""
        groups.append(Group(start=start, end=end, digits=digits, gap=gap))
        at += used
    return groups


def _read(tokens: Sequence[Token], at: int, apart: bool) -> tuple[str, int]:
    """The digits that begin at a token, and how many tokens they take; 0 where it cannot stand."""
    token, next_ = tokens[at], _at(tokens, at + 1)
    match token.meaning.role:
        case "digits":
            if next_ and next_.meaning.role == "times" and len(token.word) == 1:
                return _times(tokens, at, int(token.word))
            return token.word, 1
        case "repeat" if next_ and len(once := next_.word if next_.meaning is DIGITS else str(next_.value)) == 1:
            return once * token.value, 2 if next_.meaning.role in ("digits", "value") else 0
        case "value":
            return _value(tokens, at, apart)
        case "zeros":
            return "00", 1
    return "", 0


def _value(tokens: Sequence[Token], at: int, apart: bool) -> tuple[str, int]:
    token, next_ = tokens[at], _at(tokens, at + 1)
    if next_ and 2 <= token.value <= 9 and next_.meaning.role == "zeros":
        return "0" * token.value, 2
    if next_ and 2 <= token.value <= 9 and next_.meaning.role == "times":
        return _times(tokens, at, token.value)
    if next_ and next_.meaning.role == "hundred" and 1 <= token.value <= 9:
        return _hundreds(tokens, at + 2, token.value * 100, 2)
    if token.value >= 100:
        return _hundreds(tokens, at + 1, token.value, 1, bare=not apart)
    if next_ and next_.meaning.role == "joined" and 1 <= token.value <= 9:  # "fünfundzwanzig"
        tens = _at(tokens, at + 2)
        return (str(tens.value + token.value), 3) if tens and 20 <= tens.value <= 90 else ("", 0)
    if apart or token.value % 10 or token.value <= 10:
        return str(token.value), 1
    return _tens(tokens, at)


def _tens(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    token = tokens[at]
    after = _at(tokens, at + 1)
    used = 2 if after and after.meaning.role == "and" else 1
    unit = _at(tokens, at + used)
    later = _at(tokens, at + used + 1)
    counted = later is not None and later.meaning.role in _COUNTED
    if unit is None or counted or not _completes(token.value, unit):
        return (str(token.value), 1) if used == 1 else ("", 0)
    return str(token.value + unit.value), used + 1


def _completes(tens: int, unit: Token) -> bool:
    if unit.meaning.role != "value" or unit.meaning.weak:
        return False
    return 1 <= unit.value <= 9 or (tens in _SCORES and 10 <= unit.value <= 19)


def _hundreds(tokens: Sequence[Token], at: int, value: int, used: int, bare: bool = False) -> tuple[str, int]:
    """ "nine hundred and five" is 905, "nine hundred one five" is 900 1 5, "девятьсот пять" 905 where it fits."""
    joined = _at(tokens, at)
    if joined and joined.meaning.role == "and":
        at, used, bare = at + 1, used + 1, True
    rest = _at(tokens, at)
    if rest is None or rest.meaning.role != "value" or not 1 <= rest.value <= 99 or (rest.value < 10 and not bare):
        return str(value), used
    digits, more = _value(tokens, at, apart=False)
    if len(digits) > 2 or not more or int(digits) == 0:
        return str(value), used
    return str(value + int(digits)), used + more


def _times(tokens: Sequence[Token], at: int, count: int) -> tuple[str, int]:
    """ "three times zero", "trzy razy zero"."""
    once = _at(tokens, at + 2)
    digit = "" if once is None else once.word if once.meaning is DIGITS else str(once.value)
    if len(digit) != 1 or once is None or once.meaning.role not in ("digits", "value"):
        return "", 0
    return digit * count, 3


def _at(tokens: Sequence[Token], at: int) -> Token | None:
    return tokens[at] if at < len(tokens) else None
