"""Every platform file becomes a Scrapy spider."""

import builtins
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import Any, Final, Self

from scrapy import Request, Spider
from scrapy.settings import BaseSettings

from crawlers.browser.found import find_browser
from settings.knobs import ROOT, knobs
from spiders.engines import KINDS, engines
from spiders.platform import Platform, PlatformError, load
from spiders.spider import PlatformSpider

BUILT_IN: Final = tuple(ROOT / "spiders" / kind / "platforms" for kind in KINDS)


class PlatformLoader:
    """Finds platform files in the project's folders and LUREWATCH_PLATFORM_PATHS; a later folder wins a name."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self.folders = folders

    @classmethod
    def from_settings(cls, settings: BaseSettings) -> Self:
        return cls([*BUILT_IN, *knobs().platform_folders])

    @cached_property
    def files(self) -> dict[str, Path]:
        return {path.stem: path for folder in self.folders for path in sorted(folder.glob("*.yml"))}

    def load(self, spider_name: str) -> type[Spider]:
        """Raises KeyError for an unknown name (with the near ones) and PlatformError for a file that cannot be used."""
        platform = self.platform(spider_name)
        attributes: dict[str, Any] = {
            "name": platform.name,
            "platform": platform,
            "engine_class": engines()[platform.engine],
        }
        if platform.browser and (browser := find_browser()):
            from crawlers.browser.settings import browser_settings  # only here: it loads the browser's library

            attributes["custom_settings"] = browser_settings(platform, browser)
        return type(f"{platform.name.title()}Spider", (PlatformSpider,), attributes)

    def platform(self, name: str) -> Platform:
        if name not in self.files:
            near = get_close_matches(name, self.files, n=3)
            hint = f"; did you mean {', '.join(near)}?" if near else f"; looked in {', '.join(map(str, self.folders))}"
            raise KeyError(f"no platform named {name!r}{hint}")
        return load(self.files[name])

    def platforms(self) -> Iterator[Platform | PlatformError]:
        """Every platform, or what is wrong with its file."""
        for name in self.list():
            try:
                yield self.platform(name)
            except PlatformError as error:
                yield error

    def list(self) -> list[str]:
        return sorted(self.files)

    def find_by_request(self, request: Request) -> builtins.list[str]:
        return [p.name for p in self.platforms() if isinstance(p, Platform) and request.url.startswith(p.root)]
