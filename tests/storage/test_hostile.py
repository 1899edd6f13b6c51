"""Whatever a page holds, and whatever goes wrong in a batch: the run goes on and nothing is half stored."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from sqlalchemy import Engine

from items import Hyperlink, Thread
from items.identity import version_of
from storage.database import StorageError
from storage.repository import Repository, Stored
from tests.storage.made import NOON, TEXT, begun, counted, only, post, reading, stored

DAY = timedelta(days=1)


HOSTILE = [
    pytest.param("NUL \0 inside", id="nul"),
    pytest.param("half \ud83d and \udc00 surrogates", id="surrogates"),
    pytest.param("😀 " * 50, id="emoji"),
    pytest.param("x" * 1_000_000, id="megabyte"),
    pytest.param("\u202e\ufeff\u0000\x01\x1f\x7f\u2028", id="controls"),
    pytest.param("'; DROP TABLE document; -- %s %(x)s :x ? \\", id="sql"),
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_stored_without_loss_of_the_run(repository: Repository, text: str) -> None:
    hostile = replace(
        post("2", text=text + TEXT),
        title=text,
        author=replace(post().author, name=text, url=text),  # type: ignore[type-var]
        quotes=(text,),
        hyperlinks=(Hyperlink(start=0, end=2, url=text),),
        facts={text: [text, {"deep": text}]},
        published_text=text,
        reasons=(text,),
        thread=Thread(native_id=text, title=text, url=text),
    )
    hostile = replace(hostile, version=version_of(hostile))
    hostile = replace(
        hostile, selectors=tuple(replace(found, value=text + "v", because=text) for found in hostile.selectors)
    )
    assert stored(repository, reading(post("1"), hostile, post("3"), because=text)).new == 3
    back = list(repository.documents())[1]
    assert len(back["text"]) == len(text + TEXT)
    assert "\0" not in back["text"]
    back["text"].encode()
    for found in back["selectors"]:
        assert back["text"][found["start"] : found["end"]] == found["raw"]
    assert repository.known_versions([hostile.id]) == {hostile.id: hostile.version}
    assert stored(repository, reading(hostile, at=NOON + DAY)) == Stored(unchanged=1)
    repository.top_selectors()
    repository.platforms()


def test_the_two_replacements(repository: Repository) -> None:
    stored(repository, reading(post(text="a\0b\ud800c 😀")))
    assert only(repository)["text"] == "a\u2400b\ufffdc 😀"


def nested(depth: int) -> object:
    return [nested(depth - 1)] if depth else "bottom"


def test_hostile_values_are_stored_without_loss_of_the_run(repository: Repository) -> None:
    facts = {
        "nan": float("nan"),
        "infinite": float("inf"),
        "huge": 10**400,
        "when": NOON,
        "set": frozenset({"a"}),
        "object": object,
        "none": None,
        "true": True,
        "deep": nested(100),
    }
    early, late = (
        datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=9))),
        datetime(9999, 12, 31, 23, tzinfo=timezone(-DAY / 2)),
    )
    given = post(position=10**30, published=early, edited=late)
    assert stored(repository, reading(replace(given, facts=facts))).new == 1
    naive = datetime(2026, 1, 1)
    assert stored(repository, reading(replace(post("2"), published=naive), url="u2")).new == 1
    back, plain = repository.documents()
    assert (back["position"], back["published"], back["edited"]) == (None, None, None)
    assert back["facts"]["when"] == "2026-03-14T12:00:00+00:00"
    assert (back["facts"]["nan"], back["facts"]["huge"], back["facts"]["true"]) == (None, None, True)
    assert plain["published"] == "2026-01-01T00:00:00+00:00"


def test_a_batch_that_fails_leaves_nothing(engine: Engine, repository: Repository) -> None:
    run_id, before = begun(repository), counted(engine)
    wrong = post("2", level="certain")
    with pytest.raises(StorageError) as caught:
        repository.store(run_id, [reading(post("1")), reading(wrong, url="u2")])
    assert "certain" not in str(caught.value), "messages never quote a stored value"
    assert counted(engine) == before | {"run": before["run"], "platform": before["platform"]}
    assert repository.store(run_id, [reading(post("1"))]) == Stored(new=1, findings=3)


def test_a_run_that_was_never_begun_is_refused(repository: Repository) -> None:
    with pytest.raises(StorageError):
        repository.store(999, [reading(post())])
