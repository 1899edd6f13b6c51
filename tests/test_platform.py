"""A wrong platform file is refused before any request, with file, key and the mend."""

from pathlib import Path

import pytest

from spiders.platform import PlatformError, load

GOOD = """title: Demo forum
engine: phpbb
root: https://forum.example.org/
start: {board: [/viewforum.php?f=12]}
language: en
timezone: Europe/London
every: 6h
delay: 5
css: {thread_link: a.topic}
expect: {min: {items: 40, author: 0.9, published: 0.95}}
"""


def written(folder: Path, text: str, name: str = "demo.yml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_facts_are_read(tmp_path: Path) -> None:
    platform = load(written(tmp_path, GOOD))
    assert (platform.name, platform.every_minutes, platform.host) == ("demo", 360, "forum.example.org")
    assert platform.site.css == {"thread_link": "a.topic"}


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("every: 6h", "evry: 6h", "evry: unknown key; known keys: browser"),
        ("every: 6h", "every: 90", "every"),
        ("every: 6h", "every: 6 hours", "write a time span as 30m"),
        ("timezone: Europe/London", "timezone: London time", "no time zone"),
        ("engine: phpbb", "engine: phbb", "no engine named 'phbb'; engines: "),
        ("root: https://forum.example.org/", "root: ftp://forum.example.org/", "https://host/"),
        ("root: https://forum.example.org/", "root: https://me:pw@forum.example.org/", "https://host/"),
        ("delay: 5", "delay: 0.1", "at least 1 second"),
        ("{thread_link: a.topic}", "{thread_lnk: a.topic}", "phpbb has no thread_lnk; it has: "),
        ("{board: [/viewforum.php?f=12]}", "{bord: [/x]}", "start.bord"),
        ("items: 40", "itms: 40", "expect.min.itms: unknown key"),
        ("expect:", "# expect:", "expect: Field required"),
        ("title: Demo forum", "title: [", "cannot be read as YAML"),
        (GOOD, "- a\n- b\n", "expected keys and values, found list"),
    ],
)
def test_a_flaw_is_named_with_its_file(tmp_path: Path, old: str, new: str, words: str) -> None:
    path = written(tmp_path, GOOD.replace(old, new))
    with pytest.raises(PlatformError) as caught:
        load(path)
    assert words in str(caught.value)
    assert str(path) in str(caught.value)


def test_a_name_that_cannot_be_typed_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PlatformError, match="rename the file"):
        load(written(tmp_path, GOOD, "Démo forum.yml"))
