"""scrapy export FORMAT: stored documents for other programs and for people."""

import argparse
from datetime import UTC, datetime

from crawlers.command import Command as OurCommand
from crawlers.command import output, say, wrong
from crawlers.commands.due import _moment
from settings.knobs import knobs
from storage.audit import append
from storage.database import open_database, upgrade
from storage.exports import formats
from storage.repository import Repository


class Command(OurCommand):
    synopsis = "FORMAT [-o PATH] [--platform P] [--since T] [--level L] | --list"
    summary = "Write stored documents in a format: jsonl for programs, csv for people"
    example = "scrapy export csv -o leads.csv --level medium"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("-o", "--output", metavar="PATH", help="file to write (default stdout)")
        parser.add_argument("--platform", metavar="P", help="only documents of this platform")
        parser.add_argument("--since", metavar="T", help="only documents captured since then")
        parser.add_argument("--level", choices=["low", "medium", "high"], help="only documents of this level or higher")
        parser.add_argument("--list", action="store_true", help="print the formats")

    def answer(self, args: list[str], opts: argparse.Namespace) -> int:
        if opts.list:
            print("\n".join(sorted(formats())))
            return 0
        if len(args) != 1 or args[0] not in formats():
            raise wrong(f"name one format: {', '.join(sorted(formats()))}")
        since = _moment(opts.since) if opts.since else None
        engine = open_database(knobs().database)
        upgrade(engine)
        documents = Repository(engine).documents(platform=opts.platform, since=since, level=opts.level)
        with output(opts.output) as out:
            written = formats()[args[0]].write(documents, out)
        details = {"format": args[0], "documents": written, "platform": opts.platform, "level": opts.level}
        append(engine, "operator", "export", details, datetime.now(UTC))
        return say(f"{written} documents written")
