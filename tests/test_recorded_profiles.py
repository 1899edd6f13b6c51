"""Profiles and channel messages against what a perfect reader returns: dating pages, BuddyPress, Telegram previews."""

import json
from collections import deque
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml

from items import Document, Post, Profile
from spiders.engine import Site
from spiders.engines import engines
from spiders.identify import identify
from spiders.link import Link
from spiders.page import Page
from spiders.platform import Platform
from tests.warc import responses

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
pytestmark = pytest.mark.skipif(not (DATA / "gold").is_dir(), reason="recorded profiles are not beside this project")

OKCUPID_LIKE = """
title: A dating site
engine: profile_pages
root: https://dating.example.org/
start: {listing: [/match]}
language: en
expect: {min: {items: 1}}
css:
  profile_link: a.user_image, a.name
  pages: a.next
  username: "#basic_info_sn"
  age: "#ajax_age"
  place: "#ajax_location"
  gender: "#ajax_gender || #aso_loc .ajax_gender"
  orientation: "#ajax_orientation"
  status: "#ajax_status || #ajax_relstatus"
  languages: "#ajax_languages || #ajax_speaks"
  seeks: "#ajax_lookingfor @after(For)"
  last_seen: row:Last online
  row: "#profile_details dl"
  label: dt
  value: dd
  essay: "#main_column > .essay"
  essay_title: .essay_title
  essay_text: .text > .essay
"""
NAMED = {"age": "age", "location": "place", "gender": "gender", "orientation": "orientation", "status": "status"}


def _plain(text: object) -> str:
    return " ".join(str(text).split())


def _rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / "gold" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def _profile(file: str) -> Profile:
    platform = Platform.model_validate({**yaml.safe_load(OKCUPID_LIKE), "name": "dating"})
    source = (DATA / "pages" / file).read_text(encoding="utf-8")
    url = "https://dating.example.org/profile/x"
    page = Page(url=url, source=source, captured_at=datetime(2016, 1, 1, tzinfo=UTC))
    engine = engines()["profile_pages"](platform.site)
    assert engine.state(page) == "open"
    [found] = engine.read("profile", page)
    assert isinstance(found, Profile)
    return found


def _dating_fields() -> list[tuple[str, str, str]]:
    """(what, as it should be, as read) of every field of every profile."""
    found = []
    for row in _rows("dating_profiles"):
        gold, profile = row["expected"], _profile(row["file"])
        labelled = {label.casefold(): value for label, value in profile.facts.items()}
        labelled["last online"] = labelled.get("last_seen")
        essays = profile.facts.get("essays", {})
        assert isinstance(essays, dict)
        found.append(("username", gold["username"], profile.author.name if profile.author else ""))
        found += [(name, _plain(gold[name]), _plain(profile.facts.get(NAMED[name]))) for name in NAMED if name in gold]
        found += [(key, _plain(value), _plain(labelled.get(key.casefold()))) for key, value in gold["details"].items()]
        found += [(key, _plain(value), _plain(essays.get(key))) for key, value in gold["essays"].items()]
        found += [(key, "", _plain(value)) for key, value in essays.items() if key not in gold["essays"]]
    return found


def test_dating_profiles_are_read_by_a_platform_file_alone() -> None:
    fields = _dating_fields()
    wrong = [field for field in fields if field[1] != field[2]]
    assert 1 - len(wrong) / len(fields) >= 0.98, wrong[:10]


def _message(row: dict[str, Any]) -> Document:
    channel = row["expected"].get("channel") or row["expected"]["username"]
    page = Page(url=f"https://t.me/s/{channel}", source=row["html"], captured_at=datetime(2026, 1, 1, tzinfo=UTC))
    found = next(engines()["telegram_preview"](Site(root="https://t.me/")).read("board", page))
    assert isinstance(found, Document)
    return found


def _message_fields(post: Post) -> dict[str, object]:
    preview = post.facts.get("preview", {})
    assert isinstance(preview, dict)
    return {
        "id": post.position,
        "created_at": post.published.isoformat() if post.published else None,
        "type": post.facts["type"],
        "channel": post.thread.native_id if post.thread else None,
        "author": post.facts.get("signed"),
        "edited": post.facts.get("edited", False),
        "text": "".join(post.text.split()) or None,
        "views": post.facts.get("views"),
        **{f"preview_{name}": preview.get(name) for name in ("url", "site_name", "title", "description")},
    }


@pytest.mark.parametrize(
    "row", _rows("telegram_preview") if (DATA / "gold").is_dir() else [], ids=lambda row: row["id"]
)
def test_every_field_of_a_telegram_message(row: dict[str, Any]) -> None:
    """Media are counted and never named: their addresses, emoji pictures and thumbnails are no field of ours."""
    gold, found = row["expected"], _message(row)
    if isinstance(found, Profile):
        counted = {name: found.facts.get(name) for name in ("members", "photos", "videos", "links")}
        said = {"username": found.native_id, "title": found.title, "description": found.text}
        shown = {**said, **counted, "subscribers": counted["members"]}
        named = ("username", "title", "description", "subscribers", "photos", "videos", "links")
        assert {name: shown[name] for name in named} == {name: gold[name] for name in named}
        return
    assert isinstance(found, Post)
    gold["text"] = "".join((gold["text"] or "").split()) or None
    fields = _message_fields(found)
    assert {name: gold.get(name) for name in fields} == fields
    place = found.facts.get("location")
    links = [link.url for link in found.hyperlinks] + ([place] if place else [])
    assert links == [url for kind, url in gold["urls"] if kind == "link"]
    videos = [url for kind, url in gold["urls"] if kind in {"thumbnail-video", "thumbnail-roundvideo"}]
    assert found.facts.get("videos", 0) == len(videos)


@cache
def _buddypress() -> tuple[list[Profile], list[str], list[str]]:
    """(members, addresses fetched, addresses that were not recorded) of a crawl from the list of members."""
    recording = {urlsplit(found.url)._replace(netloc="").geturl(): found for found in responses(_warc())}
    engine = engines()["buddypress"](Site(root="http://127.0.0.1/"))
    members, fetched, missing = list[Profile](), list[str](), list[str]()
    queue = deque([Link(url="http://127.0.0.1/members/", role="listing")])
    while queue:
        link = queue.popleft()
        address = engine.canonical(link.url.replace("127.0.0.1:8107", "127.0.0.1"))
        if address is None or address in fetched:
            continue
        fetched.append(address)
        answer = recording.get(urlsplit(address)._replace(scheme="http", netloc="").geturl())
        if answer is None:
            missing.append(address)
            continue
        source = answer.body.decode("utf-8")
        found = list(engine.read(link.role, Page(url=address, source=source, captured_at=answer.captured_at)))
        queue.extend(thing for thing in found if isinstance(thing, Link))
        members += [thing for thing in found if isinstance(thing, Profile)]
    return members, fetched, missing


def _warc() -> Path:
    return DATA / "sites" / "buddypress.warc.gz"


@cache
def _truth() -> dict[str, Any]:
    truth: dict[str, Any] = json.loads((DATA / "pages" / "buddypress" / "truth.json").read_text(encoding="utf-8"))
    return truth


def test_every_member_is_read_once_with_every_field_that_a_guest_sees() -> None:
    members, _, _ = _buddypress()
    gold = {member["username"]: member for member in _truth()["profiles"]}
    assert sorted(member.native_id for member in members) == sorted(gold)
    for member in members:
        known = gold[member.native_id]
        shown = {_plain(value) for value in member.facts.values()} | {_plain(member.text)}
        fields = {name: _plain(value) for name, value in known["fields"].items() if name != "About me"}
        assert set(fields.values()) <= shown, member.native_id
        assert known["fields"]["About me"][:40] in member.text
        assert urlsplit(member.url).path == urlsplit(known["url"]).path


def test_no_page_of_members_is_fetched_needlessly() -> None:
    members, fetched, missing = _buddypress()
    assert not missing
    assert len(fetched) == len(members) + 2


def _single(facts: dict[str, Any]) -> Page:
    source = (DATA / "pages" / "buddypress" / facts["file"]).read_text(encoding="utf-8")
    return Page(url=facts["url"], source=source, captured_at=datetime.fromisoformat(facts["captured_at"]))


def test_activity_is_read_as_posts() -> None:
    engine = engines()["buddypress"](Site(root="http://127.0.0.1:8107/"))
    pages = [_single(facts) for facts in _truth()["pages"] if facts["kind"] == "activity"]
    posts = [found for page in pages for found in engine.read("board", page) if isinstance(found, Post)]
    gold = {
        (member["username"], _first_sentence(said["text"])): datetime.fromisoformat(said["date"])
        for member in _truth()["profiles"]
        for said in member["updates"]
    }
    read = {(post.author.native_id, _first_sentence(post.text)): post.published for post in posts if post.author}
    assert len(posts) == len({post.native_id for post in posts}) == 40
    assert {key: gold[key] for key in read} == read


def _first_sentence(text: str) -> str:
    """The site drops what looks like a tag from later ones: "5 < 7 & 9 > 2"."""
    return text.partition(".")[0]


def test_buddypress_is_recognised_and_its_walls_yield_nothing() -> None:
    engine = engines()["buddypress"](Site(root="http://127.0.0.1:8107/"))
    for facts in _truth()["pages"]:
        if facts["kind"] in {"not_found", "login_required", "login_form"}:
            assert engine.state(_single(facts)) != "open", facts["file"]
        elif facts["kind"] != "feed":
            sure = [found.engine for found in identify(_single(facts), engines().values()) if found.sure]
            assert sure == ["buddypress"], facts["file"]
