"""How forum software prints what people typed: escaped, in lines, addresses as links, smileys as pictures."""

import re
from datetime import datetime
from typing import Final

from markupsafe import Markup, escape

_LINK: Final = re.compile(r"(?P<url>https?://[^\s<]*[^\s<.,;:!?)])|(?P<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)")
_SMILEYS: Final = {":)": ("icon_e_smile.gif", "Smile"), ":(": ("icon_e_sad.gif", "Sad")}


def typeset(text: str) -> Markup:
    made, end = Markup(""), 0
    for found in _LINK.finditer(text):
        made += _words(text[end : found.start()]) + _link(found)
        end = found.end()
    return made + _words(text[end:])


def _link(found: re.Match[str]) -> Markup:
    if found["email"]:
        return Markup('<a href="mailto:{0}">{0}</a>').format(found["email"])
    return Markup('<a href="{0}" class="postlink">{0}</a>').format(found["url"])


def _words(text: str) -> Markup:
    made = escape(text).replace("\n", Markup("<br>\n"))
    for smiley, (file, title) in _SMILEYS.items():
        picture = Markup('<img class="smilies" src="./images/smilies/{}" width="15" height="17" alt="{}" title="{}">')
        made = made.replace(smiley, picture.format(file, smiley, title))
    return made


def day_and_time(moment: datetime) -> str:
    """As phpBB prints it by default: "Sat Mar 14, 2026 9:05 am"."""
    return f"{moment:%a %b %d, %Y} {moment.hour % 12 or 12}:{moment:%M} {'am' if moment.hour < 12 else 'pm'}"


def relative(moment: datetime, now: datetime) -> str:
    """As a board prints it that says "Today"."""
    days = (now.date() - moment.date()).days
    whole = day_and_time(moment)
    return f"{('Today', 'Yesterday')[days]}, {whole.split(' ', 4)[4]}" if 0 <= days < 2 else whole
