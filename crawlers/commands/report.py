"""scrapy report: the operation's table and what stands behind it, as text and as one HTML page."""

import argparse
from datetime import UTC, datetime

from crawlers.command import Command as OurCommand
from crawlers.command import output, say, wrong
from settings.knobs import knobs
from storage.database import open_database, upgrade
from storage.repository import Repository


class Command(OurCommand):
    synopsis = "[-o PATH] [--html PATH] [--compare {waiting,all}]"
    summary = "The operation's table, levels by platform and the selectors met most"
    example = "scrapy report --html data/report.html"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("-o", "--output", metavar="PATH", help="file for the text (default stdout)")
        parser.add_argument("--html", metavar="PATH", help="also write one self-contained HTML page")
        parser.add_argument(
            "--compare",
            choices=["waiting", "all"],
            help="first find what links documents: those that a killed run left waiting, or all of them anew",
        )

    def answer(self, args: list[str], opts: argparse.Namespace) -> int:
        from crawlers.reporting.html import as_html  # templates; the other commands start without
        from crawlers.reporting.summary import summary
        from crawlers.reporting.text import as_text

        if args:
            raise wrong("report takes no arguments; see scrapy report --help")
        engine = open_database(knobs().database)
        upgrade(engine)
        repository = Repository(engine)
        if opts.compare:
            compared = repository.compare(again=opts.compare == "all")
            say(f"{compared.documents} documents compared, {compared.findings} findings new or grown")
        report = summary(repository, datetime.now(UTC))
        with output(opts.output) as out:
            out.write(as_text(report))
        if opts.html:
            with output(opts.html) as out:
                out.write(as_html(report))
            return say(f"the report lies in {opts.html}")
        return 0
