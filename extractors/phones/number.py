"""Phone numbers of one text: candidates from its digits, judged by plan, by what stands beside them and how."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Final
from urllib.parse import unquote

from extractors.addresses import addresses
from extractors.finding import Written
from extractors.passage import Passage
from extractors.phones.beside import Beside, Labels
from extractors.phones.country import Guess, Remembered, guesses
from extractors.phones.judge import Candidate, Verdict, judged
from extractors.phones.numbering import BRIEF, plan
from extractors.phones.refuse import accounts, pieces
from extractors.phones.spelt import Run, spelt
from extractors.phones.stretch import Stretch, digits_in, stretches
from extractors.phones.vocabulary import spelt_in
from extractors.text import Text

MOST: Final = 600
"""Stretches of digits examined per text; a text with more is a table."""
LONGEST_NUMBER: Final = 18
_SPLITS: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """Code points [start, end) of the original are a number; `beside` holds the labels that stand there."""

    start: int
    end: int
    verdict: Verdict
    written: Written
    how: str
    beside: Beside


@lru_cache(maxsize=2)
def numbers(text: Text, passage: Passage) -> tuple[Number, ...]:
    """Every number once, in order; those behind tel: links first."""
    return (*_linked(text, passage), *_written(text, passage))


def _linked(text: Text, passage: Passage) -> Iterator[Number]:
    for start, end, url in passage.hyperlinks:
        if not (0 <= start < end <= len(text.original) and url[:4].lower() in ("tel:", "sms:", "fax:")):
            continue
        called = unquote(url[4:200]).partition(";")[0].partition("?")[0]
        digits = "".join(char for char in called if char.isascii() and char.isdigit())
        whole = Candidate(digits=digits, plus=called.strip().startswith("+"), labelled=True)
        if verdict := judged(whole, lambda: list(guesses(passage, text.lower))):
            beside = Beside(before=frozenset({"fax"} if url[:3].lower() == "fax" else {"phone"}))
            yield Number(start=start, end=end, verdict=verdict, written="linked", how="linked", beside=beside)


def _written(text: Text, passage: Passage) -> Iterator[Number]:
    brief = (passage.region or "").upper() in BRIEF
    in_words = list(spelt(text.lower)) if spelt_in(text) else []
    found = list(islice(stretches(text.folded, brief), MOST)) if brief or digits_in(text) else []
    if in_words or found:
        reader = _Reader(text, passage)
        words = list(reader.read_words(in_words))
        yield from words
        yield from reader.read(found, [(one.start, one.end) for one in words])


class _Reader:
    """One text being read for numbers."""

    def __init__(self, text: Text, passage: Passage) -> None:
        self._text, self._passage = text, passage
        self._labels = Labels(text.lower)
        self._accounts = accounts(text.folded)
        self._guesses = Remembered(guesses(passage, text.lower))
        self._fewest = 4 if (passage.region or "").upper() in BRIEF else 6
        self._addresses = [(one.start, one.end) for one in addresses(text, passage) if one.form != "linked"]

    def read_words(self, runs: Iterable[Run]) -> Iterator[Number]:
        """Of each run the first reading that is valid, or else the first that is possible."""
        for run in runs:
            if self._held(run.readings[0], self._addresses):
                continue
            possible: Number | None = None
            for number in filter(None, map(self._number, run.readings)):
                if number.verdict.valid:
                    possible = number
                    break
                possible = possible or (number if run.sure else None)
            if possible is not None:
                yield possible

    def read(self, found: list[Stretch], taken: list[tuple[int, int]]) -> Iterator[Number]:
        for stretch in found:
            if self._held(stretch, self._addresses) or self._held(stretch, taken):
                continue
            for piece in pieces(self._text.folded, stretch, self._accounts):
                yield from self._piece(piece)

    def _held(self, stretch: Stretch, spans: list[tuple[int, int]]) -> bool:
        start, end = self._text.span(stretch.start, stretch.end)
        return any(first < end and start < last for first, last in spans)

    def _piece(self, piece: Stretch) -> Iterator[Number]:
        """One number, several in a row, or one with other endings ("… 12/13")."""
        if len(piece.digits) < self._fewest or self._glued(piece):
            return
        if pair := list(self._pair(piece)):
            yield from pair
            return
        whole = self._number(piece)
        if (whole is not None and (whole.verdict.valid or _odd(piece))) or len(piece.groups) == 1:
            yield from [whole] if whole else ()
        elif len(piece.groups) <= _SPLITS * 4 and (row := list(self._row(piece))):
            yield from row
        elif (trimmed := self._trimmed(piece)) is not None:
            yield trimmed
        elif whole is not None:
            yield whole

    def _row(self, piece: Stretch) -> Iterator[Number]:
        """Numbers in a row: cut where the gap is widest or a new number seems to begin."""
        groups = piece.groups
        cuts = [
            at
            for at in range(1, len(groups))
            if "\n" in groups[at].gap or len(groups[at].gap) > 2 or "/" in groups[at].gap
        ]
        cuts += [at for at in range(1, len(groups)) if at not in cuts and groups[at].digits[0] == "0"]
        cuts += [at for at in range(1, len(groups)) if at not in cuts]
        for at in cuts[:_SPLITS]:
            left, right = piece.part(0, at), piece.part(at, len(groups))
            wide = "\n" in groups[at].gap or len(groups[at].gap) > 2
            first, second = self._number(left, strict=not wide), self._number(right, strict=not wide)
            if (first and second) or (wide and (first or second)):
                yield from (found for found in (first, second) if found)
                if wide and not (first and second):
                    yield from self._row(right if first else left)
                return
            if first and len(right.groups) > 2 and len(piece.digits) > 18:
                yield first
                yield from self._row(right)
                return

    def _trimmed(self, piece: Stretch) -> Number | None:
        """ "+65 6000 1111 24 hours", "age 22 600 …": a short number beside, only where the rest is surely one."""
        groups, found = piece.groups, None
        if len(groups[-1].digits) <= 3 and groups[-1].gap.strip() in ("", "."):
            found = self._number(piece.part(0, len(groups) - 1), strict=True)
        if found is None and len(groups[0].digits) <= 3 and groups[1].gap.isspace() and not piece.plus:
            found = self._number(piece.part(1, len(groups)), strict=True)
        return found

    def _pair(self, piece: Stretch) -> Iterator[Number]:
        groups, at = piece.groups, len(piece.groups)
        while at > 1 and groups[at - 1].gap.strip() == "/" and len(groups[at - 1].digits) == len(groups[-1].digits):
            at -= 1
        size = len(groups[-1].digits)
        if at == len(groups) or size > min(4, len(groups[at - 1].digits)) or groups[at - 1].gap.strip() == "/":
            return
        base = piece.part(0, at)
        number = self._number(base)
        if number is None or len(base.digits) < 8:
            return
        others = [self._judge(base, base.digits[:-size] + group.digits, number.beside) for group in groups[at:]]
        verdicts = [number.verdict, *(other for other in others if other is not None)]
        if len(verdicts) <= len(others):
            return
        start, end = self._text.span(piece.start, piece.end)
        for verdict in verdicts:
            yield Number(start=start, end=end, verdict=verdict, written="obfuscated", how="pair", beside=number.beside)

    def _number(self, piece: Stretch, strict: bool = False) -> Number | None:
        if not self._fewest <= len(piece.digits) <= LONGEST_NUMBER:
            return None
        beside = self._labels.beside(piece.start, piece.end)
        verdict = self._judge(piece, piece.digits, beside)
        if verdict is None or (strict and not verdict.valid):
            return None
        hidden = (
            piece.hidden or (self._text.disguised(piece.start, piece.end) and _apart(self._text, piece)) or _odd(piece)
        )
        written: Written = "obfuscated" if hidden else "labelled" if beside.labelled else "plain"
        start, end = self._text.span(self._opened(piece), piece.end)
        how = "spelt" if piece.spelt else "disguised" if hidden else ""
        return Number(start=start, end=end, verdict=verdict, written=written, how=how, beside=beside)

    def _judge(self, piece: Stretch, digits: str, beside: Beside) -> Verdict | None:
        if beside.refused and not piece.plus:
            return None
        candidate = Candidate(
            digits=digits,
            plus=piece.plus,
            hidden=piece.hidden or _odd(piece),
            labelled=beside.labelled,
            alone=self._alone(piece),
            spelt=piece.spelt,
            torn=any(
                (len(gap) > 2 and gap.isspace()) or "\n" in gap for gap in (group.gap for group in piece.groups[1:])
            ),
            sizes=tuple(len(group.digits) for group in piece.groups),
            zero_in_brackets=any(group.digits == "0" and group.gap.endswith("(") for group in piece.groups[1:]),
        )
        return judged(candidate, self._countries)

    def _countries(self) -> Iterable[Guess]:
        return self._guesses

    def _glued(self, piece: Stretch) -> bool:
        """Digits that are part of a word, a code or a decimal: AB12345678, 0x1F2E…, 3,14159265, QR12-34567."""
        folded, start, end = self._text.folded, piece.start, piece.end
        before, after = folded[start - 1 : start] if start else "", folded[end : end + 1]
        if before and ((before in "№#=_&" and before != "#") or (before.isalpha() and before.isascii())):
            return not self._labels.touches(start)
        if before.isalpha() and not self._labels.touches(start) and before.upper() != before.lower():
            return True
        if after.isalpha() and after.isascii() and not after.isupper() and not piece.hidden:
            return len(folded[end : end + 3].strip()) < 3 or not folded[end : end + 3].isalpha()
        return False

    def _alone(self, piece: Stretch) -> bool:
        folded = self._text.folded
        rest = folded[: piece.start][-64:] + folded[piece.end :][:64]
        return not any(char.isalnum() for char in rest)

    def _opened(self, piece: Stretch) -> int:
        """The number's start with the bracket that opens before it."""
        start, folded = piece.start, self._text.folded
        if not piece.plus and folded[start - 1 : start] == "(" and ")" in folded[start : piece.end]:
            return start - 1
        return start


def _apart(text: Text, piece: Stretch) -> bool:
    """Whether digits themselves were disguised, not only a space between them."""
    return any(text.disguised(group.start, group.end) for group in piece.groups)


def _odd(piece: Stretch) -> bool:
    """Digits one by one, or with signs between them that no habit of writing numbers has."""
    sizes = [len(group.digits) for group in piece.groups]
    if len(sizes) >= 6 and sum(size == 1 for size in sizes) >= len(sizes) - 2:
        return True
    gaps = [group.gap.strip() for group in piece.groups[1:]]
    return any(sign not in "./()-‐‑‒–—" for gap in gaps for sign in gap) or sum(len(gap) > 1 for gap in gaps) > 2


def known(digits: str) -> str | None:
    """E.164 of digits that begin with a country code, as links carry them; None where no such number can be."""
    found = plan(digits, None)
    return found.value if found else None
