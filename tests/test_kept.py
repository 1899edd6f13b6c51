"""What is kept between processes saves time and never changes what is found."""

from pathlib import Path

import pytest

from extractors.indicators.kept import kept
from extractors.indicators.phrase import Reader
from extractors.indicators.sieve import Tables, tables

PHRASES = ["keep .. passport", "护照 & (your|my) debt", "(up-front)? fee"]


def made() -> Tables:
    return tables(map(Reader({}).read, PHRASES), "en")


def never() -> Tables:
    raise AssertionError("made again")


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path


def test_the_second_time_it_is_read() -> None:
    assert kept("1", "en", PHRASES, made) == made()
    assert kept("1", "en", PHRASES, never) == made()


@pytest.mark.parametrize("other", [("2", "en", PHRASES), ("1", "de", PHRASES), ("1", "en", PHRASES[:2])])
def test_other_versions_languages_and_phrases_are_made_for_themselves(other: tuple[str, str, list[str]]) -> None:
    kept("1", "en", PHRASES, made)
    assert kept(*other, lambda: Tables(anywhere={1})) == Tables(anywhere={1})


@pytest.mark.parametrize("content", [b"", b"\xff", b"{}x", b'{"whole": {"a": ["b"]}}', b"[" * 100_000])
def test_a_broken_file_is_made_again(cache: Path, content: bytes) -> None:
    kept("1", "en", PHRASES, made)
    (file,) = cache.rglob("*.json")
    file.write_bytes(content)
    assert kept("1", "en", PHRASES, made) == made()
    assert kept("1", "en", PHRASES, never) == made()


def test_a_folder_that_cannot_be_written_costs_only_time(cache: Path) -> None:
    (cache / "lurewatch").write_text("a file where the folder should be", encoding="utf-8")
    assert kept("1", "en", PHRASES, made) == made()


def test_without_a_home_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(Path, "home", homeless)
    assert kept("1", "en", PHRASES, made) == made()


def homeless() -> Path:
    raise RuntimeError("Could not determine home directory.")


def test_old_versions_go(cache: Path) -> None:
    for version in range(9):
        kept(str(version), "en", PHRASES, made)
    assert len([*cache.rglob("*.json")]) == 4
