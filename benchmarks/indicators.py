"""Indicators measured: quality by indicator and language on ../shared, false alarms, levels, real ads, and texts/s.

Run: python -m benchmarks.indicators [-v] [--lang uk] [--part seen|unseen] [--data FILE]

The counting is that of the data's own score.py: sets of indicator ids by text; a false alarm is a text of level none
that gets medium or high; a distractor is a quoted, negated, reported or lawful mention; kappa has quadratic weights.
The set is cut in two by number: whoever writes phrases may look at the even half (`seen`), never at the odd one.
-v prints what is missed and what is extra. Without a part both are measured, one after the other.
"""

import argparse
import json
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

from benchmarks.table import table
from extractors import indicators
from extractors.dimensions import level_by_dimension
from extractors.examine import Examination, examine_many, warm
from extractors.passage import Passage
from extractors.score import LEVELS

DATA: Final = Path(__file__).resolve().parents[2] / "shared" / "data" / "indicators" / "dev.jsonl"
SIZE: Final = 1024
Row = dict[str, Any]


KINDS: Final = {
    "dating": "dating",
    "job_board": "job_boards",
    "social": "communities",
    "forum": "forums",
    "marketplace": "marketplaces",
}
OFTEN: Final = 5  # texts of an indicator, for the macro mean


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One labelled text beside what was found in it."""

    row: Row
    examination: Examination
    found: frozenset[str]
    wanted: frozenset[str]

    @property
    def language(self) -> str:
        return str(self.row["lang"])

    @property
    def level(self) -> str:
        return self.examination.assessment.level


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("-v", action="store_true")
    options.add_argument("--lang")
    options.add_argument("--part", choices=["seen", "unseen", "all"])
    options.add_argument("--data", type=Path, default=DATA)
    asked = options.parse_args()
    warm()
    book = indicators.finder().codebook
    languages = sorted({language for rule in book.rules.values() for language in rule.phrases})
    print(f"codebook {indicators.version()}: {len(book.rules)} indicators in {', '.join(languages)}\n")
    if asked.data.exists():
        rows = [json.loads(line) for line in asked.data.read_text(encoding="utf-8").strip().split("\n")]
        rows = [row for row in rows if asked.lang in (None, row["lang"])]
        for part in [asked.part] if asked.part else ["seen", "unseen"]:
            report(part, texts([row for row in rows if part in ("all", part_of(row))]), verbose=asked.v)
        real_ads(asked.data.parents[1] / "gold")
    else:
        print(f"{asked.data} is not there: speed only")
    speed()


def part_of(row: Row) -> str:
    return "unseen" if int(str(row["id"])[1:]) % 2 else "seen"


def texts(rows: Sequence[Row]) -> list[Text]:
    return [_text(row, found) for row, found in zip(rows, examine_many(list(map(passage, rows))), strict=True)]


def passage(row: Row) -> Passage:
    return Passage(text=row["text"], kind=KINDS.get(row.get("platform_type", "")))


def _text(row: Row, examination: Examination) -> Text:
    return Text(
        row=row,
        examination=examination,
        found=frozenset(one.id for one in examination.indicators),
        wanted=frozenset(one["id"] for one in row["indicators"]),
    )


def report(title: str, of: Sequence[Text], *, verbose: bool) -> None:
    print(f"## {title}: {len(of)} texts\n")
    ids = sorted({id for text in of for id in text.found | text.wanted})
    rows = [_prf(id, of, lambda id: frozenset([id])) for id in ids]
    by_language = [
        _prf(f"in {language}", [text for text in of if text.language == language], None)
        for language in sorted({text.language for text in of})
    ]
    print(table(("", "right", "extra", "missed", "P", "R", "F1"), [*rows, *by_language, _prf("all", of, None)]), "\n")
    often = [float(str(row[-1])) for row in rows if int(str(row[1])) + int(str(row[3])) >= OFTEN]
    print(f"macro F1 {sum(often) / max(1, len(often)):.3f} over {len(often)} indicators with {OFTEN} texts or more")
    _spans(of)
    _alarms(of)
    pairs = [(text.row["level"], text.level) for text in of]
    agreed = sum(gold == level for gold, level in pairs) / max(1, len(pairs))
    print(f"levels: {agreed:.3f} agree, quadratic-weighted kappa {kappa(pairs):.3f}")
    other = [(text.row["level"], level_by_dimension(text.examination.indicators)) for text in of]
    alarms = sum(gold == "none" and level in ("medium", "high") for gold, level in other)
    print(f"by dimension instead: kappa {kappa(other):.3f}, {alarms} false alarms\n")
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


def _spans(of: Sequence[Text]) -> None:
    """Of the indicators found rightly that have words, the share whose words overlap the labelled ones."""
    met = whole = 0
    for text in of:
        for id in text.found & text.wanted:
            gold = [(one["start"], one["end"]) for one in text.row["indicators"] if one["id"] == id and "start" in one]
            ours = [
                (one.start, one.end)
                for one in text.examination.indicators
                if one.id == id and one.start is not None and one.end is not None
            ]
            if gold and ours:
                whole += 1
                met += any(start < last and first < end for start, end in gold for first, last in ours)
    print(f"spans: {met}/{whole} overlap")


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
    fired = sum(id in text.found and id not in text.wanted for text, id in mentions)
    print(f"distractors fired: {fired}/{len(mentions)}")


def kappa(pairs: Sequence[tuple[str, str]]) -> float:
    """Cohen's, with quadratic weights."""
    places = [(LEVELS.index(gold), LEVELS.index(given)) for gold, given in pairs]
    gold, given = (Counter(side) for side in zip(*places, strict=True)) if places else (Counter(), Counter())
    observed = sum((one - other) ** 2 for one, other in places)
    chance = sum((one - other) ** 2 * gold[one] * given[other] for one in gold for other in given) / max(1, len(places))
    return 1 - observed / chance if chance else 1.0


def real_ads(gold: Path) -> None:
    """What share of ordinary ads reaches each level: an alarm there is nearly always a false one."""
    path = gold / "pl_job_classifieds.jsonl"
    if path.exists():
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").strip().split("\n")]
        found = examine_many([Passage(text=row["text"], kind="marketplaces", region="PL") for row in rows])
        counted = Counter(one.assessment.level for one in found)
        shares = ", ".join(f"{level} {counted[level]} ({counted[level] / len(rows):.1%})" for level in LEVELS)
        print(f"{len(rows)} ordinary Polish ads: {shares}")
    families(gold / "pl_suspicious_ads.jsonl")


def families(path: Path) -> None:
    if not path.exists():
        return
    by_family: dict[str, list[str]] = {}
    for line in path.read_text(encoding="utf-8").strip().split("\n"):
        row = json.loads(line)
        found = examine_many([Passage(text=row["text"], kind="marketplaces", region="PL")])[0]
        by_family.setdefault(row.get("family") or row["label"], []).append(found.assessment.level)
    rows = [(family, len(levels), *(levels.count(level) for level in LEVELS)) for family, levels in by_family.items()]
    print(table(("suspicious Polish ads", "texts", *LEVELS), rows), "\n")


def _wrong(of: Iterable[Text]) -> None:
    for text in of:
        if text.found == text.wanted:
            continue
        missed = [one for one in text.row["indicators"] if one["id"] in text.wanted - text.found]
        print(f"{text.row['id']} {text.language} {text.row['level']} -> {text.level}: {text.row['text']}")
        for one in missed:
            print(f"    - {one['id']}: {one.get('quote', '')}")
        for sighting in indicators.sightings(Passage(text=text.row["text"], language=text.language)):
            one = sighting.indicator
            if one.id in text.found - text.wanted or (sighting.undone and one.id in text.wanted):
                print(
                    f"    {'undone ' + sighting.undone if sighting.undone else '+'} {one.id}: {one.quote} ({one.rule})"
                )


def speed() -> None:
    """Texts a second in one process: the codebook's examples one behind the other, and real ads if there are some."""
    kinds = {"examples, 1 KB each": [Passage(text=text) for text in corpus()]}
    path = DATA.parents[1] / "gold" / "pl_job_classifieds.jsonl"
    if path.exists():
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").strip().split("\n")]
        kinds["real ads, 0.8 KB each"] = [Passage(text=row["text"][:SIZE], region="PL") for row in rows]
    for kind, passages in kinds.items():
        for name, run in (
            ("indicators", partial(lambda some: list(indicators.find_many(some)), passages)),
            ("everything", partial(examine_many, passages)),
        ):
            best = min(_seconds(run) for _ in range(3))
            print(f"{kind:22s} {name} {len(passages) / best:8,.0f} texts a second, one process")


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
