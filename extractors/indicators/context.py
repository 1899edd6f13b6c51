"""What stands around a finding and undoes it: negation, warning, news, fiction, review, question, seeking work."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Final, Protocol

from extractors.indicators.codebook import Codebook
from extractors.indicators.matcher import Hit, Line, Reading, compile_phrases, read_phrases
from extractors.indicators.model import Cues
from extractors.indicators.pattern import Match, span
from extractors.indicators.sieve import Sieve

OPENING: Final = 200  # characters in which a cue speaks of the whole text
_REACH: Final = 80  # bytes before or behind a finding in which a negation is looked for
_CLAUSE: Final = (b",", b";", b":", b'"', b"(", b" - ")
_WHOLE: Final = ("warning", "news", "fiction", "review")


class Pattern(Protocol):
    def search(self, text: bytes) -> Match | None: ...


class Context:
    """The cues of every language and the guards of every rule, compiled when first asked for."""

    def __init__(self, codebook: Codebook) -> None:
        self._codebook = codebook
        self._sieves: dict[str, Sieve] = {}
        self._cues: dict[str, dict[str, Pattern]] = {}
        self._guards: dict[tuple[str, str], Pattern | None] = {}
        self._denying: dict[str, bool] = {}

    def prove(self) -> None:
        """Compiles all now. Raises CodebookError."""
        for language in self._codebook.cues:
            self.cues(language)
            for id in self._codebook.rules:
                self.guard(id, language)

    def cues(self, language: str) -> dict[str, Pattern]:
        if language not in self._cues:
            self._cues[language] = _compiled(self._codebook.cues[language], language, self._codebook)
        return self._cues[language]

    def guard(self, id: str, language: str) -> Pattern | None:
        if (id, language) not in self._guards:
            phrases = self._codebook.rules[id].guards.get(language)
            where = f"{self._codebook.files[id]}: guards"
            compiled = compile_phrases(phrases, language, self._codebook, where) if phrases else None
            self._guards[id, language] = compiled
        return self._guards[id, language]

    def possible(self, text: bytes, language: str) -> dict[str, Pattern]:
        """The cues of which the letters stand in a text."""
        cues = self.cues(language)
        if language not in self._sieves:
            self._sieves[language] = self._sieve(language)
        names = [*cues]
        return {names[number]: cues[names[number]] for number in self._sieves[language].possible(text)}

    def _sieve(self, language: str) -> Sieve:
        said = self._codebook.cues[language]
        groups = [read_phrases(getattr(said, name), language, self._codebook, name) for name in self.cues(language)]
        return Sieve(groups, language)

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
        return Surroundings(reading, opening, known, self)

    def denies(self, line: Line) -> bool:
        """Whether a phrase itself says no, in its own language."""
        if line.name not in self._denying:
            cues = self.cues(line.language) if line.language in self._codebook.cues else {}
            self._denying[line.name] = "negation" in cues and cues["negation"].search(line.text) is not None
        return self._denying[line.name]


class Surroundings:
    """One text's sentences, and which gates stand in them."""

    def __init__(self, reading: Reading, opening: int, languages: Sequence[str], context: Context) -> None:
        self._data, self._opening, self._languages, self._context = reading.units.data, opening, languages, context
        self._cues = [context.possible(reading.text, language) for language in languages]
        self._ends = reading.units.ends

    def undone(self, hit: Hit) -> str | None:
        """Why the hit does not count, in one word; None where it does."""
        start, end = self._sentence(hit)
        sentence = self._data[start:end]
        guards = (self._context.guard(hit.line.rule.id, language) for language in self._languages)
        if any(guard is not None and guard.search(sentence) for guard in guards):
            return "guard"
        for gate in ("negation", "question", *_WHOLE, "seeker"):
            if gate not in hit.line.rule.uncut and self._applies(gate, hit, start, end):
                return gate
        return None

    def _applies(self, gate: str, hit: Hit, start: int, end: int) -> bool:
        if gate == "negation":
            return self._denied(hit, start, end)
        if gate == "question":
            asked = self._data[start:end].rstrip()[-1:] == b"?"
            return asked and self._says("question", self._data[start : hit.end])
        if gate == "seeker":
            return self._seeking
        return self._says(gate, self._data[start:end]) or self._introduced(gate, start) or gate in self._speaks

    def _denied(self, hit: Hit, start: int, end: int) -> bool:
        """A phrase whose words found here say no themselves is not undone by a no."""
        if self._context.denies(hit.line) and self._says("negation", self._data[hit.start : hit.end]):
            return False
        before = self._data[max(start, hit.start - _REACH) : hit.start]
        for mark in _CLAUSE:
            before = before.rpartition(mark)[2]
        before, found = self._after_turn(before), self._data[hit.start : hit.end]
        if self._says("negation", b"" if self._turns(found) else before + found):
            return True
        return self._says("denial", self._data[hit.end : min(end, hit.end + _REACH)].partition(b",")[0])

    def _after_turn(self, before: bytes) -> bytes:
        for cues in self._cues:
            turn = cues.get("turn")
            while turn is not None and (found := turn.search(before)) is not None:
                before = before[span(found, before)[1] :]
        return before

    def _turns(self, found: bytes) -> bool:
        """Whether the finding itself begins with a turn ("until your debt is paid")."""
        turns = (cues["turn"].search(found) for cues in self._cues if "turn" in cues)
        return any(turn is not None and span(turn, found)[0] == 0 for turn in turns)

    def _sentence(self, hit: Hit) -> tuple[int, int]:
        at = bisect_right(self._ends, hit.start)
        first = self._ends[at - 1] if at else 0
        last = bisect_right(self._ends, hit.end - 1)
        return first, self._ends[last] if last < len(self._ends) else len(self._data)

    def _says(self, cue: str, part: bytes) -> bool:
        return any(cue in cues and cues[cue].search(part) is not None for cues in self._cues)

    def _introduced(self, gate: str, start: int) -> bool:
        """Whether the line before the paragraph's list, ending with a colon, says so."""
        paragraph = self._data.rfind(b"\n\n", 0, start) + 1
        head, colon, _ = self._data[paragraph:start].rpartition(b":\n")
        return bool(colon) and self._says(gate, head.rpartition(b"\n")[2])

    @cached_property
    def _speaks(self) -> frozenset[str]:
        """The gates that stand over the whole text, where nothing in it invites to answer.

        One cue that opens a text is enough, or two anywhere, of whatever gates; of a review one anywhere.
        """
        begins = [0, *self._ends]
        sentences = [(at, self._data[at:end]) for at, end in zip(begins, [*self._ends, len(self._data)], strict=True)]
        said = {gate: {at for at, sentence in sentences if self._says(gate, sentence)} for gate in _WHOLE}
        every = set().union(*said.values())
        if not every or any(at not in every and self._says("offer", sentence) for at, sentence in sentences):
            return frozenset()
        opening = self._data[: self._opening]
        return frozenset(
            gate
            for gate, places in said.items()
            if places and (len(every) > 1 or gate == "review" or self._says(gate, opening))
        )

    @cached_property
    def _seeking(self) -> bool:
        return self._says("seeker", self._data[: self._opening]) and not self._says("offer", self._data)


def _compiled(cues: Cues, language: str, codebook: Codebook) -> dict[str, Pattern]:
    return {
        name: compile_phrases(phrases, language, codebook, f"context/{language}.yml: {name}")
        for name in Cues.model_fields
        if (phrases := getattr(cues, name))
    }
