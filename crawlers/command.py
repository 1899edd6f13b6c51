"""What our commands share: an example under --help, words to stderr, exit codes by the contract."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, ClassVar, TextIO

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from crawlers.health import EXIT
from storage.database import StorageError


class Command(ScrapyCommand):
    """Subclasses give `synopsis`, `summary`, `example` and `answer(arguments, options) -> exit code`."""

    requires_project = True
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}
    synopsis: ClassVar[str] = ""
    summary: ClassVar[str] = ""
    example: ClassVar[str] = ""

    def syntax(self) -> str:
        return self.synopsis

    def short_desc(self) -> str:
        return self.summary

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.epilog = f"Example: {self.example}"

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        try:
            self.exitcode = self.answer(args, opts)
        except StorageError as error:
            self.exitcode = say(str(error), EXIT["storage"])
        except BrokenPipeError:
            sys.stderr.close()  # the reader of our output left; nothing more to say

    def answer(self, args: list[str], opts: argparse.Namespace) -> int:
        raise NotImplementedError


def say(words: str, exit_code: int = 0) -> int:
    print(words, file=sys.stderr)
    return exit_code


def wrong(words: str) -> UsageError:
    """Wrong use: exit 2 with the words, without the whole help."""
    return UsageError(words, print_help=False)


@contextmanager
def output(path: str | None) -> Iterator[TextIO]:
    """The file at `path`, or stdout for None and "-"."""
    if path in {None, "-"}:
        yield sys.stdout
        sys.stdout.flush()
        return
    try:
        with open(str(path), "w", encoding="utf-8", newline="") as file:  # noqa: PTH123
            yield file
    except OSError as error:
        raise wrong(f"{path}: cannot be written: {error.strerror}") from error
