"""Oxwall and SkaDate, which grew out of it: lists of users and profiles made of question tables."""

from typing import ClassVar, Final
from urllib.parse import unquote, urlsplit

import re2

from spiders.fingerprint import Clue
from spiders.profile_markup import ProfileMarkup

_MEMBER: Final = re2.compile(r"/user/(?P<name>[^/]+)/?$")
_LIST: Final = re2.compile(r"/users(?:/(?:latest|online|featured|waiting-for-approval)|/search-result)?/?$")


class Oxwall(ProfileMarkup):
    name = "oxwall"
    start: ClassVar = {"listing": ("/users/latest",)}
    segments: ClassVar = frozenset({"users", "user"})
    css: ClassVar = ProfileMarkup.css | {
        "profile_link": ".ow_user_list_data a[href*='/user/'], .ow_photo_item_info a[href*='/user/'],"
        " .ow_user_list_picture a[href*='/user/'], .ow_avatar_list a[href*='/user/']",
        "pages": ".ow_paging a[href]",
        "username": "h1.ow_ic_user || .ow_page_title h1 || .ow_content h1 || h1.ow_stdmargin",
        "row": ".user_profile_data table tr:has(td.ow_label), table.data_table tr:has(td.ow_label)",
        "label": "td.ow_label",
        "value": "td.ow_value",
        "about": ".ow_about_me_widget || row:About me || row:About myself || row:Description",
        "age": "row:Age || row:Birthdate @part(2 () @number()",
        "gender": "row:Gender || row:Sex || row:I am",
        "place": "row:Location || row:City || row:Country",
        "seeks": "row:Looking for || row:I am looking for || row:Match sex",
        "languages": "row:Languages || row:Language",
        "last_seen": "row:Last activity || row:Last online || .ow_profile_gallery_avatar_console .ow_remark",
        "since": "row:Joined || row:Join date || row:Member since",
        "photos": ".ow_photo_list_widget .ow_photo_item, .ow_lp_photos .ow_lp_wrapper",
        "login": "form[name='sign-in'], form[name='sign_in'], form:has(input[name='identity']):has([type='password'])",
        "gone": ".ow_page_404 || body.base_page404",
    }
    fingerprint = (
        Clue(
            css="link[href*='/ow_static/themes/'], script[src*='/ow_static/themes/']",
            weight=0.7,
        ),
        Clue(
            css="link[href*='/ow_static/plugins/base/'], script[src*='/ow_static/plugins/base/']",
            weight=0.7,
        ),
        Clue(css=".ow_page_container .ow_page", weight=0.5),
        Clue(css=".user_profile_data td.ow_label", weight=0.7),
        Clue(css=".ow_user_list_data, .ow_photo_userlist_info", weight=0.6),
        Clue(html="http://www.oxwall.org", weight=0.5),
        Clue(css="meta[name='generator'][content*='Oxwall']", weight=0.9),
    )

    def canonical(self, url: str) -> str | None:
        path = urlsplit(url).path
        found = super().canonical(url)
        if not found or not (_MEMBER.search(path) or _LIST.search(path)):
            return None
        base, _, query = found.partition("?")
        kept = "" if _MEMBER.search(path) or query == "page=1" else query
        return base.rstrip("/") + (f"?{kept}" if kept else "")

    def role(self, url: str) -> str | None:
        path = urlsplit(url).path
        return "profile" if _MEMBER.search(path) else "listing" if _LIST.search(path) else None

    def native_id(self, url: str) -> str:
        found = _MEMBER.search(urlsplit(url).path)
        return unquote(found["name"]) if found else super().native_id(url)
