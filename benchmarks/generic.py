"""Unknown software: how much of a forum, of a page's main text and of its pager is found by structure alone.

`python -m benchmarks.generic` prints three tables; it needs the folder `shared` beside the project.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from statistics import mean
from typing import Any, Final
from urllib.parse import urldefrag, urlsplit

from benchmarks.identify import DATA, word_f1, words
from benchmarks.identify import _page as saved_page
from benchmarks.identify import _rows as wild_rows
from benchmarks.table import table
from items import Document, Post
from spiders.engine import Site
from spiders.engines import engines
from spiders.generic.outline import Outline
from spiders.generic.pager import pager
from spiders.page import Page, Unreadable
from tests.walk import Walk, walked

STARTS: Final = {"phpbb": "/index.php", "mybb": "/", "fluxbb": "/", "smf": "/index.php", "bbpress": "/forums/"}
CLOSE: Final = 0.9
WHEN: Final = datetime(2026, 1, 1, tzinfo=UTC)


def by_structure(name: str) -> Walk:
    """A recorded site as a crawl would walk it, read by structure alone."""
    return walked(name, STARTS[name], "board", "generic")


def site(name: str) -> dict[str, float]:
    """Shares (0..1) of all public posts: read with author and own text, with time, with position; pages a post."""
    truth = json.loads((DATA / "pages" / name / "truth.json").read_text(encoding="utf-8"))
    gold = {str(p["id"]): p for topic in truth["topics"] if not topic["private"] for p in topic["posts"]}
    posts = {post.native_id: post for post in by_structure(name).posts}
    pairs = [(gold[number], post) for number, post in posts.items() if number in gold]
    scores = {
        "found": len(pairs),
        "author and text": sum(
            _named(row, post) and word_f1(row["body_text"], post.text) >= CLOSE for row, post in pairs
        ),
        "time": sum(_timed(row, post) for row, post in pairs),
        "position": sum(row["position"] == post.position for row, post in pairs),
    }
    extra = {"not posts": float(len(posts) - len(pairs)), "pages": float(len(by_structure(name).fetched))}
    return {key: count / len(gold) for key, count in scores.items()} | extra


def _named(row: Mapping[str, Any], post: Post) -> bool:
    """A theme may curl an apostrophe."""
    return post.author is not None and post.author.name.replace("’", "'") == row["author"].replace("’", "'")


def _timed(row: Mapping[str, Any], post: Post) -> bool:
    """To the minute; "Yesterday" and "5 minutes ago" are printed against the moment of capture."""
    written = datetime.fromisoformat(row["date"])
    return post.published is not None and abs(post.published - written) <= timedelta(seconds=60)


def texts() -> Iterator[tuple[str, bool, float]]:
    """(engine or "", whether anything is stored, word F1) of each forum page in the wild."""
    for row in wild_rows():
        if row["page_type"] != "forum":
            continue
        truth = json.loads((DATA / "pages" / row["truth"]).read_text(encoding="utf-8"))["ground_truth"]
        if wanted := truth.get("main_content"):
            found = stored(saved_page(DATA / "pages" / row["file"], row["url"]))
            yield (row["engine"] or [""])[0], bool(found), word_f1(told(found), wanted)


def stored(page: Page) -> list[Document]:
    """What a crawl stores of the page."""
    engine = engines()["generic"](Site(root="{0.scheme}://{0.netloc}/".format(urlsplit(page.url))))
    try:
        return [found for found in engine.read("thread", page) if isinstance(found, Document)]
    except Unreadable:
        return []


def told(documents: list[Document]) -> str:
    """Documents of one page as a person reads them: who, what is quoted, own words. What a quotation repeats of another
    document is told once."""
    said = [words(document.text) for document in documents]
    told = []
    for place, document in enumerate(documents):
        others = [*said[:place], *said[place + 1 :]]
        quotes = [quote for quote in document.quotes if not any(_repeats(words(quote), other) for other in others)]
        told += [document.author.name if document.author else "", *quotes, document.text]
    return "\n".join(told)


def _repeats(quote: Counter[str], other: Counter[str]) -> bool:
    return (quote & other).total() >= CLOSE * quote.total()


def paging() -> Iterator[tuple[str, bool, bool, bool]]:
    """(id, whether the page has a next one, whether one was found, whether it is that one)."""
    for line in (DATA / "gold" / "pagination.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        source = (DATA / "pages" / row["file"]).read_bytes().decode(row["encoding"] or "utf-8", "replace")
        page = Page(url=row["url"], source=source, captured_at=WHEN)
        wanted = {_bare(page.absolute(url) or url) for url in row["links"].get("NEXT", [])}
        try:
            found = pager(Outline(page)).next
        except Unreadable:
            found = ""
        yield row["id"], bool(wanted), bool(found), _bare(found) in wanted


def _bare(url: str) -> str:
    return urldefrag(url).url.rstrip("/").replace("https:", "http:")


def main() -> None:
    if not DATA.is_dir():
        raise SystemExit(f"no pages: {DATA} is absent; this benchmark needs the folder `shared` beside the project")
    print(table(["site, engine off", *site("phpbb")], list(_site_rows())), end="\n\n")
    print(table(["forum pages", "pages", "with any", "word F1"], list(_text_rows())), end="\n\n")
    print(table(["pager", "pages", "share"], list(_paging_rows())))


def _site_rows() -> Iterator[list[object]]:
    for name in STARTS:
        yield [name, *(f"{value:.3f}" if value <= 1 else f"{value:.0f}" for value in site(name).values())]


def _text_rows() -> Iterator[list[object]]:
    found = list(texts())
    for engine in sorted({engine for engine, _, _ in found}):
        rows = [row for row in found if row[0] == engine]
        yield [engine or "other", len(rows), sum(row[1] for row in rows), f"{mean(row[2] for row in rows):.3f}"]
    yield ["all", len(found), sum(row[1] for row in found), f"{mean(row[2] for row in found):.3f}"]


def _paging_rows() -> Iterator[list[object]]:
    rows = list(paging())
    having, lacking = [row for row in rows if row[1]], [row for row in rows if not row[1]]
    yield ["next found", len(having), f"{mean(row[3] for row in having):.3f}"]
    yield ["wrong where there is none", len(lacking), f"{mean(row[2] for row in lacking):.3f}"]


if __name__ == "__main__":
    main()
