"""JSON Lines of texts → JSON Lines of findings, in the same order, in bounded memory, on all cores."""

import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from datetime import UTC, datetime
from itertools import islice
from typing import Any, Final

from pydantic import BaseModel, ConfigDict, ValidationError

from extractors.examine import Examination, examine_many
from extractors.facts.row import rows
from extractors.finding import Indicator, Selector
from extractors.passage import Passage
from extractors.pool import pool
from spiders.page import Page

BATCH: Final = 64
LONGEST_LINE: Final = 16 * 1024 * 1024


class LineError(Exception):
    """A line that is not as the contract says; the message names line, key and the mend."""


class Line(BaseModel):
    """One text to examine, as docs/reference/commands.md gives it. Exactly one of `text` and `html`."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    id: str | int
    text: str | None = None
    html: str | None = None
    lang: str | None = None
    platform_type: str | None = None
    default_region: str | None = None
    published: str | None = None
    company: str | None = None
    place: str | None = None


def answers(lines: Iterable[str], processes: int) -> Iterator[str]:
    """One JSON row a line. Raises LineError at the first line that cannot be read, after the rows before it."""
    batches = _batches(enumerate(lines, 1))
    if processes == 1:
        for batch in batches:
            yield from examined(batch)
        return
    with pool(processes) as workers:
        yield from _in_order(workers.submit, batches, ahead=processes * 3)


def examined(batch: list[tuple[int, str]]) -> list[str]:
    """Read and examine numbered lines."""
    read = [_line(number, text) for number, text in batch]
    found = examine_many([_passage(line) for line in read])
    return [
        json.dumps(_row(line, examination), ensure_ascii=False) for line, examination in zip(read, found, strict=True)
    ]


def _in_order(
    submit: Callable[..., "Future[list[str]]"], batches: Iterator[list[tuple[int, str]]], ahead: int
) -> Iterator[str]:
    waiting = deque(submit(examined, batch) for batch in islice(batches, ahead))
    while waiting:
        yield from waiting.popleft().result()
        waiting.extend(submit(examined, batch) for batch in islice(batches, 1))


def _batches(lines: Iterator[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    full = ((number, line) for number, line in lines if line.strip())
    while batch := list(islice(full, BATCH)):
        yield batch


def _line(number: int, text: str) -> Line:
    if len(text) > LONGEST_LINE:
        raise LineError(f"line {number}: longer than {LONGEST_LINE} characters; split the text")
    try:
        line = Line.model_validate_json(text)
    except ValidationError as error:
        flaw = error.errors()[0]
        raise LineError(f"line {number}: {'.'.join(map(str, flaw['loc'])) or 'JSON'}: {flaw['msg']}") from error
    if (line.text is None) == (line.html is None):
        raise LineError(f"line {number}: give one of text and html")
    return line


def _passage(line: Line) -> Passage:
    text, hyperlinks = line.text or "", ()
    if line.html is not None:
        text, hyperlinks = _prose(line.html)
    return Passage(
        text=text,
        hyperlinks=hyperlinks,
        language=line.lang,
        region=line.default_region,
        kind=line.platform_type,
        published=line.published,
        company=line.company,
        place=line.place,
    )


def _prose(html: str) -> tuple[str, Any]:
    page = Page(url="http://text.invalid/", source=html, captured_at=datetime.now(UTC))
    body = page.first("body")
    words = body.prose() if body else None
    return (words.text, tuple((link.start, link.end, link.url) for link in words.hyperlinks)) if words else ("", ())


def _row(line: Line, found: Examination) -> dict[str, Any]:
    row: dict[str, Any] = {
        "id": line.id,
        "language": found.language,
        "selectors": [selector_row(selector) for selector in found.selectors],
        "indicators": [indicator_row(indicator) for indicator in found.indicators],
        "level": found.assessment.level,
        "reasons": list(found.assessment.reasons),
        "facts": rows(found.facts),
    }
    return row if line.html is None else {**row, "text": _prose(line.html)[0]}


def selector_row(selector: Selector) -> dict[str, Any]:
    names = ("kind", "value", "raw", "start", "end", "confidence", "written")
    return {name: getattr(selector, name) for name in names}


def indicator_row(indicator: Indicator) -> dict[str, Any]:
    row: dict[str, Any] = {"id": indicator.id}
    if indicator.because or not indicator.quote:
        row["because"] = indicator.because
    else:
        row |= {"quote": indicator.quote, "start": indicator.start, "end": indicator.end}
    return row | {"strength": indicator.strength, "confidence": indicator.confidence, "rule": indicator.rule}
