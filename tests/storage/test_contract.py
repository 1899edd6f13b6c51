"""What storage promises, on every database it supports."""

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from sqlalchemy import Engine

from extractors.finding import Indicator
from items import Post, Profile, Thread
from items.identity import document_id, version_of
from storage import schema
from storage.repository import Repository, Stored
from tests.storage.made import NOON, TEXT, begun, counted, only, post, reading, stored

DAY = timedelta(days=1)


def test_a_document_comes_back_as_the_contract_says(repository: Repository) -> None:
    document = post()
    assert stored(repository, reading(document, warc="a.warc.gz", offset=2**40)) == Stored(new=1, findings=3)
    back = only(repository)
    assert list(back) == [
        *("id", "type", "platform", "engine", "url", "native_id", "thread", "position", "author", "title", "text"),
        *("quotes", "published", "edited", "captured_at", "language", "facts", "selectors", "indicators", "level"),
        *("reasons", "evidence", "version"),
    ]
    assert back["id"] == document.id
    assert back["version"] == document.version
    assert back["type"] == "post"
    assert back["thread"] == {"native_id": "3", "title": "Work", "url": "https://forum.example.org/viewtopic.php?t=3"}
    assert back["author"] == {"name": "Marta", "native_id": "7", "url": "https://forum.example.org/u/7"}
    assert back["published"] == "2026-03-14T11:00:00+00:00"
    assert back["captured_at"] == "2026-03-14T12:00:00+00:00"
    assert back["edited"] is None
    assert back["quotes"] == ["who pays?"]
    assert back["facts"] == {"pay": "900 EUR"}
    assert back["evidence"]["warc"] == "a.warc.gz"
    assert back["evidence"]["offset"] == 2**40
    assert [found["kind"] for found in back["selectors"]] == ["phone", "email"]
    assert list(back["selectors"][0]) == ["kind", "value", "raw", "start", "end", "confidence", "written"]
    for found in back["selectors"]:
        assert back["text"][found["start"] : found["end"]] == found["raw"]
    (indicator,) = back["indicators"]
    assert list(indicator) == ["id", "quote", "start", "end", "strength", "confidence", "rule"]
    assert back["text"][indicator["start"] : indicator["end"]] == indicator["quote"]


def test_a_computed_indicator_says_because_instead_of_a_quote(repository: Repository) -> None:
    computed = Indicator(
        id="language.poor_quality", strength="W", confidence=0.5, rule="c", version="1", because="31 slips"
    )
    stored(repository, reading(post(indicators=(computed,))))
    (indicator,) = only(repository)["indicators"]
    assert indicator["because"] == "31 slips"
    assert "quote" not in indicator


def test_of_a_referral_no_word_leaves(repository: Repository) -> None:
    lexical = post().indicators[0]
    refer = Indicator(
        id="child.csa_suspected", strength="referral", confidence=0.5, rule="c", version="1", because="rules"
    )
    stored(repository, reading(post("1"), post("2", indicators=(lexical, refer))))
    other, back = repository.documents()
    assert other["text"] == TEXT
    assert (back["url"], back["platform"], back["captured_at"]) == (post("2").url, "demo", other["captured_at"])
    assert [found["because"] for found in back["indicators"]] == ["withheld", "rules"]
    left = json.dumps(back)
    assert not any(word in left for word in ("Good", "pay abroad", "Marta", "Work", "7700", "who pays"))


def test_a_profile_has_no_thread(repository: Repository) -> None:
    profile = Profile(native_id="7", url="https://forum.example.org/u/7", text="")
    profile = replace(profile, id=document_id("demo", "profile", "7"), version=version_of(profile))
    stored(repository, reading(profile))
    back = only(repository)
    assert (back["thread"], back["position"], back["author"], back["selectors"]) == (None, None, None, [])


def test_storing_twice_changes_nothing(engine: Engine, repository: Repository) -> None:
    run_id, readings = begun(repository), [reading(post("1"), post("2")), reading(url="https://forum.example.org/x")]
    assert repository.store(run_id, readings) == Stored(new=2, findings=6)
    before, documents = counted(engine), list(repository.documents())
    assert repository.store(run_id, readings) == Stored(unchanged=2)
    assert counted(engine) == before
    assert list(repository.documents()) == documents


def test_a_document_seen_again_adds_a_capture_only(engine: Engine, repository: Repository) -> None:
    stored(repository, reading(post()))
    before = counted(engine)
    again = replace(post(), known=True, selectors=(), indicators=(), level="none", reasons=(), language=None)
    assert stored(repository, reading(again, at=NOON + DAY)) == Stored(unchanged=1)
    assert counted(engine) == before | {"capture": before["capture"] + 1, "run": before["run"] + 1}
    back = only(repository)
    assert back["level"] == "low"
    assert back["captured_at"].startswith("2026-03-14")
    (top, _) = repository.top_selectors()
    assert (top.first_seen, top.last_seen) == (NOON, NOON + DAY)


def test_an_edited_post_is_a_new_version_and_its_old_text_may_return(engine: Engine, repository: Repository) -> None:
    first, edited = post(), post(text="Gone. Write to jobs@example.org")
    stored(repository, reading(first))
    assert stored(repository, reading(edited, at=NOON + DAY)) == Stored(changed=1, findings=1)
    back = only(repository)
    assert back["text"] == edited.text
    assert back["captured_at"].startswith("2026-03-15")
    assert [found["kind"] for found in back["selectors"]] == ["email"]
    assert repository.known_versions([first.id]) == {first.id: edited.version}

    assert stored(repository, reading(first, at=NOON + 2 * DAY)) == Stored(changed=1)
    back = only(repository)
    assert back["text"] == first.text
    assert back["captured_at"].startswith("2026-03-16")
    assert len(back["selectors"]) == 2
    assert repository.known_versions([first.id]) == {first.id: first.version}
    assert counted(engine)["version"] == 2


def test_one_document_twice_in_a_batch_is_stored_in_order(repository: Repository) -> None:
    one, two = post(text="one"), post(text="two")
    given = [reading(one), reading(two, at=NOON + DAY), reading(one, at=NOON + 2 * DAY)]
    assert stored(repository, *given) == Stored(new=1, changed=2)
    assert only(repository)["text"] == "one"


def test_an_older_capture_adds_its_version_but_is_not_current(engine: Engine, repository: Repository) -> None:
    stored(repository, reading(post(text="new")))
    assert stored(repository, reading(post(text="old"), at=NOON - DAY)) == Stored(changed=1)
    assert only(repository)["text"] == "new"
    assert counted(engine)["version"] == 2


def test_a_moved_post_stands_elsewhere_without_a_new_version(engine: Engine, repository: Repository) -> None:
    stored(repository, reading(post()))
    moved = post(thread=Thread(native_id="9", title="Elsewhere"), position=4, url="https://forum.example.org/p1")
    assert stored(repository, reading(moved, at=NOON + DAY)) == Stored(unchanged=1)
    back = only(repository)
    assert (back["thread"]["native_id"], back["position"], back["url"]) == ("9", 4, "https://forum.example.org/p1")
    nowhere = post(thread=None, position=None)
    stored(repository, reading(nowhere, at=NOON + 2 * DAY))
    assert only(repository)["position"] == 4, "a page that does not tell the place leaves it"
    assert counted(engine)["version"] == 1


def test_a_newer_codebook_adds_an_assessment_and_migrates_nothing(engine: Engine, repository: Repository) -> None:
    run_id = begun(repository)
    repository.store(run_id, [reading(post())], codebook="1")
    again = post(level="medium", indicators=())
    assert repository.store(run_id, [reading(again, at=NOON + DAY)], codebook="2") == Stored(unchanged=1, findings=2)
    back = only(repository)
    assert (back["level"], back["indicators"], len(back["selectors"])) == ("medium", [], 2)
    assert back["captured_at"].startswith("2026-03-14"), "the text is as old as it was"
    assert counted(engine)["finding"] == 5
    assert [figure.documents for figure in repository.top_selectors()] == [1, 1]


def test_a_known_document_that_storage_does_not_know_is_kept_and_examined_the_next_time(repository: Repository) -> None:
    stranger = replace(post(), known=True, selectors=(), indicators=(), level="none", reasons=())
    assert stored(repository, reading(stranger)) == Stored(new=1)
    assert repository.known_versions([stranger.id]) == {}
    assert stored(repository, reading(post(), at=NOON + DAY)) == Stored(unchanged=1, findings=3)
    assert only(repository)["level"] == "low"


def test_equal_words_in_two_documents_share_a_selector(engine: Engine, repository: Repository) -> None:
    stored(repository, reading(post("1"), post("2"), post("3", platform="other")))
    assert counted(engine)["selector"] == 2


def test_pages_without_documents_are_captures_too(engine: Engine, repository: Repository) -> None:
    closed = reading(outcome="skipped", because="login")
    assert stored(repository, closed) == Stored()
    assert repository.store(begun(repository), []) == Stored()
    assert counted(engine)["capture"] == 1


def test_known_versions_of_many(repository: Repository) -> None:
    documents = [post(str(number)) for number in range(1300)]
    stored(repository, reading(*documents))
    ids = [document.id for document in documents]
    assert repository.known_versions([*ids, "0" * 32]) == {document.id: document.version for document in documents}
    assert [back["native_id"] for back in repository.documents()] == [str(number) for number in range(1300)]
    assert repository.holds("demo")
    assert not repository.holds("other")


def test_filters(repository: Repository) -> None:
    run_id = begun(repository)
    for number, level in enumerate(("none", "low", "medium", "high")):
        repository.store(run_id, [reading(post(str(number), level=level), at=NOON + number * DAY, url=f"u{number}")])
    repository.store(run_id, [reading(post("9", platform="other"), platform="other", at=NOON - DAY)])

    def numbers(**filters: Any) -> Sequence[str]:
        return [document["native_id"] for document in repository.documents(**filters)]

    assert numbers() == ["0", "1", "2", "3", "9"]
    assert numbers(level="medium") == ["2", "3"]
    assert numbers(level="none") == ["0", "1", "2", "3", "9"]
    assert numbers(platform="other") == ["9"]
    assert numbers(since=NOON + 2 * DAY) == ["2", "3"]
    assert numbers(since=datetime(2026, 3, 16, 15, tzinfo=timezone(timedelta(hours=3)))) == ["2", "3"]
    assert numbers(platform="demo", since=NOON + DAY, level="high") == ["3"]


def test_moments_come_back_aware_and_in_utc(repository: Repository) -> None:
    kyiv = timezone(timedelta(hours=2))
    document = post(
        published=datetime(2026, 3, 14, 1, 30, 0, 5, tzinfo=kyiv), edited=datetime(2026, 3, 14, 2, tzinfo=kyiv)
    )
    stored(repository, reading(document, at=NOON.astimezone(kyiv)))
    back = only(repository)
    assert back["published"] == "2026-03-13T23:30:00.000005+00:00"
    assert back["edited"] == "2026-03-14T00:00:00+00:00"
    assert back["captured_at"] == "2026-03-14T12:00:00+00:00"
    (run,) = repository.runs()
    assert run.started == NOON
    assert run.started.tzinfo is UTC


def test_runs_say_how_they_went(repository: Repository) -> None:
    first = begun(repository)
    second = repository.begin_run("demo", {"since": NOON, "limit": None}, NOON + DAY)
    other = repository.begin_run("other", {}, NOON)
    counts = {"fetched": 10, "read": 8, "skipped": 2, "skipped/login": 2, "documents": 40, "new": 40}
    repository.finish_run(first, NOON + timedelta(hours=1), counts, "ok", "finished", 0)
    assert repository.last_runs() == {"demo": NOON + DAY, "other": NOON}
    running, ended = repository.runs("demo")
    assert (running.number, running.ended, running.verdict) == (second, None, None)
    assert (ended.number, ended.exit_code, ended.because) == (first, 0, "finished")
    assert ended.counts == {**dict.fromkeys(schema.COUNTS, 0), **counts}
    assert [run.number for run in repository.runs(limit=1)] == [second]
    assert other not in {first, second}


def test_figures(repository: Repository) -> None:
    run_id = begun(repository)
    by_other = replace(post("2").author, name="Ivan", native_id="8")  # type: ignore[type-var]
    repository.store(run_id, [reading(post("1"), post("2", author=by_other), post("3", text="hello", level="none"))])
    repository.store(run_id, [reading(post("9", platform="other", level="high"), platform="other", at=NOON + DAY)])
    begun(repository, "silent")
    demo, other, silent = repository.platforms()
    assert (demo.platform, demo.kind, demo.engine, demo.documents, demo.authors) == ("demo", "forums", "phpbb", 3, 2)
    assert demo.selectors == {"email": 1, "phone": 1}
    assert demo.levels == {"low": 2, "none": 1}
    assert demo.indicators == {"pay.vague_high_earnings": 2}
    assert other.levels == {"high": 1}
    assert (silent.kind, silent.documents, silent.selectors, silent.levels) == (None, 0, {}, {})
    for top in repository.top_selectors():
        assert (top.documents, top.platforms, top.authors) == (3, 2, 3)
        assert (top.first_seen, top.last_seen) == (NOON, NOON + DAY)
    assert [top.value for top in repository.top_selectors(kind="email")] == ["jobs@example.org"]
    assert len(repository.top_selectors(limit=1)) == 1
    (indicator,) = repository.indicators()
    assert (indicator.indicator, indicator.documents, indicator.platforms) == ("pay.vague_high_earnings", 3, 2)


def test_writers_at_the_same_time_neither_lose_nor_double(engine: Engine, repository: Repository) -> None:
    """Eight writers store overlapping batches in opposite orders, on one platform and on two."""
    runs = [begun(repository, f"p{number % 2}") for number in range(8)]

    def write(number: int) -> Stored:
        platform = f"p{number % 2}"
        total, ids = Stored(), list(range(60))
        for start in range(0, 60, 12):
            chosen = ids[start : start + 12] if number < 4 else ids[::-1][start : start + 12]
            documents = [post(str(one), platform=platform) for one in chosen]
            total += repository.store(runs[number], [reading(*documents, platform=platform, url=f"{number}/{start}")])
        return total

    with ThreadPoolExecutor(8) as pool:
        total = sum(pool.map(write, range(8)), start=Stored())
    assert (total.new, total.changed, total.unchanged, total.findings) == (120, 0, 360, 360)
    rows = counted(engine)
    assert (rows["document"], rows["version"], rows["finding"], rows["selector"], rows["capture"]) == (
        120,
        120,
        360,
        2,
        40,
    )


def test_a_stream_left_early_holds_nothing_up(repository: Repository) -> None:
    stored(repository, reading(*(post(str(number)) for number in range(3))))
    documents = repository.documents()
    next(documents)
    assert stored(repository, reading(post("9"), url="u9")).new == 1
    documents.close()  # type: ignore[attr-defined]


def test_position_and_types_survive(repository: Repository) -> None:
    assert isinstance(post(), Post)
    stored(repository, reading(post(position=0)))
    assert only(repository)["position"] == 0
