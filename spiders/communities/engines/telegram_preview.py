"""Telegram's public previews of channels: messages page by page, and what the channel says of itself."""

from collections.abc import Iterator
from itertools import islice
from typing import ClassVar, Final
from urllib.parse import urlsplit

import re2

from items import Author, Document, Post, Profile, Thread
from spiders.address import canonical
from spiders.communities.group import group_profile
from spiders.communities.stream import compact_number
from spiders.engine import Engine, State
from spiders.fingerprint import Clue
from spiders.link import Link
from spiders.page import Node, Page, Unreadable
from spiders.prose import Prose

_CHANNEL: Final = re2.compile(r"^/s/(?P<name>\w{4,40})/?$")
_BEFORE: Final = re2.compile(r"(?:^|&)before=(?P<number>\d{1,12})(?:&|$)")
_COUNTED: Final = {"subscriber": "members", "member": "members", "photo": "photos", "video": "videos", "file": "files"}
_MOST: Final = 200

MEDIA: Final = {
    "photo": ".tgme_widget_message_photo_wrap, .tgme_widget_message_service_photo",
    "video": ".tgme_widget_message_video_player",
    "round-video": ".tgme_widget_message_roundvideo_player",
    "audio": ".tgme_widget_message_voice_player, .tgme_widget_message_audio_player",
    "document": ".tgme_widget_message_document_wrap",
    "sticker": ".tgme_widget_message_sticker_wrap",
    "location": ".tgme_widget_message_location_wrap",
    "poll": ".tgme_widget_message_poll",
}
"""Kinds of message by what they hold. Media are counted, never fetched."""


class TelegramPreview(Engine):
    name = "telegram_preview"
    kind = "communities"
    segments: ClassVar = frozenset({"s"})
    css: ClassVar = {
        "post": ".tgme_widget_message[data-post]",
        "body": ".tgme_widget_message_text.js-message_text "
        " || .tgme_widget_message_text:not(.js-message_reply_text, .tgme_widget_message_reply *)",
        "owner": ".tgme_widget_message_owner_name",
        "signature": ".tgme_widget_message_from_author",
        "published": ".tgme_widget_message_date time[datetime] || time[datetime]",
        "meta": ".tgme_widget_message_meta",
        "views": ".tgme_widget_message_views",
        "forwarded": ".tgme_widget_message_forwarded_from_name",
        "forwarded_author": ".tgme_widget_message_forwarded_from_author",
        "via": ".tgme_widget_message_via_bot",
        "reply": ".tgme_widget_message_reply",
        "reply_text": ".js-message_reply_text || .tgme_widget_message_metatext || .tgme_widget_message_text",
        "poll_question": ".tgme_widget_message_poll_question",
        "poll_option": ".tgme_widget_message_poll_option_text",
        "preview": "a.tgme_widget_message_link_preview",
        "document_title": ".tgme_widget_message_document_title",
        "older": "a.tme_messages_more[href*='before='], link[rel='prev'][href*='before=']",
        "channel_title": ".tgme_channel_info_header_title || meta[property='og:title']",
        "channel_name": ".tgme_channel_info_header_username a[href]",
        "channel_text": ".tgme_channel_info_description",
        "channel_summary": "meta[property='og:description']",
        "counter": ".tgme_channel_info_counter",
        "login": ".tgme_page .tgme_page_title",
        "gone": ".tgme_page .tgme_page_icon",
    }
    fingerprint = (
        Clue(css="body .tgme_channel_info", weight=0.7),
        Clue(css=".tgme_widget_message[data-post]", weight=0.9),
        Clue(css="meta[property='og:site_name'][content='Telegram']", weight=0.5),
        Clue(html="telegram.org/js/telegram-widget", weight=0.4),
        Clue(css=".tgme_page", weight=0.5),
    )

    def state(self, page: Page) -> State:
        return "open" if page.first(f"{self.slots['post']}, .tgme_channel_info") else super().state(page)

    def canonical(self, url: str) -> str | None:
        """The stream and its older pages; single messages, searches and pages forward show the same again."""
        parts = urlsplit(canonical(url))
        found, before = _CHANNEL.match(parts.path), _BEFORE.search(parts.query)
        if not found or (parts.query and not before):
            return None
        return f"{parts.scheme}://{parts.netloc}/s/{found['name']}" + (f"?before={before['number']}" if before else "")

    def role(self, url: str) -> str | None:
        return "board" if _CHANNEL.match(urlsplit(url).path) else None

    def board(self, page: Page) -> Iterator[Link | Document]:
        channel = self.channel(page)
        posts = [self.post(page, node) for node in islice(page.outermost(self.slots["post"]), _MOST)]
        if not posts and not channel:
            raise Unreadable("no message and no channel on a preview page")
        if channel and not urlsplit(page.url).query:
            yield channel
        yield from filter(None, posts)
        yield from (Link(url=url, role="board") for url in islice(page.urls(self.slots["older"]), 1))

    def post(self, page: Page, node: Node) -> Post | None:
        native_id, channel, number = message_id(node.attr("data-post"))
        if not native_id:
            return None
        thread = Thread(native_id=channel, title=self.text(node, "owner") or None, url=page.absolute(f"/s/{channel}"))
        shown, words = node.first(self.slots["published"]), self.words(node)
        published = shown.attr("datetime") if shown else ""
        return Post(
            native_id=native_id,
            url=page.absolute(f"/{native_id}"),
            text=words.text,
            hyperlinks=() if is_service(node) else words.hyperlinks,
            author=self.author(node, channel, page),
            published=self.when(published, page) if published else None,
            published_text=published or None,
            quotes=self.quotes(node),
            thread=thread,
            position=number,
            facts=self.facts(node),
        )

    def author(self, node: Node, channel: str, page: Page) -> Author | None:
        """Who signed the message; else the channel itself."""
        signature = self.text(node, "signature")
        if signature:
            return Author(name=signature)
        return Author(name=self.text(node, "owner") or channel, native_id=channel, url=page.absolute(f"/s/{channel}"))

    def words(self, node: Node) -> Prose:
        """The message's own text; a poll's question and options are lines of it."""
        body = node.first(self.slots["body"])
        words = body.prose() if body else Prose(text="")
        poll = [self.text(node, "poll_question"), *(found.text for found in node.all(self.slots["poll_option"]))]
        lines = "\n".join(filter(None, [words.text, *islice(poll, 20)]))
        return Prose(text=lines, hyperlinks=words.hyperlinks)

    def quotes(self, node: Node) -> tuple[str, ...]:
        reply = node.first(self.slots["reply"])
        repeated = self.text(reply, "reply_text") if reply else ""
        return (repeated,) if repeated else ()

    def facts(self, node: Node) -> dict[str, object]:
        counts = {kind: len(node.all(css)) for kind, css in MEDIA.items()}
        reply, forwarded = node.first(self.slots["reply"]), node.first(self.slots["forwarded"])
        meta, place = node.first(self.slots["meta"]), node.first(MEDIA["location"])
        facts = {
            "type": self.type(node, [kind for kind, count in counts.items() if count]),
            "views": compact_number(self.text(node, "views")),
            "photos": counts["photo"],
            "videos": counts["video"] + counts["round-video"],
            "edited": "edited" in meta.prose(f"a, {self.slots['signature']}").text if meta else False,
            "signed": self.text(node, "signature"),
            "forwarded_from": forwarded.text if forwarded else "",
            "forwarded_url": forwarded.url() if forwarded else "",
            "forwarded_author": self.text(node, "forwarded_author"),
            "via": self.text(node, "via"),
            "reply_to": message_id(urlsplit(reply.url()).path)[0] if reply else "",
            "document": self.text(node, "document_title"),
            "location": place.url() if place else "",
            "preview": self.preview(node),
        }
        return {name: value for name, value in facts.items() if value}

    def type(self, node: Node, kinds: list[str]) -> str:
        if is_service(node):
            return "service"
        return kinds[0] if len(kinds) == 1 else "multimedia" if kinds else "text"

    def preview(self, node: Node) -> dict[str, str]:
        """What the linked page says of itself, as shown below the message."""
        found = node.first(self.slots["preview"])
        if found is None:
            return {}
        parts = {name: found.first(f".link_preview_{name}") for name in ("site_name", "title", "description")}
        return {"url": found.url()} | {name: part.text for name, part in parts.items() if part and part.text}

    def channel(self, page: Page) -> Profile | None:
        title, name = page.first(self.slots["channel_title"]), page.first(self.slots["channel_name"])
        path = _CHANNEL.match(urlsplit(page.url).path)
        username = urlsplit(name.url()).path.strip("/") if name else path["name"] if path else ""
        called = (title.attr("content") or title.text) if title else ""
        if not username or not called:
            return None
        url, words = page.absolute(f"/s/{username}"), self.description(page)
        return group_profile(native_id=username, url=url, name=called, words=words, facts=self.counters(page))

    def description(self, page: Page) -> Prose:
        shown, summary = page.first(self.slots["channel_text"]), page.first(self.slots["channel_summary"])
        return shown.prose() if shown else Prose(text=summary.attr("content") if summary else "")

    def counters(self, page: Page) -> dict[str, object]:
        """How many members and media: `members`, `photos`, `videos`, `files`, `links`."""
        found: dict[str, object] = {}
        for node in islice(page.all(self.slots["counter"]), 12):
            number, _, word = node.text.rpartition(" ")
            count, word = compact_number(number), word.lower().rstrip("s")
            found |= {_COUNTED.get(word, f"{word}s"): count} if count is not None and word.isalpha() else {}
        return found

    def text(self, node: Node, slot: str) -> str:
        found = node.first(self.slots[slot])
        return found.prose().text if found else ""


def is_service(node: Node) -> bool:
    """Whether Telegram itself reports something ("pinned", "photo updated"): its links are nobody's."""
    return "service_message" in node.attr("class").split()


def message_id(path: str) -> tuple[str, str, int | None]:
    """("name/92", "name", 92) of a message's path; empty for any other."""
    channel, _, number = path.strip("/").rpartition("/")
    channel = channel.removeprefix("s/")
    if not number.isdecimal() or len(number) > 12 or not channel or "/" in channel:
        return "", "", None
    return f"{channel}/{number}", channel, int(number)
