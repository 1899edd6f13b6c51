"""One page, one address: every view of a forum page that links lead to, per engine. None is never fetched."""

import pytest

from spiders.engine import Site
from spiders.engines import engines

HOST = "https://forum.example.org"

CASES = [
    ("phpbb", "/viewtopic.php?f=3&t=5&sid=0123456789abcdef&start=0#p9", "/viewtopic.php?t=5"),
    ("phpbb", "/viewtopic.php?f=3&t=5&p=77#p77", "/viewtopic.php?t=5"),
    ("phpbb", "/viewtopic.php?start=20&t=5&hilit=work&sk=t&sd=a", "/viewtopic.php?start=20&t=5"),
    ("phpbb", "/viewtopic.php?t=5&view=unread#unread", "/viewtopic.php?t=5"),
    ("phpbb", "/viewforum.php?f=3&sort_days=0&sk=t&sd=d", "/viewforum.php?f=3"),
    ("phpbb", "/viewtopic.php?p=77#p77", None),
    ("phpbb", "/viewtopic.php?t=5&view=print", None),
    ("phpbb", "/viewtopic.php?t=5&view=next", None),
    ("phpbb", "/search.php?search_id=active_topics", None),
    ("phpbb", "/posting.php?mode=reply&t=5", None),
    ("phpbb", "/ucp.php?mode=login", None),
    ("phpbb", "/app.php/feed/topic/5", None),
    ("phpbb", "/memberlist.php?mode=team", None),
    ("phpbb", "/memberlist.php?mode=viewprofile&u=8&sid=00ff", "/memberlist.php?mode=viewprofile&u=8"),
    ("phpbb", "/jobs-f4/picking-t123-30.html?sid=00ff", "/jobs-f4/picking-t123-30.html"),
    ("mybb", "/showthread.php?tid=5&page=1", "/showthread.php?tid=5"),
    ("mybb", "/showthread.php?tid=5&pid=77#pid77", "/showthread.php?tid=5"),
    ("mybb", "/showthread.php?mode=threaded&tid=5&pid=77", "/showthread.php?tid=5"),
    ("mybb", "/showthread.php?tid=5&action=lastpost", "/showthread.php?tid=5"),
    ("mybb", "/showthread.php?tid=5&action=nextnewest", None),
    ("mybb", "/forumdisplay.php?fid=4&datecut=9999&sortby=subject&order=asc&page=2", "/forumdisplay.php?fid=4&page=2"),
    ("mybb", "/thread-5-lastpost.html", "/thread-5.html"),
    ("mybb", "/thread-5-post-77.html#pid77", "/thread-5.html"),
    ("mybb", "/thread-5-page-1.html", "/thread-5.html"),
    ("mybb", "/thread-5-page-12.html", "/thread-5-page-12.html"),
    ("mybb", "/thread-5-nextoldest.html", None),
    ("mybb", "/Thread-Picking-apples?pid=77#pid77", "/Thread-Picking-apples"),
    ("mybb", "/Thread-Picking-apples?page=2", "/Thread-Picking-apples?page=2"),
    ("mybb", "/printthread.php?tid=5", None),
    ("mybb", "/archive/index.php?thread-5.html", None),
    ("mybb", "/member.php?action=login", None),
    ("mybb", "/member.php?uid=8&action=profile", "/member.php?action=profile&uid=8"),
    ("fluxbb", "/viewtopic.php?id=5&p=1", "/viewtopic.php?id=5"),
    ("fluxbb", "/viewtopic.php?id=5&action=new", "/viewtopic.php?id=5"),
    ("fluxbb", "/viewtopic.php?pid=77#p77", None),
    ("fluxbb", "/extern.php?action=feed&tid=5", None),
    ("fluxbb", "/search.php?action=show_recent", None),
    ("fluxbb", "/post/77/#p77", None),
    ("fluxbb", "/topic/5/picking/new/posts/", None),
    ("fluxbb", "/topic/5/picking/page/2/", "/topic/5/picking/page/2/"),
    ("fluxbb", "/topic5-picking-new-posts.html", None),
    ("smf", "/index.php?PHPSESSID=abc&topic=5.0", "/index.php?topic=5.0"),
    ("smf", "/index.php?topic=5.msg77;topicseen#new", "/index.php?topic=5.0"),
    ("smf", "/index.php?topic=5.new#new", "/index.php?topic=5.0"),
    ("smf", "/index.php?topic=5", "/index.php?topic=5.0"),
    ("smf", "/index.php?topic=5.15;wap2", "/index.php?topic=5.15"),
    ("smf", "/index.php?topic=5.0;prev_next=next#new", None),
    ("smf", "/index.php?action=printpage;topic=5.0", None),
    ("smf", "/index.php?msg=77", None),
    ("smf", "/index.php?board=2.20;sort=subject;desc", "/index.php?board=2.20"),
    ("smf", "/index.php?action=profile;u=8", "/index.php?action=profile;u=8"),
    ("smf", "/index.php?u=8&action=profile&area=summary", "/index.php?action=profile;u=8"),
    ("smf", "/index.php?action=profile;area=showposts;u=8", None),
    ("smf", "/index.php?action=.xml;type=rss2", None),
    ("smf", "/index.php/topic,5.msg77.html?PHPSESSID=abc#msg77", "/index.php/topic,5.0.html"),
    ("smf", "/index.php/topic,5.0/prev_next,next.html", None),
    ("smf", "/index.php/board,2.20.html", "/index.php/board,2.20.html"),
    ("bbpress", "/forums/topic/picking/page/2/#post-77", "/forums/topic/picking/page/2/"),
    ("bbpress", "/forums/topic/picking/page/1/", "/forums/topic/picking/"),
    ("bbpress", "/forums/topic/picking/?bbp_reply_to=77&_wpnonce=aa", "/forums/topic/picking/"),
    ("bbpress", "/forums/topic/picking/feed/", None),
    ("bbpress", "/forums/topic/picking/edit/", None),
    ("bbpress", "/forums/reply/77/", None),
    ("bbpress", "/forums/search/price/", None),
    ("bbpress", "/forums/topic-tag/apples/", None),
    ("bbpress", "/wp-login.php?redirect_to=x", None),
    ("bbpress", "/forums/topic/%e3%83%91%e3%83%b3/", "/forums/topic/%E3%83%91%E3%83%B3/"),
]


@pytest.mark.parametrize(("engine", "link", "address"), CASES)
def test_one_address_a_page(engine: str, link: str, address: str | None) -> None:
    reader = engines()[engine](Site(root=f"{HOST}/"))
    found = reader.canonical(HOST + link)
    assert found == (HOST + address if address else None)
    if found:
        assert reader.canonical(found) == found


ROLES = [
    ("phpbb", "/jobs/picking-t123.html", "thread"),
    ("phpbb", "/forum12.html", "board"),
    ("mybb", "/Forum-Jobs", "board"),
    ("mybb", "/thread-5-page-2.html", "thread"),
    ("fluxbb", "/topic5-picking-p2.html", "thread"),
    ("fluxbb", "/forum/2/jobs/", "board"),
    ("smf", "/index.php/board,2.0.html", "board"),
    ("smf", "/index.php?topic=5.15", "thread"),
    ("smf", "/index.php?action=search", None),
    ("bbpress", "/forums/", "board"),
    ("bbpress", "/community/topic/picking/", "thread"),
]


@pytest.mark.parametrize(("engine", "link", "role"), ROLES)
def test_address_tells_its_role(engine: str, link: str, role: str | None) -> None:
    assert engines()[engine](Site(root=f"{HOST}/")).role(HOST + link) == role
