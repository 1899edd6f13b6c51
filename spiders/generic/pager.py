"""The pager of a page: where the list or thread goes on, and all its other pages by number."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urldefrag

import re2

from spiders.generic import words
from spiders.generic.outline import Element, Outline
from spiders.generic.place import Place, same_list

ENOUGH: Final = 4.0
_NUMBER: Final = re2.compile(
    r"(?i)^(?:(?:page|p\.|pg|seite|pagina|página|strona|страница|стр\.|сторінка|sayfa"
    r"|trang)\s)?[\[(\s]*(\d{1,5})[\])\s.]*$"
)
_PAGING: Final = re2.compile(r"pag(?:e|in|ing|er)|pg\b|navi|nextprev|seiten|wp-page|stronic|страниц")
_CURRENT: Final = re2.compile(r"current|active|selected|\bon\b|\bthis|you-are|aktiv|\bcur\b|disabled|now\b")
_ONWARD: Final = re2.compile(r"next|forward|weiter|suiv|sigui|volgende|nast")
_BACKWARD: Final = re2.compile(r"prev|\bback\b|zuru")
_OTHER: Final = re2.compile(r"carousel|slide|gallery|swiper|slick|calendar|lightbox|ticker|banner|month|modal")
_ABOVE: Final = 5
_MOST: Final = 4_000


@dataclass(frozen=True, kw_only=True)
class Pager:
    """`next` is "" on a last or only page; `pages` are other pages' addresses by number; `here` is this page's.

    Where pages are ordered by time, the newer one is next and the older one before it; what may go on without being
    next (older pages, a next page that only scripts reach) is in `others`.
    """

    next: str = ""
    others: tuple[str, ...] = ()
    pages: Mapping[int, str] = field(default_factory=dict)
    here: int | None = None
    sure: float = 0.0


@dataclass(slots=True)
class _Candidate:
    url: str
    score: float


def pager(outline: Outline) -> Pager:
    own = Place.of(outline.page.url)
    runs = [run for run in _runs(outline) if run.fits(own)]
    best = max(runs, key=lambda run: (len(run.pages), run.here is not None), default=None)
    here = best.here if best else None
    scores: dict[str, float] = {}
    worded = dict(sorted(_worded(outline, own), key=lambda pair: pair[1]))
    declared = list(_declared(outline, own))
    for url, score in worded.items():
        scores[url] = score
    for url in declared:
        scores[url] = scores.get(url, 0.0) + (3.0 if url in worded else 2.0)
    for run in runs:
        for url in run.next_urls():
            scores[url] = scores.get(url, 0.0) + 4.0
    last = best is not None and best.here is not None and best.here > max(best.pages, default=0)
    back = set(best.before()) if best else set()
    chosen = [_Candidate(url, score) for url, score in scores.items() if url not in back and not own.same(url)]
    found = max(chosen, key=lambda one: one.score, default=None)
    needed = ENOUGH + (2.0 if last else 0.0)
    good = found is not None and found.score >= needed
    return Pager(
        next=found.url if found and good else "",
        others=tuple(dict.fromkeys([*declared, *_older(outline, own)])),
        pages=best.pages if best else {},
        here=here,
        sure=min(1.0, found.score / 8) if found and good else 0.0,
    )


def _declared(outline: Outline, own: Place) -> Iterator[str]:
    for node in outline.page.all("link[rel~='next']")[:4]:
        url = urldefrag(node.url()).url
        if url and own.closeness(url) >= 0:
            yield url


def _older(outline: Outline, own: Place) -> Iterator[str]:
    for link in outline.links[:_MOST]:
        if words.bare(label_of(outline, link)) in words.OLDER:
            url = urldefrag(link.node.url()).url
            if url and own.closeness(url) >= 0:
                yield url


def _worded(outline: Outline, own: Place) -> Iterator[tuple[str, float]]:
    for link in outline.links[:_MOST]:
        url = urldefrag(link.node.url()).url
        if url and (score := _worth(outline, link, url, own)):
            yield url, score


def _worth(outline: Outline, link: Element, url: str, own: Place) -> float:
    """How much a link looks like going on; 0 for those that do not at all."""
    label, marks = label_of(outline, link), _marks(link)
    said = words.bare(label)
    if said in words.PREVIOUS or said in words.LAST or _BACKWARD.search(link.names):
        return 0.0
    score = 0.0
    if said in words.OLDER:
        score = 3.0 if label.strip()[-1:] in words.FORWARD or _ONWARD.search(marks) else 0.0
        return score and score + 1.0 + own.closeness(url)
    if said in words.NEXT or said in words.NEWER:
        score = 3.0
    elif label.strip() in words.FORWARD:
        score = 2.0
    elif said and said.split()[0] in words.NEXT and len(said) < 24 and any(part in words.PAGE for part in said.split()):
        score = 3.0
    rel = link.attrs.get("rel", "").lower().split()
    score += 1.5 if "next" in rel else 0.0
    score += 1.0 if _ONWARD.search(link.names) else 0.0
    if not score:
        return 0.0
    score += 1.0 if _PAGING.search(marks) else 0.0
    score += own.closeness(url)
    score -= 2.0 if _OTHER.search(marks) else 0.0
    score -= 1.0 if len(said) > 24 else 0.0
    return score


def _marks(link: Element) -> str:
    names, above = [link.names], link.parent
    for _ in range(_ABOVE):
        if above is None or above.tag == "body":
            break
        names.append(above.names + " " + above.attrs.get("aria-label", "").lower() + " " + above.attrs.get("role", ""))
        above = above.parent
    return " ".join(names)


def label_of(outline: Outline, link: Element) -> str:
    """What a link says: its text, else its name for those who do not see."""
    text = outline.text(link) if outline.size(link) < 80 else ""
    if text and not all(char in words.EDGES for char in text):
        return text
    inner = [element.attrs.get("alt") or element.attrs.get("title") or "" for element in outline.inside(link, 6)[1:]]
    spoken = (link.attrs.get("aria-label", ""), link.attrs.get("title", ""), *inner)
    return next(filter(None, (part.strip() for part in spoken if len(part) < 60)), "") or text


@dataclass(slots=True)
class _Run:
    """Numbers that stand together, some of them links."""

    items: list[tuple[int, Element, str]]
    pages: dict[int, str]
    here: int | None

    def fits(self, own: Place) -> bool:
        return bool(self.pages) and any(same_list(own, url) for url in self.pages.values())

    def next_urls(self) -> list[str]:
        found = self.pages.get((self.here or 0) + 1) if self.here is not None else None
        return [found] if found else []

    def before(self) -> list[str]:
        return [url for number, url in self.pages.items() if self.here is not None and number < self.here]


def _runs(outline: Outline) -> Iterator[_Run]:
    """Rising numbers close together in the outline; a list's rows may each have their own small ones."""
    run: list[tuple[int, Element, str]] = []
    for number, element, url in _numbers(outline):
        close = run and element.start - run[-1][1].stop <= 3 and number > run[-1][0]
        if run and not close:
            yield from _made(outline, run)
            run = []
        run.append((number, element, url))
    yield from _made(outline, run)


def _numbers(outline: Outline) -> Iterator[tuple[int, Element, str]]:
    done = -1
    for element in outline.elements:
        if element.index <= done or not 0 < outline.size(element) <= 16:
            continue
        text = outline.text(element)
        found = _NUMBER.match(text)
        if not found:
            continue
        link = next(
            (inner for inner in outline.inside(element, 6) if inner.tag == "a" and inner.attrs.get("href")), None
        )
        done = element.end - 1
        yield int(found[1]), element, urldefrag(link.node.url()).url if link else ""


def _made(outline: Outline, run: list[tuple[int, Element, str]]) -> Iterator[_Run]:
    pages = {number: url for number, _, url in run if url}
    if not pages:
        return
    own = Place.of(outline.page.url)
    here = next((n for n, element, url in run if not url or own.same(url) or _is_current(outline, element)), None)
    if here is None and min(pages) == 2:
        here = 1
    pages.pop(here or 0, None)
    own_pages = {number: url for number, url in pages.items() if same_list(own, url)}
    pages = own_pages or {number: url for number, url in pages.items() if not words.never(url)}
    yield _Run(run, pages, here)


def _is_current(outline: Outline, element: Element) -> bool:
    around = outline.inside(element, 4)
    if element.parent is not None and outline.size(element.parent) == outline.size(element):
        around = [*around, element.parent]
    return any(
        _CURRENT.search(each.names) is not None or each.attrs.get("aria-current", "") in {"page", "true"}
        for each in around
    )
