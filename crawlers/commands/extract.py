"""scrapy extract: findings of texts that did not come from a crawl."""

import argparse
import os
import sys
from collections.abc import Iterator
from typing import TextIO

from crawlers.command import Command as OurCommand
from crawlers.command import output, say, wrong


class Command(OurCommand):
    synopsis = "FILE|- [-o OUT]"
    summary = "Find selectors and indicators in texts: JSON Lines in, JSON Lines out, same order"
    example = 'echo \'{"id": "1", "text": "WhatsApp +1 202 555 0143"}\' | scrapy extract -'

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("-o", "--output", metavar="OUT", help="file to write (default stdout)")
        parser.add_argument(
            "--processes", type=int, default=os.cpu_count() or 1, help="worker processes (default: all cores)"
        )

    def answer(self, args: list[str], opts: argparse.Namespace) -> int:
        from crawlers.extraction import LineError, answers  # it loads every rule; other commands start without

        if len(args) != 1:
            raise wrong("name one file of JSON Lines, or - for standard input")
        with _lines(args[0]) as lines, output(opts.output) as out:
            try:
                written = sum(_put(out, row) for row in answers(lines, max(1, opts.processes)))
            except LineError as error:
                return say(f"{args[0]}: {error}", 2)
        return say(f"{written} texts examined") if opts.output else 0


def _put(out: TextIO, row: str) -> int:
    out.write(row + "\n")
    return 1


class _lines:
    """The input's lines, opened and closed; a file that cannot be read is wrong use."""

    def __init__(self, path: str) -> None:
        self._path = path

    def __enter__(self) -> Iterator[str]:
        try:
            self._file = sys.stdin if self._path == "-" else open(self._path, encoding="utf-8")  # noqa: PTH123
        except OSError as error:
            raise wrong(f"{self._path}: cannot be read: {error.strerror}") from error
        return iter(self._file)

    def __exit__(self, *_: object) -> None:
        self._file.close()
