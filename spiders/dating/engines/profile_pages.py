"""Any dating site, by css slots alone: a platform file says where things stand, no code."""

from typing import ClassVar

from spiders.address import canonical
from spiders.engine import Site
from spiders.profile_markup import ProfileMarkup


class ProfilePages(ProfileMarkup):
    """Option `drop`: query fields that make no other page, separated by spaces ("sort view from")."""

    name = "profile_pages"
    options: ClassVar = {"drop": ""}

    def __init__(self, site: Site) -> None:
        super().__init__(site)
        self.dropped = frozenset(str(site.options.get("drop", "")).lower().split())

    def canonical(self, url: str) -> str | None:
        found = super().canonical(url)
        return canonical(found, drop=self.dropped) if found else None
