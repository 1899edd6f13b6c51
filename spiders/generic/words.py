"""Words that pages of unknown software use for going on, for going back and for what is never followed."""

from typing import Final

import re2


def _set(*lines: str) -> frozenset[str]:
    return frozenset(word.strip() for line in lines for word in line.split("|"))


NEXT: Final = _set(
    "next|next page|load more|show more|more posts|next posts|view more",
    "siguiente|página siguiente|siguiente página|próxima|próximo|próxima página",
    "suivant|suivante|page suivante|suiv.|suiv",
    "weiter|nächste|nächste seite|vor|vorwärts|nächster|seite vor",
    "successivo|successiva|pagina successiva|prossima|prossimo|avanti|pagina seguente",
    "seguinte|página seguinte|avançar",
    "następna|następny|następne|dalej|następna strona|kolejna",
    "volgende|volgende pagina|verder",
    "următoarea|următorul|pagina următoare|înainte|urmatoarea|urmatorul",
    "следующая|следующий|следующая страница|вперед|вперёд|далее|дальше|след.|след|показать ещё|ещё",
    "наступна|наступний|далі|вперед|наступна сторінка",
    "следваща|следваща страница|напред",
    "další|další stránka|následující|ďalšia|ďalej",
    "következő|következő oldal|tovább",
    "sonraki|sonraki sayfa|ileri|sonraki »",
    "下一页|下一頁|下页|后页|下一篇|次へ|次のページ|次|다음|다음 페이지",
    "التالي|التالية|الصفحة التالية|لاحق|هيد|הבא|لاحقة|صفحه بعد|بعدی|הבאה",
    "tiếp|trang sau|sau|tiếp theo|ถัดไป|หน้าถัดไป|berikutnya|selanjutnya|अगला|अगला पृष्ठ|পরবর্তী",
    "επόμενη|επόμενο|επόμενη σελίδα|seuraava|seuraava sivu|nästa|nästa sida|næste|neste|sljedeća|sledeća",
    "следећа|naslednja",
)
OLDER: Final = _set(
    "older|older posts|older entries|older topics|older threads|older comments|entradas antiguas",
    "entradas más antiguas",
    "articles plus anciens|messages plus anciens|articles précédents|ältere beiträge|ältere einträge",
    "ältere artikel|ältere",
    "post più vecchi|articoli meno recenti|mais antigos|postagens mais antigas|posts antigos|starsze posty",
    "starsze wpisy|starsze",
    "ouder|oudere berichten|articole mai vechi|старые записи|старее|предыдущие записи|более старые|старіші",
    "попередні записи",
    "starší|starší příspěvky|régebbi bejegyzések|daha eski|eski yazılar|古い投稿|以前の記事|旧文章",
    "较早的文章|이전 글|bài cũ hơn",
    "posting lama",
)
NEWER: Final = _set(
    "newer|newer posts|newer entries|newer topics|newer comments|entradas más recientes|entradas recientes",
    "articles plus récents",
    "neuere beiträge|neuere einträge|neuere artikel|neuere|post più recenti|articoli più recenti|mais recentes",
    "postagens mais recentes",
    "nowsze posty|nowsze wpisy|nowsze|nieuwer|nieuwere berichten|articole mai noi|новые записи|новее",
    "следующие записи|новіші",
    "novější|novější příspěvky|újabb bejegyzések|daha yeni|yeni yazılar|新しい投稿|较新的文章|새 글",
    "bài mới hơn|posting lebih baru",
)
PREVIOUS: Final = _set(
    "previous|prev|previous page|back|anterior|précédent|précédente|page précédente|zurück",
    "vorherige|precedente|indietro|poprzednia|wstecz|vorige|înapoi|anterioara|предыдущая|назад|пред.|попередня",
    "předchozí",
    "előző|önceki|上一页|上一頁|前へ|前のページ|이전|السابق|הקודם|trước|trang trước|ก่อนหน้า",
    "sebelumnya|edellinen|föregående|forrige",
)
PAGE: Final = frozenset(
    "page posts entries results topics seite página pagina strona страница сторінка stránka oldal"
    " sayfa sida side sivu results"
    " ergebnisse beiträge résultats página resultados risultati wyniki".split()
)
LAST: Final = _set("last|last page|letzte|dernière|última|ultima|ostatnia|последняя|laatste|末页|尾页|最後")
FORWARD: Final = frozenset("> » › → ▶ ► ≫ >> ›› »» ❯ ⟩ 》 → ⇒ ▸ ⟶ ➔ →| 〉".split())
EDGES: Final = " \t<>«»‹›←→▶►◀◄≪≫❯❮⟩⟨《》|[]()-–—…·•.:#▸⟶➔〉〈&"
_FORMS: Final = _set(
    "entrar|anmelden|repondre|répondre|responder|antworten|signaler|melden|denunciar|recherche|suche|buscar",
    "hilfe|aide|ayuda|datenschutz|login|logout|log-in|log-out|logon|logoff|signin|signup|sign-in|sign-up",
    "signout|register|registration|join|lostpw|lost-password",
    "lostpassword|lost_password|forgot|forgot-password|password|captcha|anmelden|registrieren|connexion",
    "inscription|entrar|registro|auth",
    "reply|newreply|newtopic|newthread|new-topic|new-thread|new_topic|post_reply|posting|new_reply|newpost",
    "compose|edit|editpost",
    "report|reportpost|print|printpage|printthread|printview|printer|printer-friendly|email|mail|mailto",
    "sendmessage|sendtofriend",
    "private|pm|messages|conversations|contact|contactus|contact-us|contact_us|subscribe|unsubscribe",
    "subscription|subscriptions",
    "markread|mark-read|mark_read|bookmark|bookmarks|favorites|calendar|privacy|privacy-policy|terms",
    "terms-of-service|tos|cookies",
    "faq|help|rules|impressum|imprint|legal|stats|statistics|online|whosonline|viewonline|who|misc|rss|atom",
    "feed|feeds|syndication",
    "external|share|sharer|intent|download|downloads|attachment|attachments|upload|uploads|avatar|gallery|vote",
    "poll|like|thanks",
    "cart|checkout|wishlist|compare|advertise|ads|search|find|advancedsearch|advanced_search|usercp|ucp|account",
    "settings|preferences",
    "archive|lofiversion|wap|moderation|modcp|mcp|admin|wp-admin|whoposted|reputation|lastpost|goto|unread",
    "latest|recent|new-posts|donate",
    "members|memberlist|userlist|users|team|staff|showteam|groups|badges|leaders|ranks|tags|about|activity",
    "syndication|cdn-cgi",
)
_SEARCHES: Final = _set("search|find|recherche|suche|buscar")
_DOES: Final = frozenset("do act action mode op cmd a view sa task area app page_type func what type".split())
_DOING: Final = _FORMS | _set(
    "quote|delete|post|mark|rate|watch|add|new|next|previous|prev|last|newest|oldest|getnewpost|getlastpost",
    "findpost|lastposter|markforumread",
    "register2|reminder|profile|showuser|sendpm|notify|emailuser|viewprofile|getlastpost|finduser",
    "finduserthreads|display|whoposted",
) - _set("display|new|members|users|activity")
_KEYS: Final = frozenset(
    "replyto replytocom quote highlight sort order sortby orderby sortfield sortorder lastpost goto"
    " print printable".split()
)
_PROGRAMS: Final = (".php", ".asp", ".aspx", ".jsp", ".cgi", ".pl", ".do", ".html", ".htm")
_MEDIA: Final = re2.compile(
    r"\.(?:jpe?g|png|gif|webp|svg|bmp|ico|mp[34]|avi|mov|webm|pdf|zip|rar|gz|7z|exe|css|js|docx?"
    r"|xlsx?|xml|rss|json)$"
)


def bare(text: str) -> str:
    """A link's words without arrows and brackets, in lower case."""
    return " ".join(text.casefold().strip(EDGES).split())


def never(url: str) -> bool:
    """Whether an address leads to a form, to another view of a page, to a feed or to media."""
    names, query = _named(url)
    return bool(_MEDIA.search("/".join(names))) or any(map(_FORMS.__contains__, names)) or _asked(query)


def form(url: str) -> bool:
    """Whether the page at an address is a form or another view: a folder's name does not tell of what lies in it."""
    names, query = _named(url)
    return (names or [""])[-1] in _FORMS or any(map(_SEARCHES.__contains__, names[-2:])) or _asked(query)


def _named(url: str) -> tuple[list[str], str]:
    """Names of folders and page without what a program's name ends in, and the query."""
    path, _, query = url.partition("//")[2].partition("/")[2].lower().partition("?")
    names = [name for name in path.split("/") if name]
    return [name.partition(".")[0] if name.endswith(_PROGRAMS) else name for name in names], query


def _asked(query: str) -> bool:
    return any(_never_asked(*field.partition("=")[::2]) for field in query.replace(";", "&").split("&"))


def _never_asked(key: str, value: str) -> bool:
    if key in _KEYS or (not value and key in _DOING):
        return True
    return value in _DOING and key in _DOES
