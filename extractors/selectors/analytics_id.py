"""Web-analytics ids: Google Analytics, Tag Manager, Ads and AdSense, Yandex Metrika, Meta pixel."""

import re
from collections.abc import Iterator
from typing import Final

from extractors.finding import Selector
from extractors.glance import Sign
from extractors.networks.hints import names_in
from extractors.passage import Passage
from extractors.spotting import spot
from extractors.text import Text

KIND: Final = "analytics_id"
PIVOT: Final = True
SPECIFICITY: Final = 0.97

_GOOGLE: Final = re.compile(
    r"(?<![A-Za-z0-9-])(?:UA-[0-9]{4,10}-[0-9]{1,4}|G-(?=[A-Z]{0,9}[0-9])[A-Z0-9]{10}|GTM-[A-Z0-9]{5,8}|AW-[0-9]{8,11}"
    r"|(?:ca-)?pub-[0-9]{16})(?![A-Za-z0-9-])"
)
_OTHERS: Final = (
    ("yandex", re.compile(r"mc\.yandex\.(?:ru|com)/watch/([0-9]{5,10})(?![0-9])")),
    ("yandex", re.compile(r"ym\(\s?([0-9]{5,10})\s?,")),
    (
        "yandex",
        re.compile(
            r"(?i:metri[kc]a|метри\w{1,3})(?:\s?(?i:id|№|counter|счетчик|счётчик|лічильник))?\s?[:=#№]?\s?([0-9]{7,9})(?![0-9])"
        ),
    ),
    ("meta", re.compile(r"fbq\(\s?['\"]init['\"]\s?,\s?['\"]([0-9]{12,17})['\"]")),
    ("meta", re.compile(r"(?i:pixel\s?id)\s?[:=]?\s?([0-9]{12,17})(?![0-9])")),
    ("baidu", re.compile(r"hm\.baidu\.com/hm\.js\?([0-9a-f]{32})")),
)

_ids_in: Final = Sign(
    lambda: r"(?:ua|aw|pub)-[0-9]|(?:g|gtm)-[a-z0-9]{5}|mc\.yandex\.|ym\(|metri[kc]a|метри|fbq\(|pixel\s?id|hm\.baidu\."
)
SIGNS: Final = (names_in,)


def find(text: Text, passage: Passage) -> Iterator[Selector]:
    """Google's ids are named as written, others as "yandex:N", "meta:N", "baidu:N"."""
    if not (names_in(text) and _ids_in(text)):
        return
    for match in _GOOGLE.finditer(text.folded):
        yield _made(text, match.span(), match[0].removeprefix("ca-"))
    for service, pattern in _OTHERS:
        for match in pattern.finditer(text.folded):
            yield _made(text, match.span(1), f"{service}:{match[1]}")


def _made(text: Text, span: tuple[int, int], value: str) -> Selector:
    return spot(text, text.span(*span), kind=KIND, value=value, confidence=0.9, written="plain")
