"""scrapy crawl NAME: one platform now; the exit code says how it went."""

import argparse
from datetime import UTC, datetime

from scrapy.commands import BaseRunSpiderCommand
from scrapy.exceptions import UsageError

from crawlers.accounts import NoCredentials, account_of
from crawlers.browser.found import ABSENT, Unreachable, find_browser
from crawlers.command import say, wrong
from crawlers.health import EXIT
from crawlers.job import JobError, job_of
from crawlers.loader import PlatformLoader
from crawlers.operation import PolicyStop, permit
from settings.knobs import knobs
from spiders.platform import PlatformError


class Command(BaseRunSpiderCommand):
    requires_project = True

    def syntax(self) -> str:
        return "[options] NAME"

    def short_desc(self) -> str:
        return "Crawl one platform now and store what it holds"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.epilog = "Example: scrapy crawl harbour-board -a since='2 days ago' -a limit=500"

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        if len(args) != 1:
            raise UsageError("name one platform; `scrapy list` shows them")
        try:
            job = job_of(args[0], opts.spargs)
            self._check(args[0])
            self.exitcode = self._crawl(args[0], {"since": job.since, "limit": job.limit})
        except (KeyError, PlatformError, JobError, NoCredentials) as error:
            raise wrong(str(error.args[0])) from error
        except PolicyStop as stop:
            self.exitcode = say(str(stop), EXIT["policy"])
        except Unreachable as error:
            self.exitcode = say(f"{args[0]}: {error}", EXIT["broken"])

    def _check(self, name: str) -> None:
        """Before anything is looked up or fetched. Raises what `run` catches, and UsageError."""
        assert self.settings is not None
        platform = PlatformLoader.from_settings(self.settings).platform(name)
        if self.settings.getbool("LUREWATCH_PURPOSE_REQUIRED"):
            permit(platform, knobs().operation, datetime.now(UTC).date())
        if platform.sign_in:
            account_of(platform.sign_in)
        if platform.browser and find_browser() is None:
            raise wrong(f"{name} needs a browser, and {ABSENT}")

    def _crawl(self, name: str, arguments: dict[str, object]) -> int:
        assert self.crawler_process is not None
        crawler = self._create_crawler(name)
        self.crawler_process.crawl(crawler, **arguments)
        self.crawler_process.start()
        if crawler.stats is None:
            return EXIT["defect"]
        return int(crawler.stats.get_value("lurewatch/exit-code", EXIT["defect"]))
