"""Public walls of groups and people, by css slots alone; the slots given are those of VK's full and mobile pages."""

from collections.abc import Iterator
from typing import ClassVar
from urllib.parse import urlsplit

from items import Document, Profile
from spiders.address import canonical
from spiders.communities.group import group_profile
from spiders.communities.stream import StreamMarkup, compact_number
from spiders.engine import Site
from spiders.fingerprint import Clue
from spiders.link import Link
from spiders.page import Node, Page
from spiders.profile_markup import MEDIA
from spiders.prose import Prose


class Wall(StreamMarkup):
    """More slots: group_name, group_text, group_members, row, label and value (what the group states of itself).

    Option `drop`: query fields that make no other page, separated by spaces.
    """

    name = "wall"
    options: ClassVar = {"drop": ""}
    css: ClassVar = StreamMarkup.css | {
        "post": "[data-post-id].post, [data-post-id].wall_item || .post[id^='post-'] || .wall_item",
        "post_id": ":self @data-post-id || a.post__anchor[name] @name || a.post_link @href || :self @id",
        "author": "a.PostHeaderTitle__authorLink || a.author, .post_author a, .pi_author"
        " || .PostHeaderTitle__authorName",
        "published": "time[datetime] @datetime || .rel_date[time] @time || .rel_date || .wi_date"
        " || .PostHeaderSubtitle__item",
        "permalink": "a.post_link, a.wi_date, a.PostHeaderSubtitle__link",
        "body": ".wall_post_text:not(.copy_quote *) || .pi_text:not(.pi_quote *, .copy_quote *)",
        "quote": ".copy_quote .wall_post_text, .copy_quote .pi_text, .pi_quote .pi_text",
        "noise": ".wall_post_more, .pi_text_more, a.PostTextMore",
        "views": "._views @data-count || ._views, .item_views || .like_views",
        "likes": ".post_like_count || .item_like .v_like",
        "reposts": ".post_share_count || .item_share .v_share",
        "reply": ".replies_list .reply[id], .reply_item",
        "reply_id": ":self @data-post-id || :self @id || a[name] @name",
        "reply_author": ".reply_author a.author || .ri_author || a.author",
        "reply_published": ".reply_date .rel_date || .reply_date || .item_date",
        "reply_body": ".reply_text .wall_reply_text || .wall_reply_text || .ri_text",
        "older": "a.show_more[href], .pagination a[href*='offset='], a[rel='next']",
        "group_name": "h1.page_name || h2.op_header || .OwnerPageName || .basisGroup__groupTitle",
        "group_text": ".page_description || .group_info_row.info .line_value || .pp_status || .basisGroup__description",
        "group_members": "#group_followers .header_count || .slim_header_block_desc"
        " || a[href*='act=members'] .pm_counter",
        "row": ".group_info_row, .OwnerInfo__row, .pinfo_row",
        "label": "dt, .label",
        "value": "dd, .labeled",
        "login": "form#quick_login_form, .login_form_wrap, #login_form || form:has(input[type='password'])",
        "gone": ".message_page_title, .service_msg_box, .profile_deleted_text",
    }
    fingerprint = (
        Clue(css=".wall_item .pi_author, .wall_item .wi_body", weight=0.9),
        Clue(css=".post[id^='post-'] .wall_post_text, [data-post-id] .wall_post_text", weight=0.9),
        Clue(css="#page_wall_posts, .wall_module", weight=0.6),
        Clue(html="vk.com/images/", weight=0.3),
    )

    def __init__(self, site: Site) -> None:
        super().__init__(site)
        self.dropped = frozenset(str(site.options.get("drop", "")).lower().split())

    def canonical(self, url: str) -> str | None:
        return None if urlsplit(url).path.lower().endswith(MEDIA) else canonical(url, drop=self.dropped)

    def board(self, page: Page) -> Iterator[Link | Document]:
        """The group itself stands on the first page only."""
        group = None if urlsplit(page.url).query else self.group(page)
        yield from [group] if group else ()
        yield from super().board(page)

    def group(self, page: Page) -> Profile | None:
        name, text = page.first(self.slots["group_name"]), page.first(self.slots["group_text"])
        members = page.first(self.slots["group_members"])
        if name is None or not name.text:
            return None
        pairs = [
            (row.first(self.slots["label"]), row.first(self.slots["value"])) for row in page.all(self.slots["row"])
        ]
        stated = {
            label.text.rstrip(":： "): shown.text for label, shown in pairs[:50] if label and shown and label.text
        }
        url = canonical(page.url)
        return group_profile(
            native_id=urlsplit(url).path.strip("/") or name.text,
            url=url,
            name=name.text,
            words=text.prose() if text else Prose(text=""),
            facts={"members": compact_number(members.text) if members else None, **stated},
        )

    def post_id(self, node: Node, prefix: str) -> str:
        return super().post_id(node, prefix).removeprefix("post").removeprefix("reply")
