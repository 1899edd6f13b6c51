"""Fingerprints: which engine runs a page, and pages that only talk of an engine."""

from collections import Counter
from datetime import UTC, datetime
from html import escape

import pytest

from benchmarks.identify import DATA, named, rest
from spiders.engines import engines
from spiders.fingerprint import SURE, Clue, confidence
from spiders.identify import identify
from spiders.page import Page
from tests.recorded import Recorded, recorded

LAST = {name for name, engine in engines().items() if engine.last}
THREADS = [
    page
    for page in recorded()
    if page.facts["role"] == "thread" and "state" not in page.facts and page.engine not in LAST
]
MARKUP = [page for page in THREADS if page.page.source.lstrip().startswith("<")]
WORDPRESS = """<!DOCTYPE html><html lang="en"><head><title>Town news</title>
<meta name="generator" content="WordPress 6.8"><link rel="stylesheet" href="https://news.example.org/wp-content/plugins/bbpress/templates/default/css/bbpress.min.css">
<script src="https://news.example.org/wp-content/plugins/bbpress/templates/default/js/engagements.min.js"></script></head>
<body class="{classes}"><article class="post-5 post"><h1>Market day</h1>
<div class="entry-content">{text}</div></article>
</body></html>"""
TALK = """<p>Our old board was powered by <a href="https://www.phpbb.com/">phpBB</a>, later powered by
<a href="https://mybb.com">MyBB</a>, then <a href="https://www.simplemachines.org" title="Simple Machines">SMF</a>,
<a href="https://www.discuz.net">Discuz!</a>, powered by vBulletin&reg; Version 3.8.11 and
<a href="https://xenforo.com">Community platform by XenForo</a>, <a href="https://www.invisioncommunity.com/"
title="Invision Community">Powered by Invision Community</a>, powered by <a href="https://www.discourse.org">Discourse</a>,
powered by <a href="https://nodebb.org">NodeBB</a>, <a href="https://flarum.org">Flarum</a>, powered by
<a href="https://fluxbb.org/">FluxBB</a> and powered by <a href="https://vanillaforums.com">Vanilla</a>.</p>"""
TRAPS = {
    "WordPress that loads bbPress everywhere": WORDPRESS.format(classes="single single-post", text="Stalls from nine."),
    "blog that tells of forum software": WORDPRESS.format(classes="single", text=TALK),
    "blog with embedded Discourse comments": """<html><head><title>Blog</title></head><body><article>Words.</article>
<div id="discourse-comments"></div><script>window.DiscourseEmbed = { discourseUrl: 'https://talk.example.org/',
topicId: 12 };</script><script async src="https://talk.example.org/javascripts/embed.js"></script></body></html>""",
    "shop of vanilla in vanilla script": """<html><head><title>Vanilla</title><script src="/js/vanilla-lazyload.min.js">
</script></head><body class="vanilla vanilla-js Section-Vanilla"><h1 class="PageTitle">Vanilla pods</h1>
<div class="Item vanilla">Vanilla forums of the Indian Ocean</div><script>var vanilla = {}; window.vanilla = {};
</script></body></html>""",
    "single-page shell": """<html><head><title>App</title></head><body><div id="app" class="App"><div id="content"
class="App-content"></div></div><noscript>This site needs JavaScript.</noscript><script>var app = {}; var config = {};
app.boot = 1;</script></body></html>""",
    "lorem ipsum": """<html><body class="ipsum"><div class="message post content" id="post_1">
<h3 class="username">A</h3><blockquote class="quote">Lorem</blockquote>
<div class="postbody" id="p1">dolor</div></div></body></html>""",
    "nothing": "",
    "not HTML": '{"topics": []}',
}


BY_FACTS_ALONE = {"job_api", "profile_pages"}
"""Nothing on a page tells of them: an analyst's platform file says where things stand."""


def page(source: str, **more: object) -> Page:
    return Page(url="https://example.org/", source=source, captured_at=datetime(2026, 3, 5, tzinfo=UTC), **more)  # type: ignore[arg-type]


def sure(found: Page) -> set[str]:
    return {candidate.engine for candidate in identify(found, engines().values()) if candidate.sure}


@pytest.mark.parametrize("name", TRAPS)
def test_no_engine_is_sure_of_a_page_that_has_none(name: str) -> None:
    assert sure(page(TRAPS[name])) == set()


def test_a_buddypress_member_page_beside_bbpress_is_no_forum() -> None:
    classes = "bp-user buddypress bbp-user-page bbpress page"
    member = WORDPRESS.format(classes=classes, text="<div id='buddypress'>Ann</div>")
    assert sure(page(member)) == {"buddypress"}


@pytest.mark.parametrize("quoted", MARKUP, ids=str)
def test_a_blog_that_quotes_markup_runs_no_forum(quoted: Recorded) -> None:
    assert sure(page(WORDPRESS.format(classes="single", text=f"<pre>{escape(quoted.page.source)}</pre>"))) == set()


@pytest.mark.parametrize("host", MARKUP, ids=str)
def test_a_post_that_quotes_another_engines_markup_changes_nothing(host: Recorded) -> None:
    quotes = "".join(escape(other.page.source) for other in MARKUP if other.engine != host.engine)
    source = host.page.source.replace("</body>", f"<pre>{quotes}</pre></body>")
    assert sure(page(source)) == {host.engine}


@pytest.mark.parametrize("name", sorted(engines()))
def test_words_alone_make_no_engine_sure(name: str) -> None:
    """What stands in text may be a quotation: text clues add to signs of structure and never stand for them."""
    told = "\n".join(clue.html for clue in engines()[name].fingerprint if clue.html)
    assert (
        confidence(engines()[name].fingerprint, page(f"<html><body>{escape(told, quote=False)}</body></html>"))[0]
        < SURE
    )


@pytest.mark.parametrize("name", sorted(engines()))
def test_every_clue_is_one_sign_with_a_weight(name: str) -> None:
    clues = engines()[name].fingerprint
    assert clues or engines()[name].last or name in BY_FACTS_ALONE
    for clue in clues:
        assert sum(map(bool, (clue.css, clue.html, clue.data, clue.header, clue.cookie))) == 1, clue
        assert 0 < clue.weight < 1
        assert (clue.html, clue.data) == (clue.html.casefold(), clue.data.casefold())
        assert clue.seen_on(page("<p>")) is False


def test_clues_of_answer_and_cookies_count() -> None:
    answer = page("<p>", headers={"X-Powered-By": "Example"}, cookies=("xf_csrf",))
    assert Clue(header="x-powered-by: example", weight=0.5).seen_on(answer)
    assert identify(answer, engines().values())[0].engine == "xenforo"


def test_doubt_shrinks_with_each_independent_clue() -> None:
    clues = (Clue(html="one", weight=0.5), Clue(html="two", weight=0.5), Clue(html="three", weight=0.9))
    assert confidence(clues, page("<p>one two")) == (0.75, ["one", "two"])


@pytest.mark.skipif(not DATA.is_dir(), reason=f"no pages in the wild: {DATA} is absent")
def test_knows_the_engine_of_forum_pages_in_the_wild() -> None:
    verdicts = Counter(labelled.verdict for labelled in named())
    assert verdicts["wrong-sure"] == 0
    assert verdicts["right"] >= 0.95 * verdicts.total(), dict(verdicts)


@pytest.mark.skipif(not DATA.is_dir(), reason=f"no pages in the wild: {DATA} is absent")
def test_is_never_sure_of_another_engine_in_the_wild() -> None:
    wrong = [labelled.name for labelled in rest() if labelled.verdict == "wrong-sure"]
    assert wrong == []
