"""What stands around a finding and undoes it: negation, warning, news, fiction, review, question, seeking work."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Final

from extractors.indicators.codebook import Codebook
from extractors.indicators.cues import Pattern, Spoken
from extractors.indicators.matcher import Hit, Line, Reading
from extractors.indicators.pattern import span
from extractors.indicators.units import Units

OPENING: Final = 200  # characters in which a cue speaks of the whole text
_REACH: Final = 80  # bytes before or behind a finding in which a negation is looked for
_CLAUSE: Final = (b",", b";", b":", b'"', b"(", b" - ")
_WHOLE: Final = ("warning", "news", "fiction", "review")


class Context:
    """The cues and guards of every language, read when first asked for."""

    def __init__(self, codebook: Codebook) -> None:
        self._codebook = codebook
        self._spoken: dict[str, Spoken] = {}
        self._denying: dict[str, bool] = {}

    def prove(self) -> None:
        """Reads and compiles all now. Raises CodebookError."""
        guarded = {language for rule in self._codebook.rules.values() for language in rule.guards}
        for language in guarded | self._codebook.cues.keys():
            self.spoken(language).prove()

    def spoken(self, language: str) -> Spoken:
        if language not in self._spoken:
            self._spoken[language] = Spoken(self._codebook, language)
        return self._spoken[language]

    def judged(
        self, reading: Reading, opening: int, hits: Sequence[Hit], language: str | None
    ) -> dict[Hit, str | None]:
        """Each hit with why it does not count, in one word, None where it does.

        The cues are those of a hit's own language and of the text's: "no" in a third one means something else.
        `opening` is where the first OPENING characters of the text end, in bytes.
        """
        met = {hit.line.language for hit in hits}
        spoken = {own: frozenset((own, language)) if language else frozenset(met) for own in met}
        around = {few: self._around(reading, opening, few) for few in set(spoken.values())}
        return {hit: around[spoken[hit.line.language]].undone(hit) for hit in hits}

    def _around(self, reading: Reading, opening: int, languages: Iterable[str]) -> "Surroundings":
        known = sorted(self._codebook.cues.keys() & set(languages))
        return Surroundings(reading, opening, [self.spoken(language) for language in known], self)

    def denies(self, line: Line) -> bool:
        """Whether a phrase itself says no, in its own language."""
        if line.name not in self._denying:
            said = Units(line.text)
            patterns = self.spoken(line.language).said(said).get("negation", ())
            self._denying[line.name] = any(pattern.search(said.data) for pattern in patterns)
        return self._denying[line.name]


class Surroundings:
    """One text's sentences, and what stands in them."""

    def __init__(self, reading: Reading, opening: int, spoken: Sequence[Spoken], context: Context) -> None:
        self._data, self._opening, self._context = reading.units.data, opening, context
        self._ends = reading.units.ends
        self._said: dict[str, list[Pattern]] = {}
        self._heard: dict[tuple[str, int, int], bool] = {}
        for one in spoken:
            for name, patterns in one.said(reading.units).items():
                self._said.setdefault(name, []).extend(patterns)

    def undone(self, hit: Hit) -> str | None:
        """Why the hit does not count, in one word; None where it does."""
        start, end = self._sentence(hit)
        if self._says(hit.line.rule.id, start, end):
            return "guard"
        for gate in ("negation", "question", *_WHOLE, "seeker"):
            if gate not in hit.line.rule.uncut and self._applies(gate, hit, start, end):
                return gate
        return None

    def _applies(self, gate: str, hit: Hit, start: int, end: int) -> bool:
        if gate == "negation":
            return self._denied(hit, start, end)
        if gate == "seeker":
            return self._seeking
        if gate == "question":
            return self._says(gate, start, hit.end) and self._data[start:end].rstrip()[-1:] == b"?"
        return gate in self._speaks or self._says(gate, start, end) or self._introduced(gate, start)

    def _denied(self, hit: Hit, start: int, end: int) -> bool:
        """A phrase whose words found here say no themselves is not undone by a no."""
        if self._context.denies(hit.line) and self._says("negation", hit.start, hit.end):
            return False
        if self._says("negation", *self._before(hit, start)):
            return True
        end = min(end, hit.end + _REACH)
        comma = self._data.find(b",", hit.end, end)
        return self._says("denial", hit.end, end if comma < 0 else comma)

    def _before(self, hit: Hit, start: int) -> tuple[int, int]:
        """Where a negation is looked for: from the clause's begin, or the last turn in it, to the finding's end.

        Nowhere where the finding itself begins with a turn ("until your debt is paid").
        """
        start = max(start, hit.start - _REACH)
        for mark in _CLAUSE:
            cut = self._data.rfind(mark, start, hit.start)
            start = start if cut < 0 else cut + len(mark)
        for pattern in self._said.get("turn", ()):
            while (turn := pattern.search(before := self._data[start : hit.start])) is not None:
                start += span(turn, before)[1]
            turn = pattern.search(found := self._data[hit.start : hit.end])
            if turn is not None and span(turn, found)[0] == 0:
                return hit.start, hit.start
        return start, hit.end

    def _says(self, name: str, start: int, end: int) -> bool:
        patterns = self._said.get(name)
        if patterns is None:
            return False
        if (name, start, end) not in self._heard:
            said = self._data[start:end]
            self._heard[name, start, end] = any(pattern.search(said) for pattern in patterns)
        return self._heard[name, start, end]

    def _sentence(self, hit: Hit) -> tuple[int, int]:
        at = bisect_right(self._ends, hit.start)
        first = self._ends[at - 1] if at else 0
        last = bisect_right(self._ends, hit.end - 1)
        return first, self._ends[last] if last < len(self._ends) else len(self._data)

    def _introduced(self, gate: str, start: int) -> bool:
        """Whether the line before the paragraph's list, ending with a colon, says so."""
        paragraph = self._data.rfind(b"\n\n", 0, start) + 1
        colon = self._data.rfind(b":\n", paragraph, start)
        return colon >= 0 and self._says(gate, max(self._data.rfind(b"\n", paragraph, colon) + 1, paragraph), colon)

    @cached_property
    def _speaks(self) -> frozenset[str]:
        """The gates that stand over the whole text, where nothing in it invites to answer.

        One cue that opens a text is enough, or two anywhere, of whatever gates; of a review one anywhere.
        """
        said = {gate: self._saying(gate) for gate in _WHOLE if gate in self._said}
        every = frozenset().union(*said.values())
        if not every or self._saying("offer") - every:
            return frozenset()
        return frozenset(
            gate
            for gate, places in said.items()
            if places and (len(every) > 1 or gate == "review" or self._says(gate, 0, self._opening))
        )

    def _saying(self, name: str) -> frozenset[int]:
        """The ends of the sentences that say it."""
        places = zip([0, *self._ends], self._ends, strict=False)
        return (
            frozenset(end for start, end in places if self._says(name, start, end))
            if name in self._said
            else frozenset()
        )

    @cached_property
    def _seeking(self) -> bool:
        return self._says("seeker", 0, self._opening) and not self._says("offer", 0, len(self._data))
