"""Real pages in the wild: is the engine recognised, is another one ever called sure, and is what people wrote read?

`python -m benchmarks.identify`; needs the folder `shared` beside the project, and says so where it is absent.
Labels were made by machine; word F1 is against a truth that keeps quotations and often names and dates.
"""

import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import mean
from typing import Any, Final
from urllib.parse import urlsplit

import re2

from benchmarks.table import table
from items import Post
from settings.knobs import ROOT
from spiders.engine import Site
from spiders.engines import engines
from spiders.identify import Candidate, identify
from spiders.page import Page, Unreadable

SHARED: Final = ROOT.parent / "shared"
DATA: Final = SHARED / "data"
RENAMED: Final = {"ipb": "invision", "punbb/fluxbb": "fluxbb"}
NOT_OURS: Final = frozenset({"reddit"})
# Forums among the pages that came without a label, judged by eye.
SEEN: Final[Mapping[str, str]] = {
    f"autopager/html/{number}.html": engine
    for engine, numbers in {
        "xenforo": (1, 2, 3),
        "vbulletin": (9, 41, 42, 61, 62, 70, 71, 72, 78, 193, 194, 195),
        "mybb": (89, 90, 91, 92),
        "smf": (189, 190),
        "vanilla": (36, 37, 38),
    }.items()
    for number in numbers
} | {
    # WordPress with both: members' pages are BuddyPress's.
    **{f"bbpress/profile{number}.html": "buddypress" for number in (3, 13, 18, 22, 24)},
    "wcxb/dev/html/0573.html.gz": "lemmy",
}
FAMILIES: Final = {"phpbb3": "phpbb", "smf2": "smf"}
WHEN: Final = datetime(2026, 3, 5, tzinfo=UTC)
CLEARLY: Final = 0.5
_WORD: Final = re2.compile(r"[\pL\pN_]+")


@dataclass(frozen=True, kw_only=True)
class Labelled:
    """One page; `engine` is "" where it has none of ours, `truth` what a perfect reader returns."""

    name: str
    page: Page
    engine: str
    truth: Mapping[str, Any] = field(default_factory=dict)

    @property
    def found(self) -> list[Candidate]:
        return identify(self.page, [engine for engine in engines().values() if not engine.last and not engine.general])

    @property
    def verdict(self) -> str:
        """right, unsure, wrong (another engine is most certain, but not sure) or wrong-sure."""
        found = self.found
        if any(candidate.sure and _plain(candidate.engine) != _plain(self.engine) for candidate in found):
            return "wrong-sure"
        if found and found[0].engine == self.engine:
            return "right" if found[0].sure else "unsure"
        return "wrong" if found and found[0].confidence > CLEARLY else "unsure"


def named() -> Iterator[Labelled]:
    """The forum pages in the wild whose engine is named and ours to read."""
    for row in _rows():
        engine = RENAMED.get(row["engine"][0], row["engine"][0]) if row["engine"] else ""
        if row["page_type"] == "forum" and engine and engine not in NOT_OURS:
            truth = json.loads((DATA / "pages" / row["truth"]).read_text(encoding="utf-8"))["ground_truth"]
            page = _page(DATA / "pages" / row["file"], row["url"])
            yield Labelled(name=row["file"], page=page, engine=engine, truth=truth)


def rest() -> Iterator[Labelled]:
    """Every other page: no other engine may be called sure there."""
    known = {row["file"] for row in _rows() if row["engine"] and row["engine"][0] not in NOT_OURS}
    for path in sorted((DATA / "pages").rglob("*")):
        name = path.relative_to(DATA / "pages").as_posix()
        if path.is_file() and name not in known and not name.endswith((".json", ".xml", ".md")):
            folder, inner = name.split("/")[0], name.split("/")[-2]
            engine = FAMILIES.get(inner, inner) if folder == "ptforum" else SEEN.get(name, folder)
            yield Labelled(name=name, page=_page(path, ""), engine=engine)


def read(labelled: Labelled) -> list[Post]:
    """Posts as the page's own engine reads them; none where it cannot."""
    root = "{0.scheme}://{0.netloc}/".format(urlsplit(labelled.page.url))
    engine = engines().get(labelled.engine)
    try:
        found = engine(Site(root=root)).read("thread", labelled.page) if engine else ()
        return [document for document in found if isinstance(document, Post)]
    except Unreadable:
        return []


def words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.casefold()))


def word_f1(ours: str, truth: str) -> float:
    mine, theirs = words(ours), words(truth)
    both = mine.total() + theirs.total()
    return 2 * (mine & theirs).total() / both if both else 1.0


def reading(labelled: Labelled) -> dict[str, float]:
    """Shares and F1 (0..1) of one thread page: text without and with quotes, opener's name and day."""
    posts, truth = read(labelled), labelled.truth
    if not posts:
        return {"read": 0.0, "own": 0.0, "quotes": 0.0}
    text, first = truth["main_content"] or "", posts[0]
    scores = {"read": 1.0, "own": word_f1("\n".join(post.text for post in posts), text)}
    scores["quotes"] = word_f1("\n".join("\n".join((*post.quotes, post.text)) for post in posts), text)
    if truth["author"]:
        scores["author"] = float(first.author is not None and first.author.name == truth["author"])
    if day := _day(truth["publish_date"]):
        scores["day"] = float(first.published is not None and abs(first.published - day) < timedelta(days=2))
    return scores


def main() -> None:
    if not DATA.is_dir():
        raise SystemExit(f"no pages: {DATA} is absent; this benchmark needs the folder `shared` beside the project")
    pages = list(named())
    print(table(["engine", "pages", "right", "unsure", "wrong", "wrong-sure"], list(_recognised(pages))), end="\n\n")
    print(table(["the rest", "pages", "wrong-sure"], list(_not_confused())), end="\n\n")
    print(table(["engine", "pages", "read", "F1 own", "F1 with quotes", "author", "day"], list(_readings(pages))))


def _recognised(pages: list[Labelled]) -> Iterator[list[object]]:
    verdicts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for labelled in pages:
        verdicts[labelled.engine][labelled.verdict] += 1
    verdicts["all"] = sum(verdicts.values(), Counter[str]())
    for engine, found in sorted(verdicts.items(), key=lambda item: (item[0] == "all", -item[1].total())):
        yield [engine, found.total(), *(found[verdict] for verdict in ("right", "unsure", "wrong", "wrong-sure"))]


def _not_confused() -> Iterator[list[object]]:
    folders: Counter[str] = Counter()
    wrong: defaultdict[str, list[str]] = defaultdict(list)
    for labelled in rest():
        folder = labelled.name.split("/")[0]
        folders[folder] += 1
        if labelled.verdict == "wrong-sure":
            wrong[folder].append(f"{labelled.name} ({labelled.found[0].engine})")
    for name, count in sorted(folders.items()):
        yield [name, count, ", ".join(wrong[name]) or 0]
    yield ["all", folders.total(), sum(map(len, wrong.values()))]


def _readings(pages: list[Labelled]) -> Iterator[list[object]]:
    scores: defaultdict[str, list[dict[str, float]]] = defaultdict(list)
    for labelled in pages:
        scores[labelled.engine].append(reading(labelled))
    for engine, found in sorted(scores.items(), key=lambda item: -len(item[1])):
        columns = (
            [score[key] for score in found if key in score] for key in ("read", "own", "quotes", "author", "day")
        )
        yield [engine, len(found), *(f"{mean(column):.3f}" if column else "-" for column in columns)]


def _rows() -> list[dict[str, Any]]:
    lines = (DATA / "gold" / "wcxb_forum_listing.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _page(path: Path, url: str) -> Page:
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return Page(url=url or "https://example.org/", source=raw.decode("utf-8", errors="replace"), captured_at=WHEN)


def _day(text: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat((text or "")[:10]).replace(tzinfo=UTC)
    except ValueError:
        return None


def _plain(name: str) -> str:
    return name.replace("_", "").replace("-", "")


if __name__ == "__main__":
    main()
