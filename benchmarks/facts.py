"""Facts measured: salary and price fields on ../shared, pay in labelled ads, and texts/s; price-parser beside ours.

Run: python -m benchmarks.facts [-v]
"""

import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from price_parser import Price as Peer

from benchmarks.table import table
from extractors.facts import Pay, find, kinds_by_name, price, salary
from extractors.passage import Passage
from extractors.text import view

DATA: Final = Path(__file__).resolve().parents[2] / "shared" / "data"
SIZE: Final = 1024
ROUNDS: Final = 3

Row = dict[str, Any]


def rows(name: str) -> Iterator[Row]:
    for line in (DATA / name).read_text(encoding="utf-8").split("\n"):
        if line.strip():
            yield json.loads(line)


def share(right: int, many: int) -> str:
    return f"{right / max(1, many):.4f} ({right} of {many})"


def salaries(verbose: bool) -> list[list[str]]:
    """Right when minimum, maximum, currency and period are all right; with the row's language told, and without."""
    listed = list(rows("gold/salary_strings.jsonl"))
    figures = []
    for name, told in (("language told", True), ("language unknown", False)):
        right = 0
        for row in listed:
            pay = salary(row["text"], row["lang"] if told else None)
            found = (pay.low, pay.high, pay.currency, pay.period) if pay else None
            wanted = (row["min"], row["max"], row["currency"], row["period"])
            right += found == wanted
            if verbose and found != wanted:
                print(f"    {row['text']!r}  found {found}  wanted {wanted}")
        figures.append([f"salary strings, {name}", "all right", share(right, len(listed)), "0.97"])
    return figures


def prices(verbose: bool) -> list[list[str]]:
    """The currency as written (the data has no codes)."""
    listed = list(rows("gold/prices.jsonl"))
    counted: Counter[str] = Counter()
    for row in listed:
        wanted = None if row["amount"] is None else float(row["amount"])
        ours = price(row["text"] or "", row["currency_hint"])
        peer = Peer.fromstring(row["text"], row["currency_hint"])
        amount, sign = (ours.amount, ours.symbol or None) if ours else (None, None)
        counted["amount"] += amount == wanted
        counted["currency"] += sign == row["currency"]
        counted["peer amount"] += peer.amount_float == wanted
        counted["peer currency"] += peer.currency == row["currency"]
        counted["code"] += bool(sign and ours and ours.currency)
        counted["signs"] += bool(sign)
        if verbose and (amount, sign) != (wanted, row["currency"]):
            print(f"    {row['text']!r} beside {row['currency_hint']!r}  found {amount} {sign}")
    many = len(listed)
    return [
        ["prices", "amount", share(counted["amount"], many), "0.985"],
        ["prices", "currency", share(counted["currency"], many), "0.95"],
        ["prices", "signs that have a code", share(counted["code"], counted["signs"]), ""],
        ["prices, price-parser", "amount", share(counted["peer amount"], many), ""],
        ["prices, price-parser", "currency", share(counted["peer currency"], many), ""],
    ]


def ads(verbose: bool) -> list[list[str]]:
    """The pay that people labelled in whole ads; where none is labelled (warnings, offers of other things), none is."""
    counted: Counter[str] = Counter()
    for row in rows("indicators/dev.jsonl"):
        found = find(Passage(text=row["text"], language=row["lang"]))
        pays = [fact.value for fact in found if isinstance(fact.value, Pay)]
        wanted = row.get("salary")
        if not wanted:
            counted["silent"] += not pays
            counted["without"] += 1
            continue
        counted["with"] += 1
        hits = [pay for pay in pays if _holds(pay, wanted["amount"])]
        counted["amount"] += bool(hits)
        counted["currency"] += any(pay.currency == wanted["currency"] for pay in hits)
        counted["period"] += any(pay.period == wanted["period"] for pay in hits)
        if verbose and not hits:
            print(f"    missed {wanted} in {row['text'][:90]!r}")
    figures = [
        ["ads, pay", name, share(counted[name], counted["with"]), ""] for name in ("amount", "currency", "period")
    ]
    return [*figures, ["ads without pay", "nothing found", share(counted["silent"], counted["without"]), ""]]


def _holds(pay: Pay, amount: float) -> bool:
    low, high = (pay.low if pay.low is not None else pay.high), (pay.high if pay.high is not None else pay.low)
    return low is not None and high is not None and low <= amount <= high


def speed() -> list[list[str]]:
    """Best of several rounds in CPU time on one core; folding is paid once per text by all extractors together."""
    real = [row["text"][:SIZE] for row in rows("gold/pl_job_classifieds.jsonl") if len(row["text"]) >= SIZE // 2][:400]
    dense = [row["text"] for row in rows("indicators/dev.jsonl")]
    fields = [row["text"] for row in rows("gold/prices.jsonl") if row["text"]]
    figures = []
    for name, texts in (("real ads", real), ("labelled ads, 15 languages", dense)):
        passages = [Passage(text=text) for text in texts]
        size = sum(map(len, texts))
        both = _best(lambda passages=passages: sum(len(find(passage)) for passage in passages))  # type: ignore[misc]
        folding = _best(lambda texts=texts: sum(len(view.__wrapped__(text).lower) for text in texts))  # type: ignore[misc]
        named = f"speed, {len(kinds_by_name())} kinds, {name} of {size // len(texts)} characters"
        figures.append([named, "texts/s", f"{len(texts) / both:.0f}", ""])
        figures.append([named, "µs per KB without folding", f"{(both - folding) / size * 1e9:.0f}", "150"])
    ours = _best(lambda: sum(price(text) is not None for text in fields))
    peer = _best(lambda: sum(Peer.fromstring(text).amount is not None for text in fields))
    figures.append(["speed, price fields", "fields/s", f"{len(fields) / ours:.0f}", ""])
    figures.append(["speed, price fields, price-parser", "fields/s", f"{len(fields) / peer:.0f}", ""])
    return figures


def _best(run: Callable[[], int]) -> float:
    taken = []
    for _ in range(ROUNDS):
        began = time.process_time()
        run()
        taken.append(time.process_time() - began)
    return min(taken)


def main() -> int:
    verbose = "-v" in sys.argv[1:]
    if not DATA.is_dir():
        print("The folder shared/data beside the project is absent: there is nothing to measure against.")
        return 1
    figures = [*salaries(verbose), *prices(verbose), *ads(verbose), *speed()]
    print(table(["what", "figure", "measured", "aim"], figures))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
