"""Who wrote each of some alike blocks: a name at the same place in each, most often a link to a member's page."""

from __future__ import annotations

from typing import Final
from urllib.parse import urldefrag

import re2

from spiders.generic.outline import Element, Outline
from spiders.generic.parts import Part, Parts
from spiders.generic.times import date_in

LONGEST: Final = 48
NAMED: Final = re2.compile(
    r"author|user|poster|member|nick|\bname|creator|\bby\b|byline|profil|autor|benutzer|verfasser|pseudo|utente"
    r"|usuario|gebruiker"
)
LEADS: Final = re2.compile(
    r"user|member|profil|author|people|person|[?&;/]u(?:id)?=?\d|/u/|/@|~|/id/|mitglied|utilisateur|usuario"
    r"|utente|benutzer|użytkown|uzytkown|membre|miembro|kullanici|uye"
)
_BESIDE: Final = re2.compile(
    r"title|rank|status|role|group|count|location|signature|reaction|quote|like|badge|mention|edit"
)
_WORDS: Final = re2.compile(r"^[\PC]*\pL[\PC]*$|^[\pN_.-]{3,}$")
_INLINE: Final = frozenset("a b strong span h2 h3 h4 h5 h6 dt cite i em font div td th p li bdi address u big".split())


def author_part(parts: Parts, body: Part) -> Part | None:
    """The part whose texts are most like names; None where nothing is."""
    scored = [
        (score, -place, part) for place, part in enumerate(parts.parts) if (score := _worth(parts, part, body)) > 0
    ]
    best = max(scored, key=lambda row: row[:2], default=(0, 0, None))[2]
    return _widest(parts, best) if best else None


def _widest(parts: Parts, part: Part) -> Part:
    """Names of some members are dressed up further: the part around that says the same and stands in more blocks."""
    above = part.above
    while above is not None and above is not parts.root and above.tag in _INLINE and _says_same(parts, part, above):
        part, above = (above if above.blocks > part.blocks else part), above.above
    return part


def _says_same(parts: Parts, part: Part, above: Part) -> bool:
    size = parts.outline.size
    return all(size(above.elements[number][0]) == size(each[0]) for number, each in part.elements.items())


def _worth(parts: Parts, part: Part, body: Part) -> float:
    count = len(parts.blocks)
    tag = part.tag
    if part is parts.root or tag not in _INLINE or part.blocks < 0.6 * count or part.times > 2.5:
        return 0.0
    if _below(part, body) and body is not parts.root:
        return 0.0
    firsts = [elements[0] for elements in part.elements.values()]
    texts = [name_of(parts.outline, element) for element in firsts]
    named = [text for text in texts if text]
    if len(named) < 0.8 * len(texts) or 2 * sum(map(str.isdecimal, named)) > len(named):
        return 0.0
    different = len(set(named)) / len(named)
    alike = count > 2 and len(set(named)) == 1
    names = " ".join({each.names + " " + (each.parent.names if each.parent else "") for each in firsts[:3]})
    score = part.blocks / count + (1.0 if NAMED.search(names) else 0.0) - (1.0 if _BESIDE.search(names) else 0.0)
    score += 0.5 * different - (1.5 if alike else 0.0)
    score += 0.5 if tag in {"b", "strong", "h4", "h3", "dt", "cite"} else 0.0
    score += _link_worth(parts, firsts, texts)
    score += 1.0 if any(each.attrs.get("itemprop", "") in {"name", "author"} for each in firsts[:3]) else 0.0
    score += 0.3 * (1 - sum(len(text) for text in named) / len(named) / LONGEST)
    early = sum(each.start - parts.blocks[number].start for number, each in zip(part.elements, firsts, strict=True))
    return score - min(1.0, early / len(firsts) / 20)


def _link_worth(parts: Parts, firsts: list[Element], texts: list[str]) -> float:
    """A link to a member says one name for one address, whoever wrote; a permalink has another in every post."""
    links = [link_of(parts.outline, element) for element in firsts]
    whole = all(
        link is None or parts.outline.size(link) >= parts.outline.size(each)
        for link, each in zip(links, firsts, strict=True)
    )
    targets = [urldefrag(link.node.url()).url if link is not None else "" for link in links]
    given = [(text, url) for text, url in zip(texts, targets, strict=True) if url]
    if len(given) < 0.5 * len(texts):
        return 0.0
    urls, names = {url for _, url in given}, {text for text, _ in given}
    if len(urls) == 1 and len(given) > 2:
        return -1.0
    leads = sum(bool(LEADS.search(url.partition("//")[2].partition("/")[2].lower())) for _, url in given) / len(given)
    own = sum(url.partition("?")[0] == parts.outline.page.url.partition("?")[0] for _, url in given) / len(given)
    agree = min(len(urls), len(names)) / max(len(urls), len(names))
    rel = any(link is not None and "author" in link.attrs.get("rel", "") for link in links[:3])
    return (
        (0.7 if whole else 0.0)
        + 1.2 * leads
        + 0.6 * agree
        + (1.0 if rel else 0.0)
        - (0.6 * own if leads < 0.5 else 0.0)
    )


def link_of(outline: Outline, element: Element) -> Element | None:
    """The link that a name is, lies in, or holds."""
    inside = outline.inside(element, 12)
    up = element.parent
    near = [*inside, *([up, up.parent] if up is not None else [])]
    return next((each for each in near if each is not None and each.tag == "a" and each.attrs.get("href")), None)


def name_of(outline: Outline, element: Element) -> str:
    """The element's text where it can be a name; else ""."""
    size = outline.size(element)
    if not 0 < size <= LONGEST:
        return ""
    text = outline.text(element).strip(" ,:»·•|-–—")
    plain = bool(text) and text.count(" ") < 6 and bool(_WORDS.match(text))
    return text if plain and not text.startswith("#") and len(date_in(text)) * 2 < len(text) else ""


def _below(part: Part, body: Part) -> bool:
    above: Part | None = part
    while above is not None:
        if above is body:
            return True
        above = above.above
    return False
