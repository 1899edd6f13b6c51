"""Indicators measured: quality by indicator and language on ../shared, false alarms, levels, and texts/s.

Run: python -m benchmarks.indicators [-v] [--lang uk] [--data FILE]      (-v prints what is missed and what is extra)

The counting is that of the data's own score.py: sets of indicator ids by text; a false alarm is a text of level none
that gets medium or high; a distractor is a quoted, negated, reported or lawful mention. "Ours" keeps to the indicators
of the codebook and to the languages that each of them has.
"""

import argparse
import json
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from benchmarks.table import table
from extractors import indicators
from extractors.examine import Examination, examine_many, warm
from extractors.passage import Passage
from extractors.score import LEVELS, level_of

DATA: Final = Path(__file__).resolve().parents[2] / "shared" / "data" / "indicators" / "dev.jsonl"
SIZE: Final = 1024
Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One labelled text beside what was found in it; `wanted` and `found` keep to the ids that are scored."""

    row: Row
    found: frozenset[str]
    wanted: frozenset[str]
    level: str
    gold: str

    @property
    def language(self) -> str:
        return str(self.row["lang"])


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("-v", action="store_true")
    options.add_argument("--lang")
    options.add_argument("--data", type=Path, default=DATA)
    asked = options.parse_args()
    warm()
    rules = indicators.finder().codebook.rules
    languages = set.intersection(*(set(rule.phrases) for rule in rules.values()))
    print(f"codebook {indicators.version()}: {len(rules)} indicators in {', '.join(sorted(languages))}\n")
    if asked.data.exists():
        rows = [json.loads(line) for line in asked.data.read_text(encoding="utf-8").splitlines()]
        ours = [row for row in rows if row["lang"] in languages and asked.lang in (None, row["lang"])]
        report("these indicators, these languages", texts(ours, set(rules)), verbose=asked.v)
        report("every indicator and language of the set", texts(rows, None), verbose=False)
    else:
        print(f"{asked.data} is not there: speed only")
    speed()


def texts(rows: Sequence[Row], only: set[str] | None) -> list[Text]:
    """`only` restricts the ids, and then the wanted level is the rubric's over the restricted ids."""
    return [_text(row, found, only) for row, found in zip(rows, examine_many(list(map(passage, rows))), strict=True)]


def passage(row: Row) -> Passage:
    return Passage(text=row["text"])


def _text(row: Row, found: Examination, only: set[str] | None) -> Text:
    labelled = {one["id"] for one in row["indicators"]}
    wanted = frozenset(labelled if only is None else labelled & only)
    rules = indicators.finder().codebook.rules
    return Text(
        row=row,
        found=frozenset(one.id for one in found.indicators),
        wanted=wanted,
        level=found.assessment.level,
        gold=row["level"] if only is None else level_of({id: rules[id].strength for id in wanted}),
    )


def report(title: str, of: Sequence[Text], *, verbose: bool) -> None:
    print(f"## {title}: {len(of)} texts\n")
    ids = sorted({id for text in of for id in text.found | text.wanted})
    rows = [_prf(id, of, lambda id: frozenset([id])) for id in ids] if len(ids) < 30 else []
    by_language = [
        _prf(f"in {language}", [text for text in of if text.language == language], None)
        for language in sorted({text.language for text in of})
    ]
    print(table(("", "right", "extra", "missed", "P", "R", "F1"), [*rows, *by_language, _prf("all", of, None)]), "\n")
    _alarms(of)
    pairs = [(text.gold, text.level) for text in of]
    agreed = sum(gold == level for gold, level in pairs) / max(1, len(pairs))
    print(f"levels: {agreed:.3f} agree, kappa {kappa(pairs):.3f}\n")
    if verbose:
        _wrong(of)


def _prf(name: str, of: Iterable[Text], ids: Callable[[str], frozenset[str]] | None) -> tuple[object, ...]:
    keep = ids(name) if ids else None
    right = extra = missed = 0
    for text in of:
        found, wanted = (text.found & keep, text.wanted & keep) if keep else (text.found, text.wanted)
        right, extra, missed = right + len(found & wanted), extra + len(found - wanted), missed + len(wanted - found)
    precision, recall = right / max(1, right + extra), right / max(1, right + missed)
    mean = 2 * right / max(1, 2 * right + extra + missed)
    return name, right, extra, missed, f"{precision:.3f}", f"{recall:.3f}", f"{mean:.3f}"


def _alarms(of: Sequence[Text]) -> None:
    """False alarms as score.py counts them: texts that the labellers gave no indicator at all."""
    none = [text for text in of if text.row["level"] == "none"]
    loud = sum(text.level in ("medium", "high") for text in none)
    silent = sum(not text.found for text in none)
    print(
        f"false alarms: {loud}/{len(none)} texts of level none get medium or high; {silent} of them get nothing at all"
    )
    serious = [text for text in of if text.level in ("medium", "high")]
    right = sum(text.row["level"] in ("medium", "high") for text in serious)
    print(f"medium or high: {len(serious)} texts, of which the labellers gave {right} medium or high")
    mentions = [(text, one["id"]) for text in of for one in text.row.get("distractors", ())]
    mentions = [(text, id) for text, id in set(mentions) if id not in text.wanted] if False else mentions
    fired = sum(id in text.found and id not in text.wanted for text, id in mentions)
    print(f"distractors fired: {fired}/{len(mentions)}")


def kappa(pairs: Sequence[tuple[str, str]]) -> float:
    """Cohen's, unweighted."""
    if not pairs:
        return 0.0
    gold, given = (Counter(side) for side in zip(*pairs, strict=True))
    agreed = sum(one == other for one, other in pairs) / len(pairs)
    chance = sum(gold[level] * given[level] for level in LEVELS) / len(pairs) ** 2
    return (agreed - chance) / (1 - chance) if chance < 1 else 1.0


def _wrong(of: Iterable[Text]) -> None:
    for text in of:
        if text.found == text.wanted:
            continue
        missed = [one for one in text.row["indicators"] if one["id"] in text.wanted - text.found]
        print(f"{text.row['id']} {text.language} {text.gold} -> {text.level}: {text.row['text']}")
        for one in missed:
            print(f"    - {one['id']}: {one.get('quote', '')}")
        for sighting in indicators.sightings(Passage(text=text.row["text"], language=text.language)):
            one = sighting.indicator
            if one.id in text.found - text.wanted or (sighting.undone and one.id in text.wanted):
                print(
                    f"    {'undone ' + sighting.undone if sighting.undone else '+'} {one.id}: {one.quote} ({one.rule})"
                )


def speed() -> None:
    """Texts of 1 KB a second in one process: offers and small talk in turn, as written by hand for this."""
    passages = [Passage(text=text) for text in corpus()]
    for name, run in (
        ("indicators", lambda: list(indicators.find_many(passages))),
        ("examine_many", lambda: examine_many(passages)),
    ):
        best = min(_seconds(run) for _ in range(3))
        print(f"{name:13s} {len(passages) / best:8,.0f} texts of 1 KB a second, one process")


def corpus(texts: int = 500) -> list[str]:
    """The codebook's own examples, shuffled into texts of about 1 KB by language: denser in findings than any forum."""
    rules = indicators.finder().codebook.rules.values()
    made = []
    for language in ("en", "ru", "uk", "zh"):
        said = [text for rule in rules for text in (*rule.match.get(language, ()), *rule.passed.get(language, ()))]
        for number in range(texts // 4):
            step = 1 + 2 * (number % 17)
            words = (
                " ".join(said[(number + at * step) % len(said)] for at in range(60)).replace("[", "").replace("]", "")
            )
            made.append(words.encode()[:SIZE].decode(errors="ignore"))
    return made


def _seconds(run: Callable[[], object]) -> float:
    begun = time.perf_counter()
    run()
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
