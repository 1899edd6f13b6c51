"""Selectors measured: quality by kind, language and manner of writing on ../shared, and texts/s beside a peer.

Run: python -m benchmarks.selectors [-v]
"""

import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import phonenumbers

from extractors.passage import Passage
from extractors.selectors import find, kinds

DATA: Final = Path(__file__).resolve().parents[2] / "shared" / "data"
SIZE: Final = 1024

Row = dict[str, object]
Item = tuple[str, str]


@dataclass
class Tally:
    """True positives, false positives, misses."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    def add(self, found: set[Item], wanted: set[Item]) -> None:
        self.right += len(found & wanted)
        self.extra += len(found - wanted)
        self.missed += len(wanted - found)

    def __str__(self) -> str:
        precision = self.right / max(1, self.right + self.extra)
        recall = self.right / max(1, self.right + self.missed)
        mean = 2 * precision * recall / max(1e-9, precision + recall)
        counts = f"{self.right:4d} right {self.extra:3d} extra {self.missed:3d} missed"
        return f"P {precision:.3f}  R {recall:.3f}  F1 {mean:.3f}   {counts}"


@dataclass
class Sheet:
    """Tallies by group, and the texts that went wrong."""

    tallies: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    wrong: list[str] = field(default_factory=list)

    def add(self, groups: Iterable[str], found: set[Item], wanted: set[Item], text: str) -> None:
        for group in groups:
            self.tallies[group].add(found, wanted)
        if found != wanted:
            missed, extra = sorted(wanted - found), sorted(found - wanted)
            self.wrong.append(f"    {text[:90]!r}  missed {missed}  extra {extra}")

    def show(self, title: str, details: bool) -> None:
        print(f"\n{title}")
        for group in sorted(self.tallies):
            print(f"  {group:24} {self.tallies[group]}")
        if details:
            print(*self.wrong, sep="\n")


def rows(name: str) -> Iterator[Row]:
    for line in (DATA / name).read_text(encoding="utf-8").split("\n"):
        if line.strip():
            yield json.loads(line)


def text_of(row: Row, key: str = "text") -> str:
    return str(row.get(key) or "")


def passage_of(row: Row) -> Passage:
    region, language = row.get("default_region") or row.get("region_hint"), row.get("lang")
    return Passage(
        text=text_of(row),
        region=str(region) if region else None,
        language=str(language) if language else None,
    )


def plain(kind: str, value: str) -> Item:
    """Values as the shared scorer compares them."""
    if kind in ("url", "invite_link"):
        host, slash, rest = value.partition("://")[2].partition("/")
        return kind, (host.lower() + slash + rest).rstrip("/")
    return kind, value.lower().lstrip("@")


def items(row: Row, key: str) -> set[Item]:
    listed = row.get(key) or []
    assert isinstance(listed, list)
    return {plain(one["kind"], one["value"]) for one in listed}


def labelled_texts() -> Sheet:
    sheet = Sheet()
    for row in rows("selectors/dev.jsonl"):
        wanted, optional = items(row, "expected"), items(row, "optional")
        found = {plain(one.kind, one.value) for one in find(passage_of(row))} - optional
        tags = row["tags"]
        assert isinstance(tags, list)
        sheet.add(("all", f"lang {row['lang']}", f"manner {_manner(tags)}"), found, wanted, text_of(row))
        for kind in {kind for kind, _ in found | wanted}:
            sheet.tallies[f"kind {kind}"].add(
                {one for one in found if one[0] == kind}, {one for one in wanted if one[0] == kind}
            )
    return sheet


def _manner(tags: list[str]) -> str:
    return f"{tags[0]} {tags[1]}" if tags[0] == "obf" else tags[0]


def gold(name: str, kind: str, wanted: Callable[[Row], set[str] | None], group: Callable[[Row], str]) -> Sheet:
    """One kind on one gold file; rows for which `wanted` is None are of another task."""
    sheet = Sheet()
    for row in rows(f"gold/{name}.jsonl"):
        if (values := wanted(row)) is None:
            continue
        passage = passage_of(row) if "text" in row else Passage(text=text_of(row, "url"))
        read = find(passage)
        as_written = name.startswith("mentions")
        found = {(kind, one.raw if as_written else one.value) for one in read if one.kind == kind}
        if as_written:  # a link to a profile is found as the profile
            found |= {(kind, one.raw) for one in read} & {(kind, value) for value in values}
        sheet.add(("all", group(row)), found, {(kind, value) for value in values}, passage.text)
    return sheet


def urls_of(row: Row) -> set[str] | None:
    expected = row["expected"] or []
    if "urls" not in str(row["task"]) or not isinstance(expected, list):
        return None
    return {one["url"] if isinstance(one, dict) else one for one in expected}


def listed(row: Row) -> set[str]:
    expected = row["expected"]
    assert isinstance(expected, list)
    return {str(one) for one in expected}


WALLETS: Final = {
    "bitcoin": "btc", "btc": "btc", "eth": "eth", "ethereum": "eth", "tron": "trx", "trx": "trx", "litecoin": "ltc",
    "ltc": "ltc", "monero": "xmr", "xmr": "xmr", "ripple": "xrp", "xrp": "xrp", "dogecoin": "doge", "doge": "doge",
    "bitcoincash": "bch", "bch": "bch", "solana": "sol", "sol": "sol", "ton": "ton", "toncoin": "ton",
}  # fmt: skip


def wallets(details: bool) -> None:
    """Each address behind its currency's name; an invalid one counts as accepted where it is found as that currency.

    Some invalid ones are valid addresses of another currency, and are found as that.
    """
    valid, invalid = Shares("wallets: valid ones found"), Shares("wallets: invalid ones accepted")
    for row in rows("gold/crypto_addresses.jsonl"):
        if kind := WALLETS.get(text_of(row, "currency")):
            text = f"{row['currency']}: {row['address']}"
            found = any(one.kind == kind for one in find(Passage(text=text)))
            (valid if row["valid"] else invalid).add(found, text)
    valid.show(details)
    invalid.show(False)


CONTENT: Final = frozenset(("repo", "post", "post of subdomain publication", "video", "job", "item", "comment"))
"""Kinds of pages that are nobody's: a link to one is found as a URL."""


def profiles(details: bool) -> None:
    """Links to people, firms and channels: what the set expects is found; where it expects nothing, nothing.

    The set asks each address once a kind of page; of an address any of its expectations will do.
    """
    share = Shares("gold/social_urls: profiles read, and what is none not taken for one")
    wanted: defaultdict[str, set[str]] = defaultdict(set)
    every = [*rows("gold/social_urls.jsonl")]
    for row in every:
        if isinstance(expected := row["expected"], dict):
            wanted[text_of(row, "url")] |= {str(value).lower() for value in expected.values()}
    for row in every:
        if row["kind"] in CONTENT:
            continue
        url = text_of(row, "url")
        read = [one for one in find(Passage(text=url)) if one.kind not in ("url", "domain")]
        found = {one.value.lower().lstrip("@") for one in read}
        share.add(bool(found & wanted[url]) if wanted[url] else not found, f"{row['platform']} {url} {sorted(found)}")
    share.show(details)


def regions(details: bool) -> None:
    """Example numbers of every region, as written there and abroad."""
    share = Shares("gold/phone_examples_by_region: round trip")
    for row in rows("gold/phone_examples_by_region.jsonl"):
        for form in ("international", "e164", "national"):
            text = f"tel. {row[form]}"
            found = find(Passage(text=text, region=text_of(row, "region")))
            share.add(
                any(one.value == row["e164"] for one in found if one.kind in ("phone", "fax")), f"{row['id']} {text}"
            )
    share.show(details)


def negatives(details: bool) -> None:
    share = Shares("selectors/dev.jsonl: hard negatives with any false positive")
    for row in rows("selectors/dev.jsonl"):
        if not row["expected"]:
            found = {plain(one.kind, one.value) for one in find(passage_of(row))} - items(row, "optional")
            share.add(bool(found), f"{text_of(row)[:90]} {sorted(found)}" if found else "")
    share.show(False)


class Shares:
    """How many of how many, and which not."""

    def __init__(self, title: str) -> None:
        self.title, self.right, self.wrong = title, 0, list[str]()

    def add(self, right: bool, what: str) -> None:
        self.right += right
        if not right:
            self.wrong.append(what)

    def show(self, details: bool) -> None:
        whole = self.right + len(self.wrong)
        print(f"\n{self.title}: {self.right} of {whole} ({self.right / max(1, whole):.1%})")
        if details:
            print(*(f"    not: {what}" for what in self.wrong), sep="\n")


def speed() -> None:
    """Ours finds every kind, the peer phones only; both on the same texts in one run, on one core, in CPU time."""
    ads = [text_of(row) for row in rows("gold/pl_job_classifieds.jsonl")]
    dense = [text_of(row) for row in rows("selectors/dev.jsonl")]
    for row in rows("selectors/dev.jsonl"):  # plans and patterns are loaded before either is timed
        find(passage_of(row))
    _race("real ads", [ad[:SIZE] for ad in ads if len(ad) >= SIZE // 2][:600])
    _race("real ads' ends", [ad[-SIZE:] for ad in ads if len(ad) >= SIZE // 2 and "tel" in ad[-SIZE:].lower()][:600])
    _race("contacts only", [" ".join(dense[at : at + 14])[:SIZE] for at in range(0, len(dense), 2)])


def _race(name: str, texts: list[str]) -> None:
    passages = [Passage(text=text, region="PL", language="pl") for text in texts]
    print(f"\nSpeed on {len(texts)} texts, {name}, of {sum(map(len, texts)) // len(texts)} characters")
    ours = _timed(f"{len(kinds())} kinds, ours", texts, lambda: sum(len(find(passage)) for passage in passages))
    peer = _timed("phonenumbers' matcher", texts, lambda: sum(_matched(text) for text in texts))
    print(f"  ratio {ours / peer:.2f}")


def _matched(text: str) -> int:
    return sum(1 for _ in phonenumbers.PhoneNumberMatcher(text, "PL"))


def _timed(name: str, texts: list[str], run: Callable[[], int]) -> float:
    began = time.process_time()
    found = run()
    rate = len(texts) / (time.process_time() - began)
    print(f"  {name:24} {rate:8.0f} texts/s   {found} found")
    return rate


def main() -> int:
    details = "-v" in sys.argv[1:]
    if not DATA.is_dir():
        print("The folder shared/data beside the project is absent: there is nothing to measure against.")
        return 1
    labelled_texts().show("selectors/dev.jsonl (the kinds that exist)", details)
    gold("phones_obfuscated_sanitised", "phone", lambda row: {str(row["e164"])}, lambda row: str(row["style"])).show(
        "gold/phones_obfuscated_sanitised", details
    )
    gold("emails_obfuscated", "email", listed, lambda row: str(row["id"])[:3]).show("gold/emails_obfuscated", details)
    gold("mentions_urls_hashtags", "url", urls_of, lambda row: str(row["task"])).show(
        "gold/mentions_urls_hashtags (urls, as written)", details
    )
    for measure in (negatives, wallets, profiles, regions):
        measure(details)
    speed()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
