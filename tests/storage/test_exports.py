"""Exports, each read again by a second reader; and cells that no spreadsheet takes for a formula."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from storage.caution import NOTE
from storage.exports import formats
from storage.exports.csv import AROUND, COLUMNS, LONGEST, cell
from storage.repository import Repository
from tests.storage.made import NOON, TEXT, post, reading

PAYLOADS = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("https://example.org","click")',
    "+44 7700 900123",
    "\t=1",
    "\r=1",
    "\n=1",
    "\0=1",
    "\tplain",
    " =1",
    "   @x",
    "\u00a0=1",
    "\u3000=1",
    "\u200b=1",
    "\ufeff=1",
    "\u202e=1",
    "\x01=1",
    "\x1f+1",
    '"=1"',
    "'=1",
    '" =1',
    "''=1",
    "“=1",
    "＝1+1",
    "＋1",
    "－1",
    "＠x",
    " ＝1",
    "﹣1",
    "−1",
    "|cmd",
    "%0A=1",
]


def read_csv(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


@pytest.fixture
def documents(repository: Repository) -> Iterator[dict[str, Any]]:
    run_id = repository.begin_run("demo", {}, NOON)
    repository.store(run_id, [reading(post("1"), post("2", text="Привіт\u2028друже\x85", level="none"))])
    return repository.documents()


def test_every_module_of_the_folder_is_a_format() -> None:
    files = {path.stem for path in (Path(__file__).resolve().parents[2] / "storage" / "exports").glob("*.py")}
    assert set(formats()) == files - {"__init__"}
    assert all(callable(one.write) for one in formats().values())


@pytest.mark.parametrize("name", sorted(formats()))
def test_nothing_to_write(name: str) -> None:
    assert formats()[name].write(iter(()), io.StringIO()) == 0


def test_jsonl_comes_back_as_it_was(documents: Iterator[dict[str, Any]], repository: Repository) -> None:
    out = io.StringIO()
    assert formats()["jsonl"].write(documents, out) == 2
    lines = out.getvalue().splitlines()
    assert len(lines) == 2
    assert [json.loads(line) for line in lines] == list(repository.documents())


def test_csv_has_a_row_a_selector_and_one_for_a_document_without(documents: Iterator[dict[str, Any]]) -> None:
    out = io.StringIO()
    assert formats()["csv"].write(documents, out) == 2
    phone, email, without = read_csv(out.getvalue())
    assert tuple(phone) == COLUMNS
    assert (phone["row"], phone["selector_kind"], phone["selector_value"]) == ("1", "phone", "'+447700900123")
    assert phone["selector_as_written"] == "'+44 7700 900123"
    assert phone["excerpt"] == TEXT
    assert (phone["level"], phone["author"], phone["indicators"]) == ("low", "Marta", "pay.vague_high_earnings")
    assert phone["published"] == "2026-03-14T11:00:00+00:00"
    assert (email["row"], email["selector_value"]) == ("2", "jobs@example.org")
    assert (without["selector_kind"], without["excerpt"]) == ("", "Привіт друже")
    assert {row["note"] for row in (phone, email, without)} == {NOTE}


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_cell_is_taken_for_a_formula(payload: str) -> None:
    assert str(cell(payload)).startswith("'")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_column_lets_a_formula_through(repository: Repository, payload: str) -> None:
    run_id = repository.begin_run("demo", {}, NOON)
    hostile = post("1" + payload, text=payload + TEXT, title=payload, reasons=(payload,), language=payload)
    repository.store(run_id, [reading(hostile, warc=payload)])
    out = io.StringIO()
    formats()["csv"].write(repository.documents(), out)
    for row in read_csv(out.getvalue()):
        for name, value in row.items():
            visible = value.strip(" \"'\t\r\n\0\u00a0\u3000\u200b\ufeff\u202e“")[:1]
            assert not visible or visible not in "=+-@＝＋－＠" or value.startswith("'"), (name, value)


@pytest.mark.parametrize("text", ["a;=1+1", 'a; "=1+1', "a;\u00a0@x", "x;;＋1", "a;'-2"])
def test_a_semicolon_inside_a_cell_starts_no_formula_where_it_ends_cells(text: str) -> None:
    made = str(cell(text))
    assert all(part.strip(' "\u00a0')[:1] not in tuple("=+-@＋") for part in made.split(";") if part), made


@pytest.mark.parametrize(
    "text", ["plain", "a = b", "jobs@example.org", "1+1", "Привіт", "招聘", "", "a; b", 0.9, 17, True]
)
def test_what_is_no_formula_stays(text: object) -> None:
    assert cell(text) == text


def test_cells_are_bounded() -> None:
    assert len(str(cell("x" * 100_000))) == LONGEST
    assert len(str(cell("= " * 100_000))) == LONGEST + 1


def test_an_excerpt_stands_around_its_selector(repository: Repository) -> None:
    long = "word " * 1000 + TEXT + " word" * 1000
    run_id = repository.begin_run("demo", {}, NOON)
    repository.store(run_id, [reading(post(text=long))])
    out = io.StringIO()
    formats()["csv"].write(repository.documents(), out)
    (phone, _) = read_csv(out.getvalue())
    assert "+44 7700 900123" in phone["excerpt"]
    assert len(phone["excerpt"]) < 2 * AROUND + 20


def test_a_line_break_in_a_text_makes_no_row(repository: Repository) -> None:
    run_id = repository.begin_run("demo", {}, NOON)
    repository.store(run_id, [reading(post(text='one\r\n"two"\n,three\n' + TEXT, title='a "b", c'))])
    out = io.StringIO()
    formats()["csv"].write(repository.documents(), out)
    assert len(out.getvalue().splitlines()) == 3
    assert read_csv(out.getvalue())[0]["title"] == 'a "b", c'
