"""What a computed indicator judges by: the text, what was found in it, and what its source says of it."""

from dataclasses import dataclass
from typing import Final

from extractors.facts import Fact
from extractors.finding import Indicator, Selector
from extractors.passage import Passage

FREE_MAIL: Final = frozenset(
    "gmail.com googlemail.com yahoo.com yahoo.co.uk yahoo.fr yahoo.de ymail.com hotmail.com hotmail.fr outlook.com"
    " live.com msn.com icloud.com me.com aol.com gmx.de gmx.net gmx.at web.de t-online.de freenet.de mail.ru bk.ru"
    " list.ru inbox.ru inbox.lv yandex.ru ya.ru rambler.ru ukr.net i.ua meta.ua bigmir.net wp.pl o2.pl onet.pl"
    " interia.pl op.pl seznam.cz centrum.cz abv.bg mail.bg dir.bg freemail.hu citromail.hu libero.it virgilio.it"
    " tiscali.it orange.fr laposte.net free.fr wanadoo.fr sapo.pt qq.com 163.com 126.com sina.com foxmail.com"
    " proton.me protonmail.com tutanota.com tuta.io zoho.com mail.com".split()
)
"""Domains at which anyone has an address without cost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """`cues` are the sightings of the rule's own phrases, where it has any; `indicators` all others of the text."""

    passage: Passage
    facts: tuple[Fact, ...]
    selectors: tuple[Selector, ...]
    indicators: tuple[Indicator, ...]
    cues: tuple[Indicator, ...] = ()

    @property
    def own_mail(self) -> list[Selector]:
        """E-mail addresses at a domain of the writer's own."""
        return [one for one in self.selectors if one.kind == "email" and not is_free(one.value)]

    @property
    def free_mail(self) -> list[Selector]:
        return [one for one in self.selectors if one.kind == "email" and is_free(one.value)]

    @property
    def sites(self) -> list[Selector]:
        return [one for one in self.selectors if one.kind in ("url", "domain")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What a computed indicator says: why, how sure, and where in the text, if anywhere."""

    because: str
    confidence: float = 0.6
    start: int | None = None
    end: int | None = None


def is_free(address: str) -> bool:
    return address.rpartition("@")[2].lower() in FREE_MAIL
